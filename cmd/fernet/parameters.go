package main

import (
	"context"
	"errors"
	"fmt"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// parameterLines collects the lines that show a person what a deployment fixes for ever.
type parameterLines []string

func (l *parameterLines) line(name, format string, args ...any) {
	*l = append(*l, fmt.Sprintf("  %-18s", name)+fmt.Sprintf(format, args...))
}

// unless writes a line with the words given where they are true, and else the line.
func (l *parameterLines) unless(words bool, given, name, format string, args ...any) {
	if words {
		format, args = "%s", []any{given}
	}
	l.line(name, format, args...)
}

// parameters are the lines that show a person what a deployment fixes for ever, with durations at
// the chain's block time.
func parameters(s *session.Session, d *settlement.Deployment, newToken bool, head uint64) ([]string, error) {
	p, l := d.Params, new(parameterLines)
	l.line("slot 0", "starts at L1 block %d, %s", p.Schedule.GenesisBlock, s.InBlocks(head, p.Schedule.GenesisBlock))
	l.line("propose phase", "%s", s.Blocks(p.Schedule.ProposeBlocks))
	l.line("reveal phase", "%s", s.Blocks(p.Schedule.RevealBlocks))
	l.line("proving window", "%s", s.Blocks(p.Schedule.ProvingBlocks))
	l.line("activation delay", "%s", s.Blocks(p.ActivationDelay))
	l.line("exit delay", "%s", s.Blocks(p.ExitDelay))
	l.unless(p.ClaimWindow == 0, "for ever", "claim window", "%s", s.Blocks(p.ClaimWindow))
	l.line("stake", "%s AZT", units.Exact(p.StakeAmount))
	l.line("prune penalty", "%s AZT, of the first block without a root", units.Exact(p.PrunePenalty))
	l.line("reveal penalty", "%s AZT, of a slot that is won and not revealed", units.Exact(p.RevealPenalty))
	ban := s.Blocks(uint64(p.BanSlots) * p.Schedule.SlotBlocks())
	l.unless(p.BanSlots == 0, "none", "ban", "%d slots after a penalty: %s", p.BanSlots, ban)
	reward := units.Exact(p.BlockReward) + " AZT"
	l.unless(p.FullRewardTxs == 0, reward, "block reward", "%s from %d transactions on, in proportion below", reward, p.FullRewardTxs)
	l.unless(p.SubmitterBps == 0, "none", "submitter's share", "%s of the burn, to whom the winning submission names", p.SubmitterBps)
	mode := "the ranking is hidden until proofs are shared"
	if p.VrfMode == rules.ModePublic {
		mode = "anyone can rank everyone"
	}
	l.line("VRF mode", "%s: %s", p.VrfMode, mode)
	l.line("base rollup", "%d transactions", p.TxsPerBase)
	l.line("largest block", "%d transactions of %d bytes", p.MaxTxs, p.TxBytes)
	token := "which was there before"
	if newToken {
		token = "the AZT test token, with a faucet"
	}
	l.line("token", "%s, %s", d.Token, token)
	err := l.genesis(d)
	return *l, err
}

// genesis adds the lines of the ledger before its first block.
func (l *parameterLines) genesis(d *settlement.Deployment) error {
	genesis, err := payments.RecordedGenesis(d)
	if errors.Is(err, prover.ErrNoGenesis) {
		l.line("genesis ledger", "not in the record")
		return nil
	}
	if err != nil {
		return err
	}
	supply, err := genesis.Supply()
	if err != nil {
		return fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	accounts := fmt.Sprintf("%d accounts", len(genesis.Accounts))
	if len(genesis.Accounts) == 1 {
		accounts = "1 account"
	}
	l.line("genesis ledger", "%s with %s AZT in all", accounts, units.Exact(supply.Big()))
	least := genesis.MinBalance
	l.unless(least == (ledger.Amount{}), "none: an account of the ledger can be opened with nothing",
		"least balance", "%s AZT: every account of the ledger keeps it, and a new one is opened with it", units.Exact(least.Big()))
	return nil
}

// costs tells a person what the largest block of a deployment comes to, in two lines, and what the
// largest of any deployment may be.
func costs(p settlement.Params) (string, error) {
	shape := cost.Shape{Txs: p.MaxTxs, TxsPerBase: p.TxsPerBase, TxBytes: p.TxBytes}
	e, err := cost.Of(shape)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("A full block of %d costs about %.1f s of proving and %d 000 gas a transfer, without claims: %d proofs. "+
		"With base rollups of %d a block may have at most %d.\n"+
		"Making the proving keys, once on each machine, takes about %.0f s. Seconds are processor time: see docs/BENCHMARKS.md.",
		p.MaxTxs, e.ProvingPerTx().Seconds(), (e.GasPerTx()+500)/1000, shape.Proofs(), p.TxsPerBase, cost.MaxTxs(p.TxsPerBase, shape.TxBytes),
		e.Constraints.SetUpTime().Seconds()), nil
}

// describeDeployment makes the lines that show the parameters and what they cost.
func describeDeployment(
	ctx context.Context, s *session.Session, d *settlement.Deployment, newToken bool,
) (lines []string, cost string, err error) {
	head, err := s.L1.Head(ctx)
	if err != nil {
		return nil, "", err
	}
	if lines, err = parameters(s, d, newToken, head); err != nil {
		return nil, "", err
	}
	cost, err = costs(d.Params)
	return lines, cost, err
}

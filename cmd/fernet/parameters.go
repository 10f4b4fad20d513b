package main

import (
	"errors"
	"fmt"
	"strings"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// parameters are the lines that show a person what a deployment fixes for ever, with durations at
// the chain's block time.
func parameters(s *session.Session, d *settlement.Deployment, newToken bool, head uint64) (lines []string, err error) {
	p := d.Params
	line := func(name, format string, args ...any) {
		lines = append(lines, fmt.Sprintf("  %-18s", name)+fmt.Sprintf(format, args...))
	}
	line("slot 0", "starts at L1 block %d, %s", p.Schedule.GenesisBlock, s.InBlocks(head, p.Schedule.GenesisBlock))
	line("propose phase", "%s", s.Blocks(p.Schedule.ProposeBlocks))
	line("reveal phase", "%s", s.Blocks(p.Schedule.RevealBlocks))
	line("proving window", "%s", s.Blocks(p.Schedule.ProvingBlocks))
	line("activation delay", "%s", s.Blocks(p.ActivationDelay))
	line("exit delay", "%s", s.Blocks(p.ExitDelay))
	if p.ClaimWindow == 0 {
		line("claim window", "for ever")
	} else {
		line("claim window", "%s", s.Blocks(p.ClaimWindow))
	}
	line("stake", "%s AZT", units.Exact(p.StakeAmount))
	line("prune penalty", "%s AZT, of the first block without a root", units.Exact(p.PrunePenalty))
	line("reveal penalty", "%s AZT, of a slot that is won and not revealed", units.Exact(p.RevealPenalty))
	if p.BanSlots == 0 {
		line("ban", "none")
	} else {
		line("ban", "%d slots after a penalty: %s", p.BanSlots, s.Blocks(uint64(p.BanSlots)*p.Schedule.SlotBlocks()))
	}
	if p.FullRewardTxs == 0 {
		line("block reward", "%s AZT", units.Exact(p.BlockReward))
	} else {
		line("block reward", "%s AZT from %d transactions on, in proportion below", units.Exact(p.BlockReward), p.FullRewardTxs)
	}
	if p.SubmitterBps == 0 {
		line("submitter's share", "none")
	} else {
		line("submitter's share", "%s of the burn, to whom the winning submission names", p.SubmitterBps)
	}
	mode := "the ranking is hidden until proofs are shared"
	if p.VrfMode == rules.ModePublic {
		mode = "anyone can rank everyone"
	}
	line("VRF mode", "%s: %s", p.VrfMode, mode)
	line("base rollup", "%d transactions", p.TxsPerBase)
	line("largest block", "%d transactions of %d bytes", p.MaxTxs, p.TxBytes)
	token := "which was there before"
	if newToken {
		token = "the AZT test token, with a faucet"
	}
	line("token", "%s, %s", d.Token, token)
	genesis, err := payments.RecordedGenesis(d)
	if errors.Is(err, prover.ErrNoGenesis) {
		line("genesis ledger", "not in the record")
		return lines, nil
	}
	if err != nil {
		return nil, err
	}
	supply, err := genesis.Supply()
	if err != nil {
		return nil, fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	accounts := fmt.Sprintf("%d accounts", len(genesis.Accounts))
	if len(genesis.Accounts) == 1 {
		accounts = "1 account"
	}
	line("genesis ledger", "%s with %s AZT in all", accounts, units.Exact(supply.Big()))
	if least := genesis.MinBalance; least == (ledger.Amount{}) {
		line("least balance", "none: an account of the ledger can be opened with nothing")
	} else {
		line("least balance", "%s AZT: every account of the ledger keeps it, and a new one is opened with it", units.Exact(least.Big()))
	}
	return lines, nil
}

// costs tells a person what the largest block of a deployment comes to, in two lines, and what the
// largest of any deployment may be.
func costs(p settlement.Params) (string, error) {
	shape := cost.Shape{Txs: p.MaxTxs, TxsPerBase: p.TxsPerBase, TxBytes: p.TxBytes}
	e, err := cost.Of(shape)
	if err != nil {
		return "", err
	}
	return strings.Join([]string{
		fmt.Sprintf("A full block of %d costs about %.1f s of proving and %d 000 gas a transfer, without claims: %d proofs. "+
			"With base rollups of %d a block may have at most %d.",
			p.MaxTxs, e.ProvingPerTx().Seconds(), (e.GasPerTx()+500)/1000, shape.Proofs(), p.TxsPerBase, cost.MaxTxs(p.TxsPerBase, shape.TxBytes)),
		fmt.Sprintf("Making the proving keys, once on each machine, takes about %.0f s. Seconds are processor time: see docs/BENCHMARKS.md.",
			e.Constraints.SetUpTime().Seconds()),
	}, "\n"), nil
}

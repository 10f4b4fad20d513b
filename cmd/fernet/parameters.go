package main

import (
	"context"
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

// either is one of two texts.
func either(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}

// parameters are the lines that show a person what a deployment fixes for ever, with durations at
// the chain's block time.
func parameters(s *session.Session, d *settlement.Deployment, newToken bool, head uint64) (string, error) {
	genesis, least, err := genesisWords(d)
	if err != nil {
		return "", err
	}
	var lines []string
	p, reward := d.Params, units.Exact(d.Params.BlockReward)+" AZT"
	for _, parameter := range [][2]string{
		{"slot 0", fmt.Sprintf("starts at L1 block %d, %s", p.Schedule.GenesisBlock, s.InBlocks(head, p.Schedule.GenesisBlock))},
		{"propose phase", s.Blocks(p.Schedule.ProposeBlocks)},
		{"reveal phase", s.Blocks(p.Schedule.RevealBlocks)},
		{"proving window", s.Blocks(p.Schedule.ProvingBlocks)},
		{"activation delay", s.Blocks(p.ActivationDelay)},
		{"exit delay", s.Blocks(p.ExitDelay)},
		{"claim window", either(p.ClaimWindow == 0, "for ever", s.Blocks(p.ClaimWindow))},
		{"stake", units.Exact(p.StakeAmount) + " AZT"},
		{"prune penalty", units.Exact(p.PrunePenalty) + " AZT, of the first block without a root"},
		{"reveal penalty", units.Exact(p.RevealPenalty) + " AZT, of a slot that is won and not revealed"},
		{"ban", either(p.BanSlots == 0, "none",
			fmt.Sprintf("%d slots after a penalty: %s", p.BanSlots, s.Blocks(uint64(p.BanSlots)*p.Schedule.SlotBlocks())))},
		{"block reward", either(p.FullRewardTxs == 0, reward,
			fmt.Sprintf("%s from %d transactions on, in proportion below", reward, p.FullRewardTxs))},
		{"submitter's share", either(p.SubmitterBps == 0, "none",
			fmt.Sprintf("%s of the burn, to whom the winning submission names", p.SubmitterBps))},
		{"VRF mode", fmt.Sprintf("%s: %s", p.VrfMode, either(p.VrfMode == rules.ModePublic,
			"anyone can rank everyone", "the ranking is hidden until proofs are shared"))},
		{"base rollup", fmt.Sprintf("%d transactions", p.TxsPerBase)},
		{"largest block", fmt.Sprintf("%d transactions of %d bytes", p.MaxTxs, p.TxBytes)},
		{"token", d.Token.Hex() + either(newToken, ", the AZT test token, with a faucet", ", which was there before")},
		{"genesis ledger", genesis},
		{"least balance", least},
	} {
		if parameter[1] != "" {
			lines = append(lines, fmt.Sprintf("  %-18s%s", parameter[0], parameter[1]))
		}
	}
	return strings.Join(lines, "\n"), nil
}

// genesisWords are on the ledger before its first block, and what every account of it keeps: empty
// where the record has none.
func genesisWords(d *settlement.Deployment) (about, least string, err error) {
	genesis, err := payments.RecordedGenesis(d)
	if errors.Is(err, prover.ErrNoGenesis) {
		return "not in the record", "", nil
	}
	if err != nil {
		return "", "", err
	}
	supply, err := genesis.Supply()
	if err != nil {
		return "", "", fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	accounts := either(len(genesis.Accounts) == 1, "1 account", fmt.Sprintf("%d accounts", len(genesis.Accounts)))
	return fmt.Sprintf("%s with %s AZT in all", accounts, units.Exact(supply.Big())), either(genesis.MinBalance == (ledger.Amount{}),
		"none: an account of the ledger can be opened with nothing",
		units.Exact(genesis.MinBalance.Big())+" AZT: every account of the ledger keeps it, and a new one is opened with it"), nil
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
func describeDeployment(ctx context.Context, s *session.Session, d *settlement.Deployment, newToken bool) (fixed, cost string, err error) {
	head, err := s.L1.Head(ctx)
	if err != nil {
		return "", "", err
	}
	if fixed, err = parameters(s, d, newToken, head); err == nil {
		cost, err = costs(d.Params)
	}
	return fixed, cost, err
}

package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/units"
)

func finalizeCommand() *cli.Command {
	return &cli.Command{
		Name:  "finalize",
		Usage: "settle a proven block whose proving window is over",
		Description: "Splits the block's fees and reward, burns what is not earned, and opens the claims. Anyone may do it, once.\n\n" +
			"Example: fernet finalize --block 1 --wait --account me",
		Flags:  []cli.Flag{blockFlag(), waitFlag("until the proving window is over")},
		Action: withSession(finalize),
	}
}

// finalized is the result of fernet finalize. Amounts are in wei.
type finalized struct {
	Block uint64 `json:"block"`
	sent
	Fees           string `json:"fees,omitempty"` // with what follows, once the block is finalized
	BlockReward    string `json:"blockReward,omitempty"`
	Network        string `json:"network,omitempty"`
	SequencerShare string `json:"sequencerShare,omitempty"`
	Burned         string `json:"burned,omitempty"`
	SubmitterShare string `json:"submitterShare,omitempty"` // of what would be burned otherwise
	Beneficiary    string `json:"beneficiary,omitempty"`    // who gets it; none where nobody does

	lines []string
}

func (r *finalized) Render(con *console.Console) {
	r.render(con)
	for _, line := range r.lines {
		con.Line("%s", line)
	}
}

func finalize(ctx context.Context, c *cli.Context, s *session.Session) (*finalized, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	check := waitFor(ctx, c, s, func(ctx context.Context) error { return client.CheckFinalize(ctx, number) })
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, cmp.Or(check, err)
	}
	tx, err := sendOne(ctx, s, client.Finalize(number), check, "finalize", number, record.Slot)
	if err != nil {
		return nil, err
	}
	r := &finalized{Block: number, sent: *tx}
	if s.Config.DryRun && r.Already == "" {
		return r, nil
	}
	settled, err := client.Settled(ctx, number)
	if err != nil {
		return nil, err
	}
	r.Fees, r.BlockReward, r.Network = settled.Fees.String(), settled.BlockReward.String(), settled.Network.String()
	r.SequencerShare, r.Burned = settled.SequencerShare.String(), settled.Burned.String()
	r.lines = append(r.lines, fmt.Sprintf("Block %d pays %s AZT of fees and %s AZT of block reward: %s AZT to the proving network, of which %s AZT are burned, and %s AZT to sequencer %d.",
		number, units.Exact(settled.Fees), units.Exact(settled.BlockReward), units.Exact(settled.Network), units.Exact(settled.Burned), units.Exact(settled.SequencerShare), record.SequencerID))
	r.SubmitterShare = settled.SubmitterShare.String()
	if settled.SubmitterShare.Sign() > 0 {
		r.Beneficiary = settled.Beneficiary.Hex()
		r.lines = append(r.lines, fmt.Sprintf("%s AZT that nobody earned by a proof go to %s, whom the winning submission names.", units.Exact(settled.SubmitterShare), settled.Beneficiary))
	}
	return r, nil
}

func pruneCommand() *cli.Command {
	return &cli.Command{
		Name:  "prune",
		Usage: "drop the blocks that nobody proved in time",
		Description: "When the proving window of the first block without a root is over, that block and all built on it count as pruned:\n" +
			"nothing has to be done for the next proposal. This drops them, and has the author of the first penalized; the next\n" +
			"reveal does the same. Anyone may do it.\n\nExample: fernet prune --account me",
		Flags:  []cli.Flag{waitFlag("until the proving window of the first block without a root is over")},
		Action: withSession(prune),
	}
}

// pruned is the result of fernet prune.
type pruned struct {
	First uint64 `json:"firstDropped,omitempty"` // in a dry run: that would be dropped
	Last  uint64 `json:"lastDropped,omitempty"`
	sent
	Penalties []penalized `json:"penalties,omitempty"` // of the first block's author
}

func (r *pruned) Render(con *console.Console) {
	r.render(con)
	switch {
	case r.Last == r.First && r.First > 0:
		con.Line("Block %d is dropped.", r.First)
	case r.Last > 0:
		con.Line("Blocks %d to %d are dropped.", r.First, r.Last)
	}
	for _, p := range r.Penalties {
		p.render(con)
	}
}

func prune(ctx context.Context, c *cli.Context, s *session.Session) (*pruned, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if s.HasAccount() && !s.Config.DryRun {
		// What an earlier run began decides what is left to prune.
		if _, err := s.Sender(ctx); err != nil {
			return nil, err
		}
	}
	var (
		first uint64
		block settlement.Block
	)
	done, err := alreadyDone(waitFor(ctx, c, s, func(ctx context.Context) (err error) {
		first, block, err = client.CheckPrune(ctx)
		return err
	}))
	if err != nil {
		return nil, err
	}
	if done != "" {
		return &pruned{sent: sent{Already: done}}, nil
	}
	tx, err := sendOne(ctx, s, client.Prune(), nil, "prune", first, block.Slot)
	if err != nil {
		return nil, err
	}
	r := &pruned{First: first, sent: *tx}
	for _, tx := range r.Transactions {
		if receipt := tx.Receipt(); receipt != nil {
			r.First, r.Last, _ = client.PrunedBy(receipt)
		}
	}
	r.Penalties = penaltiesOf(client, r.Transactions)
	return r, nil
}

func auditCommand() *cli.Command {
	return &cli.Command{
		Name:  "audit",
		Usage: "recompute every figure of a finalized block from L1 data",
		Description: "Compares every score, seed, root, share, reward and burn that L1 has with what settlement/rules make of\n" +
			"logs, calldata and headers, all at one L1 block. It needs no account. A figure that disagrees makes the command\n" +
			"fail. Where the RPC gives logs of few blocks at a time, what Rewards ever received is left out: --history reads it.\n\n" +
			"Example: fernet audit --block 1 --network sepolia --rpc-url $RPC",
		Flags: []cli.Flag{
			blockFlag(),
			&cli.BoolFlag{Name: "all", Usage: "list the figures that agree, too"},
			&cli.BoolFlag{Name: "history", Usage: "read all that Rewards ever received, however many requests it takes"},
		},
		Action: withSession(auditBlock),
	}
}

func auditBlock(ctx context.Context, c *cli.Context, s *session.Session) (*audited, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.UncheckedClient(ctx)
	if err != nil {
		return nil, err
	}
	report, err := audit.Block(ctx, client, number, audit.Options{History: c.Bool("history")})
	if err != nil {
		return nil, err
	}
	r := &audited{
		L1Block: report.L1Block, L1Hash: report.L1Hash, Block: number, Agree: report.OK(), Surplus: report.Surplus.String(),
		NotRead: report.Unread, Figures: report.Figures, report: report, all: c.Bool("all"),
	}
	if !r.Agree {
		return r, fmt.Errorf("block %d: %s: L1 and settlement/rules do not agree", number, report)
	}
	return r, nil
}

// audited is the result of fernet audit.
type audited struct {
	L1Block uint64         `json:"l1Block"` // that all of it was read at
	L1Hash  common.Hash    `json:"l1Hash"`
	Block   uint64         `json:"block"`
	Agree   bool           `json:"agree"`
	Surplus string         `json:"surplus"`           // wei that Rewards holds beyond what it has to pay, to be absorbed
	NotRead []string       `json:"notRead,omitempty"` // what was left out, and why
	Figures []audit.Figure `json:"figures"`

	report *audit.Report
	all    bool
}

// Report marks a session.Report: the figures are shown beside the error that says that some
// disagree.
func (r *audited) Report() {}

func (r *audited) Render(con *console.Console) {
	con.Line("At L1 block %d, %s.\n", r.L1Block, r.L1Hash)
	t := console.Table{Columns: []console.Column{{Name: "figure"}, {Name: "on L1", Align: console.Right}, {Name: "recomputed", Align: console.Right}, {Name: "verdict"}}}
	for _, f := range r.Figures {
		verdict := console.Cell{Text: "agrees", Tone: console.Good}
		if !f.Agree {
			verdict = console.Cell{Text: "DISAGREES", Tone: console.Bad}
		}
		if r.all || !f.Agree {
			t.Rows = append(t.Rows, []any{f.Name, f.OnChain, f.Recomputed, verdict})
		}
	}
	if len(t.Rows) > 0 {
		con.Table(t)
	}
	if r.report.Surplus.Sign() > 0 {
		con.Line("Rewards holds %s AZT of surplus, to be absorbed: somebody sent them to it.", units.Exact(r.report.Surplus))
	}
	for _, left := range r.NotRead {
		con.Line("Not compared: %s", left)
	}
	if len(r.NotRead) > 0 {
		con.Line("--history reads what takes many requests; another --rpc-url may have more, or give it at once.")
	}
	if r.Agree {
		con.Good("%s", r.report)
	} else {
		con.Bad("%s", r.report)
	}
}

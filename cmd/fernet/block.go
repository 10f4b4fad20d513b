package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func blockCommand() *cli.Command {
	return group("block", "L2 blocks: draft one, see those on L1",
		"The ledger's state is rebuilt from L1's logs and the deployment's genesis: no database is kept.", "fernet block list",
		command("build", "draft a block of signed transfers",
			"Applies the transfers to the state after the last block, in the order of the file, and pads the block with\n"+
				"null transactions. A transfer that cannot be applied is named. A file that is there with anything else in it is\n"+
				"not overwritten. Propose the draft with fernet slot propose.",
			"fernet block build --transfers transfers.json --txs 32 --out block-1.draft.json", blockBuild,
			blockTransfersFlag(), txsFlag(),
			&cli.StringFlag{Name: "out", Usage: "write the draft to `FILE` (default: block-<number>.draft.json)", TakesFile: true},
			genesisFlag()),
		command("show", "a block's figures and transfers, and whether it can be proven",
			"Runs the block's body, as a prover does before it works.", "fernet block show --block 1",
			rendered(reading(blockShow), renderInspection), blockFlag(), genesisFlag()),
		command("list", "the blocks on L1 and how far they have come",
			"Lists pending, proven and finalized blocks. It does not run them.", "fernet block list --json",
			reading(blockList), &cli.Uint64Flag{Name: "from", Value: 1, Usage: "start at block `NUMBER`"}),
	)
}

// blockBuilt is the result of fernet block build.
type blockBuilt struct {
	written
	*operator.Drafted
	Transfers int    `json:"transfers"`
	Warning   string `json:"warning,omitempty"` // how the block may be lost: an operator.Risk
}

func (r *blockBuilt) Render(con *console.Console) {
	con.Line("%s: block %d on block %d, %d transfers in %d places, %s AZT of fees, a body of %d bytes.",
		r.name("would be drafted into"), r.Block, r.Parent, r.Transfers, r.NumTxs, units.Exact(r.Fees.Int), r.Bytes)
}

func blockBuild(ctx context.Context, in *input, s *session.Session) (*blockBuilt, error) {
	in.required("transfers")
	chain := in.chain(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	built, err := ofTransfers(ctx, in, chain, chain.BuildDraft)
	if err != nil {
		return nil, err
	}
	r := &blockBuilt{Drafted: built, Transfers: built.SeenTxs, Warning: built.Risk.String()}
	if r.Warning != "" {
		s.Dialog.Note("warning: %s", r.Warning)
	}
	out := cmp.Or(in.String("out"), fmt.Sprintf("block-%d.draft.json", r.Block))
	r.written, err = writeFile(s, out, r.Draft, files.WriteDraft, files.CheckDraft,
		"remove it when its block is revealed or given up, or name another with --out")
	s.Dialog.WarnIfOpen(r.File)
	return r, err
}

// stateTones are how states look in a table.
var stateTones = map[settlement.BlockState]console.Tone{
	settlement.BlockPending: console.Warn, settlement.BlockPrunable: console.Bad,
	settlement.BlockProven: console.Good, settlement.BlockFinalized: console.Good,
}

func renderInspection(con *console.Console, r *payments.Inspection) {
	con.Line("%s", r.Told())
	if !r.Provable {
		con.Bad("Nobody can prove it: %s", r.Unprovable)
	} else {
		con.Line("It pays %s AZT of fees and leads from state %s to %s.", units.Exact(r.Fees.Int), r.StateIn, r.StateOut)
	}
	renderPayments(con, "#", payments.Listed(r.Transfers))
}

func blockShow(ctx context.Context, in *input, s *session.Session) (*payments.Inspection, error) {
	number, chain := in.block(), in.chain(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	return payments.Inspect(ctx, chain.Follower, number)
}

// renderBlocks shows blocks; wait says how far L1 is from a block.
func renderBlocks(con *console.Console, r *settlement.Chain, wait func(uint64) string) {
	if len(r.Blocks) == 0 {
		con.Line("There is no block yet. L1 is at block %d.", r.Now)
		return
	}
	t := console.NewTable("block>", "slot>", "state", "txs>", "sequencer>", "FEE_SPLIT>", "best total>", "window ends")
	prunable := false
	for _, b := range r.Blocks {
		prunable = prunable || b.State == settlement.BlockPrunable
		left, _, _ := strings.Cut(wait(b.WindowEnd), " (")
		window := console.Cell{Text: fmt.Sprintf("%d, %s", b.WindowEnd, wait(b.WindowEnd)), Short: left}
		t.Row(b.Number, b.Slot, stateTones[b.State].Cell(b.State), b.NumTxs, b.Sequencer, b.FeeSplitBps, rules.Points(b.TotalScore.Int), window)
	}
	con.Table(t)
	con.Line("\nL1 is at block %d.", r.Now)
	if prunable {
		con.Line("Prunable blocks have no root and their time is over: the next block follows block %d. "+
			"Its reveal drops them, or fernet prune.", r.Tip)
	}
}

func blockList(ctx context.Context, in *input, s *session.Session) (*shown[settlement.Chain], error) {
	view := in.latest(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	chain, err := view.Chain(ctx, in.Uint64("from"))
	return &shown[settlement.Chain]{chain, func(con *console.Console, r *settlement.Chain) {
		renderBlocks(con, r, func(block uint64) string { return s.InBlocks(view.Number, block) })
	}}, err
}

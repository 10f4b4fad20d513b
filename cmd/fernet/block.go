package main

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
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
	return &cli.Command{
		Name:        "block",
		Usage:       "L2 blocks: draft one, see those on L1",
		Description: "The ledger's state is rebuilt from L1's logs and the deployment's genesis: no database is kept.\n\nExample: fernet block list",
		Subcommands: []*cli.Command{
			{
				Name:  "build",
				Usage: "draft a block of signed transfers",
				Description: "Applies the transfers to the state after the last block, in the order of the file, and pads the block with\n" +
					"null transactions. A transfer that cannot be applied is named. A file that is there with anything else in it is\n" +
					"not overwritten. Propose the draft with fernet slot propose.\n\n" +
					"Example: fernet block build --transfers transfers.json --txs 32 --out block-1.draft.json",
				Flags: []cli.Flag{
					blockTransfersFlag(), txsFlag(),
					&cli.StringFlag{Name: "out", Usage: "write the draft to `FILE` (default: block-<number>.draft.json)", TakesFile: true},
					genesisFlag(),
				},
				Action: withSession(blockBuild),
			},
			{
				Name:  "show",
				Usage: "a block's figures and transfers, and whether it can be proven",
				Description: "Runs the block's body, as a prover does before it works.\n\n" +
					"Example: fernet block show --block 1",
				Flags:  []cli.Flag{blockFlag(), genesisFlag()},
				Action: withSession(reading(blockShow)),
			},
			{
				Name:        "list",
				Usage:       "the blocks on L1 and how far they have come",
				Description: "Lists pending, proven and finalized blocks. It does not run them.\n\nExample: fernet block list --json",
				Flags:       []cli.Flag{&cli.Uint64Flag{Name: "from", Value: 1, Usage: "start at block `NUMBER`"}},
				Action:      withSession(reading(blockList)),
			},
		},
	}
}

// blockBuilt is the result of fernet block build.
type blockBuilt struct {
	written
	Block     uint64        `json:"block"` // the number it will have
	Parent    uint64        `json:"parent"`
	NumTxs    uint32        `json:"numTxs"`
	Transfers int           `json:"transfers"`
	Fees      units.Integer `json:"fees"` // wei
	BodyHash  common.Hash   `json:"bodyHash"`
	TxRoot    common.Hash   `json:"txRoot"`
	Bytes     int           `json:"bytes"` // of the body
	// Warning says how the block may be lost: an operator.Risk.
	Warning string `json:"warning,omitempty"`
}

func (r *blockBuilt) Render(con *console.Console) {
	file := r.name("would be drafted into")
	con.Line("%s: block %d on block %d, %d transfers in %d places, %s AZT of fees, a body of %d bytes.",
		file, r.Block, r.Parent, r.Transfers, r.NumTxs, units.Exact(r.Fees.Int), r.Bytes)
}

func blockBuild(ctx context.Context, c *cli.Context, s *session.Session) (*blockBuilt, error) {
	path, err := required(c, "transfers")
	if err != nil {
		return nil, err
	}
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	slot, err := operator.EarliestSlot(ctx, chain.Client)
	if err != nil {
		return nil, err
	}
	draft, signed, err := buildDraft(ctx, c, chain, path, slot)
	if err != nil {
		return nil, err
	}
	risk, err := operator.RiskOf(ctx, chain.Client, draft.Parent, slot)
	if err != nil {
		return nil, err
	}
	r := &blockBuilt{
		Block: draft.Parent + 1, Parent: draft.Parent, NumTxs: draft.NumTxs, Transfers: len(signed.Transfers), Fees: units.Integer{Int: new(big.Int)},
		BodyHash: rules.BodyHash(draft.Body, chain.Params.TxBytes), TxRoot: common.BigToHash(draft.TxRoot), Bytes: len(draft.Body), Warning: risk.String(),
	}
	if r.Warning != "" {
		s.Note("warning: %s", r.Warning)
	}
	out := c.String("out")
	if out == "" {
		out = fmt.Sprintf("block-%d.draft.json", r.Block)
	}
	for _, t := range signed.Transfers {
		r.Fees.Add(r.Fees.Int, t.Fee.Big())
	}
	r.written, err = writeFile(s, out, draft, files.WriteDraft, files.CheckDraft, "remove it when its block is revealed or given up, or name another with --out")
	if err != nil {
		return nil, err
	}
	s.WarnIfOpen(r.File)
	return r, nil
}

// stateCell is a state in a table.
func stateCell(state settlement.BlockState) console.Cell {
	tone := map[settlement.BlockState]console.Tone{
		settlement.BlockPending: console.Warn, settlement.BlockPrunable: console.Bad, settlement.BlockProven: console.Good, settlement.BlockFinalized: console.Good,
	}[state]
	return console.Cell{Text: state, Tone: tone}
}

// blockOpened is the result of fernet block show.
type blockOpened struct{ *payments.Inspection }

func (r *blockOpened) Render(con *console.Console) {
	con.Line("Block %d of slot %d: %s. Sequencer %d, FEE_SPLIT %s, %d places, seed %s.", r.Number, r.Slot, r.State, r.Sequencer, r.FeeSplitBps, r.NumTxs, r.Seed)
	if r.Now < r.WindowEnd {
		con.Line("Roots are taken until L1 block %d; the best total so far is %s.", r.WindowEnd, rules.Points(r.TotalScore.Int))
	} else {
		con.Line("Roots were taken until L1 block %d; the best total is %s.", r.WindowEnd, rules.Points(r.TotalScore.Int))
	}
	if !r.Provable {
		con.Bad("Nobody can prove it: %s", r.Unprovable)
	} else {
		con.Line("It pays %s AZT of fees and leads from state %s to %s.", units.Exact(r.Fees.Int), r.StateIn, r.StateOut)
	}
	renderPayments(con, "#", slices.All(r.Transfers))
}

func blockShow(ctx context.Context, c *cli.Context, s *session.Session) (*blockOpened, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	inspection, err := payments.Inspect(ctx, chain.Follower, number)
	return &blockOpened{inspection}, err
}

// blocksListed is the result of fernet block list.
type blocksListed struct {
	*settlement.Chain

	wait func(uint64) string
}

func (r *blocksListed) Render(con *console.Console) {
	if len(r.Blocks) == 0 {
		con.Line("There is no block yet. L1 is at block %d.", r.Now)
		return
	}
	t := console.Table{Columns: []console.Column{
		{Name: "block", Align: console.Right}, {Name: "slot", Align: console.Right}, {Name: "state"}, {Name: "txs", Align: console.Right},
		{Name: "sequencer", Align: console.Right}, {Name: "FEE_SPLIT", Align: console.Right}, {Name: "best total", Align: console.Right}, {Name: "window ends"},
	}}
	prunable := false
	for _, b := range r.Blocks {
		prunable = prunable || b.State == settlement.BlockPrunable
		left, _, _ := strings.Cut(r.wait(b.WindowEnd), " (")
		window := console.Cell{Text: fmt.Sprintf("%d, %s", b.WindowEnd, r.wait(b.WindowEnd)), Short: left}
		t.Rows = append(t.Rows, []any{b.Number, b.Slot, stateCell(b.State), b.NumTxs, b.Sequencer, b.FeeSplitBps, rules.Points(b.TotalScore.Int), window})
	}
	con.Table(t)
	con.Line("\nL1 is at block %d.", r.Now)
	if prunable {
		con.Line("Prunable blocks have no root and their time is over: the next block follows block %d. Its reveal drops them, or fernet prune.", r.Tip)
	}
}

func blockList(ctx context.Context, c *cli.Context, s *session.Session) (*blocksListed, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	chain, err := view.Chain(ctx, c.Uint64("from"))
	return &blocksListed{chain, func(block uint64) string { return s.InBlocks(view.Number, block) }}, err
}

package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/deploy"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/ledger"
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

// genesisFlag names another genesis ledger than the deployment's record has.
func genesisFlag() cli.Flag {
	return &cli.StringFlag{Name: "genesis", Usage: "start from the genesis ledger in `FILE` (default: the one in the deployment's record)", TakesFile: true}
}

// openFollower returns what rebuilds blocks from L1. An empty path takes the deployment's own genesis.
func openFollower(ctx context.Context, s *session.Session, genesis string) (*prover.Follower, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	var g ledger.Genesis
	if genesis == "" {
		if g, err = s.Genesis(ctx); err != nil {
			return nil, err
		}
	} else {
		if g, err = deploy.ReadGenesis(genesis); err != nil {
			return nil, err
		}
	}
	follower, err := prover.NewFollower(client, g)
	if err != nil {
		return nil, err
	}
	// L1 knows the state its blocks started from.
	want, err := client.StateAfter(ctx, 0)
	if err != nil {
		return nil, err
	}
	root := follower.Genesis().Root()
	if have := root.BigInt(new(big.Int)); have.Cmp(want) != 0 {
		return nil, fmt.Errorf("the genesis ledger is not the deployment's: its state is %#x, L1 has %#x", have, want)
	}
	return follower, nil
}

// openBlock opens the block of --block.
func openBlock(ctx context.Context, c *cli.Context, s *session.Session) (*prover.Block, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	follower, err := openFollower(ctx, s, c.String("genesis"))
	if err != nil {
		return nil, err
	}
	return follower.Block(ctx, number)
}

// deploymentKeys returns the proving keys, once they are known to be those L1 verifies with. It makes none: they would be others.
func deploymentKeys(ctx context.Context, s *session.Session, client *settlement.Client) (*keys.Set, error) {
	set, err := s.CachedKeys(ctx, client.Params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	verifying, err := prover.VerifyingKeys(set)
	if err != nil {
		return nil, err
	}
	if err := client.VerifyKeys(ctx, verifying); err != nil {
		return nil, fmt.Errorf("proving keys in %s: %w: get the deployment's keys and name their folder with --keys-dir", s.Config.KeysDir, err)
	}
	return set, nil
}

// checkDraft runs a draft on the state it follows: one that nobody can prove is not worth proposing.
func checkDraft(ctx context.Context, follower *prover.Follower, draft *files.Draft, tree rules.Tree) error {
	state, err := follower.StateAfter(ctx, draft.Parent)
	if err != nil {
		return err
	}
	if _, err := ledger.ExecuteBody(state, draft.Body, tree); err != nil {
		return fmt.Errorf("the draft cannot be proven: %w", err)
	}
	return nil
}

// blockBuilt is the result of fernet block build.
type blockBuilt struct {
	File      string      `json:"file"`
	Block     uint64      `json:"block"` // the number it will have
	Parent    uint64      `json:"parent"`
	NumTxs    uint32      `json:"numTxs"`
	Transfers int         `json:"transfers"`
	Fees      string      `json:"fees"` // wei
	BodyHash  common.Hash `json:"bodyHash"`
	TxRoot    common.Hash `json:"txRoot"`
	Bytes     int         `json:"bytes"` // of the body
	// Warning says how the block may be lost: see warnPrunable.
	Warning string   `json:"warning,omitempty"`
	Would   []string `json:"would,omitempty"` // files that a dry run would have written

	fees *big.Int
}

func (r *blockBuilt) Render(con *console.Console) {
	file := r.File
	if len(r.Would) > 0 {
		file = "would be drafted into " + r.Would[0]
	}
	con.Line("%s: block %d on block %d, %d transfers in %d places, %s AZT of fees, a body of %d bytes.",
		file, r.Block, r.Parent, r.Transfers, r.NumTxs, units.Exact(r.fees), r.Bytes)
}

func blockBuild(ctx context.Context, c *cli.Context, s *session.Session) (*blockBuilt, error) {
	path, err := required(c, "transfers")
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, err := earliestSlot(ctx, client)
	if err != nil {
		return nil, err
	}
	draft, signed, err := buildDraft(ctx, c, s, path, slot)
	if err != nil {
		return nil, err
	}
	warning, err := warnPrunable(ctx, s, client, draft.Parent, slot)
	if err != nil {
		return nil, err
	}
	parent := draft.Parent
	out := c.String("out")
	if out == "" {
		out = fmt.Sprintf("block-%d.draft.json", parent+1)
	}
	if s.Config.DryRun {
		err = files.CheckDraft(out, draft)
	} else {
		err = files.WriteDraft(out, draft)
	}
	if errors.Is(err, files.ErrExists) {
		return nil, fmt.Errorf("%w: remove it when its block is revealed or given up, or name another with --out", err)
	}
	if err != nil {
		return nil, err
	}
	fees := new(big.Int)
	for _, t := range signed.Transfers {
		fees.Add(fees, t.Fee.Big())
	}
	r := &blockBuilt{
		File: out, Block: parent + 1, Parent: parent, NumTxs: draft.NumTxs, Transfers: len(signed.Transfers), Fees: fees.String(),
		BodyHash: rules.BodyHash(draft.Body, client.Params.TxBytes), TxRoot: common.BigToHash(draft.TxRoot), Bytes: len(draft.Body), Warning: warning, fees: fees,
	}
	if s.Config.DryRun {
		r.File, r.Would = "", []string{out}
		return r, nil
	}
	s.WarnIfOpen(out)
	return r, nil
}

// The states of a block.
const (
	statePending   = "pending"   // its window is open and it has no root
	statePrunable  = "prunable"  // it counts as pruned: its window closed without a root, or it is built on such a block
	stateProven    = "proven"    // it has a root; better ones are taken while the window is open
	stateFinalized = "finalized" // its rewards can be claimed
)

// stateCell is a state in a table.
func stateCell(state string) console.Cell {
	tone := map[string]console.Tone{statePending: console.Warn, statePrunable: console.Bad, stateProven: console.Good, stateFinalized: console.Good}[state]
	return console.Cell{Text: state, Tone: tone}
}

// blockShown is a block in the results of fernet block show and list.
type blockShown struct {
	Number      uint64      `json:"number"`
	Slot        uint64      `json:"slot"`
	State       string      `json:"state"`
	NumTxs      uint32      `json:"numTxs"`
	Sequencer   uint32      `json:"sequencer"` // staker
	FeeSplitBps rules.Bps   `json:"feeSplitBps"`
	Seed        common.Hash `json:"seed"`
	TxRoot      common.Hash `json:"txRoot"`
	WindowEnd   uint64      `json:"windowEnd"`  // the first L1 block without roots
	TotalScore  string      `json:"totalScore"` // of the best root, 0 while there is none

	total *big.Int
}

func describeBlock(record settlement.Block, number, now, proven uint64, prunable bool) blockShown {
	b := blockShown{
		Number: number, Slot: record.Slot, State: statePending, NumTxs: record.NumTxs, Sequencer: record.SequencerID,
		FeeSplitBps: record.FeeSplit, Seed: common.BigToHash(record.Seed), TxRoot: common.BigToHash(record.TxRoot),
		WindowEnd: record.WindowEnd, TotalScore: record.TotalScore.String(), total: record.TotalScore,
	}
	switch {
	case record.Finalized:
		b.State = stateFinalized
	case number <= proven:
		b.State = stateProven
	case prunable || now >= record.WindowEnd:
		b.State = statePrunable
	}
	return b
}

// transferShown is a transfer of a block.
type transferShown struct {
	From      uint32  `json:"from"`
	To        uint32  `json:"to"`
	ToAddress string  `json:"toAddress"`
	Amount    string  `json:"amount"` // wei
	Fee       string  `json:"fee"`    // wei
	Nonce     *uint64 `json:"nonce"`  // null in a block that cannot be run: a body does not say it

	amount, fee *big.Int
}

// nonce is the nonce in a table; that of a transfer of a block that cannot be run is not known.
func (t transferShown) nonce() string {
	if t.Nonce == nil {
		return ""
	}
	return strconv.FormatUint(*t.Nonce, 10)
}

// blockOpened is the result of fernet block show.
type blockOpened struct {
	blockShown
	BodyHash   common.Hash     `json:"bodyHash"`
	Provable   bool            `json:"provable"`
	Unprovable string          `json:"unprovable,omitempty"` // why it is not
	StateIn    *common.Hash    `json:"stateIn,omitempty"`    // as this program computes, with what follows
	StateOut   *common.Hash    `json:"stateOut,omitempty"`
	Fees       string          `json:"fees,omitempty"` // wei
	Transfers  []transferShown `json:"transfers"`

	fees *big.Int
	now  uint64
}

func (r *blockOpened) Render(con *console.Console) {
	con.Line("Block %d of slot %d: %s. Sequencer %d, FEE_SPLIT %s, %d places, seed %s.", r.Number, r.Slot, r.State, r.Sequencer, r.FeeSplitBps, r.NumTxs, r.Seed)
	if r.now < r.WindowEnd {
		con.Line("Roots are taken until L1 block %d; the best total so far is %s.", r.WindowEnd, points(r.total))
	} else {
		con.Line("Roots were taken until L1 block %d; the best total is %s.", r.WindowEnd, points(r.total))
	}
	if !r.Provable {
		con.Bad("Nobody can prove it: %s", r.Unprovable)
	} else {
		con.Line("It pays %s AZT of fees and leads from state %s to %s.", units.Exact(r.fees), r.StateIn, r.StateOut)
	}
	t := console.Table{Columns: []console.Column{
		{Name: "#", Align: console.Right}, {Name: "from", Align: console.Right}, {Name: "to", Align: console.Right}, {Name: "receiver"},
		{Name: "AZT", Align: console.Right}, {Name: "fee", Align: console.Right}, {Name: "nonce", Align: console.Right},
	}}
	for i, tx := range r.Transfers {
		t.Rows = append(t.Rows, []any{i, tx.From, tx.To, tx.ToAddress[:10] + "…", units.Exact(tx.amount), units.Exact(tx.fee), tx.nonce()})
	}
	if len(t.Rows) > 0 {
		con.Table(t)
	}
}

func blockShow(ctx context.Context, c *cli.Context, s *session.Session) (*blockOpened, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	proven, err := view.Proven(ctx)
	if err != nil {
		return nil, err
	}
	record, err := view.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	r := &blockOpened{now: view.Number, Transfers: []transferShown{}, blockShown: describeBlock(record, number, view.Number, proven, false)}
	reveal, err := view.RevealOf(ctx, record)
	if err != nil {
		return nil, err
	}
	r.BodyHash = rules.BodyHash(reveal.Body, client.Params.TxBytes)
	// A body that cannot be decoded has no transfers to show; opening the block says why.
	records, _ := ledger.DecodeBody(reveal.Body)
	for _, t := range records {
		if !t.IsNull() {
			amount, fee := t.Amount.Big(), t.Fee.Big()
			r.Transfers = append(r.Transfers, transferShown{t.From, t.To, t.ToAddress.String(), amount.String(), fee.String(), nil, amount, fee})
		}
	}
	follower, err := openFollower(ctx, s, c.String("genesis"))
	if err != nil {
		return nil, err
	}
	b, err := follower.Block(ctx, number)
	if errors.Is(err, prover.ErrUnprovable) {
		r.Unprovable = err.Error()
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	for i, t := range b.Execution.Transfers() {
		r.Transfers[i].Nonce = &t.Nonce
	}
	whole := b.Execution.Block()
	in, out := common.Hash(whole.StateIn.Bytes()), common.Hash(whole.StateOut.Bytes())
	r.Provable, r.StateIn, r.StateOut, r.fees = true, &in, &out, whole.Fees.Big()
	r.Fees = r.fees.String()
	return r, nil
}

// blocksListed is the result of fernet block list.
type blocksListed struct {
	Now    uint64       `json:"l1Block"`
	Tip    uint64       `json:"tip"` // the last block that can be built on
	Proven uint64       `json:"proven"`
	Blocks []blockShown `json:"blocks"`

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
	for _, b := range r.Blocks {
		left, _, _ := strings.Cut(r.wait(b.WindowEnd), " (")
		window := console.Cell{Text: fmt.Sprintf("%d, %s", b.WindowEnd, r.wait(b.WindowEnd)), Short: left}
		t.Rows = append(t.Rows, []any{b.Number, b.Slot, stateCell(b.State), b.NumTxs, b.Sequencer, b.FeeSplitBps, points(b.total), window})
	}
	con.Table(t)
	con.Line("\nL1 is at block %d.", r.Now)
	if slices.ContainsFunc(r.Blocks, func(b blockShown) bool { return b.State == statePrunable }) {
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
	r := &blocksListed{Now: view.Number, Blocks: []blockShown{}}
	r.wait = func(block uint64) string { return s.InBlocks(r.Now, block) }
	if r.Tip, err = view.Tip(ctx); err != nil {
		return nil, err
	}
	if r.Proven, err = view.Proven(ctx); err != nil {
		return nil, err
	}
	from := max(1, c.Uint64("from"))
	last, err := view.RecordedTip(ctx)
	if err != nil {
		return nil, err
	}
	records, err := view.Blocks(ctx, from, last)
	if err != nil {
		return nil, err
	}
	prunable := false
	for i, record := range records {
		b := describeBlock(record, from+uint64(i), r.Now, r.Proven, prunable)
		prunable = b.State == statePrunable
		r.Blocks = append(r.Blocks, b)
	}
	if err := view.Check(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

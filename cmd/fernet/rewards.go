package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/units"
)

func rewardsCommand() *cli.Command {
	return &cli.Command{
		Name:        "rewards",
		Usage:       "who is due what of finalized blocks, and claims",
		Description: "Everything is read from L1's logs and calldata.\n\nExample: fernet rewards show",
		Subcommands: []*cli.Command{
			{
				Name:  "show",
				Usage: "what stakers are due, what was claimed, what is left",
				Description: "Shows all finalized blocks, each staker's part of one, or what is due to an account and its stakers. It needs\n" +
					"no account.\n\nExample: fernet rewards show --block 1",
				Flags: []cli.Flag{
					&cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER` (default: all)"},
					&cli.StringFlag{Name: "owner", Usage: "show what is due to the account with this `ADDRESS` and its stakers"},
				},
				Action: withSession(reading(rewardsShow)),
			},
			claimCommand(),
			{
				Name:  "expire",
				Usage: "burn what nobody claimed of a block in time",
				Description: "When the claim window of a block is over, what is unclaimed of it can only be burned. Anyone may do it.\n\n" +
					"Example: fernet rewards expire --block 1 --account me",
				Flags:  []cli.Flag{blockFlag(), waitFlag("until the claim window is over")},
				Action: withSession(rewardsExpire),
			},
		},
	}
}

// rewardsShown is the result of fernet rewards show. Amounts are in wei.
type rewardsShown struct {
	Now    uint64         `json:"l1Block"`
	Blocks []blockRewards `json:"blocks"`
	// Of --owner, with the sums over its stakers in the blocks shown. Of the others in those blocks
	// nothing is shown.
	Owner     *common.Address `json:"owner,omitempty"`
	Due       string          `json:"due,omitempty"`
	Claimed   string          `json:"claimed,omitempty"`
	Unclaimed string          `json:"unclaimed,omitempty"`

	detailed bool
	inBlocks func(head, block uint64) string
}

type blockRewards struct {
	Block          uint64 `json:"block"`
	Total          string `json:"total"`   // fees and block reward
	Network        string `json:"network"` // the provers' part of it, burned included
	SequencerShare string `json:"sequencerShare"`
	Burned         string `json:"burned"` // at finalization
	// SubmitterShare is what of the burn goes to whom the winning submission names.
	SubmitterShare string          `json:"submitterShare"`
	UnitPerBps     string          `json:"unitPerBps"`
	Unclaimed      string          `json:"unclaimed"`
	Expired        string          `json:"expired"`     // burned as not claimed in time
	ExpiryBlock    uint64          `json:"expiryBlock"` // the first L1 block without claims; 0: never
	Stakers        []stakerRewards `json:"stakers"`

	total, burned, unclaimed *big.Int
}

// stakerRewards is one staker's part of a block, as a prover and as its sequencer.
type stakerRewards struct {
	StakerID  uint32         `json:"stakerId"`
	Owner     common.Address `json:"owner"`
	Proofs    int            `json:"proofs"`
	Sequencer bool           `json:"sequencer"` // whether the sequencer's share is in it
	// Submitter is whether it is the submitter's share, of an account and no staker: the id is 0.
	Submitter bool   `json:"submitter"`
	Due       string `json:"due"`
	Claimed   string `json:"claimed"`
	Unclaimed string `json:"unclaimed"`

	due, claimed, unclaimed *big.Int
}

func (r *rewardsShown) Render(con *console.Console) {
	if len(r.Blocks) == 0 && r.Owner != nil {
		con.Line("No finalized block pays anything to %s.", r.Owner)
		return
	}
	if len(r.Blocks) == 0 {
		con.Line("No block is finalized yet.")
		return
	}
	right := func(name string) console.Column { return console.Column{Name: name, Align: console.Right} }
	if r.Owner != nil {
		r.renderOwner(con)
		return
	}
	if !r.detailed {
		t := console.Table{Columns: []console.Column{right("block"), right("AZT"), right("burned"), right("unclaimed"), right("claims end")}}
		for _, b := range r.Blocks {
			t.Rows = append(t.Rows, []any{b.Block, units.Floor(b.total, 3), units.Floor(b.burned, 3), units.Floor(b.unclaimed, 3), r.expiry(b)})
		}
		con.Table(t)
		return
	}
	for _, b := range r.Blocks {
		t := console.Table{Columns: []console.Column{right("staker"), {Name: "owner"}, right("proofs"), right("AZT due"), right("claimed"), right("unclaimed"), {Name: ""}}}
		for _, s := range b.Stakers {
			t.Rows = append(t.Rows, []any{s.id(), short(s.Owner), s.Proofs, units.Floor(s.due, 3), units.Floor(s.claimed, 3), units.Floor(s.unclaimed, 3), s.note()})
		}
		con.Table(t)
		con.Line("\nBlock %d pays %s AZT; %s AZT of them were burned, %s AZT are unclaimed. Claims end: %s.", b.Block, units.Exact(b.total), units.Exact(b.burned), units.Exact(b.unclaimed), r.expiry(b))
	}
}

// renderOwner shows what an account and its stakers are due of each block, and in all.
func (r *rewardsShown) renderOwner(con *console.Console) {
	right := func(name string) console.Column { return console.Column{Name: name, Align: console.Right} }
	t := console.Table{Columns: []console.Column{right("block"), right("staker"), right("proofs"), right("AZT due"), right("claimed"), right("unclaimed"), {Name: ""}, {Name: "claims end"}}}
	due, claimed, unclaimed := r.sums()
	for _, b := range r.Blocks {
		for _, s := range b.Stakers {
			t.Rows = append(t.Rows, []any{b.Block, s.id(), s.Proofs, units.Floor(s.due, 3), units.Floor(s.claimed, 3), units.Floor(s.unclaimed, 3), s.note(), r.expiry(b)})
		}
	}
	t.Footer = []any{"", "", "", units.Floor(due, 3), units.Floor(claimed, 3), units.Floor(unclaimed, 3), "", ""}
	con.Table(t)
	con.Line("\n%s is due %s AZT; %s AZT of them were claimed and %s AZT are unclaimed.", r.Owner, units.Exact(due), units.Exact(claimed), units.Exact(unclaimed))
}

// sums are over all stakers shown.
func (r *rewardsShown) sums() (due, claimed, unclaimed *big.Int) {
	due, claimed, unclaimed = new(big.Int), new(big.Int), new(big.Int)
	for _, b := range r.Blocks {
		for _, s := range b.Stakers {
			due.Add(due, s.due)
			claimed.Add(claimed, s.claimed)
			unclaimed.Add(unclaimed, s.unclaimed)
		}
	}
	return due, claimed, unclaimed
}

// only leaves what is of an account.
func (r *rewardsShown) only(owner common.Address) {
	r.Owner = &owner
	for i := range r.Blocks {
		r.Blocks[i].Stakers = slices.DeleteFunc(r.Blocks[i].Stakers, func(s stakerRewards) bool { return s.Owner != owner || s.due.Sign() == 0 })
	}
	r.Blocks = slices.DeleteFunc(r.Blocks, func(b blockRewards) bool { return len(b.Stakers) == 0 })
	due, claimed, unclaimed := r.sums()
	r.Due, r.Claimed, r.Unclaimed = due.String(), claimed.String(), unclaimed.String()
}

func (s stakerRewards) note() string {
	switch {
	case s.Sequencer:
		return "sequencer"
	case s.Submitter:
		return "submitter"
	}
	return ""
}

// id is the staker in a table; the submitter's share is of none.
func (s stakerRewards) id() string {
	if s.Submitter {
		return ""
	}
	return fmt.Sprint(s.StakerID)
}

// expiry says when claims of a block end, or that they have.
func (r *rewardsShown) expiry(b blockRewards) string {
	switch {
	case b.ExpiryBlock == 0:
		return "never"
	case r.Now < b.ExpiryBlock:
		return fmt.Sprintf("L1 block %d, %s", b.ExpiryBlock, r.inBlocks(r.Now, b.ExpiryBlock))
	case b.Expired != "0":
		return fmt.Sprintf("over since L1 block %d, the rest is burned", b.ExpiryBlock)
	default:
		return fmt.Sprintf("over since L1 block %d", b.ExpiryBlock)
	}
}

func rewardsShow(ctx context.Context, c *cli.Context, s *session.Session) (*rewardsShown, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if c.IsSet("block") {
		if _, err := blockNumber(c); err != nil {
			return nil, err
		}
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	r := &rewardsShown{Now: view.Number, Blocks: []blockRewards{}, detailed: c.IsSet("block"), inBlocks: s.InBlocks}
	numbers := []uint64{c.Uint64("block")}
	if !r.detailed {
		if numbers, err = view.Finalized(ctx); err != nil {
			return nil, err
		}
	}
	for _, number := range numbers {
		payouts, err := view.BlockPayouts(ctx, number)
		if err != nil {
			return nil, err
		}
		r.Blocks = append(r.Blocks, describeRewards(payouts))
	}
	if err := view.Check(ctx); err != nil {
		return nil, err
	}
	if c.IsSet("owner") {
		owner, err := ownerFlag(ctx, c, s)
		if err != nil {
			return nil, err
		}
		r.only(owner)
	}
	return r, nil
}

func describeRewards(p *settlement.BlockPayouts) blockRewards {
	total := new(big.Int).Add(p.Settled.Network, p.Settled.SequencerShare)
	b := blockRewards{
		Block: p.Number, Total: total.String(), Network: p.Settled.Network.String(), SequencerShare: p.Share.String(),
		Burned: p.Settled.Burned.String(), SubmitterShare: p.SubmitterShare.String(), UnitPerBps: p.Settled.UnitPerBps.String(), Unclaimed: p.Unclaimed().String(), Expired: "0",
		ExpiryBlock: p.ExpiryBlock, total: total, burned: p.Settled.Burned, unclaimed: p.Unclaimed(),
	}
	if p.Expired != nil {
		b.Expired = p.Expired.String()
	}
	parts := map[uint32]*stakerRewards{}
	part := func(id uint32, owner common.Address) *stakerRewards {
		if parts[id] == nil {
			parts[id] = &stakerRewards{StakerID: id, Owner: owner, due: new(big.Int), claimed: new(big.Int)}
		}
		return parts[id]
	}
	pay := func(s *stakerRewards, amount *big.Int, claimed bool) {
		s.due.Add(s.due, amount)
		if claimed {
			s.claimed.Add(s.claimed, amount)
		}
	}
	sequencer := part(p.Sequencer, p.Owner)
	sequencer.Sequencer = true
	pay(sequencer, p.Share, p.SharePaid)
	for _, reward := range p.Rewards {
		s := part(reward.StakerID, reward.Owner)
		s.Proofs++
		pay(s, reward.Amount, reward.Claimed)
	}
	all := slices.Collect(maps.Values(parts))
	if p.SubmitterShare.Sign() > 0 {
		submitter := &stakerRewards{Owner: p.Beneficiary, Submitter: true, due: new(big.Int), claimed: new(big.Int)}
		pay(submitter, p.SubmitterShare, p.SubmitterPaid)
		all = append(all, submitter)
	}
	for _, s := range all {
		s.unclaimed = new(big.Int).Sub(s.due, s.claimed)
		if p.Expired != nil {
			s.unclaimed = new(big.Int)
		}
		s.Due, s.Claimed, s.Unclaimed = s.due.String(), s.claimed.String(), s.unclaimed.String()
		b.Stakers = append(b.Stakers, *s)
	}
	slices.SortFunc(b.Stakers, func(x, y stakerRewards) int { return cmp.Compare(x.StakerID-1, y.StakerID-1) }) // 0 last
	return b
}

// expired is the result of fernet rewards expire.
type expired struct {
	Block  uint64 `json:"block"`
	Amount string `json:"amount"` // wei that were burned, or would be
	sent

	amount *big.Int
	dryRun bool
}

func (r *expired) Render(con *console.Console) {
	r.render(con)
	if r.Already == "" && !r.dryRun {
		con.Line("%s AZT of block %d, which nobody claimed, are burned.", units.Exact(r.amount), r.Block)
	}
}

func rewardsExpire(ctx context.Context, c *cli.Context, s *session.Session) (*expired, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if !s.Config.DryRun {
		// What an earlier run began decides whether there is something left.
		if err := s.Resume(ctx); err != nil {
			return nil, err
		}
	}
	r := &expired{Block: number, amount: new(big.Int), Amount: "0", dryRun: s.Config.DryRun}
	if r.Already, err = alreadyDone(waitFor(ctx, c, s, func(ctx context.Context) error { return checkExpire(ctx, client, number, r.amount) })); err != nil {
		return nil, err
	}
	r.Amount = r.amount.String()
	if r.Already != "" {
		return r, nil
	}
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	tx, err := sendOne(ctx, s, client.Expire(number), nil, "expire", number, record.Slot)
	if err != nil {
		return nil, err
	}
	r.sent = *tx
	for _, tx := range r.Transactions {
		if receipt := tx.Receipt(); receipt != nil {
			r.amount = client.ExpiredBy(receipt)
			r.Amount = r.amount.String()
		}
	}
	return r, nil
}

// checkExpire reports, as a settlement.PrecheckError, why nothing of a block can be burned now. Otherwise it sets rest to what would be.
func checkExpire(ctx context.Context, client *settlement.Client, number uint64, rest *big.Int) error {
	now, err := client.Node.BlockNumber(ctx)
	if err != nil {
		return fmt.Errorf("get the newest L1 block: %w", err)
	}
	block, err := client.Block(ctx, number)
	if err != nil {
		return err
	}
	pointless := settlement.PrecheckError{Purpose: fmt.Sprintf("burn unclaimed rewards of block %d", number), Now: now}
	if !block.Finalized {
		pointless.Reason, pointless.Err = "it is not finalized", settlement.ErrNotFinalized
		return &pointless
	}
	left, err := client.Remainder(ctx, number)
	if err != nil {
		return err
	}
	switch {
	case left.Remaining.Sign() == 0:
		pointless.Reason, pointless.Done = "nothing is left of it", true
	case left.ExpiryBlock == 0:
		pointless.Reason = "the deployment keeps claims for ever"
	case now < left.ExpiryBlock:
		pointless.Reason, pointless.Opens = "claims can still be made", left.ExpiryBlock
	default:
		rest.Set(left.Remaining)
		return nil
	}
	return &pointless
}

package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/operator"
	"fernet/settlement/units"
)

func rewardsCommand() *cli.Command {
	return group("rewards", "who is due what of finalized blocks, and claims",
		"Everything is read from L1's logs and calldata.", "fernet rewards show",
		command("show", "what stakers are due, what was claimed, what is left",
			"Shows all finalized blocks, each staker's part of one, or what is due to an account and its stakers. It needs\n"+
				"no account.",
			"fernet rewards show --block 1", reading(rewardsShow),
			&cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER` (default: all)"},
			&cli.StringFlag{Name: "owner", Usage: "show what is due to the account with this `ADDRESS` and its stakers"}),
		command("claim", "pay rewards and the shares of sequencers and submitters to their owners",
			"Claims what is not claimed yet, in batches: of the blocks of --block, or of every finalized block. Anyone may\n"+
				"claim for anyone: the stakers' owners are paid, and of the submitter's share whom the winning submission names.\n"+
				"Without --owner, --staker and --all it claims for the account that signs. When nothing is due, it sends nothing\n"+
				"and succeeds. What somebody else claims meanwhile is left out.",
			"fernet rewards claim --block 1 --block 3-7 --account me", rendered(acting(rewardsClaim), renderClaimed),
			&cli.StringSliceFlag{Name: "block",
				Usage: "the L2 block's `NUMBER`, or several as 3-7; may be repeated (default: every finalized block)"},
			&cli.StringFlag{Name: "owner", Usage: "claim for the account with this `ADDRESS` and its stakers"},
			&cli.StringSliceFlag{Name: "staker", Usage: "claim for the staker with this `ID`; may be repeated"},
			&cli.BoolFlag{Name: "all", Usage: "claim for everyone"},
			waitFlag("until the blocks of --block are finalized")),
		command("expire", "burn what nobody claimed of a block in time",
			"When the claim window of a block is over, what is unclaimed of it can only be burned. Anyone may do it.",
			"fernet rewards expire --block 1 --account me", rendered(acting(rewardsExpire), renderExpired),
			blockFlag(), waitFlag("until the claim window is over")),
	)
}

// rewardsShown is the result of fernet rewards show.
type rewardsShown struct {
	*operator.Rewards
	detailed bool
	inBlocks func(head, block uint64) string
}

func (r *rewardsShown) Render(con *console.Console) {
	switch {
	case len(r.Blocks) == 0 && r.Owner != nil:
		con.Line("No finalized block pays anything to %s.", r.Owner)
	case len(r.Blocks) == 0:
		con.Line("No block is finalized yet.")
	case r.Owner != nil:
		t := console.NewTable("block>", "staker>", "proofs>", "AZT due>", "claimed>", "unclaimed>", "", "claims end")
		for _, b := range r.Blocks {
			for _, s := range b.Stakers {
				id, note := partOf(s)
				t.Row(b.Block, id, s.Proofs, floor(s.Due), floor(s.Claimed), floor(s.Unclaimed), note, r.expiry(b))
			}
		}
		t.Footer = []any{"", "", "", floor(r.Due), floor(r.Claimed), floor(r.Unclaimed), "", ""}
		con.Table(t)
		con.Line("\n%s is due %s AZT; %s AZT of them were claimed and %s AZT are unclaimed.",
			r.Owner, units.Exact(r.Due.Int), units.Exact(r.Claimed.Int), units.Exact(r.Unclaimed.Int))
	case !r.detailed:
		t := console.NewTable("block>", "AZT>", "burned>", "unclaimed>", "claims end>")
		for _, b := range r.Blocks {
			t.Row(b.Block, floor(b.Total), floor(b.Burned), floor(b.Unclaimed), r.expiry(b))
		}
		con.Table(t)
	default:
		b := r.Blocks[0]
		t := console.NewTable("staker>", "owner", "proofs>", "AZT due>", "claimed>", "unclaimed>", "")
		for _, s := range b.Stakers {
			id, note := partOf(s)
			t.Row(id, console.Short(s.Owner), s.Proofs, floor(s.Due), floor(s.Claimed), floor(s.Unclaimed), note)
		}
		con.Table(t)
		con.Line("\nBlock %d pays %s AZT; %s AZT of them were burned, %s AZT are unclaimed. Claims end: %s.",
			b.Block, units.Exact(b.Total.Int), units.Exact(b.Burned.Int), units.Exact(b.Unclaimed.Int), r.expiry(b))
	}
}

// floor is an amount in a table.
func floor(wei units.Integer) string { return units.Floor(wei.Int, 3) }

// partOf is whose a part of a block's rewards is in a table, and what else than proofs it is for.
// The submitter's share is of no staker.
func partOf(s operator.StakerRewards) (id, note string) {
	switch id = fmt.Sprint(s.StakerID); {
	case s.Sequencer:
		return id, "sequencer"
	case s.Submitter:
		return "", "submitter"
	}
	return id, ""
}

// expiry says when claims of a block end, or that they have.
func (r *rewardsShown) expiry(b operator.BlockRewards) string {
	switch {
	case b.ExpiryBlock == 0:
		return "never"
	case r.Now < b.ExpiryBlock:
		return fmt.Sprintf("L1 block %d, %s", b.ExpiryBlock, r.inBlocks(r.Now, b.ExpiryBlock))
	case b.Expired.Sign() > 0:
		return fmt.Sprintf("over since L1 block %d, the rest is burned", b.ExpiryBlock)
	default:
		return fmt.Sprintf("over since L1 block %d", b.ExpiryBlock)
	}
}

func rewardsShow(ctx context.Context, c *cli.Context, s *session.Session) (*rewardsShown, error) {
	in := flagsOf(c)
	r := &rewardsShown{detailed: in.IsSet("block"), inBlocks: s.InBlocks}
	if r.detailed {
		in.block()
	}
	view := in.latest(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	var err error
	if r.Rewards, err = operator.ReadRewards(ctx, view, in.Uint64("block")); err != nil {
		return nil, err
	}
	if in.IsSet("owner") {
		r.Only(in.account(ctx, s, "owner"))
	}
	return r, in.err
}

func renderClaimed(con *console.Console, r *operator.Claimed) {
	renderSent(con, r.Sent)
	words := "are paid to their owners"
	if r.Dry() {
		words = "would be paid to their owners"
	}
	paid := 0
	for _, b := range r.Blocks {
		switch {
		case b.Amount.Sign() > 0:
			paid++
			con.Line("%s AZT of block %d %s.", units.Exact(b.Amount.Int), b.Block, words)
		case b.Already != r.Already:
			con.Line("Nothing to do: %s.", b.Already)
		}
	}
	if paid > 1 {
		con.Line("Together %s AZT.", units.Exact(r.Amount.Int))
	}
}

// payees reads for whom a claim is; without any it is for the account that signs.
func payees(in *input) (p operator.Payees) {
	for _, text := range in.StringSlice("staker") {
		id, err := strconv.ParseUint(text, 10, 32)
		if err != nil || id == 0 {
			in.usage("--staker: %q is not a staker's id", text)
		}
		p.Stakers = append(p.Stakers, uint32(id))
	}
	if text := in.String("owner"); text != "" {
		p.Owner = read(in, "owner", text, argument.L1Address)
	}
	if p.All = in.Bool("all"); p.All && (len(p.Stakers) > 0 || in.String("owner") != "") {
		in.usage("--all is for everyone: leave out --staker and --owner")
	}
	return p
}

func rewardsClaim(in *input) act[*operator.Claimed] {
	spans, err := argument.Spans[operator.Span](in.StringSlice("block"), "a block's number, from 1, nor several such as 3-7")
	if err != nil {
		in.usage("--block: %w", err)
	}
	if in.Bool("wait") && len(spans) == 0 {
		in.usage("--wait is for the blocks of --block: without it every finalized block is claimed")
	}
	o := operator.ClaimOptions{Spans: spans, Payees: payees(in)}
	return func(ctx context.Context, a *caller) (*operator.Claimed, error) {
		if p := &o.Payees; !p.All && len(p.Stakers) == 0 && in.String("owner") == "" {
			p.Owner = a.sender.Address()
		}
		o.Wait = a.wait
		o.Again = func(err error) { a.Dialog.Note("%v: reading again what is left to claim", err) }
		return operator.Claim(ctx, a.client, a.sender, o)
	}
}

func renderExpired(con *console.Console, r *operator.Expired) {
	renderSent(con, r.Sent)
	if r.Already == "" && !r.Dry() {
		con.Line("%s AZT of block %d, which nobody claimed, are burned.", units.Exact(r.Amount.Int), r.Block)
	}
}

func rewardsExpire(in *input) act[*operator.Expired] {
	number := in.block()
	return func(ctx context.Context, a *caller) (*operator.Expired, error) {
		return operator.Expire(ctx, a.client, a.sender, number, a.wait)
	}
}

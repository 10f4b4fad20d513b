package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/operator"
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

// rewardsShown is the result of fernet rewards show.
type rewardsShown struct {
	*operator.Rewards
	detailed bool
	inBlocks func(head, block uint64) string
}

func (r *rewardsShown) Render(con *console.Console) {
	right := func(name string) console.Column { return console.Column{Name: name, Align: console.Right} }
	switch {
	case len(r.Blocks) == 0 && r.Owner != nil:
		con.Line("No finalized block pays anything to %s.", r.Owner)
	case len(r.Blocks) == 0:
		con.Line("No block is finalized yet.")
	case r.Owner != nil:
		t := console.Table{Columns: []console.Column{right("block"), right("staker"), right("proofs"), right("AZT due"), right("claimed"), right("unclaimed"), {Name: ""}, {Name: "claims end"}}}
		for _, b := range r.Blocks {
			for _, s := range b.Stakers {
				t.Rows = append(t.Rows, []any{b.Block, stakerID(s), s.Proofs, floor(s.Due), floor(s.Claimed), floor(s.Unclaimed), rewardNote(s), r.expiry(b)})
			}
		}
		t.Footer = []any{"", "", "", floor(r.Due), floor(r.Claimed), floor(r.Unclaimed), "", ""}
		con.Table(t)
		con.Line("\n%s is due %s AZT; %s AZT of them were claimed and %s AZT are unclaimed.", r.Owner, units.Exact(r.Due.Int), units.Exact(r.Claimed.Int), units.Exact(r.Unclaimed.Int))
	case !r.detailed:
		t := console.Table{Columns: []console.Column{right("block"), right("AZT"), right("burned"), right("unclaimed"), right("claims end")}}
		for _, b := range r.Blocks {
			t.Rows = append(t.Rows, []any{b.Block, floor(b.Total), floor(b.Burned), floor(b.Unclaimed), r.expiry(b)})
		}
		con.Table(t)
	default:
		b := r.Blocks[0]
		t := console.Table{Columns: []console.Column{right("staker"), {Name: "owner"}, right("proofs"), right("AZT due"), right("claimed"), right("unclaimed"), {Name: ""}}}
		for _, s := range b.Stakers {
			t.Rows = append(t.Rows, []any{stakerID(s), console.Short(s.Owner), s.Proofs, floor(s.Due), floor(s.Claimed), floor(s.Unclaimed), rewardNote(s)})
		}
		con.Table(t)
		con.Line("\nBlock %d pays %s AZT; %s AZT of them were burned, %s AZT are unclaimed. Claims end: %s.",
			b.Block, units.Exact(b.Total.Int), units.Exact(b.Burned.Int), units.Exact(b.Unclaimed.Int), r.expiry(b))
	}
}

// floor is an amount in a table.
func floor(wei units.Integer) string { return units.Floor(wei.Int, 3) }

// rewardNote says what else than proofs a staker's rewards are for.
func rewardNote(s operator.StakerRewards) string {
	switch {
	case s.Sequencer:
		return "sequencer"
	case s.Submitter:
		return "submitter"
	}
	return ""
}

// stakerID is the staker in a table; the submitter's share is of none.
func stakerID(s operator.StakerRewards) string {
	if s.Submitter {
		return ""
	}
	return fmt.Sprint(s.StakerID)
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
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	r := &rewardsShown{detailed: c.IsSet("block"), inBlocks: s.InBlocks}
	if r.detailed {
		if _, err := blockNumber(c); err != nil {
			return nil, err
		}
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	if r.Rewards, err = operator.ReadRewards(ctx, view, c.Uint64("block")); err != nil {
		return nil, err
	}
	if c.IsSet("owner") {
		owner, err := accountFlag(ctx, c, s, "owner")
		if err != nil {
			return nil, err
		}
		r.Only(owner)
	}
	return r, nil
}

// expired is the result of fernet rewards expire.
type expired operator.Expired

func (r *expired) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if r.Already == "" && !r.Dry() {
		con.Line("%s AZT of block %d, which nobody claimed, are burned.", units.Exact(r.Amount.Int), r.Block)
	}
}

func rewardsExpire(ctx context.Context, c *cli.Context, s *session.Session) (*expired, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.Expire(ctx, client, sender, number, waiter(c, s))
	return (*expired)(r), err
}

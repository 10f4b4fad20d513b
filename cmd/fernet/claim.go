package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/units"
)

func claimCommand() *cli.Command {
	return &cli.Command{
		Name:  "claim",
		Usage: "pay rewards and the shares of sequencers and submitters to their owners",
		Description: "Claims what is not claimed yet, in batches: of the blocks of --block, or of every finalized block. Anyone may\n" +
			"claim for anyone: the stakers' owners are paid, and of the submitter's share whom the winning submission names.\n" +
			"Without --owner, --staker and --all it claims for the account that signs. When nothing is due, it sends nothing\n" +
			"and succeeds. What somebody else claims meanwhile is left out.\n\n" +
			"Example: fernet rewards claim --block 1 --block 3-7 --account me",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "block", Usage: "the L2 block's `NUMBER`, or several as 3-7; may be repeated (default: every finalized block)"},
			&cli.StringFlag{Name: "owner", Usage: "claim for the account with this `ADDRESS` and its stakers"},
			&cli.StringSliceFlag{Name: "staker", Usage: "claim for the staker with this `ID`; may be repeated"},
			&cli.BoolFlag{Name: "all", Usage: "claim for everyone"},
			waitFlag("until the blocks of --block are finalized"),
		},
		Action: withSession(rewardsClaim),
	}
}

// claimed is the result of fernet rewards claim.
type claimed operator.Claimed

func (r *claimed) Render(con *console.Console) {
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

// payeesOf reads for whom a claim is.
func payeesOf(ctx context.Context, c *cli.Context, s *session.Session, client *settlement.Client) (p operator.Payees, err error) {
	for _, text := range c.StringSlice("staker") {
		id, err := strconv.ParseUint(text, 10, 32)
		if err != nil || id == 0 {
			return p, config.Usage("--staker: %q is not a staker's id", text)
		}
		if _, err := client.Staker(ctx, uint32(id)); err != nil {
			return p, fmt.Errorf("--staker: %w", err)
		}
		p.Stakers = append(p.Stakers, uint32(id))
	}
	owner := c.String("owner") != ""
	if p.All = c.Bool("all"); p.All && (len(p.Stakers) > 0 || owner) {
		return p, config.Usage("--all is for everyone: leave out --staker and --owner")
	}
	if owner || !p.All && len(p.Stakers) == 0 {
		p.Owner, err = accountFlag(ctx, c, s, "owner")
	}
	return p, err
}

func rewardsClaim(ctx context.Context, c *cli.Context, s *session.Session) (*claimed, error) {
	opts := operator.ClaimOptions{
		Wait:  waiter(c, s),
		Again: func(err error) { s.Note("%v: reading again what is left to claim", err) },
	}
	var err error
	opts.Spans, err = argument.Spans[operator.Span](c.StringSlice("block"), "a block's number, from 1, nor several such as 3-7")
	if err != nil {
		return nil, config.Usage("--block: %w", err)
	}
	if opts.Wait != nil && len(opts.Spans) == 0 {
		return nil, config.Usage("--wait is for the blocks of --block: without it every finalized block is claimed")
	}
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	if opts.Payees, err = payeesOf(ctx, c, s, client); err != nil {
		return nil, err
	}
	r, err := operator.Claim(ctx, client, sender, opts)
	return (*claimed)(r), err
}

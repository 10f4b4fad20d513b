package main

import (
	"context"
	"errors"
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
			"fernet rewards expire --block 1 --account me", rendered(acting(onBlock(operator.Expire)), renderExpired),
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
				t.Row(b.Block, id, s.Proofs, floor(s.Due), floor(s.Claimed), floor(s.Unclaimed), note, b.ClaimsEnd(r.Now, r.inBlocks))
			}
		}
		t.Footer = []any{"", "", "", floor(r.Due), floor(r.Claimed), floor(r.Unclaimed), "", ""}
		con.Table(t)
		con.Line("\n%s is due %s AZT; %s AZT of them were claimed and %s AZT are unclaimed.",
			r.Owner, units.Exact(r.Due.Int), units.Exact(r.Claimed.Int), units.Exact(r.Unclaimed.Int))
	case !r.detailed:
		t := console.NewTable("block>", "AZT>", "burned>", "unclaimed>", "claims end>")
		for _, b := range r.Blocks {
			t.Row(b.Block, floor(b.Total), floor(b.Burned), floor(b.Unclaimed), b.ClaimsEnd(r.Now, r.inBlocks))
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
			b.Block, units.Exact(b.Total.Int), units.Exact(b.Burned.Int), units.Exact(b.Unclaimed.Int), b.ClaimsEnd(r.Now, r.inBlocks))
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

func rewardsShow(ctx context.Context, in *input, s *session.Session) (*rewardsShown, error) {
	r := &rewardsShown{detailed: in.IsSet("block"), inBlocks: s.InBlocks}
	if r.detailed {
		in.block()
	}
	view := in.latest(ctx, s)
	r.Rewards = opened(ctx, in, func(ctx context.Context) (*operator.Rewards, error) {
		return operator.ReadRewards(ctx, view, in.Uint64("block"))
	})
	if in.err == nil && in.IsSet("owner") {
		r.Only(in.account(ctx, s, "owner"))
	}
	return r, in.err
}

func renderClaimed(con *console.Console, r *operator.Claimed) { renderSent(con, r.Sent, r.Told()...) }

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
			if p.Owner = opened(ctx, in, a.Account.Address); in.err != nil {
				return nil, in.err
			}
		}
		o.Wait = a.wait
		o.Again = func(err error) { a.Dialog.Note("%v: reading again what is left to claim", err) }
		return operator.Claim(ctx, a.client, a.sender, o)
	}
}

func renderExpired(con *console.Console, r *operator.Expired) {
	renderSent(con, r.Sent, r.Told())
}

func fundCommand() *cli.Command {
	const again = " Run again, interrupted or not, the command pays nothing twice: it knows a payment by its account, amount and\n" +
		"--payment. To pay as much once more, give that one another number."
	pay := func(name, usage, description, example string, pay operator.Fund) *cli.Command {
		return command(name, usage, description+again, example, rendered(acting(fundWith(pay)), renderFunded),
			&cli.StringFlag{Name: "amount", Usage: "put so many `AZT` there"},
			&cli.UintFlag{Name: "payment", Value: 1, Usage: "the `NUMBER` of this payment, from 1, among those of this amount by this account"})
	}
	return group("fund", "put tokens into Rewards: for block rewards or for fees",
		"Anyone may fund a deployment. What is in it cannot be taken back.", "fernet fund reserve --amount 600",
		pay("reserve", "fund the reserve that block rewards are paid from",
			"Approves what is not approved yet and pays from the account that signs.",
			"fernet fund reserve --amount 600 --account me", operator.FundReserve),
		pay("escrow", "fund the escrow that the ledger's fees are released from",
			"It should hold the ledger's supply; what is above that would never be paid out, and is refused. Approves what\n"+
				"is not approved yet and pays from the account that signs.",
			"fernet fund escrow --amount 2000 --account me", operator.FundEscrow),
		command("absorb", "move what was transferred to Rewards without a call into the reserve",
			"Such tokens belong to nobody until then. When there are none, it sends nothing and succeeds.",
			"fernet fund absorb --account me", rendered(acting(fundAbsorb), renderFunded)),
	)
}

// renderFunded shows what was paid, and what Rewards holds.
func renderFunded(con *console.Console, r *operator.Funded) {
	renderSent(con, r.Sent)
	if r.After == nil {
		con.Line("Rewards holds %s.", holdings(&r.Before))
		return
	}
	if len(r.Transactions) > 0 && r.Already == "" {
		con.Line("Before, Rewards held %s.", holdings(&r.Before))
	}
	con.Line("Rewards holds %s.", holdings(r.After))
}

// holdings says what Rewards holds.
func holdings(h *operator.Holdings) string {
	if h.Surplus.Sign() > 0 {
		return fmt.Sprintf("%s, and %s AZT that were transferred without a call (fernet fund absorb)", h, units.Exact(h.Surplus.Int))
	}
	return h.String()
}

// fundWith pays the amount of --amount.
func fundWith(pay operator.Fund) func(*input) act[*operator.Funded] {
	return func(in *input) act[*operator.Funded] {
		text := in.required("amount")
		amount, err := units.Parse(text)
		if err != nil || amount.Sign() <= 0 {
			in.usage("--amount: %q is not an amount of AZT", text)
		}
		p := operator.Payment{Amount: amount, Number: in.Uint("payment")}
		if p.Number == 0 {
			in.usage("--payment: payments are counted from 1")
		}
		return func(ctx context.Context, a *caller) (*operator.Funded, error) {
			r, err := pay(ctx, a.client, a.sender, p)
			if err == nil && r.PaidIn != 0 {
				r.Already += fmt.Sprintf(": to pay as much once more, add --payment %d, or a higher number that was not used", p.Number+1)
			}
			return r, fundError(err)
		}
	}
}

// fundError adds what to do.
func fundError(err error) error {
	if poor, ok := errors.AsType[*operator.TokensError](err); ok {
		return fmt.Errorf("%w: get %s AZT from another holder, or lower --amount", err, units.Exact(poor.Missing()))
	}
	return advised(err, operator.ErrEscrowAboveSupply, "lower --amount")
}

func fundAbsorb(*input) act[*operator.Funded] {
	return func(ctx context.Context, a *caller) (*operator.Funded, error) {
		return operator.Absorb(ctx, a.client, a.sender)
	}
}

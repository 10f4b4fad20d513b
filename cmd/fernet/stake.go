package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func stakeCommand() *cli.Command {
	about := func(name, usage, description string, act actOnStaker, flags ...cli.Flag) *cli.Command {
		staker := &cli.UintFlag{Name: "staker", Usage: "the staker `ID` (default: that of --identity)"}
		example := fmt.Sprintf("fernet stake %s --identity alice --account alice --network sepolia --rpc-url $RPC", name)
		return command(name, usage, description, example, act.run, append([]cli.Flag{staker}, flags...)...)
	}
	return group("stake", "become a sequencer or a prover, and stop being one",
		"A staker is a deposit, roles and a VRF key. One account may own many.", "fernet stake list --network sepolia --rpc-url $RPC",
		command("add", "stake an identity",
			"Approves the deposit and stakes the VRF key of --identity. Roles are fixed for life. An identity that is\n"+
				"staked is left as it is, so the command can be run again whenever it was interrupted. With --wait it ends when\n"+
				"the staker is active: it can act in slots that start then or later.",
			"fernet stake add --identity alice --roles base,merge --faucet --wait --account alice --network sepolia --rpc-url $RPC", stakeAdd,
			&cli.StringFlag{Name: "roles", Usage: "any of sequencer, base and merge, as a `LIST` with commas"},
			&cli.BoolFlag{Name: "faucet", Usage: "take what is missing of the deposit from the test token's faucet"},
			waitFlag("until the staker is active")),
		command("list", "who is staked, and in what state",
			"Lists every staker: pending, active, suspended, exiting, withdrawable or withdrawn; with its deposit.",
			"fernet stake list --mine --account alice --network sepolia --rpc-url $RPC", stakeList,
			&cli.BoolFlag{Name: "mine", Usage: "list those of the account that signs"}),
		about("refill", "fill up a deposit that a penalty took from",
			"Approves and deposits what is missing of the deposit, from the account that signs: anyone may do it for any staker.\n"+
				"The staker is eligible again after the activation delay. With --wait it ends then.",
			operator.Refill,
			&cli.BoolFlag{Name: "faucet", Usage: "take what the account lacks from the test token's faucet"},
			waitFlag("until the staker is eligible again")),
		about("exit", "end a staker's eligibility",
			"Asks for the exit. From then on the staker is not eligible; rewards it earned are still paid.",
			func(ctx context.Context, client *settlement.Client, s operator.Sender, find findStaker, _ stakeOpts) (*operator.Staked, error) {
				return operator.Exit(ctx, client, s, find)
			}),
		about("withdraw", "get the deposit back after the exit delay", "Pays the deposit to the owner.",
			func(ctx context.Context, client *settlement.Client, s operator.Sender, find findStaker, o stakeOpts) (*operator.Staked, error) {
				return operator.Withdraw(ctx, client, s, find, o.Active)
			}, waitFlag("until the exit delay is over")),
	)
}

type (
	findStaker = operator.FindStaker
	stakeOpts  = operator.StakeOptions
)

// actOnStaker is an action on the staker of --staker or --identity.
type actOnStaker func(context.Context, *settlement.Client, operator.Sender, findStaker, stakeOpts) (*operator.Staked, error)

func (act actOnStaker) run(ctx context.Context, c *cli.Context, s *session.Session) (*stakers, error) {
	id := c.Uint("staker")
	if id > 1<<32-1 {
		return nil, config.Usage("--staker: there is no staker %d", id)
	}
	client, sender, err := s.Account.Acting(ctx)
	if err != nil {
		return nil, err
	}
	done, err := act(ctx, client, sender, func(ctx context.Context) (settlement.Staker, error) {
		if id != 0 {
			return client.Staker(ctx, uint32(id))
		}
		return s.Identity.Registered(ctx)
	}, stakeOptions(c, s))
	return actedOn(ctx, s, client, done, err)
}

func stakeAdd(ctx context.Context, c *cli.Context, s *session.Session) (*stakers, error) {
	roles, err := rules.ParseRoles(c.String("roles"))
	if err != nil {
		return nil, config.Usage("--roles: %w", err)
	}
	client, sender, err := s.Account.Acting(ctx)
	if err != nil {
		return nil, err
	}
	id, err := identity.Read(s.Identity.Dir(), s.Config.Identity)
	if err != nil {
		return nil, err
	}
	done, err := operator.Stake(ctx, client, sender, id.PublicKey, roles, stakeOptions(c, s))
	if err == nil && done.Already != "" {
		done.Already = fmt.Sprintf("identity %s is staker %d", s.Config.Identity, done.StakerID)
	}
	return actedOn(ctx, s, client, done, err)
}

func stakeOptions(c *cli.Context, s *session.Session) stakeOpts {
	return stakeOpts{Faucet: c.Bool("faucet"), Active: waiter(c, s)}
}

func stakeList(ctx context.Context, c *cli.Context, s *session.Session) (*stakers, error) {
	client, err := s.Deployment.Client(ctx)
	if err != nil {
		return nil, err
	}
	which := func(settlement.Staker) bool { return true }
	if c.Bool("mine") {
		owner, err := s.Account.Address(ctx)
		if err != nil {
			return nil, err
		}
		which = func(st settlement.Staker) bool { return st.Owner == owner }
	}
	return readStakers(ctx, s, client, operator.Sent{}, which)
}

// stakers is the result of every fernet stake command.
type stakers struct {
	operator.StakerList // those that were acted on or asked for
	operator.Sent

	inBlocks func(head, block uint64) string
}

// actedOn is the result of an action: the staker as L1 has it now.
func actedOn(ctx context.Context, s *session.Session, client *settlement.Client, done *operator.Staked, err error) (*stakers, error) {
	if errors.Is(err, operator.ErrStakeTokens) {
		err = fmt.Errorf("%w: get some, on a testnet with --faucet", err)
	}
	if err != nil {
		return nil, err
	}
	return readStakers(ctx, s, client, done.Sent, func(st settlement.Staker) bool { return st.ID == done.StakerID })
}

func readStakers(
	ctx context.Context, s *session.Session, client *settlement.Client, sent operator.Sent, which func(settlement.Staker) bool,
) (*stakers, error) {
	list, err := operator.Stakers(ctx, client, which)
	return &stakers{list, sent, s.InBlocks}, err
}

// stakerTones are how states of stakers look in a table.
var stakerTones = map[operator.StakerState]console.Tone{
	operator.StakerPending: console.Warn, operator.StakerActive: console.Good,
	operator.StakerSuspended: console.Bad, operator.StakerExiting: console.Warn,
}

func (r *stakers) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if len(r.Stakers) == 0 {
		if len(r.Transactions) == 0 {
			con.Line("There are no stakers: see fernet stake add.")
		}
		return
	}
	t := console.NewTable("staker>", "owner", "roles", "VRF key", "deposit>", "state")
	for _, st := range r.Stakers {
		state := strings.Join(append([]string{string(st.State)}, r.changes(st)...), ", ")
		t.Row(st.ID, console.Address(st.Owner), st.Roles, console.Cut(st.VrfKey, 12), units.Exact(st.Deposit.Int),
			stakerTones[st.State].Cell(state))
	}
	con.Table(t)
}

// changes says when a staker's state will change, and what penalties still mean for it.
func (r *stakers) changes(st operator.StakerStatus) (parts []string) {
	at := func(what string, block uint64) {
		parts = append(parts, fmt.Sprintf("%s block %d, %s", what, block, r.inBlocks(r.Block, block)))
	}
	switch st.State {
	case operator.StakerPending:
		at("active at", st.ActivationBlock)
	case operator.StakerExiting:
		at("withdrawable at", st.WithdrawableBlock)
	}
	if st.Missing.Sign() > 0 && st.ExitBlock == 0 {
		parts = append(parts, fmt.Sprintf("%s AZT are missing", units.Exact(st.Missing.Int)))
	}
	if st.SuspendedFrom > r.Block {
		at("not eligible from", st.SuspendedFrom)
	}
	if st.SuspendedUntil > max(r.Block, st.SuspendedFrom) {
		at("eligible again at", st.SuspendedUntil)
	}
	if st.BannedUntil > max(r.Block, st.SuspendedUntil) && strings.Contains(st.Roles, rules.RoleSequencer.String()) {
		at("may propose again at", st.BannedUntil)
	}
	return parts
}

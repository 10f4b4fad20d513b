package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func stakeCommand() *cli.Command {
	about := func(name, usage, description string, do actOnStaker, flags ...cli.Flag) *cli.Command {
		staker := &cli.UintFlag{Name: "staker", Usage: "the staker `ID` (default: that of --identity)"}
		example := fmt.Sprintf("fernet stake %s --identity alice --account alice --network sepolia --rpc-url $RPC", name)
		return command(name, usage, description, example, acting(do.read), append([]cli.Flag{staker}, flags...)...)
	}
	return group("stake", "become a sequencer or a prover, and stop being one",
		"A staker is a deposit, roles and a VRF key. One account may own many.", "fernet stake list --network sepolia --rpc-url $RPC",
		command("add", "stake an identity",
			"Approves the deposit and stakes the VRF key of --identity. Roles are fixed for life. An identity that is\n"+
				"staked is left as it is, so the command can be run again whenever it was interrupted. With --wait it ends when\n"+
				"the staker is active: it can act in slots that start then or later.",
			"fernet stake add --identity alice --roles base,merge --faucet --wait --account alice --network sepolia --rpc-url $RPC",
			acting(stakeAdd), &cli.StringFlag{Name: "roles", Usage: "any of sequencer, base and merge, as a `LIST` with commas"},
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
			func(ctx context.Context, on *settlement.Client, s operator.Sender, find operator.FindStaker, _ stakeOpts) (*operator.Staked, error) {
				return operator.Exit(ctx, on, s, find)
			}),
		about("withdraw", "get the deposit back after the exit delay", "Pays the deposit to the owner.",
			func(ctx context.Context, on *settlement.Client, s operator.Sender, find operator.FindStaker, o stakeOpts) (*operator.Staked, error) {
				return operator.Withdraw(ctx, on, s, find, o.Active)
			}, waitFlag("until the exit delay is over")),
	)
}

type stakeOpts = operator.StakeOptions

// actOnStaker is an action on the staker of --staker or --identity.
type actOnStaker func(context.Context, *settlement.Client, operator.Sender, operator.FindStaker, stakeOpts) (*operator.Staked, error)

func (do actOnStaker) read(in *input) act[*stakers] {
	id := in.id("staker", "staker")
	return func(ctx context.Context, a *caller) (*stakers, error) {
		done, err := do(ctx, a.client, a.sender, func(ctx context.Context) (settlement.Staker, error) {
			if id != 0 {
				return a.client.Staker(ctx, id)
			}
			return a.Identity.Registered(ctx)
		}, stakeOpts{Faucet: in.Bool("faucet"), Active: a.wait})
		return actedOn(ctx, a, done, err)
	}
}

func stakeAdd(in *input) act[*stakers] {
	roles := read(in, "roles", in.String("roles"), rules.ParseRoles)
	return func(ctx context.Context, a *caller) (*stakers, error) {
		id, err := identity.Read(a.Identity.Dir(), a.Config.Identity)
		if err != nil {
			return nil, err
		}
		done, err := operator.Stake(ctx, a.client, a.sender, id.PublicKey, roles, stakeOpts{Faucet: in.Bool("faucet"), Active: a.wait})
		if err == nil && done.Already != "" {
			done.Already = fmt.Sprintf("identity %s is staker %d", a.Config.Identity, done.StakerID)
		}
		return actedOn(ctx, a, done, err)
	}
}

// actedOn is the result of an action: the staker as L1 has it now.
func actedOn(ctx context.Context, a *caller, done *operator.Staked, err error) (*stakers, error) {
	if err != nil {
		return nil, advised(err, operator.ErrStakeTokens, "get some, on a testnet with --faucet")
	}
	list, err := operator.Stakers(ctx, a.client, func(st settlement.Staker) bool { return st.ID == done.StakerID })
	return &stakers{list, done.Sent, a.InBlocks}, err
}

func stakeList(ctx context.Context, in *input, s *session.Session) (*stakers, error) {
	client := opened(ctx, in, s.Deployment.Client)
	var owner common.Address
	if in.Bool("mine") {
		owner = opened(ctx, in, s.Account.Address)
	}
	list := opened(ctx, in, func(ctx context.Context) (operator.StakerList, error) {
		return operator.Stakers(ctx, client, func(st settlement.Staker) bool { return !in.Bool("mine") || st.Owner == owner })
	})
	return &stakers{StakerList: list, inBlocks: s.InBlocks}, in.err
}

// stakers is the result of every fernet stake command.
type stakers struct {
	operator.StakerList // those that were acted on or asked for
	operator.Sent

	inBlocks func(head, block uint64) string
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
		state := strings.Join(append([]string{string(st.State)}, st.Changes(r.Block, r.inBlocks)...), ", ")
		t.Row(st.ID, console.Address(st.Owner), st.Roles, console.Cut(st.VrfKey, 12), units.Exact(st.Deposit.Int),
			stakerTones[st.State].Cell(state))
	}
	con.Table(t)
}

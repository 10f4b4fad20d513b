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
	"fernet/settlement/account"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func stakeCommand() *cli.Command {
	stakerFlag := func() cli.Flag {
		return &cli.UintFlag{Name: "staker", Usage: "the staker `ID` (default: that of --identity)"}
	}
	about := func(name, usage, description string, act actOnStaker, flags ...cli.Flag) *cli.Command {
		return &cli.Command{
			Name: name, Usage: usage, Description: description, Flags: append([]cli.Flag{stakerFlag()}, flags...),
			Action: func(c *cli.Context) error {
				if id := c.Uint("staker"); id > 1<<32-1 {
					return config.Usage("--staker: there is no staker %d", id)
				}
				return withSession(act.run)(c)
			},
		}
	}
	return &cli.Command{
		Name:        "stake",
		Usage:       "become a sequencer or a prover, and stop being one",
		Description: "A staker is a deposit, roles and a VRF key. One account may own many.\n\nExample: fernet stake list --network sepolia --rpc-url $RPC",
		Subcommands: []*cli.Command{
			{
				Name:  "add",
				Usage: "stake an identity",
				Description: "Approves the deposit and stakes the VRF key of --identity. Roles are fixed for life. An identity that is\n" +
					"staked is left as it is, so the command can be run again whenever it was interrupted. With --wait it ends when\n" +
					"the staker is active: it can act in slots that start then or later.\n\n" +
					"Example: fernet stake add --identity alice --roles base,merge --faucet --wait --account alice --network sepolia --rpc-url $RPC",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "roles", Usage: "any of sequencer, base and merge, as a `LIST` with commas"},
					&cli.BoolFlag{Name: "faucet", Usage: "take what is missing of the deposit from the test token's faucet"},
					waitFlag("until the staker is active"),
				},
				Action: func(c *cli.Context) error {
					roles, err := rules.ParseRoles(c.String("roles"))
					if err != nil {
						return config.Usage("--roles: %w", err)
					}
					return session.Run(c, func(ctx context.Context, s *session.Session) (*stakers, error) { return stakeAdd(ctx, c, s, roles) })
				},
			},
			{
				Name:        "list",
				Usage:       "who is staked, and in what state",
				Description: "Lists every staker: pending, active, suspended, exiting, withdrawable or withdrawn; with its deposit.\n\nExample: fernet stake list --mine --account alice --network sepolia --rpc-url $RPC",
				Flags:       []cli.Flag{&cli.BoolFlag{Name: "mine", Usage: "list those of the account that signs"}},
				Action:      withSession(stakeList),
			},
			about("refill", "fill up a deposit that a penalty took from",
				"Approves and deposits what is missing of the deposit, from the account that signs: anyone may do it for any staker.\n"+
					"The staker is eligible again after the activation delay. With --wait it ends then.\n\n"+
					"Example: fernet stake refill --identity alice --account alice --network sepolia --rpc-url $RPC",
				func(ctx context.Context, client *settlement.Client, sender *account.Account, find operator.FindStaker, c *cli.Context, s *session.Session) (*operator.Staked, error) {
					return operator.Refill(ctx, client, sender, find, stakeOptions(c, s))
				},
				&cli.BoolFlag{Name: "faucet", Usage: "take what the account lacks from the test token's faucet"}, waitFlag("until the staker is eligible again")),
			about("exit", "end a staker's eligibility", "Asks for the exit. From then on the staker is not eligible; rewards it earned are still paid.\n\n"+
				"Example: fernet stake exit --identity alice --account alice --network sepolia --rpc-url $RPC",
				func(ctx context.Context, client *settlement.Client, sender *account.Account, find operator.FindStaker, _ *cli.Context, _ *session.Session) (*operator.Staked, error) {
					return operator.Exit(ctx, client, sender, find)
				}),
			about("withdraw", "get the deposit back after the exit delay", "Pays the deposit to the owner.\n\n"+
				"Example: fernet stake withdraw --identity alice --account alice --network sepolia --rpc-url $RPC",
				func(ctx context.Context, client *settlement.Client, sender *account.Account, find operator.FindStaker, c *cli.Context, s *session.Session) (*operator.Staked, error) {
					return operator.Withdraw(ctx, client, sender, find, waiter(c, s))
				}, waitFlag("until the exit delay is over")),
		},
	}
}

// actOnStaker is an action on the staker of --staker or --identity.
type actOnStaker func(ctx context.Context, client *settlement.Client, sender *account.Account, find operator.FindStaker, c *cli.Context, s *session.Session) (*operator.Staked, error)

func (act actOnStaker) run(ctx context.Context, c *cli.Context, s *session.Session) (*stakers, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	find := func(ctx context.Context) (settlement.Staker, error) {
		if id := c.Uint("staker"); id != 0 {
			return client.Staker(ctx, uint32(id))
		}
		id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
		if err != nil {
			return settlement.Staker{}, err
		}
		return s.StakerOf(ctx, id.PublicKey)
	}
	done, err := act(ctx, client, sender, find, c, s)
	return actedOn(ctx, s, client, done, stakeError(err))
}

func stakeAdd(ctx context.Context, c *cli.Context, s *session.Session, roles rules.Role) (*stakers, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	if err != nil {
		return nil, err
	}
	done, err := operator.Stake(ctx, client, sender, id.PublicKey, roles, stakeOptions(c, s))
	if err == nil && done.Already != "" {
		done.Already = fmt.Sprintf("identity %s is staker %d", s.Config.Identity, done.StakerID)
	}
	return actedOn(ctx, s, client, done, stakeError(err))
}

func stakeOptions(c *cli.Context, s *session.Session) operator.StakeOptions {
	return operator.StakeOptions{Faucet: c.Bool("faucet"), Active: waiter(c, s)}
}

// stakeError adds how one comes by tokens.
func stakeError(err error) error {
	if errors.Is(err, operator.ErrStakeTokens) {
		return fmt.Errorf("%w: get some, on a testnet with --faucet", err)
	}
	return err
}

func stakeList(ctx context.Context, c *cli.Context, s *session.Session) (*stakers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	which := func(settlement.Staker) bool { return true }
	if c.Bool("mine") {
		owner, err := s.Account(ctx)
		if err != nil {
			return nil, err
		}
		which = func(st settlement.Staker) bool { return st.Owner == owner }
	}
	return readStakers(ctx, s, client, operator.Sent{}, which)
}

// stakers is the result of every fernet stake command.
type stakers struct {
	Block   uint64                  `json:"block"`   // L1's newest when the states were read
	Stakers []operator.StakerStatus `json:"stakers"` // those that were acted on or asked for
	operator.Sent

	inBlocks func(head, block uint64) string
}

// actedOn is the result of an action: the staker as L1 has it now.
func actedOn(ctx context.Context, s *session.Session, client *settlement.Client, done *operator.Staked, err error) (*stakers, error) {
	if err != nil {
		return nil, err
	}
	return readStakers(ctx, s, client, done.Sent, func(st settlement.Staker) bool { return st.ID == done.StakerID })
}

func readStakers(ctx context.Context, s *session.Session, client *settlement.Client, sent operator.Sent, which func(settlement.Staker) bool) (*stakers, error) {
	block, found, err := operator.Stakers(ctx, client, which)
	return &stakers{Block: block, Stakers: append([]operator.StakerStatus{}, found...), Sent: sent, inBlocks: s.InBlocks}, err
}

// Render shows the stakers.
func (r *stakers) Render(con *console.Console) {
	renderSent(con, r.Sent)
	if len(r.Stakers) == 0 {
		if len(r.Transactions) == 0 {
			con.Line("There are no stakers: see fernet stake add.")
		}
		return
	}
	tones := map[operator.StakerState]console.Tone{
		operator.StakerPending: console.Warn, operator.StakerActive: console.Good, operator.StakerSuspended: console.Bad, operator.StakerExiting: console.Warn,
	}
	t := console.Table{Columns: []console.Column{{Name: "staker", Align: console.Right}, {Name: "owner"}, {Name: "roles"}, {Name: "VRF key"}, {Name: "deposit", Align: console.Right}, {Name: "state"}}}
	for _, st := range r.Stakers {
		state := strings.Join(append([]string{string(st.State)}, r.changes(st)...), ", ")
		t.Rows = append(t.Rows, []any{st.ID, console.Cell{Text: st.Owner, Short: console.Short(st.Owner)}, st.Roles, st.VrfKey[:12] + "…", units.Exact(st.Deposit.Int), console.Cell{Text: state, Tone: tones[st.State]}})
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

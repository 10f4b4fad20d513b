package staking

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// The states of a staker.
const (
	StatePending      = "pending"      // registered, eligible from ActivationBlock on
	StateActive       = "active"       // eligible
	StateSuspended    = "suspended"    // not eligible: something of the deposit is missing, or was filled up and does not count yet
	StateExiting      = "exiting"      // not eligible any more, the deposit from WithdrawableBlock on
	StateWithdrawable = "withdrawable" // the deposit can be had
	StateWithdrawn    = "withdrawn"    // the deposit was paid back
)

// Staker is a staker as it is shown.
type Staker struct {
	ID                uint32         `json:"id"`
	Owner             common.Address `json:"owner"`
	Roles             string         `json:"roles"` // "sequencer+base+merge"
	VrfKey            string         `json:"vrfKey"`
	State             string         `json:"state"`
	ActivationBlock   uint64         `json:"activationBlock"`
	ExitBlock         uint64         `json:"exitBlock,omitempty"`
	WithdrawableBlock uint64         `json:"withdrawableBlock,omitempty"`
	Deposit           string         `json:"deposit"` // wei
	Missing           string         `json:"missing"` // wei that penalties took and nobody filled up
	// The last penalty keeps the staker from acting in slots that start in L1 blocks SuspendedFrom to
	// SuspendedUntil - 1, and from proposing until BannedUntil - 1. SuspendedUntil is left out while
	// something of the deposit is missing.
	SuspendedFrom  uint64 `json:"suspendedFrom,omitempty"`
	SuspendedUntil uint64 `json:"suspendedUntil,omitempty"`
	BannedUntil    uint64 `json:"bannedUntil,omitempty"`

	deposit, missing *big.Int
}

func describe(st settlement.Staker, p settlement.Params, head uint64) Staker {
	shown := Staker{
		ID: st.ID, Owner: st.Owner, Roles: st.Roles.String(), VrfKey: fmt.Sprintf("0x%064x", st.VrfKey),
		ActivationBlock: st.ActivationBlock, ExitBlock: st.ExitBlock,
	}
	shown.deposit, shown.missing = st.Deposit(p.StakeAmount), st.Missing
	shown.Deposit, shown.Missing = shown.deposit.String(), shown.missing.String()
	if n := len(st.Suspensions); n > 0 {
		last := st.Suspensions[n-1]
		shown.SuspendedFrom, shown.SuspendedUntil, shown.BannedUntil = last.From, last.Until, last.BanUntil
	}
	suspension, penalized := rules.SuspensionAt(st.Suspensions, head)
	if st.ExitBlock != 0 {
		shown.WithdrawableBlock = st.WithdrawableAt(p.ExitDelay)
	}
	switch {
	case st.Withdrawn:
		shown.State = StateWithdrawn
	case st.ExitBlock != 0 && head >= shown.WithdrawableBlock:
		shown.State = StateWithdrawable
	case st.ExitBlock != 0:
		shown.State = StateExiting
	case head < st.ActivationBlock:
		shown.State = StatePending
	case penalized && suspension.Suspends(head):
		shown.State = StateSuspended
	default:
		shown.State = StateActive
	}
	return shown
}

// tones are the colours of the states.
var tones = map[string]console.Tone{StatePending: console.Warn, StateActive: console.Good, StateSuspended: console.Bad, StateExiting: console.Warn}

// Stakers is the result of every fernet stake command.
type Stakers struct {
	Block        uint64      `json:"block"`   // L1's newest when the states were read
	Stakers      []Staker    `json:"stakers"` // those that were acted on or asked for
	Transactions session.Txs `json:"transactions"`
	// Already says why nothing was sent: what was asked for has happened before.
	Already string `json:"already,omitempty"`

	inBlocks func(head, block uint64) string
}

// Render shows the stakers.
func (r *Stakers) Render(con *console.Console) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
	if len(r.Stakers) == 0 {
		if len(r.Transactions) == 0 {
			con.Line("There are no stakers: see fernet stake add.")
		}
		return
	}
	t := console.Table{Columns: []console.Column{{Name: "staker", Align: console.Right}, {Name: "owner"}, {Name: "roles"}, {Name: "VRF key"}, {Name: "deposit", Align: console.Right}, {Name: "state"}}}
	for _, st := range r.Stakers {
		state := st.State
		switch st.State {
		case StatePending:
			state += fmt.Sprintf(", active at block %d, %s", st.ActivationBlock, r.inBlocks(r.Block, st.ActivationBlock))
		case StateExiting:
			state += fmt.Sprintf(", withdrawable at block %d, %s", st.WithdrawableBlock, r.inBlocks(r.Block, st.WithdrawableBlock))
		}
		for _, more := range r.penalties(st) {
			state += ", " + more
		}
		t.Rows = append(t.Rows, []any{st.ID, console.Cell{Text: st.Owner, Short: st.Owner.Hex()[:8] + "…"}, st.Roles, st.VrfKey[:12] + "…", units.Exact(st.deposit), console.Cell{Text: state, Tone: tones[st.State]}})
	}
	con.Table(t)
}

// penalties says what penalties still mean for a staker.
func (r *Stakers) penalties(st Staker) (parts []string) {
	if st.missing.Sign() > 0 && st.ExitBlock == 0 {
		parts = append(parts, fmt.Sprintf("%s AZT are missing", units.Exact(st.missing)))
	}
	if st.SuspendedFrom > r.Block {
		parts = append(parts, fmt.Sprintf("not eligible from block %d, %s", st.SuspendedFrom, r.inBlocks(r.Block, st.SuspendedFrom)))
	}
	if st.SuspendedUntil > max(r.Block, st.SuspendedFrom) {
		parts = append(parts, fmt.Sprintf("eligible again at block %d, %s", st.SuspendedUntil, r.inBlocks(r.Block, st.SuspendedUntil)))
	}
	if st.BannedUntil > max(r.Block, st.SuspendedUntil) && strings.Contains(st.Roles, rules.RoleSequencer.String()) {
		parts = append(parts, fmt.Sprintf("may propose again at block %d, %s", st.BannedUntil, r.inBlocks(r.Block, st.BannedUntil)))
	}
	return parts
}

// read makes the result of what L1 says now.
func read(ctx context.Context, s *session.Session, txs []*session.Tx, which func(settlement.Staker) bool) (*Stakers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	all, err := client.Stakers(ctx)
	if err != nil {
		return nil, err
	}
	r := &Stakers{Block: head, Stakers: []Staker{}, Transactions: txs, inBlocks: s.InBlocks}
	for _, st := range all {
		if which(st) {
			r.Stakers = append(r.Stakers, describe(st, client.Params, head))
		}
	}
	return r, nil
}

// List returns all stakers, or those of the account that signs.
func List(ctx context.Context, s *session.Session, mine bool) (*Stakers, error) {
	which := func(settlement.Staker) bool { return true }
	if mine {
		owner, err := s.Account(ctx)
		if err != nil {
			return nil, err
		}
		which = func(st settlement.Staker) bool { return st.Owner == owner }
	}
	return read(ctx, s, nil, which)
}

// ParseRoles reads roles such as "base,merge".
func ParseRoles(text string) (rules.Role, error) {
	var roles rules.Role
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '+' || r == ' ' }) {
		found := false
		for _, role := range []rules.Role{rules.RoleSequencer, rules.RoleBase, rules.RoleMerge} {
			if role.String() == name {
				roles, found = roles|role, true
			}
		}
		if !found {
			return 0, config.Usage("--roles: %q is none of sequencer, base and merge", name)
		}
	}
	if roles == 0 {
		return 0, config.Usage("--roles: name at least one of sequencer, base and merge, such as --roles base,merge")
	}
	return roles, nil
}

// ErrOtherRoles means that the identity is staked already, with other roles.
var ErrOtherRoles = errors.New("the identity is staked with other roles, which are fixed for life: stake another identity")

// ErrTokens means that the account has too few tokens for the deposit.
var ErrTokens = errors.New("too few tokens for the deposit")

// Add stakes the identity for the account that signs. It does nothing when the identity
// is staked already. With faucet it takes what is missing of the deposit from the test token's faucet.
func Add(ctx context.Context, s *session.Session, roles rules.Role, faucet bool) (*Stakers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	if err != nil {
		return nil, err
	}
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	owner, err := s.Account(ctx)
	if err != nil {
		return nil, err
	}
	all, err := client.Stakers(ctx)
	if err != nil {
		return nil, err
	}
	key := registered(id.PublicKey)
	// Stakers of this key and owner that have exited: the next one is another deposit.
	before := 0
	for _, st := range all {
		if st.VrfKey.Cmp(key) != 0 || st.Owner != owner {
			continue
		}
		if st.ExitBlock != 0 {
			before++
			continue
		}
		if st.Roles != roles {
			return nil, fmt.Errorf("%w (staker %d, %s)", ErrOtherRoles, st.ID, st.Roles)
		}
		return unchanged(ctx, s, st.ID, fmt.Sprintf("identity %s is staker %d", s.Config.Identity, st.ID))
	}
	txs, err := deposit(ctx, s, client, owner, roles, key, before, faucet)
	if err != nil {
		return nil, err
	}
	if s.Config.DryRun {
		return read(ctx, s, txs, func(settlement.Staker) bool { return false })
	}
	staked, err := client.StakedID(ctx, *txs[len(txs)-1].Hash)
	if err != nil {
		return nil, err
	}
	return read(ctx, s, txs, func(st settlement.Staker) bool { return st.ID == staked })
}

// Active waits until the stakers of a result are active, and returns them as they are then.
func Active(ctx context.Context, s *session.Session, r *Stakers) (*Stakers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	waited := map[uint32]bool{}
	for _, st := range r.Stakers {
		if err := s.Wait(ctx, func(ctx context.Context) error { return client.CheckActive(ctx, st.ID) }); err != nil {
			return nil, err
		}
		waited[st.ID] = true
	}
	active, err := read(ctx, s, r.Transactions, func(st settlement.Staker) bool { return waited[st.ID] })
	if err != nil {
		return nil, err
	}
	active.Already = r.Already
	return active, nil
}

// unchanged is the result of a command whose work was done before.
func unchanged(ctx context.Context, s *session.Session, id uint32, why string) (*Stakers, error) {
	r, err := read(ctx, s, nil, func(st settlement.Staker) bool { return st.ID == id })
	if err != nil {
		return nil, err
	}
	r.Already = why
	return r, nil
}

func registered(p vrf.PublicKey) *big.Int {
	k := p.Key()
	return k.BigInt(new(big.Int))
}

// deposit sends what is needed of faucet, approval and stake.
func deposit(ctx context.Context, s *session.Session, client *settlement.Client, owner common.Address, roles rules.Role, key *big.Int, before int, faucet bool) ([]*session.Tx, error) {
	amount := client.Params.StakeAmount
	base, err := s.ID(ctx, "stake", fmt.Sprintf("%064x", key), before)
	if err != nil {
		return nil, err
	}
	calls, err := paying(ctx, s, client, owner, amount, base, faucet)
	if err != nil {
		return nil, err
	}
	stake := client.Stake(owner, roles, key)
	stake.ID = base
	return s.SendAll(ctx, append(calls, stake)...)
}

// paying returns the calls that let Staking take an amount from an account: what is needed of faucet
// and approval.
func paying(ctx context.Context, s *session.Session, client *settlement.Client, from common.Address, amount *big.Int, base string, faucet bool) (calls []txmgr.Candidate, err error) {
	add := func(id string, c txmgr.Candidate) {
		c.ID = id
		calls = append(calls, c)
	}
	balance, err := client.Balance(ctx, from)
	if err != nil {
		return nil, err
	}
	if missing := new(big.Int).Sub(amount, balance); missing.Sign() > 0 {
		if !faucet {
			return nil, fmt.Errorf("%w: %s has %s AZT, %s AZT are needed: get some, on a testnet with --faucet", ErrTokens, from, units.Exact(balance), units.Exact(amount))
		}
		add(s.Fresh(base+"/faucet"), client.Faucet(from, missing))
	}
	allowed, err := client.Allowance(ctx, from, client.Deployment.Staking)
	if err != nil {
		return nil, err
	}
	if allowed.Cmp(amount) < 0 {
		add(s.Fresh(base+"/approve"), client.Approve(client.Deployment.Staking, amount))
	}
	return calls, nil
}

// Exit ends a staker's eligibility. It does nothing when that was asked for already. 0 stands for the identity's staker.
func Exit(ctx context.Context, s *session.Session, stakerID uint32) (*Stakers, error) {
	return leave(ctx, s, stakerID, "exit", nil, (*settlement.Client).RequestExit, func(st settlement.Staker) string {
		if st.ExitBlock == 0 {
			return ""
		}
		return fmt.Sprintf("staker %d asked to exit at L1 block %d", st.ID, st.ExitBlock)
	})
}

// Withdraw pays a staker's deposit back, with wait as soon as it can be. It does nothing when that
// was done already. 0 stands for the identity's staker.
func Withdraw(ctx context.Context, s *session.Session, stakerID uint32, wait bool) (*Stakers, error) {
	check := (*settlement.Client).CheckWithdraw
	if !wait {
		check = nil
	}
	return leave(ctx, s, stakerID, "withdraw", check, (*settlement.Client).Withdraw, func(st settlement.Staker) string {
		if !st.Withdrawn {
			return ""
		}
		return fmt.Sprintf("the deposit of staker %d was paid back", st.ID)
	})
}

// named returns the staker with an id, that of the identity for 0.
func named(ctx context.Context, s *session.Session, client *settlement.Client, stakerID uint32) (settlement.Staker, error) {
	if stakerID != 0 {
		return client.Staker(ctx, stakerID)
	}
	id, err := identity.Read(s.IdentityDir(), s.Config.Identity)
	if err != nil {
		return settlement.Staker{}, err
	}
	return s.StakerOf(ctx, id.PublicKey)
}

// leave sends a call about a staker, unless done says that it has happened. With a check it waits
// for that first.
func leave(ctx context.Context, s *session.Session, stakerID uint32, kind string, check func(*settlement.Client, context.Context, uint32) error,
	call func(*settlement.Client, uint32) txmgr.Candidate, done func(settlement.Staker) string,
) (*Stakers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	st, err := named(ctx, s, client, stakerID)
	if err != nil {
		return nil, err
	}
	if why := done(st); why != "" {
		return unchanged(ctx, s, st.ID, why)
	}
	if check != nil {
		err := s.Wait(ctx, func(ctx context.Context) error { return check(client, ctx, st.ID) })
		var pointless *settlement.PrecheckError
		if errors.As(err, &pointless) && pointless.Done {
			return unchanged(ctx, s, st.ID, pointless.Error()) // meanwhile, by another process
		}
		if err != nil {
			return nil, err
		}
	}
	c := call(client, st.ID)
	if c.ID, err = s.ID(ctx, kind, st.ID); err != nil {
		return nil, err
	}
	tx, err := s.Send(ctx, c)
	if err != nil {
		return nil, err
	}
	return read(ctx, s, []*session.Tx{tx}, func(other settlement.Staker) bool { return other.ID == st.ID })
}

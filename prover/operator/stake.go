package operator

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// Staked is what staking, or changing a stake, came to.
type Staked struct {
	StakerID uint32 // 0 in a dry run of a new stake
	Sent
}

// StakeOptions are how a deposit is paid.
type StakeOptions struct {
	// Faucet takes what the account lacks of the deposit from the test token's faucet.
	Faucet bool
	// Active waits, when all is sent, until the staker is active; nil does not wait.
	Active Waiter
}

var (
	// ErrOtherRoles means that a key is staked already, with other roles.
	ErrOtherRoles = errors.New("the identity is staked with other roles, which are fixed for life")
	// ErrStakeTokens means that the account has too few tokens for a deposit.
	ErrStakeTokens = errors.New("too few tokens for the deposit")
)

// TokensError means that an account has fewer tokens than it is to pay. Amounts are in wei. Err is
// ErrStakeTokens or ErrFundTokens.
type TokensError struct {
	Err         error
	Account     common.Address
	Has, Needed *big.Int
}

// Missing is how much the account has to get.
func (e *TokensError) Missing() *big.Int { return new(big.Int).Sub(e.Needed, e.Has) }

func (e *TokensError) Error() string {
	purpose := "needed"
	if e.Err == ErrFundTokens {
		purpose = "to be paid"
	}
	return fmt.Sprintf("%v: %s has %s AZT, %s AZT are %s", e.Err, e.Account, units.Exact(e.Has), units.Exact(e.Needed), purpose)
}

func (e *TokensError) Unwrap() error { return e.Err }

// Stake stakes a VRF key for the account: what is needed of faucet and approval, then the deposit.
// A key that the account has staked, and whose staker did not exit, is left as it is: with other
// roles, which are fixed for life, that is ErrOtherRoles. A *TokensError is found before anything
// is sent.
func Stake(ctx context.Context, client *settlement.Client, s Sender, public vrf.PublicKey, roles rules.Role, o StakeOptions) (*Staked, error) {
	if err := checkActor(client, s); err != nil {
		return nil, fmt.Errorf("stake: %w", err)
	}
	if err := begin(ctx, s); err != nil {
		return nil, err
	}
	key := vrfKey(public)
	same, err := client.StakersWithKey(ctx, key)
	if err != nil {
		return nil, err
	}
	// Stakers of this key and owner that have exited: the next one is another deposit.
	before := 0
	for _, st := range same {
		if st.Owner != s.Address() {
			continue
		}
		if st.ExitBlock != 0 {
			before++
			continue
		}
		if st.Roles != roles {
			return nil, fmt.Errorf("%w (staker %d, %s)", ErrOtherRoles, st.ID, st.Roles)
		}
		r := &Staked{StakerID: st.ID, Sent: Sent{Already: fmt.Sprintf("the key is that of staker %d", st.ID)}}
		return r, r.await(ctx, client, o.Active)
	}
	stake := client.Stake(s.Address(), roles, key)
	stake.ID = s.ID("stake", fmt.Sprintf("%064x", key), before)
	r := new(Staked)
	if err := r.pay(ctx, client, s, client.Params.StakeAmount, stake, stake.ID, o.Faucet); err != nil || s.DryRun() {
		return r, err
	}
	if r.StakerID, err = client.StakedID(ctx, *r.Transactions[len(r.Transactions)-1].Hash); err != nil {
		return nil, err
	}
	return r, r.await(ctx, client, o.Active)
}

// Refill deposits, from the account, what penalties took of a staker's deposit. Anyone may do it
// for any staker; when nothing is missing nothing is sent.
func Refill(ctx context.Context, client *settlement.Client, s Sender, find FindStaker, o StakeOptions) (*Staked, error) {
	if err := errors.Join(checkActor(client, s), required("what finds the staker", find != nil)); err != nil {
		return nil, fmt.Errorf("refill: %w", err)
	}
	// what an earlier run began decides whether something is missing
	if err := begin(ctx, s); err != nil {
		return nil, err
	}
	st, err := find(ctx)
	if err != nil {
		return nil, err
	}
	r := &Staked{StakerID: st.ID}
	if r.Already, err = alreadyDone(client.CheckRefill(ctx, st.ID)); err != nil {
		return nil, err
	}
	if r.Already == "" {
		base := s.ID("refill", st.ID)
		refill := client.Refill(st.ID)
		// one that was done before was of another penalty
		if refill.ID, err = fresh(ctx, s, base); err != nil {
			return nil, err
		}
		if err := r.pay(ctx, client, s, st.Missing, refill, base, o.Faucet); err != nil {
			return nil, err
		}
	}
	return r, r.await(ctx, client, o.Active)
}

// pay lets Staking take an amount from the account, and sends the call that does: what is needed of
// faucet and approval comes first, under IDs below base.
func (r *Staked) pay(ctx context.Context, client *settlement.Client, s Sender, amount *big.Int, call txmgr.Candidate, base string, faucet bool) (err error) {
	var calls []txmgr.Candidate
	balance, err := client.Balance(ctx, s.Address())
	if err != nil {
		return err
	}
	if lack := (&TokensError{Err: ErrStakeTokens, Account: s.Address(), Has: balance, Needed: amount}); lack.Missing().Sign() > 0 {
		if !faucet {
			return lack
		}
		take := client.Faucet(s.Address(), lack.Missing())
		if take.ID, err = fresh(ctx, s, base+"/faucet"); err != nil {
			return err
		}
		calls = append(calls, take)
	}
	approval, err := approve(ctx, client, s, client.Deployment.Staking, amount, base)
	if err != nil {
		return err
	}
	r.Transactions, err = s.Send(ctx, append(append(calls, approval...), call)...)
	return err
}

// approve returns the call that lets a contract take an amount from the account, none when it may
// already.
func approve(ctx context.Context, client *settlement.Client, s Sender, spender common.Address, amount *big.Int, base string) ([]txmgr.Candidate, error) {
	allowed, err := client.Allowance(ctx, s.Address(), spender)
	if err != nil || allowed.Cmp(amount) >= 0 {
		return nil, err
	}
	approval := client.Approve(spender, amount)
	approval.ID, err = fresh(ctx, s, base+"/approve")
	return []txmgr.Candidate{approval}, err
}

// await waits until the staker is active.
func (r *Staked) await(ctx context.Context, client *settlement.Client, wait Waiter) error {
	if wait == nil {
		return nil
	}
	return wait(ctx, func(ctx context.Context) error { return client.CheckActive(ctx, r.StakerID) })
}

// begin fails when there is no account to sign with, and waits until everything is final that an
// earlier run began.
func begin(ctx context.Context, s Sender) error {
	if s.Address() == (common.Address{}) {
		_, err := s.Send(ctx)
		return err
	}
	return s.Resume(ctx)
}

// fresh returns the first of id/1, id/2, … that has not landed. It is for calls that are needed
// again and again, such as approvals, once L1's state says that another one is needed.
func fresh(ctx context.Context, s Sender, id string) (string, error) {
	for n := 1; ; n++ {
		numbered := fmt.Sprintf("%s/%d", id, n)
		if _, final, err := s.Landed(ctx, numbered); err != nil || !final {
			return numbered, err
		}
	}
}

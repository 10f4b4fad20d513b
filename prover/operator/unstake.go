package operator

import (
	"context"
	"errors"
	"fmt"

	"fernet/settlement"
)

// FindStaker finds the staker to act on. It is called when what an earlier run began is final.
type FindStaker func(ctx context.Context) (settlement.Staker, error)

// Exit ends a staker's eligibility. When that was asked for already nothing is sent.
func Exit(ctx context.Context, client *settlement.Client, s Sender, find FindStaker) (*Staked, error) {
	r, st, err := findOf(ctx, client, s, find)
	if err != nil {
		return nil, err
	}
	if st.ExitBlock != 0 {
		r.Already = fmt.Sprintf("staker %d asked to exit at L1 block %d", st.ID, st.ExitBlock)
		return r, nil
	}
	call := client.RequestExit(st.ID)
	call.ID = s.ID("exit", st.ID)
	r.Transactions, err = s.Send(ctx, call)
	return r, err
}

// Withdraw pays a staker's deposit back. When that was done already nothing is sent. It may wait
// until it can be done.
func Withdraw(ctx context.Context, client *settlement.Client, s Sender, find FindStaker, wait Waiter) (*Staked, error) {
	r, st, err := findOf(ctx, client, s, find)
	if err != nil {
		return nil, err
	}
	if st.Withdrawn {
		r.Already = fmt.Sprintf("the deposit of staker %d was paid back", st.ID)
		return r, nil
	}
	if wait != nil {
		// Another process may withdraw it meanwhile.
		r.Already, err = alreadyDone(wait(ctx, func(ctx context.Context) error { return client.CheckWithdraw(ctx, st.ID) }))
		if err != nil || r.Already != "" {
			return r, err
		}
	}
	call := client.Withdraw(st.ID)
	call.ID = s.ID("withdraw", st.ID)
	r.Transactions, err = s.Send(ctx, call)
	return r, err
}

func findOf(ctx context.Context, client *settlement.Client, s Sender, find FindStaker) (*Staked, settlement.Staker, error) {
	if err := errors.Join(checkActor(client, s), required("what finds the staker", find != nil)); err != nil {
		return nil, settlement.Staker{}, fmt.Errorf("leave: %w", err)
	}
	if err := begin(ctx, s); err != nil {
		return nil, settlement.Staker{}, err
	}
	st, err := find(ctx)
	return &Staked{StakerID: st.ID}, st, err
}

package staking

import (
	"context"
	"errors"

	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
)

// Refill deposits, from the account that signs, what penalties took of a staker's deposit. It does
// nothing when nothing is missing. 0 stands for the identity's staker. With faucet it takes what the
// account lacks from the test token's faucet.
func Refill(ctx context.Context, s *session.Session, stakerID uint32, faucet bool) (*Stakers, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	// What an earlier run began decides whether something is missing.
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	st, err := named(ctx, s, client, stakerID)
	if err != nil {
		return nil, err
	}
	err = client.CheckRefill(ctx, st.ID)
	var pointless *settlement.PrecheckError
	if errors.As(err, &pointless) && pointless.Done {
		return unchanged(ctx, s, st.ID, pointless.Error())
	}
	if err != nil {
		return nil, err
	}
	from, err := s.Account(ctx)
	if err != nil {
		return nil, err
	}
	base, err := s.ID(ctx, "refill", st.ID)
	if err != nil {
		return nil, err
	}
	calls, err := paying(ctx, s, client, from, st.Missing, base, faucet)
	if err != nil {
		return nil, err
	}
	refill := client.Refill(st.ID)
	refill.ID = s.Fresh(base) // one that was done before was of another penalty
	txs, err := s.SendAll(ctx, append(calls, refill)...)
	if err != nil {
		return nil, err
	}
	return read(ctx, s, txs, func(other settlement.Staker) bool { return other.ID == st.ID })
}

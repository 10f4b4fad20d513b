package session

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement"
)

// StakerOf returns the staker with a VRF key, of the account that signs if it has one.
func (s *Session) StakerOf(ctx context.Context, key vrf.PublicKey) (settlement.Staker, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return settlement.Staker{}, err
	}
	var mine common.Address
	if s.HasAccount() {
		if mine, err = s.Account(ctx); err != nil {
			return settlement.Staker{}, err
		}
	}
	staker, err := operator.StakerOf(ctx, client, key, mine)
	if errors.Is(err, operator.ErrNotStaked) {
		err = fmt.Errorf("%w: identity %s: stake it with fernet stake add", err, s.Config.Identity)
	}
	return staker, err
}

// Staker returns the identity as a staker: what L1 knows it by, and its key.
func (s *Session) Staker(ctx context.Context) (*prover.Identity, settlement.Staker, error) {
	key, err := s.Identity(ctx)
	if err != nil {
		return nil, settlement.Staker{}, err
	}
	staker, err := s.StakerOf(ctx, key.Public())
	if err != nil {
		return nil, settlement.Staker{}, err
	}
	return &prover.Identity{StakerID: staker.ID, Key: key}, staker, nil
}

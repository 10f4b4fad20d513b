package actor

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement"
)

// Identity is the VRF identity, as which an actor draws tickets.
type Identity struct {
	o          *Options
	deployment *Deployment
	account    *Account
	key        *vrf.PrivateKey
}

// Dir is the folder of identities.
func (i *Identity) Dir() string { return filepath.Join(i.o.DataDir, "identities") }

// Key opens the VRF key. It may be [ErrNoPassword].
func (i *Identity) Key(ctx context.Context) (*vrf.PrivateKey, error) {
	if i.key != nil {
		return i.key, nil
	}
	id, err := identity.Read(i.Dir(), i.o.Identity)
	if err != nil {
		return nil, err
	}
	if i.o.IdentityPassword == nil {
		return nil, fmt.Errorf("open identity %s: %w", id.Name, ErrNoPassword)
	}
	password, err := i.o.IdentityPassword(ctx, id.Name)
	if err != nil {
		return nil, err
	}
	key, err := id.Open(password)
	if err != nil {
		return nil, err
	}
	i.key = key
	return key, nil
}

// Staker returns the identity as a staker: what L1 knows it by, and its key. It may be
// operator.ErrNotStaked.
func (i *Identity) Staker(ctx context.Context) (*prover.Identity, settlement.Staker, error) {
	key, err := i.Key(ctx)
	if err != nil {
		return nil, settlement.Staker{}, err
	}
	staker, err := i.named(ctx, key.Public())
	return &prover.Identity{StakerID: staker.ID, Key: key}, staker, err
}

// Registered is Staker without the key: it takes no password.
func (i *Identity) Registered(ctx context.Context) (settlement.Staker, error) {
	id, err := identity.Read(i.Dir(), i.o.Identity)
	if err != nil {
		return settlement.Staker{}, err
	}
	return i.named(ctx, id.PublicKey)
}

// named is StakerOf the identity, which the error names.
func (i *Identity) named(ctx context.Context, key vrf.PublicKey) (settlement.Staker, error) {
	staker, err := i.StakerOf(ctx, key)
	if errors.Is(err, operator.ErrNotStaked) {
		err = fmt.Errorf("%w: identity %s", err, i.o.Identity)
	}
	return staker, err
}

// Known is an identity in the folder, with the staker that it is.
type Known struct {
	identity.Kept
	StakerID uint32 `json:"stakerId,omitempty"` // when it is staked and L1 was asked
}

// Find reads identities by their names, without opening them. askL1 has L1 say which staker each
// is.
func (i *Identity) Find(ctx context.Context, names []string, askL1 bool) ([]Known, error) {
	found := []Known{}
	for _, name := range names {
		kept, err := identity.Find(i.Dir(), name)
		if err != nil {
			return nil, err
		}
		known := Known{Kept: kept}
		if askL1 {
			staker, err := i.StakerOf(ctx, kept.PublicKey)
			if err != nil && !errors.Is(err, operator.ErrNotStaked) {
				return nil, err
			}
			known.StakerID = staker.ID
		}
		found = append(found, known)
	}
	return found, nil
}

// StakerOf returns the staker with a VRF key, of the account that signs if it has one.
func (i *Identity) StakerOf(ctx context.Context, key vrf.PublicKey) (settlement.Staker, error) {
	client, err := i.deployment.Client(ctx)
	if err != nil {
		return settlement.Staker{}, err
	}
	var mine common.Address
	if i.account.Named() {
		if mine, err = i.account.Address(ctx); err != nil {
			return settlement.Staker{}, err
		}
	}
	return operator.StakerOf(ctx, client, key, mine)
}

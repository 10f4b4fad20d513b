package session

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/l1"
	"fernet/settlement/network"
	"fernet/settlement/txmgr"
)

// ErrChain is actor.ErrOtherChain.
var ErrChain = actor.ErrOtherChain

func (s *Session) URLs() ([]string, error) {
	urls, err := s.actor.L1.URLs()
	return urls, s.Explain(context.Background(), err)
}
func (s *Session) L1(ctx context.Context) (*l1.Client, error) { return s.actor.L1.Client(ctx) }
func (s *Session) Network(ctx context.Context) (network.Network, error) {
	return s.actor.L1.Network(ctx)
}
func (s *Session) Head(ctx context.Context) (uint64, error) { return s.actor.L1.Head(ctx) }
func (s *Session) DeploymentPath(ctx context.Context) (string, error) {
	return s.actor.Deployment.Path(ctx)
}
func (s *Session) Client(ctx context.Context) (*settlement.Client, error) {
	return s.actor.Deployment.Client(ctx)
}
func (s *Session) UncheckedClient(ctx context.Context) (*settlement.Client, error) {
	return s.actor.Deployment.Unchecked(ctx)
}
func (s *Session) Use(client *settlement.Client) { s.actor.Deployment.Use(client) }
func (s *Session) HasAccount() bool              { return s.actor.Account.Named() }
func (s *Session) Account(ctx context.Context) (common.Address, error) {
	return s.actor.Account.Address(ctx)
}
func (s *Session) CheckAccount(ctx context.Context) (common.Address, bool, error) {
	address, proven, err := s.actor.Account.Check(ctx)
	return address, proven, s.Explain(ctx, err)
}
func (s *Session) Signer(ctx context.Context) (txmgr.Signer, error) {
	return s.actor.Account.Signer(ctx)
}
func (s *Session) Sender(ctx context.Context) (*account.Account, error) {
	return s.actor.Account.Sender(ctx)
}
func (s *Session) Actor(ctx context.Context) (*settlement.Client, *account.Account, error) {
	return s.actor.Account.Acting(ctx)
}
func (s *Session) IdentityDir() string { return s.actor.Identity.Dir() }
func (s *Session) StakerOf(ctx context.Context, key vrf.PublicKey) (settlement.Staker, error) {
	staker, err := s.actor.Identity.StakerOf(ctx, key)
	if errors.Is(err, operator.ErrNotStaked) {
		err = fmt.Errorf("%w: identity %s", err, s.Config.Identity)
	}
	return staker, err
}
func (s *Session) Staker(ctx context.Context) (*prover.Identity, settlement.Staker, error) {
	return s.actor.Identity.Staker(ctx)
}
func (s *Session) Keys(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	return s.actor.Keys.Open(ctx, txsPerBase)
}
func (s *Session) CachedKeys(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
	return s.actor.Keys.Cached(ctx, txsPerBase)
}
func (s *Session) IdentityPassword(ctx context.Context, name string) (config.Secret, error) {
	p, err := s.identityPassword(ctx, name)
	return config.NewSecret(p), err
}
func (s *Session) NewIdentityPassword(ctx context.Context, name string, allowEmpty bool) (config.Secret, error) {
	p, err := s.newIdentityPassword(ctx, name, allowEmpty)
	return config.NewSecret(p), err
}

func (s *Session) Parts() *actor.Actor { return s.actor }

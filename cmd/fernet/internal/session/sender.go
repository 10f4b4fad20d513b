package session

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/account"
)

// Sender returns the account that signs, as it sends. It knows the deployment once Client was asked
// for. Where no account is configured it is nobody's, and what it is told to send is ErrNoAccount.
func (s *Session) Sender(ctx context.Context) (*account.Account, error) {
	if s.sender != nil {
		return s.sender, nil
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	var address common.Address
	if s.HasAccount() {
		if address, err = s.Account(ctx); err != nil {
			return nil, err
		}
	}
	record, err := s.DeploymentPath(ctx)
	if err != nil {
		return nil, err
	}
	s.sender = account.New(account.Options{
		Address: address, Signer: s.Signer,
		Node: node, ChainID: s.network.ChainID, Confirmations: s.network.Confirmations, PollInterval: s.network.PollInterval, Local: s.network.Local,
		Dir: s.DataPath("journals"), Client: s.client, Record: record, DryRun: s.Config.DryRun, Events: &narrator{s.Dialog, s.final}, Log: s.Log,
	})
	s.used = s.sender.Use
	return s.sender, nil
}

// Actor returns what an actor's command acts with: the deployment, and the account that sends.
func (s *Session) Actor(ctx context.Context) (*settlement.Client, *account.Account, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, nil, err
	}
	sender, err := s.Sender(ctx)
	return client, sender, err
}

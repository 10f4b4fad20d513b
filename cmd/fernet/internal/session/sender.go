package session

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
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

// Send is Sender's, of one call.
func (s *Session) Send(ctx context.Context, c txmgr.Candidate) (*account.Tx, error) {
	txs, err := s.SendAll(ctx, c)
	if err != nil {
		return nil, err
	}
	return txs[0], nil
}

// SendAll is Sender's Send.
func (s *Session) SendAll(ctx context.Context, calls ...txmgr.Candidate) ([]*account.Tx, error) {
	sender, err := s.Sender(ctx)
	if err != nil {
		return nil, err
	}
	return sender.Send(ctx, calls...)
}

// Preflight is Sender's.
func (s *Session) Preflight(ctx context.Context, calls ...txmgr.Candidate) ([]*account.Tx, error) {
	return s.PreflightMore(ctx, 0, calls...)
}

// PreflightMore is Sender's Preflight.
func (s *Session) PreflightMore(ctx context.Context, later int, calls ...txmgr.Candidate) ([]*account.Tx, error) {
	sender, err := s.Sender(ctx)
	if err != nil {
		return nil, err
	}
	return sender.Preflight(ctx, later, calls...)
}

// Resume is Sender's.
func (s *Session) Resume(ctx context.Context) error {
	sender, err := s.Sender(ctx)
	if err != nil {
		return err
	}
	return sender.Resume(ctx)
}

// ID is Sender's, of the deployment.
func (s *Session) ID(ctx context.Context, kind string, parts ...any) (string, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return "", err
	}
	sender, err := s.Sender(ctx)
	if err != nil {
		return "", err
	}
	sender.Use(client)
	return sender.ID(kind, parts...), nil
}

// Landed reports whether a transaction of that ID is final, as of Resume and what was sent since.
func (s *Session) Landed(id string) bool {
	if s.sender == nil || s.Config.DryRun {
		return false
	}
	_, final, err := s.sender.Landed(context.Background(), id)
	return err == nil && final
}

// Fresh returns the first of id/1, id/2, … that has not landed. It is for calls
// that are needed again and again, such as approvals, once L1's state says that
// another one is needed; call Resume before.
func (s *Session) Fresh(id string) string {
	for n := 1; ; n++ {
		if numbered := fmt.Sprintf("%s/%d", id, n); !s.Landed(numbered) {
			return numbered
		}
	}
}

// Journal is Sender's JournalPath.
func (s *Session) Journal(ctx context.Context) (string, error) {
	sender, err := s.Sender(ctx)
	if err != nil {
		return "", err
	}
	return sender.JournalPath(), nil
}

// CheckJournal is Sender's.
func (s *Session) CheckJournal(ctx context.Context, entries []txmgr.Entry) error {
	sender, err := s.Sender(ctx)
	if err != nil {
		return err
	}
	return sender.CheckJournal(ctx, entries)
}

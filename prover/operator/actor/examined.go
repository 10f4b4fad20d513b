package actor

import (
	"context"
	"errors"

	"fernet/prover/operator/doctor"
)

// Subject is the actor as package doctor examines it.
func (a *Actor) Subject() doctor.Subject {
	o := a.L1.o
	s := doctor.Subject{
		DataDir: o.DataDir, DryRun: o.DryRun, ChainID: o.Network.ChainID, KeysDir: o.KeysDir, Application: o.Application, Directory: a.Identity.Dir(),
		Identity: o.Identity, Open: a.examined, Log: o.Log,
	}
	s.URLs, s.NoURLs = a.L1.URLs()
	if a.Account.Named() {
		s.Account = a.Account.Check
	}
	return s
}

// examined opens L1 for an examination. That the deployment or the account is missing is for its
// findings.
func (a *Actor) examined(ctx context.Context) (*doctor.L1, error) {
	network, err := a.L1.Network(ctx)
	if err != nil {
		return nil, err
	}
	found := &doctor.L1{Node: a.L1.client, ChainID: network.ChainID, Local: network.Local}
	if found.Record, err = a.Deployment.Path(ctx); err != nil {
		return nil, err
	}
	found.Client, found.ClientErr = a.Deployment.Unchecked(ctx)
	found.OtherChain = errors.Is(found.ClientErr, ErrOtherChain)
	if found.Sender, err = a.Account.Sender(ctx); err != nil {
		a.L1.o.Log.Debug("no account to examine", "err", err)
	}
	return found, nil
}

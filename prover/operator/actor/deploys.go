package actor

import (
	"context"

	"fernet/prover"
	"fernet/prover/operator/deploy"
	"fernet/settlement"
)

// ToDeploy is what the actor makes a deployment with: its account, L1, the file of the record, and
// the verifying keys of its proving keys, which are made when they are missing. What is deployed is
// the caller's to say, in Options.
func (a *Actor) ToDeploy(ctx context.Context) (deploy.Config, error) {
	network, err := a.L1.Network(ctx)
	if err != nil {
		return deploy.Config{}, err
	}
	record, err := a.Deployment.Path(ctx)
	if err != nil {
		return deploy.Config{}, err
	}
	sender, err := a.Account.Sender(ctx)
	if err != nil {
		return deploy.Config{}, err
	}
	return deploy.Config{
		Node: a.L1.client, Sender: sender, ChainID: network.ChainID, Confirmations: network.Confirmations, Local: network.Local,
		Record: record, Application: a.L1.o.Application, Keys: a.verifyingKeys, Log: a.L1.o.Log,
	}, nil
}

// verifyingKeys are those of the actor's proving keys.
func (a *Actor) verifyingKeys(ctx context.Context, txsPerBase uint32) (settlement.VerifyingKeys, error) {
	set, err := a.Keys.Open(ctx, txsPerBase)
	if err != nil {
		return settlement.VerifyingKeys{}, err
	}
	if alone, err := set.SingleParty(); err != nil {
		return settlement.VerifyingKeys{}, err
	} else if alone {
		a.L1.o.SingleParty()
	}
	return prover.VerifyingKeys(set)
}

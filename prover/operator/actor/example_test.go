package actor_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fernet/prover"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// An actor opens L1, the deployment and the account from plain options, and operator acts with
// them. Outside of tests Keystore and KeystorePassword stand in place of Signer.
func Example() {
	ctx := context.Background()
	folder := must(os.MkdirTemp("", "actor"))
	defer os.RemoveAll(folder)
	url, record := exampleDeployment(ctx, folder)

	a := actor.New(actor.Options{
		RPCURLs: []string{url}, Record: record, DataDir: folder, DryRun: true,
		Signer: func() (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(settlementtest.Deployer)), nil },
	})
	defer a.Close()
	client, sender, err := a.Account.Acting(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	funded, err := operator.FundReserve(ctx, client, sender, operator.Payment{Amount: units.AZT(12), Number: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("would pay %s AZT in %d calls\n", units.Exact(funded.Amount.Int), len(funded.Transactions))
	// Output:
	// would pay 12 AZT in 2 calls
}

// exampleDeployment is a deployment on an embedded L1: its URL, and the file of the record.
func exampleDeployment(ctx context.Context, folder string) (url, record string) {
	chain := must(devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0")))
	cfg := settlementtest.Config()
	cfg.GenesisState = prover.GenesisState
	plan := must(settlement.PlanDeployment(devnet.ChainID, 0, devnet.Address(settlementtest.Deployer), 0, cfg))
	deployer := account.New(account.Options{
		Address: devnet.Address(settlementtest.Deployer), ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 20 * time.Millisecond,
		Node: must(l1.Over(ctx, chain.Client().Client(), l1.Options{})),
		Signer: func(context.Context) (txmgr.Signer, error) {
			return txmgr.KeySigner(devnet.Key(settlementtest.Deployer)), nil
		},
	})
	for _, step := range plan.Steps {
		step.Candidate.ID = "create/" + step.Name
		must(deployer.Send(ctx, step.Candidate))
	}
	must(0, deployer.Close())
	record = filepath.Join(folder, "record.json")
	must(0, plan.Deployment.Write(record))
	return chain.URL(), record
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

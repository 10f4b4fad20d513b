package operator_test

import (
	"context"
	"fmt"
	"time"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// A payment that is made twice under one number is paid once: the account knows it by its ID.
func Example() {
	ctx := context.Background()
	node, client := exampleDeployment(ctx)
	payer := account.New(exampleOptions(node, client))
	defer payer.Close()
	for range 2 {
		funded, err := operator.FundReserve(ctx, client, payer, operator.Payment{Amount: units.AZT(12), Number: 1})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("paid %s AZT, the reserve holds %s AZT\n", units.Exact(funded.Amount.Int), units.Exact(funded.After.Reserve.Int))
	}
	// Output:
	// paid 12 AZT, the reserve holds 12 AZT
	// paid 0 AZT, the reserve holds 12 AZT
}

// What has happened already is reported, and sends nothing.
func ExamplePrune() {
	ctx := context.Background()
	node, client := exampleDeployment(ctx)
	someone := account.New(exampleOptions(node, client))
	defer someone.Close()
	pruned, err := operator.Prune(ctx, client, someone, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(pruned.Transactions), "transactions:", pruned.Already)
	// Output:
	// 0 transactions: prune: no block is waiting for a root: 0 of 0 are proven
}

// An account claims what it and its stakers are due of every finalized block.
func ExampleClaim() {
	ctx := context.Background()
	node, client := exampleDeployment(ctx)
	staker := account.New(exampleOptions(node, client))
	defer staker.Close()
	claimed, err := operator.Claim(ctx, client, staker, operator.ClaimOptions{Payees: operator.Payees{Owner: staker.Address()}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d rewards, %s AZT: %s\n", claimed.Rewards, units.Exact(claimed.Amount.Int), claimed.Already)
	// Output:
	// 0 rewards, 0 AZT: claim rewards: nothing that is due to them is unclaimed
}

// exampleOptions are of an account of the embedded L1. Without a folder it keeps no journal: for
// another chain Dir names one, and Signer opens a keystore.
func exampleOptions(node *l1.Client, client *settlement.Client) account.Options {
	return account.Options{
		Address: devnet.Address(settlementtest.Deployer),
		Signer: func(context.Context) (txmgr.Signer, error) {
			return txmgr.KeySigner(devnet.Key(settlementtest.Deployer)), nil
		},
		Node: node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 20 * time.Millisecond, Client: client,
	}
}

// exampleDeployment is a deployment on an embedded L1. Elsewhere l1.Dial and
// settlement.ReadDeployment give both.
func exampleDeployment(ctx context.Context) (*l1.Client, *settlement.Client) {
	chain := must(devnet.New(devnet.WithAutoMine()))
	node := must(l1.Over(ctx, chain.Client().Client(), l1.Options{}))
	plan := must(settlement.PlanDeployment(devnet.ChainID, 0, devnet.Address(settlementtest.Deployer), 0, settlementtest.Config()))
	var calls []txmgr.Candidate
	for _, step := range plan.Steps {
		step.Candidate.ID = "create/" + step.Name
		calls = append(calls, step.Candidate)
	}
	deployer := account.New(exampleOptions(node, nil))
	must(deployer.Send(ctx, calls...))
	must(0, deployer.Close())
	return node, settlement.NewClient(node, &plan.Deployment)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

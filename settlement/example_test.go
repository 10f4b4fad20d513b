package settlement_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"

	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// What a finalized block pays, and what of it nobody has claimed yet, all at one L1 block.
func ExampleClient_BlockPayouts() {
	ctx := context.Background()
	deployment, err := settlement.ReadDeployment("deployment.json")
	if err != nil {
		log.Fatal(err)
	}
	node, err := ethclient.DialContext(ctx, "https://l1.example")
	if err != nil {
		log.Fatal(err)
	}
	view, err := settlement.NewClient(node, deployment).Latest(ctx)
	if err != nil {
		log.Fatal(err)
	}
	payouts, err := view.BlockPayouts(ctx, 1)
	if err != nil {
		log.Fatal(err)
	}
	for _, reward := range payouts.Rewards {
		fmt.Println(reward.Index, reward.Owner, units.Exact(reward.Amount), "AZT", reward.Claimed)
	}
	fmt.Println(units.Exact(payouts.Unclaimed()), "AZT are left at L1 block", view.Number)
}

// A claim names places of the submission that won, and proves that they are in its payout tree.
func ExampleClaimsAt() {
	payouts := []rules.Payout{{StakerID: 4, FeeBurn: 500}, {StakerID: 3}, {StakerID: 5, FeeBurn: 2_500}, {StakerID: 4, FeeBurn: 500}}
	claims, err := settlement.ClaimsAt(payouts, []uint32{0, 3})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range claims.Claims {
		fmt.Printf("place %d: staker %d with FEE_BURN %s\n", c.Index, c.StakerID, c.FeeBurn)
	}
	fmt.Println(len(claims.Proof.Nodes), "hashes prove both")
	// Output:
	// place 0: staker 4 with FEE_BURN 5 %
	// place 3: staker 4 with FEE_BURN 5 %
	// 2 hashes prove both
}

// A custom error of the contracts in words, with its values in their units.
func ExampleParseRevert() {
	notProven := contracts()["Settlement"].Errors["NotProven"]
	values, err := notProven.Inputs.Pack(uint64(3), uint64(2))
	if err != nil {
		log.Fatal(err)
	}
	revert, ok := settlement.ParseRevert(append(notProven.ID[:4:4], values...))
	fmt.Println(ok, revert.Text())
	// Output:
	// true NotProven(number: 3, proven: 2): the block has no root
}

// A wait asks the same check at each new L1 block.
func ExampleWaiter() {
	head := uint64(97)
	w := settlement.Waiter{
		Head:     func(context.Context) (uint64, error) { head++; return head, nil },
		Interval: time.Millisecond, Quiet: time.Hour, GiveUp: time.Hour,
		Say: func(w settlement.Waiting) { fmt.Println(w.Purpose, "opens at", w.Opens, "and L1 is at", w.Now) },
	}
	err := w.Until(context.Background(), func(context.Context) error {
		if head >= 100 {
			return nil
		}
		return &settlement.PrecheckError{Purpose: "finalize block 1", Reason: "its window is open", Now: head, Opens: 100}
	})
	fmt.Println("done at", head, err)
	// Output:
	// finalize block 1 opens at 100 and L1 is at 98
	// finalize block 1 opens at 100 and L1 is at 99
	// done at 100 <nil>
}

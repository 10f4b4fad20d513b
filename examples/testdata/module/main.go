// Command holdings is a module of its own that imports fernet: it says what a deployment's Rewards
// contract holds.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/units"
)

func main() {
	ctx := context.Background()
	d, err := settlement.ReadDeployment(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	node, err := l1.Dial(ctx, []string{os.Args[2]}, l1.Options{ChainID: d.ChainID})
	if err != nil {
		log.Fatal(err)
	}
	holdings, err := operator.ReadHoldings(ctx, settlement.NewClient(node, d))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("reserve %s AZT, escrow %s AZT, owed %s AZT\n",
		units.Exact(holdings.Reserve.Int), units.Exact(holdings.Escrow.Int), units.Exact(holdings.Owed.Int))
}

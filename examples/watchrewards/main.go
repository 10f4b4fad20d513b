// Command watchrewards says what each block pays to an account and its stakers, as soon as it is
// finalized. It needs no key.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/units"
)

func main() {
	rpcURL := flag.String("rpc-url", "http://127.0.0.1:8545", "an L1 node")
	record := flag.String("deployment", "deployment.json", "the deployment's record")
	owner := flag.String("owner", "", "the account")
	first := flag.Uint64("first", 1, "the first L2 block")
	last := flag.Uint64("last", 0, "the last L2 block; 0: go on for ever")
	every := flag.Duration("every", 12*time.Second, "the time between two looks at L1")
	flag.Parse()
	ctx := context.Background()

	d, err := settlement.ReadDeployment(*record)
	if err != nil {
		log.Fatal(err)
	}
	node, err := l1.Dial(ctx, []string{*rpcURL}, l1.Options{ChainID: d.ChainID})
	if err != nil {
		log.Fatal(err)
	}
	client := settlement.NewClient(node, d)
	for number := *first; *last == 0 || number <= *last; time.Sleep(*every) {
		view, err := client.Latest(ctx) // what is read together is of one L1 block
		if err != nil {
			log.Fatal(err)
		}
		rewards, err := operator.ReadRewards(ctx, view, number)
		switch {
		case errors.Is(err, settlement.ErrNotFinalized), errors.Is(err, settlement.ErrReorged), settlement.IsRevert(err, "UnknownBlock"):
			continue // look again later
		case err != nil:
			log.Fatal(err)
		}
		rewards.Only(common.HexToAddress(*owner))
		fmt.Printf("block %d: %s AZT due to %s\n", number, units.Exact(rewards.Due.Int), *owner)
		number++
	}
}

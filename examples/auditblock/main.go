// Command auditblock recomputes every figure of a finalized block from L1's logs, calldata and
// headers, and fails when L1 has another one. It needs no key and trusts no contract.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"

	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/l1"
)

func main() {
	rpcURL := flag.String("rpc-url", "http://127.0.0.1:8545", "an L1 node")
	record := flag.String("deployment", "deployment.json", "the deployment's record")
	number := flag.Uint64("block", 1, "the L2 block")
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
	report, err := audit.Block(ctx, settlement.NewClient(node, d), *number, audit.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, figure := range report.Disagreeing() {
		fmt.Printf("%s: L1 has %s, the rules give %s\n", figure.Name, figure.OnChain, figure.Recomputed)
	}
	fmt.Println(report)
	if !report.OK() {
		os.Exit(1)
	}
}

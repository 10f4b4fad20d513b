package audit_test

import (
	"context"
	"fmt"
	"log"

	"fernet/settlement"
	"fernet/settlement/audit"
	layer1 "fernet/settlement/l1" // the tests here have an l1 of their own
)

// Every figure of a finalized block is recomputed from L1's logs, calldata and headers.
func ExampleBlock() {
	ctx := context.Background()
	deployment, err := settlement.ReadDeployment("deployment.json")
	if err != nil {
		log.Fatal(err)
	}
	node, err := layer1.Dial(ctx, []string{"https://l1.example"}, layer1.Options{ChainID: deployment.ChainID})
	if err != nil {
		log.Fatal(err)
	}
	defer node.Close()
	report, err := audit.Block(ctx, settlement.NewClient(node, deployment), 1, audit.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, figure := range report.Disagreeing() {
		fmt.Printf("%s: L1 has %s, the rules give %s\n", figure.Name, figure.OnChain, figure.Recomputed)
	}
	fmt.Println(report)
}

// Command submitroot chooses the best root of a block that can be made of a folder of proof files,
// and submits it. Killed and run again with the same journal, it sends nothing twice; with the
// command line's folder of journals, fernet and it know what the other has sent.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

func main() {
	rpcURL := flag.String("rpc-url", "http://127.0.0.1:8545", "an L1 node")
	record := flag.String("deployment", "deployment.json", "the deployment's record")
	number := flag.Uint64("block", 1, "the L2 block")
	proofs := flag.String("proofs", "proofs", "the folder of proof files")
	keysDir := flag.String("keys-dir", "", "the folder of the deployment's proving keys")
	journals := flag.String("journals", "journals", "the folder in which is kept what was sent")
	flag.Parse()
	ctx := context.Background()

	d := must(settlement.ReadDeployment(*record))
	node := must(l1.Dial(ctx, []string{*rpcURL}, l1.Options{ChainID: d.ChainID}))
	client := settlement.NewClient(node, d)
	block := must(must(prover.Follow(ctx, client, prover.Application(), nil)).Block(ctx, *number))
	set := must(keys.OpenCached(ctx, *keysDir, keys.Protocol(prover.Application(), d.Params.TxsPerBase), keys.Options{}))

	signer := txmgr.KeySigner(must(crypto.HexToECDSA(os.Getenv("PRIVATE_KEY"))))
	sender := account.New(account.Options{
		Address: signer.Address(), Signer: func(context.Context) (txmgr.Signer, error) { return signer, nil },
		Node: node, ChainID: d.ChainID, Confirmations: 1, PollInterval: time.Second, Dir: *journals, Client: client,
	})
	opts := operator.BuildOptions{Keys: set, Proofs: []string{*proofs}, Skipped: func(why string) { log.Print("skipped: ", why) }}
	opts.Beneficiary = sender.Address()
	root := must(operator.BuildRoot(ctx, client, block, opts))
	sent := must(operator.SubmitRoot(ctx, client, sender, root.Submission, nil))
	fmt.Printf("block %d: %d proofs, total %s, best on L1: %t\n", sent.Block, root.Proofs, sent.Total, sent.Best)
}

// must ends the program when there is an error.
func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

package account_test

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"time"

	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// What has an ID is sent once, also by a program that starts again with the same folder: the
// journal knows it.
func Example() {
	ctx := context.Background()
	chain := must(devnet.New(devnet.WithAutoMine()))
	defer chain.Close()
	journals := must(os.MkdirTemp("", "journals"))
	defer os.RemoveAll(journals)
	options := account.Options{
		Address: devnet.Address(0),
		Signer:  func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(0)), nil },
		Node:    must(l1.Over(ctx, chain.Client().Client(), l1.Options{})), ChainID: devnet.ChainID,
		Confirmations: 1, PollInterval: 20 * time.Millisecond, Dir: journals,
	}
	to := devnet.Address(1)
	for range 2 {
		sender := account.New(options)
		sent := must(sender.Send(ctx, txmgr.Candidate{ID: "rent/may", Purpose: "pay rent", To: &to, Value: big.NewInt(7)}))
		fmt.Println(sent[0].Status, "in block", sent[0].Block)
		must(0, sender.Close())
	}
	// Output:
	// confirmed in block 1
	// earlier in block 1
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

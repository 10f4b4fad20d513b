package txmgr_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// The pattern for a program that brings its own L1: with automatic mining each
// Send takes one block, and Advance passes time.
func ExampleManager_Send() {
	ctx := context.Background()
	chain, err := devnet.New(devnet.WithAutoMine())
	if err != nil {
		log.Fatal(err)
	}
	defer chain.Close()
	node, err := l1.Over(ctx, chain.Client().Client(), l1.Options{})
	if err != nil {
		log.Fatal(err)
	}

	cfg := txmgr.DefaultConfig()
	cfg.Confirmations = 1
	cfg.PollInterval = 2 * time.Millisecond
	alice, err := txmgr.New(ctx, cfg, node, txmgr.KeySigner(chain.Key(0)))
	if err != nil {
		log.Fatal(err)
	}
	defer alice.Close()

	to := common.Address{1}
	first, err := alice.Send(ctx, txmgr.Candidate{ID: "propose/1", Purpose: "propose for slot 1", To: &to})
	if err != nil {
		log.Fatal(err)
	}
	if err := chain.Advance(10); err != nil { // the propose phase ends
		log.Fatal(err)
	}
	second, err := alice.Send(ctx, txmgr.Candidate{ID: "reveal/1", Purpose: "reveal for slot 1", To: &to})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(first.BlockNumber, second.BlockNumber)
	// Output: 1 12
}

// Without automatic mining, transactions share the block that is committed.
func ExampleManager_SendAsync() {
	ctx := context.Background()
	chain, err := devnet.New()
	if err != nil {
		log.Fatal(err)
	}
	defer chain.Close()
	node, err := l1.Over(ctx, chain.Client().Client(), l1.Options{})
	if err != nil {
		log.Fatal(err)
	}

	cfg := txmgr.DefaultConfig()
	cfg.Confirmations = 1
	cfg.PollInterval = 2 * time.Millisecond
	alice, err := txmgr.New(ctx, cfg, node, txmgr.KeySigner(chain.Key(0)))
	if err != nil {
		log.Fatal(err)
	}
	defer alice.Close()

	var sent []*txmgr.Pending
	for range 3 {
		p, err := alice.SendAsync(ctx, txmgr.Candidate{Purpose: "claim", To: &common.Address{1}})
		if err != nil {
			log.Fatal(err)
		}
		sent = append(sent, p)
	}
	if _, err := chain.Commit(); err != nil {
		log.Fatal(err)
	}
	for _, p := range sent {
		receipt, err := p.Wait(ctx)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(receipt.BlockNumber, receipt.TransactionIndex)
	}
	// Output:
	// 1 0
	// 1 1
	// 1 2
}

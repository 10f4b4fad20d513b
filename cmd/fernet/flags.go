package main

import (
	"github.com/urfave/cli/v2"

	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// blockFlag names the block a command is about.
func blockFlag() cli.Flag {
	return &cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER`"}
}

// waitFlag makes a command wait for what cannot be done yet.
func waitFlag(until string) cli.Flag {
	return &cli.BoolFlag{Name: "wait", Usage: "wait " + until + "; it can be interrupted and run again"}
}

// genesisFlag names another genesis ledger than the deployment's record has.
func genesisFlag() cli.Flag {
	return &cli.StringFlag{Name: "genesis", TakesFile: true,
		Usage: "start from the genesis ledger in `FILE` (default: the one in the deployment's record)"}
}

func blockTransfersFlag() cli.Flag {
	return &cli.StringFlag{Name: "transfers", Usage: "take the signed transfers of `FILE`, of fernet tx new", TakesFile: true}
}

func txsFlag() cli.Flag {
	return &cli.UintFlag{Name: "txs", Usage: "the block has `N` transactions, a power of two and at least two base rollups " +
		"(default: the smallest that holds the transfers)"}
}

func nodesFlag() cli.Flag {
	return &cli.StringFlag{Name: "nodes", Usage: "only these nodes of the tree: a `LIST` such as 16-31,8"}
}

// minBalanceFlag is what a genesis ledger that is made demands of every account.
func minBalanceFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "min-balance", Value: units.Exact(ledger.DefaultMinBalance.Big()), Usage: usage}
}

// lightKDFFlag encrypts keys weakly.
func lightKDFFlag() cli.Flag {
	return &cli.BoolFlag{Name: "lightkdf", Usage: "encrypt fast and weakly, as geth's flag of this name: for tests"}
}

// newKeyFlags are how a new key is encrypted.
func newKeyFlags() []cli.Flag {
	return []cli.Flag{
		lightKDFFlag(),
		&cli.BoolFlag{Name: "empty-password", Usage: "take an empty password: whoever has the file has the key"},
	}
}

package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// genesisFlag names another genesis ledger than the deployment's record has.
func genesisFlag() cli.Flag {
	return &cli.StringFlag{Name: "genesis", Usage: "start from the genesis ledger in `FILE` (default: the one in the deployment's record)", TakesFile: true}
}

func blockTransfersFlag() cli.Flag {
	return &cli.StringFlag{Name: "transfers", Usage: "take the signed transfers of `FILE`, of fernet tx new", TakesFile: true}
}

func txsFlag() cli.Flag {
	return &cli.UintFlag{Name: "txs", Usage: "transactions of the block, a `power` of two of at least two base rollups (default: the smallest that holds the transfers)"}
}

func nodesFlag() cli.Flag {
	return &cli.StringFlag{Name: "nodes", Usage: "only these nodes of the tree: a `LIST` such as 16-31,8"}
}

// parseNodes reads a list of nodes and ranges, and keeps its order out of it: heap order, each once.
func parseNodes(t rules.Tree, text string) (map[uint32]bool, error) {
	if text == "" {
		return nil, nil
	}
	nodes := map[uint32]bool{}
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			last = first
		}
		from, err := strconv.ParseUint(first, 10, 32)
		to, err2 := strconv.ParseUint(last, 10, 32)
		if err != nil || err2 != nil || from > to {
			return nil, config.Usage("--nodes: %q is neither a node nor a range such as 16-31", part)
		}
		if !t.Contains(uint32(from)) || !t.Contains(uint32(to)) {
			return nil, config.Usage("--nodes: %q: the block's nodes are 1 to %d", part, t.NumNodes())
		}
		for node := from; node <= to; node++ {
			nodes[uint32(node)] = true
		}
	}
	return nodes, nil
}

// amountFlag reads an amount of AZT.
func amountFlag(c *cli.Context, name string) (ledger.Amount, error) {
	text, err := required(c, name)
	if err != nil {
		return ledger.Amount{}, err
	}
	wei, err := argument.Amount(text)
	if err != nil {
		return ledger.Amount{}, config.Usage("--%s: %w", name, err)
	}
	amount, err := ledger.AmountFromBig(wei)
	if err != nil {
		return ledger.Amount{}, config.Usage("--%s: %w", name, err)
	}
	return amount, nil
}

// farthestSlot is how many slots from now one can be named: with 20 blocks of 12 s each it is in a month.
const farthestSlot = 10_000

// namedSlot returns the slot asked for, nil when none was.
func namedSlot(ctx context.Context, c *cli.Context, client *settlement.Client) (*uint64, error) {
	if !c.IsSet("slot") {
		return nil, nil
	}
	now, slot, _, err := client.CurrentSlot(ctx)
	if err != nil {
		return nil, err
	}
	asked := c.Uint64("slot")
	if asked > slot+farthestSlot {
		return nil, config.Usage("--slot: slot %d is far away, L1 is in slot %d: wanted is the number of a slot, not of a block of L1, which is at %d", asked, slot, now)
	}
	return &asked, nil
}

// slotOf returns the slot asked for, or the current one.
func slotOf(ctx context.Context, c *cli.Context, client *settlement.Client) (uint64, error) {
	named, err := namedSlot(ctx, c, client)
	if named != nil || err != nil {
		return valueOf(named), err
	}
	_, slot, _, err := client.CurrentSlot(ctx) // 0 before the first one starts
	return slot, err
}

func valueOf(slot *uint64) uint64 {
	if slot == nil {
		return 0
	}
	return *slot
}

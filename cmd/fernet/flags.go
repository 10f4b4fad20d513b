package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/ledger"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// required reads a flag that has no default.
func required(c *cli.Context, flag string) (string, error) {
	if text := c.String(flag); text != "" {
		return text, nil
	}
	return "", config.Usage("--%s is needed: see %s --help", flag, c.Command.HelpName)
}

// given is the value of a flag, nil when the flag is not set.
func given[T any](c *cli.Context, flag string, value T) *T {
	if c.IsSet(flag) {
		return &value
	}
	return nil
}

// blockFlag names the block a command is about.
func blockFlag() cli.Flag {
	return &cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER`"}
}

func blockNumber(c *cli.Context) (uint64, error) {
	if number := c.Uint64("block"); number > 0 {
		return number, nil
	}
	return 0, config.Usage("--block is needed, from 1: see %s --help and fernet block list", c.Command.HelpName)
}

// waitFlag makes a command wait for what cannot be done yet.
func waitFlag(until string) cli.Flag {
	return &cli.BoolFlag{Name: "wait", Usage: "wait " + until + "; it can be interrupted and run again"}
}

// waiter waits with --wait, and is nil without.
func waiter(c *cli.Context, s *session.Session) operator.Waiter {
	if c.Bool("wait") {
		return s.Wait
	}
	return nil
}

// parseBps reads a share: "40%", "62.5 %" or basis points, "4000".
func parseBps(flag, text string) (rules.Bps, error) {
	share, err := argument.Share(text)
	if err != nil {
		return 0, config.Usage("--%s: %w", flag, err)
	}
	return share, nil
}

// accountFlag is the L1 account that a flag names, or the one that signs.
func accountFlag(ctx context.Context, c *cli.Context, s *session.Session, flag string) (common.Address, error) {
	text := c.String(flag)
	if text == "" {
		return s.Account(ctx)
	}
	account, err := argument.L1Address(text)
	if err != nil {
		return account, config.Usage("--%s: %w", flag, err)
	}
	return account, nil
}

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

// parseNodes reads a list of nodes and ranges, and keeps its order out of it: heap order, each
// once.
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

// minBalanceFlag is what a genesis ledger that is made demands of every account.
func minBalanceFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "min-balance", Value: units.Exact(ledger.DefaultMinBalance.Big()), Usage: usage}
}

// farthestSlot is how many slots from now one can be named: with 20 blocks of 12 s each it is in a
// month.
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

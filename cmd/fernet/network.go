package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/localnet"
	"fernet/settlement/rules"
)

func networkCommand() *cli.Command {
	c := localnet.DefaultConfig()
	return command("network", "run a whole network of nodes on this machine, on an embedded L1",
		"Starts an L1, deploys the contracts, stakes for each node, and runs the nodes as processes of their own that find\n"+
			"each other over loopback. They are given transfers, and do the rest without a command: propose, bid, prove,\n"+
			"exchange proofs, submit, finalize, claim. Each serves a page that shows what it does. In the end it tells who\n"+
			"earned what, and every figure is recomputed. Ctrl-C ends all of it.",
		"fernet network --nodes 4 --blocks 3", runNetwork,
		&cli.IntFlag{Name: "nodes", Value: c.Nodes, Usage: "run `N` nodes; the first one is the sequencer as well"},
		&cli.IntFlag{Name: "blocks", Value: 3, Usage: "give it transfers for `N` blocks"},
		&cli.UintFlag{Name: "txs", Value: uint(c.Txs), Usage: "a block has `N` transactions, a power of two and at least two base rollups"},
		&cli.UintFlag{Name: "txs-per-base", Value: uint(c.TxsPerBase), Usage: "a base rollup has `N` transactions, a power of two from 2 to 64"},
		&cli.StringFlag{Name: "vrf", Value: c.Mode.String(), Usage: "draw from the `KEY`: private (hidden ranking) or public"},
		&cli.DurationFlag{Name: "block-time", Value: c.BlockTime, Usage: "make an L1 block each `DURATION`, such as 500ms; on a slow machine proofs need a longer one"},
		&cli.Uint64Flag{Name: "seed", Value: c.Seed, Usage: "make keys and transfers from the number `SEED`; RANDAO stays the L1's own"},
		&cli.StringFlag{Name: "dir", Usage: "keep deployment, data and logs in `DIR`, which is empty or is made (default: a temporary one)", TakesFile: true},
		&cli.BoolFlag{Name: "stay", Usage: "go on until Ctrl-C when all is settled, so that pages and commands can be tried"},
	)
}

// networkFlags are the flags of a network's settings that it may refuse.
var networkFlags = map[string]string{"Nodes": "nodes", "Txs": "txs", "TxsPerBase": "txs-per-base", "BlockTime": "block-time"}

// networkResult is the result of fernet network.
type networkResult struct{ *localnet.Result }

// Report marks a session.Report: what the contracts did is a fact also when the rules do not agree.
func (r *networkResult) Report() {}

// Render shows nothing more: all of it was shown as it happened.
func (r *networkResult) Render(*console.Console) {}

func networkConfig(in *input) (c localnet.Config, blocks int) {
	c = localnet.Config{
		Nodes: in.Int("nodes"), Sequencers: 1, Txs: in.id("txs", "number of transactions"), TxsPerBase: in.id("txs-per-base", "number of transactions"),
		Mode: read(in, "vrf", in.String("vrf"), rules.ParseMode), Seed: in.Uint64("seed"), BlockTime: in.Duration("block-time"), Dir: in.String("dir"),
	}
	if wrong, is := errors.AsType[*localnet.ConfigError](c.Check()); is {
		in.usage("--%s: %w", networkFlags[wrong.Field], wrong.Err)
	}
	if blocks = in.Int("blocks"); blocks < 1 {
		in.usage("--blocks: at least 1, not %d", blocks)
	}
	return c, blocks
}

func runNetwork(_ context.Context, in *input, s *session.Session) (_ *networkResult, err error) {
	if s.Config.DryRun {
		return nil, config.Usage("--dry-run: the network has an L1 of its own, and sends nothing to another: leave it out")
	}
	c, blocks := networkConfig(in)
	if in.err != nil {
		return nil, in.err
	}
	temporary := c.Dir == ""
	if temporary {
		// A node's socket has to have a short path.
		if c.Dir, err = os.MkdirTemp("", "fernet-"); err != nil {
			return nil, fmt.Errorf("make a folder: %w: name one with --dir", err)
		}
	}
	c.Keys, c.Told = s.Keys.Open, func(what string) { s.Console.Line("  %s", what) }
	ctx, stop := stopsUnread(in.Context)
	defer stop()
	s.Console.Say(console.Heading, "1. L1 starts, contracts are deployed, %d nodes stake", c.Nodes)
	n, err := localnet.New(ctx, c)
	if err != nil {
		return nil, err
	}
	program, err := os.Executable()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("find this program: %w", err), n.Close())
	}
	of := nodeProgram{file: program, rpcURL: n.L1.URL(), record: n.Record, keysDir: s.Config.KeysDir}
	run := &networkRun{Network: n, Session: s, nodes: n.Nodes(of.command), blocks: blocks, stay: in.Bool("stay")}
	defer func() {
		// Where something went wrong its logs are of use.
		err = errors.Join(err, run.nodes.Stop(), n.Close())
		if temporary && err == nil {
			err = os.RemoveAll(c.Dir)
		}
	}()
	r, err := run.play(ctx)
	if r == nil {
		return nil, err
	}
	return &networkResult{r}, err
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/keys"
	"fernet/prover/localnet"
	"fernet/settlement/devnet"
	"fernet/settlement/network"
)

// What an idle node may take, and how that is measured.
const (
	idleCores     = 0.01
	idleGrowth    = 1.1
	idleBlockTime = 12 * time.Second // as Ethereum's
	idleTime      = 5 * idleBlockTime
	idleHours     = 24
	hourBlocks    = uint64(time.Hour / idleBlockTime)
	idleStep      = 10 // L1 blocks that come at once while hours are simulated
	// idleChain is a chain without a preset: nodes ask it as rarely as public ones.
	idleChain = 1338
)

// The metrics of a node's process: its processor time, and the heap at which the collector runs
// next, which is what was alive when it ran last, twice.
const (
	metricCPU  = "process_cpu_seconds_total"
	metricHeap = "go_memstats_next_gc_bytes"
)

// idle prints what a node takes that has nothing to do: a process with a peer, a page and an
// embedded L1, on which there are no L2 blocks. L1 is one that nodes ask as often as a public
// network, and then one that they ask as often as a local one.
func (b *bench) idle(ctx context.Context, out report) error {
	var public, local, busy, early, late float64
	err := b.idleNodes(ctx, idleChain, idleBlockTime, func(o *observed) (err error) {
		// An hour comes at once: these nodes take seconds to find a block.
		if err := o.pass(ctx, hourBlocks, func(uint64) error { return nil }); err != nil {
			return err
		}
		public, err = o.cores(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("measure an idle node on a public network: %w", err)
	}
	err = b.idleNodes(ctx, devnet.ChainID, idleBlockTime, func(o *observed) (err error) {
		if early, late, err = o.heaps(ctx); err != nil {
			return fmt.Errorf("read its heap: %w", err)
		}
		local, err = o.cores(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("measure an idle node on a local network: %w", err)
	}
	on, _ := network.Named("devnet")
	err = b.idleNodes(ctx, devnet.ChainID, on.BlockTime, func(o *observed) (err error) {
		busy, err = o.cores(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("measure an idle node on a local network with its own blocks: %w", err)
	}
	cores := func(where string) string {
		return fmt.Sprintf("processor time in %.0f s, in parts of a core, %s", idleTime.Seconds(), where)
	}
	err = write(out, "An idle node", []row{
		{cores("as on public networks, after 24 simulated hours"), public, idleCores, "ratio", true},
		{cores("as on local networks, after 24 simulated hours"), local, idleCores, "ratio", true},
		{cores(fmt.Sprintf("as on local networks, with an L1 block every %s", on.BlockTime)), busy, 0, "ratio", false},
		{"heap at which the collector runs next, after 4 simulated hours", early / (1 << 20), 0, "MiB", false},
		{"the same after 24", late / (1 << 20), 0, "MiB", false},
		{"the latter in parts of the former", late / early, idleGrowth, "ratio", true},
	})
	fmt.Fprintf(out, "A process of `fernet node` with one peer and a page that nobody looks at, beside an embedded L1\n"+
		"that makes a block every %s, but in the third row, and has no L2 blocks. As on public networks, the\n"+
		"node looks for a new L1 block every %s. As on local ones it does every %s, and less often the\n"+
		"longer none comes: about %d times a second where L1 makes one each second, and a quarter of that\n"+
		"on average where it is one every %s. For the heap L1 makes %d blocks, %d at once.\n\n",
		idleBlockTime, network.Of(idleChain).PollInterval, on.PollInterval, time.Second/on.PollInterval,
		idleBlockTime, idleHours*hourBlocks, idleStep)
	return err
}

// idleNodes has two nodes run that have nothing to do, and measures the second of them, when slot 1
// has begun.
func (b *bench) idleNodes(ctx context.Context, chain uint64, blockTime time.Duration, measure func(*observed) error) (err error) {
	keysDir, set, err := cachedKeys(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "fn-") // a node's socket has to have a short path
	if err != nil {
		return fmt.Errorf("make a directory for idle nodes: %w", err)
	}
	defer func() {
		// Where something went wrong its logs are of use.
		if err == nil {
			err = os.RemoveAll(dir)
		}
	}()
	c := localnet.DefaultConfig()
	c.Nodes, c.ChainID, c.BlockTime, c.Dir = 2, chain, blockTime, dir
	c.Keys = func(context.Context, uint32) (*keys.Set, error) { return set, nil }
	n, err := localnet.New(ctx, c)
	if err != nil {
		return fmt.Errorf("make a network of idle nodes: %w", err)
	}
	nodes := n.Nodes(func(m *localnet.Member, peers []string) *exec.Cmd { return idleNode(b.fernet, keysDir, n, m, peers) })
	defer func() { err = errors.Join(err, nodes.Stop(), n.Close()) }()
	if err := nodes.Start(ctx); err != nil {
		return err
	}
	o := &observed{n, nodes, n.Members[1]} // the first one is the sequencer
	if err := o.reach(ctx, n.Chain.Params.Schedule.SlotStart(1)); err != nil {
		return err
	}
	return measure(o)
}

// idleNode is a node's command.
func idleNode(fernet, keysDir string, n *localnet.Network, m *localnet.Member, peers []string) *exec.Cmd {
	args := []string{
		"node", "--rpc-url", n.L1.URL(), "--deployment", n.Record, "--data-dir", m.DataDir(), "--keys-dir", keysDir,
		"--password-file", m.PasswordFile(), "--listen", m.ListenAddress(), "--http", strings.TrimPrefix(m.Page(), "http://"),
		"--eth-per-azt", "0.01", "--fee-split", "fixed:80%", "--skip-empty-blocks",
	}
	for _, s := range m.Stakers {
		args = append(args, "--identity", s.Name)
	}
	for _, p := range peers {
		args = append(args, "--peer", p)
	}
	c := exec.Command(fernet, args...)
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "FERNET_") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, fmt.Sprintf("FERNET_PRIVATE_KEY=%x", crypto.FromECDSA(m.Key())))
	return c
}

// observed is the node that is measured.
type observed struct {
	network *localnet.Network
	nodes   *localnet.Nodes
	member  *localnet.Member
}

// cores returns how much of a processor the node takes.
func (o *observed) cores(ctx context.Context) (float64, error) {
	before, err := o.metric(ctx, metricCPU)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	select {
	case <-time.After(idleTime):
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	after, err := o.metric(ctx, metricCPU)
	return (after - before) / time.Since(began).Seconds(), err
}

// heaps returns the least heap that was seen in the fourth simulated hour and in the last one.
func (o *observed) heaps(ctx context.Context) (early, late float64, err error) {
	early, late = math.Inf(1), math.Inf(1)
	err = o.pass(ctx, idleStep, func(hour uint64) error {
		if hour != 4 && hour != idleHours {
			return nil
		}
		heap, err := o.metric(ctx, metricHeap)
		if hour == 4 {
			early = min(early, heap)
		} else {
			late = min(late, heap)
		}
		return err
	})
	return early, late, err
}

// pass has the hours pass, so many L1 blocks at once, and calls a function after each time.
func (o *observed) pass(ctx context.Context, step uint64, then func(hour uint64) error) error {
	first := o.network.Head()
	for hour := uint64(1); hour <= idleHours; hour++ {
		for block := step; block <= hourBlocks; block += step {
			if err := o.reach(ctx, first+(hour-1)*hourBlocks+block); err != nil {
				return err
			}
			if err := then(hour); err != nil {
				return err
			}
		}
	}
	return nil
}

// reach has L1 make blocks, and waits until the node has read them.
func (o *observed) reach(ctx context.Context, block uint64) error {
	if block > o.network.Head() {
		if err := o.network.L1.AdvanceTo(block); err != nil {
			return fmt.Errorf("let L1 reach block %d: %w", block, err)
		}
	}
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if err := errors.Join(ctx.Err(), o.nodes.Check()); err != nil {
			return err
		}
		state, err := o.member.State(ctx)
		switch {
		case err == nil && state.Head.Number >= block:
			return nil
		case time.Now().After(deadline):
			return errors.Join(fmt.Errorf("%s has not read block %d: see %s", o.member.Name, block, o.member.Log()), err)
		}
	}
}

// metric reads a metric of the node.
func (o *observed) metric(ctx context.Context, name string) (float64, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, o.member.Page()+"/metrics", nil)
	if err != nil {
		return 0, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, fmt.Errorf("read metrics: %w", err)
	}
	defer func() { _ = answer.Body.Close() }()
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if text, is := strings.CutPrefix(lines.Text(), name+" "); is {
			return strconv.ParseFloat(text, 64)
		}
	}
	return 0, fmt.Errorf("read metrics: %s has no %s: %s", o.member.Name, name, answer.Status)
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgercircuit"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/test/runs"
)

// scaleBounds are what base rollups of many transactions are held to, by how many they have.
var scaleBounds = map[uint32]struct {
	constraints float64 // a transaction, with its part of the ticket and of the hashes
	setup       float64 // s of the base circuit's set-up, on two processors
	memory      float64 // MiB, the peak of proving
	perTx       float64 // s of processor time a transaction, in a block with three proofs a node
	// a transaction of such a block, everything but claims; 0: no block is settled
	gas float64
}{
	32: {14_000, 200, 2048, 1.4, 17_000},
	64: {14_000, 400, 0, 0, 0},
}

// maxDomain is the largest domain there may be.
const maxDomain = 1 << 20

// scale prints what base rollups of many transactions cost, for each number of them. Set-up and
// proof run in processes of their own, so that each one's peak memory is known; the largest block
// is settled by the demo of the built program, fernet.
func scale(ctx context.Context, fernet string, sizes []string, out report) error {
	started := time.Now()
	dir, err := os.MkdirTemp("", "fernet-measure-")
	if err != nil {
		return fmt.Errorf("make a directory for keys: %w", err)
	}
	defer os.RemoveAll(dir)
	fmt.Fprintf(out, "Measured on %s, one run. Processor time does not tell what else\n"+
		"the machine did; shared out among its processors, that of a set-up is what it takes on an idle\nmachine.\n\n", runs.Machine())
	for _, size := range sizes {
		n, err := strconv.ParseUint(size, 10, 32)
		if err == nil {
			err = rules.CheckTxsPerBase(uint32(n))
		}
		if err != nil {
			return fmt.Errorf("measure base rollups of %q transactions: %w", size, err)
		}
		if err := scaleOf(ctx, fernet, dir, uint32(n), out); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "Measuring took %s.\n", time.Since(started).Round(time.Second))
	return nil
}

// scaleOf measures base rollups of n transactions.
func scaleOf(ctx context.Context, fernet, dir string, n uint32, out report) error {
	var made setupMade
	setup, err := runSelf(ctx, &made, "scale-setup", dir, fmt.Sprint(n))
	if err != nil {
		return err
	}
	var proven proofsMade
	prove, err := runSelf(ctx, &proven, "scale-prove", dir, fmt.Sprint(n))
	if err != nil {
		return err
	}
	tree, err := largestBlock(n)
	if err != nil {
		return err
	}
	bases, merges := int64(rules.ProofsPerNode*tree.NumBases()), int64(rules.ProofsPerNode*(tree.NumBases()-2)+1)
	perTx := float64(bases)*proven.Base.Seconds() + float64(merges)*proven.Merge.Seconds()
	perTx /= float64(tree.NumTxs)
	bounds := scaleBounds[n]
	failed := write(out, fmt.Sprintf("Base rollups of %d transactions", n), []row{
		{"constraints", float64(made.Constraints), 0, "", true},
		{"of it, a transaction", float64(made.Constraints) / float64(n), bounds.constraints, "", true},
		{"domain", float64(ecc.NextPowerOfTwo(uint64(made.Constraints))), maxDomain, "", true},
		{"compiling and set-up, processor time by processor", setup.cpu.Seconds() / float64(runtime.NumCPU()), bounds.setup, "s", false},
		{"compiling and set-up, wall time", setup.wall.Seconds(), 0, "s", false},
		{"peak memory of the set-up", float64(setup.peak) / (1 << 20), 0, "MiB", false},
		{"compiling and loading cached keys, processor time", proven.Open.Seconds(), 0, "s", false},
		{"proof of a base rollup, processor time", proven.Base.Seconds(), 0, "s", false},
		{"proof of a merge, processor time", proven.Merge.Seconds(), 0, "s", false},
		{"peak memory of proving", float64(prove.peak) / (1 << 20), bounds.memory, "MiB", false},
		{fmt.Sprintf("three proofs a node, %d transactions: processor time a transaction", tree.NumTxs), perTx, bounds.perTx, "s", false},
	})
	if bounds.gas == 0 {
		return failed
	}
	demo, err := runDemo(ctx, fernet, "--txs", fmt.Sprint(tree.NumTxs), "--txs-per-base", fmt.Sprint(n), "--keys-dir", dir)
	if err != nil {
		return errors.Join(failed, err)
	}
	rows, err := blockGas(demo.result, int(tree.NumNodes()), bounds.gas)
	if err != nil {
		return errors.Join(failed, err)
	}
	rows = append(rows,
		row{"the demo that settled it, its processor time", demo.cpu.Seconds(), 0, "s", false},
		row{"its peak memory", float64(demo.peak) / (1 << 20), 0, "MiB", false})
	return errors.Join(failed, write(out, fmt.Sprintf("A block of %d transfers, settled with real proofs: gas", tree.NumTxs), rows))
}

// largestBlock is the tree of the largest block that a deployment has by default, with so many
// transactions in a base rollup.
func largestBlock(txsPerBase uint32) (rules.Tree, error) {
	p := settlement.DefaultParams()
	p.SetTxsPerBase(txsPerBase)
	return rules.NewTree(p.MaxTxs, txsPerBase)
}

// selfRun is what a run of this program took.
type selfRun struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

// runSelf runs this program with arguments and decodes what it prints.
func runSelf(ctx context.Context, result any, args ...string) (selfRun, error) {
	self, err := os.Executable()
	if err != nil {
		return selfRun{}, fmt.Errorf("find this program: %w", err)
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	started := time.Now()
	if err := cmd.Run(); err != nil {
		return selfRun{}, fmt.Errorf("%s: %w: %s", args[0], err, bytes.TrimSpace(stderr.Bytes()))
	}
	run := selfRun{wall: time.Since(started), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		run.peak = int64(usage.Maxrss) * maxrssUnit
	}
	if err := json.Unmarshal(stdout.Bytes(), result); err != nil {
		return selfRun{}, fmt.Errorf("%s: read its result: %w", args[0], err)
	}
	return run, nil
}

// only is a source of some of another's circuits.
type only struct {
	keys.Source
	kinds []circuit.Kind
}

func (o only) Kinds() []circuit.Kind { return slices.Clone(o.kinds) }

// setupMade is what scale-setup prints.
type setupMade struct {
	Constraints int `json:"constraints"` // of the base circuit
}

// scaleSetup makes the keys of the base circuit for n transactions.
func scaleSetup(ctx context.Context, dir string, n uint32, out io.Writer) error {
	set, err := keys.Open(ctx, dir, only{keys.Protocol(prover.Application(), n), []circuit.Kind{circuit.KindBase}}, keys.Options{})
	if err != nil {
		return err
	}
	m, err := set.Manifest(circuit.KindBase)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(setupMade{m.Constraints})
}

// proofsMade is what scale-prove prints: processor time.
type proofsMade struct {
	Open  time.Duration `json:"open"` // to compile the base circuit and to load its keys
	Base  time.Duration `json:"base"`
	Merge time.Duration `json:"merge"`
}

// scaleProve proves a base rollup of n transactions, all of them transfers, and a merge over two of
// them. Keys of the base circuit are cached.
func scaleProve(ctx context.Context, dir string, n uint32, out io.Writer) error {
	var made proofsMade
	base, merge, err := assignments(n)
	if err != nil {
		return err
	}
	// The merge's small keys first and in a set of their own: the peak is that of base rollups.
	for _, of := range []struct {
		kind       circuit.Kind
		assignment frontend.Circuit
		took       *time.Duration
	}{{circuit.KindMerge, merge, &made.Merge}, {circuit.KindBase, base, &made.Base}} {
		started := processorTime()
		set, err := keys.Open(ctx, dir, only{keys.Protocol(prover.Application(), n), []circuit.Kind{of.kind}}, keys.Options{})
		if err != nil {
			return err
		}
		opened := processorTime()
		if _, err := set.Prove(ctx, of.kind, of.assignment); err != nil {
			return err
		}
		proven := processorTime()
		made.Open, *of.took = opened-started, proven-opened
	}
	return json.NewEncoder(out).Encode(made)
}

// assignments are those of a base rollup of n transfers, and of the root over it and its neighbour.
func assignments(n uint32) (base, merge frontend.Circuit, err error) {
	sender := []*ledger.Key{ledger.NewKey([ledger.SeedSize]byte{1}), ledger.NewKey([ledger.SeedSize]byte{2})}
	var genesis ledger.Genesis
	for i, key := range sender {
		balance, err := ledger.AmountFromBig(big.NewInt(1 << 40))
		if err != nil {
			return nil, nil, err
		}
		genesis.Accounts = append(genesis.Accounts, ledger.Allocation{Index: uint32(i), Address: key.Address(), Balance: balance})
	}
	state, err := genesis.State(fr.NewElement(42))
	if err != nil {
		return nil, nil, err
	}
	var transfers []ledger.Transfer
	for i := range 2 * n {
		t := ledger.Transfer{
			From: i % 2, To: 1 - i%2, ToAddress: sender[1-i%2].Address(),
			Amount: ledger.NewAmount(1000), Fee: ledger.NewAmount(10), Nonce: uint64(i / 2),
		}
		t.Sign(sender[i%2], state.LedgerID())
		transfers = append(transfers, t)
	}
	block, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: 2 * n, TxsPerBase: n})
	if err != nil {
		return nil, nil, err
	}
	block = block.Bind(fr.NewElement(9))
	prover := vrf.NewPrivateKey([vrf.SeedSize]byte{1})
	var statements [4]circuit.Statement
	for node := uint32(3); node >= rules.RootNode; node-- {
		ticket, err := prover.Ticket(fr.NewElement(7), rules.Meta{StakerID: 1, FeeBps: 4000, Node: node})
		if err != nil {
			return nil, nil, err
		}
		if !block.Tree.IsBase(node) {
			merge, statements[node], err = circuit.AssignMerge(ticket, statements[2:3], statements[3:4])
			return base, merge, err
		}
		work, err := block.Base(node)
		if err != nil {
			return nil, nil, err
		}
		if base, statements[node], err = ledgercircuit.Assign(ticket, work); err != nil {
			return nil, nil, err
		}
	}
	return nil, nil, fmt.Errorf("a block of two base rollups has no root")
}

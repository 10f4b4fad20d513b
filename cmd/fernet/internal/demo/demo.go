// Package demo runs the whole protocol in one process: an embedded L1, the
// real contracts, real proofs, real tokens. It is a reader's tour and an
// end-to-end check in one: nothing in it is simulated but the operators'
// separate machines.
package demo

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"slices"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
)

// Run runs the demo. The result is complete when the error is nil; whether the
// figures agree is in its Audit.
func Run(ctx context.Context, cfg Config, con *console.Console) (*Result, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if cfg.Out != "" {
		// Before anything is proven for it.
		if err := os.MkdirAll(cfg.Out, 0o755); err != nil {
			return nil, fmt.Errorf("--out: make the directory for results: %w: name one that can be written", err)
		}
	}
	d := &demo{cfg: cfg, con: con, started: time.Now(), gas: make(map[string]uint64)}
	var err error
	if d.keys, err = cfg.Keys(ctx, cfg.TxsPerBase); err != nil {
		return nil, err
	}
	if d.folder, err = os.MkdirTemp("", "fernet-demo-"); err != nil {
		return nil, fmt.Errorf("make a folder for proposals: %w", err)
	}
	defer d.close()
	for i, step := range []struct {
		title string
		run   func(context.Context) error
	}{
		{"L1 starts, contracts are deployed, sequencers and provers stake", d.deploy},
		{"Sequencers propose, the best wins the slot and reveals its block", d.sequence},
		{"Provers draw, the best of each node prove it", d.prove},
		{"Two roots compete", d.compete},
		{"The block is finalized, rewards are claimed, the rest is burned", d.settle},
		{"Every figure is recomputed", d.audit},
	} {
		con.Step(i+1, step.title)
		if err := step.run(ctx); err != nil {
			return nil, err
		}
	}
	r := d.result()
	if err := d.write(r); err != nil {
		return nil, err
	}
	return r, nil
}

// demo is the state that goes from step to step.
type demo struct {
	cfg     Config
	con     *console.Console
	started time.Time

	keys     *keys.Set
	folder   string // what the sequencers keep; removed at the end
	l1       *devnet.Devnet
	node     *l1.Client // of l1
	chain    *operator.Chain
	workload *workload

	deployer   *account.Account
	sequencers []*actor
	provers    []*actor

	slot       uint64
	winner     *actor
	proposals  []proposalResult
	body       []byte
	block      *prover.Block
	pool       *tree.Pool
	rankings   map[uint32][]prover.Bid
	tickets    map[uint32]map[uint32]*vrf.Ticket // node, staker
	provingFor time.Duration

	roots    []rootResult
	best     *rules.Submission // the one that wins
	paid     []payment
	supplyL1 *big.Int // total supply before finalization
	report   *Report
	gas      map[string]uint64 // of one transaction of a kind
}

// actor is someone with an L1 account, a staker and a bid.
type actor struct {
	name    string
	account *account.Account
	prover.Identity
	roles rules.Role
	bid   rules.Bps // FEE_SPLIT of a sequencer, FEE_BURN of a prover
}

func (d *demo) close() {
	// The process ends with them: there is nothing to do about an L1 that does not stop cleanly, and a
	// folder that stays.
	if d.l1 != nil {
		_ = d.l1.Close()
	}
	_ = os.RemoveAll(d.folder)
}

// nameOf returns the name of a staker's operator.
func (d *demo) nameOf(stakerID uint32) string {
	if o := d.actorOf(stakerID); o != nil {
		return o.name
	}
	return fmt.Sprintf("staker %d", stakerID)
}

// actorOf returns who has a staker, nil for a stranger's.
func (d *demo) actorOf(stakerID uint32) *actor {
	for _, o := range slices.Concat(d.sequencers, d.provers) {
		if o.StakerID == stakerID {
			return o
		}
	}
	return nil
}

// advanceTo lets L1 time pass until the head is the given block: calls are
// simulated as if they were in the head, before they are sent to be in the next.
func (d *demo) advanceTo(block uint64) error {
	if err := d.l1.AdvanceTo(block); err != nil {
		return fmt.Errorf("let L1 reach block %d: %w", block, err)
	}
	return nil
}

// gasOf is the gas of the last of some transactions, which is what they were sent for.
func gasOf(sent operator.Sent) uint64 { return sent.Transactions[len(sent.Transactions)-1].Gas }

func draw(vrf *big.Int) string { return rules.Points(rules.Score(vrf, 0)) }

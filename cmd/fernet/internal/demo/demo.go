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
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/devnet"
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
	defer d.close()
	if err := d.openKeys(ctx); err != nil {
		return nil, err
	}
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
	l1       *devnet.Devnet
	client   *settlement.Client
	follower *prover.Follower
	workload *workload
	schedule rules.Schedule

	deployer   *wallet
	sequencers []*operator
	provers    []*operator

	slot       uint64
	winner     *operator
	proposals  []proposalResult
	body       []byte
	block      *prover.Block
	pool       *tree.Pool
	rankings   map[uint32][]prover.Bid
	tickets    map[uint32]map[uint32]*vrf.Ticket // node, staker
	provingFor time.Duration

	roots    []rootResult
	best     *rules.Submission
	paid     []payment
	supplyL1 *big.Int // total supply before finalization
	report   *Report
	gas      map[string]uint64 // of one transaction of a kind
}

// operator is someone with a wallet, a staker and a bid.
type operator struct {
	name   string
	wallet *wallet
	prover.Identity
	roles rules.Role
	bid   rules.Bps // FEE_SPLIT of a sequencer, FEE_BURN of a prover
}

func (d *demo) close() {
	if d.l1 != nil {
		// The process ends with it: there is nothing to do about an L1 that does not stop cleanly.
		_ = d.l1.Close()
	}
}

// nameOf returns the name of a staker's operator.
func (d *demo) nameOf(stakerID uint32) string {
	for _, o := range append(d.sequencers[:len(d.sequencers):len(d.sequencers)], d.provers...) {
		if o.StakerID == stakerID {
			return o.name
		}
	}
	return fmt.Sprintf("staker %d", stakerID)
}

func (d *demo) operatorOf(stakerID uint32) *operator {
	for _, o := range d.provers {
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

// points writes a score, as every table does.
func points(score *big.Int) string { return rules.Points(score) }

func draw(vrf *big.Int) string { return points(rules.Score(vrf, 0)) }

func short(a common.Address) string { return a.Hex()[:8] + "…" }

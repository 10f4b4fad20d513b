// Package rehearsal settles one block on an embedded L1 in one process: the real contracts, real
// proofs, real tokens. It has the order of acts, who acts, and the workload; each act is a call of
// package operator. Nothing in it is simulated but the operators' separate machines. It prints
// nothing.
package rehearsal

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"slices"
	"time"

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

// Rehearsal is a block on its way from the deployment to the audit. Run plays
// its acts in their order, each once. What an act has found is in the fields below it.
type Rehearsal struct {
	Config  Config
	started time.Time
	keys    *keys.Set
	folder  string // what the sequencers keep
	l1      *devnet.Devnet
	node    *l1.Client // of l1

	// Of Deploy.
	Chain      *operator.Chain
	Sequencers []*Actor
	Provers    []*Actor
	Contracts  []Contract
	Holdings   operator.Holdings // of Rewards, once it is funded
	workload   *workload
	deployer   *account.Account

	// Of RecordRandao, Propose and Reveal.
	Slot      uint64
	Randao    operator.Randao
	Proposals []ProposalResult // worst first, as L1 took them
	Winner    *Actor
	Body      []byte
	Transfers int // in the body
	Block     *prover.Block

	// Of Draw and Prove. Rankings are by node: who proves it, best first.
	Rankings   map[uint32][]prover.Bid
	Proofs     int
	ProvingFor time.Duration
	pool       *tree.Pool
	tickets    map[uint32]map[uint32]*vrf.Ticket // node, staker

	// Of Compete, Settle and Audit.
	Roots   []RootResult      // lowest total first, as L1 took them
	Best    *rules.Submission // the one that wins
	Paid    []Payment
	Burned  *big.Int // wei: by how much the token's supply fell
	Audited *Report
	// HoldingsAfter are those of Rewards in the end.
	HoldingsAfter operator.Holdings
	supplyL1      *big.Int // total supply before finalization

	Gas map[string]uint64 // of one transaction of a kind
}

// Actor is someone with an L1 account, a staker and a bid.
type Actor struct {
	Name    string
	Account *account.Account
	prover.Identity
	Roles rules.Role
	Bid   rules.Bps // FEE_SPLIT of a sequencer, FEE_BURN of a prover
}

// New opens the proving keys. The rehearsal is to be closed.
func New(ctx context.Context, cfg Config) (*Rehearsal, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if cfg.Progress == nil {
		cfg.Progress = func(string, int) Bar { return silent{} }
	}
	d := &Rehearsal{Config: cfg, started: time.Now(), Gas: map[string]uint64{}}
	var err error
	if d.keys, err = cfg.Keys(ctx, cfg.TxsPerBase); err != nil {
		return nil, err
	}
	if d.folder, err = os.MkdirTemp("", "fernet-rehearsal-"); err != nil {
		return nil, fmt.Errorf("make a folder for proposals: %w", err)
	}
	return d, nil
}

// Close ends the embedded L1 and removes what the sequencers kept.
func (d *Rehearsal) Close() {
	// The process ends with them: there is nothing to do about an L1 that does not stop cleanly,
	// and a folder that stays.
	if d.l1 != nil {
		_ = d.l1.Close()
	}
	_ = os.RemoveAll(d.folder)
}

// NameOf returns the name of a staker's operator.
func (d *Rehearsal) NameOf(stakerID uint32) string {
	if o := d.ActorOf(stakerID); o != nil {
		return o.Name
	}
	return fmt.Sprintf("staker %d", stakerID)
}

// ActorOf returns who has a staker, nil for a stranger's.
func (d *Rehearsal) ActorOf(stakerID uint32) *Actor {
	for _, o := range slices.Concat(d.Sequencers, d.Provers) {
		if o.StakerID == stakerID {
			return o
		}
	}
	return nil
}

// advanceTo lets L1 time pass until the head is the given block: calls are
// simulated as if they were in the head, before they are sent to be in the next.
func (d *Rehearsal) advanceTo(block uint64) error {
	if err := d.l1.AdvanceTo(block); err != nil {
		return fmt.Errorf("let L1 reach block %d: %w", block, err)
	}
	return nil
}

// KindOf names what a node's proofs are: base, merge, or root.
func (d *Rehearsal) KindOf(node uint32) string {
	if node == rules.RootNode {
		return "root"
	}
	return string(d.Block.Kind(node))
}

// gasOf is the gas of the last of some transactions, which is what they were sent for.
func gasOf(sent operator.Sent) uint64 { return sent.Transactions[len(sent.Transactions)-1].Gas }

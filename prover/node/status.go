package node

import (
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/work"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Status is a node as its operator sees it, as of one L1 block.
type Status struct {
	Name       string         `json:"name"`      // among its peers
	Addresses  []string       `json:"addresses"` // that others may name as a peer
	ChainID    uint64         `json:"chainId"`
	Settlement common.Address `json:"settlement"`
	Account    common.Address `json:"account"` // that sends; zero: nobody
	Started    time.Time      `json:"started"`

	Head     uint64    `json:"head"`     // newest L1 block that was followed
	HeadTime time.Time `json:"headTime"` // of that block
	HeadSeen time.Time `json:"headSeen"` // when the node had followed it

	// Reasons why the node is not ready, as codes with a word each; none: it is.
	Reasons []health.Reason `json:"reasons"`
	// whether it takes on new nodes of blocks, for one of its identities
	Bidding bool `json:"bidding"`
	// Stateless says that it executes no bodies, and proves merges alone.
	Stateless bool `json:"stateless"`
	Paused    bool `json:"paused"`
	Stopping  bool `json:"stopping"`

	Identities []IdentityStatus `json:"identities"`
	Peers      int              `json:"peers"`
	Staked     int              `json:"stakedPeers"`
	Blocks     []BlockStatus    `json:"blocks"`
	Work       WorkStatus       `json:"work"`
	Gas        GasStatus        `json:"gas"`
	Strategy   string           `json:"strategy"`
}

// IdentityStatus is one of a node's identities on L1.
type IdentityStatus struct {
	Name     string `json:"name"`
	StakerID uint32 `json:"stakerId"` // 0: not staked
	Roles    string `json:"roles,omitempty"`
	State    string `json:"state"` // an operator.StakerState, or "unstaked"
	// From is the L1 block from which on it may act, where it may not yet and that is known.
	From uint64 `json:"from,omitempty"`
}

// BlockStatus is a pending block.
type BlockStatus struct {
	Block     uint64   `json:"block"`
	Tag       string   `json:"tag"`
	Slot      uint64   `json:"slot"`
	Nodes     uint32   `json:"nodes"`
	Start     uint64   `json:"start"`   // L1 block from which its cut-offs are counted
	CutOffs   []uint64 `json:"cutOffs"` // of each level, base rollups first
	WindowEnd uint64   `json:"windowEnd"`
	Proofs    int      `json:"proofs"` // that are held
	Own       int      `json:"ownProofs"`
	Running   int      `json:"running"` // own proofs that are being made
	// Refused are the proofs and bids that were not taken since their stakers have too many.
	Refused []RefusedStatus `json:"refused"`
	// Transitions says whether those of the block are known: a node without state waits for them.
	Transitions bool          `json:"transitions"`
	Best        units.Integer `json:"best"` // the total that the held proofs reach; 0: no root
	OnL1        units.Integer `json:"onL1"` // the total of the best submission on L1
}

// RefusedStatus is a proof or a bid beyond those that a staker may have at a node of a tree. It was
// not taken, and so not verified: whoever sent it may have made it up.
type RefusedStatus struct {
	Node     uint32    `json:"node"`
	StakerID uint32    `json:"stakerId"`
	FeeBurn  rules.Bps `json:"feeBurnBps"`
	Why      string    `json:"why"`
}

// WorkStatus is who makes proofs.
type WorkStatus struct {
	work.Stats
	Took []ProofTime `json:"took"` // by circuit
}

// ProofTime is how long proofs of a circuit take.
type ProofTime struct {
	Circuit string        `json:"circuit"`
	Took    time.Duration `json:"took"`
	Blocks  float64       `json:"l1Blocks"`
}

// GasStatus is what is spent for gas, in wei of ETH, and by what it is weighed.
type GasStatus struct {
	EthPerAZT units.Integer `json:"ethPerAzt"`
	PricedAt  time.Time     `json:"pricedAt,omitzero"` // when EthPerAZT was first said
	Budget    units.Integer `json:"dailyBudget"`
	Spent     units.Integer `json:"spentToday"`
}

// String says for a person what the node is ready to pay, and has paid.
func (g GasStatus) String() string {
	var words []string
	if price := g.EthPerAZT.Int; price != nil {
		words = append(words, fmt.Sprintf("one AZT is worth %s ETH, said %s ago", units.Exact(price), minutes(time.Since(g.PricedAt))))
	}
	if budget := g.Budget.Int; budget != nil {
		words = append(words, fmt.Sprintf("at most %s ETH a day", units.Exact(budget)))
	}
	if len(words) == 0 {
		return "Gas: neither a price nor a budget is set, so nothing is sent that others can send."
	}
	if spent := g.Spent.Int; spent != nil {
		words = append(words, fmt.Sprintf("%s ETH spent today", units.Exact(units.RoundUp(spent, 3))))
	}
	return "Gas: " + strings.Join(words, ", ") + "."
}

// minutes is a time in hours and minutes.
func minutes(d time.Duration) string {
	if d < time.Minute {
		return "less than a minute"
	}
	return strings.TrimSuffix(d.Round(time.Minute).String(), "0s")
}

// Peer is a connected peer.
type Peer = p2p.Peer

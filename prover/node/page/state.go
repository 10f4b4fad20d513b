package page

import (
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Version is that of State's JSON.
const Version = 1

// State is all that the page shows: what a node knows as of one L1 block. Whoever makes one does
// not change it afterwards. Amounts are in wei of AZT unless a field says otherwise, scores are
// texts as rules.Points writes them, and times are L1 blocks.
type State struct {
	Version    int            `json:"version"`
	ChainID    uint64         `json:"chainId"`
	Settlement common.Address `json:"settlement"`
	Name       string         `json:"name"` // by which peers know the node
	Head       Head           `json:"head"`
	Paused     bool           `json:"paused"`    // no new bids
	Stateless  bool           `json:"stateless"` // it executes no blocks, and proves merges alone
	Reasons    []Reason       `json:"reasons"`   // why the node is not ready; none: it is
	Stakers    []Staker       `json:"stakers"`   // the node's own
	Blocks     []Block        `json:"blocks"`    // oldest first: those on record, and a few before
	Peers      []Peer         `json:"peers"`
	Outcomes   []Outcome      `json:"outcomes"` // newest first
	Earnings   Earnings       `json:"earnings"`
}

// Head is the newest L1 block that the node has read.
type Head struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   uint64      `json:"time"` // of the block, in seconds since 1970
	Stale  bool        `json:"stale"`
}

// Reason is why a node is not ready, by its code: rpc_stale, no_peers, keys.
type Reason struct {
	Code string `json:"code"`
	Text string `json:"text"` // what happened and what mends it
}

// Staker is one of the node's identities.
type Staker struct {
	ID    uint32 `json:"id"`    // 0: it is not staked
	Name  string `json:"name"`  // of the identity's file
	Roles string `json:"roles"` // as rules.Role writes them
	// From is the L1 block from which on it may act, where it may not yet; 0: it may, or that is
	// not known.
	From uint64 `json:"from"`
}

// Phase is how far a block is.
type Phase string

// The phases of a block, in their order.
const (
	PhaseBidding   Phase = "bidding"   // its tree is known and its window has not begun
	PhaseProving   Phase = "proving"   // some level is open
	PhaseSealing   Phase = "sealing"   // all levels are closed, L1 has no root
	PhaseImproving Phase = "improving" // L1 has a root, the window is open
	PhaseClosed    Phase = "closed"    // the window is over
	PhaseFinalized Phase = "finalized"
	PhaseFailed    Phase = "failed" // the window is over without a root, or it cannot be proven
)

// Block is a block with its proof tree.
type Block struct {
	Number       uint64 `json:"number"`
	Slot         uint64 `json:"slot"`
	Phase        Phase  `json:"phase"`
	Transactions uint32 `json:"transactions"`
	Sequencer    uint32 `json:"sequencer"` // staker
	// Places is how many proofs a root can have: rules.ProofsPerNode for each node, and one of the
	// root.
	Places    int     `json:"places"`
	WindowEnd uint64  `json:"windowEnd"`
	Levels    []Level `json:"levels"` // base rollups first, the root last
	Nodes     []Node  `json:"nodes"`  // node 1, the root, first
	Roots     []Root  `json:"roots"`  // highest total first
	Fault     string  `json:"fault"`  // why it cannot be proven, empty else
}

// Level is the time of one level of a tree.
type Level struct {
	Opens  uint64 `json:"opens"`
	CutOff uint64 `json:"cutOff"`
	Left   uint64 `json:"left"` // L1 blocks until the cut-off, 0 after it
}

// Node is a node of a tree.
type Node struct {
	Node   uint32  `json:"node"`
	Level  int     `json:"level"`
	Making int     `json:"making"` // proofs that this node is making
	Proofs []Proof `json:"proofs"` // highest score first
}

// Proof is a verified proof of a node.
type Proof struct {
	Staker  uint32    `json:"staker"`
	Score   string    `json:"score"`
	FeeBurn rules.Bps `json:"feeBurnBps"`
	Own     bool      `json:"own"`
	// Included means in the leading root, as far as there is one, else in the best that could be
	// made now.
	Included bool `json:"included"`
}

// Root is a submission that L1 has, or that a peer has announced.
type Root struct {
	Staker uint32 `json:"staker"` // whose root proof it is
	Total  string `json:"total"`
	Proofs int    `json:"proofs"` // 0: unknown, it was only announced
	L1     uint64 `json:"l1"`     // the L1 block that has it, 0: none has
	Leads  bool   `json:"leads"`  // on L1
	Own    bool   `json:"own"`
}

// Peer is a connected peer.
type Peer struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Staker  uint32 `json:"staker"` // that it has shown, 0: none
	Head    uint64 `json:"head"`   // of L1, when it last said hello
}

// Outcome is what a block came to for the node's stakers.
type Outcome struct {
	Block uint64 `json:"block"`
	// Results counts the nodes of the tree by what became of them: included, outranked, late,
	// conflict, not built, no root.
	Results []Result      `json:"results"`
	Earned  units.Integer `json:"earned"`
	Claimed bool          `json:"claimed"` // what was earned
}

// Result is how many nodes of a tree came to the same.
type Result struct {
	What  string `json:"what"`
	Nodes int    `json:"nodes"`
}

// Earnings are sums since the node's store was made.
type Earnings struct {
	Earned    units.Integer `json:"earned"`    // by places in roots
	Claimed   units.Integer `json:"claimed"`   // of that
	Claimable units.Integer `json:"claimable"` // now, also shares of a sequencer and a submitter
	GasToday  units.Integer `json:"gasToday"`  // wei of ETH
}

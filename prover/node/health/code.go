package health

// Code is a reason for a node not to be ready.
type Code string

// The codes. Each is set by the part of the node that it is about.
const (
	Starting Code = "starting"  // it has not yet read L1, its store and its peers
	RPCStale Code = "rpc_stale" // the newest L1 block it knows is old: it makes no bids
	NoPeers  Code = "no_peers"  // it is connected with nobody, and proves as if alone
	Keys     Code = "keys"      // proving keys are missing, or not the deployment's
	Disk     Code = "disk"      // there is no room: it makes no bids
	Store    Code = "store"     // the store cannot be read or written: it makes no bids
	Unstaked Code = "unstaked"  // its identity is not that of an active staker: it observes
	Funds    Code = "funds"     // the account's ETH does not last for what it is to send
	Breaker  Code = "breaker"   // proofs failed in a row: it makes no bids until one succeeds
	Builders Code = "builders"  // no builder is there, though proofs are theirs to make
	Gas      Code = "gas"       // gas costs more than it may spend: what can wait waits
	// A node without state was not told the transitions of a block: it merges nothing of it.
	Transitions Code = "transitions"
	// No RPC has the body of a block, and no peer has sent it: it proves nothing of the block.
	Body Code = "body"
	// No RPC has the logs that say whom the root of a block pays: it sends no better one.
	Root Code = "root"
	// There are messages that its identity signed and that it does not know: it makes no bids.
	SameIdentity Code = "same_identity"
	// It won a slot and did not reveal its block in time.
	MissedReveal Code = "missed_reveal"
)

// Codes are all of them.
func Codes() []Code {
	return []Code{
		Starting, RPCStale, NoPeers, Keys, Disk, Store, SameIdentity, Unstaked, Funds, Breaker, Builders, Gas, Transitions, Body, Root,
		MissedReveal,
	}
}

// graced are the codes that are usual while a node starts: they count once that time is over.
var graced = map[Code]bool{RPCStale: true, NoPeers: true}

// grave are the codes that are logged as errors: they have cost money, or would.
var grave = map[Code]bool{SameIdentity: true, MissedReveal: true}

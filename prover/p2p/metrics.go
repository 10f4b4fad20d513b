package p2p

import "sync/atomic"

// Metrics are a node's counters since its start. All of them only rise but those that are said to
// be of now.
type Metrics struct {
	Received  atomic.Uint64 // messages from peers, over topics and in answers to pulls
	Accepted  atomic.Uint64
	Ignored   atomic.Uint64
	Rejected  atomic.Uint64
	Malformed atomic.Uint64 // of those rejected
	Limited   atomic.Uint64 // of those ignored: their sender sent too many
	Overflow  atomic.Uint64 // of those ignored: there was no room to wait for a check or a block
	Lost      atomic.Uint64 // messages and frames that pubsub dropped
	Parked    atomic.Int64  // now
	Waiting   atomic.Int64  // for a check, now

	Batches atomic.Uint64 // that were verified
	Checks  atomic.Uint64 // pairing equations
	Proofs  atomic.Uint64 // that were verified, true or false
	Lies    atomic.Uint64
	Bans    atomic.Uint64

	PullsAsked  atomic.Uint64
	PullsFailed atomic.Uint64
	PullsServed atomic.Uint64
	PullsBusy   atomic.Uint64 // questions of all protocols to this node: refused for their number
	Missed      atomic.Uint64 // of this node's pulls: for what a bad sender was the first to send
	Pulled      atomic.Uint64 // proofs in answers to this node's pulls

	Peers       atomic.Int64 // now
	StakedPeers atomic.Int64 // now, that have shown a staker
	Mesh        atomic.Int64 // now, that proofs are sent on to
	Relays      atomic.Int64 // now, at which this node has a place
	Refused     atomic.Uint64
}

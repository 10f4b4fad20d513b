package rpcerr

// Kind is what an error of an RPC is about, and with that what may help.
type Kind uint8

// The kinds. The zero value is no error.
const (
	None Kind = iota

	// Nobody answered the request.

	// Silent is no answer, or one of no meaning: a lost connection, a time-out, a gateway's page.
	// The node may have done what it was asked for.
	Silent
	// Unsent is a request that never left: no connection could be made.
	Unsent
	// Throttled is a limit of requests that a gateway said with HTTP 429.
	Throttled
	// Unusable is a URL that answers nothing: a wrong key, an unpaid plan, no such path.
	Unusable
	// TooBig is a request or an answer of more bytes, or of more calls, than the URL passes on.
	TooBig

	// A node answered, and it is about the node.

	// Busy is a limit of requests, or a node that cannot answer yet: later it may.
	Busy
	// Internal is a failure inside the node or behind it. What was asked may have been done.
	Internal
	// Unable is a method that the node does not have or does not offer.
	Unable
	// Lacking is a block or a state that the node does not have yet, as another may.
	Lacking
	// Pruned is a block or a state that the node does not keep, as another may.
	Pruned

	// A node answered, and it is about the request.

	// Absent is the answer null: the node knows no such thing.
	Absent
	// TooWide is a range of logs that the node does not search at once.
	TooWide
	// Failed is a call that was run: it reverted or ended otherwise.
	Failed
	// Wrong is a request that the node takes for malformed. Another may not.
	Wrong
	// Unreadable is an answer that this program cannot decode, such as a transaction of a newer
	// fork.
	Unreadable
	// Unknown is an error in words that are not in the table.
	Unknown

	// A node answered to a transaction.

	// Known: the transaction is in the pool.
	Known
	// NonceTooLow: the nonce is used.
	NonceTooLow
	// Occupied: the pool has another transaction of that nonce, and this one pays too little to
	// replace it.
	Occupied
	// Underpriced: it pays too little for the pool.
	Underpriced
	// Later: it is not taken now, by that node, and may be later.
	Later
	// Declined: that node does not take it, by a setting of its own.
	Declined
	// Refused: no node takes it.
	Refused

	kinds // how many there are
)

// Pool is what an error that answers a transaction says about whether the node has it.
type Pool uint8

// From certainly not to certainly.
const (
	NotTaken   Pool = iota // certainly not
	Doubtful               // the node answered an error that does not say so
	MayBeTaken             // there was no answer
	Taken                  // it is in the pool
)

// verdict is what to do about a kind.
type verdict struct {
	name     string
	next     bool // another URL may do better
	again    bool // the same URL may do better later
	answered bool // a node said it
	pool     Pool
}

var verdicts = [kinds]verdict{
	None:   {"none", false, false, true, Taken},
	Silent: {"no answer", true, true, false, MayBeTaken},
	Unsent: {"not sent", true, true, false, NotTaken},
	// A status of this kind is said before the request is passed on. What nobody answers in time is
	// Silent.
	Throttled: {"throttled", true, true, false, NotTaken},
	Unusable:  {"unusable", true, false, false, NotTaken},
	TooBig:    {"too big", true, false, true, NotTaken},

	Busy:     {"busy", true, true, false, NotTaken},
	Internal: {"internal", true, true, true, Doubtful},
	Unable:   {"unable", true, false, true, NotTaken},
	Lacking:  {"lacking", true, true, true, NotTaken},
	Pruned:   {"pruned", true, false, true, NotTaken},

	Absent:     {"absent", false, false, true, NotTaken},
	TooWide:    {"too wide", false, false, true, NotTaken},
	Failed:     {"failed", false, false, true, MayBeTaken}, // Hardhat says so of what it mined
	Wrong:      {"wrong", true, false, true, NotTaken},
	Unreadable: {"unreadable", true, false, true, Doubtful},
	Unknown:    {"unknown", true, false, true, Doubtful},

	Known:       {"already known", false, false, true, Taken},
	NonceTooLow: {"nonce too low", false, false, true, NotTaken},
	Occupied:    {"replacement underpriced", false, false, true, NotTaken},
	Underpriced: {"underpriced", false, false, true, NotTaken},
	Later:       {"later", true, true, true, NotTaken},
	Declined:    {"declined", true, false, true, NotTaken},
	Refused:     {"refused", false, false, true, NotTaken},
}

func (k Kind) String() string { return verdicts[k].name }

// NextURL reports whether another URL may do better.
func (k Kind) NextURL() bool { return verdicts[k].next }

// Again reports whether the same request may succeed later at the same URL.
func (k Kind) Again() bool { return verdicts[k].again }

// Answered reports whether a node said something about the request. It is false for what stands
// for no answer, and for what a URL says to every request.
func (k Kind) Answered() bool { return verdicts[k].answered }

// Pool is what the kind says about a transaction that was sent.
func (k Kind) Pool() Pool { return verdicts[k].pool }

// OfCall reports whether an error of a call or an estimate is what became of the call, and not of
// the request. Words that nobody knows count as such: a call that cannot be estimated is not sent.
func (k Kind) OfCall() bool {
	switch k {
	case Failed, Unknown, Refused, Declined, Underpriced, NonceTooLow:
		return true
	}
	return false
}

// RefusesRange reports whether eth_getLogs may succeed for fewer blocks. Words that nobody knows
// count as such: every provider has its own.
func (k Kind) RefusesRange() bool {
	switch k {
	case TooWide, TooBig, Wrong, Unknown:
		return true
	}
	return false
}

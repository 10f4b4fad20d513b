// Package audit is the auditor: it recomputes every number of a deployment since its first block,
// in one pass over L1 in L1's order. What it believes is L1's chain of headers, the logs that the
// headers bear out, and calldata; no figure of a contract is taken, each is compared with what
// settlement/rules makes of the events before it, and what the contracts hold at the end with what
// the pass added up.
//
// A [Finding] is a figure that disagrees, named by the rule of docs/PROTOCOL.md that it breaks.
// What could not be looked at is never counted as agreeing: it is [Unseen].
//
// Each subject has a file and a state of its own, of which only what is open is kept: slots until
// their proving window is over, blocks until they are finalized, and a small record of each staker
// and of each block with claims that may still be made.
package audit

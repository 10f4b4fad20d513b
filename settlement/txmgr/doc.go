// Package txmgr is the one place that signs and sends L1 transactions. It knows
// no contract: callers hand it a Candidate and get the receipt of what became
// final, or an error that says what happened to it.
//
// # What it promises
//
//   - What was begun is finished. Before anything is sent the signed transaction
//     is written to the journal and fsynced; a process killed at any point goes
//     on where it stopped when it opens the journal again.
//   - A Candidate.ID lands at most once. All versions of a transaction share one
//     nonce, so at most one of them can be mined. Another nonce is taken only
//     when none of them can land any more: every one was refused, or the nonce
//     is known to have been used by another transaction, found in its block.
//   - A receipt is final only after Config.Confirmations blocks, in the chain
//     that is then canonical. A transaction that a reorg drops is sent again,
//     under the same nonce.
//   - A reverted transaction is an error, with its purpose, hash and reason.
//   - Nothing is offered for ever to nodes that answer it with errors. After
//     Config.GiveUpAfter it is Refused, if the words say that it was not taken, and
//     Doubtful if they do not and no pool or block has it. What is Doubtful keeps its
//     versions and its nonce: when its ID is asked for again it goes on with them, and takes
//     another nonce only when that one was used for good by another transaction.
//   - What is waited for is said (notice.go): within seconds, then ever less often.
//   - What a reorg deeper than the confirmations drops is seen through again, under
//     its own nonce, when its ID is asked for again or when a later transaction waits
//     for it (deep_reorg.go). Nothing takes another nonce while it may come back.
//
// It does not watch what is final: until one of these two happens nobody notices
// such a reorg. Nor does it protect against another program that sends from the same
// account without this journal: then one of two transactions with one nonce loses, and
// if it was ours that is a *ReplacedError.
//
// # How it works
//
// Each transaction is a sendState, a pure state machine (state.go) that is told
// what the RPC answered and says what to do next. A goroutine for each carries
// that out (sending.go). The nonce of a transaction is taken, and its first
// broadcast answered, before the next one gets its own: a refused transaction
// leaves no hole in the nonces.
//
// # On a devnet
//
// With devnet.WithAutoMine, Send returns when the transaction is mined, and
// Devnet.Advance passes time between transactions. That is the pattern to use;
// see the example. On a devnet that mines by hand, use SendAsync, Commit and
// Pending.Wait, in this order; any number of transactions can be put into one
// block that way. Config.Confirmations must be 1 in both cases, or the caller
// must make the further blocks itself.
package txmgr

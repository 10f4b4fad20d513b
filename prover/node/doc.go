// Package node is a node of the proving network: it follows L1, bids for the nodes of every block's
// tree, proves or hands out, exchanges proofs with its peers, submits, finalizes, prunes, claims,
// and as a sequencer proposes and reveals. Its operator starts it once and leaves it running.
//
// The package composes; what is decided is decided elsewhere: what to prove when in prover/proving,
// what to send to L1 in prover/settling and prover/sequencing, what of others' messages to believe
// in prover/p2p, who makes a proof in prover/work, what outlives the process in prover/store.
// Node.Run is the order in which they are asked.
//
// L1 blocks are the only clock of what is decided. Wall time is for limits of the network, for how
// long a proof takes, and for logs.
package node

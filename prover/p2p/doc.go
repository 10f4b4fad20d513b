// Package p2p connects a node of the proving network with its peers: it gossips proofs, bids and
// roots, judges what others send, asks peers for what it lacks, and parts from those that lie. It
// is the only package that knows libp2p. docs/NETWORK.md is its specification.
//
// What it does not know are blocks: which of them are open, who may prove, what is worth holding.
// The engine behind Blocks does. Messages go through one function, Node.judge, whose steps stand
// in the order of what they cost.
package p2p

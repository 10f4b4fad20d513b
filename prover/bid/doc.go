// Package bid decides what a prover does with a node of a proof tree: whether to prove it, with
// which FEE_BURN, and whether to prove it after all when others did not; and with what came of it:
// whose turn it is to submit a root, and what is worth its gas.
//
// docs/STRATEGIES.md is its specification: the game, the formulas and where they come from, and
// tables that `make strategies` prints.
//
// The package is pure. It reads no clock, chain, network or file: L1 blocks, scores and amounts are
// arguments. Scores, bids and amounts are exact integers as in package rules, from which all money
// is computed. Only chances are floating point, in [Game]: a bid that comes of one is rounded down
// to a basis point, an expected profit down to a wei.
package bid

// Package proving is one L2 block as one operator proves it, with one or more identities: which
// nodes of its proof tree to prove, when and with which bid; what of others' proofs is taken; on
// which children a merge is built; which submission is the best; and what came of it all.
//
// A [Round] is told everything: proofs and bids of peers as they arrive, the number of the newest
// L1 block, and what its own jobs came to. It answers with [Intent]s, proofs that are to be made
// now. It starts nothing, reads no clock, network, chain or file, and given the same calls in the
// same order does the same.
//
// docs/STRATEGIES.md has the plan of levels and waves, docs/NETWORK.md the steps by which others'
// proofs are judged.
package proving

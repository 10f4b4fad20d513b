// Package tree decides, from a pool of node proofs, which child proofs a merge
// prover should build on and which root submission has the highest total under
// the rules of docs/PROTOCOL.md, section 7.
//
// # Why this is a search
//
// A submission is a closed set of proofs: what a merge refers to is in, and
// nothing else is. So the proofs chosen at a node force those of its children:
// they are the union of what the chosen ones refer to. That union must fit into
// three proofs of distinct stakers, or the chosen proofs cannot stand in one
// submission together. The worth of a set of proofs of one node is therefore
//
//	worth(S) = Σ score(S) + worth(union of left references) + worth(union of right references)
//
// and is not reached by any submission when a union is too large. References
// are statements, and a statement does not say what a merge itself refers to: a
// prover that proves its merge again on better children has two proofs of one
// statement. Where that happens the better one is taken, for the whole set at once.
//
// The root has one proof, so [Pool.BestSubmission] compares worth({root}) over the
// roots. [Pool.BestChildren] is free to choose, and looks for the set of up to
// three proofs with the highest worth on each side. Both are exact within a
// budget of sets looked at ([Options.Budget]) and say so in their result.
//
// # What it does not do
//
// It verifies no proof and hashes no statement: whoever adds a proof to a pool has
// checked it. It knows no L1 and no gnark, and is not safe for concurrent use.
package tree

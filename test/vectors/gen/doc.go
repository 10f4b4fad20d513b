// Package gen makes the vectors of the on-chain Groth16 verifier: keys, proofs
// and whole submissions. The circuits have the public inputs of the protocol's
// and claim nothing; setup and proofs are real. All randomness comes from a fixed
// seed, so the files can be made again byte for byte, and the keys, whose secrets
// anyone can recompute, are for tests alone.
package gen

//go:generate go test -count=1 -run TestVectors . -update

// Package files holds the files that roles hand to each other: node proofs, tickets, drafts of
// blocks, proposals and root submissions. What an application has files of it adds, with [Kind],
// [Header] and [Read]: for the ledger, package payments.
//
// Every file is one JSON object that starts with what it is:
//
//	{
//	  "format": "fernet.proof",
//	  "version": 2,
//	  "chainId": 11155111,
//	  "settlement": "0x…",
//	  …
//
// The format keeps a file from being taken for another kind, the version from
// being read by a program that would misunderstand it, and chain and contract from being used
// on another deployment. Integers that can exceed 53 bits are strings; 0x-values have lower-case
// digits and their full length.
//
// Reading is strict: another format, version or deployment, a field that is
// missing, unknown or out of range, and anything behind the object is an
// error of one line that names the file. Where a file holds something that a hash or
// a signature covers, it is checked as far as that goes without L1: a draft's body against its
// hash, every ticket's VRF proof, a submission's total. A node proof
// is worth something only once prover.Block.VerifyProof took it.
//
// How a file is written and how strictly it is read is package record's.
package files

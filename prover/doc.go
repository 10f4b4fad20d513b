// Package prover is the off-chain side of an operator: it follows L1, draws
// tickets, builds node proofs, picks children and submissions, and drafts
// blocks. It reads L1 and signs no transaction: that is for prover/operator, which acts on L1 with
// what is built here. Of the other packages below prover/ only followed and payments read L1, too;
// the rest know circuits, proofs and files.
//
// The pieces, in the order a block passes through them:
//
//	Follower.Block   the block as L1 has it, executed and checked
//	Identity.Ticket  one staker's draw and bid for a node
//	Rank             who is ahead on a node
//	LoadProofs       others' proof files, each verified with Block.VerifyProof
//	Builder.Build    a node proof, on top of the best children of the pool
//	Job.Run          many of them, into a directory, interrupted and run again at will
package prover

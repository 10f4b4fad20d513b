package tree_test

import (
	"fmt"
	"log"

	"fernet/prover/tree"
	"fernet/settlement/rules"
)

// A merge is built on the best proofs of both children, and a root is submitted with all that it
// stands on.
func ExamplePool() {
	pool, err := tree.NewPool(testBlock(4)) // a root over two base rollups
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range []tree.Proof{
		// node 2, by stakers 1 and 2
		proof(4, 2, 1, 900, 0, nil, nil), proof(4, 2, 2, 500, 8_000, nil, nil),
		proof(4, 3, 3, 100, 0, nil, nil), // node 3
	} {
		if _, err := pool.Add(p); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("no proof of node", pool.Missing())

	children, err := pool.BestChildren(rules.RootNode, tree.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("to build on:", len(children.Left), "left,", len(children.Right), "right")

	root := proof(4, rules.RootNode, 4, 1_000, 0, children.Left, children.Right)
	if _, err := pool.Add(root); err != nil {
		log.Fatal(err)
	}
	best, err := pool.BestSubmission(tree.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("proofs:", best.Submission.NumProofs(), "total score:", best.Submission.TotalScore())
	// Output:
	// no proof of node [1]
	// to build on: 2 left, 1 right
	// proofs: 4 total score: 29000000
}

package sequencing_test

import (
	"fernet/prover/mempool"
	"fernet/prover/sequencing"
)

// The reference ledger's pool is one to draft from.
var _ sequencing.Transactions = (*mempool.Pool)(nil)

// Package payments is what people do with the reference application, the ledger of payments, beside
// the protocol: transfers that wait in a file to be drafted into a block, keys of the ledger's
// accounts, the genesis ledger, and the payments of a block. It holds on to package prover, which
// knows nothing of it: another application has another package in its place.
package payments

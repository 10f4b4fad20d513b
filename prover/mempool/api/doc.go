// Package api is the JSON-RPC 2.0 interface of a pool of transfers, and its client:
//
//	fernet_sendTransfer(transfer)       takes a signed transfer: {hash, ready, replaced}
//	fernet_pendingTransfers([account])  the transfers in the pool: [{hash, transfer, ready}]
//
// A transfer is as in a file of signed transfers, or a text: as nodes send it, in hexadecimal. One
// that the pool refuses is an error: of code -32602 when every node would refuse it, -32000 when it
// is no use here and now; its data has the reason, of mempool.Reason, and the hash.
//
// There are no passwords: whoever can reach it can fill the pool. Handler serves what comes over
// loopback and nothing else.
package api

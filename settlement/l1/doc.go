// Package l1 is a client of L1 over one or several RPC URLs, for a program that
// has to go on when a provider does not. It is a settlement.Node and a
// txmgr.Backend.
//
// One URL is used until it fails: it does not answer in time, refuses the
// connection, or answers for itself and not for the chain, as package rpcerr reads
// it: a limit, a method or a block that it does not have, words that nobody knows.
// Then the next one is asked, and is kept. A URL that did not answer is asked last for a
// while, longer after each failure. An answer of the chain, such as a revert, is
// returned as it is: no other node would know better. Null is such an answer, but for
// what must exist: then every URL is asked.
//
// A read is bounded in rounds and in time; see Options. What no URL can answer is an
// error that says what each did.
//
// All URLs must be of one chain. One that does not answer when the client is made, or not within a
// second of the first that does, is checked before it is used for the first time.
//
// Only scheme and host of a URL are ever in an error or a log: providers put
// their keys into the rest. It is hidden in what nodes say, too.
//
// It does not make nodes agree: after a change of URL the newest block may be
// older than before. Package txmgr is made for that.
package l1

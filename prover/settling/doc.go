// Package settling is a node's side of L1: what it reads of it at each block, what it decides to
// send, and how that is sent.
//
// [Chain] reads everything that a node goes by at one L1 block, as a [View]. [Policy] decides from
// it what to send: roots, better roots, finalizations, prunes, reports and claims. It is pure, asks
// nobody and keeps nothing. [Desk] sends what was decided, and what others hand in, each act once,
// through the one account of the node.
//
// Time is counted in L1 blocks. A time on the clock only bounds how long L1 is waited for.
package settling

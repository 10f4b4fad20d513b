// Package rpcerr reads the errors of L1 nodes, and of those who run nodes for others. Clients say
// the same in different words and codes, and the same code stands for different things; this is
// the one table of them (words.go). Everything that has to decide whether an error is worth
// another try, at the same URL or at the next, or whether a transaction may be in a pool all the
// same, asks for the Kind of the error here.
//
// What it returns is a judgement of words that nobody promised: a Kind never says more than the
// words do, and words that are not in the table are Unknown.
package rpcerr

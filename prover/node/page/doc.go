// Package page shows a person what a node is doing: the proof trees of the current blocks as they
// fill up, the competing roots, peers, outcomes and earnings. It is a small page without anything
// from elsewhere, the state behind it as JSON, and a stream of its changes.
//
// It asks for no password and shows no secret. It is made for a loopback address, and answers a
// browser only for such: a page of another site cannot read it, also not under a name of its own
// that it points at the loopback address.
package page

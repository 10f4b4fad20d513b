// Package store is what a node of the proving network keeps over a restart, in one file that one
// process uses at a time: its own bids, written before they are signed, the blocks it works on with
// their proofs, what came of them, what it has spent, whom it does not listen to. Jobs and roots
// are not in it: they follow from bids and proofs.
//
// A write is on disk, synced, when its call returns nil. Writes that wait for each other share one
// sync. After an error nothing of the write is there.
//
// The bids are the part that cannot be had again: a node that has forgotten one may sign another
// for the same node of a block's tree. So a file that is damaged, of another deployment or of
// another version is refused as it is, and nothing here removes or replaces a file. Everything else
// is a cache. Of proofs and samples the package knows only the bytes; whether they
// still hold is checked by whoever loads them.
//
// The file does not grow without end: what belongs to a block goes with DropBlock, which a node
// calls once no reorg reaches back into the block's window (Holding names the blocks), and of bids,
// outcomes, samples and days the newest are kept.
package store

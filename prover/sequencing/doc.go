// Package sequencing proposes blocks for an operator's sequencers and reveals them, slot by slot:
// it records RANDAO when it is this operator's turn, drafts from a pool of transactions, offers the
// FEE_SPLIT of a strategy, and reveals what has won. It knows no application, network or database:
// transactions come from [Transactions], and what is sent goes through a [Desk].
//
// A winner that does not reveal loses a part of its deposit, so everything here gives way to the
// reveal: the body is on disk before its proposal is sent, a reveal goes before all else that the
// account sends, and is begun anew until the slot is over. See [Sequencer.Step].
package sequencing

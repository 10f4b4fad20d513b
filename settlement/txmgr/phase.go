package txmgr

// phase is where a transaction stands. Those from phaseConfirmed on are final.
type phase uint8

const (
	phasePending   phase = iota // no version of it is in a canonical block
	phaseMined                  // a version is, with too few confirmations
	phaseDisplaced              // its nonce is lost and no version can land: it needs another nonce
	phaseConfirmed              // it succeeded
	phaseReverted               // it was mined and reverted
	phaseReplaced               // a transaction that is not ours used its nonce
	phaseRefused                // no version was ever accepted and none will be
	// none is known to have been accepted, and it is not certain that none was
	phaseDoubtful
)

func (p phase) String() string {
	return [...]string{"pending", "mined", "displaced", "confirmed", "reverted", "replaced", "refused", "doubtful"}[p]
}

func (p phase) final() bool { return p >= phaseConfirmed }

// standing is what is known of one version of a transaction.
type standing uint8

const (
	standingFresh      standing = iota // signed, not sent
	standingRefused                    // nodes refused it
	standingDoubtful                   // nodes answered with errors, of which one left it open
	standingJournalled                 // a process before this one may have sent it
	standingMaybe                      // it may be in a pool: a node did not answer
	standingAccepted                   // it was in a pool
)

// action is what to do next for a transaction.
type action uint8

const (
	actPoll      action = iota // wait, then look at the chain
	actBroadcast               // send the version of broadcastable
	actBump                    // make and send a version that pays more
	actLocate                  // find out which transaction used the nonce
	actCheck                   // see whether any pool or block has a version
	actRenonce                 // take another nonce
	actDone                    // nothing: the phase is final
)

func (a action) String() string {
	return [...]string{"poll", "broadcast", "bump", "locate", "check", "renonce", "done"}[a]
}

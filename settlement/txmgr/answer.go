package txmgr

// answer is what a node said to a broadcast.
type answer uint8

const (
	answerAccepted    answer = iota // it is in the pool
	answerKnown                     // it was in the pool before
	answerNonceTooLow               // its nonce is used, by itself or another
	// the pool has another transaction under its nonce and this one pays too little to replace it
	answerOccupied
	answerUnderpriced // it pays too little for the pool
	answerLater       // certainly not taken now, may be later
	answerRefused     // certainly not taken, now or later
	answerDoubtful    // an error that does not say that it was not taken
	answerUnknown     // no answer: it may have been taken
)

func (a answer) String() string {
	return [...]string{"accepted", "already known", "nonce too low", "replacement underpriced", "underpriced", "later", "refused", "doubtful", "unknown"}[a]
}

package keys

import "errors"

// What keeps keys from being opened or used.
var (
	ErrKind         = errors.New("no keys for circuit")
	ErrCacheDir     = errors.New("key cache cannot be used")
	ErrNotCached    = errors.New("proving keys are missing or damaged")
	ErrNoSpace      = errors.New("no space left for the key cache")
	ErrTxsPerBase   = errors.New("keys are of base rollups of another number of transactions")
	ErrWitness      = errors.New("assignment does not satisfy the circuit")
	ErrWitnessForm  = errors.New("not a witness of the circuit")
	ErrPublicInputs = errors.New("wrong number of public inputs")
	ErrProof        = errors.New("proof does not verify")

	// errDamaged means that cached keys are not what their manifest says; they are made again.
	errDamaged = errors.New("damaged")
	// errAbsent means that there are no cached keys.
	errAbsent = errors.New("absent")
)

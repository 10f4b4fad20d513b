package vrf

import "errors"

// What can be wrong with a key or a ticket. Errors of this package wrap one of
// them and say what they were found in.
var (
	// ErrEncoding means bytes or text that the package itself would not have written.
	ErrEncoding = errors.New("encoding is not canonical")
	// ErrOffCurve means coordinates that do not satisfy the curve equation.
	ErrOffCurve = errors.New("point is not on the curve")
	// ErrSmallOrderKey means a public key with 8·pk = O, whose output would be
	// the same for every alpha (RFC 9381 section 5.4.5).
	ErrSmallOrderKey = errors.New("public key has small order")
	// ErrScalarRange means a response s that is not below the group order q.
	ErrScalarRange = errors.New("response is not below the group order")
	// ErrMode means a mode that is neither private nor public.
	ErrMode = errors.New("unknown vrf mode")
	// ErrChallenge means a proof that does not verify: it was made with another
	// key, seed or meta, or by nobody.
	ErrChallenge = errors.New("proof does not verify")
	// ErrOutput means a correct proof next to a vrf that is not its output.
	ErrOutput = errors.New("vrf is not the proof's output")
)

package settlement

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// RecordError is a value of a deployment's record that is contradicted. It wraps ErrOtherValue:
// what contradicts it is right.
type RecordError struct {
	What     string // such as "block reward"
	Recorded string
	By       string // who says otherwise: "L1", or where else the value follows from
	Says     string
	cause    error
}

func (e *RecordError) Error() string {
	text := fmt.Sprintf("%s: the record says %s, %s says %s: %v", e.What, e.Recorded, e.By, e.Says, ErrOtherValue)
	if e.cause != nil {
		text = fmt.Sprintf("%v: %s", e.cause, text)
	}
	return text
}

func (e *RecordError) Unwrap() []error {
	if e.cause != nil {
		return []error{ErrOtherValue, e.cause}
	}
	return []error{ErrOtherValue}
}

// CodeError is a contract on L1 that this release did not make. It wraps ErrOtherCode.
type CodeError struct {
	Contract string
	Address  common.Address
	Detail   string // how it differs
}

func (e *CodeError) Error() string {
	return fmt.Sprintf("%s at %s: %s: %v", e.Contract, e.Address, e.Detail, ErrOtherCode)
}

func (e *CodeError) Unwrap() error { return ErrOtherCode }

// Disagrees reports whether an error of Verify, Inspect or VerifyKeys is what L1 answered, and not
// that L1 could not be asked.
func Disagrees(err error) bool {
	return errors.Is(err, ErrOtherValue) || errors.Is(err, ErrOtherCode) || errors.Is(err, ErrOtherKey) || errors.Is(err, ErrNoContract)
}

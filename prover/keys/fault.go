package keys

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// FaultError is what a proof panics with that meets a fault of the program in a goroutine of its
// own: whoever asked for the proof can recover from it.
type FaultError struct {
	Fault any    // of the panic
	Stack []byte // where it was
}

func (e *FaultError) Error() string { return fmt.Sprint(e.Fault) }

// StackOf returns where a fault was that the caller has recovered from.
func StackOf(fault any) []byte {
	var of *FaultError
	if err, ok := fault.(error); ok && errors.As(err, &of) {
		return of.Stack
	}
	return debug.Stack()
}

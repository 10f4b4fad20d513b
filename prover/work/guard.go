package work

import (
	"errors"
	"fmt"
	"log/slog"

	"fernet/prover/keys"
)

// ErrFault means that the program failed at a job, by a fault of its own. The log has where.
var ErrFault = errors.New("fault of the program, see the log")

// guarded calls a function that works on a job. A fault of the program in it is the job's error, as
// any other: the process has more to do. A node reveals, and would come upon the same job again if
// it ended and was started anew; a builder would leave it to the next one.
func guarded[T any](log *slog.Logger, do func() (T, error)) (result T, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			log.Error("fault of the program: please report it", "fault", fault, "stack", string(keys.StackOf(fault)))
			err = fmt.Errorf("%w: %v", ErrFault, fault)
		}
	}()
	return do()
}

package settlement

import (
	"errors"
	"fmt"
	"math/big"

	"fernet/settlement/units"
)

// ErrIncomplete means that an RPC lacks events which L1's own state says there must be. Nothing
// can be concluded from what it has.
var ErrIncomplete = errors.New("the RPC's logs are incomplete")

// IncompleteError is ErrIncomplete with the events that are missing.
type IncompleteError struct {
	Event string   // "BlockSettled"
	Of    string   // "block 3"
	Have  uint64   // how many events there are
	Want  uint64   // how many there must be, at least
	Sum   *big.Int // wei; when it is the sum that tells, what events add up to
	State *big.Int // and what L1's state says
}

func (e *IncompleteError) Error() string {
	if e.Sum != nil {
		return fmt.Sprintf("%v: its %s events %s add up to %s AZT, L1's state says %s AZT",
			ErrIncomplete, e.Event, e.Of, units.Exact(e.Sum), units.Exact(e.State))
	}
	return fmt.Sprintf("%v: it has %d %s events %s, L1's state says that there are %d or more",
		ErrIncomplete, e.Have, e.Event, e.Of, e.Want)
}

// Is makes the error one that wraps ErrIncomplete.
func (e *IncompleteError) Is(target error) bool { return target == ErrIncomplete }

// mostElsewhere is how often it is asked at most what a URL lacks. A URL that is left is asked
// again after a minute: were each read as long, the URLs would be asked in turns for ever.
const mostElsewhere = 16

// Elsewhere makes a read of a view again, from each URL of the RPC, while it finds that events are
// missing: from 16 at most.
func Elsewhere[T any](v *View, read func() (T, error)) (T, error) {
	for reads := 1; ; reads++ {
		value, err := read()
		if !errors.Is(err, ErrIncomplete) || reads == mostElsewhere || !v.node().Avoid(err) {
			return value, err
		}
	}
}

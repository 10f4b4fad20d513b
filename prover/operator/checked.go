package operator

import (
	"context"
	"errors"

	"fernet/settlement"
)

// checked waits for a check, and returns its last answer with what was read at the L1 block of that
// answer. read returns both: the check is its error, a settlement.PrecheckError or nil. An error of
// another kind is returned as check when something had been read before, and as err otherwise.
func checked[T any](ctx context.Context, client *settlement.Client, wait Waiter, read func(v *settlement.View) (T, error)) (value T, check, err error) {
	found := false
	check = wait.Check(ctx, func(ctx context.Context) error {
		answer, err := settlement.AtOneBlock(ctx, client, read)
		if err == nil || isPrecheck(err) {
			value, found = answer, true
		}
		return err
	})
	if !found {
		return value, nil, check
	}
	return value, check, nil
}

// isPrecheck reports whether an error is what a check says of L1, and not that L1 could not be
// asked.
func isPrecheck(err error) bool {
	var early *settlement.PrecheckError
	return errors.As(err, &early)
}

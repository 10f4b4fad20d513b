package settling

import (
	"context"
	"fmt"

	"fernet/prover/operator"
)

// carryOut does what a policy decided. What it looks at before is L1 as it is now, which may say
// that nothing is to be done any more.
func (d *Desk) carryOut(ctx context.Context, a *Act, s operator.Sender) (any, error) {
	client := d.o.Client
	switch a.Kind {
	case Submit, Improve:
		file, err := a.offer.File(ctx)
		if err != nil {
			return nil, fmt.Errorf("seal a root of block %d: %w", a.Block, err)
		}
		return result(operator.SubmitRoot(ctx, client, s, file, nil))
	case Finalize:
		return result(operator.Finalize(ctx, client, s, a.Block, nil))
	case Prune:
		return result(operator.Prune(ctx, client, s, nil))
	case Report:
		return result(operator.Report(ctx, client, s, &a.Slot, nil))
	case Claim:
		return result(operator.Claim(ctx, client, s, operator.ClaimOptions{
			Spans:  []operator.Span{{First: a.Block, Last: a.Block}},
			Payees: operator.Payees{Stakers: a.stakers, Owner: s.Address()},
		}))
	}
	return nil, fmt.Errorf("%s: there is no such act", a.Kind)
}

// result is what an act returned, without a nil of a type.
func result[T any](value *T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return value, nil
}

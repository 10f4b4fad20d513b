package rules

import "fmt"

// Bps is a share in basis points, of BPS.
type Bps uint16

// BPS is the whole, in basis points.
const BPS = 10_000

// Check reports whether the share is at most the whole.
func (b Bps) Check() error {
	if b > BPS {
		return fmt.Errorf("%w: %d of %d", ErrBpsTooHigh, uint16(b), BPS)
	}
	return nil
}

// Keep returns what is left of the whole: BPS - b. It is zero for a share above the whole.
func (b Bps) Keep() uint64 {
	if b > BPS {
		return 0
	}
	return uint64(BPS - b)
}

// String returns the share as a percentage, "62.5 %".
func (b Bps) String() string {
	whole, part := b/100, b%100
	switch {
	case part == 0:
		return fmt.Sprintf("%d %%", whole)
	case part%10 == 0:
		return fmt.Sprintf("%d.%d %%", whole, part/10)
	default:
		return fmt.Sprintf("%d.%02d %%", whole, part)
	}
}

package units

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGrouped(t *testing.T) {
	for n, text := range map[uint64]string{
		0: "0", 999: "999", 1000: "1 000", 45678: "45 678", 123456: "123 456", 1234567: "1 234 567",
		math.MaxUint64: "18 446 744 073 709 551 615",
	} {
		require.Equal(t, text, Grouped(n))
	}
}

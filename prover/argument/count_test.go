package argument

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCount(t *testing.T) {
	slots := Count[uint32]("slots", 32)
	n, err := slots("4294967295")
	require.NoError(t, err)
	require.EqualValues(t, 4294967295, n)
	for _, text := range []string{"4294967296", "-1", "", "two", "1.5", "0x1"} {
		_, err := slots(text)
		require.ErrorContains(t, err, "is not a number of slots", text)
	}
}

func TestNumber(t *testing.T) {
	n, err := Number("9007199254740991")
	require.NoError(t, err)
	require.EqualValues(t, 9007199254740991, n)
	for _, text := range []string{"9007199254740992", "-1", "", "x"} {
		_, err := Number(text)
		require.ErrorContains(t, err, "wanted is a number", text)
	}
}

package ledger

import (
	"math/big"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/application"
)

func newInt() *big.Int { return new(big.Int) }

// pow2 returns 2ⁿ.
func pow2(t require.TestingT, n uint) Amount {
	a, err := application.AmountFromBig(new(big.Int).Lsh(big.NewInt(1), n))
	require.NoError(t, err)
	return a
}

func anyAmount() *rapid.Generator[Amount] {
	return rapid.Custom(func(t *rapid.T) Amount {
		b := rapid.SliceOfN(rapid.Byte(), application.AmountBytes, application.AmountBytes).Draw(t, "amount")
		return application.AmountFromBytes([application.AmountBytes]byte(b))
	})
}

package units

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestInteger(t *testing.T) {
	for text, want := range map[string]string{
		`"0"`: "0", `"100000000000000000001"`: "100000000000000000001",
	} {
		var n Integer
		require.NoError(t, json.Unmarshal([]byte(text), &n), text)
		require.Equal(t, want, n.String())
		again, err := json.Marshal(n)
		require.NoError(t, err)
		require.Equal(t, `"`+want+`"`, string(again))
	}
	for _, bad := range []string{`""`, `7`, `100000000000000000001`, `"-1"`, `-1`, `1e20`, `1.0`, `"1e20"`, `"0x1"`, `"1"x`, `true`, `{}`, `[]`, `" 1"`, `"` + strings.Repeat("9", 79) + `"`} {
		var n Integer
		require.Error(t, json.Unmarshal([]byte(bad), &n), bad)
	}
	var none struct{ N Integer }
	require.NoError(t, json.Unmarshal([]byte(`{"N": null}`), &none))
	require.Nil(t, none.N.Int)
	text, err := json.Marshal(map[string]Integer{"none": {}, "most": {new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))}})
	require.NoError(t, err)
	require.JSONEq(t, `{"none": null, "most": "115792089237316195423570985008687907853269984665640564039457584007913129639935"}`, string(text))
}

package suggest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNearest(t *testing.T) {
	names := []string{"stake", "slot", "rewards", "rpc-url", "finalize", "doctor", "keys", "tx"}
	for word, want := range map[string]string{
		"stke": "stake", "steak": "stake", "satke": "stake", "sloot": "slot", "reward": "rewards", "rpc_url": "rpc-url", "RPC-URL": "rpc-url",
		"rpcurl": "rpc-url", "fin": "finalize", "finalise": "finalize", "docter": "doctor", "key": "keys", "xt": "tx",
	} {
		name, ok := Nearest(word, names)
		require.True(t, ok, word)
		require.Equal(t, want, name, word)
		require.Equal(t, ` (did you mean "`+want+`"?)`, DidYouMean(word, names))
	}
	for _, word := range []string{"", "nothing", "verify", "abcdef", "s"} {
		name, ok := Nearest(word, names)
		require.False(t, ok, "%q: %s", word, name)
		require.Empty(t, DidYouMean(word, names))
	}
	_, ok := Nearest("stake", nil)
	require.False(t, ok)
}

func TestEdits(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"ca", "abc", 3}, {"same", "same", 0}} {
		require.Equal(t, x.want, edits(x.a, x.b), "%q to %q", x.a, x.b)
	}
}

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

// What a name stands for is asked about, and nothing where it stands for two things.
func TestMeanings(t *testing.T) {
	var m Meanings
	require.Empty(t, m.DidYouMean("stake"))
	m.Add("propose", "slot propose")
	m.Add("show", "block show")
	require.Equal(t, ` (did you mean "slot propose"?)`, m.DidYouMean("propos"))
	require.Equal(t, ` (did you mean "block show"?)`, m.DidYouMean("show"))
	m.Add("show", "identity show")
	require.Empty(t, m.DidYouMean("show"))
}

func TestEdits(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"ab", "ba", 1}, {"ca", "abc", 3}, {"same", "same", 0}} {
		require.Equal(t, x.want, edits(x.a, x.b), "%q to %q", x.a, x.b)
	}
}

package disk

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExpandHome(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for in, want := range map[string]string{
		"~": home, "~/": home, "~/a/b": home + "/a/b", "a/~/b": "a/~/b", "./~": "./~", "/~": "/~", "": "",
	} {
		got, err := ExpandHome(in)
		require.NoError(t, err)
		require.Equal(t, want, got, in)
	}
	for _, bad := range []string{"~bob", "~bob/x", "~~", "~+/x"} {
		_, err := ExpandHome(bad)
		require.ErrorIs(t, err, ErrHome)
		require.Contains(t, err.Error(), bad)
	}
}

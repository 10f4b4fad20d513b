// Package devnettest starts embedded L1s that end with a test.
package devnettest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
)

// Start starts one with options, and closes it when the test is over.
func Start(t testing.TB, options ...devnet.Option) *devnet.Devnet {
	t.Helper()
	d, err := devnet.New(options...)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	return d
}

package keys

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
)

// Only of base circuits there are several.
func TestManifestTitle(t *testing.T) {
	require.Equal(t, string(circuit.KindMerge), (&Manifest{Kind: circuit.KindMerge}).Title())
	require.Equal(t, string(circuit.KindBase)+" of 16", (&Manifest{Kind: circuit.KindBase, TxsPerBase: 16}).Title())
}

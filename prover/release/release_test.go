package release

import (
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

func TestWhatTheBuildSays(t *testing.T) {
	build := &debug.BuildInfo{
		Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.modified", Value: "true"}, {Key: "vcs.time", Value: "2026-11-27T00:00:00Z"}},
		Deps: []*debug.Module{
			{Path: "github.com/consensys/gnark", Version: "v1"},
			{Path: "github.com/ethereum/go-ethereum", Version: "v2", Replace: &debug.Module{Path: "x", Version: "v3"}},
		},
	}
	i := describe(build)
	require.Equal(t, Info{
		Version: Version, Edition: rules.Edition, Commit: "abc", Modified: true, CommitTime: "2026-11-27T00:00:00Z", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Gnark: "v1", GoEthereum: "v3", Contracts: contracts(), Circuits: map[circuit.Kind]string{},
	}, *i)
	// -ldflags counts more than the checkout, and without either there is no commit to name.
	commit = "def"
	t.Cleanup(func() { commit = "" })
	require.Equal(t, "def", describe(build).Commit)
	commit = ""
	none := describe(nil)
	require.Equal(t, unknown, none.Commit)
	require.Regexp(t, `^v\d+\.\d+\.\d+$`, none.Gnark)
	require.Regexp(t, `^v\d+\.\d+\.\d+$`, none.GoEthereum)
}

func TestRead(t *testing.T) {
	i, err := Read()
	require.NoError(t, err)
	require.NotZero(t, i.Contracts)
	for _, kind := range circuit.Kinds() {
		require.Len(t, i.Circuits[kind], 64)
	}
}

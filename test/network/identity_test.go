package network

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
	"fernet/prover/node/health"
)

// A second node with the identity of one that runs, and a store that knows nothing of its bids,
// refuses to bid: two bids of one staker that do not know of each other are what costs it its name.
func TestTwoNodesOfOneIdentity(t *testing.T) {
	w := start(t, plan{nodes: 3})
	w.feed()
	first := w.nodes[1]
	w.within(60, "the first one has made a proof", func() bool { return len(first.logged("proof made")) > 0 })

	twin := *first.Member
	twin.Name, twin.Dir = "twin", filepath.Join(w.Config.Dir, "twin")
	var err error
	twin.Listen, err = localnet.FreePort()
	require.NoError(t, err)
	twin.HTTP, err = localnet.FreePort()
	require.NoError(t, err)
	require.NoError(t, os.CopyFS(filepath.Join(twin.DataDir(), "identities"), os.DirFS(filepath.Join(first.DataDir(), "identities"))))
	password, err := os.ReadFile(first.PasswordFile())
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(twin.PasswordFile(), password, 0o600))
	second := &operated{Member: &twin, w: w, client: w.pageClient(&twin), peers: []string{
		w.nodes[0].ListenAddress() + "/p2p/" + w.nodes[0].name, first.ListenAddress() + "/p2p/" + first.name,
	}}
	second.start()
	t.Cleanup(func() { require.NoError(t, second.process.Kill()) })

	w.eventually(5*time.Minute, "it refuses", func() bool {
		second.mustRun()
		if _, err := second.page(); err != nil {
			return false
		}
		return slices.ContainsFunc(second.status().Reasons, func(r health.Reason) bool { return string(r.Code) == "same_identity" })
	})
	w.feed()
	w.within(60, "the first one has made a proof of the next block", func() bool {
		return slices.ContainsFunc(first.logged("proof made"), func(line string) bool { return attribute(line, "block") == "2" })
	})
	second.mustRun()
	require.Empty(t, second.logged("proof begun"))
	require.Empty(t, first.status().Reasons)
}

package localnet

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// nodesThat are nodes of scripts, each of which says that it runs.
func nodesThat(t *testing.T, scripts ...string) *Nodes {
	r := &Nodes{network: new(Network)}
	for i, script := range scripts {
		m := &Member{Name: "node-" + string(rune('1'+i)), Dir: t.TempDir()}
		p, err := Start(exec.Command("sh", "-c", script), m.Log())
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, p.Kill()) })
		r.network.Members, r.started = append(r.network.Members, m), append(r.started, p)
		require.Eventually(t, func() bool {
			content, _ := os.ReadFile(m.Log())
			return strings.Contains(string(content), "runs")
		}, time.Minute, 5*time.Millisecond)
	}
	return r
}

// A node that does not stop well is told; one that has ended by itself was told before.
func TestNodesStop(t *testing.T) {
	r := nodesThat(t, `trap 'exit 0' TERM; echo runs; while :; do sleep 0.01; done`, `echo runs; echo broken; exit 4`,
		`trap 'echo cannot stop; exit 3' TERM; echo runs; while :; do sleep 0.01; done`)
	<-r.started[1].Done()
	require.ErrorContains(t, r.Check(), "node-2 has ended: exit status 4: broken: see ")
	require.ErrorContains(t, r.await(t.Context(), "", nil), "node-2 has ended")
	require.EqualError(t, r.Stop(), "stop node-3: exit status 3: cannot stop")
}

// That a node does not answer yet is waited for, until whoever waits has enough.
func TestNodesAreAwaited(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	asked := 0
	r := &Nodes{network: new(Network)}
	require.NoError(t, r.await(ctx, "", func() (bool, error) {
		asked++
		if asked < 3 {
			return false, ErrNoPage
		}
		return true, nil
	}))
	require.Equal(t, 3, asked)
	require.ErrorIs(t, r.await(ctx, "", func() (bool, error) { return false, os.ErrPermission }), os.ErrPermission)
	cancel()
	require.ErrorIs(t, r.await(ctx, "", func() (bool, error) { return false, ErrNoPage }), context.Canceled)
	states := (&Nodes{network: &Network{Members: []*Member{{HTTP: 1}}}}).States(t.Context())
	require.Len(t, states, 1)
	require.Nil(t, states[0])
}

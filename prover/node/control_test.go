package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// asked is a node that notes what it is asked.
type asked struct{ said []string }

func (a *asked) say(format string, args ...any) {
	a.said = append(a.said, fmt.Sprintf(format, args...))
}

func (a *asked) Status() Status { return Status{Name: "node", Head: 7} }
func (a *asked) Peers() []Peer  { return []Peer{{ID: "peer", StakerID: 3}} }
func (a *asked) Pause()         { a.say("pause") }
func (a *asked) Resume()        { a.say("resume") }

func (a *asked) Explain(block uint64) (*Explanation, error) {
	if block != 7 {
		return nil, fmt.Errorf("%w: %d", ErrUnknownBlock, block)
	}
	return &Explanation{Block: block, Outcomes: []Outcome{{Node: 1, Outcome: "included"}}}, nil
}

func (a *asked) Export(_ context.Context, block uint64, dir string, dryRun bool) (*Exported, error) {
	a.say("export %d %s %v", block, dir, dryRun)
	if block != 7 {
		return nil, errors.New("no room")
	}
	return &Exported{Block: block, Dir: dir, Proofs: 5}, nil
}

// folder is a short one: the path of a socket is bounded.
func folder(t *testing.T) string {
	dir, err := os.MkdirTemp("", "node") //nolint:usetesting // t.TempDir has a long one
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Mkdir(Dir(dir), 0o700))
	return dir
}

// What a node is asked over its socket it answers, and its errors are known again.
func TestControl(t *testing.T) {
	dir, log := folder(t), slog.New(slog.DiscardHandler)
	c, ctx := NewClient(dir), t.Context()
	_, err := c.Status(ctx)
	require.ErrorIs(t, err, ErrNotRunning)

	node := new(asked)
	served, err := listenControl(dir, node, log)
	require.NoError(t, err)
	info, err := os.Stat(socketPath(dir))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	status, err := c.Status(ctx)
	require.NoError(t, err)
	require.Equal(t, "node", status.Name)
	peers, err := c.Peers(ctx)
	require.NoError(t, err)
	require.Equal(t, []Peer{{ID: "peer", StakerID: 3}}, peers)
	explained, err := c.Explain(ctx, 7)
	require.NoError(t, err)
	require.Len(t, explained.Outcomes, 1)
	_, err = c.Explain(ctx, 8)
	require.ErrorIs(t, err, ErrUnknownBlock)
	_, err = c.Pause(ctx)
	require.NoError(t, err)
	_, err = c.Resume(ctx)
	require.NoError(t, err)
	out := filepath.Join(dir, "out")
	written, err := c.Export(ctx, 7, out, false)
	require.NoError(t, err)
	require.Equal(t, 5, written.Proofs)
	_, err = c.Export(ctx, 8, out, true)
	require.EqualError(t, err, "no room")
	require.Equal(t, []string{"pause", "resume", "export 7 " + out + " false", "export 8 " + out + " true"}, node.said)

	// A killed node leaves its socket behind: the next one takes its place.
	require.NoError(t, served.close())
	require.NoError(t, os.WriteFile(socketPath(dir), nil, 0o600))
	_, err = c.Status(ctx)
	require.Error(t, err)
	served, err = listenControl(dir, node, log)
	require.NoError(t, err)
	_, err = c.Status(ctx)
	require.NoError(t, err)
	require.NoError(t, served.close())

	_, err = listenControl(filepath.Join(dir, strings.Repeat("x", 100)), node, log)
	require.ErrorIs(t, err, ErrSocket)
	require.ErrorContains(t, err, "choose a shorter data folder")
}

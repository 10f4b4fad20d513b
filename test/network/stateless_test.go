package network

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// roles are those of a network in which the last node merges what the others have proven.
func (p plan) roles(number int) rules.Role {
	if number == p.nodes {
		return rules.RoleMerge
	}
	return rules.RoleBase
}

// stateless reports whether the node executes no bodies.
func (o *operated) stateless() bool { return o.w.plan.stateless && o.Number == o.w.plan.nodes }

// counters are what nodes ask L1 through, each through its own. It counts the questions for
// revealed bodies, and that of the last node answers none.
type counters struct {
	urls   map[int]string // by the number of the member
	bodies map[int]*atomic.Int64
}

func newCounters(t *testing.T, w *world) *counters {
	g := &counters{map[int]string{}, map[int]*atomic.Int64{}}
	l1, err := url.Parse(w.L1.URL())
	require.NoError(t, err)
	sequencing := bindings.NewSequencing()
	revealed := []byte(strings.TrimPrefix(sequencing.GetABI().Events["Revealed"].ID.Hex(), "0x"))
	for number := 1; number <= w.plan.nodes; number++ {
		asked := new(atomic.Int64)
		forward := httputil.NewSingleHostReverseProxy(l1)
		server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
			question, err := io.ReadAll(r.Body)
			if err == nil && bytes.Contains(question, revealed) {
				asked.Add(1)
				if number == w.plan.nodes {
					http.Error(out, "bodies are not given", http.StatusForbidden)
					return
				}
			}
			r.Body = io.NopCloser(bytes.NewReader(question))
			forward.ServeHTTP(out, r)
		}))
		t.Cleanup(server.Close)
		g.urls[number], g.bodies[number] = server.URL, asked
	}
	return g
}

// A node that executes no bodies, and could not get one, merges what two others have proven: its
// proof is the root on L1, and it is paid for it. An identity of a sequencer it refuses.
func TestAStatelessNodeWinsPlaces(t *testing.T) {
	w := start(t, plan{nodes: 3, stateless: true})
	last := w.nodes[2]
	w.refusesSequencer()
	w.settle(1, func() {})
	r, err := w.Result(t.Context())
	require.NoError(t, err)
	require.Len(t, r.Blocks, 1)
	require.EqualValues(t, 1, r.Blocks[0].Block)
	own := r.Members[2]
	require.Positive(t, own.Due.Sign())
	require.Equal(t, own.Due, own.Claimed)
	w.audits(r)

	roots, err := w.Chain.AcceptedRoots(t.Context(), 1)
	require.NoError(t, err)
	tree := rules.Tree{NumTxs: w.Config.Txs, TxsPerBase: w.Config.TxsPerBase}
	submission, err := w.Chain.Submission(t.Context(), roots[len(roots)-1], tree)
	require.NoError(t, err)
	places := 0
	for i, entries := range submission.Nodes {
		for _, e := range entries {
			if tree.Role(uint32(i+1)) == rules.RoleMerge {
				require.Equal(t, last.Stakers[0].ID, e.StakerID, "nobody else merges")
				places++
			}
		}
	}
	require.Equal(t, own.Proofs, places)
	t.Logf("%d of %d places are those of the node without state", places, r.Blocks[0].Proofs)

	for _, o := range w.nodes {
		s := o.status()
		require.Equal(t, o.stateless(), s.Stateless)
		require.Zero(t, s.Work.Failed, o.Name)
		o.neverTwice()
		bodies := w.counters.bodies[o.Number].Load()
		t.Logf("%s asked L1 for bodies %d times", o.Name, bodies)
		require.Equal(t, o.stateless(), bodies == 0)
	}
}

// refusesSequencer starts a node without state with the identity of the sequencer.
func (w *world) refusesSequencer() {
	w.t.Helper()
	first, dir := w.nodes[0], filepath.Join(shortFolder(w.t), "data")
	require.NoError(w.t, os.CopyFS(filepath.Join(dir, "identities"), os.DirFS(filepath.Join(first.DataDir(), "identities"))))
	c := exec.Command(program, "node", "--network", "devnet", "--rpc-url", w.L1.URL(), "--deployment", w.Record, "--data-dir", dir, "--keys-dir", keysDir,
		"--password-file", first.PasswordFile(), "--listen", "none", "--identity", "sequencer", "--stateless")
	c.Env = environment(fmt.Sprintf("FERNET_PRIVATE_KEY=%x", crypto.FromECDSA(first.Key())))
	said, err := c.CombinedOutput()
	require.Error(w.t, err)
	require.Contains(w.t, string(said), "identity sequencer is staked as a sequencer")
}

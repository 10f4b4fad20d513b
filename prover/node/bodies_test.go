package node

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/node/health"
	"fernet/prover/settling"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// A body that no RPC has is asked of peers and taken if it is the block's. Until then the node says
// what it waits for, and works on the other blocks.
func TestBodiesOfPeers(t *testing.T) {
	e := newEngine(t, t.TempDir(), true)
	readable, lost := e.world.Block(1, 1), e.world.Block(2, 2)
	body := bytes.Repeat([]byte{1}, int(e.client.Params.TxBytes))
	record := onL1(lost)
	record.Challenge = e.client.Deployment.BodyChallenge(record.Slot, rules.BodyHash(body, e.client.Params.TxBytes), record.TxRoot)
	step := func() {
		e.now++
		v := e.view(e.now, readable, lost)
		p := v.Pending[1]
		p.Block, p.On, p.Tag = nil, record, settling.TagOf(p.Number, record)
		if e.bodies.revealed(p.Number, record) == nil {
			p.Unreadable = &prover.UnreadableError{Number: p.Number, Record: record, Why: settlement.ErrIncomplete}
		}
		e.atBlock(t.Context(), v)
		for e.running > 0 {
			e.finish(t.Context(), <-e.ended)
		}
		e.jobs.Wait()
	}
	step() // no peer has one
	require.Nil(t, e.bodies.revealed(2, record))
	require.True(t, e.health.Has(health.Body))
	require.Contains(t, e.unread(), "block 2")
	require.Len(t, e.open, 1, "the other block is open")
	e.peers.body = append(body, 0)
	step()
	require.Nil(t, e.bodies.revealed(2, record), "it is another block's")
	e.peers.body = body
	step()
	require.Equal(t, body, e.bodies.revealed(2, record))
	step()
	require.False(t, e.health.Has(health.Body))

	// As many are held as there may be blocks, the newest.
	b := newBodies()
	tag := func(i int) (t wire.BlockTag) { binary.BigEndian.PutUint64(t[:], uint64(i)); return t }
	for i := range 2 * keptBodies {
		b.add(tag(i), body)
		b.add(tag(i), body)
	}
	require.Len(t, b.of, keptBodies)
	require.Len(t, b.order, keptBodies)
	require.NotNil(t, b.of[tag(2*keptBodies-1)])
}

// A node whose RPC has lost the logs of reveals opens a block with the body that a peer sends, and
// follows L1 all the time.
func TestANodeWhoseRPCHasNoBodies(t *testing.T) {
	roles := map[string]rules.Role{"seq": rules.RoleSequencer, "p1": rules.RoleBase | rules.RoleMerge}
	schedule := rules.Schedule{GenesisBlock: 600, ProposeBlocks: 15, RevealBlocks: 10, ProvingBlocks: 120}
	w := newWorld(t, rules.ModePrivate, schedule, roles, 300*time.Millisecond)
	c := w.config("seq")
	c.FeeSplit, c.SkipEmpty = "fixed:80%", true
	seq, _ := w.start(c)
	ground, err := ledger.StateOf(seq.proposing.Follower.Genesis())
	require.NoError(t, err)
	transfer := ledger.Transfer{From: 0, To: 1, ToAddress: w.accounts[1].Address(), Amount: ledger.NewAmount(1), Fee: ledger.NewAmount(1)}
	transfer.Sign(w.accounts[0], ground.LedgerID())
	_, err = seq.pool.Add(transfer)
	require.NoError(t, err)
	addresses, err := seq.net.Addresses()
	require.NoError(t, err)
	c = w.config("p1", addresses[0])
	c.Actor.RPCURLs = []string{withoutReveals(t, w.l1.URL())}
	n, _ := w.start(c)
	n.Pause() // to open it is enough
	w.until(2*time.Minute, "the block is open", func() bool {
		require.False(t, n.health.Has(health.RPCStale))
		return len(n.Status().Blocks) > 0
	})
	require.NotEmpty(t, n.bodies.of)
	require.False(t, n.health.Has(health.Body))
	record, err := n.client.Block(t.Context(), 1)
	require.NoError(t, err)
	_, err = n.client.RevealOf(t.Context(), record)
	require.ErrorIs(t, err, settlement.ErrIncomplete)
}

// withoutReveals is the URL of an RPC that has lost the logs of reveals.
func withoutReveals(t *testing.T, upstream string) string {
	to, err := url.Parse(upstream)
	require.NoError(t, err)
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to); r.Out.Header.Del("Accept-Encoding") },
		ModifyResponse: func(r *http.Response) error {
			answer, err := io.ReadAll(r.Body)
			if err = errors.Join(err, r.Body.Close()); err != nil {
				return err
			}
			if answer, err = settlementtest.WithoutLogs(answer, bindings.NewSequencing().GetABI().Events["Revealed"].ID); err != nil {
				return err
			}
			r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(answer)), int64(len(answer))
			r.Header.Del("Content-Length")
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, err error) {
			if !errors.Is(err, context.Canceled) {
				t.Log(err)
			}
			w.WriteHeader(http.StatusBadGateway)
		},
	}
	server := httptest.NewServer(proxy)
	t.Cleanup(server.Close)
	return server.URL
}

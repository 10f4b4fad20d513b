package account

import (
	"context"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/txmgr"
)

// besides is a devnet that mines by hand, and accounts on it that send side by side with one
// folder.
type besides struct {
	*devnet.Devnet
	t   *testing.T
	dir string
}

func newBesides(t *testing.T) *besides {
	t.Helper()
	d := devnettest.Start(t, devnet.WithHTTP("127.0.0.1:0"))
	return &besides{d, t, t.TempDir()}
}

func (b *besides) open(events Events) *Account {
	return open(b.t, b.URL(), func(o *Options) { o.Dir, o.SideBySide, o.Events, o.Holder = b.dir, true, events, "a node" })
}

// pay is a call that pays a wei.
func pay(id string) txmgr.Candidate {
	to := common.Address{1}
	return txmgr.Candidate{ID: id, Purpose: id, To: &to, Value: big.NewInt(1)}
}

// sent is a call that was begun.
type sent struct {
	tx  *Tx
	err error
}

// begin sends a call in the background, and returns when so many are in the pool.
func (b *besides) begin(ctx context.Context, a *Account, id string, inPool int) <-chan sent {
	b.t.Helper()
	done := make(chan sent, 1)
	go func() {
		txs, err := a.Send(ctx, pay(id))
		if err != nil {
			done <- sent{err: err}
			return
		}
		done <- sent{tx: txs[0]}
	}()
	require.Eventually(b.t, func() bool { return b.Pending() == inPool }, 10*time.Second, time.Millisecond)
	return done
}

// What is not final keeps nothing else from being sent: all of it is in the next block.
func TestSideBySide(t *testing.T) {
	b := newBesides(t)
	notes := new(noted)
	a := b.open(notes)
	var all []<-chan sent
	for i, id := range []string{"claim", "finalize", "reveal"} {
		all = append(all, b.begin(t.Context(), a, id, i+1))
	}
	_, err := b.Commit()
	require.NoError(t, err)
	for _, done := range all {
		s := <-done
		require.NoError(t, s.err)
		require.EqualValues(t, 1, s.tx.Block)
		require.Equal(t, Confirmed, s.tx.Status)
	}
	require.Len(t, *notes, 9, "each was told of when it was begun, sent and done")
}

// What an earlier run began keeps nothing from being sent, but Resume from going on; and what of it
// is asked for again is not made again.
func TestSideBySideWithWhatAnEarlierRunBegan(t *testing.T) {
	b := newBesides(t)
	first := b.open(nil)
	stopped, stop := context.WithCancel(t.Context())
	claim := b.begin(stopped, first, "claim", 1)
	stop()
	require.ErrorIs(t, (<-claim).err, context.Canceled)
	require.NoError(t, first.Close(), "as a node does that is to stop")

	second := b.open(nil)
	require.NoError(t, second.Open(t.Context()))
	soon, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	require.ErrorIs(t, second.Resume(soon), context.DeadlineExceeded)
	reveal := b.begin(t.Context(), second, "reveal", 2)
	claim = b.begin(t.Context(), second, "claim", 2)
	_, err := b.Commit()
	require.NoError(t, err)
	for _, done := range []<-chan sent{reveal, claim} {
		s := <-done
		require.NoError(t, s.err)
		require.EqualValues(t, 1, s.tx.Block)
	}
	require.NoError(t, second.Resume(t.Context()))
	nonce, err := b.Client().NonceAt(t.Context(), devnet.Address(0), nil)
	require.NoError(t, err)
	require.EqualValues(t, 2, nonce)
}

// A call that has landed would fail if it were made again: what an earlier run began is not
// simulated, and is returned as done.
func TestSideBySideDoesNotSimulateWhatWasBegun(t *testing.T) {
	b := newBesides(t)
	// Whoever has less than twice the value can send it once.
	node := b.Client()
	has, err := node.BalanceAt(t.Context(), devnet.Address(0), nil)
	require.NoError(t, err)
	most := pay("once")
	most.Value = new(big.Int).Div(new(big.Int).Mul(has, big.NewInt(2)), big.NewInt(3))
	stopped, stop := context.WithCancel(t.Context())
	first := b.open(nil)
	done := make(chan error, 1)
	go func() { _, err := first.Send(stopped, most); done <- err }()
	require.Eventually(t, func() bool { return b.Pending() == 1 }, 10*time.Second, time.Millisecond)
	stop()
	require.ErrorIs(t, <-done, context.Canceled)
	require.NoError(t, first.Close())
	_, err = b.Commit()
	require.NoError(t, err)

	txs, err := b.open(nil).Send(t.Context(), most)
	require.NoError(t, err)
	require.EqualValues(t, 1, txs[0].Block)
}

// The journal is locked from Open on, and others are told by whom.
func TestOpenLocks(t *testing.T) {
	b := newBesides(t)
	a := b.open(nil)
	require.NoError(t, a.Open(t.Context()))
	other := open(t, b.URL(), func(o *Options) { o.Dir = b.dir })
	_, err := other.Send(t.Context(), pay("other"))
	require.ErrorIs(t, err, txmgr.ErrJournalLocked)
	require.ErrorContains(t, err, "a node")
	require.NoError(t, a.Close())
	require.NoError(t, other.Open(t.Context()))
}

package p2p

import (
	"bytes"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

// pool is a small pool of transactions, which say themselves what becomes of them.
type pool struct {
	mu      sync.Mutex
	taken   [][]byte
	asked   int
	useless int
	only    bool // it takes no more
	slow    time.Duration
}

func (p *pool) AdmitTx(tx []byte) Answer {
	p.mu.Lock()
	defer p.mu.Unlock()
	time.Sleep(p.slow)
	p.asked++
	switch {
	case p.only:
		return AnswerIgnore
	case bytes.HasPrefix(tx, []byte("good")):
		p.taken = append(p.taken, bytes.Clone(tx))
		return AnswerTake
	case bytes.HasPrefix(tx, []byte("used")):
		p.useless++
		return AnswerIgnore
	}
	return AnswerReject
}

func (p *pool) Pooled() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.taken)
}

func (p *pool) counts() (taken, asked int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.taken), p.asked
}

// has reports whether a transaction was taken.
func (p *pool) has(tx []byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.ContainsFunc(p.taken, func(t []byte) bool { return bytes.Equal(t, tx) })
}

// startPool starts a host with a pool of transactions.
func startPool(t *testing.T, c Config) (*member, *pool) {
	t.Helper()
	p := new(pool)
	c.Transactions = p
	return start(t, c, newEngine(tree31, tag)), p
}

// numbered are other transactions of one kind.
func numbered(kind string, n int) []byte { return append([]byte(kind), byte(n>>8), byte(n)) }

// listening waits until hosts send transactions to so many peers.
func listening(t *testing.T, peers int, hosts ...*member) {
	t.Helper()
	meshed(t, hosts...)
	for _, h := range hosts {
		reaches(t, func() int { return len(h.topics[wire.SubjectTx].ListPeers()) }, peers, "peers of the topic")
	}
}

// Transactions go on from host to host, the largest too, and those that are of no use to one go no
// further.
func TestTransactions(t *testing.T) {
	a, ofA := startPool(t, config(1))
	b, _ := startPool(t, config(2, a.address(t)))
	c, ofC := startPool(t, config(3, a.address(t)))
	listening(t, 2, a)
	listening(t, 1, b, c)
	// What passes before they graft each other is lost.
	probes := 1000
	eventually(t, func() bool {
		probes++
		require.NoError(t, b.PublishTx(t.Context(), numbered("good", probes)))
		n, _ := ofC.counts()
		return n > 0
	}, "nothing goes on")
	largest := append([]byte("good"), make([]byte, wire.MaxTxSize-4)...)
	for _, tx := range [][]byte{largest, numbered("used", 1), numbered("good", 2)} {
		require.NoError(t, b.PublishTx(t.Context(), tx))
	}
	for _, tx := range [][]byte{largest, numbered("good", 2)} {
		eventually(t, func() bool { return ofC.has(tx) }, "who is behind has not taken it")
	}
	require.Equal(t, 1, ofA.useless)
	require.Zero(t, ofC.useless)
	require.Zero(t, a.Metrics().Lies.Load())
	require.Error(t, b.PublishTx(t.Context(), append(largest, 0)))

	// A node without a pool does not hear of them, and is a peer like others.
	d := start(t, config(4, a.address(t)), newEngine(tree31, tag))
	meshed(t, d)
	require.NoError(t, b.PublishTx(t.Context(), numbered("good", 3)))
	eventually(t, func() bool { return ofC.has(numbered("good", 3)) }, "who is behind has not taken it")
	require.Zero(t, d.Metrics().Received.Load())
	require.ErrorIs(t, d.PublishTx(t.Context(), largest), ErrMissing)
}

// A peer whose transactions are of no use is heard for few of them, and is no liar. Others are
// heard as before.
func TestFloodOfTransactions(t *testing.T) {
	clock := new(clock)
	c := config(1)
	c.Now = clock.now
	a, ofA := startPool(t, c)
	b, _ := startPool(t, config(2, a.address(t)))
	honest, _ := startPool(t, config(3, a.address(t)))
	listening(t, 2, a)
	listening(t, 1, b, honest)
	const flood = 3000
	ofA.slow = time.Millisecond // all have come before the first is judged
	began := time.Now()
	for i := range flood {
		require.NoError(t, b.PublishTx(t.Context(), numbered("used", i)))
	}
	reaches(t, func() uint64 { return a.Metrics().Received.Load() }, flood, "messages")
	_, asked := ofA.counts()
	require.LessOrEqual(t, asked, uselessAtOnce+judgedTxs+int(time.Since(began).Seconds()+1)*uselessASecond)
	require.Zero(t, a.Metrics().Lies.Load())
	require.NoError(t, honest.PublishTx(t.Context(), numbered("good", 1)))
	reaches(t, func() int { n, _ := ofA.counts(); return n }, 1, "transactions taken")
	// It is heard again later.
	clock.move(uselessAtOnce * 1e9)
	require.NoError(t, b.PublishTx(t.Context(), numbered("good", 2)))
	reaches(t, func() int { n, _ := ofA.counts(); return n }, 2, "transactions taken")
}

// Peers that show no staker are heard for a number of transactions together.
func TestTransactionsOfFreshPeers(t *testing.T) {
	a, ofA := startPool(t, config(1))
	var fresh []*member
	for i := range 2 {
		f, _ := startPool(t, config(2000+i, a.address(t)))
		fresh = append(fresh, f)
	}
	listening(t, 2, a)
	listening(t, 1, fresh...)
	const each = 2 * poorTxsAtOnce
	for i := range each {
		for j, f := range fresh {
			require.NoError(t, f.PublishTx(t.Context(), numbered("good", 2*i+j)))
		}
	}
	reaches(t, func() uint64 { return a.Metrics().Limited.Load() }, 1, "messages held back")
	reaches(t, func() uint64 { return a.Metrics().Received.Load() }, 2*each, "messages")
	taken, _ := ofA.counts()
	require.Less(t, taken, 2*each)
	require.GreaterOrEqual(t, taken, poorTxsAtOnce)
	require.Zero(t, a.Metrics().Lies.Load())
}

// Transactions that no node takes are lies.
func TestFalseTransactions(t *testing.T) {
	a, ofA := startPool(t, config(1))
	b, _ := startPool(t, config(2, a.address(t)))
	listening(t, 1, a, b)
	for i := range 100 {
		require.NoError(t, b.PublishTx(t.Context(), numbered("false", i)))
	}
	reaches(t, func() uint64 { return a.Metrics().Bans.Load() }, 1, "bans")
	eventually(t, func() bool { return len(a.Peers()) == 0 }, "the liar is a peer")
	_, asked := ofA.counts()
	require.Less(t, asked, 100)
}

package account

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/devnet"
	"fernet/settlement/devnet/devnettest"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// holding is a signer that has a key.
func holding(key *ecdsa.PrivateKey) func(context.Context) (txmgr.Signer, error) {
	return func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(key), nil }
}

// open is an account of the devnet at a URL, the first one, with a folder of its own.
func open(t *testing.T, url string, change func(*Options)) *Account {
	t.Helper()
	node, err := l1.Dial(t.Context(), []string{url}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	o := Options{
		Address: devnet.Address(0), Signer: holding(devnet.Key(0)), Node: node, ChainID: devnet.ChainID, Confirmations: 1,
		PollInterval: 50 * time.Millisecond, Local: true, Dir: filepath.Join(t.TempDir(), "journals"),
	}
	if change != nil {
		change(&o)
	}
	a := New(o)
	t.Cleanup(func() { require.NoError(t, a.Close()) })
	return a
}

// one sends one call.
func one(t *testing.T, a *Account, c txmgr.Candidate) (*Tx, error) {
	t.Helper()
	txs, err := a.Send(t.Context(), c)
	if err != nil {
		return nil, err
	}
	require.Len(t, txs, 1)
	return txs[0], nil
}

// noted are the events of an account.
type noted []string

func (n *noted) note(format string, args ...any) { *n = append(*n, fmt.Sprintf(format, args...)) }

func (n *noted) Sending(purpose string)               { n.note("sending %s", purpose) }
func (n *noted) Sent(hash common.Hash, blocks uint64) { n.note("sent %s %d", hash, blocks) }
func (n *noted) Done(tx *Tx)                          { n.note("done %s %s", tx.Purpose, tx.Status) }
func (n *noted) Resuming(purpose string)              { n.note("resuming %s", purpose) }
func (n *noted) Resumed(tx *Tx)                       { n.note("resumed %s", tx.Purpose) }
func (n *noted) Abandoned(err error)                  { n.note("abandoned %v", err) }

// A call that landed is not sent by a later process of the same account, whoever asks.
func TestSendOnce(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	dir := t.TempDir()
	to := common.Address{1}
	call := txmgr.Candidate{ID: "pay/1", Purpose: "pay", To: &to, Value: big.NewInt(7)}
	opened := func() *Account { return open(t, d.URL(), func(o *Options) { o.Dir = dir }) }
	first := opened()
	tx, err := one(t, first, call)
	require.NoError(t, err)
	require.Equal(t, Confirmed, tx.Status)
	require.NotNil(t, tx.Receipt())
	require.NotEmpty(t, tx.Cost)

	// Two processes do not send from one account at once.
	_, err = one(t, opened(), call)
	require.ErrorIs(t, err, txmgr.ErrJournalLocked)
	require.NoError(t, first.Close())

	second := opened()
	mined, err := second.Mined("pay/1", "pay/2")
	require.NoError(t, err)
	require.Len(t, mined, 1)
	require.Equal(t, *tx.Hash, mined["pay/1"].TxHash)
	again, err := one(t, second, call)
	require.NoError(t, err)
	require.Equal(t, Earlier, again.Status)
	require.Equal(t, tx.Hash, again.Hash)
	require.EqualValues(t, 1, d.Head().Number.Int64())

	call.Value = big.NewInt(8)
	_, err = one(t, second, call)
	require.ErrorIs(t, err, txmgr.ErrIDReused)
	call.ID = ""
	_, err = one(t, second, call)
	require.ErrorIs(t, err, errNoID)
}

// A local chain that was started anew is noticed: its nonces are not the journal'a.
func TestResetChain(t *testing.T) {
	dir := t.TempDir()
	to := common.Address{1}
	for _, want := range []error{nil, ErrReset} {
		d, err := devnet.New(devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
		require.NoError(t, err)
		a := open(t, d.URL(), func(o *Options) { o.Dir = dir })
		_, err = one(t, a, txmgr.Candidate{ID: "pay", Purpose: "pay", To: &to})
		require.ErrorIs(t, err, want)
		require.NoError(t, a.Close())
		require.NoError(t, d.Close())
	}
}

// A reorg that took what was final is not taken for a chain that was started anew: it is brought
// back, each under its nonce.
func TestLostToAReorg(t *testing.T) {
	d := devnettest.Start(t, devnet.WithAutoMine(), devnet.WithHTTP("127.0.0.1:0"))
	dir := t.TempDir()
	to := common.Address{1}
	opened := func() (*Account, *noted) {
		notes := new(noted)
		return open(t, d.URL(), func(o *Options) { o.Dir, o.Record, o.Events = dir, filepath.Join(dir, "record.json"), notes }), notes
	}
	a, notes := opened()
	_, err := one(t, a, txmgr.Candidate{ID: "one", Purpose: "one", To: &to})
	require.NoError(t, err)
	second, err := one(t, a, txmgr.Candidate{ID: "two", Purpose: "two", To: &to})
	require.NoError(t, err)
	require.Contains(t, *notes, fmt.Sprintf("sent %s 1", second.Hash))
	require.NoError(t, a.Close())

	require.NoError(t, d.Reorg(1, true))
	a, _ = opened()
	third, err := one(t, a, txmgr.Candidate{ID: "three", Purpose: "three", To: &to})
	require.NoError(t, err)
	require.Equal(t, Confirmed, third.Status)
	again, err := one(t, a, txmgr.Candidate{ID: "two", Purpose: "two", To: &to})
	require.NoError(t, err)
	require.Equal(t, second.Hash, again.Hash, "as it was signed")
	require.NoError(t, a.Close())
	next, err := d.Client().NonceAt(t.Context(), devnet.Address(0), nil)
	require.NoError(t, err)
	require.EqualValues(t, 3, next)

	// Asked for by itself, it is what this run has done.
	require.NoError(t, d.Reorg(1, true))
	a, _ = opened()
	again, err = one(t, a, txmgr.Candidate{ID: "three", Purpose: "three", To: &to})
	require.NoError(t, err)
	require.Equal(t, Confirmed, again.Status)
	again, err = one(t, a, txmgr.Candidate{ID: "three", Purpose: "three", To: &to})
	require.NoError(t, err)
	require.Equal(t, Earlier, again.Status)
	require.NoError(t, a.Close())
}

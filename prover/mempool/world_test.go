package mempool

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/settlement/rules"
)

var ledgerID = fr.NewElement(31337)

// world is a ledger of some accounts with 1000 wei each, of which each keeps 5, and a pool on it.
type world struct {
	require.TestingT
	*Pool
	state   *ledger.State
	dropped []Dropped
}

func newWorld(t require.TestingT, accounts uint32, c Config) *world {
	g, _ := ledgertest.Genesis(accounts, ledger.NewAmount(1000))
	g.MinBalance = ledger.NewAmount(5)
	state, err := g.State(ledgerID)
	require.NoError(t, err)
	w := &world{TestingT: t, state: state}
	c.Dropped = func(d Dropped) { w.dropped = append(w.dropped, d) }
	w.Pool, err = New(state, c)
	require.NoError(t, err)
	return w
}

// transfer is a signed transfer.
func transfer(from, to uint32, nonce, amount, fee uint64) ledger.Transfer {
	t := ledger.Transfer{
		From: from, To: to, ToAddress: ledgertest.AccountKey(to).Address(), Amount: ledger.NewAmount(amount), Fee: ledger.NewAmount(fee), Nonce: nonce,
	}
	t.Sign(ledgertest.AccountKey(from), ledgerID)
	return t
}

func message(t require.TestingT, tx ledger.Transfer) []byte {
	m, err := Encode(tx)
	require.NoError(t, err)
	return m
}

// adds adds transfers, none of which is refused.
func (w *world) adds(transfers ...ledger.Transfer) {
	for _, tx := range transfers {
		_, err := w.Add(tx)
		require.NoError(w.TestingT, err)
	}
}

// refuses adds a transfer that is refused for a reason and changes nothing.
func (w *world) refuses(reason Reason, tx ledger.Transfer) *RefusedError {
	before := w.Pending(nil)
	_, err := w.Add(tx)
	var refused *RefusedError
	require.ErrorAs(w.TestingT, err, &refused)
	require.Equal(w.TestingT, reason, refused.Reason, "%v", err)
	require.Equal(w.TestingT, before, w.Pending(nil))
	return refused
}

// body decodes the body of so many places on a state, which is run.
func (w *world) body(state *ledger.State, places uint32) []ledger.Record {
	body, err := w.Body(&prover.Tip{State: state}, places)
	require.NoError(w.TestingT, err)
	records, err := ledger.DecodeBody(body)
	require.NoError(w.TestingT, err)
	tree := rules.Tree{NumTxs: 4, TxsPerBase: 2}
	for ; tree.NumTxs < places; tree.NumTxs *= 2 {
	}
	_, err = state.Execute(body, tree)
	require.NoError(w.TestingT, err)
	return records
}

// block is a state after transfers, which the pool has seen in a block.
func (w *world) block(state *ledger.State, transfers ...ledger.Transfer) *ledger.State {
	e, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: 8, TxsPerBase: 2})
	require.NoError(w.TestingT, err)
	require.NoError(w.TestingT, w.Seen(e.Execution))
	return e.State()
}

func (w *world) moves(state *ledger.State) {
	require.NoError(w.TestingT, w.Moved(&prover.Tip{State: state}))
}

// holds compares the pool with transfers, in any order.
func (w *world) holds(transfers ...ledger.Transfer) {
	var held []ledger.Transfer
	for _, p := range w.Pending(nil) {
		held = append(held, p.Transfer)
	}
	require.ElementsMatch(w.TestingT, transfers, held)
	require.Equal(w.TestingT, len(transfers), w.Len())
}

func TestConfigIsChecked(t *testing.T) {
	state := newWorld(t, 1, Config{}).state
	for _, c := range []Config{{MaxTransfers: -1}, {BumpPercent: -1}} {
		_, err := New(state, c)
		require.ErrorIs(t, err, ErrConfig)
	}
}

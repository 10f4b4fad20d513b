package ledgercircuit

import (
	"fmt"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/circuit/circuittest"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// four is a base rollup of four transfers, in the first base node of a block of eight transactions.
type four struct {
	*block
	work ledger.Base
}

func newFour(t testing.TB) four {
	t.Helper()
	b := &block{ledgertest.NewBlock(t, 4)}
	work, err := b.Execution.Base(2)
	require.NoError(t, err)
	require.Len(t, work.Steps, 4)
	return four{b, work}
}

// refused asserts that an edited base rollup is none. The edit may restate what the rollup claims.
func (f four) refused(t *testing.T, edit func(c *baseCircuit, s *circuit.Statement)) {
	t.Helper()
	c, s := f.base(t, 7, 2)
	edit(c, &s)
	c.Statement = s.Hash()
	require.Error(t, solve(t, compiledFor(t, circuit.KindBase, 4), c))
}

// claim restates transaction root and fingerprint for words in the body: all that they decide.
func (f four) claim(s *circuit.Statement, words []fr.Element) {
	const pair = 2 * ledger.WordsPerTx
	s.Transition.TxRoot = poseidon.Hash(poseidon.TagTxNode,
		poseidon.Hash(poseidon.TagTxs, words[:pair]...), poseidon.Hash(poseidon.TagTxs, words[pair:]...))
	power := num(1)
	for range int(s.Meta.Node) * len(words) {
		power.Mul(&power, &s.Challenge)
	}
	s.Transition.Fingerprint = num(0)
	for _, word := range words {
		s.Transition.Fingerprint = plus(s.Transition.Fingerprint, times(word, power))
		power.Mul(&power, &s.Challenge)
	}
}

// Full and all but empty base rollups of four; what they claim is what the rules say of the words.
func TestBaseOfFour(t *testing.T) {
	f := newFour(t)
	for _, node := range []uint32{2, 3} {
		c, s := f.base(t, 7, node)
		require.NoError(t, solve(t, compiledFor(t, circuit.KindBase, 4), c), "node %d", node)
		circuittest.RequirePublic(t, c, s.Hash(), s.VrfKey, ticketElement(s))

		work, err := f.Execution.Base(node)
		require.NoError(t, err)
		claimed := s
		f.claim(&claimed, work.Words())
		require.Equal(t, s, claimed)
	}
	// A rollup of another number of transactions has another circuit.
	c, _ := newBlock(t).base(t, 7, 4)
	require.NoError(t, solve(t, compiled(t, circuit.KindBase), c))
	require.Error(t, solve(t, compiledFor(t, circuit.KindBase, 4), c))
}

// At each place a wrong transfer is refused, whatever is claimed of it.
func TestEachPlaceIsConstrained(t *testing.T) {
	f := newFour(t)
	stranger := ledgertest.AccountKey(50)
	for place := range 4 {
		step := f.work.Steps[place]
		at := func(c *baseCircuit) *TransferWitness { return &c.Application.Transfers[place] }
		with := func(s *circuit.Statement, edit func(words []fr.Element)) {
			words := f.work.Words()
			edit(words[ledger.WordsPerTx*place:][:ledger.WordsPerTx])
			f.claim(s, words)
		}
		for name, edit := range map[string]func(c *baseCircuit, s *circuit.Statement){
			"called null": func(c *baseCircuit, _ *circuit.Statement) { at(c).Null = 1 },
			"called null, words and fee too": func(c *baseCircuit, s *circuit.Statement) {
				at(c).Null = 1
				with(s, func(words []fr.Element) { clear(words) })
				s.Transition.Fees, _ = s.Transition.Fees.Sub(step.Transfer.Fee)
			},
			"amount": func(c *baseCircuit, s *circuit.Statement) {
				at(c).Amount = plus(step.Transfer.Amount.Element(), num(1))
				with(s, func(words []fr.Element) { words[4] = plus(words[4], num(1)) })
			},
			"another's signature": func(c *baseCircuit, s *circuit.Statement) {
				forged := step.Transfer
				forged.Sign(stranger, f.work.LedgerID)
				at(c).Signature = assignSignature(forged.Signature)
				record := forged.Record()
				with(s, func(words []fr.Element) { w := record.Words(); words[2], words[3] = w[2], w[3] })
			},
			"another's transfer": func(c *baseCircuit, s *circuit.Statement) {
				forged := step
				forged.Transfer.Sign(stranger, f.work.LedgerID)
				*at(c) = assignTransfer(forged, f.work.LedgerID, f.work.MinBalance)
				record := forged.Transfer.Record()
				with(s, func(words []fr.Element) { w := record.Words(); copy(words, w[:]) })
			},
			"fee not counted": func(_ *baseCircuit, s *circuit.Statement) {
				s.Transition.Fees, _ = s.Transition.Fees.Sub(step.Transfer.Fee)
			},
			"path of the receiver": func(c *baseCircuit, _ *circuit.Statement) { at(c).ReceiverPath[0][0] = 1 },
			"nonce":                func(c *baseCircuit, _ *circuit.Statement) { at(c).Nonce = step.Transfer.Nonce + 1 },
		} {
			t.Run(fmt.Sprintf("place %d, %s", place, name), func(t *testing.T) { f.refused(t, edit) })
		}
		for word := range ledger.WordsPerTx {
			t.Run(fmt.Sprintf("place %d, word %d", place, word), func(t *testing.T) {
				other := func(words []fr.Element) { words[word] = plus(words[word], num(1)) }
				f.refused(t, func(_ *baseCircuit, s *circuit.Statement) { with(s, other) })
				f.refused(t, func(_ *baseCircuit, s *circuit.Statement) {
					root := s.Transition.TxRoot
					with(s, other)
					s.Transition.TxRoot = root // the fingerprint alone
				})
				f.refused(t, func(_ *baseCircuit, s *circuit.Statement) {
					fingerprint := s.Transition.Fingerprint
					with(s, other)
					s.Transition.Fingerprint = fingerprint // the root alone
				})
			})
		}
	}
}

// The order of transfers in a base rollup is part of what is proven: of two that are swapped,
// neither the witness nor the words fit, and what the block proves is another transition.
func TestOrderInABaseMatters(t *testing.T) {
	f := newFour(t)
	for name, order := range map[string][]int{
		"first two": {1, 0, 2, 3}, "middle two": {0, 2, 1, 3}, "last two": {0, 1, 3, 2},
		"pairs": {2, 3, 0, 1}, "first and last": {3, 1, 2, 0}, "turned": {1, 2, 3, 0},
	} {
		words := f.work.Words()
		var moved []fr.Element
		for _, place := range order {
			moved = append(moved, words[ledger.WordsPerTx*place:][:ledger.WordsPerTx]...)
		}
		swap := func(c *baseCircuit) {
			transfers := slices.Clone(c.Application.Transfers)
			for i, place := range order {
				c.Application.Transfers[i] = transfers[place]
			}
		}
		t.Run(name, func(t *testing.T) {
			f.refused(t, func(c *baseCircuit, _ *circuit.Statement) { swap(c) })
			f.refused(t, func(_ *baseCircuit, s *circuit.Statement) { f.claim(s, moved) })
			f.refused(t, func(c *baseCircuit, s *circuit.Statement) { swap(c); f.claim(s, moved) })
		})
	}

	// Two transfers of different senders, which can be applied in either order.
	id := f.work.LedgerID
	g, keys := ledgertest.Genesis(2, ledger.NewAmount(1000))
	state, err := g.State(id)
	require.NoError(t, err)
	var transfers []ledger.Transfer
	for i := range uint32(2) {
		transfer := ledger.Transfer{
			From: i, To: 1 - i, ToAddress: keys[1-i].Address(), Amount: ledger.NewAmount(10), Fee: ledger.NewAmount(1),
		}
		transfer.Sign(keys[i], id)
		transfers = append(transfers, transfer)
	}
	tree := rules.Tree{NumTxs: 8, TxsPerBase: 4}
	ab, err := ledger.Execute(state, transfers, tree)
	require.NoError(t, err)
	slices.Reverse(transfers)
	ba, err := ledger.Execute(state, transfers, tree)
	require.NoError(t, err)
	require.Equal(t, ab.Post.Root(), ba.Post.Root())
	require.NotEqual(t, ab.Block().TxRoot, ba.Block().TxRoot)
	require.NotEqual(t, ab.Bind(num(5)).Block().Fingerprint, ba.Bind(num(5)).Block().Fingerprint)
	for _, e := range []ledger.Execution{ab, ba} {
		b := &block{&ledgertest.Block{Seed: num(4711), Execution: e.Bind(num(5))}}
		c, _ := b.base(t, 7, 2)
		require.NoError(t, solve(t, compiledFor(t, circuit.KindBase, 4), c))
	}
}

package ledgercircuit

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/circuit"
	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/poseidon"
	"fernet/settlement/rules"
)

// fingerprintCircuit is one base node's fingerprint.
type fingerprintCircuit struct {
	Fingerprint     frontend.Variable `gnark:",public"`
	Challenge, Node frontend.Variable
	Words           []frontend.Variable
}

func (c *fingerprintCircuit) Define(api frontend.API) error {
	api.AssertIsEqual(c.Fingerprint, circuit.Fingerprint(api, c.Words, c.Challenge, api.ToBinary(c.Node, 32)))
	return nil
}

// The circuit computes the specification's sum, for any number of words and any node: what a node
// brings is the body's fingerprint with all words of other nodes 0.
func TestFingerprintParity(t *testing.T) {
	for _, of := range []struct{ txsPerBase, wordsPerTx uint32 }{{2, 1}, {2, 3}, {2, ledger.WordsPerTx}, {4, ledger.WordsPerTx}, {64, 1}} {
		txsPerBase, wordsPerTx := of.txsPerBase, of.wordsPerTx
		n := int(txsPerBase * wordsPerTx)
		ccs, err := compile(&fingerprintCircuit{Words: make([]frontend.Variable, n)})
		require.NoError(t, err)
		rapid.Check(t, func(r *rapid.T) {
			tree := rules.Tree{NumTxs: rules.MinTxs(txsPerBase) << rapid.IntRange(0, 8).Draw(r, "depth"), TxsPerBase: txsPerBase}
			node := rapid.Uint32Range(tree.FirstBase(), tree.NumNodes()).Draw(r, "node")
			challenge := anyElement().Draw(r, "challenge")
			words := make([]*big.Int, wordsPerTx*tree.NumTxs)
			for j := range words {
				words[j] = new(big.Int)
			}
			own := words[wordsPerTx*tree.FirstTx(node):][:n]
			c := &fingerprintCircuit{Challenge: challenge, Node: node, Words: make([]frontend.Variable, n)}
			for k := range own {
				own[k] = toBig(anyElement().Draw(r, "word"))
				c.Words[k] = own[k]
			}
			want := rules.Fingerprint(words, toBig(challenge))
			c.Fingerprint = want
			require.NoError(r, solve(t, ccs, c))
			c.Fingerprint = add(want, big.NewInt(1))
			require.Error(r, solve(t, ccs, c))
		})
	}
	// The highest node that a meta can name.
	ccs, err := compile(&fingerprintCircuit{Words: make([]frontend.Variable, 2)})
	require.NoError(t, err)
	exponent := new(big.Int).SetUint64(2*(1<<32-1) + 1)
	require.NoError(t, solve(t, ccs, &fingerprintCircuit{
		Challenge: 3, Node: uint32(1<<32 - 1), Words: []frontend.Variable{0, 1},
		Fingerprint: exponent.Exp(big.NewInt(3), exponent, fr.Modulus()),
	}))
}

// revealed is a block as L1 has it: two commitments and the body behind one of them.
type revealed struct {
	tree   rules.Tree
	txRoot fr.Element
	body   []byte
}

// binding is what L1 computes when the body is revealed, and refuses to compute of a body that is
// none.
func (b revealed) binding() (rules.BodyBinding, error) {
	words, err := rules.BodyWords(b.body, b.tree.NumTxs, ledger.TxBytes)
	if err != nil {
		return rules.BodyBinding{}, err
	}
	challenge := rules.BodyChallenge(big.NewInt(1337), common.Address{19: 1}, 12, rules.BodyHash(b.body, ledger.TxBytes), toBig(b.txRoot))
	return rules.BodyBinding{
		Challenge: challenge, Fingerprint: rules.Fingerprint(words, challenge),
	}, nil
}

// bodyWorld is a block of four places with its signers: transfers in places 0, 1 and 3, and nothing
// in place 2.
type bodyWorld struct {
	*block
	state     *ledger.State
	transfers []ledger.Transfer
}

func newBodyWorld(t testing.TB) *bodyWorld {
	t.Helper()
	w := &bodyWorld{block: &block{&ledgertest.Block{Seed: num(4711)}}}
	g, keys := ledgertest.Genesis(2, ledger.NewAmount(1000))
	var err error
	w.state, err = g.State(num(31337))
	require.NoError(t, err)
	send := func(from uint32, nonce uint64) ledger.Transfer {
		tx := ledger.Transfer{
			From: from, To: 1 - from, ToAddress: keys[1-from].Address(),
			Amount: ledger.NewAmount(10), Fee: ledger.NewAmount(1), Nonce: nonce,
		}
		tx.Sign(keys[from], w.state.LedgerID())
		return tx
	}
	w.transfers = []ledger.Transfer{send(0, 0), send(1, 0), {}, send(0, 1)}
	w.run(t, w.transfers)
	return w
}

// run executes what the prover knows.
func (w *bodyWorld) run(t testing.TB, transfers []ledger.Transfer) {
	t.Helper()
	var err error
	w.Execution, err = ledger.Execute(w.state, transfers, rules.Tree{NumTxs: 4, TxsPerBase: 2})
	require.NoError(t, err)
}

func (w *bodyWorld) reveal(t testing.TB, transfers []ledger.Transfer) revealed {
	t.Helper()
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	require.NoError(t, err)
	return revealed{w.Execution.Tree, w.Execution.Block().TxRoot, body}
}

// proveRoot solves the root of what the prover ran with the public inputs that L1 makes of what was
// revealed: the tree below it is proven for L1's challenge, as it must be to fit.
func (w *bodyWorld) proveRoot(t testing.TB, b revealed) error {
	t.Helper()
	binding, err := b.binding()
	require.NoError(t, err)
	bound := &block{&ledgertest.Block{Seed: w.Seed, Execution: w.Execution.Bind(element(binding.Challenge))}}
	for node := uint32(2); node < 4; node++ {
		c, _ := bound.base(t, node, node)
		require.NoError(t, solve(t, compiled(t, circuit.KindBase), c))
	}
	c, _, err := circuit.AssignMerge(bound.Ticket(t, 9, 1), []circuit.Statement{bound.statement(t, 2, 2)}, []circuit.Statement{bound.statement(t, 3, 3)})
	require.NoError(t, err)
	require.NoError(t, solve(t, compiled(t, circuit.KindMerge), c), "the prover's own claim holds")
	c.Opening.TxRoot, c.Opening.Challenge, c.Opening.Fingerprint = b.txRoot, binding.Challenge, binding.Fingerprint
	return solve(t, compiled(t, circuit.KindMerge), c)
}

func TestBodyHonest(t *testing.T) {
	w := newBodyWorld(t)
	honest := w.reveal(t, w.transfers)
	require.NoError(t, w.proveRoot(t, honest))

	// Another way to write the same words is another body hash and another challenge, but the same
	// block.
	w.run(t, w.transfers[:2])
	short := w.reveal(t, w.transfers[:2])
	require.NoError(t, w.proveRoot(t, short))
	short.body = append(short.body, make([]byte, ledger.TxBytes)...)
	require.NoError(t, w.proveRoot(t, short))
}

// A sequencer commits to the root of one list of transactions and reveals another body. It knows
// what it hid, and has everything proven; the fingerprint that L1 computes of the body is not the
// one it can prove.
func TestBodyIsWhatIsProven(t *testing.T) {
	w := newBodyWorld(t)
	const word, tx = rules.BodyWordSize, ledger.TxBytes
	cases := map[string]func(body []byte) []byte{
		"nothing at all":             func([]byte) []byte { return nil },
		"zeros":                      func(b []byte) []byte { return make([]byte, len(b)) },
		"the first words only":       func(b []byte) []byte { return b[:2*tx] },
		"the last transfer left out": func(b []byte) []byte { return b[:len(b)-tx] },
		"transactions swapped":       func(b []byte) []byte { return slices.Concat(b[tx:2*tx], b[:tx], b[2*tx:]) },
		"pairs swapped":              func(b []byte) []byte { return slices.Concat(b[2*tx:], b[:2*tx]) },
		"null transaction moved":     func(b []byte) []byte { return slices.Concat(b[:tx], b[2*tx:3*tx], b[tx:2*tx], b[3*tx:]) },
		"a transfer called null":     func(b []byte) []byte { clear(b[tx : 2*tx]); return b },
		"a transfer in its place":    func(b []byte) []byte { copy(b[2*tx:3*tx], b[:tx]); return b },
		"words of a record turned":   func(b []byte) []byte { return slices.Concat(b[word:tx], b[:word], b[tx:]) },
		"moved by a transaction":     func(b []byte) []byte { return slices.Concat(make([]byte, tx), b[:len(b)-tx]) },
	}
	for j := range 4 * ledger.WordsPerTx {
		cases[fmt.Sprintf("word %d", j)] = func(b []byte) []byte { own := wordOf(b, j); own[len(own)-1] ^= 1; return b }
	}
	for name, edit := range cases {
		t.Run(name, func(t *testing.T) {
			b := w.reveal(t, w.transfers)
			b.body = edit(b.body)
			if _, err := b.binding(); err != nil {
				t.Fatalf("L1 refuses the body: %v", err)
			}
			require.Error(t, w.proveRoot(t, b))
		})
	}
}

// wordOf returns the bytes of a body's word.
func wordOf(body []byte, j int) []byte {
	tx, word := j/ledger.WordsPerTx, j%ledger.WordsPerTx
	return body[ledger.TxBytes*tx:][rules.BodyWordSize*word : min(ledger.TxBytes, rules.BodyWordSize*(word+1))]
}

// The same number in another form is refused by L1 before there is anything to prove.
func TestBodyWordPlusModulus(t *testing.T) {
	w := newBodyWorld(t)
	for j := range 4 * ledger.WordsPerTx {
		b := w.reveal(t, w.transfers)
		at := wordOf(b.body, j)
		if len(at) < rules.BodyWordSize {
			continue // an amount, which is below r whatever it is
		}
		v := new(big.Int).SetBytes(at)
		v.Add(v, fr.Modulus()).FillBytes(at)
		_, err := b.binding()
		require.ErrorIs(t, err, rules.ErrBodyWord, "word %d", j)
	}
}

// A block whose body is the proven one, but whose txRoot is not, is no better: the root has both in
// the open.
func TestBodyWithAnotherRoot(t *testing.T) {
	w := newBodyWorld(t)
	b := w.reveal(t, w.transfers)
	b.txRoot = num(1)
	require.Error(t, w.proveRoot(t, b))
}

// Bodies that nobody can run are bodies that nobody can prove: a base rollup of such words has no
// witness. The words are put into an otherwise valid witness, with all that follows from them.
func TestBaseProvesNoOtherWords(t *testing.T) {
	w := newBodyWorld(t)
	w.Execution = w.Execution.Bind(num(123456789))
	for name, edit := range map[string]func(tx *TransferWitness){
		"address":              func(tx *TransferWitness) { tx.ToAddress = num(5) },
		"from with bits above": func(tx *TransferWitness) { tx.From = plus(num(0), pow2(128)) },
		"to with bits above":   func(tx *TransferWitness) { tx.To = plus(num(1), pow2(32)) },
		"another nonce":        func(tx *TransferWitness) { tx.Nonce = plus(valueOf(tx.Nonce), num(1)) },
		"amount of 97 bits":    func(tx *TransferWitness) { tx.Amount = plus(num(10), pow2(96)) },
		"fee of 89 bits":       func(tx *TransferWitness) { tx.Fee = plus(num(1), pow2(88)) },
		"pk.y":                 func(tx *TransferWitness) { tx.PublicKey.Y = num(5) },
		"-pk":                  func(tx *TransferWitness) { tx.PublicKey.X = minus(num(0), valueOf(tx.PublicKey.X)) },
		"c with bits above":    func(tx *TransferWitness) { tx.Signature.C = plus(valueOf(tx.Signature.C), pow2(128)) },
		"another c":            func(tx *TransferWitness) { tx.Signature.C = plus(valueOf(tx.Signature.C), num(1)) },
		"S plus the order": func(tx *TransferWitness) {
			s := tx.Signature.S.(fr.Element)
			tx.Signature.S = plus(s, element(&curve.Order))
		},
		"S is 0": func(tx *TransferWitness) { tx.Signature.S = num(0) },
		"all words 0, not null": func(tx *TransferWitness) {
			zero := num(0)
			tx.ToAddress, tx.From, tx.To, tx.Nonce, tx.Amount, tx.Fee = zero, zero, zero, zero, zero, zero
			tx.PublicKey, tx.Signature = gadget.Point{X: zero, Y: zero}, SignatureWitness{C: zero, S: zero}
		},
		"null, and all words stay": func(*TransferWitness) {},
	} {
		t.Run(name, func(t *testing.T) {
			c, s := w.base(t, 7, 2)
			require.NoError(t, solve(t, compiled(t, circuit.KindBase), c))
			tx := &c.Application.Transfers[0]
			edit(tx)

			// Root and fingerprint of the edited words, whatever they are.
			words := recordWords(valueOf(tx.ToAddress), valueOf(tx.PublicKey.Y), valueOf(tx.Signature.S), valueOf(tx.From), valueOf(tx.To),
				valueOf(tx.Signature.C), valueOf(tx.Fee), valueOf(tx.Amount))
			record := w.transfers[1].Record()
			second := record.Words()
			pair := append(words[:], second[:]...)
			var power fr.Element
			power.Exp(s.Challenge, big.NewInt(int64(len(pair)*2)))
			s.Transition.Fingerprint = num(0)
			for _, word := range pair {
				s.Transition.Fingerprint = plus(s.Transition.Fingerprint, times(word, power))
				power.Mul(&power, &s.Challenge)
			}
			s.Transition.TxRoot = poseidon.Hash(poseidon.TagTxs, pair...)
			c.Statement = s.Hash()
			if name == "null, and all words stay" {
				require.NoError(t, solve(t, compiled(t, circuit.KindBase), c), "the words are computed as the circuit does")
				tx.Null = 1
				s.Transition.StateOut = s.Transition.StateIn
				c.Statement = s.Hash()
			}
			require.Error(t, solve(t, compiled(t, circuit.KindBase), c))
		})
	}
}

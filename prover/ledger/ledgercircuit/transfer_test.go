package ledgercircuit

import (
	"math"
	"math/big"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// transferCircuit is one transfer on its own, with what it returns in the open.
type transferCircuit struct {
	Root      frontend.Variable                    `gnark:",public"`
	RootAfter frontend.Variable                    `gnark:",public"`
	Fee       frontend.Variable                    `gnark:",public"`
	Words     [ledger.WordsPerTx]frontend.Variable `gnark:",public"`
	LedgerID  frontend.Variable
	// As of a state that has it: at most 2^96 - 1.
	MinBalance frontend.Variable
	Subtrees   SubtreesWitness
	Transfer   TransferWitness
}

func (c *transferCircuit) Define(api frontend.API) error {
	subtrees := c.Subtrees
	out := c.Transfer.apply(api, c.LedgerID, c.MinBalance, &subtrees)
	api.AssertIsEqual(c.Root, c.Subtrees.root(api))
	api.AssertIsEqual(c.RootAfter, subtrees.root(api))
	api.AssertIsEqual(c.Fee, out.fee)
	for k, word := range out.words {
		api.AssertIsEqual(c.Words[k], word)
	}
	return nil
}

var compileTransfer = sync.OnceValues(func() (constraint.ConstraintSystem, error) { return compile(new(transferCircuit)) })

// leaves is an accounts tree whose leaves can be anything. It does the ledger's hashing again, from
// the specification.
type leaves map[uint32]fr.Element

// node is a node of one of the subtrees.
func (l leaves) node(level int, index uint32) fr.Element {
	if level == 0 {
		return l[index]
	}
	used := false
	for leaf := range l {
		used = used || leaf>>(3*level) == index
	}
	if !used {
		return emptyTree(level)
	}
	children := make([]fr.Element, 8)
	for place := range children {
		children[place] = l.node(level-1, 8*index+uint32(place))
	}
	return poseidon.Compress(children...)
}

func emptyTree(level int) (h fr.Element) {
	for range level {
		h = poseidon.Compress(h, h, h, h, h, h, h, h)
	}
	return h
}

func (l leaves) subtrees() (all ledger.Subtrees) {
	for i := range all {
		all[i] = l.node(ledger.PathLevels, uint32(i))
	}
	return all
}

func (l leaves) path(index uint32) (path ledger.Path) {
	for level := range path {
		// The other one of the pair, the other pair of the four, the other four of the eight.
		at := index >> (3 * level)
		pair, four := at&^1^2, at&^3^4
		for k, sibling := range []uint32{at ^ 1, pair, pair + 1, four, four + 1, four + 2, four + 3} {
			path[level][k] = l.node(level, sibling)
		}
	}
	return path
}

func (l leaves) with(index uint32, leaf fr.Element) leaves {
	c := leaves{index: leaf}
	for i, x := range l {
		if i != index {
			c[i] = x
		}
	}
	return c
}

// leafOf returns H("account"; address, balance, nonce) for values in or out of range.
func leafOf(address, balance, nonce fr.Element) fr.Element {
	return poseidon.Hash(poseidon.TagAccount, address, balance, nonce)
}

func TestTransferValid(t *testing.T) {
	max96 := minus(pow2(96), num(1))
	lastNonce := element(new(big.Int).SetUint64(math.MaxUint64 - 1))
	for name, edit := range map[string]func(a *attack){
		"plain": func(*attack) {},
		"all of the largest balance": func(a *attack) {
			a.setSender(max96, lastNonce)
			a.least, a.amount, a.fee = num(0), minus(max96, num(7)), num(7)
			a.setReceiver(num(7), element(new(big.Int).SetUint64(math.MaxUint64)))
		},
		"the largest fee":               func(a *attack) { a.setSender(max96, num(0)); a.amount, a.fee = num(0), minus(pow2(88), num(1)) },
		"the receiver reaches 2^96 - 1": func(a *attack) { a.setReceiver(minus(max96, num(100)), num(0)) },
		"nothing moves":                 func(a *attack) { a.amount, a.fee = num(0), num(0) },
		"empty receiver":                func(a *attack) { a.toEmpty() },
		"empty receiver of nothing":     func(a *attack) { a.toEmpty(); a.least, a.amount = num(0), num(0) },
		"the sender keeps the least":    func(a *attack) { a.amount = num(973) },
		"the fee leaves the least":      func(a *attack) { a.fee = num(880) },
		"empty receiver of the least":   func(a *attack) { a.toEmpty(); a.amount = num(20) },
		"a used receiver may have less": func(a *attack) { a.setReceiver(num(0), num(0)); a.amount = num(1) },
		"the largest least is kept": func(a *attack) {
			a.least, a.amount, a.fee = max96, num(0), num(0)
			a.setSender(max96, num(5))
		},
		"to oneself, all but the least": func(a *attack) {
			a.to, a.toLeaf, a.toAddress, a.amount = a.from, a.fromLeaf, a.address(), num(973)
			a.receiverBalance, a.receiverNonce = num(20), num(6)
		},
		"address with leading zeros":           func(a *attack) { a.toAddress = num(1); a.setReceiver(num(1), num(0)) },
		"address 0":                            func(a *attack) { a.toAddress = num(0); a.setReceiver(num(1), num(0)) },
		"address r - 1":                        func(a *attack) { a.toAddress = num(-1); a.toEmpty() },
		"ledger r - 1":                         func(a *attack) { a.ledgerID = num(-1) },
		"null, with void values":               func(a *attack) { a.null = num(1) },
		"null, and nothing of it is in a tree": func(a *attack) { a.null = num(1); a.tree = leaves{9: num(9)} },
		"null, by the neutral element": func(a *attack) {
			null := ledger.NullWitness(a.ledgerID)
			a.null, a.key, a.least, a.senderBalance = num(1), edwards.PointAffine(null.PublicKey), max96, max96
			a.from, a.to, a.toAddress, a.amount, a.fee, a.nonce = num(0), num(0), num(0), num(0), num(0), num(0)
			a.breakSignature = func(_ *attack, w *SignatureWitness, _ message) { *w = assignSignature(null.Signature) }
		},
		"to the neighbour": func(a *attack) {
			a.tree[senderIndex-1] = leafOf(a.toAddress, num(50), num(9))
			a.to, a.toLeaf = num(senderIndex-1), senderIndex-1
		},
		"first to last": func(a *attack) {
			a.tree[0], a.tree[ledger.MaxAccounts-1] = a.tree[senderIndex], a.tree[receiverIndex]
			a.from, a.fromLeaf = num(0), 0
			a.to, a.toLeaf = num(ledger.MaxAccounts-1), ledger.MaxAccounts-1
		},
		"to oneself": func(a *attack) {
			a.to, a.toLeaf, a.toAddress = a.from, a.fromLeaf, a.address()
			a.receiverBalance, a.receiverNonce = num(893), num(6)
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAttack()
			edit(a)
			ccs, err := compileTransfer()
			require.NoError(t, err)
			require.NoError(t, solve(t, ccs, a.assign()))
		})
	}
}

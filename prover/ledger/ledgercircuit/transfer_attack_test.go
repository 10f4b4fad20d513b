package ledgercircuit

import (
	"crypto/rand"
	"math"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit/circuittest"
	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// attack is a transfer as a dishonest prover would have it: every value is a field element, each
// can be changed on its own, and what follows from the values is computed as the circuit does but
// without a single check. With the values of newAttack it is an honest transfer.
type attack struct {
	tree     leaves // before the transfer
	ledgerID fr.Element
	least    fr.Element // balance
	secret   *big.Int
	key      edwards.PointAffine

	null, empty                     fr.Element
	from, to                        fr.Element // as signed
	fromLeaf, toLeaf                uint32     // whose paths are used
	toAddress, amount, fee, nonce   fr.Element
	senderBalance                   fr.Element
	receiverBalance, receiverNonce  fr.Element
	breakPath                       func(sender, receiver *ledger.Path)
	breakSignature                  func(a *attack, w *SignatureWitness, message message)
	breakOutputs                    func(c *transferCircuit)
	receiverSeenBeforeTheSenderPaid bool
}

const senderIndex, receiverIndex = 3, 0xabcd

// newAttack returns an honest transfer of 100 with fee 7, from account 3 (1000, nonce 5) to account
// 0xabcd (50, nonce 9), where accounts keep 20.
func newAttack() *attack {
	a := &attack{
		ledgerID: num(4242),
		least:    num(20),
		secret:   big.NewInt(987654321),
		from:     num(senderIndex), to: num(receiverIndex), fromLeaf: senderIndex, toLeaf: receiverIndex,
		toAddress: num(777), amount: num(100), fee: num(7), nonce: num(5),
		senderBalance: num(1000), receiverBalance: num(50), receiverNonce: num(9),
	}
	base := edwards.GetEdwardsCurve().Base
	a.key.ScalarMultiplication(&base, a.secret)
	a.tree = leaves{
		1:             num(123),
		receiverIndex: leafOf(a.toAddress, num(50), num(9)),
		senderIndex:   leafOf(a.address(), num(1000), num(5)),
	}
	return a
}

func (a *attack) address() fr.Element { return poseidon.Hash(poseidon.TagAddress, a.key.X, a.key.Y) }

// setSender gives the sender's true leaf and claims the same.
func (a *attack) setSender(balance, nonce fr.Element) {
	a.senderBalance, a.nonce = balance, nonce
	a.tree[senderIndex] = leafOf(a.address(), balance, nonce)
}

// setReceiver gives the receiver's true leaf and claims the same.
func (a *attack) setReceiver(balance, nonce fr.Element) {
	a.receiverBalance, a.receiverNonce = balance, nonce
	a.tree[receiverIndex] = leafOf(a.toAddress, balance, nonce)
}

// toEmpty makes the receiver's leaf truly empty and claims so.
func (a *attack) toEmpty() {
	delete(a.tree, receiverIndex)
	a.empty, a.receiverBalance, a.receiverNonce = num(1), num(0), num(0)
}

func (a *attack) route() fr.Element {
	return plus(a.from, plus(times(a.to, pow2(32)), times(a.nonce, pow2(64))))
}

func (a *attack) amounts() fr.Element { return plus(a.amount, times(a.fee, pow2(96))) }

// message is what a signature is over.
type message [4]fr.Element

func (a *attack) message() message { return message{a.ledgerID, a.toAddress, a.route(), a.amounts()} }

// valueOf is a witness's value as a field element.
func valueOf(v frontend.Variable) (e fr.Element) {
	if _, err := e.SetInterface(v); err != nil {
		panic(err)
	}
	return e
}

// recordWords are the words of a body, for values in or out of range.
func recordWords(toAddress, keyY, s, from, to, c, fee, amount fr.Element) [ledger.WordsPerTx]fr.Element {
	packed := plus(plus(to, times(from, pow2(16))), plus(times(c, pow2(32)), times(fee, pow2(160))))
	return [ledger.WordsPerTx]fr.Element{toAddress, keyY, s, packed, amount}
}

func signHash(r edwards.PointAffine, address fr.Element, m message) fr.Element {
	return poseidon.Hash(poseidon.TagSign, r.X, r.Y, address, m[0], m[1], m[2], m[3])
}

func signChallenge(r edwards.PointAffine, address fr.Element, m message) *big.Int {
	h := signHash(r, address, m)
	c := h.BigInt(new(big.Int))
	return c.Mod(c, new(big.Int).Lsh(big.NewInt(1), 128))
}

// sign is the specification's Schnorr signature with an arbitrary nonce. change replaces R before
// it is hashed, so that the owner signs over a point that is not S·B - c·pk.
func (a *attack) sign(message message, change func(r *edwards.PointAffine)) SignatureWitness {
	curve := edwards.GetEdwardsCurve()
	k := big.NewInt(1122334455)
	var r edwards.PointAffine
	r.ScalarMultiplication(&curve.Base, k)
	if change != nil {
		change(&r)
	}
	c := signChallenge(r, a.address(), message)
	s := new(big.Int).Mul(c, a.secret)
	s.Add(s, k).Mod(s, &curve.Order)
	return SignatureWitness{S: s, C: c}
}

// lift returns the root of the subtree over a leaf, given the bits of an index.
func lift(leaf fr.Element, index uint32, path ledger.Path) fr.Element {
	// Where the node (x) and its siblings, by number, are under their parent.
	order := [...]string{
		"x0123456", "0x123456", "12x03456", "120x3456", "3456x012", "34560x12", "345612x0", "3456120x",
	}
	for level, siblings := range path {
		var children [8]fr.Element
		for i, who := range order[index>>(3*level)&7] {
			children[i] = leaf
			if who != 'x' {
				children[i] = siblings[who-'0']
			}
		}
		leaf = poseidon.Compress(children[:]...)
	}
	return leaf
}

// assign computes everything that follows from the values.
func (a *attack) assign() *transferCircuit {
	one := num(1)
	subtrees := a.tree.subtrees()
	senderPath := a.tree.path(a.fromLeaf)
	paidLeaf := leafOf(a.address(), minus(a.senderBalance, plus(a.amount, a.fee)), plus(a.nonce, one))
	receiverTree := a.tree.with(a.fromLeaf, paidLeaf)
	if a.receiverSeenBeforeTheSenderPaid {
		receiverTree = a.tree
	}
	receiverPath := receiverTree.path(a.toLeaf)
	if a.breakPath != nil {
		a.breakPath(&senderPath, &receiverPath)
	}
	live := minus(one, a.null)
	after := subtrees
	move := func(index uint32, path ledger.Path, from, to fr.Element) {
		place := &after[index>>12]
		*place = plus(*place, times(live, minus(lift(to, index, path), lift(from, index, path))))
	}
	move(a.fromLeaf, senderPath, leafOf(a.address(), a.senderBalance, a.nonce), paidLeaf)
	received := leafOf(a.toAddress, a.receiverBalance, a.receiverNonce)
	move(a.toLeaf, receiverPath, times(minus(one, a.empty), received),
		leafOf(a.toAddress, plus(a.receiverBalance, a.amount), a.receiverNonce))
	message := a.message()

	c := &transferCircuit{
		Root:      subtrees.Root(),
		RootAfter: after.Root(),
		Fee:       times(live, a.fee),
		LedgerID:  a.ledgerID, MinBalance: a.least,
		Subtrees: assignSubtrees(subtrees),
		Transfer: TransferWitness{
			Null: a.null, From: a.from, To: a.to, ToAddress: a.toAddress, Amount: a.amount, Fee: a.fee, Nonce: a.nonce,
			PublicKey: gadget.AssignPoint(a.key), Signature: a.sign(message, nil),
			SenderBalance: a.senderBalance, SenderPath: assignPath(senderPath),
			ReceiverEmpty: a.empty, ReceiverBalance: a.receiverBalance, ReceiverNonce: a.receiverNonce, ReceiverPath: assignPath(receiverPath),
		},
	}
	if a.breakSignature != nil {
		a.breakSignature(a, &c.Transfer.Signature, message)
	}
	sig := &c.Transfer.Signature
	for k, word := range recordWords(a.toAddress, a.key.Y, valueOf(sig.S), a.from, a.to, valueOf(sig.C), a.fee, a.amount) {
		c.Words[k] = times(live, word)
	}
	if a.breakOutputs != nil {
		a.breakOutputs(c)
	}
	return c
}

// with is the tree after the honest transfer, or when only the sender has paid.
func (a *attack) with(received bool) leaves {
	tree := a.tree.with(senderIndex, leafOf(a.address(), num(893), num(6)))
	if received {
		tree = tree.with(receiverIndex, leafOf(a.toAddress, num(150), num(9)))
	}
	return tree
}

// Each attack breaks one rule and computes everything else accordingly, with the sender's own key
// where it has one.
func TestTransferForged(t *testing.T) {
	max96 := minus(pow2(96), num(1))
	for name, edit := range map[string]func(a *attack){
		// Nonces.
		"old nonce":   func(a *attack) { a.nonce = num(4) },
		"nonce ahead": func(a *attack) { a.nonce = num(6) },
		"old nonce, the difference booked as balance and spent as fee": func(a *attack) {
			a.nonce, a.senderBalance = num(4), plus(num(1000), pow2(96))
			a.amount, a.fee = num(1), max96
		},
		"last nonce":                    func(a *attack) { a.setSender(num(1000), element(new(big.Int).SetUint64(math.MaxUint64))) },
		"fee of 89 bits":                func(a *attack) { a.setSender(plus(pow2(88), num(1000)), num(5)); a.fee = pow2(88) },
		"another nonce of the receiver": func(a *attack) { a.receiverNonce = num(8) },

		// Amounts.
		"overdraft":                   func(a *attack) { a.amount = num(994) },
		"overdraft by the fee":        func(a *attack) { a.fee = num(901) },
		"negative amount":             func(a *attack) { a.amount = num(-10) },
		"negative fee":                func(a *attack) { a.fee = num(-10) },
		"sender's balance of 97 bits": func(a *attack) { a.setSender(pow2(96), num(5)); a.amount = max96 },
		"receiver overflows":          func(a *attack) { a.setReceiver(max96, num(9)) },
		"receiver overflows, the difference booked as nonce": func(a *attack) {
			a.setReceiver(max96, num(9))
			a.receiverBalance, a.receiverNonce = num(-1), num(10)
		},

		// What an account keeps, and what opens one.
		"the sender keeps one less than the least": func(a *attack) { a.amount = num(974) },
		"the fee leaves one less than the least":   func(a *attack) { a.fee = num(881) },
		"to oneself, one less than the least is left between": func(a *attack) {
			a.to, a.toLeaf, a.toAddress, a.amount = a.from, a.fromLeaf, a.address(), num(974)
			a.receiverBalance, a.receiverNonce = num(19), num(6)
		},
		"empty receiver of one less than the least": func(a *attack) { a.toEmpty(); a.amount = num(19) },
		"empty receiver of nothing, for nothing":    func(a *attack) { a.toEmpty(); a.amount, a.fee = num(0), num(0) },
		"the largest least, 1 wei": func(a *attack) {
			a.least, a.amount, a.fee = max96, num(1), num(0)
			a.setSender(max96, num(5))
		},
		"the largest least, amount and fee": func(a *attack) {
			a.least, a.amount, a.fee = max96, max96, minus(pow2(88), num(1))
			a.setSender(num(0), num(5))
			a.setReceiver(num(0), num(9))
		},
		"the largest least, to an empty receiver": func(a *attack) {
			a.toEmpty()
			a.least, a.amount, a.fee = max96, minus(max96, num(1)), num(0)
			a.setSender(plus(max96, max96), num(5)) // no such leaf is in a ledger
		},

		// The receiver's leaf.
		"money in an empty leaf": func(a *attack) { a.toEmpty(); a.receiverBalance = num(1000) },
		"nonce in an empty leaf": func(a *attack) { a.toEmpty(); a.receiverNonce = num(1) },
		"used leaf called empty": func(a *attack) { a.empty, a.receiverBalance, a.receiverNonce = num(1), num(0), num(0) },
		"empty leaf called used": func(a *attack) { a.toEmpty(); a.empty = num(0) },
		"another address":        func(a *attack) { a.toAddress = num(778) },
		"another's leaf called 1 - e empty": func(a *attack) {
			// e with (1 - e)·H("account"; thief, 0) = the leaf that is there. Where accounts keep
			// something, e times that would be out of range.
			a.least = num(0)
			a.toAddress, a.receiverBalance, a.receiverNonce = num(666), num(0), num(0)
			fresh := leafOf(a.toAddress, num(0), num(0))
			ratio := a.tree[receiverIndex]
			a.empty = minus(num(1), *ratio.Div(&ratio, &fresh))
		},
		"richer receiver": func(a *attack) { a.receiverBalance = num(51) },
		"to oneself, seen before paying": func(a *attack) {
			a.to, a.toLeaf, a.toAddress = a.from, a.fromLeaf, a.address()
			a.receiverBalance, a.receiverNonce = num(1000), num(5)
			a.receiverSeenBeforeTheSenderPaid = true
		},

		// The sender's leaf and the paths.
		"richer sender":               func(a *attack) { a.senderBalance = num(1001) },
		"another's leaf":              func(a *attack) { a.secret = big.NewInt(5); a.key.ScalarMultiplicationBase(a.secret) },
		"empty sender":                func(a *attack) { delete(a.tree, senderIndex) },
		"signed for another index":    func(a *attack) { a.from = num(senderIndex + 1) },
		"signed for another receiver": func(a *attack) { a.to = num(receiverIndex + 1) },
		"sender's index of 17 bits":   func(a *attack) { a.from = num(senderIndex + 1<<ledger.IndexBits) },
		"receiver's index of 17 bits": func(a *attack) { a.to = num(receiverIndex + 1<<ledger.IndexBits) },
		"signed for another subtree":  func(a *attack) { a.from = num(senderIndex + 1<<12) },
		"signed for a receiver in another subtree": func(a *attack) {
			a.to = num(receiverIndex ^ 1<<15)
		},
		"the sender's subtree is another": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) { c.Subtrees[0] = 1 }
		},
		"an unused subtree is another": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) { c.Subtrees[7] = 1 }
		},
		"subtrees exchanged": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) { c.Subtrees[7], c.Subtrees[0] = c.Subtrees[0], c.Subtrees[7] }
		},
		"the receiver's subtree moves elsewhere": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) {
				after := a.tree.subtrees()
				after[0], after[9] = a.with(true).subtrees()[0], a.with(true).subtrees()[10]
				c.RootAfter = after.Root()
			}
		},
		"only the sender pays": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) {
				after := a.with(false).subtrees()
				c.RootAfter = after.Root()
			}
		},
		"only the receiver gets": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) {
				after := a.with(true).subtrees()
				after[0] = a.tree.subtrees()[0]
				c.RootAfter = after.Root()
			}
		},
		"index with a bit of the next field": func(a *attack) { a.from, a.to = plus(a.from, pow2(32)), minus(a.to, num(1)) },
		"sender's lowest sibling": func(a *attack) {
			a.breakPath = func(s, _ *ledger.Path) { s[0][0] = num(1) }
		},
		"sender's highest sibling": func(a *attack) {
			a.breakPath = func(s, _ *ledger.Path) { s[ledger.PathLevels-1][6] = num(1) }
		},
		"receiver's lowest sibling": func(a *attack) {
			a.breakPath = func(_, r *ledger.Path) { r[0][1] = num(1) }
		},
		"receiver's highest sibling": func(a *attack) {
			a.breakPath = func(_, r *ledger.Path) { r[ledger.PathLevels-1][1] = num(1) }
		},

		// Null transactions.
		"called null, changes the root": func(a *attack) {
			after := a.assign().RootAfter
			a.null = num(1)
			a.breakOutputs = func(c *transferCircuit) { c.RootAfter = after }
		},
		"called null, with an invalid signature": func(a *attack) {
			a.null = num(1)
			a.breakSignature = func(_ *attack, w *SignatureWitness, _ message) { w.S = 5 }
		},
		"called null, has words": func(a *attack) {
			words := a.assign().Words
			a.null = num(1)
			a.breakOutputs = func(c *transferCircuit) { c.Words = words }
		},
		"called null, has a word": func(a *attack) {
			words := a.assign().Words
			a.null = num(1)
			a.breakOutputs = func(c *transferCircuit) { c.Words[4] = words[4] }
		},
		"no words": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) {
				for k := range c.Words {
					c.Words[k] = 0
				}
			}
		},
		"called null, has a fee": func(a *attack) {
			a.null = num(1)
			a.breakOutputs = func(c *transferCircuit) { c.Fee = a.fee }
		},
		"null is 2":  func(a *attack) { a.null = num(2) },
		"null is -1": func(a *attack) { a.null = num(-1) },

		// What is returned.
		"fee not counted":  func(a *attack) { a.breakOutputs = func(c *transferCircuit) { c.Fee = 0 } },
		"fee counted less": func(a *attack) { a.breakOutputs = func(c *transferCircuit) { c.Fee = 6 } },
		"word left out":    func(a *attack) { a.breakOutputs = func(c *transferCircuit) { c.Words[2] = 0 } },
		"words exchanged": func(a *attack) {
			a.breakOutputs = func(c *transferCircuit) { c.Words[1], c.Words[2] = c.Words[2], c.Words[1] }
		},
		"root unchanged": func(a *attack) { a.breakOutputs = func(c *transferCircuit) { c.RootAfter = c.Root } },
		"another start":  func(a *attack) { a.breakOutputs = func(c *transferCircuit) { c.Root = 1 } },
		"another ledger": func(a *attack) { a.breakOutputs = func(c *transferCircuit) { c.LedgerID = 1 } },

		// Signatures.
		"S plus 1": func(a *attack) {
			a.breakSignature = func(_ *attack, w *SignatureWitness, _ message) {
				w.S = new(big.Int).Add(w.S.(*big.Int), big.NewInt(1))
			}
		},
		"S plus the order": func(a *attack) {
			a.breakSignature = func(_ *attack, w *SignatureWitness, _ message) {
				order := edwards.GetEdwardsCurve().Order
				w.S = new(big.Int).Add(w.S.(*big.Int), &order)
			}
		},
		"of another message": func(a *attack) {
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				*w = a.sign(message{m[0], m[1], m[2], plus(m[3], num(1))}, nil)
			}
		},
		"by another key": func(a *attack) {
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				other := *a
				other.secret = big.NewInt(5)
				*w = other.sign(m, nil)
			}
		},
		"with a chosen challenge": func(a *attack) {
			a.breakSignature = func(a *attack, w *SignatureWitness, _ message) {
				// Some R is S·B - c·pk for S = 2, c = 1, but its hash is not c.
				*w = SignatureWitness{S: 2, C: 1}
			}
		},
		"challenge with more than 128 bits": func(a *attack) {
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				// The whole hash for a challenge: the owner can sign for it.
				curve := edwards.GetEdwardsCurve()
				k := big.NewInt(99)
				var r edwards.PointAffine
				r.ScalarMultiplicationBase(k)
				h := signHash(r, a.address(), m)
				c := h.BigInt(new(big.Int))
				s := new(big.Int).Mul(c, a.secret)
				*w = SignatureWitness{S: s.Add(s, k).Mod(s, &curve.Order), C: c}
			}
		},
		"R with another x": func(a *attack) {
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				*w = a.sign(m, func(r *edwards.PointAffine) { r.X.Neg(&r.X) })
			}
		},
		"R with another y": func(a *attack) {
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				*w = a.sign(m, func(r *edwards.PointAffine) { r.Y.Neg(&r.Y) })
			}
		},
		"R plus the point of order 2": func(a *attack) { // right up to the cofactor
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				*w = a.sign(m, func(r *edwards.PointAffine) { r.X.Neg(&r.X); r.Y.Neg(&r.Y) })
			}
		},
		"key (0, 0), for which all signatures would hold": func(a *attack) {
			a.key = edwards.PointAffine{}
			a.tree[senderIndex] = leafOf(a.address(), num(1000), num(5))
			a.breakSignature = func(a *attack, w *SignatureWitness, m message) {
				var r edwards.PointAffine
				*w = SignatureWitness{S: 1, C: signChallenge(r, a.address(), m)}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAttack()
			edit(a)
			ccs, err := compileTransfer()
			require.NoError(t, err)
			require.Error(t, solve(t, ccs, a.assign()))
		})
	}
}

// A prover may answer hints with anything. A value out of range, put whole into the lowest "bit",
// satisfies the sum.
func TestTransferForgedHints(t *testing.T) {
	ccs, err := compileTransfer()
	require.NoError(t, err)
	forgeBits := func(width int) solver.Option {
		return forge(digitsHint, func(field *big.Int, in, out []*big.Int) error {
			if len(out) == width && in[0].BitLen() > width {
				return circuittest.NonBooleanBits(field, in, out)
			}
			return digitsHint(field, in, out)
		})
	}
	for name, test := range map[string]struct {
		width int
		edit  func(a *attack)
	}{
		"less than is kept":  {ledger.AmountBits, func(a *attack) { a.amount = num(974) }},
		"less than opens":    {ledger.AmountBits, func(a *attack) { a.toEmpty(); a.amount = num(19) }},
		"overdraft":          {ledger.AmountBits, func(a *attack) { a.amount = num(994) }},
		"negative amount":    {ledger.AmountBits, func(a *attack) { a.amount = num(-10) }},
		"receiver overflows": {ledger.AmountBits, func(a *attack) { a.setReceiver(minus(pow2(96), num(1)), num(9)) }},
		"fee of 89 bits":     {ledger.FeeBits, func(a *attack) { a.setSender(plus(pow2(88), num(1000)), num(5)); a.fee = pow2(88) }},
		"index of 17 bits": {ledger.IndexBits, func(a *attack) {
			a.from = num(senderIndex&^1 + 1<<ledger.IndexBits)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAttack()
			require.NoError(t, solve(t, ccs, a.assign(), forgeBits(test.width)), "an honest witness asks for no forged bits")
			test.edit(a)
			require.Error(t, solve(t, ccs, a.assign(), forgeBits(test.width)))
		})
	}
}

// A key is random, so it is the same whichever way it is computed.
func TestAttackSignsAsTheLedgerDoes(t *testing.T) {
	var seed [ledger.SeedSize]byte
	_, err := rand.Read(seed[:])
	require.NoError(t, err)
	key := ledger.NewKey(seed)
	transfer := ledger.Transfer{ToAddress: ledger.Address(num(3)), Amount: ledger.NewAmount(5)}
	transfer.Sign(key, num(1))
	require.True(t, transfer.Verify(num(1)))

	// R is S·B - c·pk, and c is the low half of its hash with what was signed.
	var r, part edwards.PointAffine
	c := new(big.Int).SetBytes(transfer.Signature.C[:])
	pk := edwards.PointAffine(transfer.PublicKey)
	r.ScalarMultiplicationBase(transfer.Signature.S.BigInt(new(big.Int)))
	r.Add(&r, part.Neg(part.ScalarMultiplication(&pk, c)))
	a := attack{ledgerID: num(1), toAddress: num(3), amount: num(5)}
	require.Equal(t, c, signChallenge(r, key.Address().Element(), a.message()))
}

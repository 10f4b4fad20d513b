package ledgercircuit

import (
	"math"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	edwards "github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"
	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
	"fernet/prover/poseidon"
)

// TransferWitness is one place of a block: a transfer with the two leaves it changes, or a null
// transaction. Its native form is ledger.Step. The sender's leaf is the one before the transfer;
// the receiver's is found after the sender has paid, so that a transfer to oneself needs no rule of
// its own.
type TransferWitness struct {
	Null      frontend.Variable // 1: changes nothing, and all other values are void
	From      frontend.Variable
	To        frontend.Variable
	ToAddress frontend.Variable
	Amount    frontend.Variable
	Fee       frontend.Variable
	Nonce     frontend.Variable // also the nonce of the sender's leaf
	PublicKey gadget.Point
	Signature SignatureWitness

	SenderBalance frontend.Variable
	SenderPath    PathWitness

	ReceiverEmpty   frontend.Variable // 1: the leaf is 0, balance and nonce are 0
	ReceiverBalance frontend.Variable
	ReceiverNonce   frontend.Variable
	ReceiverPath    PathWitness
}

// applied is what a place of a block proves, besides what it changes: 0 for a null transaction.
type applied struct {
	fee   frontend.Variable
	words [ledger.WordsPerTx]frontend.Variable // of the body
}

// apply constrains the transfer on the accounts tree with the given subtrees, and takes them to
// those after it.
//
// Range checks and the signature hold for a null transaction too; what ties the witness to the tree
// is multiplied by live.
//
// minBalance is that of the state, and below 2^96 because the genesis' is.
func (t *TransferWitness) apply(
	api frontend.API, ledgerID, minBalance frontend.Variable, subtrees *SubtreesWitness,
) (out applied) {
	api.AssertIsBoolean(t.Null)
	live := api.Sub(1, t.Null)

	// from and to have IndexBits; their bits are the places in the paths, so that a leaf is the one
	// of its index.
	from := assertBits(api, t.From, ledger.IndexBits)
	to := assertBits(api, t.To, ledger.IndexBits)
	// amount and fee have the widths of their fields in the body's words. What is in a leaf needs
	// no check of its own: balances and nonces of all leaves are in range from genesis on, as every
	// step that writes one checks it.
	assertBits(api, t.Amount, ledger.AmountBits)
	assertBits(api, t.Fee, ledger.FeeBits)
	// A nonce of 2^64 - 1 has no next.
	api.AssertIsDifferent(t.Nonce, uint64(math.MaxUint64))

	// amount + fee + minBalance ≤ balance: what is left beyond minBalance has 96 bits. The
	// difference is above -(2^96 + 2^88 + 2^96), so below 0 it is far above 2^96 in the field. What
	// is left is minBalance or more, and no more than the balance: in range.
	left := api.Sub(t.SenderBalance, t.Amount, t.Fee)
	assertBits(api, api.Sub(left, minBalance), ledger.AmountBits)

	// The signer's address is the leaf's.
	gadget.AssertOnCurve(api, t.PublicKey)
	address := gadget.Hash(api, poseidon.TagAddress, t.PublicKey.X, t.PublicKey.Y)
	before := accountLeaf(api, address, t.SenderBalance, t.Nonce)
	after := accountLeaf(api, address, left, api.Add(t.Nonce, 1))
	subtrees.replace(api, live, from, t.SenderPath, before, after)

	// An empty receiving leaf is 0 and becomes (toAddress, amount, nonce 0); a used one has
	// toAddress.
	api.AssertIsBoolean(t.ReceiverEmpty)
	api.AssertIsEqual(api.Mul(t.ReceiverEmpty, t.ReceiverBalance), 0)
	api.AssertIsEqual(api.Mul(t.ReceiverEmpty, t.ReceiverNonce), 0)
	// One range says two things. Of a used leaf: balance + amount, below 2^97, stays below 2^96. Of
	// an empty one, whose balance is 0: minBalance ≤ amount. The difference is above -2^96, so
	// below 0 it is far above 2^96 in the field, and the amount has its range above.
	credited := api.Add(t.ReceiverBalance, t.Amount)
	assertBits(api, api.Sub(credited, api.Mul(t.ReceiverEmpty, minBalance)), ledger.AmountBits)
	before = api.Mul(api.Sub(1, t.ReceiverEmpty), accountLeaf(api, t.ToAddress, t.ReceiverBalance, t.ReceiverNonce))
	after = accountLeaf(api, t.ToAddress, credited, t.ReceiverNonce)
	subtrees.replace(api, live, to, t.ReceiverPath, before, after)

	// The signature is over what the words say, the nonce of the sender's leaf and the ledger.
	t.Signature.assert(api, t.PublicKey, address, signedMessage{
		ledgerID, t.ToAddress,
		api.Add(t.From, api.Mul(t.To, gadget.PowerOfTwo(32)), api.Mul(t.Nonce, gadget.PowerOfTwo(64))),
		api.Add(t.Amount, api.Mul(t.Fee, gadget.PowerOfTwo(ledger.AmountBits))),
	})

	// toAddress, pk.y, S, to | from << 16 | c << 32 | fee << 160, amount. The x of the key is the
	// one of the two that the address of the sender's leaf is made of.
	packed := api.Add(t.To, api.Mul(t.From, gadget.PowerOfTwo(16)), api.Mul(t.Signature.C, gadget.PowerOfTwo(32)), api.Mul(t.Fee, gadget.PowerOfTwo(160)))
	out.fee = api.Mul(live, t.Fee)
	for k, word := range []frontend.Variable{t.ToAddress, t.PublicKey.Y, t.Signature.S, packed, t.Amount} {
		out.words[k] = api.Mul(live, word)
	}
	return out
}

// assignTransfer is the assignment of one step. A null transaction is the zero transfer with the
// neutral element O for a key, and a signature under it, which is R = 0·B - c·O = O for any c: a
// witness that keeps every constraint that holds for null transactions too. So its sender has and
// keeps minBalance, and its receiver is no empty leaf that would have to get as much.
func assignTransfer(step ledger.Step, ledgerID fr.Element, minBalance ledger.Amount) TransferWitness {
	t, null := step.Transfer, 0
	if step.Null {
		null = 1
		step = ledger.Step{Sender: ledger.Leaf{Account: ledger.Account{Balance: minBalance}}}
		t = ledger.NullWitness(ledgerID)
	}
	empty := 0
	if step.Receiver.Empty {
		empty = 1
	}
	w := TransferWitness{
		Null:      null,
		From:      t.From,
		To:        t.To,
		ToAddress: t.ToAddress.Element(),
		Amount:    t.Amount.Element(),
		Fee:       t.Fee.Element(),
		Nonce:     t.Nonce,
		PublicKey: gadget.AssignPoint(edwards.PointAffine(t.PublicKey)),
		Signature: assignSignature(t.Signature),

		SenderBalance: step.Sender.Account.Balance.Element(),
		SenderPath:    assignPath(step.Sender.Path),

		ReceiverEmpty:   empty,
		ReceiverBalance: step.Receiver.Account.Balance.Element(),
		ReceiverNonce:   step.Receiver.Account.Nonce,
		ReceiverPath:    assignPath(step.Receiver.Path),
	}
	return w
}

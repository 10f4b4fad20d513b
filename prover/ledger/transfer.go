package ledger

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover/poseidon"
)

// Transfer moves Amount from one account to another and pays Fee, which leaves the L2 supply. The zero Transfer is the null
// transaction, which changes nothing: its key is no point of the curve, so it is no transfer of anyone's. Transfers are comparable with ==.
type Transfer struct {
	From      uint32    `json:"from"`         // index of the sender
	To        uint32    `json:"to"`           // index of the receiver; may be From
	ToAddress Address   `json:"toAddress"`    // the receiver's address, which an empty leaf takes over
	Amount    Amount    `json:"amount"`       // wei
	Fee       Amount    `json:"fee"`          // wei
	Nonce     uint64    `json:"nonce,string"` // the sender's next
	PublicKey PublicKey `json:"publicKey"`    // the sender's key
	Signature Signature `json:"signature"`    // by PublicKey over Message
}

// Sign fills PublicKey and Signature for the ledger named by ledgerID.
func (t *Transfer) Sign(key *Key, ledgerID fr.Element) {
	t.PublicKey = key.Public()
	t.Signature = key.sign(t.Message(ledgerID))
}

// IsNull reports whether it is the null transaction.
func (t *Transfer) IsNull() bool { return *t == Transfer{} }

// Message is what is signed:
//
//	H("tx"; ledgerId, toAddress, from | to << 32 | nonce << 64, amount | fee << 96)
//
// It covers neither key nor signature: of two signatures over one transfer either may be applied, and the nonce sees to it that
// only one is.
func (t *Transfer) Message(ledgerID fr.Element) fr.Element {
	return poseidon.Hash(poseidon.TagTx, ledgerID, t.ToAddress.Element(), t.route(), t.amounts())
}

// Leaf is what a block's transaction root is made of: H("txleaf"; message, pk.x, pk.y, R.x, R.y, S), and 0 for the null transaction.
// It covers every word of the transaction: a root stands for one body.
func (t *Transfer) Leaf(ledgerID fr.Element) fr.Element {
	if t.IsNull() {
		return fr.Element{}
	}
	s := &t.Signature
	return poseidon.Hash(poseidon.TagTxLeaf, t.Message(ledgerID), t.PublicKey.X, t.PublicKey.Y, s.R.X, s.R.Y, s.S)
}

// amounts returns amount | fee << 96.
func (t *Transfer) amounts() fr.Element { return pack(t.Amount.Element(), t.Fee.Element()) }

// route returns from | to << 32 | nonce << 64.
func (t *Transfer) route() fr.Element {
	var accounts, nonce, shift fr.Element
	accounts.SetUint64(uint64(t.From) | uint64(t.To)<<32)
	nonce.SetUint64(t.Nonce)
	shift.SetUint64(1 << 32)
	shift.Square(&shift)
	nonce.Mul(&nonce, &shift)
	return *accounts.Add(&accounts, &nonce)
}

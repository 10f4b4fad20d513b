package ledger

import "github.com/consensys/gnark-crypto/ecc/bn254/fr"

// Transfer moves Amount from one account to another and pays Fee, which leaves the L2 supply. The
// zero Transfer is the null transaction, which changes nothing: its key is no point of the curve,
// so it is no transfer of anyone's. Transfers are comparable with ==.
type Transfer struct {
	From uint32 `json:"from"` // index of the sender
	To   uint32 `json:"to"`   // index of the receiver; may be From
	// the receiver's address, which an empty leaf takes over
	ToAddress Address   `json:"toAddress"`
	Amount    Amount    `json:"amount"`       // wei
	Fee       Amount    `json:"fee"`          // wei
	Nonce     uint64    `json:"nonce,string"` // the sender's next
	PublicKey PublicKey `json:"publicKey"`    // the sender's key
	Signature Signature `json:"signature"`    // by PublicKey; see Verify
}

// Sign fills PublicKey and Signature for the ledger named by ledgerID.
func (t *Transfer) Sign(key *Key, ledgerID fr.Element) {
	t.PublicKey = key.Public()
	t.Signature = key.sign(t.message(ledgerID))
}

// IsNull reports whether it is the null transaction.
func (t *Transfer) IsNull() bool { return *t == Transfer{} }

// message is what is signed:
//
//	ledgerId, toAddress, from | to << 32 | nonce << 64, amount | fee << 96
//
// It covers neither key nor signature: of two signatures over one transfer either may be applied,
// and the nonce sees to it that only one is.
func (t *Transfer) message(ledgerID fr.Element) signed {
	return signed{ledgerID, t.ToAddress.Element(), t.route(), pack(t.Amount.Element(), t.Fee.Element())}
}

// Verify reports whether the signature is that of the transfer's key over it, on the ledger named
// by ledgerID.
func (t *Transfer) Verify(ledgerID fr.Element) bool {
	return t.Signature.verify(t.PublicKey, t.message(ledgerID))
}

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

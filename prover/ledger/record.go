package ledger

import (
	"encoding/binary"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"fernet/prover/application"
	"fernet/settlement/rules"
)

// Record is a transfer as a block's body holds it: without what the sender's account says, the
// nonce and the x of the key. The zero Record is the null transaction. Records are comparable with
// ==.
type Record struct {
	From, To    uint32
	ToAddress   Address
	Amount, Fee Amount
	KeyY        fr.Element // y of the sender's key
	Signature   Signature
}

// Record returns what a body holds of the transfer.
func (t *Transfer) Record() Record {
	return Record{
		From: t.From, To: t.To, ToAddress: t.ToAddress, Amount: t.Amount, Fee: t.Fee,
		KeyY: t.PublicKey.Y, Signature: t.Signature,
	}
}

// Records returns what a body holds of transfers.
func Records(transfers []Transfer) []Record {
	records := make([]Record, len(transfers))
	for i := range transfers {
		records[i] = transfers[i].Record()
	}
	return records
}

// IsNull reports whether it is the null transaction.
func (r *Record) IsNull() bool { return *r == Record{} }

// Transfer returns the transfer that a record is on a ledger where its sender's account is the
// given one. It fails with [ErrWrongSigner] when no key with the record's y has the account's
// address.
func (r *Record) Transfer(sender Account) (Transfer, error) {
	t := Transfer{
		From: r.From, To: r.To, ToAddress: r.ToAddress, Amount: r.Amount, Fee: r.Fee, Nonce: sender.Nonce,
		Signature: r.Signature,
	}
	for _, key := range r.Keys() {
		if key.Address() == sender.Address {
			t.PublicKey = key
			return t, nil
		}
	}
	return Transfer{}, fmt.Errorf("%w: index %d belongs to %s", ErrWrongSigner, r.From, sender.Address)
}

// Keys are the keys that may have signed the record: the two with its y, or none.
func (r *Record) Keys() []PublicKey { return keysWithY(r.KeyY) }

// keysWithY returns the points of the curve with a y: two, or none. The curve is a·x² + y² = 1 +
// d·x²·y².
func keysWithY(y fr.Element) []PublicKey {
	curve := twistededwards.GetEdwardsCurve()
	one := fr.One()
	var square, x, denominator fr.Element
	square.Square(&y)
	// x² = (1 - y²)/(a - d·y²). The denominator is never 0: a is a square and d is none.
	denominator.Mul(&curve.D, &square).Sub(&curve.A, &denominator)
	x.Sub(&one, &square).Div(&x, &denominator)
	if x.Sqrt(&x) == nil {
		return nil
	}
	return []PublicKey{{X: x, Y: y}, {X: *new(fr.Element).Neg(&x), Y: y}}
}

// WordsPerTx is the number of words of a transaction in a block's body. Those of a null
// transaction are all 0:
//
//	toAddress, pk.y, S, to | from << 16 | c << 32 | fee << 160, amount
//
// The fourth has 248 bits, so that it is below the field's order whatever is in it.
const WordsPerTx = 5

// TxBytes is the number of bytes of a transaction in a block's body: whole words but for the last,
// an amount of 96 bits. L1 is deployed with it.
const TxBytes = 140

// FeeBits is the width of a fee.
const FeeBits = 88

// Words are the words of the record in a body: all 0 for the null transaction.
func (r *Record) Words() [WordsPerTx]fr.Element {
	var packed [rules.BodyWordSize]byte
	fee := r.Fee.Bytes()
	copy(packed[1:12], fee[1:])
	copy(packed[12:28], r.Signature.C[:])
	binary.BigEndian.PutUint16(packed[28:], uint16(r.From))
	binary.BigEndian.PutUint16(packed[30:], uint16(r.To))
	var word fr.Element
	word.SetBytes(packed[:])
	return [WordsPerTx]fr.Element{r.ToAddress.Element(), r.KeyY, r.Signature.S, word, r.Amount.Element()}
}

// recordOf reads the bytes of a transaction and refuses what no circuit can prove of it on its own.
// The last word, the amount, has any value.
func recordOf(tx [TxBytes]byte) (Record, error) {
	var elements [WordsPerTx - 1]fr.Element
	for j := range elements {
		if err := elements[j].SetBytesCanonical(tx[rules.BodyWordSize*j:][:rules.BodyWordSize]); err != nil {
			return Record{}, fmt.Errorf("%w: word %d", rules.ErrBodyWord, j)
		}
	}
	packed, amount := tx[rules.BodyWordSize*3:][:rules.BodyWordSize], tx[TxBytes-application.AmountBytes:]
	if packed[0] != 0 {
		return Record{}, fmt.Errorf("%w: word 3 is %x", ErrPackedWord, packed)
	}
	var fee [application.AmountBytes]byte
	copy(fee[1:], packed[1:12])
	r := Record{
		From: uint32(binary.BigEndian.Uint16(packed[28:])), To: uint32(binary.BigEndian.Uint16(packed[30:])),
		ToAddress: Address(elements[0]), Amount: application.AmountFromBytes([application.AmountBytes]byte(amount)), Fee: application.AmountFromBytes(fee),
		KeyY: elements[1], Signature: Signature{C: [challengeBits / 8]byte(packed[12:28]), S: elements[2]},
	}
	return r, r.check()
}

// check reports what keeps a record from being in a body, whatever the state; the null transaction
// has nothing of it.
func (r *Record) check() error {
	if r.IsNull() {
		return nil
	}
	if r.From >= MaxAccounts || r.To >= MaxAccounts {
		return fmt.Errorf("%w: %d to %d", ErrIndexRange, r.From, r.To)
	}
	if r.Fee.Big().BitLen() > FeeBits {
		return fmt.Errorf("%w: %s wei", ErrFeeRange, r.Fee)
	}
	if len(keysWithY(r.KeyY)) == 0 {
		return fmt.Errorf("public key: %w: it is not on the curve", ErrPoint)
	}
	return r.Signature.checkScalar()
}

package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/twistededwards"

	"fernet/settlement/rules"
)

// WordsPerTx is the number of words of a transaction in a block's body, which L1 is deployed with:
// toAddress, from | to << 32 | nonce << 64, amount | fee << 96, pk.x, pk.y, R.x, R.y, S. Those of a null transaction are all 0.
const WordsPerTx = 8

// transferSize is the length of a transaction in a body.
const transferSize = WordsPerTx * rules.BodyWordSize

// Reasons for which a body that L1 takes is one that nobody can prove, besides [ErrPoint] and [ErrSignatureRange].
var (
	ErrPackedWord       = errors.New("packed word has bits above its fields")
	ErrTooManyTransfers = errors.New("too many transfers in a block")
)

// Words are the words of the transfer in a body: all 0 for the null transaction.
func (t *Transfer) Words() [WordsPerTx]fr.Element {
	return [WordsPerTx]fr.Element{
		t.ToAddress.Element(), t.route(), t.amounts(),
		t.PublicKey.X, t.PublicKey.Y, t.Signature.R.X, t.Signature.R.Y, t.Signature.S,
	}
}

// EncodeBody returns the bytes a sequencer commits to and reveals. The null transactions that fill a block up are not part of its
// body; those that stand between transfers are. It refuses what [DecodeBody] would.
func EncodeBody(transfers []Transfer) ([]byte, error) {
	b := make([]byte, 0, transferSize*len(transfers))
	for i := range transfers {
		if err := transfers[i].checkShape(); err != nil {
			return nil, fmt.Errorf("encode body: transaction %d: %w", i, err)
		}
		for _, word := range transfers[i].Words() {
			w := word.Bytes()
			b = append(b, w[:]...)
		}
	}
	return b, nil
}

// DecodeBody reads the transactions of a body; the zero Transfer is the null transaction. Words that the last one lacks are zero, and
// nothing else is read in two ways. It refuses what L1 does, but does not know how many transactions the block has, and what no
// circuit can prove of a transaction on its own. Neither signatures nor balances are looked at: [Execute] does.
// It allocates no more than the body's own length asks for.
func DecodeBody(body []byte) ([]Transfer, error) {
	if len(body)%rules.BodyWordSize != 0 {
		return nil, fmt.Errorf("decode body: %w: %d bytes", rules.ErrBodyLength, len(body))
	}
	transfers := make([]Transfer, (len(body)+transferSize-1)/transferSize)
	for i := range transfers {
		var record [transferSize]byte
		copy(record[:], body[transferSize*i:])
		if err := transfers[i].decode(&record); err != nil {
			return nil, fmt.Errorf("decode body: transaction %d: %w", i, err)
		}
	}
	return transfers, nil
}

// decode reads the words of a transaction.
func (t *Transfer) decode(record *[transferSize]byte) error {
	var words [WordsPerTx]fr.Element
	for j := range words {
		if err := words[j].SetBytesCanonical(record[rules.BodyWordSize*j:][:rules.BodyWordSize]); err != nil {
			return fmt.Errorf("%w: word %d", rules.ErrBodyWord, j)
		}
	}
	packed := func(j, size int) ([]byte, error) {
		word := record[rules.BodyWordSize*j:][:rules.BodyWordSize]
		for _, b := range word[:rules.BodyWordSize-size] {
			if b != 0 {
				return nil, fmt.Errorf("%w: word %d is %x", ErrPackedWord, j, word)
			}
		}
		return word[rules.BodyWordSize-size:], nil
	}
	route, err := packed(1, 16)
	if err != nil {
		return err
	}
	amounts, err := packed(2, 2*amountBytes)
	if err != nil {
		return err
	}
	*t = Transfer{
		ToAddress: Address(words[0]),
		Nonce:     binary.BigEndian.Uint64(route),
		To:        binary.BigEndian.Uint32(route[8:]),
		From:      binary.BigEndian.Uint32(route[12:]),
		Fee:       amountFromBytes(amounts),
		Amount:    amountFromBytes(amounts[amountBytes:]),
		PublicKey: PublicKey{X: words[3], Y: words[4]},
		Signature: Signature{R: PublicKey{X: words[5], Y: words[6]}, S: words[7]},
	}
	return t.checkShape()
}

// checkShape reports what is wrong with a transfer's points and scalar; the null transaction has none.
func (t *Transfer) checkShape() error {
	if t.IsNull() {
		return nil
	}
	for _, p := range []struct {
		name  string
		point PublicKey
	}{{"public key", t.PublicKey}, {"signature's R", t.Signature.R}} {
		if !(*twistededwards.PointAffine)(&p.point).IsOnCurve() {
			return fmt.Errorf("%s: %w: it is not on the curve", p.name, ErrPoint)
		}
	}
	return t.Signature.checkScalar()
}

package ledger

import (
	"errors"
	"fmt"

	"fernet/settlement/rules"
)

// Reasons for which a body that L1 takes is one that nobody can prove, besides [ErrPoint] and
// [ErrSignatureRange].
var (
	ErrPackedWord       = errors.New("packed word has bits above its fields")
	ErrFeeRange         = errors.New("fee is not an 88-bit integer")
	ErrTooManyTransfers = errors.New("too many transfers in a block")
)

// EncodeBody returns the bytes a sequencer commits to and reveals. The null transactions that fill
// a block up are not part of its body; those that stand between transfers are. It refuses what
// [DecodeBody] would.
func EncodeBody(records []Record) ([]byte, error) {
	b := make([]byte, 0, TxBytes*len(records))
	for i := range records {
		if err := records[i].check(); err != nil {
			return nil, fmt.Errorf("encode body: transaction %d: %w", i, err)
		}
		for j, word := range records[i].Words() {
			w := word.Bytes()
			b = append(b, w[rules.BodyWordSize-wordBytes(j):]...)
		}
	}
	return b, nil
}

// DecodeBody reads the transactions of a body; the zero Record is the null transaction. Nothing is
// read in two ways. It refuses what L1 does, but does not know how many transactions the block has,
// and what no circuit can prove of a transaction on its own. Neither signatures nor balances are
// looked at: [ExecuteBody] does. It allocates no more than the body's own length asks for.
func DecodeBody(body []byte) ([]Record, error) {
	if len(body)%TxBytes != 0 {
		return nil, fmt.Errorf("decode body: %w: %d bytes, a transaction has %d", rules.ErrBodyLength, len(body), TxBytes)
	}
	records := make([]Record, len(body)/TxBytes)
	for i := range records {
		var err error
		if records[i], err = recordOf([TxBytes]byte(body[TxBytes*i:])); err != nil {
			return nil, fmt.Errorf("decode body: transaction %d: %w", i, err)
		}
	}
	return records, nil
}

// wordBytes is the number of bytes of a transaction's word: all but the last are whole.
func wordBytes(word int) int { return min(rules.BodyWordSize, TxBytes-rules.BodyWordSize*word) }

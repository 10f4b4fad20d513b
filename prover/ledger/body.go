package ledger

import (
	"errors"
	"fmt"

	"fernet/settlement/rules"
)

// transferSize is the length of a transaction in a body.
const transferSize = WordsPerTx * rules.BodyWordSize

// Reasons for which a body that L1 takes is one that nobody can prove, besides [ErrPoint] and [ErrSignatureRange].
var (
	ErrPackedWord       = errors.New("packed word has bits above its fields")
	ErrFeeRange         = errors.New("fee is not an 88-bit integer")
	ErrTooManyTransfers = errors.New("too many transfers in a block")
)

// EncodeBody returns the bytes a sequencer commits to and reveals. The null transactions that fill a block up are not part of its
// body; those that stand between transfers are. It refuses what [DecodeBody] would.
func EncodeBody(records []Record) ([]byte, error) {
	b := make([]byte, 0, transferSize*len(records))
	for i := range records {
		if err := records[i].check(); err != nil {
			return nil, fmt.Errorf("encode body: transaction %d: %w", i, err)
		}
		for _, word := range records[i].Words() {
			w := word.Bytes()
			b = append(b, w[:]...)
		}
	}
	return b, nil
}

// DecodeBody reads the transactions of a body; the zero Record is the null transaction. Words that the last one lacks are zero, and
// nothing else is read in two ways. It refuses what L1 does, but does not know how many transactions the block has, and what no
// circuit can prove of a transaction on its own. Neither signatures nor balances are looked at: [ExecuteBody] does.
// It allocates no more than the body's own length asks for.
func DecodeBody(body []byte) ([]Record, error) {
	if len(body)%rules.BodyWordSize != 0 {
		return nil, fmt.Errorf("decode body: %w: %d bytes", rules.ErrBodyLength, len(body))
	}
	records := make([]Record, (len(body)+transferSize-1)/transferSize)
	for i := range records {
		var words [WordsPerTx][rules.BodyWordSize]byte
		for j := range words {
			copy(words[j][:], body[min(len(body), transferSize*i+rules.BodyWordSize*j):])
		}
		var err error
		if records[i], err = recordOf(words); err != nil {
			return nil, fmt.Errorf("decode body: transaction %d: %w", i, err)
		}
	}
	return records, nil
}

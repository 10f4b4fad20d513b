package ledger

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// bodyVersion is the first byte of a block body.
const bodyVersion = 1

// bodyHeader is the length of what precedes the transfers: version 1 | count 2.
const bodyHeader = 3

// transferSize is the length of an encoded transfer:
// from 4 | to 4 | toAddress 32 | amount 12 | fee 12 | nonce 8 | publicKey 32 | signature 64.
const transferSize = 4 + 4 + fr.Bytes + amountBytes + amountBytes + 8 + pointSize + signatureSize

// MaxTransfers is the largest number of transfers a body can hold, whatever the deployment allows.
const MaxTransfers = 1<<16 - 1

// Reasons for which a body is refused, besides a malformed point, scalar or field element.
var (
	ErrBodyVersion      = errors.New("unknown version of the block body")
	ErrBodyLength       = errors.New("block body has the wrong length")
	ErrTooManyTransfers = errors.New("too many transfers in a block")
)

// EncodeBody returns the bytes a sequencer commits to and reveals. The padding of a block is not part of its body.
func EncodeBody(transfers []Transfer) ([]byte, error) {
	if len(transfers) > MaxTransfers {
		return nil, fmt.Errorf("encode body: %w: %d", ErrTooManyTransfers, len(transfers))
	}
	b := make([]byte, 0, bodyHeader+transferSize*len(transfers))
	b = append(b, bodyVersion)
	b = binary.BigEndian.AppendUint16(b, uint16(len(transfers)))
	for i := range transfers {
		b = transfers[i].append(b)
	}
	return b, nil
}

// DecodeBody is the inverse of [EncodeBody]. A list of transfers has one encoding; everything else is refused. It allocates no
// more than the body's own length asks for. Neither signatures nor balances are looked at: [Execute] does.
func DecodeBody(body []byte) ([]Transfer, error) {
	if len(body) < bodyHeader {
		return nil, fmt.Errorf("decode body: %w: %d bytes", ErrBodyLength, len(body))
	}
	if body[0] != bodyVersion {
		return nil, fmt.Errorf("decode body: %w: %d", ErrBodyVersion, body[0])
	}
	count := int(binary.BigEndian.Uint16(body[1:]))
	if want := bodyHeader + transferSize*count; len(body) != want {
		return nil, fmt.Errorf("decode body: %w: %d bytes, %d transfers need %d", ErrBodyLength, len(body), count, want)
	}
	transfers := make([]Transfer, count)
	for i := range transfers {
		if err := transfers[i].decode(body[bodyHeader+transferSize*i:][:transferSize]); err != nil {
			return nil, fmt.Errorf("decode body: transfer %d: %w", i, err)
		}
	}
	return transfers, nil
}

// append appends the encoded transfer to b.
func (t *Transfer) append(b []byte) []byte {
	address := (*fr.Element)(&t.ToAddress).Bytes()
	amount, fee := t.Amount.bytes(), t.Fee.bytes()
	key, signature := t.PublicKey.Bytes(), t.Signature.Bytes()
	b = binary.BigEndian.AppendUint32(b, t.From)
	b = binary.BigEndian.AppendUint32(b, t.To)
	b = append(b, address[:]...)
	b = append(b, amount[:]...)
	b = append(b, fee[:]...)
	b = binary.BigEndian.AppendUint64(b, t.Nonce)
	b = append(b, key[:]...)
	return append(b, signature[:]...)
}

// decode reads transferSize bytes.
func (t *Transfer) decode(b []byte) error {
	take := func(n int) []byte {
		part := b[:n]
		b = b[n:]
		return part
	}
	t.From = binary.BigEndian.Uint32(take(4))
	t.To = binary.BigEndian.Uint32(take(4))
	address, err := element(take(fr.Bytes))
	if err != nil {
		return fmt.Errorf("address: %w", err)
	}
	t.ToAddress = Address(address)
	t.Amount = amountFromBytes(take(amountBytes))
	t.Fee = amountFromBytes(take(amountBytes))
	t.Nonce = binary.BigEndian.Uint64(take(8))
	if t.PublicKey, err = point(take(pointSize)); err != nil {
		return fmt.Errorf("public key: %w", err)
	}
	if t.Signature, err = signatureFromBytes(take(signatureSize)); err != nil {
		return fmt.Errorf("signature: %w", err)
	}
	return nil
}

package mempool

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/ledger"
)

// MessageSize is the length in bytes of a transfer as nodes send it:
//
//	version 1 | sign 1 | nonce 8 | record 140
//
// The record is the transfer's in the body of a block. The sign is 1 when the x of the sender's key
// is the larger of the two that fit its y, else 0. Every transfer has one form.
const MessageSize = 2 + 8 + ledger.TxBytes

// messageVersion is the first byte of a message.
const messageVersion = 1

// signBit is where a compressed key says which x it has.
const signBit = 0x80

// errNull means that a message has the null transaction, which is nobody's.
var errNull = errors.New("it is the null transaction")

// Encode returns a transfer as nodes send it, and refuses what Decode would. It does not look at
// the signature.
func Encode(t ledger.Transfer) ([]byte, error) {
	if err := sendable(&t); err != nil {
		return nil, fmt.Errorf("encode transfer: %w", err)
	}
	record, err := ledger.EncodeBody([]ledger.Record{t.Record()})
	if err != nil {
		return nil, fmt.Errorf("encode transfer: %w", err)
	}
	key := t.PublicKey.Bytes()
	message := append(make([]byte, 0, MessageSize), messageVersion, key[len(key)-1]&signBit>>7)
	message = binary.BigEndian.AppendUint64(message, t.Nonce)
	return append(message, record...), nil
}

// Decode reads a transfer that another node sent. It does not look at the signature.
func Decode(message []byte) (ledger.Transfer, error) {
	t, err := decode(message)
	if err != nil {
		return ledger.Transfer{}, fmt.Errorf("decode transfer: %w", err)
	}
	return t, nil
}

func decode(message []byte) (t ledger.Transfer, err error) {
	if len(message) != MessageSize {
		return t, fmt.Errorf("%d bytes, a transfer has %d", len(message), MessageSize)
	}
	if version := message[0]; version != messageVersion {
		return t, fmt.Errorf("version %d, this release knows %d", version, messageVersion)
	}
	sign, nonce := message[1], binary.BigEndian.Uint64(message[2:])
	if sign > 1 {
		return t, fmt.Errorf("sign %d is neither 0 nor 1", sign)
	}
	records, err := ledger.DecodeBody(message[10:])
	if err != nil {
		return t, err
	}
	r := &records[0]
	if r.IsNull() {
		return t, errNull
	}
	if t, err = keyed(r, sign<<7, nonce); err != nil {
		return t, err
	}
	return t, sendable(&t)
}

// keyed is the transfer of a record, a nonce, and the sign of its key's x.
func keyed(r *ledger.Record, sign byte, nonce uint64) (ledger.Transfer, error) {
	for _, key := range r.Keys() {
		if b := key.Bytes(); b[len(b)-1]&signBit == sign {
			return ledger.Transfer{
				From: r.From, To: r.To, ToAddress: r.ToAddress, Amount: r.Amount, Fee: r.Fee, Nonce: nonce,
				PublicKey: key, Signature: r.Signature,
			}, nil
		}
	}
	return ledger.Transfer{}, fmt.Errorf("public key: %w: x is 0, which has no sign", ledger.ErrPoint)
}

// sendable reports what keeps a transfer from ever being in a block, whatever the ledger. That it
// fits into a record is the record's to say.
func sendable(t *ledger.Transfer) error {
	if t.IsNull() {
		return errNull
	}
	if t.Nonce == math.MaxUint64 {
		return fmt.Errorf("%w: nonce %d", ledger.ErrNonceExhausted, t.Nonce)
	}
	return nil
}

// Hash names a transfer: keccak-256 of "fernet.transfer" and its message. Another signature of the
// same sender over the same transfer is another one.
func Hash(message []byte) common.Hash {
	return crypto.Keccak256Hash([]byte("fernet.transfer"), message)
}

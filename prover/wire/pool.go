package wire

import (
	"encoding/binary"
	"fmt"
)

// Bounds of the answer to a question for a pool, in bytes and transactions: more than a whole pool
// of the reference ledger has.
const (
	MaxPoolReplySize = 2 << 20
	MaxPoolTxs       = 16384
)

// PoolQuestionSize is the length in bytes of a question for a pool.
const PoolQuestionSize = 1

// PoolQuestion asks for the transactions that wait for a block: version 1.
type PoolQuestion struct{}

// Encode returns the message.
func (PoolQuestion) Encode() []byte { return []byte{Version} }

// DecodePoolQuestion reads a question for a pool.
func DecodePoolQuestion(data []byte) (PoolQuestion, error) {
	if err := checkHead(data, PoolQuestionSize); err != nil {
		return PoolQuestion{}, fmt.Errorf("decode question for a pool: %w", err)
	}
	return PoolQuestion{}, nil
}

// PoolReply is the answer to a question for a pool: version 1 | status 1 | number 2 | that many
// transactions, each as length 2 | bytes of the application, 1 to MaxTxSize of them. There are some
// with ReplyMore, when the pool has more of them than an answer, none with ReplyUnknown and
// ReplyBusy.
type PoolReply struct {
	Status ReplyStatus
	Txs    [][]byte
}

// NewPoolReply returns the answer with as many of the transactions, the first first, as it has room
// for.
func NewPoolReply(txs [][]byte) *PoolReply {
	r, size := new(PoolReply), replyHead
	for _, tx := range txs {
		if size += 2 + len(tx); size > MaxPoolReplySize || len(r.Txs) == MaxPoolTxs {
			r.Status = ReplyMore
			break
		}
		r.Txs = append(r.Txs, tx)
	}
	return r
}

func (r *PoolReply) size() int {
	size := replyHead
	for _, tx := range r.Txs {
		size += 2 + len(tx)
	}
	return size
}

func (r *PoolReply) check() error {
	if r.Status >= replyEnd || r.Status > ReplyMore && len(r.Txs) > 0 || r.Status == ReplyMore && len(r.Txs) == 0 {
		return fmt.Errorf("%w: status %d with %d transactions", ErrValue, r.Status, len(r.Txs))
	}
	for i, tx := range r.Txs {
		if err := (&Tx{Bytes: tx}).check(); err != nil {
			return fmt.Errorf("transaction %d: %w", i, err)
		}
	}
	if size := r.size(); size > MaxPoolReplySize || len(r.Txs) > MaxPoolTxs {
		return fmt.Errorf("%w: %d transactions of %d bytes", ErrSize, len(r.Txs), size)
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (r *PoolReply) Encode() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("encode pool: %w", err)
	}
	b := append(make([]byte, 0, r.size()), Version, byte(r.Status))
	b = binary.BigEndian.AppendUint16(b, uint16(len(r.Txs)))
	for _, tx := range r.Txs {
		b = append(binary.BigEndian.AppendUint16(b, uint16(len(tx))), tx...)
	}
	return b, nil
}

// DecodePoolReply reads the answer to a question for a pool. Its transactions are parts of data,
// and are not looked at here: each is judged by itself.
func DecodePoolReply(data []byte) (*PoolReply, error) {
	status, err := checkReply(data, MaxPoolReplySize)
	if err != nil {
		return nil, fmt.Errorf("decode pool: %w", err)
	}
	r := &PoolReply{Status: status}
	if r.Txs, err = (&reader{data[2:]}).parts("transaction"); err != nil {
		return nil, fmt.Errorf("decode pool: %w", err)
	}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("decode pool: %w", err)
	}
	return r, nil
}

package wire

import "fmt"

// MaxTxSize bounds a transaction of the application, in bytes.
const MaxTxSize = MaxSize - 1

// Tx is a transaction that waits for a block: version 1 | 1 to MaxTxSize bytes, which mean
// something to the application alone. It has to see to it that a transaction has one form.
type Tx struct {
	Bytes []byte
}

func (t *Tx) check() error {
	if n := len(t.Bytes); n == 0 || n > MaxTxSize {
		return fmt.Errorf("%w: a transaction of %d bytes", ErrSize, n)
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (t *Tx) Encode() ([]byte, error) {
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("encode transaction: %w", err)
	}
	return append(append(make([]byte, 0, 1+len(t.Bytes)), Version), t.Bytes...), nil
}

// DecodeTx reads a transaction, whose bytes are a part of data.
func DecodeTx(data []byte) (*Tx, error) {
	if err := checkHead(data, max(len(data), 1)); err != nil {
		return nil, fmt.Errorf("decode transaction: %w", err)
	}
	t := &Tx{Bytes: data[1:]}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("decode transaction: %w", err)
	}
	return t, nil
}

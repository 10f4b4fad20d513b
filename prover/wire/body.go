package wire

import "fmt"

// Bounds of bodies in bytes. A body is revealed in one transaction of L1, whose nodes relay no more
// than 128 KiB.
const (
	MaxBodySize      = 120 << 10
	MaxBodyReplySize = 2 + MaxBodySize
)

// BodyReply is the answer to a question for the body of a block: version 1 | status 1 | body. The
// body is there when the status is ReplyAll. ReplyMore there is not.
type BodyReply struct {
	Status ReplyStatus
	Body   []byte
}

func (r *BodyReply) check() error {
	if r.Status >= replyEnd || r.Status == ReplyMore || (r.Status == ReplyAll) != (len(r.Body) > 0) {
		return fmt.Errorf("%w: status %d with a body of %d bytes", ErrValue, r.Status, len(r.Body))
	}
	if len(r.Body) > MaxBodySize {
		return fmt.Errorf("%w: a body of %d bytes", ErrSize, len(r.Body))
	}
	return nil
}

// Encode returns the message. It refuses what Decode refuses.
func (r *BodyReply) Encode() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("encode body: %w", err)
	}
	return append([]byte{Version, byte(r.Status)}, r.Body...), nil
}

// DecodeBodyReply reads the answer to a question for a body, which is a part of data. Whether it is
// the block's, its hash on L1 says.
func DecodeBodyReply(data []byte) (*BodyReply, error) {
	status, err := checkReply(data, MaxBodyReplySize)
	if err != nil {
		return nil, fmt.Errorf("decode body: %w", err)
	}
	r := &BodyReply{Status: status, Body: data[2:]}
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("decode body: %w", err)
	}
	return r, nil
}

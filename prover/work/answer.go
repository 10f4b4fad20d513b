package work

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/nats-io/nkeys"

	"fernet/settlement/rules"
)

// What a builder answers: version 1 | status 1 | took 4 | proof 256 or error text | signature 64.
const (
	answerVersion = 1
	answerHead    = 1 + 1 + 4
	signatureSize = 64
	maxErrorText  = 512 // bytes
)

// The two statuses.
const (
	statusProof byte = iota
	statusError
)

// errAnswer means that an answer is malformed, or not by the builder that it names.
var errAnswer = errors.New("answer is malformed")

// answer is what a builder says of a job. Nothing of it is known to be true.
type answer struct {
	builder string
	proof   [rules.ProofSize]byte
	failure string // why there is no proof; empty: there is one
	took    time.Duration
}

// signed is what a builder signs: "fernet.result" | chain id 8 | settlement 20 | job 32 | message
// without the signature. What the broker lets pass under a builder's name is not asked.
func signed(chainID uint64, settlement common.Address, id JobID, message []byte) []byte {
	b := binary.BigEndian.AppendUint64([]byte("fernet.result"), chainID)
	b = append(append(b, settlement[:]...), id[:]...)
	return append(b, message...)
}

// encode returns the message, signed by the builder's key.
func (a *answer) encode(chainID uint64, settlement common.Address, id JobID, key nkeys.KeyPair) ([]byte, error) {
	b := []byte{answerVersion, statusProof}
	if a.failure != "" {
		b[1] = statusError
	}
	b = binary.BigEndian.AppendUint32(b, uint32(min(a.took.Milliseconds(), 1<<32-1)))
	if a.failure != "" {
		b = append(b, a.failure[:min(len(a.failure), maxErrorText)]...)
	} else {
		b = append(b, a.proof[:]...)
	}
	signature, err := key.Sign(signed(chainID, settlement, id, b))
	if err != nil {
		return nil, fmt.Errorf("sign answer: %w", err)
	}
	return append(b, signature...), nil
}

// parseAnswer reads an answer under a builder's name, and verifies that it is the builder's.
func parseAnswer(chainID uint64, settlement common.Address, builder string, id JobID, message []byte) (*answer, error) {
	if len(message) <= answerHead+signatureSize || message[0] != answerVersion {
		return nil, fmt.Errorf("%w: %d bytes", errAnswer, len(message))
	}
	said, signature := message[:len(message)-signatureSize], message[len(message)-signatureSize:]
	a := &answer{builder: builder, took: time.Duration(binary.BigEndian.Uint32(said[2:])) * time.Millisecond}
	switch body := said[answerHead:]; {
	case said[1] == statusProof && len(body) == rules.ProofSize:
		copy(a.proof[:], body)
	case said[1] == statusError && len(body) <= maxErrorText:
		a.failure = fmt.Sprintf("%q", body)
	default:
		return nil, fmt.Errorf("%w: status %d with %d bytes", errAnswer, said[1], len(body))
	}
	if !nkeys.IsValidPublicUserKey(builder) {
		return nil, fmt.Errorf("%w: its builder is no key", errAnswer)
	}
	key, err := nkeys.FromPublicKey(builder)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAnswer, err)
	}
	if err := key.Verify(signed(chainID, settlement, id, said), signature); err != nil {
		return nil, fmt.Errorf("%w: %w", errAnswer, err)
	}
	return a, nil
}

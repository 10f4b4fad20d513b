package wire

import "fmt"

// QuestionSize is the length in bytes of a question: version 1 | block 12.
const QuestionSize = 1 + TagSize

// Question asks for what there is one of for a block: its body, or its transitions. The protocol
// says which.
type Question struct {
	Block BlockTag
}

// Encode returns the message.
func (q *Question) Encode() []byte {
	return append(append(make([]byte, 0, QuestionSize), Version), q.Block[:]...)
}

// DecodeQuestion reads a question.
func DecodeQuestion(data []byte) (*Question, error) {
	if err := checkHead(data, QuestionSize); err != nil {
		return nil, fmt.Errorf("decode question: %w", err)
	}
	return &Question{Block: BlockTag(data[1:])}, nil
}

// checkReply holds what is true of the head of an answer, version 1 | status 1, and returns the
// status.
func checkReply(data []byte, most int) (ReplyStatus, error) {
	if len(data) < 2 || len(data) > most {
		return 0, fmt.Errorf("%w: %d bytes", ErrSize, len(data))
	}
	if err := checkHead(data, len(data)); err != nil {
		return 0, err
	}
	return ReplyStatus(data[1]), nil
}

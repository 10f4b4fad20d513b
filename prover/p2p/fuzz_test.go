package p2p

import (
	"bytes"
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

// alone is a host without peers, for messages that are judged without a connection. A second goes
// by whenever it looks, so that no limit is reached.
func alone(f *testing.F) *member {
	c, clock := config(1), new(clock)
	c.Now = func() time.Time {
		clock.move(time.Second)
		return clock.now()
	}
	c.Transactions, c.Bodies = new(pool), bodies{tag: []byte{1}}
	return start(f, c, newEngine(tree31, tag))
}

// sendersOf are fresh names: a ban of one message's sender does not keep the next from being looked
// at.
func sendersOf() func() peer.ID {
	i := 0
	return func() peer.ID {
		i++
		return peer.ID(strconv.Itoa(i))
	}
}

// Whatever comes over a topic is taken, ignored or rejected, and what cannot be decoded is
// rejected.
func FuzzJudge(f *testing.F) {
	a, sender := alone(f), sendersOf()
	subjects := []wire.Subject{wire.SubjectProof, wire.SubjectBid, wire.SubjectRoot, wire.SubjectTx}
	for _, p := range []*wire.Proof{baseProof(tag, 17, 1, 0, true), baseProof(tag, 17, 1, 0, false)} {
		data, err := p.Encode()
		require.NoError(f, err)
		f.Add(uint8(0), data)
	}
	for i := range subjects {
		f.Add(uint8(i), []byte{})
		f.Add(uint8(i), []byte{wire.Version, 0})
	}
	f.Fuzz(func(t *testing.T, of uint8, data []byte) {
		subject := subjects[int(of)%len(subjects)]
		before := a.Metrics().Malformed.Load()
		if len(data) > wire.TagSize && wire.BlockTag(data[1:1+wire.TagSize]) != tag && subject != wire.SubjectTx {
			data = bytes.Clone(data)
			copy(data[1:], tag[:]) // it would be parked
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		answer := a.judge(ctx, message{sender(), subject, data, false})
		require.Contains(t, []Answer{AnswerTake, AnswerIgnore, AnswerReject}, answer)
		if a.Metrics().Malformed.Load() > before {
			require.Equal(t, AnswerReject, answer)
		}
	})
}

// Whatever is asked gets an answer that decodes, or an error.
func FuzzQuestions(f *testing.F) {
	a, sender := alone(f), sendersOf()
	pull, err := wire.NewPull(tag, wire.AllLevels, [wire.PullSaltSize]byte{}, nil).Encode()
	require.NoError(f, err)
	f.Add(pull)
	f.Add((&wire.Question{Block: tag}).Encode())
	f.Fuzz(func(t *testing.T, question []byte) {
		from := sender()
		if answer, err := a.answerPull(from, question); err == nil {
			_, err := wire.DecodePullReply(answer)
			require.NoError(t, err)
		}
		if answer, err := a.answerBody(from, question); err == nil {
			_, err := wire.DecodeBodyReply(answer)
			require.NoError(t, err)
		}
		if answer, err := a.answerTransitions(from, question); err == nil {
			_, err := wire.DecodeTransitionsReply(answer)
			require.NoError(t, err)
		}
	})
}

package p2p

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/libp2p/go-libp2p/core/network"
	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
)

// bodies are those of some blocks.
type bodies map[wire.BlockTag][]byte

func (b bodies) Body(tag wire.BlockTag) ([]byte, bool) {
	body, found := b[tag]
	return body, found
}

// theBody is the largest that there is, and takes no other.
var theBody = bytes.Repeat([]byte{7}, wire.MaxBodySize)

func isTheBody(body []byte) error {
	if !bytes.Equal(body, theBody) {
		return errors.New("another body")
	}
	return nil
}

// startBodies starts a host that has bodies.
func startBodies(t *testing.T, c Config, b bodies) *member {
	t.Helper()
	c.Bodies = b
	return start(t, c, newEngine(tree31, tag))
}

// A body is had from whichever peer has it: not from one that has none, or another one, which is no
// lie.
func TestBody(t *testing.T) {
	a := start(t, config(1), newEngine(tree31, tag))
	_, err := a.Body(t.Context(), tag, isTheBody)
	require.ErrorIs(t, err, ErrNoPeer)
	startBodies(t, config(2, a.address(t)), bodies{})
	reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
	_, err = a.Body(t.Context(), tag, isTheBody)
	require.ErrorIs(t, err, ErrUnknown)
	startBodies(t, config(3, a.address(t)), bodies{tag: []byte("of another fork"), otherTag: append(theBody, 1)})
	start(t, config(4, a.address(t)), newEngine(tree31, tag)) // has no bodies at all
	reaches(t, func() int { return len(a.Peers()) }, 3, "peers")
	_, err = a.Body(t.Context(), tag, isTheBody)
	require.Error(t, err)
	_, err = a.Body(t.Context(), otherTag, isTheBody)
	require.ErrorIs(t, err, ErrUnknown, "what no peer would take is not sent")
	startBodies(t, config(5, a.address(t)), bodies{tag: theBody})
	reaches(t, func() int { return len(a.Peers()) }, 4, "peers")
	got, err := a.Body(t.Context(), tag, isTheBody)
	require.NoError(t, err)
	require.Equal(t, theBody, got)
	require.Zero(t, a.Metrics().Lies.Load())
}

// A peer has so many bytes of bodies, and no more for a while.
func TestBodiesAreBounded(t *testing.T) {
	a := startBodies(t, config(1), bodies{tag: theBody})
	b := start(t, config(2, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(b.Peers()) }, 1, "peers")
	began, had := time.Now(), 0
	var err error
	for err == nil {
		if _, err = b.Body(t.Context(), tag, isTheBody); err == nil {
			had += len(theBody)
		}
	}
	require.ErrorIs(t, err, ErrBusy)
	require.LessOrEqual(t, had, pullBytesAtOnce+int(time.Since(began).Seconds()+1)*pullBytesASecond)
	require.NotZero(t, a.Metrics().PullsBusy.Load())
	require.Zero(t, a.Metrics().Lies.Load())
}

// answering has a peer answer a protocol with what no node would.
func answering(h *member, protocol string, answer []byte) {
	h.host.SetStreamHandler(h.protocol(protocol), func(s network.Stream) {
		s.SetDeadline(time.Now().Add(10 * time.Second))
		for rest := answer; len(rest) > 0; {
			n, err := s.Write(rest[:min(len(rest), 1<<16)])
			if err != nil {
				return
			}
			rest = rest[n:]
		}
		s.Close()
	})
}

// An answer that is none is its sender's lie, and is not read beyond the largest.
func TestMalformedBodies(t *testing.T) {
	for name, answer := range map[string][]byte{
		"empty":                   {},
		"of another version":      {wire.Version + 1, 0, 1},
		"unknown with a body":     {wire.Version, byte(wire.ReplyUnknown), 1},
		"far larger than allowed": append([]byte{wire.Version, 0}, make([]byte, 8<<20)...),
	} {
		t.Run(name, func(t *testing.T) {
			a := start(t, config(1), newEngine(tree31, tag))
			b := start(t, config(2, a.address(t)), newEngine(tree31, tag))
			reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
			answering(b, "body", answer)
			before, _ := a.Bytes()
			_, err := a.Body(t.Context(), tag, isTheBody)
			require.Error(t, err)
			require.EqualValues(t, 1, a.Metrics().Lies.Load())
			after, _ := a.Bytes()
			require.Less(t, after-before, int64(wire.MaxBodySize+1<<20))
		})
	}
}

// A peer that answers nothing, and keeps the stream open, is left when the caller's patience ends.
func TestSilentPeer(t *testing.T) {
	a := start(t, config(1), newEngine(tree31, tag))
	b := start(t, config(2, a.address(t)), newEngine(tree31, tag))
	reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
	b.host.SetStreamHandler(b.protocol("body"), func(network.Stream) {})
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	began := time.Now()
	_, err := a.Body(ctx, tag, isTheBody)
	require.Error(t, err)
	require.Less(t, time.Since(began), streamTimeout/2)
	require.Zero(t, a.Metrics().Lies.Load())
}

package network

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A node that is asked to stop while it makes a proof finishes it, and shares it before it ends.
func TestAStopFinishesAProof(t *testing.T) {
	w := start(t, plan{nodes: 3})
	w.feed()
	o := w.nodes[2]
	w.within(60, "it makes a proof", func() bool {
		s, err := o.page()
		return err == nil && slices.ContainsFunc(s.Blocks, func(b pageBlock) bool { return making(b) > 0 })
	})
	require.NoError(t, o.process.Stop(5*time.Minute), "exit code 0")
	o.process = nil
	begun, made := o.begunProofs(), o.logged("proof made")
	require.NotEmpty(t, begun)
	require.Len(t, made, len(begun), "what was begun was finished")
	for _, other := range w.nodes[:2] {
		for _, p := range begun {
			w.within(2, "the others have it", func() bool { return other.holds(p) })
		}
	}
}

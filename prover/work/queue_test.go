package work

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestJobsAreDone(t *testing.T) {
	b := broker(t)
	q := queue(t, b)
	build(t, Address{URL: b.URL()}, honest())
	require.Eventually(t, func() bool { return q.AtOnce() == 1 }, 10*time.Second, 20*time.Millisecond)
	for i := range int64(5) {
		proves(t, q, due(squareJob(i+1), 30*time.Second))
	}
}

package console

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/test/tty"
)

// A panel is drawn over itself, also when it gets shorter; lines come above it; in the end it is
// gone.
func TestThePanelDoesNotSmear(t *testing.T) {
	for _, width := range []int{10, 40, 200} {
		x := tty.Open(t, width)
		c := New(x.File, x.File)
		p := c.Panel()
		long := strings.Repeat("wide ", 30)
		p.Show([]string{"node-1 " + long, "node-2", "node-3"})
		c.Line("above")
		p.Show([]string{"node-1", "node-2 " + long})
		_, err := io.WriteString(c.Errs(), "a word\n")
		require.NoError(t, err)
		p.Show([]string{"last"})
		p.Close()
		p.Close()
		p.Show([]string{"too late"})
		c.Line("below")
		require.Equal(t, []string{"above", "a word", "below"}, x.Screen(), "%d columns", width)
	}
}

func TestThePanelIsSeen(t *testing.T) {
	x := tty.Open(t, 12)
	c := New(io.Discard, x.File)
	p := c.Panel()
	p.Show([]string{"node-1  0/3", "node-2  0/3"})
	p.Show([]string{"node-1  1/3", "node-2 has more to say"})
	require.Equal(t, []string{"node-1  1/3", "node-2 has…"}, x.Screen())

	// What has more lines than the terminal cannot be drawn over.
	x = tty.Open(t, 12)
	p = New(io.Discard, x.File).Panel()
	p.Show(strings.Split(strings.Repeat("line\n", 100), "\n"))
	require.Len(t, x.Screen(), 23)

	var file bytes.Buffer
	p = New(io.Discard, &file).Panel()
	p.Show([]string{"node-1"})
	p.Close()
	require.Empty(t, file.String())
}

func TestMeter(t *testing.T) {
	require.Equal(t, []string{"░░░░", "██░░", "████", "████", "░░░░"}, []string{Meter(4, 0, 3), Meter(4, 5, 8), Meter(4, 8, 8), Meter(4, 9, 8), Meter(4, 1, 0)})
}

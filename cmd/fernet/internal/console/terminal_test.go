//go:build linux

package console

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/test/tty"
)

// around is a writer around another, as the program has one around its standard output.
type around struct{ io.Writer }

func (a around) Unwrap() io.Writer { return a.Writer }

// A terminal is one also behind other writers, and gets colours.
func TestColoursOnATerminal(t *testing.T) {
	for name, wrap := range map[string]func(io.Writer) io.Writer{
		"itself":          func(w io.Writer) io.Writer { return w },
		"behind a writer": func(w io.Writer) io.Writer { return around{w} },
		"behind two":      func(w io.Writer) io.Writer { return around{around{w}} },
	} {
		x := tty.Open(t, 80)
		c := New(wrap(x.File), io.Discard)
		c.Good("all agree")
		c.Table(Table{Columns: []string{"state", "n>"}, Rows: [][]any{{Cell{Text: "prunable", Tone: Bad}, Cell{Text: 3, Tone: Good}}, {"plain", 4}}})
		raw := x.Raw()
		require.Contains(t, raw, "\x1b[1;32mall agree\x1b[0m\n", name)
		require.Contains(t, raw, "\x1b[1;31mprunable\x1b[0m", name)
		require.Contains(t, raw, "  \x1b[1;32m3\x1b[0m\n", name)
		require.Contains(t, raw, "\x1b[1mstate\x1b[0m", name, "headers are bold")
		require.Contains(t, raw, "  plain     4\n", name)
	}
}

func TestWhoGetsColours(t *testing.T) {
	for _, x := range []struct {
		env       string
		tty, pipe bool
	}{
		{"", true, false},
		{"TERM=xterm", true, false},
		{"TERM=dumb", false, false},
		{"NO_COLOR=1", false, false},
		{"CLICOLOR=0", false, false},
		{"CLICOLOR=1", true, false},
		{"CLICOLOR_FORCE=1", true, true},
		{"CLICOLOR_FORCE=0", true, false},
		{"FORCE_COLOR=1", true, true},
		{"FORCE_COLOR=true", true, true},
		{"FORCE_COLOR=0", false, false},
		{"FORCE_COLOR=1 TERM=dumb", true, true},
		{"FORCE_COLOR=1 NO_COLOR=1", false, false},
	} {
		env := func(name string) string {
			for _, v := range strings.Fields(x.env) {
				if value, ok := strings.CutPrefix(v, name+"="); ok {
					return value
				}
			}
			return ""
		}
		require.Equal(t, x.tty, coloured(true, env), "a terminal with %s", x.env)
		require.Equal(t, x.pipe, coloured(false, env), "a pipe with %s", x.env)
	}
	// The environment that is asked is that of the process.
	t.Setenv("NO_COLOR", "")
	t.Setenv("FORCE_COLOR", "1")
	var out bytes.Buffer
	New(&out, io.Discard).Bad("no")
	require.Equal(t, "\x1b[1;31mno\x1b[0m\n", out.String())
	t.Setenv("NO_COLOR", "1")
	x := tty.Open(t, 80)
	t.Setenv("NO_COLOR", "1")
	New(x.File, io.Discard).Bad("no")
	require.Equal(t, "no\n", x.Raw())
}

var wide = Table{
	Columns: []string{"staker>", "owner", "state", "hash", ""},
	Rows: [][]any{
		{1, "0xf39Fd6e5…", "pending until L1 block 12345, in 128 blocks (about 25m36s)", "0x" + strings.Repeat("ab", 32), Cell{Text: "DISAGREES", Tone: Bad}},
		{12, "0x70997970…", Cell{Text: "active", Tone: Good}, "0x" + strings.Repeat("cd", 32), ""},
	},
	Footer: []any{"", "sum", "", "2", ""},
}

// Whatever the width, no row is wider, and every word of the table is there.
func TestTablesFitTheTerminal(t *testing.T) {
	for _, width := range []int{20, 40, 60, 80, 100, 120, 200} {
		x := tty.Open(t, width)
		New(x.File, io.Discard).Table(wide)
		raw := x.Raw()
		all := stripped(raw)
		for _, line := range strings.Split(all, "\n") {
			require.LessOrEqual(t, widthOf(line), width, "%d columns: %q", width, line)
			require.Equal(t, strings.TrimRight(line, " "), line, "no blanks at the end")
		}
		squeezed := strings.Join(strings.Fields(all), "")
		for _, row := range wide.grid(false)[1:] {
			for _, cell := range row {
				// in rows of several lines words of one cell are not next to each other
				if width >= 120 {
					for _, word := range strings.Fields(cell.text) {
						require.Contains(t, squeezed, word, "%d columns", width)
					}
				} else {
					require.Contains(t, squeezed, strings.Join(strings.Fields(cell.text), ""), "%d columns", width)
				}
			}
		}
		require.Contains(t, raw, "\x1b[1;31m", "%d columns: a verdict keeps its colour", width)
	}
}

// Where a table just does not fit, cells with a short form get that, and the table stays one.
func TestShortForms(t *testing.T) {
	table := Table{Columns: []string{"transaction", "best total>"}, Rows: [][]any{{Cell{Text: "0x" + strings.Repeat("ab", 32), Short: "0xabab…", Tone: Good}, 7}}}
	for columns, want := range map[int][]string{
		100: {"  transaction" + strings.Repeat(" ", 57) + "best total", strings.Repeat("-", 80), "  0x" + strings.Repeat("ab", 32) + strings.Repeat(" ", 11) + "7"},
		75:  {"  transaction  best total"},
		40:  {"  transaction  best total", "-------------------------", "  0xabab…               7"},
		12:  {"transa  0xab"},
	} {
		x := tty.Open(t, columns)
		New(x.File, io.Discard).Table(table)
		screen := x.Screen()
		require.Equal(t, want, screen[:len(want)], "%d columns", columns)
	}
}

func TestANarrowTerminalGetsLists(t *testing.T) {
	x := tty.Open(t, 40)
	New(x.File, io.Discard).Table(wide)
	require.Equal(t, []string{
		"staker  1",
		"owner   0xf39Fd6e5…",
		"state   pending until L1 block 12345, in",
		"        128 blocks (about 25m36s)",
		"hash    0xababababababababababababababab",
		"        abababababababababababababababab",
		"        ab DISAGREES",
	}, x.Screen()[:7])
}

// What is no terminal gets one line a row, however long, whatever COLUMNS says.
func TestPipesAreNotCut(t *testing.T) {
	t.Setenv("COLUMNS", "40")
	var out bytes.Buffer
	c := New(&out, io.Discard)
	c.Table(wide)
	long := strings.Repeat("word ", 100)
	c.Line("%s", long)
	require.Contains(t, out.String(), "pending until L1 block 12345, in 128 blocks (about 25m36s)  0x"+strings.Repeat("ab", 32))
	require.Contains(t, out.String(), "\n"+long+"\n")
}

// Prose is broken between words, and goes on where it began.
func TestLinesAreBrokenBetweenWords(t *testing.T) {
	x := tty.Open(t, 40)
	c := New(x.File, io.Discard)
	hash := "0x" + strings.Repeat("ab", 32)
	c.Line("\n  node %d: the quick brown fox jumps over the lazy dog, %s.", 3, hash)
	c.Item(Warn, "warn", "clock: the clock of this machine is behind that of L1")
	c.Good("short")
	require.Equal(t, "\n  node 3: the quick brown fox jumps over\n  the lazy dog,\n  "+hash+".\n"+
		"\x1b[33mwarn  \x1b[0mclock: the clock of this machine\n      is behind that of L1\n\x1b[1;32mshort\x1b[0m\n", x.Raw())
}

// What has a name or a number goes on under its text. A value that has room only on a line of its
// own gets that.
func TestLinesGoOnUnderTheirText(t *testing.T) {
	x := tty.Open(t, 40)
	c := New(x.File, io.Discard)
	c.Line("  4. back up the keys and their password, apart from each other")
	c.Line("  VRF mode        private: the ranking is hidden until proofs are shared")
	c.Line("  a name with words that is too long to indent  so it is prose")
	c.Line("token         0x%s", strings.Repeat("ab", 16))
	require.Equal(t, `  4. back up the keys and their
     password, apart from each other
  VRF mode        private: the ranking
                  is hidden until proofs
                  are shared
  a name with words that is too long to
  indent so it is prose
token
0xabababababababababababababababab
`, x.Raw())
}

// Notes and errors are broken between words as well, but a question keeps its line: the answer is
// typed behind it.
func TestNotesAreBrokenBetweenWords(t *testing.T) {
	x := tty.Open(t, 40)
	errs := New(io.Discard, x.File).Errs()
	n, err := io.WriteString(errs, "waiting for block 181, in 99 blocks, which takes a while\nsent 0x00\n")
	require.NoError(t, err)
	require.Equal(t, 67, n)
	question := "are these parameters right, which can never be changed? [y/N] "
	_, err = io.WriteString(errs, question)
	require.NoError(t, err)
	require.Equal(t, "waiting for block 181, in 99 blocks,\nwhich takes a while\nsent 0x00\n"+question, x.Raw())

	var plain bytes.Buffer
	long := strings.Repeat("word ", 100) + "\n"
	_, err = io.WriteString(New(io.Discard, &plain).Errs(), long)
	require.NoError(t, err)
	require.Equal(t, long, plain.String(), "a file gets lines of any length")
}

// Behind a bar of any width a terminal has room for the ^C that it writes when that is typed, so
// that the bar is gone afterwards.
func TestTheBarLeavesRoomForCtrlC(t *testing.T) {
	for _, width := range []int{20, 40, 80, 200} {
		x := tty.Open(t, width)
		c := New(io.Discard, x.File)
		bar := c.Progress("waiting for block 181, in 99 blocks", 99)
		late(bar)
		bar.Add(1, "about a minute and a half")
		_, err := io.WriteString(x.File, interrupt)
		require.NoError(t, err)
		bar.Close()
		require.Empty(t, strings.Join(x.Screen(), "\n"), "%d columns", width)
	}
}

// late makes a bar draw the next change, as if it had taken long.
func late(bar *Progress) {
	bar.c.mu.Lock()
	defer bar.c.mu.Unlock()
	bar.drawn = time.Time{}
}

// However narrow the terminal, a bar is one line, which is drawn over itself, and is gone in the
// end.
func TestTheBarDoesNotSmear(t *testing.T) {
	for _, width := range []int{10, 20, 40, 80, 200} {
		x := tty.Open(t, width)
		c := New(x.File, x.File)
		bar := c.Progress("setting up, constraints", 100_000)
		for range 100 {
			bar.Add(1000, "transaction rollup")
			late(bar)
		}
		c.Line("above")
		_, err := io.WriteString(c.Errs(), "a warning\n")
		require.NoError(t, err)
		bar.Close()
		bar.Close()
		c.Line("below")
		require.Equal(t, []string{"above", "a warning", "below"}, x.Screen(), "%d columns", width)
	}
}

// A terminal that became narrower gets a shorter bar.
func TestTheBarFollowsTheWidth(t *testing.T) {
	x := tty.Open(t, 100)
	c := New(io.Discard, x.File)
	bar := c.Progress("proving", 10)
	late(bar)
	bar.Add(5, "")
	x.Resize(30)
	late(bar)
	bar.Add(1, "node 7")
	bar.Close()
	raw := x.Raw()
	require.Contains(t, raw, "   proving  "+strings.Repeat("█", 16)+strings.Repeat("░", 16)+"  5/10")
	last := raw[strings.LastIndex(raw, "\r   "):]
	require.Contains(t, last, "6/10")
	require.LessOrEqual(t, widthOf(stripped(last)), 29)
}

func TestTheBarInAWidth(t *testing.T) {
	p := &Progress{label: "proving", detail: "node 12", done: 3, total: 12}
	require.Equal(t, "   proving, node 12  ████████░░░░░░░░░░░░░░░░░░░░░░░░  3/12  1m0s, about 3m0s left", p.line(120, time.Minute))
	require.Equal(t, "   proving, node 12  3/12  1m0s, about 3m0s left", p.line(50, time.Minute))
	require.Equal(t, "   proving, node 12  ███░░░░░░░░░  3/12", p.line(39, time.Minute))
	require.Equal(t, "   proving, node 12  3/12", p.line(26, time.Minute))
	require.Equal(t, "   proving, n…  3/12", p.line(20, time.Minute))
	require.Equal(t, "  3/1", p.line(5, time.Minute))
}

// A terminal without cursor movements gets the two lines that a file gets.
func TestDumbTerminalsGetNoBar(t *testing.T) {
	x := tty.Open(t, 80)
	t.Setenv("TERM", "dumb")
	c := New(io.Discard, x.File)
	bar := c.Progress("proving", 2)
	bar.Add(1, "node 1")
	bar.Close()
	require.Equal(t, "   proving: 2 to do\n   proving: 1 of 2 done\n", x.Raw())
}

// stripped is text without its escape sequences.
func stripped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\x1b' {
			for i++; s[i] != 'm' && s[i] != 'K'; i++ {
			}
			continue
		}
		if s[i] != '\r' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

package console

import (
	"cmp"
	"fmt"
	"io"
	"time"
)

// Progress is a bar for long work. Where progress does not go to a terminal it
// is a line at the start and one at the end.
type Progress struct {
	c       *Console
	label   string
	detail  string
	total   int
	done    int
	started time.Time
	drawn   time.Time
	closed  bool
	clock   *time.Timer // draws it for the clock
}

// The longest bar, and how often it is drawn: at most each redrawLeast, at least each redrawMost,
// for the clock.
const (
	longestBar  = 32
	redrawLeast = 50 * time.Millisecond
	redrawMost  = time.Second
)

// interrupt is what a terminal writes behind a bar when Ctrl-C is typed.
const interrupt = "^C"

// Progress starts a bar of total steps. There is one at a time.
func (c *Console) Progress(label string, total int) *Progress {
	p := &Progress{c: c, label: label, total: total, started: time.Now()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.errsTTY == nil {
		fmt.Fprintf(c.errs, "   %s: %d to do\n", label, total)
		return p
	}
	c.below, p.clock = p, time.AfterFunc(redrawMost, func() { p.Add(0, "") })
	p.draw()
	return p
}

// Add counts n more steps as done, with an optional detail of what is under way.
func (p *Progress) Add(n int, detail string) {
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	p.done += n
	p.detail = cmp.Or(detail, p.detail)
	if p.c.below == p && (n == 0 || p.done >= p.total || time.Since(p.drawn) >= redrawLeast) {
		p.draw()
	}
}

// Close ends the bar, also before all is done.
func (p *Progress) Close() {
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	if p.closed {
		return
	}
	p.closed = true
	if p.c.errsTTY == nil {
		fmt.Fprintf(p.c.errs, "   %s: %d of %d done\n", p.label, p.done, p.total)
	}
	if p.c.below == p {
		p.hide()
		p.c.below = nil
	}
}

// hide takes the bar from its line. It is called with the lock held, like draw.
func (p *Progress) hide() {
	// The bar fails only when its writer does; the work goes on without it.
	_, _ = io.WriteString(p.c.errs, "\r\x1b[K")
}

func (p *Progress) draw() {
	p.drawn = time.Now()
	p.clock.Reset(redrawMost)
	// A line as wide as the terminal would break, and the next one be drawn under it.
	width := columns(p.c.errsTTY) - 1 - len(interrupt)
	_, _ = io.WriteString(p.c.errs, "\r"+p.line(width, p.drawn.Sub(p.started))+"\x1b[K")
}

// line is the bar in a width. The count stays when there is not room for all, then the label, then
// the time, then the bar.
func (p *Progress) line(width int, elapsed time.Duration) string {
	label := "   " + p.label
	if p.detail != "" {
		label += ", " + p.detail
	}
	count := fmt.Sprintf("  %d/%d", p.done, p.total)
	clock := "  " + elapsed.Round(time.Second).String()
	if p.done > 0 && p.done < p.total {
		left := elapsed / time.Duration(p.done) * time.Duration(p.total-p.done)
		clock += fmt.Sprintf(", about %s left", left.Round(time.Second))
	}
	room := width - widthOf(label) - len(count)
	if room < len(clock) {
		clock = ""
	}
	const least = 8
	bar := ""
	if length := min(longestBar, room-len(clock)-len(between)); length >= least && p.total > 0 {
		bar = between + Meter(length, p.done, p.total)
	}
	if rest := width - len(count); rest > 0 {
		label = cells.Truncate(label, rest, "…")
	} else {
		label = ""
	}
	return cells.Truncate(label+bar+count+clock, width, "")
}

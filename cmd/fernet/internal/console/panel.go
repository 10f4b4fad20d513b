package console

import (
	"fmt"
	"io"
	"strings"
)

// Panel is lines at the end of a terminal that are drawn over themselves, for what several things
// do at once. Where progress does not go to a terminal it shows nothing: see [Console.Live].
type Panel struct {
	c     *Console
	lines []string
	drawn int // rows on the terminal now
}

// Panel starts a panel. There is one panel or bar at a time.
func (c *Console) Panel() *Panel {
	p := &Panel{c: c}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.errsTTY != nil {
		c.below = p
	}
	return p
}

// Meter is a bar of so many cells that is filled as far as done is of total.
func Meter(cells, done, total int) string {
	full := 0
	if total > 0 {
		full = min(cells, cells*done/total)
	}
	return strings.Repeat("█", full) + strings.Repeat("░", cells-full)
}

// Show draws other lines. One that is wider than the terminal is cut off.
func (p *Panel) Show(lines []string) {
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	if p.c.below != p {
		return
	}
	p.lines = lines
	p.draw()
}

// Close takes the panel from the terminal.
func (p *Panel) Close() {
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	if p.c.below == p {
		p.hide()
		p.c.below = nil
	}
}

// hide takes the lines from the terminal. It is called with the lock held, like draw.
func (p *Panel) hide() {
	// The panel fails only when its writer does; the work goes on without it.
	_, _ = io.WriteString(p.c.errs, p.top()+"\x1b[J")
	p.drawn = 0
}

// top moves to the first of the rows that are drawn.
func (p *Panel) top() string {
	if p.drawn == 0 {
		return "\r"
	}
	return fmt.Sprintf("\r\x1b[%dA", p.drawn)
}

// draw writes the lines over those that are there, as many as the terminal has rows for: what
// scrolls out of it cannot be drawn over.
func (p *Panel) draw() {
	width, height := columns(p.c.errsTTY)-1, rows(p.c.errsTTY)-1
	lines := p.lines[:min(len(p.lines), height)]
	var b strings.Builder
	b.WriteString(p.top())
	for _, line := range lines {
		b.WriteString(cells.Truncate(line, width, "…") + "\x1b[K\n")
	}
	b.WriteString("\x1b[J")
	p.drawn = len(lines)
	_, _ = io.WriteString(p.c.errs, b.String())
}

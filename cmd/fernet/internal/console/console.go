// Package console is what a person sees of a command: headings, lines,
// aligned tables and progress bars, with colours on a terminal only.
package console

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// Console writes for a person. With JSON output that goes to standard error,
// so that standard output holds one object and nothing else.
type Console struct {
	out      io.Writer
	progress io.Writer
	colour   bool
	live     bool // progress goes to a terminal
}

// New returns a console that writes to out, and progress to err. Colours are
// used when out is a terminal and NO_COLOR (https://no-color.org) is not set.
func New(out, err io.Writer) *Console {
	return &Console{
		out: out, progress: err, live: isTerminal(err),
		colour: isTerminal(out) && os.Getenv("NO_COLOR") == "",
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Step writes the heading of a numbered step.
func (c *Console) Step(n int, title string) {
	heading := fmt.Sprintf("%d. %s", n, title)
	fmt.Fprintf(c.out, "\n%s\n", c.paint(heading, text.Bold, text.FgCyan))
}

// Line writes one line.
func (c *Console) Line(format string, args ...any) {
	fmt.Fprintf(c.out, format+"\n", args...)
}

// Good writes a line that says something went as it should.
func (c *Console) Good(format string, args ...any) {
	c.Line("%s", c.paint(fmt.Sprintf(format, args...), text.Bold, text.FgGreen))
}

// Bad writes a line that says something did not.
func (c *Console) Bad(format string, args ...any) {
	c.Line("%s", c.paint(fmt.Sprintf(format, args...), text.Bold, text.FgRed))
}

func (c *Console) paint(s string, colours ...text.Color) string {
	if !c.colour {
		return s
	}
	// go-pretty has a switch of its own, set from the environment of the process: ours decides.
	text.EnableColors()
	return text.Colors(colours).Sprint(s)
}

// Align says to which side a column is aligned.
type Align bool

// Columns of words are aligned to the left, of numbers to the right.
const (
	Left  Align = false
	Right Align = true
)

// Column is a table's column.
type Column struct {
	Name  string
	Align Align
}

// Table is rows of cells under columns, and optional footer cells.
type Table struct {
	Columns []Column
	Rows    [][]any
	Footer  []any
}

// Table writes a table.
func (c *Console) Table(t Table) {
	w := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateColumns: false, SeparateHeader: true, SeparateFooter: true}
	style.Format.Header, style.Format.Footer = text.FormatDefault, text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "  ", ""
	style.Box.MiddleHorizontal = "-"
	style.Box.Left, style.Box.Right = "", ""
	w.SetStyle(style)

	header := make(table.Row, len(t.Columns))
	configs := make([]table.ColumnConfig, len(t.Columns))
	for i, column := range t.Columns {
		header[i] = column.Name
		align := text.AlignLeft
		if column.Align == Right {
			align = text.AlignRight
		}
		configs[i] = table.ColumnConfig{Number: i + 1, Align: align, AlignHeader: align, AlignFooter: align}
	}
	w.AppendHeader(header)
	w.SetColumnConfigs(configs)
	for _, row := range t.Rows {
		w.AppendRow(row)
	}
	if len(t.Footer) > 0 {
		w.AppendFooter(t.Footer)
	}
	// The last column is padded too: nobody needs blanks at the end of a line.
	for line := range strings.Lines(w.Render()) {
		fmt.Fprintln(c.out, strings.TrimRight(line, " \n"))
	}
}

// Progress is a bar for long work. Where progress does not go to a terminal it
// is a line at the start and one at the end.
type Progress struct {
	c     *Console
	bar   *progressbar.ProgressBar
	label string
	total int
	done  int
}

// Progress starts a bar of total steps.
func (c *Console) Progress(label string, total int) *Progress {
	p := &Progress{c: c, label: label, total: total}
	if !c.live {
		fmt.Fprintf(c.progress, "   %s: %d to do\n", label, total)
		return p
	}
	p.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(c.progress),
		progressbar.OptionSetDescription("   "+label),
		progressbar.OptionSetWidth(32),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(true),
		progressbar.OptionSetTheme(progressbar.Theme{Saucer: "█", SaucerPadding: "░", BarStart: " ", BarEnd: " "}),
	)
	return p
}

// Add counts n more steps as done, with an optional detail of what is under way.
func (p *Progress) Add(n int, detail string) {
	p.done += n
	if p.bar == nil {
		return
	}
	if detail != "" {
		p.bar.Describe("   " + p.label + ", " + detail)
	}
	// The bar fails only when its writer does; the work goes on without it.
	_ = p.bar.Add(n)
}

// Close ends the bar, also before all is done.
func (p *Progress) Close() {
	if p.bar == nil {
		fmt.Fprintf(p.c.progress, "   %s: %d of %d done\n", p.label, p.done, p.total)
		return
	}
	_ = p.bar.Clear()
	_ = p.bar.Exit()
}

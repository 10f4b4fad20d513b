package console

import (
	"fmt"
	"slices"
	"strings"
)

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

// Cell is a cell with a colour, or with a short form for narrow terminals. A cell of any other type
// is plain.
type Cell struct {
	Text  any
	Tone  Tone
	Short string // stands for Text in a table that does not fit otherwise; a list has Text again
}

// Cell is a cell with a text of this tone.
func (tone Tone) Cell(text any) Cell { return Cell{Text: text, Tone: tone} }

// Verdict is the tone of what is as it should be, or of what is not.
func Verdict(good bool) Tone {
	if good {
		return Good
	}
	return Bad
}

// Cut is the beginning of a long text, such as a key's: n bytes of it.
func Cut(text any, n int) string { return fmt.Sprint(text)[:n] + "…" }

// Short is the beginning of a long value of hexadecimal digits, such as an address: six of them.
func Short(value fmt.Stringer) string { return Cut(value, len("0x123456")) }

// Address is the cell of an address, of which a narrow terminal has the first six digits.
func Address(value fmt.Stringer) Cell { return Cell{Text: value, Short: Short(value)} }

// Hash is the cell of a hash, of which a narrow terminal has the first ten digits.
func Hash(value fmt.Stringer) Cell { return Cell{Text: value, Short: Cut(value, len("0x1234567890"))} }

// Columns are columns with these names. One of numbers has a name that ends with ">", which is not
// shown: "block>".
func Columns(names ...string) []Column {
	var columns []Column
	for _, name := range names {
		name, right := strings.CutSuffix(name, ">")
		columns = append(columns, Column{name, Align(right)})
	}
	return columns
}

// Table is rows of cells under columns, and optional footer cells.
type Table struct {
	Columns []Column
	Rows    [][]any
	Footer  []any
}

// NewTable returns a table without rows, of columns as Columns has them.
func NewTable(columns ...string) Table { return Table{Columns: Columns(columns...)} }

// Row adds a row.
func (t *Table) Row(cells ...any) { t.Rows = append(t.Rows, cells) }

const (
	gap = 2 // blanks before each column
	// A column is not broken to less than this: rows of many short lines are harder to read than a
	// list of values.
	narrowest = 16
)

// Table writes a table. On a terminal that is too narrow for it cells with a short form get that,
// and long cells are broken between words; if that is not enough, each row becomes a list of its
// values under their columns' names.
func (c *Console) Table(t Table) {
	width := c.width()
	widths, _ := t.fit(0)
	if rule(widths) > width && width > 0 {
		short, fits := t.shortened(), false
		if widths, fits = short.fit(width); !fits {
			c.write(c.lists(t, width))
			return
		}
		t = short
	}
	var b strings.Builder
	header := make([]any, len(t.Columns))
	for i, column := range t.Columns {
		header[i] = Cell{Text: column.Name, Tone: Strong}
	}
	line := strings.Repeat("-", rule(widths)) + "\n"
	b.WriteString(c.row(t, widths, header) + line)
	for _, row := range t.Rows {
		b.WriteString(c.row(t, widths, row))
	}
	if len(t.Footer) > 0 {
		b.WriteString(line + c.row(t, widths, t.Footer))
	}
	c.write(b.String())
}

// rule is the width of a table.
func rule(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += gap + w
	}
	return sum
}

// cell splits a cell into text and colour.
func cell(v any) (string, Tone) {
	if cell, ok := v.(Cell); ok {
		return fmt.Sprint(cell.Text), cell.Tone
	}
	return fmt.Sprint(v), Plain
}

// shortened is the table with the short forms of its cells.
func (t *Table) shortened() Table {
	short := *t
	short.Rows = nil
	for _, row := range t.Rows {
		row = slices.Clone(row)
		for i, v := range row {
			if cell, ok := v.(Cell); ok && cell.Short != "" {
				row[i] = Cell{Text: cell.Short, Tone: cell.Tone}
			}
		}
		short.Rows = append(short.Rows, row)
	}
	return short
}

// fit returns the widths of the columns, and false when they cannot be made to fit.
func (t *Table) fit(width int) ([]int, bool) {
	widths, least := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	measure := func(i int, text string, narrowest int) {
		w := widthOf(text)
		widths[i] = max(widths[i], w)
		least[i] = max(least[i], longestWord(text), min(w, narrowest))
	}
	for i, column := range t.Columns {
		measure(i, column.Name, 0)
	}
	for _, row := range append(slices.Clone(t.Rows), t.Footer) {
		for i, v := range row {
			text, _ := cell(v)
			measure(i, text, narrowest)
		}
	}
	if width == 0 {
		return widths, true
	}
	over := gap*len(widths) - width
	for _, w := range widths {
		over += w
	}
	for over > 0 {
		// The widest column that can still be broken gives way.
		widest := -1
		for i := range widths {
			if widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
		over--
	}
	return widths, true
}

// row is a row of a table, of as many lines as its highest cell has.
func (c *Console) row(t Table, widths []int, row []any) string {
	lines := make([][]string, len(row))
	tones := make([]Tone, len(row))
	height := 1
	for i, v := range row {
		var text string
		text, tones[i] = cell(v)
		lines[i] = wrap(text, widths[i], true)
		height = max(height, len(lines[i]))
	}
	var b strings.Builder
	for n := range height {
		blanks := 0 // that are not written yet: there are none at the end of a line
		for i := range row {
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			fill := widths[i] - widthOf(text)
			blanks += gap
			if t.Columns[i].Align == Right {
				blanks, fill = blanks+fill, 0
			}
			if strings.TrimSpace(text) != "" {
				b.WriteString(strings.Repeat(" ", blanks) + c.paint(tones[i], text))
				blanks = 0
			} else {
				fill += widthOf(text)
			}
			blanks += fill
		}
		b.WriteString("\n")
	}
	return b.String()
}

// lists writes each row as a list. What has no column name belongs to the value before it.
func (c *Console) lists(t Table, width int) string {
	type value struct {
		name, text string
		tone       Tone
	}
	names := 0
	var rows [][]value
	for _, row := range append(slices.Clone(t.Rows), t.Footer) {
		var values []value
		for i, v := range row {
			text, tone := cell(v)
			switch {
			case text == "":
			case t.Columns[i].Name == "" && len(values) > 0:
				last := &values[len(values)-1]
				last.text += "  " + text
				if tone != Plain {
					last.tone = tone
				}
			default:
				values = append(values, value{t.Columns[i].Name, text, tone})
				names = max(names, widthOf(t.Columns[i].Name))
			}
		}
		if len(values) > 0 {
			rows = append(rows, values)
		}
	}
	indent := min(names, width/2) + gap
	var b strings.Builder
	for i, row := range rows {
		if i > 0 {
			b.WriteString("\n")
		}
		for n, v := range row {
			tone := v.tone
			if n == 0 && tone == Plain {
				tone = Strong // what the row is about
			}
			for part, text := range wrap(v.text, max(width-indent, 1), true) {
				lead := strings.Repeat(" ", indent)
				if part == 0 {
					name := cells.Truncate(v.name, indent-gap, "")
					lead = name + strings.Repeat(" ", indent-widthOf(name))
				}
				b.WriteString(lead + c.paint(tone, text) + "\n")
			}
		}
	}
	return b.String()
}

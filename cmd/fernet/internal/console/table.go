package console

import (
	"cmp"
	"fmt"
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

// shown is a cell as it is shown.
type shown struct {
	text string
	tone Tone
}

// grid is all of a table: its header, its rows, and its footer, if there is one.
func (t *Table) grid(short bool) (grid [][]shown) {
	header := make([]any, len(t.Columns))
	for i, column := range t.Columns {
		header[i] = Strong.Cell(column.Name)
	}
	for _, row := range append(append([][]any{header}, t.Rows...), t.Footer) {
		var cells []shown
		for _, v := range row {
			cell, is := v.(Cell)
			if !is {
				cell.Text = v
			}
			if short && cell.Short != "" {
				cell.Text = cell.Short
			}
			cells = append(cells, shown{fmt.Sprint(cell.Text), cell.Tone})
		}
		if len(cells) > 0 {
			grid = append(grid, cells)
		}
	}
	return grid
}

// Table writes a table. On a terminal that is too narrow for it cells with a short form get that,
// and long cells are broken between words; if that is not enough, each row becomes a list of its
// values under their columns' names.
func (c *Console) Table(t Table) {
	width, grid := columns(c.tty), t.grid(false)
	widths := fit(grid, 0)
	if width > 0 && rule(widths) > width {
		short := t.grid(true)
		if widths = fit(short, width); widths == nil {
			c.write(c.lists(grid, width))
			return
		}
		grid = short
	}
	line := strings.Repeat("-", rule(widths)) + "\n"
	text := c.row(t.Columns, widths, grid[0]) + line
	for n, row := range grid[1:] {
		if n == len(t.Rows) { // the footer
			text += line
		}
		text += c.row(t.Columns, widths, row)
	}
	c.write(text)
}

// rule is the width of a table.
func rule(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += gap + w
	}
	return sum
}

// fit returns the widths of the columns in a terminal, nil when they cannot be made to fit. A width
// of 0 has room for all.
func fit(grid [][]shown, width int) []int {
	widths, least := make([]int, len(grid[0])), make([]int, len(grid[0]))
	for n, row := range grid {
		for i, cell := range row {
			w := widthOf(cell.text)
			widths[i] = max(widths[i], w)
			least[i] = max(least[i], longestWord(cell.text))
			if n > 0 { // names may be broken to less
				least[i] = max(least[i], min(w, narrowest))
			}
		}
	}
	for width > 0 && rule(widths) > width {
		// The widest column that can still be broken gives way.
		widest := -1
		for i := range widths {
			if widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil
		}
		widths[widest]--
	}
	return widths
}

// row is a row of a table, of as many lines as its highest cell has.
func (c *Console) row(columns []Column, widths []int, row []shown) string {
	lines, height := make([][]string, len(row)), 1
	for i, cell := range row {
		lines[i] = wrap(cell.text, widths[i], true)
		height = max(height, len(lines[i]))
	}
	var b strings.Builder
	for n := range height {
		line := ""
		for i, cell := range row {
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			fill := strings.Repeat(" ", widths[i]-widthOf(text))
			if text = c.paint(cell.tone, text); columns[i].Align == Right {
				text = fill + text
			} else {
				text += fill
			}
			line += strings.Repeat(" ", gap) + text
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// lists writes each row as a list. What has no column name belongs to the value before it.
func (c *Console) lists(grid [][]shown, width int) string {
	indent := 0
	for _, column := range grid[0] {
		indent = max(indent, min(widthOf(column.text), width/2)+gap)
	}
	var b strings.Builder
	for _, row := range grid[1:] {
		var values []shown
		var names []string
		for i, cell := range row {
			switch last, name := len(values)-1, grid[0][i].text; {
			case cell.text == "":
			case name == "" && last >= 0:
				values[last].text += "  " + cell.text
				values[last].tone = cmp.Or(cell.tone, values[last].tone)
			default:
				values, names = append(values, cell), append(names, cells.Truncate(name, indent-gap, ""))
			}
		}
		if len(values) > 0 && b.Len() > 0 {
			b.WriteString("\n")
		}
		for i, v := range values {
			if i == 0 {
				v.tone = cmp.Or(v.tone, Strong) // what the row is about
			}
			lead := names[i]
			for _, text := range wrap(v.text, max(width-indent, 1), true) {
				b.WriteString(lead + strings.Repeat(" ", indent-widthOf(lead)) + c.paint(v.tone, text) + "\n")
				lead = ""
			}
		}
	}
	return b.String()
}

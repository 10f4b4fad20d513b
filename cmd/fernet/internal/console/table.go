package console

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

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

// Table is rows of cells under columns, and optional footer cells. The name of a column of numbers
// ends with ">", which is not shown: "block>".
type Table struct {
	Columns []string
	Rows    [][]any
	Footer  []any
}

// NewTable returns a table without rows.
func NewTable(columns ...string) Table { return Table{Columns: columns} }

// Row adds a row.
func (t *Table) Row(cells ...any) { t.Rows = append(t.Rows, cells) }

const (
	between = "  " // before each column
	// A column is not broken to less than this: rows of many short lines are harder to read than a
	// list of values.
	narrowest = 16
)

// shown is a cell as it is shown.
type shown struct {
	text  string
	tone  Tone
	right bool // on the right side of its column
}

// grid is all of a table: its header, its rows, and its footer, if there is one.
func (t *Table) grid(short bool) (grid [][]shown) {
	header := make([]any, len(t.Columns))
	for i, name := range t.Columns {
		header[i] = Strong.Cell(strings.TrimSuffix(name, ">"))
	}
	for _, row := range slices.Concat([][]any{header}, t.Rows, [][]any{t.Footer}) {
		var cells []shown
		for i, v := range row {
			cell, is := v.(Cell)
			if !is {
				cell.Text = v
			}
			if short && cell.Short != "" {
				cell.Text = cell.Short
			}
			cells = append(cells, shown{fmt.Sprint(cell.Text), cell.Tone, strings.HasSuffix(t.Columns[i], ">")})
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
	widths := fit(grid, anyWidth)
	if rule(widths) > width {
		short := t.grid(true)
		if widths = fit(short, width); widths == nil {
			c.print(c.lists(grid, width))
			return
		}
		grid = short
	}
	text, line := "", strings.Repeat("-", rule(widths))+"\n"
	for n, row := range grid {
		if n == 1 || n > len(t.Rows) { // above the rows, and the footer
			text += line
		}
		text += c.row(between, widths, row)
	}
	c.print(text)
}

// rule is the width of a table.
func rule(widths []int) int {
	sum := 0
	for _, w := range widths {
		sum += len(between) + w
	}
	return sum
}

// fit returns the widths of the columns in a terminal, nil when they cannot be made to fit.
func fit(grid [][]shown, width int) []int {
	widths, least := make([]int, len(grid[0])), make([]int, len(grid[0]))
	for n, row := range grid {
		for i, cell := range row {
			w := widthOf(cell.text)
			widths[i] = max(widths[i], w)
			for _, word := range strings.Fields(cell.text) {
				least[i] = max(least[i], widthOf(word))
			}
			if n > 0 { // names may be broken to less
				least[i] = max(least[i], min(w, narrowest))
			}
		}
	}
	for rule(widths) > width {
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
func (c *Console) row(lead string, widths []int, row []shown) (text string) {
	parts, height := make([][]string, len(row)), 1
	for i, cell := range row {
		parts[i] = wrap(cell.text, widths[i], true)
		height = max(height, len(parts[i]))
	}
	for n := range height {
		line := lead
		for i, cell := range row {
			part := ""
			if n < len(parts[i]) {
				part = parts[i][n]
			}
			fill := strings.Repeat(" ", widths[i]-widthOf(part))
			if part = c.paint(cell.tone, part); cell.right {
				part, fill = fill, part
			}
			line += part + fill + between
		}
		text += strings.TrimRight(line, " ") + "\n"
	}
	return text
}

// lists writes each row as a list. What has no column name belongs to the value before it.
func (c *Console) lists(grid [][]shown, width int) (text string) {
	names := 0 // the width of their column
	for _, name := range grid[0] {
		names = max(names, min(widthOf(name.text), width/2))
	}
	widths := []int{names, max(width-names-len(between), 1)}
	for _, row := range grid[1:] {
		var list [][]shown // of a name and a value
		for i, cell := range row {
			switch last, name := len(list)-1, grid[0][i].text; {
			case cell.text == "":
			case name == "" && last >= 0:
				value := &list[last][1]
				value.text, value.tone = value.text+between+cell.text, cmp.Or(cell.tone, value.tone)
			default:
				list = append(list, []shown{{text: cells.Truncate(name, names, "")}, {text: cell.text, tone: cell.tone}})
			}
		}
		for i, line := range list {
			if i == 0 && text != "" {
				text += "\n"
			}
			if i == 0 {
				line[1].tone = cmp.Or(line[1].tone, Strong) // what the row is about
			}
			text += c.row("", widths, line)
		}
	}
	return text
}

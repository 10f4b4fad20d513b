package ledgercircuit

import (
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"
)

// tangent is a circuit's constraints linearised at one of its solutions: what they allow wires to
// change by, to first order. A constraint L·w × R·w = O·w becomes the row (R·w)·L + (L·w)·R - O. A
// wire that no change is left for is determined: around this solution there is no other with the
// same inputs.
type tangent struct {
	system *cs.R1CS
	rows   [][]entry
	of     [][]int // the rows that a wire is in
}

// entry is a coefficient of a row that is not zero.
type entry struct {
	wire  int
	coeff fr.Element
}

// tangentAt linearises a circuit at the solution of an assignment.
func tangentAt(t testing.TB, ccs constraint.ConstraintSystem, assignment frontend.Circuit) *tangent {
	t.Helper()
	system, ok := ccs.(*cs.R1CS)
	require.True(t, ok)
	witness, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
	require.NoError(t, err)
	solved, err := system.Solve(witness)
	require.NoError(t, err)
	wires := solved.(*cs.R1CSSolution).W

	value := func(l constraint.LinearExpression) (sum fr.Element) {
		for _, term := range l {
			product := system.Coefficients[term.CID]
			sum.Add(&sum, product.Mul(&product, &wires[term.VID]))
		}
		return sum
	}
	tg := &tangent{system: system, of: make([][]int, len(wires))}
	for it, i := system.GetR1CIterator(), 0; ; i++ {
		c := it.Next()
		if c == nil {
			return tg
		}
		row := map[int]fr.Element{}
		accumulate := func(l constraint.LinearExpression, by fr.Element) {
			for _, term := range l {
				product, sum := system.Coefficients[term.CID], row[int(term.VID)]
				row[int(term.VID)] = *sum.Add(&sum, product.Mul(&product, &by))
			}
		}
		accumulate(c.L, value(c.R))
		accumulate(c.R, value(c.L))
		accumulate(c.O, *new(fr.Element).SetInt64(-1))
		var entries []entry
		for wire, coeff := range row {
			if wire != 0 && !coeff.IsZero() { // wire 0 is the constant 1
				entries = append(entries, entry{wire, coeff})
				tg.of[wire] = append(tg.of[wire], i)
			}
		}
		tg.rows = append(tg.rows, entries)
	}
}

// secrets returns the wires of the secret inputs, in order of their names in the constraint system.
func (tg *tangent) secrets() []int {
	wires := make([]int, tg.system.GetNbSecretVariables())
	for i := range wires {
		wires[i] = tg.system.GetNbPublicVariables() + i
	}
	return wires
}

// name is that of an input.
func (tg *tangent) name(wire int) string {
	if public := tg.system.GetNbPublicVariables(); wire >= public {
		return tg.system.Secret[wire-public]
	}
	return tg.system.Public[wire]
}

// changes returns how each wire changes when the given inputs do, by parameters of their own, and
// no other input does: as linear forms in these parameters, nil for none. A row in which one wire
// is left gives that wire. Then every row that gave none is an equation between the parameters.
// Wires that no row gives are returned as open.
func (tg *tangent) changes(inputs ...int) (equations [][]fr.Element, open []int) {
	n := len(inputs)
	forms := make([][]fr.Element, len(tg.of))
	known := make([]bool, len(tg.of))
	for wire := range tg.system.GetNbPublicVariables() + tg.system.GetNbSecretVariables() {
		known[wire] = true
	}
	for i, wire := range inputs {
		forms[wire] = make([]fr.Element, n)
		forms[wire][i].SetOne()
	}
	left := make([]int, len(tg.rows)) // wires of a row that are not known
	var ready []int
	for i, row := range tg.rows {
		for _, e := range row {
			if !known[e.wire] {
				left[i]++
			}
		}
		if left[i] == 1 {
			ready = append(ready, i)
		}
	}
	used := make([]bool, len(tg.rows))
	sum := func(row []entry) (form []fr.Element, unknown *entry) {
		for k, e := range row {
			if !known[e.wire] {
				unknown = &row[k]
				continue
			}
			if forms[e.wire] == nil {
				continue
			}
			if form == nil {
				form = make([]fr.Element, n)
			}
			for j := range form {
				product := e.coeff
				form[j].Add(&form[j], product.Mul(&product, &forms[e.wire][j]))
			}
		}
		return form, unknown
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		form, unknown := sum(tg.rows[i])
		if unknown == nil {
			continue // another row gave it: an equation
		}
		used[i] = true
		if form != nil {
			var by fr.Element
			by.Inverse(&unknown.coeff).Neg(&by)
			for j := range form {
				form[j].Mul(&form[j], &by)
			}
			if !slices.ContainsFunc(form, func(e fr.Element) bool { return !e.IsZero() }) {
				form = nil
			}
		}
		forms[unknown.wire], known[unknown.wire] = form, true
		for _, k := range tg.of[unknown.wire] {
			if left[k]--; left[k] == 1 {
				ready = append(ready, k)
			}
		}
	}
	for wire := range tg.of {
		if !known[wire] {
			open = append(open, wire)
		}
	}
	for i, row := range tg.rows {
		if form, _ := sum(row); !used[i] && left[i] == 0 && form != nil {
			equations = append(equations, form)
		}
	}
	return equations, open
}

// rank is that of a list of vectors of n elements, which it overwrites.
func rank(rows [][]fr.Element, n int) int {
	done := 0
	for column := range n {
		i := slices.IndexFunc(rows[done:], func(row []fr.Element) bool { return !row[column].IsZero() })
		if i < 0 {
			continue
		}
		rows[done], rows[done+i] = rows[done+i], rows[done]
		pivot := rows[done]
		for _, row := range rows[done+1:] {
			if row[column].IsZero() {
				continue
			}
			var by fr.Element
			by.Div(&row[column], &pivot[column])
			for j := column; j < n; j++ {
				product := by
				row[j].Sub(&row[j], product.Mul(&product, &pivot[j]))
			}
		}
		done++
	}
	return done
}

package circuit

import (
	"fernet/prover/circuit/circuittest"
	"fernet/prover/circuit/gadget"
)

// Short words for what many tests use.
var (
	compile, solve, isSolved = circuittest.Compile, circuittest.Solve, circuittest.Solve
	compileGadget, values    = circuittest.CompileGadget, circuittest.Values
	forge, changed           = circuittest.Forge, circuittest.Changed

	num, element, pow2, toBig = circuittest.Num, circuittest.Element, circuittest.Pow2, circuittest.Big
	plus, minus, times        = circuittest.Plus, circuittest.Minus, circuittest.Times
	add, sub, lsh             = circuittest.Add, circuittest.Sub, circuittest.Lsh

	curve, anyElement = circuittest.Curve, circuittest.AnyElement

	belowHint, elligatorHint, digitsHint = gadget.BelowHint, gadget.ElligatorHint, circuittest.DigitsHint
)

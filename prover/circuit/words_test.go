package circuit

import (
	"fernet/prover/circuit/circuittest"
	"fernet/prover/circuit/gadget"
)

// Short words for what many tests use.
var (
	compile, solve, isSolved = circuittest.Compile, circuittest.Solve, circuittest.Solve
	compileGadget, values    = circuittest.CompileGadget, circuittest.Values
	forge                    = circuittest.Forge

	num, element, toBig = circuittest.Num, circuittest.Element, circuittest.Big
	plus, minus         = circuittest.Plus, circuittest.Minus
	add, sub, lsh       = circuittest.Add, circuittest.Sub, circuittest.Lsh

	curve, anyElement = circuittest.Curve, circuittest.AnyElement

	belowHint, elligatorHint, digitsHint = gadget.BelowHint, gadget.ElligatorHint, circuittest.DigitsHint
)

package keys

import (
	"errors"

	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit"
)

// squares proves the knowledge of a number that, squared a few times, is a public one.
type squares struct {
	times  int
	Result frontend.Variable `gnark:",public"`
	Root   frontend.Variable
}

func (c *squares) Define(api frontend.API) error {
	x := c.Root
	for range c.times {
		x = api.Mul(x, x)
	}
	api.AssertIsEqual(c.Result, x)
	return nil
}

// small are two circuits whose keys are made in milliseconds.
type small struct{}

const (
	kindProduct circuit.Kind = "product"
	kindSquares circuit.Kind = "squares"
)

func (small) Kinds() []circuit.Kind { return []circuit.Kind{kindProduct, kindSquares} }

func (small) New(kind circuit.Kind) (frontend.Circuit, error) {
	switch kind {
	case kindProduct:
		return new(product), nil
	case kindSquares:
		return &squares{times: 3}, nil
	}
	return nil, circuit.ErrKind
}

// slow is one circuit whose setup takes long enough to be interrupted.
type slow struct{}

func (slow) Kinds() []circuit.Kind { return []circuit.Kind{kindSquares} }

func (slow) New(circuit.Kind) (frontend.Circuit, error) { return &squares{times: 20_000}, nil }

// linear proves x·(x + factor·y) of one of its two values and the other.
type linear struct {
	factor  int
	swapped bool
	Result  frontend.Variable `gnark:",public"`
	X, Y    frontend.Variable
}

func (c *linear) Define(api frontend.API) error {
	x, y := c.X, c.Y
	if c.swapped {
		x, y = y, x
	}
	api.AssertIsEqual(c.Result, api.Mul(x, api.Add(x, api.Mul(c.factor, y))))
	return nil
}

// one is a source of one circuit.
type one struct{ circuit frontend.Circuit }

func (o one) Kinds() []circuit.Kind                      { return []circuit.Kind{kindSquares} }
func (o one) New(circuit.Kind) (frontend.Circuit, error) { return o.circuit, nil }

// committed uses a commitment, which the batched verifier of L1 does not know.
type committed struct {
	X frontend.Variable `gnark:",public"`
	Y frontend.Variable
}

func (c *committed) Define(api frontend.API) error {
	committer, ok := api.(frontend.Committer)
	if !ok {
		return errors.New("builder has no commitments")
	}
	commitment, err := committer.Commit(c.Y)
	api.AssertIsDifferent(api.Mul(commitment, c.X), 0)
	return err
}

// unknown is a source that does not have what it promises.
type unknown struct{ small }

func (unknown) Kinds() []circuit.Kind { return []circuit.Kind{"unknown"} }

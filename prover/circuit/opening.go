package circuit

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"

	"fernet/settlement/rules"
)

// Opening is rules.Opening in a circuit: the parts of the root's statement in the open, for L1 to
// compare with the block and its body, and 0 at every other node.
type Opening struct {
	Seed, Challenge, StateIn, StateOut, TxRoot, Fees, Fingerprint frontend.Variable
}

func (o Opening) values() [rules.OpeningSize]frontend.Variable {
	return [...]frontend.Variable{o.Seed, o.Challenge, o.StateIn, o.StateOut, o.TxRoot, o.Fees, o.Fingerprint}
}

// assert enforces open = isRoot · value for each of the seven, with isRoot = (node = 1).
func (o Opening) assert(api frontend.API, node, seed, challenge frontend.Variable, t Transition) {
	isRoot := api.IsZero(api.Sub(node, rules.RootNode))
	of := Opening{seed, challenge, t.StateIn, t.StateOut, t.TxRoot, t.Fees, t.Fingerprint}.values()
	for i, open := range o.values() {
		api.AssertIsEqual(open, api.Mul(isRoot, of[i]))
	}
}

// Opening returns what a proof of the statement has in the open: its parts when it is of the root,
// else zeros.
func (s Statement) Opening() rules.Opening {
	if s.Meta.Node != rules.RootNode {
		return rules.Opening{}
	}
	whole := func(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }
	t := s.Transition
	return rules.Opening{
		Seed: whole(s.Seed), Challenge: whole(s.Challenge), StateIn: whole(t.StateIn), StateOut: whole(t.StateOut),
		TxRoot: whole(t.TxRoot), Fees: whole(t.Fees.Element()), Fingerprint: whole(t.Fingerprint),
	}
}

func assignOpening(o rules.Opening) Opening {
	v := o.Inputs()
	return Opening{v[0], v[1], v[2], v[3], v[4], v[5], v[6]}
}

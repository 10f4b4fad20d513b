package ledgercircuit

import (
	"github.com/consensys/gnark/frontend"

	"fernet/prover/circuit/gadget"
	"fernet/prover/ledger"
)

// SubtreesWitness are ledger.Subtrees in a circuit. They stand for the accounts tree between two
// changes of leaves: its root is only hashed before the first and after the last.
type SubtreesWitness [ledger.NumSubtrees]frontend.Variable

// root returns the accounts root. 555 constraints.
func (s *SubtreesWitness) root(api frontend.API) frontend.Variable {
	return gadget.Compress(api, s[:]...)
}

// subtreePlace is the place of one subtree: 1 there and 0 elsewhere.
type subtreePlace [ledger.NumSubtrees]frontend.Variable

// placeOfSubtree returns the place with the given bits, lowest first, which must have been
// constrained to be boolean. 11 constraints.
func placeOfSubtree(api frontend.API, bits []frontend.Variable) (place subtreePlace) {
	// four are 1 at the place of two bits and 0 elsewhere. They sum to 1.
	four := func(low, high frontend.Variable) [4]frontend.Variable {
		both := api.Mul(low, high)
		return [4]frontend.Variable{api.Add(api.Sub(1, low, high), both), api.Sub(low, both), api.Sub(high, both), both}
	}
	rows, columns := four(bits[2], bits[3]), four(bits[0], bits[1])
	// Products of 3 rows with 3 columns: the rest follows, since columns sum to 1 and rows do.
	last := columns
	for r := range 3 {
		rest := rows[r]
		for c := range 3 {
			product := api.Mul(rows[r], columns[c])
			place[4*r+c] = product
			rest, last[c] = api.Sub(rest, product), api.Sub(last[c], product)
		}
		place[4*r+3] = rest
		last[3] = api.Sub(last[3], rest)
	}
	copy(place[12:], last[:])
	return place
}

// at returns the subtree at a place. 16 constraints.
func (s *SubtreesWitness) at(api frontend.API, place *subtreePlace) frontend.Variable {
	sum := frontend.Variable(0)
	for i := range s {
		sum = api.Add(sum, api.Mul(place[i], s[i]))
	}
	return sum
}

// move adds a difference to the subtree at a place and leaves the others. 16 constraints.
func (s *SubtreesWitness) move(api frontend.API, place *subtreePlace, difference frontend.Variable) {
	for i := range s {
		s[i] = api.Add(s[i], api.Mul(place[i], difference))
	}
}

// replace exchanges a leaf at the index with the given bits for another one: if live is 1 the
// subtree of the index must have the leaf before, and has the leaf after from then on. If live is 0
// nothing is looked at, and nothing changes. Bits and live must have been constrained to be
// boolean.
func (s *SubtreesWitness) replace(
	api frontend.API, live frontend.Variable, index []frontend.Variable, path PathWitness, before, after frontend.Variable,
) {
	place := placeOfSubtree(api, index[3*ledger.PathLevels:])
	old := climb(api, before, index, path)
	api.AssertIsEqual(api.Mul(live, api.Sub(old, s.at(api, &place))), 0)
	s.move(api, &place, api.Mul(live, api.Sub(climb(api, after, index, path), old)))
}

func assignSubtrees(subtrees ledger.Subtrees) (w SubtreesWitness) {
	for i := range subtrees {
		w[i] = subtrees[i]
	}
	return w
}

package circuit

import (
	"fmt"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/prover/circuit/circuittest"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/poseidon"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// One to three children on each side.
func TestMergeValid(t *testing.T) {
	b := newBlock(t)
	for _, n := range [][2]int{{1, 1}, {1, 3}, {3, 1}, {2, 2}, {3, 3}} {
		left, right := b.children(t, 4, n[0]), b.children(t, 5, n[1])
		c, s, err := AssignMerge(b.Ticket(t, 7, 2), left, right)
		require.NoError(t, err)
		require.Equal(t, b.statement(t, 7, 2), s)
		require.NoError(t, solve(t, compiled(t, KindMerge), c), "%v", n)

		want := []fr.Element{s.Hash(), s.VrfKey, ticketElement(s)}
		for _, side := range [][]Statement{left, right} {
			for k := range rules.ProofsPerNode {
				var slot fr.Element
				if k < len(side) {
					slot = side[k].Hash()
				}
				want = append(want, slot)
			}
		}
		circuittest.RequirePublic(t, c, append(want, make([]fr.Element, rules.OpeningSize)...)...)
	}
}

// A later slot may be filled when the one before it is not: L1's references say which.
func TestMergeWithGap(t *testing.T) {
	b := newBlock(t)
	c, _, err := AssignMerge(b.Ticket(t, 7, 2), b.children(t, 4, 2), b.children(t, 5, 1))
	require.NoError(t, err)
	c.Children[1], c.Children[2] = c.Children[2], c.Children[1]
	c.Left.VrfKeys[1], c.Left.VrfKeys[2] = c.Left.VrfKeys[2], c.Left.VrfKeys[1]
	c.Left.TicketWords[1], c.Left.TicketWords[2] = c.Left.TicketWords[2], c.Left.TicketWords[1]
	require.NoError(t, solve(t, compiled(t, KindMerge), c))
}

// forgery is a merge whose sides are opened with chosen values and whose statement says what the
// forger wants.
type forgery struct {
	ticket      *vrf.Ticket
	left, right []Statement // as the slots have them
	statement   Statement
	c           *MergeCircuit
}

func newForgery(t testing.TB, b *block, node uint32) *forgery {
	f := &forgery{
		ticket: b.Ticket(t, 7, node), left: b.children(t, rules.Left(node), 3), right: b.children(t, rules.Right(node), 2),
	}
	var err error
	f.c, f.statement, err = AssignMerge(f.ticket, f.left, f.right)
	require.NoError(t, err)
	return f
}

// fill opens the sides again with the statements as they are now, the transition of a side being
// its first child's.
func (f *forgery) fill() {
	f.c.Left, f.c.Right = assignSide(f.left), assignSide(f.right)
	assignSlots(&f.c.Children, f.left, f.right)
}

// state puts the statement as it is now into the public inputs: its hash, and what the node has in
// the open.
func (f *forgery) state() {
	f.c.Statement, f.c.Opening = f.statement.Hash(), assignOpening(f.statement.Opening())
}

// restate claims what follows from the sides as they are opened, joined without looking.
func (f *forgery) restate() {
	l, r := f.left[0].Transition, f.right[0].Transition
	fees, _ := l.Fees.Add(r.Fees)
	f.statement.Transition = application.Transition{
		StateIn: l.StateIn, StateOut: r.StateOut, TxRoot: poseidon.Hash(poseidon.TagTxNode, l.TxRoot, r.TxRoot), Fees: fees,
		Fingerprint: plus(l.Fingerprint, r.Fingerprint),
	}
	f.state()
}

// claim claims something else about the transition.
func (f *forgery) claim(edit func(tr *application.Transition)) {
	edit(&f.statement.Transition)
	f.state()
}

// forgeries break one rule each of what a merge proves about its children, other than what its own
// statement says.
func forgeries(t testing.TB, b *block) map[string]func(f *forgery) {
	all := func(side []Statement, edit func(s *Statement)) {
		for k := range side {
			edit(&side[k])
		}
	}
	return map[string]func(f *forgery){
		"children swapped": func(f *forgery) {
			f.left, f.right = f.right, f.left
			f.fill()
			f.restate()
		},
		"a child with another transition": func(f *forgery) {
			f.left[1].Transition.Fees = application.NewAmount(99)
			f.fill()
		},
		"the last child with another transition": func(f *forgery) {
			f.left[2].Transition.StateOut = num(1)
			f.fill()
		},
		"a right child with another transition": func(f *forgery) {
			f.right[1].Transition.TxRoot = num(1)
			f.fill()
		},
		"children of another seed": func(f *forgery) {
			all(f.left, func(s *Statement) { s.Seed = num(1) })
			f.fill()
		},
		"a right child of another seed": func(f *forgery) {
			f.right[1].Seed = num(1)
			f.fill()
		},
		"children of another challenge": func(f *forgery) {
			all(f.left, func(s *Statement) { s.Challenge = num(1) })
			f.fill()
		},
		"a right child of another challenge": func(f *forgery) {
			f.right[1].Challenge = num(1)
			f.fill()
		},
		"a child with another fingerprint": func(f *forgery) {
			f.left[1].Transition.Fingerprint = num(1)
			f.fill()
		},
		"left children of another node": func(f *forgery) {
			all(f.left, func(s *Statement) { s.Meta.Node += 2 })
			f.fill()
		},
		"right children of another node": func(f *forgery) {
			all(f.right, func(s *Statement) { s.Meta.Node += 2 })
			f.fill()
		},
		"right children of the left node": func(f *forgery) {
			all(f.right, func(s *Statement) { s.Meta.Node-- })
			f.fill()
		},
		"children of the node itself": func(f *forgery) {
			all(f.left, func(s *Statement) { s.Meta.Node /= 2 })
			f.fill()
		},
		"gap between the sides": func(f *forgery) {
			all(f.left, func(s *Statement) { s.Transition.StateOut = num(1) })
			f.fill()
			f.restate()
		},
		"c0 = 0": func(f *forgery) { f.c.Children[0] = 0 },
		"c3 = 0": func(f *forgery) { f.c.Children[3] = 0 },
		"no child at all": func(f *forgery) {
			for k := range f.c.Children {
				f.c.Children[k] = 0
			}
		},
		"c0 not opened":          func(f *forgery) { f.c.Children[0] = 1 },
		"c1 not opened":          func(f *forgery) { f.c.Children[1] = 1 },
		"c2 not opened":          func(f *forgery) { f.c.Children[2] = f.right[0].Hash() },
		"c3 not opened":          func(f *forgery) { f.c.Children[3] = 1 },
		"c4 not opened":          func(f *forgery) { f.c.Children[4] = f.left[0].Hash() },
		"c5 not opened":          func(f *forgery) { f.c.Children[5] = 1 },
		"another child's key":    func(f *forgery) { f.c.Left.VrfKeys[1] = f.left[0].VrfKey },
		"another child's ticket": func(f *forgery) { f.c.Left.TicketWords[1] = f.left[0].TicketWord() },
	}
}

func TestMergeForged(t *testing.T) {
	b := newBlock(t)
	cases := forgeries(t, b)
	for name, edit := range map[string]func(f *forgery){
		"statement": func(f *forgery) { f.c.Statement = 1 },
		"stateIn":   func(f *forgery) { f.claim(func(tr *application.Transition) { tr.StateIn = num(1) }) },
		"stateOut":  func(f *forgery) { f.claim(func(tr *application.Transition) { tr.StateOut = num(1) }) },
		"stops halfway": func(f *forgery) {
			f.claim(func(tr *application.Transition) { tr.StateOut = f.left[0].Transition.StateOut })
		},
		"txRoot swapped": func(f *forgery) {
			f.claim(func(tr *application.Transition) {
				tr.TxRoot = poseidon.Hash(poseidon.TagTxNode, f.right[0].Transition.TxRoot, f.left[0].Transition.TxRoot)
			})
		},
		"fees of one side": func(f *forgery) { f.claim(func(tr *application.Transition) { tr.Fees = f.left[0].Transition.Fees }) },
		"fees plus one": func(f *forgery) {
			f.claim(func(tr *application.Transition) { tr.Fees, _ = tr.Fees.Add(application.NewAmount(1)) })
		},
		"fingerprint of one side": func(f *forgery) {
			f.claim(func(tr *application.Transition) { tr.Fingerprint = f.left[0].Transition.Fingerprint })
		},
		"fingerprint plus one": func(f *forgery) {
			f.claim(func(tr *application.Transition) { tr.Fingerprint = plus(tr.Fingerprint, num(1)) })
		},
		"another challenge": func(f *forgery) { f.statement.Challenge = num(1); f.claim(func(*application.Transition) {}) },
		"another seed":      func(f *forgery) { f.statement.Seed = num(1); f.claim(func(*application.Transition) {}) },
		"another node":      func(f *forgery) { f.statement.Meta.Node = 3; f.claim(func(*application.Transition) {}) },
		"vrf": func(f *forgery) {
			f.statement.Vrf = vrf.Uint128{15: 1}
			f.c.TicketWord = f.statement.TicketWord()
			f.claim(func(*application.Transition) {})
		},
		"vrf of the statement only": func(f *forgery) { f.statement.Vrf[0] ^= 1; f.claim(func(*application.Transition) {}) },
		"bid": func(f *forgery) {
			f.statement.Meta.FeeBps = 0
			f.c.TicketWord = f.statement.TicketWord()
			f.claim(func(*application.Transition) {})
		},
		"another's ticket": func(f *forgery) { f.c.Ticket = AssignTicket(b.Ticket(t, 8, f.statement.Meta.Node)) },
	} {
		cases[name] = edit
	}
	for name, edit := range cases {
		for _, node := range []uint32{2, rules.RootNode} {
			t.Run(fmt.Sprintf("%s at node %d", name, node), func(t *testing.T) {
				f := newForgery(t, b, node)
				require.NoError(t, solve(t, compiled(t, KindMerge), f.c))
				edit(f)
				require.Error(t, solve(t, compiled(t, KindMerge), f.c))
			})
		}
	}
}

func TestAssignMergeRefuses(t *testing.T) {
	b := newBlock(t)
	other := ledgertest.Ticket(t, num(1), 40, 4)
	for name, test := range map[string]struct {
		want error
		edit func(ticket *vrf.Ticket, left, right *[]Statement)
	}{
		"no left child":  {ErrNoChild, func(_ *vrf.Ticket, l, _ *[]Statement) { *l = nil }},
		"no right child": {ErrNoChild, func(_ *vrf.Ticket, _, r *[]Statement) { *r = nil }},
		"four children":  {ErrTooManyChildren, func(_ *vrf.Ticket, l, _ *[]Statement) { *l = b.children(t, 4, 4) }},
		"another seed": {ErrChildSeed, func(_ *vrf.Ticket, l, _ *[]Statement) {
			(*l)[1] = NewStatement(other, (*l)[1].Challenge, (*l)[1].Transition)
		}},
		"another challenge":   {ErrChildChallenge, func(_ *vrf.Ticket, l, _ *[]Statement) { (*l)[1].Challenge = num(1) }},
		"challenges of sides": {ErrChildChallenge, func(_ *vrf.Ticket, _, r *[]Statement) { (*r)[0].Challenge, (*r)[1].Challenge = num(1), num(1) }},
		"sides swapped":       {ErrChildNode, func(_ *vrf.Ticket, l, r *[]Statement) { *l, *r = *r, *l }},
		"another node":        {ErrChildNode, func(_ *vrf.Ticket, _, r *[]Statement) { *r = b.children(t, 6, 1) }},
		"another transition":  {ErrChildTransition, func(_ *vrf.Ticket, l, _ *[]Statement) { (*l)[1].Transition.Fees = application.NewAmount(1) }},
		"the same child":      {ErrDuplicateChild, func(_ *vrf.Ticket, l, _ *[]Statement) { (*l)[1] = (*l)[0] }},
		"gap":                 {application.ErrStateGap, func(_ *vrf.Ticket, _, r *[]Statement) { *r = (*r)[:1]; (*r)[0].Transition.StateIn = num(1) }},
		"ticket's vrf":        {vrf.ErrOutput, func(k *vrf.Ticket, _, _ *[]Statement) { k.Vrf[3] ^= 1 }},
		"ticket's proof":      {vrf.ErrChallenge, func(k *vrf.Ticket, _, _ *[]Statement) { k.C[3] ^= 1 }},
	} {
		t.Run(name, func(t *testing.T) {
			ticket, left, right := b.Ticket(t, 7, 2), b.children(t, 4, 2), b.children(t, 5, 2)
			test.edit(ticket, &left, &right)
			_, _, err := AssignMerge(ticket, left, right)
			require.ErrorIs(t, err, test.want)
			require.ErrorContains(t, err, "merge: ")
		})
	}
}

package circuit

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"
)

func TestRootValid(t *testing.T) {
	b := newBlock(t)
	left, right := b.children(t, 2, 3), b.children(t, 3, 1)
	c, s, err := AssignRoot(b.ticket(t, 9, 1), left, right)
	require.NoError(t, err)
	require.Equal(t, b.execution.Block(), s.Transition)
	require.NoError(t, solve(t, compiled(t, KindRoot), c))
	requirePublic(t, c,
		s.VrfKey, metaElement(s), vrfElement(s),
		left[0].Hash(), left[1].Hash(), left[2].Hash(), right[0].Hash(), fr.Element{}, fr.Element{},
		s.Seed, s.Challenge, s.Transition.StateIn, s.Transition.StateOut, s.Transition.TxRoot, s.Transition.Fees.Element(), s.Transition.Fingerprint)
}

func TestRootForged(t *testing.T) {
	b := newBlock(t)
	newRoot := func(t *testing.T) *RootCircuit {
		c, _, err := AssignRoot(b.ticket(t, 7, 1), b.children(t, 2, 3), b.children(t, 3, 2))
		require.NoError(t, err)
		return c
	}
	for name, edit := range map[string]func(c *RootCircuit){
		"seed":                  func(c *RootCircuit) { c.Seed = 1 },
		"challenge":             func(c *RootCircuit) { c.Challenge = 1 },
		"fingerprint":           func(c *RootCircuit) { c.Fingerprint = 1 },
		"fingerprint 0":         func(c *RootCircuit) { c.Fingerprint = 0 },
		"fingerprint of a side": func(c *RootCircuit) { c.Fingerprint = c.Left.Transition.Fingerprint },
		"stateIn":               func(c *RootCircuit) { c.StateIn = 1 },
		"stateOut":              func(c *RootCircuit) { c.StateOut = 1 },
		"stops halfway":         func(c *RootCircuit) { c.StateOut = c.Left.Transition.StateOut },
		"txRoot":                func(c *RootCircuit) { c.TxRoot = 1 },
		"txRoot of a side":      func(c *RootCircuit) { c.TxRoot = c.Left.Transition.TxRoot },
		"fees":                  func(c *RootCircuit) { c.Fees = 0 },
		"fees of a side":        func(c *RootCircuit) { c.Fees = c.Left.Transition.Fees },
		"vrf":                   func(c *RootCircuit) { c.Vrf = 1 },
		"key":                   func(c *RootCircuit) { c.VrfKey = 1 },
		"meta":                  func(c *RootCircuit) { c.Meta = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			c := newRoot(t)
			edit(c)
			require.Error(t, solve(t, compiled(t, KindRoot), c))
		})
	}

	// What a merge may not do with its children, the root may not either. The forgery of a merge at node 2 becomes one of a root
	// when its ticket is for node 2: the root circuit takes the node from the meta, which L1 makes.
	for name, edit := range forgeries(t, b) {
		t.Run("children/"+name, func(t *testing.T) {
			f := newForgery(t, b)
			asRoot := func() *RootCircuit {
				tr := f.statement.Transition
				return &RootCircuit{
					VrfKey: f.c.VrfKey, Meta: f.c.Meta, Vrf: f.c.Vrf, Children: f.c.Children, Seed: f.c.Seed, Challenge: f.c.Challenge,
					StateIn: tr.StateIn, StateOut: tr.StateOut, TxRoot: tr.TxRoot, Fees: tr.Fees.Element(), Fingerprint: tr.Fingerprint,
					Ticket: f.c.Ticket, Left: f.c.Left, Right: f.c.Right,
				}
			}
			require.NoError(t, solve(t, compiled(t, KindRoot), asRoot()))
			edit(f)
			require.Error(t, solve(t, compiled(t, KindRoot), asRoot()))
		})
	}
}

func TestAssignRootRefuses(t *testing.T) {
	b := newBlock(t)
	_, _, err := AssignRoot(b.ticket(t, 7, 2), b.children(t, 4, 1), b.children(t, 5, 1))
	require.ErrorIs(t, err, ErrNotRoot)
	_, _, err = AssignRoot(b.ticket(t, 7, 1), b.children(t, 2, 1), nil)
	require.ErrorIs(t, err, ErrNoChild)
	require.ErrorContains(t, err, "root: right side: ")
}

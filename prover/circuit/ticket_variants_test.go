package circuit

import (
	"encoding/binary"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger/ledgertest"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Whoever has the Γ, c and s of a prover's ticket, which proofs without zero knowledge protect by
// one-wayness alone, can make variants of that node's proof in the staker's name, on other
// children, and nothing else (docs/SECURITY.md, proofs that hide nothing). All variants have one
// statement, so L1, which takes a staker once a node, can take one of them, and pays the same
// staker the same for any.
func TestLeakedTicketMakesVariantsOfItsNodeAlone(t *testing.T) {
	b := newBlock(t)
	leaked := b.Ticket(t, 7, 2)
	left, right := b.children(t, 4, 3), b.children(t, 5, 3)

	first, statement, err := AssignMerge(leaked, left[:1], right[:1])
	require.NoError(t, err)
	require.NoError(t, solve(t, compiled(t, KindMerge), first))
	second, other, err := AssignMerge(leaked, left[1:], right[2:])
	require.NoError(t, err)
	require.NoError(t, solve(t, compiled(t, KindMerge), second))
	require.Equal(t, statement, other, "both say the same of the node")
	require.NotEqual(t, first.Children, second.Children)

	// For anything else the staker's key is needed: what it would sign is put beside what leaked.
	var secret [vrf.SeedSize]byte
	binary.BigEndian.PutUint32(secret[:], leaked.Meta.StakerID)
	key := vrf.NewPrivateKey(secret)
	for name, bend := range map[string]func(meta *rules.Meta, seed *fr.Element){
		"another node":    func(m *rules.Meta, _ *fr.Element) { m.Node = 3 },
		"another bid":     func(m *rules.Meta, _ *fr.Element) { m.FeeBps = 0 },
		"another staker":  func(m *rules.Meta, _ *fr.Element) { m.StakerID = 9 },
		"the public mode": func(m *rules.Meta, _ *fr.Element) { m.Mode ^= 1 },
		"another block":   func(_ *rules.Meta, seed *fr.Element) { *seed = num(1) },
	} {
		t.Run(name, func(t *testing.T) {
			meta, seed := leaked.Meta, b.Seed
			bend(&meta, &seed)
			signed, err := key.Ticket(seed, meta)
			require.NoError(t, err)
			from := &block{&ledgertest.Block{Seed: seed, Execution: b.Execution}}
			c, _, err := AssignMerge(signed, from.children(t, 2*meta.Node, 1), from.children(t, 2*meta.Node+1, 1))
			require.NoError(t, err)
			require.NoError(t, solve(t, compiled(t, KindMerge), c))
			c.Ticket = AssignTicket(leaked)
			require.Error(t, solve(t, compiled(t, KindMerge), c))
		})
	}
}

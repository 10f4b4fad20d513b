package p2p

import (
	"errors"
	"math/big"
	"testing"

	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// multiple proves that a public number is a known multiple of another one.
type multiple struct {
	Of     frontend.Variable `gnark:",public"`
	Result frontend.Variable `gnark:",public"`
	Factor frontend.Variable
}

func (c *multiple) Define(api frontend.API) error {
	api.AssertIsEqual(c.Result, api.Mul(c.Of, c.Factor))
	return nil
}

// small has a circuit for base rollups and one for merges whose keys are made in milliseconds.
type small struct{}

func (small) Kinds() []circuit.Kind { return []circuit.Kind{circuit.KindBase, circuit.KindMerge} }

func (small) New(circuit.Kind) (frontend.Circuit, error) { return new(multiple), nil }

// statement is what a proof of a node by a staker is of here.
func statement(p *wire.Proof) ([]*big.Int, error) {
	if p.FeeBurn != 0 {
		return nil, errors.New("these proofs have no bids")
	}
	of := new(big.Int).SetUint64(uint64(p.Node)<<32 | uint64(p.StakerID))
	return []*big.Int{of, new(big.Int).Mul(of, big.NewInt(3))}, nil
}

// With real keys: true proofs pass from host to host, and one that is true of another node does
// not, nor one whose values no proof can have.
func TestRealProofs(t *testing.T) {
	set, err := keys.Open(t.Context(), t.TempDir(), small{}, keys.Options{})
	require.NoError(t, err)
	open := func(i int, static ...string) (*Node, *engine) {
		e := newEngine(rules.Tree{NumTxs: 4, TxsPerBase: 2}, tag)
		e.public = statement
		n, err := Open(config(i, static...), e, set)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, n.Close()) })
		return n, e
	}
	a, of := open(1)
	address, err := a.Addresses()
	require.NoError(t, err)
	b, ofB := open(2, address...)
	c, ofC := open(3, address...)
	reaches(t, func() int { return len(a.Peers()) }, 2, "peers")
	prove := func(p *wire.Proof) *wire.Proof {
		public, err := statement(p)
		require.NoError(t, err)
		kind := circuit.KindBase
		if p.IsMerge() {
			kind = circuit.KindMerge
		}
		proof, err := set.Prove(t.Context(), kind, &multiple{Of: public[0], Result: public[1], Factor: 3})
		require.NoError(t, err)
		p.Proof = proof.Bytes
		return p
	}
	send := func(from *Node, e *engine, p *wire.Proof) {
		message, err := p.Encode()
		require.NoError(t, err)
		e.Take(p, message)
		require.NoError(t, from.PublishProof(t.Context(), p))
	}
	for _, n := range []*Node{a, b, c} {
		meshed(t, &member{Node: n})
	}
	for _, node := range []uint32{3, 2} {
		send(b, ofB, prove(baseProof(tag, node, 2, 0, true)))
	}
	send(b, ofB, prove(mergeProof(tag, 1, 2)))
	reaches(t, func() int { return of.len(tag) }, 3, "proofs held")
	reaches(t, func() int { return ofC.len(tag) }, 3, "proofs held by who is behind")

	other := prove(baseProof(tag, 2, 3, 0, true))
	other.Node = 3
	require.NoError(t, c.PublishProof(t.Context(), other))
	reaches(t, func() uint64 { return a.Metrics().Lies.Load() }, 1, "lies")
	other.FeeBurn = 1
	require.NoError(t, c.PublishProof(t.Context(), other))
	reaches(t, func() uint64 { return a.Metrics().Bans.Load() }, 1, "bans")
	require.Equal(t, 3, of.len(tag))
}

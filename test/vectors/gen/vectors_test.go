package gen

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"testing/cryptotest"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

var update = flag.Bool("update", false, "write the files of test/vectors anew")

const folder = ".."

// keysFile is groth16_keys.json. Integers are decimal strings.
type keysFile struct {
	Ticket     hexutil.Bytes `json:"ticket"`
	Base       hexutil.Bytes `json:"base"`
	Merge      hexutil.Bytes `json:"merge"`
	Root       hexutil.Bytes `json:"root"`
	Proof      hexutil.Bytes `json:"proof"`      // of the ticket circuit
	OtherProof hexutil.Bytes `json:"otherProof"` // another one, for the same inputs
	Inputs     []string      `json:"inputs"`
}

// submissionFile is groth16_<name>.json.
type submissionFile struct {
	NumTxs    uint32        `json:"numTxs"`
	NumProofs int           `json:"numProofs"`
	Mode      rules.Mode    `json:"mode"`
	Seed      string        `json:"seed"`
	StateIn   string        `json:"stateIn"`
	TxRoot    string        `json:"txRoot"`
	VrfKeys   []string      `json:"vrfKeys"` // of staker 1, 2 ...
	Encoded   hexutil.Bytes `json:"encoded"`

	// What a verifier makes of it.
	TotalScore  string `json:"totalScore"`
	KeepBps     string `json:"keepBps"`
	PayoutsRoot string `json:"payoutsRoot"`
	StateOut    string `json:"stateOut"`
	Fees        string `json:"fees"`
}

var shapes = []shape{
	{name: "small", numTxs: 4, mode: rules.ModePrivate},
	{name: "varied", numTxs: 16, mode: rules.ModePrivate},
	{name: "full", numTxs: 32, mode: rules.ModePublic, full: true},
	{name: "distinct", numTxs: 32, mode: rules.ModePrivate, full: true, distinct: true},
}

// provers are the circuits of a block, by what they prove.
type provers struct{ ticket, base, merge, root *prover }

func TestVectors(t *testing.T) {
	// Setup and proofs are then the same in each run, for as long as gnark draws its randomness in the same order.
	cryptotest.SetGlobalRandom(t, 197)
	var p provers
	for _, c := range []struct {
		to        **prover
		numInputs int
	}{{&p.ticket, ticketInputs}, {&p.base, baseInputs}, {&p.merge, mergeInputs}, {&p.root, rootInputs}} {
		var err error
		*c.to, err = newProver(c.numInputs)
		require.NoError(t, err)
	}
	compare(t, "groth16_keys.json", makeKeys(t, p))
	for _, shape := range shapes {
		compare(t, "groth16_"+shape.name+".json", makeSubmission(t, p, shape))
	}
}

func makeKeys(t *testing.T, p provers) (f keysFile) {
	for to, from := range map[*hexutil.Bytes]*prover{&f.Ticket: p.ticket, &f.Base: p.base, &f.Merge: p.merge, &f.Root: p.root} {
		key, err := from.key()
		require.NoError(t, err)
		*to = key
	}
	d := newDraws("ticket")
	meta := rules.Meta{StakerID: 1, FeeBps: 8000, Node: rules.SequencerNode}
	inputs := []*big.Int{d.field(), d.field(), meta.Pack(), d.bits(rules.VrfBits)}
	for _, to := range []*hexutil.Bytes{&f.Proof, &f.OtherProof} {
		proof, err := p.ticket.prove(inputs)
		require.NoError(t, err)
		*to = proof[:]
	}
	f.Inputs = decimals(inputs)
	return f
}

func makeSubmission(t *testing.T, p provers, shape shape) submissionFile {
	tree, err := rules.NewTree(shape.numTxs)
	require.NoError(t, err)
	d := newDraws(shape.name)
	sub := d.submission(tree, shape)
	require.NoError(t, sub.Check(tree))

	vrfKeys := make([]*big.Int, 2*sharing)
	if shape.distinct {
		vrfKeys = make([]*big.Int, sub.NumProofs())
	}
	for i := range vrfKeys {
		vrfKeys[i] = d.field()
	}
	for node, e := range sub.Entries() {
		by := p.merge
		switch {
		case node == rules.RootNode:
			by = p.root
		case tree.IsBase(node):
			by = p.base
		}
		e.Proof, err = by.prove(sub.PublicInputs(tree, node, e, vrfKeys[e.StakerID-1], shape.mode))
		require.NoError(t, err)
	}

	encoded, err := sub.Encode()
	require.NoError(t, err)
	decoded, err := rules.DecodeSubmission(shape.numTxs, encoded)
	require.NoError(t, err)
	require.Equal(t, sub, decoded)
	payoutsRoot, err := rules.PayoutsRoot(sub.Payouts())
	require.NoError(t, err)
	return submissionFile{
		NumTxs: shape.numTxs, NumProofs: sub.NumProofs(), Mode: shape.mode,
		Seed: sub.Seed.String(), StateIn: sub.StateIn.String(), TxRoot: sub.TxRoot.String(),
		VrfKeys: decimals(vrfKeys), Encoded: encoded,
		TotalScore: sub.TotalScore().String(), KeepBps: sub.KeepBps().String(), PayoutsRoot: payoutsRoot.Hex(),
		StateOut: sub.StateOut.String(), Fees: sub.Fees.String(),
	}
}

func decimals(values []*big.Int) []string {
	s := make([]string, len(values))
	for i, v := range values {
		s[i] = v.String()
	}
	return s
}

// compare holds a committed file to what it is made from.
func compare(t *testing.T, name string, content any) {
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetIndent("", "  ")
	require.NoError(t, encoder.Encode(content))
	path := filepath.Join(folder, name)
	if *update {
		require.NoError(t, os.WriteFile(path, want.Bytes(), 0o644))
	}
	have, err := os.ReadFile(path)
	require.NoError(t, err)
	require.True(t, bytes.Equal(want.Bytes(), have), "%s is out of date: run `go generate ./test/vectors/gen`", name)
}

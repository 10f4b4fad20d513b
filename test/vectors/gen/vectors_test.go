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

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/ethereum/go-ethereum/common"
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
	Proof      hexutil.Bytes `json:"proof"`      // of the ticket circuit
	OtherProof hexutil.Bytes `json:"otherProof"` // another one, for the same inputs
	Inputs     []string      `json:"inputs"`
	// [δ] in G1 of the keys' setups. It is in every proving key, so an attacker has it.
	BaseDelta  hexutil.Bytes `json:"baseDelta"`
	MergeDelta hexutil.Bytes `json:"mergeDelta"`
}

// batchFile is groth16_batch.json: proofs of all circuits of a block, for arbitrary inputs.
type batchFile struct {
	Items []batchItem `json:"items"`
	// Proofs for inputs at the ends of the field: see edgeInputs.
	Edges []batchItem `json:"edges"`
	// A point of the twist outside the subgroup that pairings are defined on.
	Outside hexutil.Bytes `json:"outside"`
}

type batchItem struct {
	Circuit string        `json:"circuit"`
	Inputs  []string      `json:"inputs"`
	Proof   hexutil.Bytes `json:"proof"`
}

// submissionFile is groth16_<name>.json.
type submissionFile struct {
	NumTxs     uint32     `json:"numTxs"`
	TxsPerBase uint32     `json:"txsPerBase"`
	NumProofs  int        `json:"numProofs"`
	Mode       rules.Mode `json:"mode"`
	Seed       string     `json:"seed"`
	StateIn    string     `json:"stateIn"`
	TxRoot     string     `json:"txRoot"`
	// What L1 made of the body when it was revealed; here they are of no body.
	Challenge   string   `json:"challenge"`
	Fingerprint string   `json:"fingerprint"`
	VrfKeys     []string `json:"vrfKeys"` // of staker 1, 2 ...
	// C of each proof, in order: what the seals are made of
	PointsC hexutil.Bytes `json:"pointsC"`
	// Sealed for a verifier at this address of this chain.
	ChainID  uint64         `json:"chainId"`
	Verifier common.Address `json:"verifier"`
	Encoded  hexutil.Bytes  `json:"encoded"`
	// What the verifier draws: the seed, the weight of each proof in order, and the factor of base
	// rollups.
	BatchSeed  string   `json:"batchSeed"`
	Weights    []string `json:"weights"`
	BaseFactor string   `json:"baseFactor"`

	// What a verifier makes of it.
	TotalScore  string `json:"totalScore"`
	KeepBps     string `json:"keepBps"`
	PayoutsRoot string `json:"payoutsRoot"`
	StateOut    string `json:"stateOut"`
	Fees        string `json:"fees"`
	Beneficiary string `json:"beneficiary"`
	// The leaves under PayoutsRoot.
	Payouts hexutil.Bytes `json:"payouts"`
}

var shapes = []shape{
	{name: "small", numTxs: 4, txsPerBase: 2, mode: rules.ModePrivate},
	{name: "varied", numTxs: 16, txsPerBase: 2, mode: rules.ModePrivate},
	{name: "wide", numTxs: 32, txsPerBase: 8, mode: rules.ModePrivate},
	{name: "full", numTxs: 32, txsPerBase: 2, mode: rules.ModePublic, full: true},
	{name: "distinct", numTxs: 32, txsPerBase: 2, mode: rules.ModePrivate, full: true, distinct: true},
}

// provers are the circuits of a block, by what they prove.
type provers struct{ ticket, base, merge *prover }

func TestVectors(t *testing.T) {
	// Setup and proofs are then the same in each run, for as long as gnark draws its randomness in
	// the same order.
	cryptotest.SetGlobalRandom(t, 197)
	var p provers
	for _, c := range []struct {
		to        **prover
		numInputs int
	}{{&p.ticket, ticketInputs}, {&p.base, baseInputs}, {&p.merge, mergeInputs}} {
		var err error
		*c.to, err = newProver(c.numInputs)
		require.NoError(t, err)
	}
	compare(t, "groth16_keys.json", makeKeys(t, p))
	for _, shape := range shapes {
		compare(t, "groth16_"+shape.name+".json", makeSubmission(t, p, shape))
	}
	compare(t, "groth16_batch.json", makeBatch(t, p))
}

func makeKeys(t *testing.T, p provers) (f keysFile) {
	for to, from := range map[*hexutil.Bytes]*prover{&f.Ticket: p.ticket, &f.Base: p.base, &f.Merge: p.merge} {
		key, err := from.key()
		require.NoError(t, err)
		*to = key
	}
	d := newDraws("ticket")
	meta := rules.Meta{StakerID: 1, FeeBps: 8000, Node: rules.SequencerNode}
	inputs := []*big.Int{d.field(), d.field(), rules.TicketWord(meta, d.bits(rules.VrfBits))}
	for _, to := range []*hexutil.Bytes{&f.Proof, &f.OtherProof} {
		proof, err := p.ticket.prove(inputs)
		require.NoError(t, err)
		*to = proof[:]
	}
	f.Inputs = decimals(inputs)
	f.BaseDelta, f.MergeDelta = p.base.delta(), p.merge.delta()
	return f
}

func makeBatch(t *testing.T, p provers) (f batchFile) {
	d := newDraws("batch")
	for _, c := range []struct {
		name  string
		by    *prover
		count int
	}{{"base", p.base, 3}, {"merge", p.merge, 5}} {
		for range c.count {
			inputs := make([]*big.Int, c.by.vk.NbPublicWitness())
			for i := range inputs {
				inputs[i] = d.field()
			}
			proof, err := c.by.prove(inputs)
			require.NoError(t, err)
			f.Items = append(f.Items, batchItem{Circuit: c.name, Inputs: decimals(inputs), Proof: proof[:]})
		}
	}
	for _, c := range []struct {
		name string
		by   *prover
	}{{"base", p.base}, {"merge", p.merge}} {
		for _, inputs := range d.edgeInputs(c.by.vk.NbPublicWitness()) {
			proof, err := c.by.prove(inputs)
			require.NoError(t, err)
			f.Edges = append(f.Edges, batchItem{Circuit: c.name, Inputs: decimals(inputs), Proof: proof[:]})
		}
	}
	f.Outside = outsideSubgroup()
	return f
}

// outsideSubgroup returns a point of y² = x³ + 3/(9+u) that is not in the subgroup of order r, as
// EIP-197 orders it.
func outsideSubgroup() []byte {
	var b, x3 bn254.E2
	b.A0.SetUint64(9)
	b.A1.SetUint64(1)
	b.Inverse(&b)
	x3.A0.SetUint64(3)
	b.Mul(&b, &x3)
	var p bn254.G2Affine
	for x := uint64(1); !p.IsOnCurve() || p.IsInSubGroup(); x++ {
		p.X.A0.SetUint64(x)
		x3.Square(&p.X).Mul(&x3, &p.X).Add(&x3, &b)
		p.Y.Sqrt(&x3)
	}
	var out []byte
	for _, c := range []*fp.Element{&p.X.A1, &p.X.A0, &p.Y.A1, &p.Y.A0} {
		word := c.Bytes()
		out = append(out, word[:]...)
	}
	return out
}

func makeSubmission(t *testing.T, p provers, shape shape) submissionFile {
	tree, err := rules.NewTree(shape.numTxs, shape.txsPerBase)
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
	body := rules.BodyBinding{Challenge: d.field(), Fingerprint: d.field()}
	var pointsC []rules.PointC
	var registered []*big.Int
	for node, e := range sub.Entries() {
		by := p.merge
		if tree.IsBase(node) {
			by = p.base
		}
		proof, err := by.prove(sub.PublicInputs(tree, node, e, vrfKeys[e.StakerID-1], shape.mode, body))
		require.NoError(t, err)
		copy(e.Points[:], proof[:])
		pointsC = append(pointsC, rules.PointC(proof[rules.PointsSize:]))
		registered = append(registered, vrfKeys[e.StakerID-1])
	}
	baseKey, err := p.base.key()
	require.NoError(t, err)
	mergeKey, err := p.merge.key()
	require.NoError(t, err)
	domain := rules.BatchDomain{
		ChainID: big.NewInt(31337), Verifier: common.BytesToAddress([]byte("fernet root verifier")),
		KeysHash: rules.KeysHash(baseKey, mergeKey), NumTxs: shape.numTxs, Mode: shape.mode, Body: body,
	}
	require.NoError(t, sub.Seal(domain, registered, pointsC))
	seed, err := sub.BatchSeed(domain, registered)
	require.NoError(t, err)
	weights := make([]*big.Int, sub.NumProofs())
	for i := range weights {
		weights[i] = rules.BatchWeight(seed, i)
	}

	encoded, err := sub.Encode()
	require.NoError(t, err)
	decoded, err := rules.DecodeSubmission(tree, encoded)
	require.NoError(t, err)
	require.Equal(t, sub, decoded)
	payoutsRoot, err := rules.PayoutsRoot(sub.Payouts())
	require.NoError(t, err)
	return submissionFile{
		NumTxs: shape.numTxs, TxsPerBase: shape.txsPerBase, NumProofs: sub.NumProofs(), Mode: shape.mode,
		Seed: sub.Seed.String(), StateIn: sub.StateIn.String(), TxRoot: sub.TxRoot.String(),
		Challenge: body.Challenge.String(), Fingerprint: body.Fingerprint.String(),
		VrfKeys: decimals(vrfKeys), PointsC: concat(pointsC),
		ChainID: domain.ChainID.Uint64(), Verifier: domain.Verifier, Encoded: encoded,
		BatchSeed: seed.String(), Weights: decimals(weights), BaseFactor: rules.BaseFactor(seed, sub.Seals).String(),
		TotalScore: sub.TotalScore().String(), KeepBps: sub.KeepBps().String(), PayoutsRoot: payoutsRoot.Hex(),
		StateOut: sub.StateOut.String(), Fees: sub.Fees.String(), Beneficiary: sub.Beneficiary.Hex(),
		Payouts: rules.EncodePayouts(sub.Payouts()),
	}
}

func concat(pointsC []rules.PointC) (out []byte) {
	for _, c := range pointsC {
		out = append(out, c[:]...)
	}
	return out
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

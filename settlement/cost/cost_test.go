package cost

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// The circuits are counted anew by whoever changes them: then the figures here follow.
func TestConstraintsAreThoseOfTheCircuits(t *testing.T) {
	content, err := os.ReadFile("../../prover/ledger/ledgercircuit/constraints.json")
	require.NoError(t, err)
	var counted map[string]struct{ Constraints uint64 }
	require.NoError(t, json.Unmarshal(content, &counted))
	c := ConstraintsOf(2)
	require.Equal(t, counted["base of 2"].Constraints, c.Base)
	require.InDelta(t, counted["base of 4"].Constraints, ConstraintsOf(4).Base, 5)
	require.Equal(t, counted["merge"].Constraints, c.Merge)
	require.Equal(t, counted["ticket"].Constraints, c.Ticket)
}

func TestEstimate(t *testing.T) {
	e, err := Of(Shape{Txs: 32, TxsPerBase: 2, TxBytes: 160})
	require.NoError(t, err)
	require.EqualValues(t, 31, e.Shape.Nodes())
	require.EqualValues(t, 91, e.Shape.Proofs())
	c := e.Constraints
	require.Equal(t, time.Duration(c.Ticket+48*c.Base+43*c.Merge)*provingTime, e.Proving, "48 base rollups and 43 merges")
	require.Equal(t, e.Proving/32, e.ProvingPerTx())
	g := e.Gas
	require.EqualValues(t, rootGas+91*proofGas, g.Root)
	require.EqualValues(t, 229_300+32*5_008, g.Reveal)
	require.Equal(t, g.Randao+g.Propose+g.Reveal+g.Root+g.Finalize, g.Total())
	require.Equal(t, g.Total()/32, e.GasPerTx())
	require.Equal(t, time.Duration(c.Ticket+c.Base+c.Merge)*setUpTime, c.SetUpTime())
}

// Wider base rollups need fewer proofs: more transactions share a submission.
func TestWideBasesCostLessGas(t *testing.T) {
	narrow, err := Of(Shape{Txs: 64, TxsPerBase: 2, TxBytes: 140})
	require.NoError(t, err)
	wide, err := Of(Shape{Txs: 64, TxsPerBase: 16, TxBytes: 140})
	require.NoError(t, err)
	require.EqualValues(t, 7, wide.Shape.Nodes())
	require.Less(t, wide.GasPerTx(), narrow.GasPerTx()/4)
	require.Less(t, wide.Proving, narrow.Proving)
}

func TestRevealPaysTheCalldataFloor(t *testing.T) {
	require.EqualValues(t, 229_300+31_300, RevealGas(1000), "what it does costs more")
	require.EqualValues(t, 21_000+40*(324+100_000), RevealGas(100_000), "its calldata costs more")
}

func TestShapesThatAreNone(t *testing.T) {
	for name, s := range map[string]Shape{
		"one transaction a base":     {4, 1, 140},
		"three transactions a base":  {12, 3, 140},
		"one base":                   {4, 4, 140},
		"no power of two":            {12, 2, 140},
		"no transactions":            {0, 2, 140},
		"transactions without bytes": {4, 2, 0},
	} {
		_, err := Of(s)
		require.ErrorIs(t, err, ErrShape, name)
	}
}

// Up to k = 8 the gas of 63 nodes with 187 proofs is the limit, then the bytes of the body.
func TestMaxTxs(t *testing.T) {
	for k, want := range map[uint32]uint32{2: 64, 4: 128, 8: 256, 16: 512, 32: 512, 64: 512} {
		require.Equal(t, want, MaxTxs(k, 140), "k = %d", k)
	}
	require.EqualValues(t, rules.MaxTxs(2), MaxTxs(2, 140))
	require.Zero(t, MaxTxs(64, 1920), "120 KiB are one base rollup")
	require.Zero(t, MaxTxs(3, 140))
	require.LessOrEqual(t, RootGas(Shape{64, 2, 140}.Proofs()), uint64(gasLimit))
	require.Greater(t, RootGas(Shape{128, 2, 140}.Proofs()), uint64(gasLimit))
}

// Who is about to deploy is told what the largest block comes to.
func TestEstimateInWords(t *testing.T) {
	e, err := Of(Shape{Txs: 32, TxsPerBase: 2, TxBytes: 140})
	require.NoError(t, err)
	require.Regexp(t, `^A full block of 32 costs about \d+\.\d s of proving and \d+ 000 gas a transfer, without claims: 91 proofs\. `+
		`With base rollups of 2 a block may have at most 64\.\nMaking the proving keys, once on each machine, takes about \d+ s\. `, e.String())
}

package keys

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/ledger/ledgercircuit"
	"fernet/settlement/rules"
)

// A witness that has travelled is proven as its assignment is, by both provers.
func TestProveWitness(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), openAndSecret{}, Options{})
	require.NoError(t, err)
	assigned := assignOpen()
	for kind, assignment := range map[circuit.Kind]frontend.Circuit{kindOpen: &assigned, kindSecret: &secret{assigned}} {
		encoded, err := Witness(assignment)
		require.NoError(t, err)
		proof, err := set.ProveWitness(t.Context(), kind, encoded)
		require.NoError(t, err)
		require.NoError(t, set.Verify(kind, proof))
		require.Equal(t, []*big.Int{big.NewInt(int64(assigned.Result.(int))), big.NewInt(77)}, proof.Public)
	}
}

// Whatever is sent for a witness, the answer is an error and no panic.
func TestMalformedWitness(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), openAndSecret{}, Options{})
	require.NoError(t, err)
	assigned := assignOpen()
	good, err := Witness(&assigned)
	require.NoError(t, err)
	of := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(good)) }
	head := func(at int, n uint32) []byte {
		return of(func(b []byte) []byte { binary.BigEndian.PutUint32(b[at:], n); return b })
	}
	value := func(i int, v *big.Int) []byte {
		return of(func(b []byte) []byte { v.FillBytes(b[witnessHead+32*i : witnessHead+32*(i+1)]); return b })
	}
	squaresWitness, err := Witness(&squares{Result: 256, Root: 2})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		encoded []byte
		want    error
	}{
		"nothing":             {nil, ErrWitnessForm},
		"a head":              {good[:witnessHead], ErrWitnessForm},
		"a byte less":         {good[:len(good)-1], ErrWitnessForm},
		"a byte more":         {append(bytes.Clone(good), 0), ErrWitnessForm},
		"of another circuit":  {squaresWitness, ErrWitnessForm},
		"other public":        {head(0, 3), ErrWitnessForm},
		"other secret":        {head(4, 4), ErrWitnessForm},
		"more values":         {head(8, 1<<32-1), ErrWitnessForm},
		"no values":           {head(8, 0), ErrWitnessForm},
		"value of modulus":    {value(2, rules.FieldModulus()), ErrWitnessForm},
		"largest value":       {value(0, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))), ErrWitnessForm},
		"another result":      {value(0, big.NewInt(5)), ErrWitness},
		"secret out of range": {value(2, big.NewInt(256)), ErrWitness},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := set.ProveWitness(t.Context(), kindOpen, c.encoded)
			require.ErrorIs(t, err, c.want)
		})
	}
	_, err = set.ProveWitness(t.Context(), "unknown", good)
	require.ErrorIs(t, err, ErrKind)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = set.ProveWitness(cancelled, kindOpen, good)
	require.ErrorIs(t, err, context.Canceled)
}

// Witnesses of the protocol's circuits that satisfy nothing are an error, whatever hints compute of
// them.
func TestWitnessesOfTheProtocol(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, kind := range circuit.Kinds() {
		c, err := compile(Protocol(ledgercircuit.Application{}, 2), kind)
		require.NoError(t, err)
		keys := &circuitKeys{compiled: c}
		public, secret := c.numPublic(), c.system.GetNbSecretVariables()
		for range 20 {
			encoded := binary.BigEndian.AppendUint32(nil, uint32(public))
			encoded = binary.BigEndian.AppendUint32(encoded, uint32(secret))
			encoded = binary.BigEndian.AppendUint32(encoded, uint32(public+secret))
			for range public + secret {
				var value [32]byte
				// Small values too: they are what range checks look at.
				for i := 1 + random.IntN(32); i < 32; i++ {
					value[i] = byte(random.Uint32())
				}
				encoded = append(encoded, value[:]...)
			}
			full, err := keys.parseWitness(encoded)
			require.NoError(t, err)
			_, err = c.system.Solve(full)
			require.Error(t, err, kind)
		}
	}
}

func FuzzProveWitness(f *testing.F) {
	set, err := Open(f.Context(), f.TempDir(), openAndSecret{}, Options{})
	require.NoError(f, err)
	assigned := assignOpen()
	good, err := Witness(&assigned)
	require.NoError(f, err)
	f.Add(good)
	f.Add(good[:40])
	f.Fuzz(func(t *testing.T, encoded []byte) {
		proof, err := set.ProveWitness(t.Context(), kindOpen, encoded)
		if err == nil {
			require.NoError(t, set.Verify(kindOpen, proof))
		}
	})
}

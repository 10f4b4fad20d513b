package keys

import (
	"bytes"
	"errors"
	"math/big"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/groth16"
	groth16_bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// product proves the knowledge of two factors of public numbers.
type product struct {
	First, Second frontend.Variable `gnark:",public"`
	Factor        frontend.Variable
}

func (c *product) Define(api frontend.API) error {
	api.AssertIsEqual(api.Mul(c.First, c.Factor), c.Second)
	return nil
}

func proven(t *testing.T) (*groth16_bn254.VerifyingKey, *groth16_bn254.Proof, fr.Vector) {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &product{})
	require.NoError(t, err)
	pk, vk, err := groth16.Setup(system)
	require.NoError(t, err)
	witness, err := frontend.NewWitness(&product{First: 3, Second: 21, Factor: 7}, ecc.BN254.ScalarField())
	require.NoError(t, err)
	proof, err := groth16.Prove(system, pk, witness)
	require.NoError(t, err)
	public, err := witness.Public()
	require.NoError(t, err)
	return vk.(*groth16_bn254.VerifyingKey), proof.(*groth16_bn254.Proof), public.Vector().(fr.Vector)
}

func TestKeyAndProofSurviveExport(t *testing.T) {
	vk, proof, public := proven(t)
	encodedKey, err := ExportVerifyingKey(vk)
	require.NoError(t, err)
	encodedProof, err := ExportProof(proof)
	require.NoError(t, err)
	parsedKey, err := ParseVerifyingKey(encodedKey)
	require.NoError(t, err)
	parsedProof, err := ParseProof(encodedProof)
	require.NoError(t, err)

	require.NoError(t, groth16_bn254.Verify(parsedProof, parsedKey, public))
	public[0].SetUint64(4)
	require.Error(t, groth16_bn254.Verify(parsedProof, parsedKey, public))

	againKey, err := ExportVerifyingKey(parsedKey)
	require.NoError(t, err)
	againProof, err := ExportProof(parsedProof)
	require.NoError(t, err)
	require.Equal(t, encodedKey, againKey)
	require.Equal(t, encodedProof, againProof)
}

// The order of words is the EVM's own: its precompiles, as go-ethereum has
// them, accept the Groth16 equation of the exported words.
func TestExportIsInThePrecompilesOrder(t *testing.T) {
	vk, proof, public := proven(t)
	key, err := ExportVerifyingKey(vk)
	require.NoError(t, err)
	p, err := ExportProof(proof)
	require.NoError(t, err)
	run := func(address byte, input ...[]byte) []byte {
		out, err := vm.PrecompiledContractsOsaka[[20]byte{19: address}].Run(bytes.Join(input, nil))
		require.NoError(t, err)
		return out
	}
	minusOne := new(big.Int).Sub(rules.FieldModulus(), big.NewInt(1)).FillBytes(make([]byte, 32))
	alpha, beta, gamma, delta, ic := key[:64], key[64:192], key[192:320], key[320:448], key[448:]
	require.Len(t, ic, 3*64)
	sum := ic[:64]
	for i := range public {
		x := public[i].Bytes()
		sum = run(6, sum, run(7, ic[64*(i+1):64*(i+2)], x[:]))
	}
	one := run(8, run(7, p[:64], minusOne), p[64:192], alpha, beta, sum, gamma, p[192:], delta)
	require.Equal(t, big.NewInt(1).FillBytes(make([]byte, 32)), one)
}

func TestCommitmentsAreRefused(t *testing.T) {
	vk, proof, _ := proven(t)
	proof.Commitments = make([]curve.G1Affine, 1)
	_, err := ExportProof(proof)
	require.ErrorIs(t, err, ErrCommitments)
	vk.PublicAndCommitmentCommitted = [][]int{{1}}
	_, err = ExportVerifyingKey(vk)
	require.ErrorIs(t, err, ErrCommitments)
}

// outsideG2 returns a point of the twist outside the subgroup: the curve has a cofactor there.
func outsideG2() (outside curve.G2Affine) {
	for x := uint64(1); ; x++ {
		outside.X.A0.SetUint64(x)
		var b curve.E2
		b.Square(&outside.X).Mul(&b, &outside.X)
		var twist curve.E2
		twist.A0.SetUint64(9)
		twist.A1.SetUint64(1)
		twist.Inverse(&twist)
		var three fp.Element
		three.SetUint64(3)
		twist.MulByElement(&twist, &three)
		b.Add(&b, &twist)
		if b.Legendre() != 1 {
			continue
		}
		outside.Y.Sqrt(&b)
		if outside.IsOnCurve() && !outside.IsInSubGroup() {
			return outside
		}
	}
}

func TestParseRefusesBadPoints(t *testing.T) {
	vk, proof, _ := proven(t)
	key, err := ExportVerifyingKey(vk)
	require.NoError(t, err)
	good, err := ExportProof(proof)
	require.NoError(t, err)

	outside := outsideG2()
	put := func(at int, bytes []byte) func([]byte) {
		return func(encoded []byte) { copy(encoded[at:], bytes) }
	}
	plusModulus := func(at int) func([]byte) {
		return func(encoded []byte) {
			v := new(big.Int).SetBytes(encoded[at : at+32])
			v.Add(v, fp.Modulus()).FillBytes(encoded[at : at+32])
		}
	}
	for name, c := range map[string]struct {
		want  error
		spoil func([]byte)
	}{
		"A off the curve":       {ErrNotInGroup, func(b []byte) { b[63] ^= 1 }},
		"A at infinity":         {ErrInfinity, put(0, make([]byte, 64))},
		"B at infinity":         {ErrInfinity, put(64, make([]byte, 128))},
		"B off the curve":       {ErrNotInGroup, func(b []byte) { b[191] ^= 1 }},
		"B outside its group":   {ErrNotInGroup, put(64, appendG2(nil, &outside))},
		"C at infinity":         {ErrInfinity, put(192, make([]byte, 64))},
		"C.y plus the modulus":  {ErrCoordinate, plusModulus(224)},
		"B.x0 plus the modulus": {ErrCoordinate, plusModulus(96)},
	} {
		t.Run(name, func(t *testing.T) {
			spoilt := good
			c.spoil(spoilt[:])
			_, err := ParseProof(spoilt)
			require.ErrorIs(t, err, c.want)
		})
	}
	for at := 0; at < len(key); at += 32 {
		spoilt := bytes.Clone(key)
		plusModulus(at)(spoilt)
		if _, err := ParseVerifyingKey(spoilt); !errors.Is(err, ErrCoordinate) {
			t.Errorf("word %d of the key plus the modulus: %v", at/32, err)
		}
	}
	for _, length := range []int{0, keySize, keySize + 32, len(key) - 1, len(key) + 1} {
		if _, err := ParseVerifyingKey(append(bytes.Clone(key), 0)[:length]); !errors.Is(err, ErrLength) {
			t.Errorf("%d bytes: %v", length, err)
		}
	}
}

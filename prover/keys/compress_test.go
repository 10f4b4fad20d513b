package keys

import (
	"testing"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestCompressProof(t *testing.T) {
	_, proof, _ := proven(t)
	encoded, err := ExportProof(proof)
	require.NoError(t, err)
	small, err := CompressProof(encoded)
	require.NoError(t, err)
	again, err := DecompressProof(small)
	require.NoError(t, err)
	require.Equal(t, encoded, again)

	// Whatever is changed, what can still be read is another proof with one form.
	for i := range 8 * len(small) {
		changed := small
		changed[i/8] ^= 1 << (i % 8)
		other, err := DecompressProof(changed)
		if err != nil {
			continue
		}
		require.NotEqual(t, encoded, other)
		form, err := CompressProof(other)
		require.NoError(t, err)
		require.Equal(t, changed, form, "bit %d", i)
	}
	encoded[63] ^= 1
	_, err = CompressProof(encoded)
	require.ErrorIs(t, err, ErrNotInGroup)
}

func TestDecompressRefusesBadPoints(t *testing.T) {
	_, proof, _ := proven(t)
	good := compressed(proof)
	outside := outsideG2()
	notInGroup := outside.Bytes()
	var infinite curve.G1Affine
	var infiniteB curve.G2Affine
	ofA, ofB := infinite.Bytes(), infiniteB.Bytes()
	modulus := fp.Modulus().Bytes()
	modulus[0] |= 0b10 << 6
	uncompressed := make([]byte, curve.SizeOfG1AffineCompressed)

	for name, c := range map[string]struct {
		at    int
		bytes []byte
		want  error
	}{
		"A at infinity":          {0, ofA[:], ErrInfinity},
		"B at infinity":          {32, ofB[:], ErrInfinity},
		"C at infinity":          {96, ofA[:], ErrInfinity},
		"B outside its group":    {32, notInGroup[:], ErrCompressed},
		"A.x is the modulus":     {0, modulus, ErrCompressed},
		"C marked as whole":      {96, uncompressed, ErrCompressed},
		"A at infinity, with x":  {0, []byte{0b01 << 6, 1}, ErrCompressed},
		"B's second word is all": {64, []byte{0xff, 0xff}, ErrCompressed},
	} {
		t.Run(name, func(t *testing.T) {
			spoilt := good
			copy(spoilt[c.at:], c.bytes)
			_, err := DecompressProof(spoilt)
			require.ErrorIs(t, err, c.want)
		})
	}
}

func FuzzDecompressProof(f *testing.F) {
	f.Add(make([]byte, CompressedProofSize))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) != CompressedProofSize {
			return
		}
		in := [CompressedProofSize]byte(data)
		proof, err := DecompressProof(in)
		if err != nil {
			require.Equal(t, [rules.ProofSize]byte{}, proof)
			return
		}
		again, err := CompressProof(proof)
		require.NoError(t, err)
		require.Equal(t, in, again)
	})
}

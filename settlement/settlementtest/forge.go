package settlementtest

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254"

	"fernet/settlement/rules"
)

// forge returns a proof of any public inputs under the key whose points are multiples of the
// generators G and H from the n-th on: alpha = n·G, beta = n·H, gamma = (n+1)·H, delta = (n+2)·H,
// IC_j = (n+1+j)·G. With A = G and B = H, what has to hold is an equation of scalars modulo r,
// 1 = n² + (n+1)·L + (n+2)·c with L = n+1 + Σ xⱼ·(n+2+j), which is solved for C = c·G.
func forge(n int64, inputs []*big.Int) (proof [rules.ProofSize]byte) {
	r := rules.FieldModulus()
	sum := big.NewInt(n + 1)
	for j, x := range inputs {
		sum.Add(sum, new(big.Int).Mul(x, big.NewInt(n+2+int64(j))))
	}
	c := big.NewInt(1 - n*n)
	c.Sub(c, sum.Mul(sum, big.NewInt(n+1)))
	c.Mul(c, new(big.Int).ModInverse(big.NewInt(n+2), r)).Mod(c, r)

	_, _, a, b := bn254.Generators()
	pointC := new(bn254.G1Affine).ScalarMultiplication(&a, c)
	at := proof[:0]
	for _, coordinate := range [][32]byte{
		a.X.Bytes(), a.Y.Bytes(), b.X.A1.Bytes(), b.X.A0.Bytes(), b.Y.A1.Bytes(), b.Y.A0.Bytes(), pointC.X.Bytes(), pointC.Y.Bytes(),
	} {
		at = append(at, coordinate[:]...)
	}
	return proof
}

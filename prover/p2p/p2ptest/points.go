package p2ptest

import (
	"fmt"
	"math/big"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"

	"fernet/prover/keys"
	"fernet/settlement/rules"
)

// Points returns a proof of nothing: its points are on the curve, so that only a pairing check
// finds out. Others are returned for other numbers from 1 on.
func Points(i int) ([rules.ProofSize]byte, error) {
	_, _, g1, g2 := curve.Generators()
	var p groth16.Proof
	p.Ar.ScalarMultiplication(&g1, big.NewInt(int64(i)))
	p.Bs.ScalarMultiplication(&g2, big.NewInt(4))
	p.Krs.ScalarMultiplication(&g1, big.NewInt(5))
	out, err := keys.ExportProof(&p)
	if err != nil {
		return out, fmt.Errorf("make points: %w", err)
	}
	return out, nil
}

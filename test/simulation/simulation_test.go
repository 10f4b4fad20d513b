package simulation

import (
	"testing"
	"time"

	"fernet/settlement/rules"
)

var tree31 = rules.Tree{NumTxs: 32, TxsPerBase: 2}

func TestX(t *testing.T) {
	for _, c := range []Config{
		{Blocks: 10, Provers: 8, Tree: tree31, Strategy: "equilibrium", Kappa: 1000, Proof: 2, AtOnce: 2, Seed: 1},
		{Blocks: 10, Provers: 8, Tree: tree31, Strategy: "equilibrium", Kappa: 1000, Proof: 2, AtOnce: 2, Seed: 1, Equivocators: 2},
		{Blocks: 10, Provers: 8, Tree: tree31, Strategy: "equilibrium", Kappa: 1000, Proof: 2, AtOnce: 2, Seed: 1, Careless: 1},
		{Blocks: 10, Provers: 8, Tree: tree31, Strategy: "limit", Mode: rules.ModePublic, Kappa: 1000, Proof: 2, AtOnce: 2, Seed: 1},
		{Blocks: 5, Provers: 32, Tree: tree31, Strategy: "equilibrium", Kappa: 3000, Proof: 2, AtOnce: 2, Seed: 1},
	} {
		started := time.Now()
		r, err := Run(c)
		t.Log(r.Share(), r.Filled(), r.Roots, r.Made, r.Again, r.Rejected, err, time.Since(started))
	}
}

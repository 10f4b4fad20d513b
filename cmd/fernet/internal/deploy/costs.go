package deploy

import (
	"fmt"
	"strings"

	"fernet/settlement"
	"fernet/settlement/cost"
)

// costs tells a person what the largest block of a deployment comes to, in two lines, and what the
// largest of any deployment may be.
func costs(p settlement.Params) (string, error) {
	shape := cost.Shape{Txs: p.MaxTxs, TxsPerBase: p.TxsPerBase, TxBytes: p.TxBytes}
	e, err := cost.Of(shape)
	if err != nil {
		return "", err
	}
	return strings.Join([]string{
		fmt.Sprintf("A full block of %d costs about %.1f s of proving and %d 000 gas a transfer, without claims: %d proofs. "+
			"With base rollups of %d a block may have at most %d.",
			p.MaxTxs, e.ProvingPerTx().Seconds(), (e.GasPerTx()+500)/1000, shape.Proofs(), p.TxsPerBase, cost.MaxTxs(p.TxsPerBase, shape.TxBytes)),
		fmt.Sprintf("Making the proving keys, once on each machine, takes about %.0f s. Seconds are processor time: see docs/BENCHMARKS.md.",
			e.Constraints.SetUpTime().Seconds()),
	}, "\n"), nil
}

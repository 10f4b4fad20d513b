package demo

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// ResultVersion is the version of Result's JSON form.
const ResultVersion = 2

// integer is a number that JSON has as a string of digits, scores like amounts.
type integer = units.Integer

// Result is what a demo run comes to. Amounts are in wei, scores in VRF
// outputs times basis points (rules.Score).
type Result struct {
	Version    int                     `json:"version"`
	Txs        uint32                  `json:"txs"`
	TxsPerBase uint32                  `json:"txsPerBase"`
	Provers    int                     `json:"provers"`
	VrfMode    string                  `json:"vrfMode"`
	Deployment *settlement.Deployment  `json:"deployment"`
	Slot       uint64                  `json:"slot"`
	Block      uint64                  `json:"block"`
	Proposals  []proposalResult        `json:"proposals"` // worst first, as L1 took them
	Ranking    map[uint32][]prover.Bid `json:"ranking"`   // by node: who proves it, best first
	Roots      []rootResult            `json:"roots"`     // lowest total first, as L1 took them
	Paid       []payment               `json:"paid"`
	Network    integer                 `json:"network"`
	UnitPerBps integer                 `json:"unitPerBps"`
	MostReward integer                 `json:"mostRewardPerProof"`
	Burned     integer                 `json:"burned"`
	Gas        map[string]uint64       `json:"gas"` // of one transaction: stake, recordRandao, reveal, finalize, claim10First, claim10
	Audit      *Report                 `json:"audit"`
	ProvingMs  int64                   `json:"provingMs"`
	TotalMs    int64                   `json:"totalMs"`
}

func (d *demo) result() *Result {
	fees := d.block.Execution.Block().Fees.Big()
	shares := rules.Split(fees, fees, blockReward, blockReward, d.winner.bid)
	unit := rules.UnitPerBps(shares.Network, d.block.Tree.NumNodes())
	return &Result{
		Version: ResultVersion, Txs: d.cfg.Txs, TxsPerBase: d.cfg.TxsPerBase, Provers: d.cfg.Provers, VrfMode: d.cfg.Mode.String(),
		Deployment: d.client.Deployment, Slot: d.slot, Block: d.block.Number,
		Proposals: d.proposals, Ranking: d.rankings, Roots: d.roots, Paid: d.paid,
		Network: integer{Int: shares.Network}, UnitPerBps: integer{Int: unit}, MostReward: integer{Int: rules.Reward(unit, 0)},
		Burned: integer{Int: rules.Burn(shares.Network, unit, d.best.KeepBps())}, Gas: d.gas, Audit: d.report,
		ProvingMs: d.provingFor.Milliseconds(), TotalMs: time.Since(d.started).Milliseconds(),
	}
}

// write puts what was made into the directory asked for.
func (d *demo) write(r *Result) error {
	if d.cfg.Out == "" {
		return nil
	}
	object := func(v any) []byte {
		text, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			panic(err) // our own types, without cycles or functions
		}
		return append(text, '\n')
	}
	files := map[string][]byte{
		"deployment.json": object(d.client.Deployment),
		"genesis.json":    object(d.workload.genesis),
		"body.bin":        d.body,
		"result.json":     object(r),
	}
	for i, root := range d.roots {
		files[fmt.Sprintf("submission-%d.bin", i+1)] = root.encoded
	}
	for name, content := range files {
		if err := disk.Write(filepath.Join(d.cfg.Out, name), content, disk.Public); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
	}
	return nil
}

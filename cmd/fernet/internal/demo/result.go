package demo

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/record"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// resultKind is the file of a Result. Nothing reads it again but programs that know its version.
var resultKind = record.Kind{Format: "fernet.demo", Version: 2, Oldest: 2, MaxSize: 1 << 26, Mode: disk.Public}

// integer is a number that JSON has as a string of digits, scores like amounts.
type integer = units.Integer

// Result is what a demo run comes to. Amounts are in wei, scores in VRF
// outputs times basis points (rules.Score).
type Result struct {
	record.Head
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
		Head: resultKind.Head(), Txs: d.cfg.Txs, TxsPerBase: d.cfg.TxsPerBase, Provers: d.cfg.Provers, VrfMode: d.cfg.Mode.String(),
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
	path := func(name string) string { return filepath.Join(d.cfg.Out, name) }
	genesis, err := json.MarshalIndent(d.workload.genesis, "", "  ")
	if err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	files := map[string][]byte{"genesis.json": append(genesis, '\n'), "body.bin": d.body}
	for i, root := range d.roots {
		files[fmt.Sprintf("submission-%d.bin", i+1)] = root.encoded
	}
	for name, content := range files {
		if err := disk.Write(path(name), content, disk.Public); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
	}
	if err := d.client.Deployment.Write(path("deployment.json")); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	if err := resultKind.Write(path("result.json"), r); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	return nil
}

package rehearsal

import (
	"time"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/record"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// ResultKind is a Result in a file. Nothing reads it again but programs that know its version.
var ResultKind = record.Kind{Format: "fernet.demo", Version: 2, Oldest: 2, MaxSize: 1 << 26, Mode: disk.Public}

// integer is a number that JSON has as a string of digits, scores like amounts.
type integer = units.Integer

// Result is what a rehearsal comes to. Amounts are in wei, scores in VRF
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
	Proposals  []ProposalResult        `json:"proposals"` // worst first, as L1 took them
	Ranking    map[uint32][]prover.Bid `json:"ranking"`   // by node: who proves it, best first
	Roots      []RootResult            `json:"roots"`     // lowest total first, as L1 took them
	Paid       []Payment               `json:"paid"`
	Network    integer                 `json:"network"`
	UnitPerBps integer                 `json:"unitPerBps"`
	MostReward integer                 `json:"mostRewardPerProof"`
	Burned     integer                 `json:"burned"`
	// of one transaction: stake, recordRandao, reveal, finalize, claim10First, claim10
	Gas       map[string]uint64 `json:"gas"`
	Audit     *Report           `json:"audit"`
	ProvingMs int64             `json:"provingMs"`
	TotalMs   int64             `json:"totalMs"`
}

// Result is what all acts came to.
func (d *Rehearsal) Result() *Result {
	fees := d.Block.Execution.Block().Fees.Big()
	shares := rules.Split(fees, fees, blockReward, blockReward, d.Winner.Bid)
	unit := rules.UnitPerBps(shares.Network, d.Block.Tree.NumNodes())
	return &Result{
		Head: ResultKind.Head(), Txs: d.Config.Txs, TxsPerBase: d.Config.TxsPerBase, Provers: d.Config.Provers, VrfMode: d.Config.Mode.String(),
		Deployment: d.Chain.Deployment, Slot: d.Slot, Block: d.Block.Number,
		Proposals: d.Proposals, Ranking: d.Rankings, Roots: d.Roots, Paid: d.Paid,
		Network: integer{Int: shares.Network}, UnitPerBps: integer{Int: unit}, MostReward: integer{Int: rules.Reward(unit, 0)},
		Burned: integer{Int: rules.Burn(shares.Network, unit, d.Best.KeepBps())}, Gas: d.Gas, Audit: d.Audited,
		ProvingMs: d.ProvingFor.Milliseconds(), TotalMs: time.Since(d.started).Milliseconds(),
	}
}

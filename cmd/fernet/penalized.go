package main

import (
	"math/big"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/units"
)

// penalized is a penalty in a result: that a transaction brought about or, in a dry run, would.
type penalized struct {
	StakerID  uint32 `json:"stakerId"`
	Burned    string `json:"burned"`    // wei
	FromBlock uint64 `json:"fromBlock"` // first L1 block at which it acts
	BanUntil  uint64 `json:"banUntil"`  // first L1 block at which the staker may propose again

	burned *big.Int
}

// penaltiesOf are the penalties that transactions brought about.
func penaltiesOf(client *settlement.Client, txs session.Txs) (found []penalized) {
	for _, tx := range txs {
		receipt := tx.Receipt()
		if receipt == nil {
			continue
		}
		for _, e := range client.PenalizedBy(receipt) {
			found = append(found, penalized{e.StakerID, e.Burned.String(), e.FromBlock, e.BanUntil, e.Burned})
		}
	}
	return found
}

// render says what a penalty took.
func (p penalized) render(con *console.Console) {
	con.Line("Staker %d lost %s AZT of its deposit, and may not propose from L1 block %d to %d.", p.StakerID, units.Exact(p.burned), p.FromBlock, max(p.BanUntil, p.FromBlock+1)-1)
}

package operator

import (
	"fmt"

	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/units"
)

// Penalty is what a staker lost, and until when it may not propose.
type Penalty struct {
	StakerID  uint32        `json:"stakerId"`
	Burned    units.Integer `json:"burned"`    // wei
	FromBlock uint64        `json:"fromBlock"` // first L1 block at which it acts
	// first L1 block at which the staker may propose again
	BanUntil uint64 `json:"banUntil"`
}

// String says it for a person.
func (p Penalty) String() string {
	return fmt.Sprintf("Staker %d lost %s AZT of its deposit, and may not propose from L1 block %d to %d.",
		p.StakerID, units.Exact(p.Burned.Int), p.FromBlock, max(p.BanUntil, p.FromBlock+1)-1)
}

// penaltiesOf are the penalties that transactions brought about; a dry run's bring about none.
func penaltiesOf(client *settlement.Client, txs account.Txs) (found []Penalty) {
	for _, tx := range txs {
		receipt := tx.Receipt()
		if receipt == nil {
			continue
		}
		for _, e := range client.PenalizedBy(receipt) {
			found = append(found, Penalty{e.StakerID, units.Integer{Int: e.Burned}, e.FromBlock, e.BanUntil})
		}
	}
	return found
}

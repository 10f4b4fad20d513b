package operator

import (
	"fernet/settlement"
	"fernet/settlement/units"
)

// Penalty is a penalty that a transaction brought about or, in a dry run, would.
type Penalty struct {
	StakerID  uint32        `json:"stakerId"`
	Burned    units.Integer `json:"burned"`    // wei
	FromBlock uint64        `json:"fromBlock"` // first L1 block at which it acts
	BanUntil  uint64        `json:"banUntil"`  // first L1 block at which the staker may propose again
}

// penalties are those that transactions brought about.
func penalties(client *settlement.Client, sent Sent) (found []Penalty) {
	for _, receipt := range sent.receipts() {
		for _, e := range client.PenalizedBy(receipt) {
			found = append(found, Penalty{e.StakerID, units.Integer{Int: e.Burned}, e.FromBlock, e.BanUntil})
		}
	}
	return found
}

package settlement

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// What a transaction has done is in the events of its receipt, whatever was known of L1 before it
// was sent.

// eventsOf unpacks the events of one kind that one contract emitted in a transaction.
func eventsOf[T any](receipt *types.Receipt, contract common.Address, unpack func(*types.Log) (*T, error)) (found []*T) {
	for _, log := range receipt.Logs {
		if log.Address != contract {
			continue
		}
		if event, err := unpack(log); err == nil { // of another kind otherwise
			found = append(found, event)
		}
	}
	return found
}

// Payment is what was paid of a block.
type Payment struct {
	Rewards   int
	Share     bool     // the sequencer's
	Submitter bool     // whether the submitter's share is in it
	Amount    *big.Int // wei
}

// PaidBy returns what a transaction paid, by block.
func (c *Client) PaidBy(receipt *types.Receipt) map[uint64]Payment {
	paid := map[uint64]Payment{}
	add := func(number uint64, amount *big.Int, note func(*Payment)) {
		p, ok := paid[number]
		if !ok {
			p.Amount = new(big.Int)
		}
		note(&p)
		p.Amount.Add(p.Amount, amount)
		paid[number] = p
	}
	for _, e := range eventsOf(receipt, c.Deployment.Rewards, c.unpackRewardClaimed) {
		add(e.Number, e.Amount, func(p *Payment) { p.Rewards++ })
	}
	for _, e := range eventsOf(receipt, c.Deployment.Rewards, c.unpackSequencerShareClaimed) {
		add(e.Number, e.Amount, func(p *Payment) { p.Share = true })
	}
	for _, e := range eventsOf(receipt, c.Deployment.Rewards, c.unpackSubmitterShareClaimed) {
		add(e.Number, e.Amount, func(p *Payment) { p.Submitter = true })
	}
	return paid
}

// ExpiredBy returns what a transaction burned of claims that were not made in time, in wei.
func (c *Client) ExpiredBy(receipt *types.Receipt) *big.Int {
	sum := new(big.Int)
	for _, e := range eventsOf(receipt, c.Deployment.Rewards, c.unpackClaimsExpired) {
		sum.Add(sum, e.Burned)
	}
	return sum
}

// AbsorbedBy returns how many tokens a transaction moved into the reserve that had been transferred
// without a call, in wei.
func (c *Client) AbsorbedBy(receipt *types.Receipt) *big.Int {
	sum := new(big.Int)
	for _, e := range eventsOf(receipt, c.Deployment.Rewards, c.rewards.UnpackSurplusAbsorbedEvent) {
		sum.Add(sum, e.Amount)
	}
	return sum
}

// PrunedBy returns the first and the last block that a transaction dropped, and false when it
// dropped none.
func (c *Client) PrunedBy(receipt *types.Receipt) (first, last uint64, pruned bool) {
	for _, e := range eventsOf(receipt, c.Deployment.Settlement, c.unpackBlocksPruned) {
		return e.FirstNumber, e.LastNumber, true
	}
	return 0, 0, false
}

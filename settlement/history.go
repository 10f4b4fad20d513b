package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// History is everything that came to Rewards and left it since the deployment, and what was pruned
// and penalized, from events, and what the token says of the same. Amounts are in wei.
type History struct {
	Flows     []Flow
	Misses    []Event  // see MissesOf
	Burned    *big.Int // destroyed by Rewards, as the token has it
	Paid      *big.Int // sent by Rewards to owners, as the token has it
	Forfeited *big.Int // destroyed by Staking, as the token has it
	// minted less burned by anybody; nil for a token that was there before the deployment
	Supply *big.Int
}

// OwnToken returns how the token was created, and false when it was there before the deployment:
// its history is not the deployment's.
func (d *Deployment) OwnToken() (Created, bool) {
	for _, contract := range d.Contracts {
		if contract.Address == d.Token {
			return contract, true
		}
	}
	return Created{}, false
}

// History returns everything that Rewards ever received and gave, and every penalty. Unlike the
// other reads it is bounded by nothing but the age of the deployment. It fails with a LogsError
// when it would take more than most requests; 0 sets no limit. It is held to what L1's state says:
// an error that wraps ErrIncomplete names events that are missing.
func (v *View) History(ctx context.Context, most uint64) (*History, error) {
	h := &History{Burned: new(big.Int), Paid: new(big.Int), Forfeited: new(big.Int)}
	whole := span{0, v.Number}.within(v)
	asked := uint64(0)
	scan := func(query ethereum.FilterQuery) ([]types.Log, error) {
		logs, err := v.scan(ctx, query, whole, func(_ []types.Log, requests uint64) (bool, error) {
			if most > 0 && asked+requests > most {
				return false, &LogsError{"the history of Rewards", asked + requests}
			}
			asked++
			return true, nil
		})
		if err != nil {
			return nil, fmt.Errorf("get the history of Rewards: %w", err)
		}
		return logs, nil
	}
	if _, own := v.OwnToken(); own {
		h.Supply = new(big.Int)
	}
	var logs []types.Log
	for _, query := range v.historyQueries() {
		more, err := scan(query)
		if err != nil {
			return nil, err
		}
		logs = append(logs, more...)
	}
	moved := v.token.GetABI().Events["Transfer"].ID
	var flows []types.Log
	for i := range logs {
		switch {
		case logs[i].Address == v.Deployment.Rewards:
			flows = append(flows, logs[i])
		case logs[i].Address == v.Deployment.Token && logs[i].Topics[0] == moved:
			if err := h.transfer(v, &logs[i]); err != nil {
				return nil, fmt.Errorf("read Transfer event in block %d: %w", logs[i].BlockNumber, err)
			}
		}
	}
	var err error
	if h.Flows, err = v.FlowsOf(flows); err != nil {
		return nil, err
	}
	if h.Misses, err = v.MissesOf(logs); err != nil {
		return nil, err
	}
	return h, v.checkHistory(ctx, h)
}

// historyQueries are the scans that find all logs of a history.
func (v *View) historyQueries() []ethereum.FilterQuery {
	moved := v.token.GetABI().Events["Transfer"].ID
	query := ethereum.FilterQuery{Addresses: []common.Address{v.Deployment.Rewards}, Topics: [][]common.Hash{nil}}
	for _, event := range v.rewards.GetABI().Events {
		query.Topics[0] = append(query.Topics[0], event.ID)
	}
	for contract, events := range v.missEvents() {
		query.Addresses = append(query.Addresses, contract)
		for _, event := range events {
			query.Topics[0] = append(query.Topics[0], event.ID)
		}
	}
	if _, own := v.OwnToken(); own {
		// One scan for both: of the deployment's own token all transfers are wanted.
		query.Addresses, query.Topics[0] = append(query.Addresses, v.Deployment.Token), append(query.Topics[0], moved)
		return []ethereum.FilterQuery{query}
	}
	of := eventQuery(v.Deployment.Token, moved)
	of.Topics = append(of.Topics, []common.Hash{common.BytesToHash(v.Deployment.Rewards[:]), common.BytesToHash(v.Deployment.Staking[:])})
	return []ethereum.FilterQuery{query, of}
}

// transfer adds one transfer of the token.
func (h *History) transfer(v *View, log *types.Log) error {
	t, err := v.token.UnpackTransferEvent(log)
	if err != nil {
		return err
	}
	none := common.Address{}
	if h.Supply != nil && t.From == none {
		h.Supply.Add(h.Supply, t.Value)
	}
	if h.Supply != nil && t.To == none {
		h.Supply.Sub(h.Supply, t.Value)
	}
	switch {
	case t.From == v.Deployment.Staking && t.To == none:
		h.Forfeited.Add(h.Forfeited, t.Value)
	case t.From == v.Deployment.Rewards && t.To == none:
		h.Burned.Add(h.Burned, t.Value)
	case t.From == v.Deployment.Rewards:
		h.Paid.Add(h.Paid, t.Value)
	}
	return nil
}

// Sum adds up flows: all of them.
func Sum(flows []Flow) Flow {
	sum := Flow{Reserve: new(big.Int), Escrow: new(big.Int), Owed: new(big.Int), Burned: new(big.Int), Paid: new(big.Int)}
	for _, f := range flows {
		sum.Reserve.Add(sum.Reserve, f.Reserve)
		sum.Escrow.Add(sum.Escrow, f.Escrow)
		sum.Owed.Add(sum.Owed, f.Owed)
		sum.Burned.Add(sum.Burned, f.Burned)
		sum.Paid.Add(sum.Paid, f.Paid)
	}
	return sum
}

// Penalties adds up what penalties took of deposits, in wei.
func (h *History) Penalties() *big.Int {
	sum := new(big.Int)
	for _, event := range h.Misses {
		if e, ok := event.(*Penalized); ok {
			sum.Add(sum, e.Burned)
		}
	}
	return sum
}

// checkHistory holds a history to L1's state. Where an event that is missing cannot be told from
// an L1 that breaks its own rules, it is taken to be missing: what the contracts do was compared
// when the deployment was.
func (v *View) checkHistory(ctx context.Context, h *History) error {
	settled := map[uint64]bool{}
	for _, f := range h.Flows {
		settled[f.Settled] = true
	}
	finalized, err := v.Finalized(ctx)
	if err != nil {
		return err
	}
	for _, number := range finalized {
		if !settled[number] {
			return &IncompleteError{Event: "BlockSettled", Of: ofBlock(number), Want: 1}
		}
	}
	funds, err := v.Funds(ctx)
	if err != nil {
		return err
	}
	owed, err := v.Owed(ctx, finalized)
	if err != nil {
		return err
	}
	sum := Sum(h.Flows)
	missing := func(events string, sum, state *big.Int) error {
		return &IncompleteError{Event: events, Of: "since the deployment", Sum: sum, State: state}
	}
	switch {
	case sum.Owed.Cmp(owed) != 0 && owed.Cmp(funds.Owed) == 0:
		return missing("claim", sum.Owed, funds.Owed)
	case sum.Reserve.Cmp(funds.Reserve) < 0:
		return missing("ReserveFunded and SurplusAbsorbed", sum.Reserve, funds.Reserve)
	case sum.Escrow.Cmp(funds.Escrow) < 0:
		return missing("EscrowFunded", sum.Escrow, funds.Escrow)
	case h.Paid.Cmp(sum.Paid) < 0:
		return missing("Transfer (paid by Rewards)", h.Paid, sum.Paid)
	}
	if err := v.checkMisses(ctx, h.Misses); err != nil {
		return err
	}
	if h.Supply == nil {
		forfeited := h.Penalties()
		switch {
		case h.Burned.Cmp(sum.Burned) < 0:
			return missing("Transfer (burned by Rewards)", h.Burned, sum.Burned)
		case h.Forfeited.Cmp(forfeited) < 0:
			return missing("Transfer (burned by Staking)", h.Forfeited, forfeited)
		}
		return nil
	}
	// The supply counts every burn.
	supply, err := v.TotalSupply(ctx)
	if err != nil {
		return err
	}
	if h.Supply.Cmp(supply) != 0 {
		return missing("Transfer (minted and burned)", h.Supply, supply)
	}
	return nil
}

// Owed returns what is left to pay for the given finalized blocks together, in wei.
func (c *Client) Owed(ctx context.Context, numbers []uint64) (*big.Int, error) {
	remainders, err := c.Remainders(ctx, numbers)
	if err != nil {
		return nil, err
	}
	owed := new(big.Int)
	for _, p := range remainders {
		owed.Add(owed, p.Remaining)
	}
	return owed, nil
}

package settlement

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Flow is one change of what Rewards holds, in wei.
type Flow struct {
	Block    uint64
	LogIndex uint
	Reserve  *big.Int // negative where something left, as the next two
	Escrow   *big.Int
	Owed     *big.Int
	Burned   *big.Int // tokens that Rewards destroyed
	Paid     *big.Int // tokens that Rewards paid to owners
	Settled  uint64   // the L2 block whose settlement it is; 0: something else
}

// FlowsOf returns what events of Rewards changed, in their order.
func (c *Client) FlowsOf(logs []types.Log) ([]Flow, error) {
	flows := make([]Flow, 0, len(logs))
	for i := range logs {
		flow, err := c.flowOf(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("get flows of Rewards: block %d: %w", logs[i].BlockNumber, err)
		}
		flows = append(flows, flow)
	}
	return flows, nil
}

// flowOf returns what one event of Rewards changed.
func (c *Client) flowOf(log *types.Log) (f Flow, err error) {
	f = Flow{
		Block: log.BlockNumber, LogIndex: log.Index,
		Reserve: new(big.Int), Escrow: new(big.Int), Owed: new(big.Int), Burned: new(big.Int), Paid: new(big.Int),
	}
	events := c.rewards.GetABI().Events
	switch log.Topics[0] {
	case events["ReserveFunded"].ID:
		err = change(log, c.unpackReserveFunded, func(e *ReserveFunded) { f.Reserve = e.Amount })
	case events["EscrowFunded"].ID:
		err = change(log, c.unpackEscrowFunded, func(e *EscrowFunded) { f.Escrow = e.Amount })
	case events["SurplusAbsorbed"].ID:
		err = change(log, c.unpackSurplusAbsorbed, func(e *SurplusAbsorbed) { f.Reserve = e.Amount })
	case events["BlockSettled"].ID:
		err = change(log, c.unpackSettled, f.settled)
	case events["RewardClaimed"].ID:
		err = change(log, c.unpackRewardClaimed, func(e *RewardClaimed) { f.paid(e.Amount) })
	case events["SequencerShareClaimed"].ID:
		err = change(log, c.unpackSequencerShareClaimed, func(e *SequencerShareClaimed) { f.paid(e.Amount) })
	case events["SubmitterShareClaimed"].ID:
		err = change(log, c.unpackSubmitterShareClaimed, func(e *SubmitterShareClaimed) { f.paid(e.Amount) })
	case events["ClaimsExpired"].ID:
		err = change(log, c.unpackClaimsExpired, func(e *ClaimsExpired) { f.Owed, f.Burned = negative(e.Burned), e.Burned })
	default:
		err = fmt.Errorf("event %s is not known", log.Topics[0])
	}
	return f, err
}

// change reads an event, and notes what it changed.
func change[E any](log *types.Log, unpack func(*types.Log) (*E, error), note func(*E)) error {
	e, err := unpack(log)
	if err != nil {
		return err
	}
	note(e)
	return nil
}

// settled notes what the settlement of a block changed.
func (f *Flow) settled(e *Settled) {
	owed := new(big.Int).Add(e.Network, e.SequencerShare)
	f.Reserve, f.Escrow, f.Owed = negative(e.BlockReward), negative(e.Fees), owed.Sub(owed, e.Burned)
	f.Burned, f.Settled = e.Burned, e.Number
}

// paid notes what an owner was paid.
func (f *Flow) paid(amount *big.Int) { f.Owed, f.Paid = negative(amount), amount }

func negative(v *big.Int) *big.Int { return new(big.Int).Neg(v) }

// BurnedIn returns how many tokens a transaction destroyed.
func (c *Client) BurnedIn(ctx context.Context, tx common.Hash) (*big.Int, error) {
	receipt, err := untilThere(ctx, func() (*types.Receipt, error) { return c.Node.TransactionReceipt(ctx, tx) })
	if err != nil {
		return nil, fmt.Errorf("get receipt %s: %w", tx, err)
	}
	burned := new(big.Int)
	for _, log := range receipt.Logs {
		if log.Address != c.Deployment.Token {
			continue
		}
		if t, err := c.token.UnpackTransferEvent(log); err == nil && t.To == (common.Address{}) {
			burned.Add(burned, t.Value)
		}
	}
	return burned, nil
}

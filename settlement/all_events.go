package settlement

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/rules"
)

// RandaoRecorded means that the randomness of a slot is on L1.
type RandaoRecorded struct {
	Origin
	Slot   uint64
	Randao common.Hash
}

// Staked means that a staker was registered.
type Staked struct {
	Origin
	StakerID        uint32
	Owner           common.Address
	Roles           rules.Role
	VrfKey          *big.Int // field element
	ActivationBlock uint64   // L1 block
}

// ExitRequested means that a staker is not eligible any more.
type ExitRequested struct {
	Origin
	StakerID          uint32
	ExitBlock         uint64 // L1 block
	WithdrawableBlock uint64 // L1 block, if no ban lasts longer
}

// Finalized means that a block's record was handed to Rewards.
type Finalized struct {
	Origin
	Number uint64
}

// ReserveFunded means that tokens were added to the block-reward reserve.
type ReserveFunded struct {
	Origin
	From   common.Address
	Amount *big.Int // wei
}

// EscrowFunded means that tokens were added to the fee escrow.
type EscrowFunded struct {
	Origin
	From   common.Address
	Amount *big.Int // wei
}

// SurplusAbsorbed means that tokens transferred to Rewards without a call are in the reserve.
type SurplusAbsorbed struct {
	Origin
	Amount *big.Int // wei
}

// Transferred means that tokens moved: minted from, or burned to, the zero address.
type Transferred struct {
	Origin
	From, To common.Address
	Amount   *big.Int // wei
}

// FaucetUsed means that the test token's faucet gave tokens.
type FaucetUsed struct {
	Origin
	To     common.Address
	Amount *big.Int // wei
}

// ErrOtherEvent means that a contract emitted what is none of this release's events.
var ErrOtherEvent = errors.New("this release has no such event")

// EventOf returns what a log of one of the deployment's contracts says, and nil for what moves
// nothing, an approval. The error wraps ErrOtherEvent for a log that is none of them.
func (c *Client) EventOf(log *types.Log) (Event, error) {
	if len(log.Topics) == 0 {
		return nil, fmt.Errorf("read a log of %s in block %d: %w", log.Address, log.BlockNumber, ErrOtherEvent)
	}
	var unpack func(*types.Log) (Event, error)
	for _, known := range c.knownEvents(log.Address) {
		if known.event.ID == log.Topics[0] {
			unpack = known.unpack
		}
	}
	if unpack == nil {
		return nil, fmt.Errorf("read a log of %s in block %d: %w: %s", log.Address, log.BlockNumber, ErrOtherEvent, log.Topics[0])
	}
	event, err := unpack(log)
	if err != nil {
		return nil, fmt.Errorf("read a log of %s in block %d: %w: %w", log.Address, log.BlockNumber, ErrOtherEvent, err)
	}
	return event, nil
}

// EventIDs returns the first topics of the events that a contract of the deployment has.
func (c *Client) EventIDs(contract common.Address) []common.Hash {
	var ids []common.Hash
	for _, known := range c.knownEvents(contract) {
		ids = append(ids, known.event.ID)
	}
	return ids
}

// knownEvent is an event of a contract and how its logs are read.
type knownEvent struct {
	event  abi.Event
	unpack func(*types.Log) (Event, error)
}

// as makes a reader of one type of event one of any.
func as[T Event](unpack func(*types.Log) (T, error)) func(*types.Log) (Event, error) {
	return func(log *types.Log) (Event, error) {
		event, err := unpack(log)
		if err != nil {
			return nil, err
		}
		return event, nil
	}
}

func (c *Client) knownEvents(contract common.Address) []knownEvent {
	switch contract {
	case c.Deployment.Staking:
		e := c.staking.GetABI().Events
		return []knownEvent{
			{e["Staked"], as(c.unpackStaked)}, {e["ExitRequested"], as(c.unpackExitRequested)}, {e["Withdrawn"], as(c.unpackWithdrawn)},
			{e["Penalized"], as(c.unpackPenalized)}, {e["Refilled"], as(c.unpackRefilled)},
		}
	case c.Deployment.Sequencing:
		e := c.sequencing.GetABI().Events
		return []knownEvent{
			{e["RandaoRecorded"], as(c.unpackRandaoRecorded)}, {e["Proposed"], as(c.unpackProposed)},
			{e["Revealed"], as(c.unpackRevealed)}, {e["MissedRevealReported"], as(c.unpackMissedRevealReported)},
		}
	case c.Deployment.Settlement:
		e := c.settlement.GetABI().Events
		return []knownEvent{
			{e["BlockAppended"], as(c.unpackBlockAppended)}, {e["RootAccepted"], as(c.unpackRoot)},
			{e["BlocksPruned"], as(c.unpackBlocksPruned)}, {e["BlockFinalized"], as(c.unpackFinalized)},
		}
	case c.Deployment.Rewards:
		e := c.rewards.GetABI().Events
		return []knownEvent{
			{e["BlockSettled"], as(c.unpackSettled)}, {e["RewardClaimed"], as(c.unpackRewardClaimed)},
			{e["SequencerShareClaimed"], as(c.unpackSequencerShareClaimed)}, {e["SubmitterShareClaimed"], as(c.unpackSubmitterShareClaimed)},
			{e["ClaimsExpired"], as(c.unpackClaimsExpired)}, {e["ReserveFunded"], as(c.unpackReserveFunded)},
			{e["EscrowFunded"], as(c.unpackEscrowFunded)}, {e["SurplusAbsorbed"], as(c.unpackSurplusAbsorbed)},
		}
	case c.Deployment.Token:
		e := c.token.GetABI().Events
		known := []knownEvent{{e["Transfer"], as(c.unpackTransferred)}}
		if _, own := c.OwnToken(); own {
			nothing := func(*types.Log) (Event, error) { return nil, nil }
			known = append(known, knownEvent{e["FaucetUsed"], as(c.unpackFaucetUsed)},
				knownEvent{e["Approval"], nothing}, knownEvent{e["EIP712DomainChanged"], nothing})
		}
		return known
	}
	return nil
}

func (c *Client) unpackRandaoRecorded(log *types.Log) (*RandaoRecorded, error) {
	e, err := c.sequencing.UnpackRandaoRecordedEvent(log)
	if err != nil {
		return nil, err
	}
	return &RandaoRecorded{originOf(log), e.Slot, e.Randao}, nil
}

func (c *Client) unpackStaked(log *types.Log) (*Staked, error) {
	e, err := c.staking.UnpackStakedEvent(log)
	if err != nil {
		return nil, err
	}
	return &Staked{originOf(log), e.StakerId, e.Owner, rules.Role(e.Roles), e.VrfKey, e.ActivationBlock.Uint64()}, nil
}

func (c *Client) unpackExitRequested(log *types.Log) (*ExitRequested, error) {
	e, err := c.staking.UnpackExitRequestedEvent(log)
	if err != nil {
		return nil, err
	}
	return &ExitRequested{originOf(log), e.StakerId, e.ExitBlock.Uint64(), e.WithdrawableBlock.Uint64()}, nil
}

func (c *Client) unpackFinalized(log *types.Log) (*Finalized, error) {
	e, err := c.settlement.UnpackBlockFinalizedEvent(log)
	if err != nil {
		return nil, err
	}
	return &Finalized{originOf(log), e.Number}, nil
}

func (c *Client) unpackReserveFunded(log *types.Log) (*ReserveFunded, error) {
	e, err := c.rewards.UnpackReserveFundedEvent(log)
	if err != nil {
		return nil, err
	}
	return &ReserveFunded{originOf(log), e.From, e.Amount}, nil
}

func (c *Client) unpackEscrowFunded(log *types.Log) (*EscrowFunded, error) {
	e, err := c.rewards.UnpackEscrowFundedEvent(log)
	if err != nil {
		return nil, err
	}
	return &EscrowFunded{originOf(log), e.From, e.Amount}, nil
}

func (c *Client) unpackSurplusAbsorbed(log *types.Log) (*SurplusAbsorbed, error) {
	e, err := c.rewards.UnpackSurplusAbsorbedEvent(log)
	if err != nil {
		return nil, err
	}
	return &SurplusAbsorbed{originOf(log), e.Amount}, nil
}

func (c *Client) unpackTransferred(log *types.Log) (*Transferred, error) {
	e, err := c.token.UnpackTransferEvent(log)
	if err != nil {
		return nil, err
	}
	return &Transferred{originOf(log), e.From, e.To, e.Value}, nil
}

func (c *Client) unpackFaucetUsed(log *types.Log) (*FaucetUsed, error) {
	e, err := c.token.UnpackFaucetUsedEvent(log)
	if err != nil {
		return nil, err
	}
	return &FaucetUsed{originOf(log), e.To, e.Amount}, nil
}

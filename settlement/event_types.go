package settlement

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Origin is where L1 has an event.
type Origin struct {
	L1Block  uint64
	TxHash   common.Hash
	LogIndex uint // within the L1 block
}

// Source returns where L1 has the event.
func (o Origin) Source() Origin { return o }

func originOf(log *types.Log) Origin {
	return Origin{L1Block: log.BlockNumber, TxHash: log.TxHash, LogIndex: log.Index}
}

// Event is one of the types of this package that say what a contract emitted, such as *Penalized.
type Event interface {
	Source() Origin
}

// Proposed means that a proposal leads its slot from here on.
type Proposed struct {
	Origin
	Slot     uint64
	StakerID uint32 // the sequencer
	// the VRF output times what the sequencer leaves to the provers, see rules.Score
	Score    *big.Int
	Proposal Proposal
}

func (c *Client) unpackProposed(log *types.Log) (*Proposed, error) {
	e, err := c.sequencing.UnpackProposedEvent(log)
	if err != nil {
		return nil, err
	}
	return &Proposed{originOf(log), e.Slot, e.StakerId, e.Score, proposalOf(e.Proposal)}, nil
}

// Revealed means that the body of a slot's best proposal is known.
type Revealed struct {
	Origin
	Slot     uint64
	Number   uint64 // of the L2 block that it became
	Proposal Proposal
	Body     []byte // Params.TxBytes for each transaction, but for null ones at its end
}

func (c *Client) unpackRevealed(log *types.Log) (*Revealed, error) {
	e, err := c.sequencing.UnpackRevealedEvent(log)
	if err != nil {
		return nil, err
	}
	return &Revealed{originOf(log), e.Slot, e.Number, proposalOf(e.Proposal), e.Body}, nil
}

// MissedRevealReported means that the winner of a slot was reported for not revealing its body.
type MissedRevealReported struct {
	Origin
	Slot     uint64
	StakerID uint32 // who is penalized
}

func (c *Client) unpackMissedRevealReported(log *types.Log) (*MissedRevealReported, error) {
	e, err := c.sequencing.UnpackMissedRevealReportedEvent(log)
	if err != nil {
		return nil, err
	}
	return &MissedRevealReported{originOf(log), e.Slot, e.StakerId}, nil
}

// BlockAppended means that a block is pending: roots of it are taken before an L1 block.
type BlockAppended struct {
	Origin
	Number    uint64
	Slot      uint64
	Seed      *big.Int // of the block's prover tickets
	WindowEnd uint64   // first L1 block after the proving window
}

func (c *Client) unpackBlockAppended(log *types.Log) (*BlockAppended, error) {
	e, err := c.settlement.UnpackBlockAppendedEvent(log)
	if err != nil {
		return nil, err
	}
	return &BlockAppended{originOf(log), e.Number, e.Slot, e.Seed, e.WindowEnd}, nil
}

// Root means that a submission for a block was accepted, and is the block's best from here on.
type Root struct {
	Origin
	Number      uint64
	Submitter   common.Address // the sender
	TotalScore  *big.Int       // of all proofs
	KeepBps     *big.Int       // sum of what the proofs do not burn, in basis points
	PayoutsRoot common.Hash
	StateOut    *big.Int       // state after the block, a field element
	Fees        *big.Int       // wei
	Beneficiary common.Address // whom the submission names for its share of the burn; zero: nobody
	Payouts     []byte         // the leaves below PayoutsRoot, see rules.DecodePayouts
}

func (c *Client) unpackRoot(log *types.Log) (*Root, error) {
	e, err := c.settlement.UnpackRootAcceptedEvent(log)
	if err != nil {
		return nil, err
	}
	return &Root{
		originOf(log), e.Number, e.Submitter, e.TotalScore, e.KeepBps, e.PayoutsRoot, e.StateOut, e.Fees, e.Beneficiary, e.Payouts,
	}, nil
}

// BlocksPruned means that blocks were dropped. Their numbers are given again.
type BlocksPruned struct {
	Origin
	FirstNumber uint64
	LastNumber  uint64 // included
	SequencerID uint32 // author of the first, who is penalized
}

func (c *Client) unpackBlocksPruned(log *types.Log) (*BlocksPruned, error) {
	e, err := c.settlement.UnpackBlocksPrunedEvent(log)
	if err != nil {
		return nil, err
	}
	return &BlocksPruned{originOf(log), e.FirstNumber, e.LastNumber, e.SequencerId}, nil
}

// Settled means that a block was finalized and its value split, Fees + BlockReward = Network +
// SequencerShare. Amounts are in wei.
type Settled struct {
	Origin
	Number         uint64
	Fees           *big.Int // from the escrow
	BlockReward    *big.Int // from the reserve
	Network        *big.Int // the provers' share, with what they burn of it
	SequencerShare *big.Int
	UnitPerBps     *big.Int // what a proof is paid for each basis point that it does not burn
	Burned         *big.Int
	Beneficiary    common.Address // of the submitter's share; zero: nobody
	SubmitterShare *big.Int       // of what would be burned otherwise
}

func (c *Client) unpackSettled(log *types.Log) (*Settled, error) {
	e, err := c.rewards.UnpackBlockSettledEvent(log)
	if err != nil {
		return nil, err
	}
	return &Settled{
		originOf(log), e.Number, e.Fees, e.BlockReward, e.Network, e.SequencerShare, e.UnitPerBps, e.Burned, e.Beneficiary, e.SubmitterShare,
	}, nil
}

// RewardClaimed means that the reward of one proof was paid.
type RewardClaimed struct {
	Origin
	Number   uint64
	Index    uint32 // the proof's place in the submission that won
	StakerID uint32
	Amount   *big.Int // wei
}

func (c *Client) unpackRewardClaimed(log *types.Log) (*RewardClaimed, error) {
	e, err := c.rewards.UnpackRewardClaimedEvent(log)
	if err != nil {
		return nil, err
	}
	return &RewardClaimed{originOf(log), e.Number, e.Index, e.StakerId, e.Amount}, nil
}

// SequencerShareClaimed means that the sequencer's share of a block was paid.
type SequencerShareClaimed struct {
	Origin
	Number   uint64
	StakerID uint32
	Amount   *big.Int // wei
}

func (c *Client) unpackSequencerShareClaimed(log *types.Log) (*SequencerShareClaimed, error) {
	e, err := c.rewards.UnpackSequencerShareClaimedEvent(log)
	if err != nil {
		return nil, err
	}
	return &SequencerShareClaimed{originOf(log), e.Number, e.StakerId, e.Amount}, nil
}

// SubmitterShareClaimed means that the submitter's share of a block's burn was paid.
type SubmitterShareClaimed struct {
	Origin
	Number      uint64
	Beneficiary common.Address
	Amount      *big.Int // wei
}

func (c *Client) unpackSubmitterShareClaimed(log *types.Log) (*SubmitterShareClaimed, error) {
	e, err := c.rewards.UnpackSubmitterShareClaimedEvent(log)
	if err != nil {
		return nil, err
	}
	return &SubmitterShareClaimed{originOf(log), e.Number, e.Beneficiary, e.Amount}, nil
}

// ClaimsExpired means that what was not claimed of a block in time was burned.
type ClaimsExpired struct {
	Origin
	Number uint64
	Burned *big.Int // wei
}

func (c *Client) unpackClaimsExpired(log *types.Log) (*ClaimsExpired, error) {
	e, err := c.rewards.UnpackClaimsExpiredEvent(log)
	if err != nil {
		return nil, err
	}
	return &ClaimsExpired{originOf(log), e.Number, e.Burned}, nil
}

// Penalized means that a staker lost something of its deposit. It is not eligible from FromBlock on
// until the deposit is filled up, and does not propose before BanUntil.
type Penalized struct {
	Origin
	StakerID  uint32
	Burned    *big.Int // wei
	FromBlock uint64   // L1 block
	BanUntil  uint64   // L1 block
}

func (c *Client) unpackPenalized(log *types.Log) (*Penalized, error) {
	e, err := c.staking.UnpackPenalizedEvent(log)
	if err != nil {
		return nil, err
	}
	return &Penalized{originOf(log), e.StakerId, e.Burned, e.FromBlock.Uint64(), e.BanUntil.Uint64()}, nil
}

// Refilled means that a staker's deposit is whole again.
type Refilled struct {
	Origin
	StakerID   uint32
	From       common.Address // who paid
	Amount     *big.Int       // wei
	UntilBlock uint64         // L1 block from which the staker is eligible again
}

func (c *Client) unpackRefilled(log *types.Log) (*Refilled, error) {
	e, err := c.staking.UnpackRefilledEvent(log)
	if err != nil {
		return nil, err
	}
	return &Refilled{originOf(log), e.StakerId, e.From, e.Amount, e.UntilBlock.Uint64()}, nil
}

// Withdrawn means that a staker's deposit was paid back, but for what was missing of it.
type Withdrawn struct {
	Origin
	StakerID uint32
	Owner    common.Address
	Amount   *big.Int // wei
}

func (c *Client) unpackWithdrawn(log *types.Log) (*Withdrawn, error) {
	e, err := c.staking.UnpackWithdrawnEvent(log)
	if err != nil {
		return nil, err
	}
	return &Withdrawn{originOf(log), e.StakerId, e.Owner, e.Amount}, nil
}

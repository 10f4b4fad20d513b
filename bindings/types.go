// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// Block is an auto generated low-level Go binding around an user-defined struct.
type Block struct {
	SlotStart   uint64
	WindowEnd   uint64
	Fees        *big.Int
	Slot        uint64
	SequencerId uint32
	FeeSplitBps uint16
	Finalized   bool
	SeenTxs     uint32
	TotalScore  *big.Int
	KeepBps     *big.Int
	NumTxs      uint32
	Seed        *big.Int
	Challenge   *big.Int
	Fingerprint *big.Int
	TxRoot      *big.Int
	PayoutsRoot [32]byte
	StateOut    *big.Int
	Beneficiary common.Address
}

// BlockContext is an auto generated low-level Go binding around an user-defined struct.
type BlockContext struct {
	Seed        *big.Int
	Challenge   *big.Int
	Fingerprint *big.Int
	StateIn     *big.Int
	TxRoot      *big.Int
	SlotStart   uint64
	NumTxs      uint32
}

// BlockRecord is an auto generated low-level Go binding around an user-defined struct.
type BlockRecord struct {
	Status           uint8
	NumNodes         *big.Int
	StateIn          *big.Int
	Held             Block
	Slot             SlotRecord
	Split            Split
	Agrees           bool
	Remainder        Remainder
	UnclaimedKeepBps *big.Int
}

// BodyFigures is an auto generated low-level Go binding around an user-defined struct.
type BodyFigures struct {
	SeenTxs     *big.Int
	BodyHash    [32]byte
	Challenge   *big.Int
	Fingerprint *big.Int
}

// Claim is an auto generated low-level Go binding around an user-defined struct.
type Claim struct {
	Index      uint32
	StakerId   uint32
	FeeBurnBps uint16
}

// Election is an auto generated low-level Go binding around an user-defined struct.
type Election struct {
	Score         *big.Int
	ProposalHash  [32]byte
	IsBest        bool
	SequencerSeed *big.Int
	ProverSeed    *big.Int
	Challenge     *big.Int
	Ticket        *big.Int
}

// Entry is an auto generated low-level Go binding around an user-defined struct.
type Entry struct {
	Node       *big.Int
	StakerId   uint32
	FeeBurnBps uint16
	Vrf        *big.Int
	Refs       uint16
	Score      *big.Int
	Index      *big.Int
}

// Holdings is an auto generated low-level Go binding around an user-defined struct.
type Holdings struct {
	RewardReserve  *big.Int
	FeeEscrow      *big.Int
	Owed           *big.Int
	Accounted      *big.Int
	RewardsBalance *big.Int
	StakingBalance *big.Int
	TotalSupply    *big.Int
}

// NewBlock is an auto generated low-level Go binding around an user-defined struct.
type NewBlock struct {
	Slot        uint64
	SlotStart   uint64
	Parent      uint64
	SequencerId uint32
	FeeSplitBps uint16
	NumTxs      uint32
	SeenTxs     uint32
	TxRoot      *big.Int
	Challenge   *big.Int
	Fingerprint *big.Int
	Randao      [32]byte
	Vrf         *big.Int
}

// Proposal is an auto generated low-level Go binding around an user-defined struct.
type Proposal struct {
	StakerId    uint32
	FeeSplitBps uint16
	NumTxs      uint32
	Parent      uint64
	BodyHash    [32]byte
	TxRoot      *big.Int
	Vrf         *big.Int
}

// Quote is an auto generated low-level Go binding around an user-defined struct.
type Quote struct {
	Reward     *big.Int
	UnitPerBps *big.Int
	Exact      bool
}

// Recount is an auto generated low-level Go binding around an user-defined struct.
type Recount struct {
	TotalScore  *big.Int
	KeepBps     *big.Int
	PayoutsRoot [32]byte
	Seed        *big.Int
	StateIn     *big.Int
	StateOut    *big.Int
	TxRoot      *big.Int
	Fees        *big.Int
	Beneficiary *big.Int
	Entries     []Entry
}

// Remainder is an auto generated low-level Go binding around an user-defined struct.
type Remainder struct {
	PayoutsRoot    [32]byte
	Remaining      *big.Int
	UnitPerBps     *big.Int
	SequencerShare *big.Int
	ExpiryBlock    uint64
	SequencerId    uint32
	SequencerPaid  bool
	Beneficiary    common.Address
	SubmitterShare *big.Int
}

// Schedule is an auto generated low-level Go binding around an user-defined struct.
type Schedule struct {
	GenesisBlock  uint64
	ProposeBlocks uint64
	RevealBlocks  uint64
}

// SequencingConfig is an auto generated low-level Go binding around an user-defined struct.
type SequencingConfig struct {
	Schedule      Schedule
	MaxTxs        uint32
	TxsPerBase    uint32
	TxBytes       uint32
	VrfMode       uint8
	RevealPenalty *big.Int
	BanSlots      uint32
}

// Settled is an auto generated low-level Go binding around an user-defined struct.
type Settled struct {
	Number      uint64
	SequencerId uint32
	FeeSplitBps uint16
	NumNodes    uint32
	SeenTxs     uint32
	Fees        *big.Int
	KeepBps     *big.Int
	PayoutsRoot [32]byte
	Beneficiary common.Address
}

// SlotRecord is an auto generated low-level Go binding around an user-defined struct.
type SlotRecord struct {
	RandaoRecorded bool
	Randao         [32]byte
	SequencerSeed  *big.Int
	Score          *big.Int
	StakerId       uint32
	ProposalHash   [32]byte
	Revealed       bool
	Reported       bool
}

// Split is an auto generated low-level Go binding around an user-defined struct.
type Split struct {
	Fees           *big.Int
	BlockReward    *big.Int
	Network        *big.Int
	SequencerShare *big.Int
	UnitPerBps     *big.Int
	Burn           *big.Int
	SubmitterShare *big.Int
	Burned         *big.Int
}

// Staker is an auto generated low-level Go binding around an user-defined struct.
type Staker struct {
	Owner           common.Address
	Roles           uint8
	ActivationBlock *big.Int
	ExitBlock       *big.Int
	Penalized       bool
	VrfKey          *big.Int
	Missing         *big.Int
	Withdrawn       bool
}

// Standing is an auto generated low-level Go binding around an user-defined struct.
type Standing struct {
	Eligible bool
	VrfKey   *big.Int
	Refusal  []byte
}

// Suspension is an auto generated low-level Go binding around an user-defined struct.
type Suspension struct {
	FromBlock  *big.Int
	UntilBlock *big.Int
	BanUntil   *big.Int
}

// Tally is an auto generated low-level Go binding around an user-defined struct.
type Tally struct {
	TotalScore  *big.Int
	KeepBps     *big.Int
	PayoutsRoot [32]byte
	StateOut    *big.Int
	Fees        *big.Int
	Beneficiary common.Address
	Payouts     []byte
}

// Windows is an auto generated low-level Go binding around an user-defined struct.
type Windows struct {
	RandaoBlock  *big.Int
	SlotStart    *big.Int
	RevealStart  *big.Int
	SlotEnd      *big.Int
	WindowEnd    *big.Int
	Phase        uint8
	CurrentBlock *big.Int
}

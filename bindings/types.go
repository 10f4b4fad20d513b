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

// Claim is an auto generated low-level Go binding around an user-defined struct.
type Claim struct {
	Index      uint32
	StakerId   uint32
	FeeBurnBps uint16
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

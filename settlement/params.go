package settlement

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"

	"fernet/settlement/record"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Params is what a deployment fixes for ever. Durations are in L1 blocks,
// amounts in wei of the token.
type Params struct {
	Schedule        rules.Schedule
	VrfMode         rules.Mode
	TxsPerBase      uint32 // transactions of a base rollup, docs/PROTOCOL.md section 6
	MaxTxs          uint32 // of a block
	TxBytes         uint32 // of the application: bytes of a body for each transaction
	StakeAmount     *big.Int
	ActivationDelay uint64
	ExitDelay       uint64
	BlockReward     *big.Int
	// transactions whose bytes a block reveals for the whole reward; 0: any number
	FullRewardTxs uint32
	SubmitterBps  rules.Bps // share of the burn that the beneficiary of a submission gets
	ClaimWindow   uint64    // 0: claims never expire

	// What misses cost, see package liveness; 0 is none.
	PrunePenalty  *big.Int // lost by the author of the first block that is pruned
	RevealPenalty *big.Int // lost by a winner that does not reveal
	BanSlots      uint32   // after a penalty a sequencer may not propose for so many slots
}

// paramsJSON is the form of Params in JSON, with amounts as strings.
type paramsJSON struct {
	Schedule        rules.Schedule `json:"schedule"`
	VrfMode         rules.Mode     `json:"vrfMode"`
	TxsPerBase      uint32         `json:"txsPerBase"`
	MaxTxs          uint32         `json:"maxTxs"`
	TxBytes         uint32         `json:"txBytes"`
	StakeAmount     units.Integer  `json:"stakeAmount"`
	ActivationDelay uint64         `json:"activationDelay"`
	ExitDelay       uint64         `json:"exitDelay"`
	BlockReward     units.Integer  `json:"blockReward"`
	FullRewardTxs   uint32         `json:"fullRewardTxs"`
	SubmitterBps    rules.Bps      `json:"submitterBps"`
	ClaimWindow     uint64         `json:"claimWindow"`
	PrunePenalty    units.Integer  `json:"prunePenalty"`
	RevealPenalty   units.Integer  `json:"revealPenalty"`
	BanSlots        uint32         `json:"banSlots"`
}

// MarshalJSON writes amounts as strings of wei.
func (p Params) MarshalJSON() ([]byte, error) {
	return json.Marshal(paramsJSON{
		p.Schedule, p.VrfMode, p.TxsPerBase, p.MaxTxs, p.TxBytes, units.Integer{Int: p.StakeAmount}, p.ActivationDelay, p.ExitDelay,
		units.Integer{Int: p.BlockReward}, p.FullRewardTxs, p.SubmitterBps, p.ClaimWindow,
		units.Integer{Int: p.PrunePenalty}, units.Integer{Int: p.RevealPenalty}, p.BanSlots,
	})
}

// UnmarshalJSON is the inverse of MarshalJSON. It refuses fields it does not know.
func (p *Params) UnmarshalJSON(text []byte) error {
	var in paramsJSON
	if err := record.Strict(text, &in); err != nil {
		return err
	}
	*p = Params{
		in.Schedule, in.VrfMode, in.TxsPerBase, in.MaxTxs, in.TxBytes, in.StakeAmount.Int, in.ActivationDelay, in.ExitDelay,
		in.BlockReward.Int, in.FullRewardTxs, in.SubmitterBps, in.ClaimWindow, in.PrunePenalty.Int, in.RevealPenalty.Int, in.BanSlots,
	}
	return nil
}

// The rules a deployment's parameters can break.
var (
	ErrStakeAmount     = errors.New("stake amount must be positive and below 2^128")
	ErrBlockReward     = errors.New("block reward must not be negative and must be below 2^128")
	ErrVrfMode         = errors.New("vrf mode must be 0 (private) or 1 (public)")
	ErrTooManyNodes    = errors.New("the tree has more nodes than one L1 transaction settles")
	ErrTxBytes         = errors.New("bytes of a transaction must be 1 to 1920")
	ErrBodySize        = errors.New("the largest block's body does not fit into one L1 transaction")
	ErrActivationDelay = errors.New("activation delay must be at least one slot, or a key could be chosen for a known seed, and at most 2^32 - 1")
	ErrExitDelay       = errors.New("exit delay must be positive and at most 2^32 - 1")
	ErrFullReward      = errors.New("no block can have as many transactions as the whole block reward needs")
	ErrSubmitterBps    = errors.New("the submitter's share must be at most 10000 basis points")
	ErrExitBeforePrune = errors.New("exit delay must be a slot's proving window and two slots more, or a deposit is gone before its penalty is taken")
	ErrPrunePenalty    = errors.New("penalty for a pruned block must be 0 to the stake amount")
	ErrRevealPenalty   = errors.New("penalty for a missed reveal must be 0 to the stake amount")
	ErrRevealPhase     = errors.New("reveal phase is too short for a penalty: whoever censors L1 for so long would take it")
	ErrBanSlots        = errors.New("ban must be at most 2^32 - 1 L1 blocks")
	ErrClaimWindow     = errors.New("claim window must be at most 2^32 - 1 L1 blocks, 0 for ever")
)

// MaxTxBytes is the largest transaction of a body, in bytes: 60 words, of which 64 fill a body.
const MaxTxBytes = 1920

// MaxBodySize is the largest body, in bytes. It keeps a reveal within the 128 KiB that nodes relay
// of one L1 transaction; the rest is room for the proposal and the signature.
const MaxBodySize = 120 << 10

// MaxDelay is the longest delay or window that the contracts take, in L1
// blocks: added to a block number, it never overflows.
const MaxDelay = math.MaxUint32

// MinRevealBlocks is the shortest reveal phase in which a missed reveal can have a penalty.
const MinRevealBlocks = 5

// DefaultParams returns the parameters meant for a public testnet with 12 s blocks: 10 min slots, a
// proving window of 30 min, claims for four weeks. GenesisBlock is left 0: it is set when the
// deployment is planned. Penalties are those with which the bounds of package liveness hold, the
// exit delay is one with which leaving does not shorten a ban.
func DefaultParams() Params {
	return Params{
		Schedule:        rules.Schedule{ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 150},
		VrfMode:         rules.ModePrivate,
		TxsPerBase:      2,
		MaxTxs:          32,
		TxBytes:         140, // of the reference ledger
		StakeAmount:     units.AZT(100),
		ActivationDelay: 128,
		ExitDelay:       600,
		BlockReward:     units.AZT(600),
		ClaimWindow:     201_600,
		PrunePenalty:    units.AZT(10),
		RevealPenalty:   units.AZT(5),
		BanSlots:        54,
	}
}

// Check reports the first rule the parameters break, as a named error.
func (p Params) Check() error {
	if err := p.Schedule.Check(); err != nil {
		return err
	}
	if p.VrfMode > rules.ModePublic {
		return fmt.Errorf("%w, not %d", ErrVrfMode, p.VrfMode)
	}
	if err := CheckBlockSize(p.MaxTxs, p.TxsPerBase); err != nil {
		return fmt.Errorf("largest block: %w", err)
	}
	if p.TxBytes == 0 || p.TxBytes > MaxTxBytes {
		return fmt.Errorf("%w, not %d", ErrTxBytes, p.TxBytes)
	}
	if size := p.bodySize(); size > MaxBodySize {
		return fmt.Errorf("%w: %d bytes, at most %d", ErrBodySize, size, MaxBodySize)
	}
	if p.StakeAmount == nil || p.StakeAmount.Sign() <= 0 || p.StakeAmount.BitLen() > 128 {
		return fmt.Errorf("%w, not %s", ErrStakeAmount, amountText(p.StakeAmount))
	}
	if p.BlockReward == nil || p.BlockReward.Sign() < 0 || p.BlockReward.BitLen() > 128 {
		return fmt.Errorf("%w, not %s", ErrBlockReward, amountText(p.BlockReward))
	}
	if p.ActivationDelay < p.Schedule.SlotBlocks() || p.ActivationDelay > MaxDelay {
		return fmt.Errorf("%w: %d blocks, a slot has %d", ErrActivationDelay, p.ActivationDelay, p.Schedule.SlotBlocks())
	}
	if p.ExitDelay == 0 || p.ExitDelay > MaxDelay {
		return fmt.Errorf("%w, not %d", ErrExitDelay, p.ExitDelay)
	}
	if least := (2 + p.Schedule.WindowSlots()) * p.Schedule.SlotBlocks(); p.ExitDelay < least {
		return fmt.Errorf("%w: %d blocks, must be %d", ErrExitBeforePrune, p.ExitDelay, least)
	}
	if !p.isPenalty(p.PrunePenalty) {
		return fmt.Errorf("%w, not %s", ErrPrunePenalty, amountText(p.PrunePenalty))
	}
	if !p.isPenalty(p.RevealPenalty) {
		return fmt.Errorf("%w, not %s", ErrRevealPenalty, amountText(p.RevealPenalty))
	}
	if (p.RevealPenalty.Sign() > 0 || p.BanSlots > 0) && p.Schedule.RevealBlocks < MinRevealBlocks {
		return fmt.Errorf("%w: %d blocks, must be %d", ErrRevealPhase, p.Schedule.RevealBlocks, MinRevealBlocks)
	}
	if uint64(p.BanSlots) > MaxDelay/p.Schedule.SlotBlocks() {
		return fmt.Errorf("%w: %d slots of %d blocks", ErrBanSlots, p.BanSlots, p.Schedule.SlotBlocks())
	}
	if p.FullRewardTxs > p.MaxTxs {
		return fmt.Errorf("%w: %d, the largest block has %d", ErrFullReward, p.FullRewardTxs, p.MaxTxs)
	}
	if err := p.SubmitterBps.Check(); err != nil {
		return fmt.Errorf("%w, not %d", ErrSubmitterBps, p.SubmitterBps)
	}
	if p.ClaimWindow > MaxDelay {
		return fmt.Errorf("%w, not %d", ErrClaimWindow, p.ClaimWindow)
	}
	return nil
}

// SetTxsPerBase sets the transactions of a base rollup, and the largest block to one that has as
// many base rollups as by default, or as few as its body needs to fit.
func (p *Params) SetTxsPerBase(n uint32) {
	usual := DefaultParams()
	p.TxsPerBase, p.MaxTxs = n, usual.MaxTxs/usual.TxsPerBase*n
	for p.MaxTxs > rules.MinTxs(n) && p.bodySize() > MaxBodySize {
		p.MaxTxs /= 2
	}
}

// bodySize is that of the body of the largest block, in bytes.
func (p *Params) bodySize() uint64 {
	return uint64(p.MaxTxs) * uint64(p.TxBytes)
}

// CheckBlockSize reports whether blocks of numTxs transactions, txsPerBase of them in a base
// rollup, can be settled.
func CheckBlockSize(numTxs, txsPerBase uint32) error {
	tree, err := rules.NewTree(numTxs, txsPerBase)
	if err != nil {
		return err
	}
	if tree.NumNodes() > rules.MaxNodes {
		return fmt.Errorf("%w: %d, at most %d, which are %d transactions",
			ErrTooManyNodes, tree.NumNodes(), rules.MaxNodes, rules.MaxTxs(txsPerBase))
	}
	return nil
}

// isPenalty reports whether an amount is 0 to the whole stake.
func (p Params) isPenalty(wei *big.Int) bool {
	return wei != nil && wei.Sign() >= 0 && wei.Cmp(p.StakeAmount) <= 0
}

// amountText writes an amount for a person; nil is none.
func amountText(wei *big.Int) string {
	if wei == nil {
		return "nothing"
	}
	return units.Exact(wei) + " AZT"
}

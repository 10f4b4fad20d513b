package settlement

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"

	"fernet/settlement/azt"
	"fernet/settlement/rules"
)

// Params is what a deployment fixes for ever. Durations are in L1 blocks,
// amounts in wei of the token.
type Params struct {
	Schedule        rules.Schedule
	VrfMode         rules.Mode
	TxsPerBase      uint32 // transactions of a base rollup, docs/PROTOCOL.md section 6
	MaxTxs          uint32 // of a block
	WordsPerTx      uint32 // of the application: words of a body for each transaction
	StakeAmount     *big.Int
	ActivationDelay uint64
	ExitDelay       uint64
	BlockReward     *big.Int
	ClaimWindow     uint64 // 0: claims never expire
}

// paramsJSON is the form of Params in JSON, with amounts as strings.
type paramsJSON struct {
	Schedule        rules.Schedule `json:"schedule"`
	VrfMode         rules.Mode     `json:"vrfMode"`
	TxsPerBase      uint32         `json:"txsPerBase"`
	MaxTxs          uint32         `json:"maxTxs"`
	WordsPerTx      uint32         `json:"wordsPerTx"`
	StakeAmount     azt.Integer    `json:"stakeAmount"`
	ActivationDelay uint64         `json:"activationDelay"`
	ExitDelay       uint64         `json:"exitDelay"`
	BlockReward     azt.Integer    `json:"blockReward"`
	ClaimWindow     uint64         `json:"claimWindow"`
}

// MarshalJSON writes amounts as strings of wei.
func (p Params) MarshalJSON() ([]byte, error) {
	return json.Marshal(paramsJSON{
		p.Schedule, p.VrfMode, p.TxsPerBase, p.MaxTxs, p.WordsPerTx, azt.Integer{Int: p.StakeAmount}, p.ActivationDelay, p.ExitDelay,
		azt.Integer{Int: p.BlockReward}, p.ClaimWindow,
	})
}

// UnmarshalJSON is the inverse of MarshalJSON. It refuses fields it does not know, and takes
// amounts that are numbers and the capitalised names of a schedule, as records of version 1 have
// them.
func (p *Params) UnmarshalJSON(text []byte) error {
	var in paramsJSON
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&in); err != nil {
		return err
	}
	*p = Params{
		in.Schedule, in.VrfMode, in.TxsPerBase, in.MaxTxs, in.WordsPerTx, in.StakeAmount.Int, in.ActivationDelay, in.ExitDelay, in.BlockReward.Int, in.ClaimWindow,
	}
	return nil
}

// The rules a deployment's parameters can break.
var (
	ErrStakeAmount     = errors.New("stake amount must be positive and below 2^128")
	ErrBlockReward     = errors.New("block reward must not be negative and must be below 2^128")
	ErrVrfMode         = errors.New("vrf mode must be 0 (private) or 1 (public)")
	ErrTooManyNodes    = errors.New("the tree has more nodes than one L1 transaction settles")
	ErrWordsPerTx      = errors.New("words of a transaction must be 1 to 60")
	ErrBodySize        = errors.New("the largest block's body does not fit into one L1 transaction")
	ErrActivationDelay = errors.New("activation delay must be at least one slot, or a key could be chosen for a known seed, and at most 2^32 - 1")
	ErrExitDelay       = errors.New("exit delay must be positive and at most 2^32 - 1")
	ErrProvingBlocks   = errors.New("proving window must be at most 2^32 - 1 L1 blocks")
	ErrClaimWindow     = errors.New("claim window must be at most 2^32 - 1 L1 blocks, 0 for ever")
)

// MaxWordsPerTx is the largest transaction, in words: 64 of them fill a body.
const MaxWordsPerTx = 60

// MaxBodySize is the largest body, in bytes. It keeps a reveal within the 128 KiB that nodes relay
// of one L1 transaction; the rest is room for the proposal and the signature.
const MaxBodySize = 120 << 10

// MaxDelay is the longest delay or window that the contracts take, in L1
// blocks: added to a block number, it never overflows.
const MaxDelay = math.MaxUint32

// DefaultParams returns the parameters meant for a public testnet with 12 s
// blocks: 10 min slots, a proving window of 30 min, claims for four weeks.
// GenesisBlock is left 0: it is set when the deployment is planned.
func DefaultParams() Params {
	azt := new(big.Int).Exp(big.NewInt(10), big.NewInt(18), nil)
	return Params{
		Schedule:        rules.Schedule{ProposeBlocks: 30, RevealBlocks: 20, ProvingBlocks: 150},
		VrfMode:         rules.ModePrivate,
		TxsPerBase:      2,
		MaxTxs:          32,
		WordsPerTx:      5, // of the reference ledger
		StakeAmount:     new(big.Int).Mul(big.NewInt(100), azt),
		ActivationDelay: 128,
		ExitDelay:       600,
		BlockReward:     new(big.Int).Mul(big.NewInt(600), azt),
		ClaimWindow:     201_600,
	}
}

// Check reports the first rule the parameters break, as a named error.
func (p Params) Check() error {
	if err := p.Schedule.Check(); err != nil {
		return err
	}
	if p.Schedule.ProvingBlocks > MaxDelay {
		return fmt.Errorf("%w, not %d", ErrProvingBlocks, p.Schedule.ProvingBlocks)
	}
	if p.VrfMode > rules.ModePublic {
		return fmt.Errorf("%w, not %d", ErrVrfMode, p.VrfMode)
	}
	if err := CheckBlockSize(p.MaxTxs, p.TxsPerBase); err != nil {
		return fmt.Errorf("largest block: %w", err)
	}
	if p.WordsPerTx == 0 || p.WordsPerTx > MaxWordsPerTx {
		return fmt.Errorf("%w, not %d", ErrWordsPerTx, p.WordsPerTx)
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
	return uint64(p.MaxTxs) * uint64(p.WordsPerTx) * rules.BodyWordSize
}

// CheckBlockSize reports whether blocks of numTxs transactions, txsPerBase of them in a base rollup,
// can be settled.
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

// amountText writes an amount for a person; nil is none.
func amountText(wei *big.Int) string {
	if wei == nil {
		return "nothing"
	}
	return azt.Exact(wei) + " AZT"
}

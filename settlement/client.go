package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync/atomic"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"fernet/bindings"
)

// Client reads a deployment's contracts. What it remembers is only how many blocks of logs its node
// gives at once. It is safe for concurrent use if its node is.
type Client struct {
	*Deployment
	Node Node
	// GenesisState lets Verify compute the genesis state again. Nil leaves that out, and Inspect
	// says so.
	GenesisState GenesisState

	ranges *logRanges
	seen   *atomic.Uint64 // see Seen

	staking      *bindings.Staking
	sequencing   *bindings.Sequencing
	settlement   *bindings.Settlement
	rewards      *bindings.Rewards
	rootVerifier *bindings.RootVerifier
	token        *bindings.AZT
}

// NewClient returns a client of a deployment. It does not check that the
// contracts are there: see Verify.
func NewClient(node Node, d *Deployment) *Client {
	return &Client{
		Deployment: d, Node: node, ranges: new(logRanges), seen: new(atomic.Uint64),
		staking: bindings.NewStaking(), sequencing: bindings.NewSequencing(), settlement: bindings.NewSettlement(),
		rewards: bindings.NewRewards(), rootVerifier: bindings.NewRootVerifier(), token: bindings.NewAZT(),
	}
}

// Seen says that L1 has a block. No view of the client is older from then on, if the node has the
// block: the next answer may come from a node of the same URL that is behind, and lack what a
// transaction in that block did.
func (c *Client) Seen(block uint64) {
	for old := c.seen.Load(); old < block && !c.seen.CompareAndSwap(old, block); old = c.seen.Load() {
	}
}

// ErrNoContract is returned for a call to an address without code.
var ErrNoContract = errors.New("there is no contract at this address")

// read calls a view function at the newest block, or that of a view, and unpacks what it returns.
// A custom error comes back as its decoded text.
func read[T any](ctx context.Context, node Node, to common.Address, what string, input []byte, unpack func([]byte) (T, error)) (T, error) {
	output, err := node.CallContract(ctx, ethereum.CallMsg{To: &to, Data: input}, nil)
	return unpackRead(to, what, output, err, unpack)
}

// unpackRead unpacks what a view function returned, or says why it did not.
func unpackRead[T any](to common.Address, what string, output []byte, err error, unpack func([]byte) (T, error)) (T, error) {
	var zero T
	if err != nil {
		if r, ok := RevertOf(err); ok {
			return zero, fmt.Errorf("read %s: %w", what, &RevertError{r})
		}
		return zero, fmt.Errorf("read %s: %w", what, err)
	}
	if len(output) == 0 {
		return zero, fmt.Errorf("read %s from %s: %w", what, to, ErrNoContract)
	}
	value, err := unpack(output)
	if err != nil {
		return zero, fmt.Errorf("read %s: %w", what, err)
	}
	return value, nil
}

// readMany calls a view function with each input at the block of a view, in batches where the node
// takes them. It fails with the first call that does; what says what a call reads.
func readMany[T any](ctx context.Context, v *View, to common.Address, what func(i int) string, inputs [][]byte, unpack func([]byte) (T, error)) ([]T, error) {
	calls := make([]ethereum.CallMsg, len(inputs))
	for i, input := range inputs {
		calls[i] = ethereum.CallMsg{To: &to, Data: input}
	}
	values := make([]T, len(inputs))
	if len(inputs) == 0 {
		return values, nil
	}
	var err error
	outputs, errs := v.node().callMany(ctx, calls)
	for i := range inputs {
		if values[i], err = unpackRead(to, what(i), outputs[i], errs[i], unpack); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// Randao returns a slot's RANDAO, and false while it is not recorded.
func (c *Client) Randao(ctx context.Context, slot uint64) (common.Hash, bool, error) {
	randao, err := read(ctx, c.Node, c.Deployment.Sequencing, "randao", c.sequencing.PackRandaoOf(slot), c.sequencing.UnpackRandaoOf)
	return randao, randao != [32]byte{}, err
}

// BestProposal is the leading proposal of a slot.
type BestProposal struct {
	Score        *big.Int // 0: there is none
	StakerID     uint32
	ProposalHash common.Hash
	Revealed     bool
	Reported     bool // its sequencer was penalized for not revealing it
}

// BestProposal returns the best proposal of a slot so far.
func (c *Client) BestProposal(ctx context.Context, slot uint64) (BestProposal, error) {
	best, err := read(ctx, c.Node, c.Deployment.Sequencing, "best proposal", c.sequencing.PackBestOf(slot), c.sequencing.UnpackBestOf)
	return BestProposal{best.Score, best.StakerId, best.ProposalHash, best.Revealed, best.Reported}, err
}

// Tip returns the number of the last block, pending or proven, that can be built on. Blocks count
// as pruned from the L1 block on at which the proving window of the first one closes without a
// root.
func (c *Client) Tip(ctx context.Context) (uint64, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, "tip", c.settlement.PackTip(), c.settlement.UnpackTip)
}

// RecordedTip returns the number of the last block on record: Tip, or that of a block that counts
// as pruned and was not dropped yet.
func (c *Client) RecordedTip(ctx context.Context) (uint64, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, "last block on record", c.settlement.PackRecordedTip(), c.settlement.UnpackRecordedTip)
}

// Proven returns the number of the last proven block.
func (c *Client) Proven(ctx context.Context) (uint64, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, "last proven block", c.settlement.PackProven(), c.settlement.UnpackProven)
}

// Block returns a block on record: one that is pending or proven, or counts as pruned.
func (c *Client) Block(ctx context.Context, number uint64) (Block, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, fmt.Sprintf("block %d", number), c.settlement.PackBlockAt(number), c.unpackBlock)
}

// Blocks returns the blocks on record from..to, both included.
func (c *Client) Blocks(ctx context.Context, from, to uint64) ([]Block, error) {
	if from > to {
		return nil, nil
	}
	return AtOneBlock(ctx, c, func(v *View) ([]Block, error) {
		inputs := make([][]byte, to-from+1)
		for i := range inputs {
			inputs[i] = c.settlement.PackBlockAt(from + uint64(i))
		}
		return readMany(ctx, v, v.Deployment.Settlement, func(i int) string { return fmt.Sprintf("block %d", from+uint64(i)) }, inputs, c.unpackBlock)
	})
}

// Finalized returns the numbers of the finalized blocks, in order.
func (c *Client) Finalized(ctx context.Context) ([]uint64, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]uint64, error) {
		proven, err := v.Proven(ctx)
		if err != nil {
			return nil, err
		}
		blocks, err := v.Blocks(ctx, 1, proven)
		if err != nil {
			return nil, err
		}
		var finalized []uint64
		for i, block := range blocks {
			if block.Finalized {
				finalized = append(finalized, uint64(i)+1)
			}
		}
		return finalized, nil
	})
}

// StateAfter returns the proven state after a block; the genesis state for 0.
func (c *Client) StateAfter(ctx context.Context, number uint64) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, fmt.Sprintf("state after block %d", number), c.settlement.PackStateAfter(number), c.settlement.UnpackStateAfter)
}

// Remainder returns what is left to pay for a finalized block.
func (c *Client) Remainder(ctx context.Context, number uint64) (Remainder, error) {
	return read(ctx, c.Node, c.Deployment.Rewards, fmt.Sprintf("remainder of block %d", number), c.rewards.PackRemainderOf(number), c.unpackRemainder)
}

// Remainders returns what is left to pay for each of the given finalized blocks, in their order.
func (c *Client) Remainders(ctx context.Context, numbers []uint64) ([]Remainder, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]Remainder, error) {
		inputs := make([][]byte, len(numbers))
		for i, number := range numbers {
			inputs[i] = c.rewards.PackRemainderOf(number)
		}
		return readMany(ctx, v, v.Deployment.Rewards, func(i int) string { return fmt.Sprintf("remainder of block %d", numbers[i]) }, inputs, c.unpackRemainder)
	})
}

// AreClaimed reports for each position of a block's submission below count whether its reward was
// claimed.
func (c *Client) AreClaimed(ctx context.Context, number uint64, count int) ([]bool, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]bool, error) {
		inputs := make([][]byte, count)
		for i := range inputs {
			inputs[i] = c.rewards.PackIsClaimed(number, uint32(i))
		}
		return readMany(ctx, v, v.Deployment.Rewards, func(i int) string { return fmt.Sprintf("claim %d of block %d", i, number) }, inputs, c.rewards.UnpackIsClaimed)
	})
}

// Funds is what Rewards holds and what for, in wei.
type Funds struct {
	Reserve *big.Int // block rewards to come
	Escrow  *big.Int // fees to be released: the L2 supply
	Owed    *big.Int // settled, not yet claimed
	Balance *big.Int // tokens held: the sum of the three, but for plain transfers
}

// Surplus returns the tokens that somebody sent to Rewards by a plain transfer, and that absorb
// would add to the reserve. It is negative when Rewards holds less than it has to pay.
func (f Funds) Surplus() *big.Int {
	surplus := new(big.Int).Sub(f.Balance, f.Reserve)
	surplus.Sub(surplus, f.Escrow)
	return surplus.Sub(surplus, f.Owed)
}

// Funds returns what Rewards holds. All figures are of one L1 block.
func (c *Client) Funds(ctx context.Context) (Funds, error) {
	return AtOneBlock(ctx, c, func(v *View) (funds Funds, err error) {
		rewards := v.Deployment.Rewards
		amounts, err := readMany(ctx, v, rewards, func(i int) string { return [...]string{"reward reserve", "fee escrow", "amount owed"}[i] },
			[][]byte{c.rewards.PackRewardReserve(), c.rewards.PackFeeEscrow(), c.rewards.PackOwed()}, c.rewards.UnpackOwed)
		if err != nil {
			return funds, err
		}
		balance, err := v.Balance(ctx, rewards)
		return Funds{amounts[0], amounts[1], amounts[2], balance}, err
	})
}

// Balance returns the tokens an account holds, in wei.
func (c *Client) Balance(ctx context.Context, account common.Address) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token balance", c.token.PackBalanceOf(account), c.token.UnpackBalanceOf)
}

// TotalSupply returns how many tokens there are, in wei.
func (c *Client) TotalSupply(ctx context.Context) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token supply", c.token.PackTotalSupply(), c.token.UnpackTotalSupply)
}

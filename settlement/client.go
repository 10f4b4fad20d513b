package settlement

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// Node is what the client asks of an L1 node. ethclient.Client is one.
type Node interface {
	LogFilterer
	BlockNumber(ctx context.Context) (uint64, error)
	CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error)
	TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error)
}

// Client reads a deployment's contracts. It holds no state of its own and is
// safe for concurrent use if its node is.
type Client struct {
	*Deployment
	Node Node
	// GenesisState lets Verify compute the genesis state again. Nil leaves that out, and Inspect says so.
	GenesisState GenesisState

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
		Deployment: d, Node: node,
		staking: bindings.NewStaking(), sequencing: bindings.NewSequencing(), settlement: bindings.NewSettlement(),
		rewards: bindings.NewRewards(), rootVerifier: bindings.NewRootVerifier(), token: bindings.NewAZT(),
	}
}

// ErrNoContract is returned for a call to an address without code.
var ErrNoContract = errors.New("there is no contract at this address")

// read calls a view function at the latest block and unpacks what it returns.
// A custom error comes back as its decoded text.
func read[T any](ctx context.Context, node Node, to common.Address, what string, input []byte, unpack func([]byte) (T, error)) (T, error) {
	var zero T
	output, err := node.CallContract(ctx, ethereum.CallMsg{To: &to, Data: input}, nil)
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

// Staker is one identity as L1 has it.
type Staker struct {
	ID              uint32
	Owner           common.Address
	Roles           rules.Role
	VrfKey          *big.Int
	ActivationBlock uint64
	ExitBlock       uint64 // 0: no exit asked for
	Withdrawn       bool
}

// EligibleAt reports whether the staker may act in a slot whose first L1 block is atBlock.
func (s Staker) EligibleAt(atBlock uint64) bool {
	return rules.Eligible(s.ActivationBlock, s.ExitBlock, atBlock)
}

// Staker returns one staker.
func (c *Client) Staker(ctx context.Context, id uint32) (Staker, error) {
	s, err := read(ctx, c.Node, c.Deployment.Staking, fmt.Sprintf("staker %d", id), c.staking.PackStaker(id), c.staking.UnpackStaker)
	if err != nil {
		return Staker{}, err
	}
	return Staker{
		ID: id, Owner: s.Owner, Roles: rules.Role(s.Roles), VrfKey: s.VrfKey,
		ActivationBlock: s.ActivationBlock.Uint64(), ExitBlock: s.ExitBlock.Uint64(), Withdrawn: s.Withdrawn,
	}, nil
}

// Stakers returns every staker ever registered, in order of id.
func (c *Client) Stakers(ctx context.Context) ([]Staker, error) {
	count, err := read(ctx, c.Node, c.Deployment.Staking, "number of stakers", c.staking.PackStakerCount(), c.staking.UnpackStakerCount)
	if err != nil {
		return nil, err
	}
	stakers := make([]Staker, 0, count)
	for id := uint32(1); id <= count; id++ {
		s, err := c.Staker(ctx, id)
		if err != nil {
			return nil, err
		}
		stakers = append(stakers, s)
	}
	return stakers, nil
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
	Parent       uint64 // a proposal whose parent is no longer the tip counts no more
	ProposalHash common.Hash
	Revealed     bool
}

// BestProposal returns the best proposal of a slot so far.
func (c *Client) BestProposal(ctx context.Context, slot uint64) (BestProposal, error) {
	best, err := read(ctx, c.Node, c.Deployment.Sequencing, "best proposal", c.sequencing.PackBestOf(slot), c.sequencing.UnpackBestOf)
	return BestProposal{best.Score, best.StakerId, best.Parent, best.ProposalHash, best.Revealed}, err
}

// Tip returns the number of the last block, pending or proven.
func (c *Client) Tip(ctx context.Context) (uint64, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, "tip", c.settlement.PackTip(), c.settlement.UnpackTip)
}

// Proven returns the number of the last proven block.
func (c *Client) Proven(ctx context.Context) (uint64, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, "last proven block", c.settlement.PackProven(), c.settlement.UnpackProven)
}

// Block returns a pending or proven block.
func (c *Client) Block(ctx context.Context, number uint64) (bindings.Block, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, fmt.Sprintf("block %d", number), c.settlement.PackBlockAt(number), c.settlement.UnpackBlockAt)
}

// StateAfter returns the proven state after a block; the genesis state for 0.
func (c *Client) StateAfter(ctx context.Context, number uint64) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Settlement, fmt.Sprintf("state after block %d", number), c.settlement.PackStateAfter(number), c.settlement.UnpackStateAfter)
}

// Payout returns what is left to pay for a finalized block.
func (c *Client) Payout(ctx context.Context, number uint64) (bindings.Payout, error) {
	return read(ctx, c.Node, c.Deployment.Rewards, fmt.Sprintf("payout of block %d", number), c.rewards.PackPayoutOf(number), c.rewards.UnpackPayoutOf)
}

// IsClaimed reports whether the reward at a position of a block's submission was claimed.
func (c *Client) IsClaimed(ctx context.Context, number uint64, index uint32) (bool, error) {
	return read(ctx, c.Node, c.Deployment.Rewards, "claim", c.rewards.PackIsClaimed(number, index), c.rewards.UnpackIsClaimed)
}

// Funds is what Rewards holds and what for, in wei.
type Funds struct {
	Reserve *big.Int // block rewards to come
	Escrow  *big.Int // fees to be released: the L2 supply
	Owed    *big.Int // settled, not yet claimed
	Balance *big.Int // tokens held: the sum of the three, but for plain transfers
}

// Funds returns what Rewards holds. The figures are of up to four different
// blocks when one is mined meanwhile.
func (c *Client) Funds(ctx context.Context) (Funds, error) {
	reserve, err := read(ctx, c.Node, c.Deployment.Rewards, "reward reserve", c.rewards.PackRewardReserve(), c.rewards.UnpackRewardReserve)
	if err != nil {
		return Funds{}, err
	}
	escrow, err := read(ctx, c.Node, c.Deployment.Rewards, "fee escrow", c.rewards.PackFeeEscrow(), c.rewards.UnpackFeeEscrow)
	if err != nil {
		return Funds{}, err
	}
	owed, err := read(ctx, c.Node, c.Deployment.Rewards, "amount owed", c.rewards.PackOwed(), c.rewards.UnpackOwed)
	if err != nil {
		return Funds{}, err
	}
	balance, err := c.Balance(ctx, c.Deployment.Rewards)
	return Funds{reserve, escrow, owed, balance}, err
}

// Balance returns the tokens an account holds, in wei.
func (c *Client) Balance(ctx context.Context, account common.Address) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token balance", c.token.PackBalanceOf(account), c.token.UnpackBalanceOf)
}

// TotalSupply returns how many tokens there are, in wei.
func (c *Client) TotalSupply(ctx context.Context) (*big.Int, error) {
	return read(ctx, c.Node, c.Deployment.Token, "token supply", c.token.PackTotalSupply(), c.token.UnpackTotalSupply)
}

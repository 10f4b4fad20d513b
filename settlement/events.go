package settlement

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// events returns the logs of one event of one contract from the deployment on,
// unpacked, in order. topics narrow it by indexed values.
func events[T any](ctx context.Context, c *Client, contract common.Address, name string, id common.Hash, topics []common.Hash, unpack func(*types.Log) (*T, error)) ([]*T, error) {
	head, err := c.Node.BlockNumber(ctx)
	if err != nil {
		return nil, fmt.Errorf("get %s events: %w", name, err)
	}
	query := ethereum.FilterQuery{Addresses: []common.Address{contract}, Topics: [][]common.Hash{{id}}}
	for _, t := range topics {
		query.Topics = append(query.Topics, []common.Hash{t})
	}
	logs, err := FilterLogs(ctx, c.Node, query, c.Deployment.Block, head)
	if err != nil {
		return nil, fmt.Errorf("get %s events: %w", name, err)
	}
	found := make([]*T, 0, len(logs))
	for i := range logs {
		event, err := unpack(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("read %s event in block %d: %w", name, logs[i].BlockNumber, err)
		}
		found = append(found, event)
	}
	return found, nil
}

func topic(v uint64) common.Hash { return common.BigToHash(bigU64(v)) }

// Proposals returns the proposals L1 took for a slot, worst first.
func (c *Client) Proposals(ctx context.Context, slot uint64) ([]*bindings.SequencingProposed, error) {
	id := c.sequencing.GetABI().Events["Proposed"].ID
	return events(ctx, c, c.Deployment.Sequencing, "Proposed", id, []common.Hash{topic(slot)}, c.sequencing.UnpackProposedEvent)
}

// Reveals returns every block body ever revealed, in order. Blocks that were pruned later are among them.
func (c *Client) Reveals(ctx context.Context) ([]*bindings.SequencingRevealed, error) {
	id := c.sequencing.GetABI().Events["Revealed"].ID
	return events(ctx, c, c.Deployment.Sequencing, "Revealed", id, nil, c.sequencing.UnpackRevealedEvent)
}

// RevealOf returns the body revealed for a slot.
func (c *Client) RevealOf(ctx context.Context, slot uint64) (*bindings.SequencingRevealed, error) {
	id := c.sequencing.GetABI().Events["Revealed"].ID
	found, err := events(ctx, c, c.Deployment.Sequencing, "Revealed", id, []common.Hash{topic(slot)}, c.sequencing.UnpackRevealedEvent)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("slot %d has no revealed block", slot)
	}
	return found[len(found)-1], nil
}

// AcceptedRoots returns the submissions L1 took for a block, lowest total first.
func (c *Client) AcceptedRoots(ctx context.Context, number uint64) ([]*bindings.SettlementRootAccepted, error) {
	id := c.settlement.GetABI().Events["RootAccepted"].ID
	return events(ctx, c, c.Deployment.Settlement, "RootAccepted", id, []common.Hash{topic(number)}, c.settlement.UnpackRootAcceptedEvent)
}

// Settled returns the settlement of a finalized block.
func (c *Client) Settled(ctx context.Context, number uint64) (*bindings.RewardsBlockSettled, error) {
	id := c.rewards.GetABI().Events["BlockSettled"].ID
	found, err := events(ctx, c, c.Deployment.Rewards, "BlockSettled", id, []common.Hash{topic(number)}, c.rewards.UnpackBlockSettledEvent)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("read settlement of block %d: %w", number, ErrNotFinalized)
	}
	return found[0], nil
}

// RewardsClaimed returns the claims paid for a block.
func (c *Client) RewardsClaimed(ctx context.Context, number uint64) ([]*bindings.RewardsRewardClaimed, error) {
	id := c.rewards.GetABI().Events["RewardClaimed"].ID
	return events(ctx, c, c.Deployment.Rewards, "RewardClaimed", id, []common.Hash{topic(number)}, c.rewards.UnpackRewardClaimedEvent)
}

// SequencerSharesClaimed returns the payment of the sequencer's share of a block, if it was made.
func (c *Client) SequencerSharesClaimed(ctx context.Context, number uint64) ([]*bindings.RewardsSequencerShareClaimed, error) {
	id := c.rewards.GetABI().Events["SequencerShareClaimed"].ID
	return events(ctx, c, c.Deployment.Rewards, "SequencerShareClaimed", id, []common.Hash{topic(number)}, c.rewards.UnpackSequencerShareClaimedEvent)
}

// Submission returns the root submission inside the transaction of an accepted
// root. It fails for one sent through another contract, whose calldata is not
// that of submitRoot.
func (c *Client) Submission(ctx context.Context, accepted *bindings.SettlementRootAccepted, numTxs uint32) (*rules.Submission, error) {
	hash := accepted.Raw.TxHash
	tx, _, err := c.Node.TransactionByHash(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("get root submission %s: %w", hash, err)
	}
	method := c.settlement.GetABI().Methods["submitRoot"]
	data := tx.Data()
	if tx.To() == nil || *tx.To() != c.Deployment.Settlement || len(data) < 4 || [4]byte(data[:4]) != [4]byte(method.ID) {
		return nil, fmt.Errorf("get root submission %s: it was not sent to Settlement directly", hash)
	}
	args, err := method.Inputs.Unpack(data[4:])
	if err != nil {
		return nil, fmt.Errorf("decode root submission %s: %w", hash, err)
	}
	submission, err := rules.DecodeSubmission(numTxs, args[1].([]byte))
	if err != nil {
		return nil, fmt.Errorf("decode root submission %s: %w", hash, err)
	}
	return submission, nil
}

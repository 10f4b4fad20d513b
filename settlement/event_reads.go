package settlement

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/rules"
)

// span is a range of L1 blocks, both included.
type span struct{ from, to uint64 }

// within returns what of the span a view can see of its deployment. An empty span has from > to.
func (s span) within(v *View) span {
	return span{max(s.from, v.Deployment.Block), min(s.to, v.Number)}
}

// eventQuery is a query for one event of one contract; topics narrow it by indexed values.
func eventQuery(contract common.Address, id common.Hash, topics ...common.Hash) ethereum.FilterQuery {
	query := ethereum.FilterQuery{Addresses: []common.Address{contract}, Topics: [][]common.Hash{{id}}}
	for _, t := range topics {
		query.Topics = append(query.Topics, []common.Hash{t})
	}
	return query
}

// patience is how many requests for logs a scan makes before it ends as soon as nothing is missing.
const patience = 32

// LogsError means that events were not read because it would take the RPC too many requests.
type LogsError struct {
	What     string
	Requests uint64 // at the range that the RPC gives; at least
}

func (e *LogsError) Error() string {
	return fmt.Sprintf("%s would take %d requests for logs or more at the range that this RPC gives", e.What, e.Requests)
}

// anyLog says that one log is enough.
func anyLog(found []types.Log) bool { return len(found) > 0 }

// logs returns the logs of a span that a view sees. A scan of more than patience requests ends
// early once enough says that everything which must be there was found; nil never does. When it
// does not end within most requests, it fails with a LogsError; 0 sets no limit.
func (v *View) logs(ctx context.Context, name string, query ethereum.FilterQuery, s span, enough func([]types.Log) bool, most uint64) ([]types.Log, error) {
	s = s.within(v)
	if s.from > s.to {
		return nil, nil
	}
	asked := uint64(0)
	logs, err := v.scan(ctx, query, s, func(found []types.Log, requests uint64) (bool, error) {
		if enough != nil && requests > patience && enough(found) {
			return false, nil
		}
		if most > 0 && asked >= most {
			return false, &LogsError{name + " events", asked + requests}
		}
		asked++
		return true, nil
	})
	if err != nil {
		return nil, fmt.Errorf("get %s events: %w", name, err)
	}
	return logs, nil
}

// unpackAll unpacks logs of one event.
func unpackAll[T any](name string, logs []types.Log, unpack func(*types.Log) (*T, error)) ([]*T, error) {
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

func ofSlot(slot uint64) string    { return fmt.Sprintf("of slot %d", slot) }
func ofBlock(number uint64) string { return fmt.Sprintf("of block %d", number) }

// Proposals returns the proposals L1 took for a slot in the order it took them: each led the slot
// until the next. The last one is the one that leads it. An error that wraps ErrIncomplete
// means that it is not among them.
func (c *Client) Proposals(ctx context.Context, slot uint64) ([]*Proposed, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]*Proposed, error) {
		best, err := v.BestProposal(ctx, slot)
		if err != nil || best.ProposalHash == (common.Hash{}) {
			return nil, err
		}
		query := eventQuery(v.Deployment.Sequencing, c.sequencing.GetABI().Events["Proposed"].ID, topic(slot))
		s := v.Params.Schedule
		logs, err := v.logs(ctx, "Proposed", query, span{s.SlotStart(slot), s.RevealStart(slot) - 1}, nil, 0)
		if err != nil {
			return nil, err
		}
		proposals, err := unpackAll("Proposed", logs, c.unpackProposed)
		if err != nil {
			return nil, err
		}
		have := len(proposals)
		if have == 0 || ProposalHash(proposals[have-1].Proposal) != best.ProposalHash {
			return nil, &IncompleteError{Event: "Proposed", Of: ofSlot(slot), Have: uint64(have), Want: uint64(have) + 1}
		}
		return proposals, nil
	})
}

// RevealOf returns what a block was revealed with.
func (c *Client) RevealOf(ctx context.Context, block Block) (*Revealed, error) {
	return AtOneBlock(ctx, c, func(v *View) (*Revealed, error) {
		query := eventQuery(v.Deployment.Sequencing, c.sequencing.GetABI().Events["Revealed"].ID, topic(block.Slot))
		s := v.Params.Schedule
		// A reveal outside of its phase is for an audit to name: it is looked for as well.
		for _, where := range []span{{s.RevealStart(block.Slot), s.SlotStart(block.Slot+1) - 1}, {s.SlotStart(block.Slot), block.WindowEnd - 1}} {
			logs, err := v.logs(ctx, "Revealed", query, where, nil, 0)
			if err != nil {
				return nil, err
			}
			if len(logs) > 0 {
				found, err := unpackAll("Revealed", logs[:1], c.unpackRevealed)
				if err != nil {
					return nil, err
				}
				return found[0], nil
			}
		}
		// L1 has a block of this slot: it was revealed, once.
		return nil, &IncompleteError{Event: "Revealed", Of: ofSlot(block.Slot), Want: 1}
	})
}

// fewBlocks is how many blocks' events are asked for one by one. Those of more are found among all
// events of their time.
const fewBlocks = 8

// RevealsOf returns what blocks that follow each other were revealed with, in their order.
func (c *Client) RevealsOf(ctx context.Context, blocks []Block) ([]*Revealed, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]*Revealed, error) {
		reveals := make([]*Revealed, len(blocks))
		if len(blocks) > fewBlocks {
			if err := v.revealsWithin(ctx, blocks, reveals); err != nil {
				return nil, err
			}
		}
		var reads []func(context.Context) error
		for i, block := range blocks {
			if reveals[i] == nil {
				reads = append(reads, func(ctx context.Context) (err error) { reveals[i], err = v.RevealOf(ctx, block); return err })
			}
		}
		return reveals, v.Together(ctx, reads...)
	})
}

// revealsWithin sets the reveals that are found in their phases.
func (v *View) revealsWithin(ctx context.Context, blocks []Block, reveals []*Revealed) error {
	s := v.Params.Schedule
	within := span{s.RevealStart(blocks[0].Slot), s.SlotStart(blocks[len(blocks)-1].Slot+1) - 1}
	query := eventQuery(v.Deployment.Sequencing, v.sequencing.GetABI().Events["Revealed"].ID)
	logs, err := v.logs(ctx, "Revealed", query, within, nil, 0)
	if err != nil {
		return err
	}
	found, err := unpackAll("Revealed", logs, v.unpackRevealed)
	if err != nil {
		return err
	}
	bySlot := map[uint64]*Revealed{}
	for _, reveal := range found {
		bySlot[reveal.Slot] = reveal
	}
	for i, block := range blocks {
		reveals[i] = bySlot[block.Slot]
	}
	return nil
}

// AcceptedRoots returns the submissions L1 took for a block, lowest total first. An error that
// wraps ErrIncomplete means that the one which leads is not among them.
func (c *Client) AcceptedRoots(ctx context.Context, number uint64) ([]*Root, error) {
	return AtOneBlock(ctx, c, func(v *View) ([]*Root, error) {
		block, err := v.Block(ctx, number)
		if err != nil || block.TotalScore.Sign() == 0 {
			return nil, err
		}
		query := eventQuery(v.Deployment.Settlement, c.settlement.GetABI().Events["RootAccepted"].ID, topic(number))
		logs, err := v.logs(ctx, "RootAccepted", query, span{v.Params.Schedule.RevealStart(block.Slot), block.WindowEnd - 1}, nil, 0)
		if err != nil {
			return nil, err
		}
		roots, err := unpackAll("RootAccepted", logs, c.unpackRoot)
		if err != nil {
			return nil, err
		}
		have := len(roots)
		if have == 0 || roots[have-1].TotalScore.Cmp(block.TotalScore) < 0 {
			return nil, &IncompleteError{Event: "RootAccepted", Of: ofBlock(number), Have: uint64(have), Want: uint64(have) + 1}
		}
		return roots, nil
	})
}

// Settled returns the settlement of a finalized block. For another one the error wraps
// ErrNotFinalized.
func (c *Client) Settled(ctx context.Context, number uint64) (*Settled, error) {
	return AtOneBlock(ctx, c, func(v *View) (*Settled, error) {
		block, err := v.Block(ctx, number)
		if err != nil {
			return nil, err
		}
		if !block.Finalized {
			return nil, fmt.Errorf("read settlement of block %d: %w", number, ErrNotFinalized)
		}
		rest, err := v.Remainder(ctx, number)
		if err != nil {
			return nil, err
		}
		after := span{block.WindowEnd, v.Number}
		where := []span{after}
		if window := v.Params.ClaimWindow; window > 0 && rest.ExpiryBlock > window {
			// L1 fixed the end of claims when it settled the block.
			at := rest.ExpiryBlock - window
			where = []span{{at, at}, after}
		}
		query := eventQuery(v.Deployment.Rewards, c.rewards.GetABI().Events["BlockSettled"].ID, topic(number))
		for _, s := range where {
			logs, err := v.logs(ctx, "BlockSettled", query, s, anyLog, 0)
			if err != nil {
				return nil, err
			}
			if len(logs) > 0 {
				found, err := unpackAll("BlockSettled", logs[:1], c.unpackSettled)
				if err != nil {
					return nil, err
				}
				return found[0], nil
			}
		}
		return nil, &IncompleteError{Event: "BlockSettled", Of: ofBlock(number), Want: 1}
	})
}

// ClaimEvents is what was paid and burned of a block since it was settled.
type ClaimEvents struct {
	Rewards []*RewardClaimed
	Shares  []*SequencerShareClaimed // at most one, if L1 keeps its rules
	// Submitter is as Shares, for the submitter's share.
	Submitter []*SubmitterShareClaimed
	Expired   *ClaimsExpired // nil: nothing was burned as not claimed in time
}

// ClaimsOf returns the claims of a finalized block, from logs, and holds them to what L1's state
// says was paid. It fails with a LogsError when it would take more than most requests; 0 sets no
// limit.
func (c *Client) ClaimsOf(ctx context.Context, p *BlockPayouts, most uint64) (*ClaimEvents, error) {
	return AtOneBlock(ctx, c, func(v *View) (*ClaimEvents, error) {
		ids := c.rewards.GetABI().Events
		query := ethereum.FilterQuery{Addresses: []common.Address{v.Deployment.Rewards}, Topics: [][]common.Hash{
			{ids["RewardClaimed"].ID, ids["SequencerShareClaimed"].ID, ids["SubmitterShareClaimed"].ID, ids["ClaimsExpired"].ID}, {topic(p.Number)},
		}}
		if !p.SharePaid && !p.SubmitterPaid && p.Expired == nil && !slices.ContainsFunc(p.Rewards, func(r Reward) bool { return r.Claimed }) {
			return new(ClaimEvents), nil
		}
		logs, err := v.logs(ctx, "claim", query, span{p.Settled.L1Block, v.Number}, func(found []types.Log) bool {
			e, err := c.claimEvents(found)
			return err == nil && e.missing(p) == nil
		}, most)
		if err != nil {
			return nil, err
		}
		e, err := c.claimEvents(logs)
		if err != nil {
			return nil, err
		}
		return e, e.missing(p)
	})
}

// ExpiredClaims returns the burning of a block's unclaimed rewards, nil when there was none.
func (c *Client) ExpiredClaims(ctx context.Context, number uint64) (*ClaimsExpired, error) {
	return AtOneBlock(ctx, c, func(v *View) (*ClaimsExpired, error) {
		p, err := v.payouts(ctx, number)
		if err != nil || p.Expired == nil {
			return nil, err
		}
		query := eventQuery(v.Deployment.Rewards, c.rewards.GetABI().Events["ClaimsExpired"].ID, topic(number))
		logs, err := v.logs(ctx, "ClaimsExpired", query, span{p.ExpiryBlock, v.Number}, anyLog, 0)
		if err != nil {
			return nil, err
		}
		if len(logs) == 0 {
			return nil, &IncompleteError{Event: "ClaimsExpired", Of: ofBlock(number), Want: 1}
		}
		return c.unpackClaimsExpired(&logs[0])
	})
}

// claimEvents sorts logs of claims by what they are.
func (c *Client) claimEvents(logs []types.Log) (*ClaimEvents, error) {
	events := c.rewards.GetABI().Events
	e := new(ClaimEvents)
	for i := range logs {
		log, err := &logs[i], error(nil)
		switch log.Topics[0] {
		case events["RewardClaimed"].ID:
			var claim *RewardClaimed
			claim, err = c.unpackRewardClaimed(log)
			e.Rewards = append(e.Rewards, claim)
		case events["SequencerShareClaimed"].ID:
			var share *SequencerShareClaimed
			share, err = c.unpackSequencerShareClaimed(log)
			e.Shares = append(e.Shares, share)
		case events["SubmitterShareClaimed"].ID:
			var share *SubmitterShareClaimed
			share, err = c.unpackSubmitterShareClaimed(log)
			e.Submitter = append(e.Submitter, share)
		default:
			e.Expired, err = c.unpackClaimsExpired(log)
		}
		if err != nil {
			return nil, fmt.Errorf("read claim event in block %d: %w", log.BlockNumber, err)
		}
	}
	return e, nil
}

// missing returns an IncompleteError when L1's state says that something was paid or burned of
// which there is no event.
func (e *ClaimEvents) missing(p *BlockPayouts) error {
	claimed := map[uint32]bool{}
	for _, claim := range e.Rewards {
		claimed[claim.Index] = true
	}
	want, have := uint64(0), uint64(0)
	for _, r := range p.Rewards {
		if r.Claimed {
			want++
			if claimed[r.Index] {
				have++
			}
		}
	}
	switch {
	case have < want:
		return &IncompleteError{Event: "RewardClaimed", Of: ofBlock(p.Number), Have: have, Want: want}
	case p.SharePaid && len(e.Shares) == 0:
		return &IncompleteError{Event: "SequencerShareClaimed", Of: ofBlock(p.Number), Want: 1}
	case p.SubmitterPaid && len(e.Submitter) == 0:
		return &IncompleteError{Event: "SubmitterShareClaimed", Of: ofBlock(p.Number), Want: 1}
	case p.Expired != nil && e.Expired == nil:
		return &IncompleteError{Event: "ClaimsExpired", Of: ofBlock(p.Number), Want: 1}
	}
	return nil
}

// Submission returns the root submission inside the transaction of an accepted
// root of a block with the tree. It fails for one sent through another contract, whose calldata is
// not that of submitRoot.
func (c *Client) Submission(ctx context.Context, accepted *Root, tree rules.Tree) (*rules.Submission, error) {
	hash := accepted.TxHash
	tx, _, err := c.Node.TransactionByHash(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("get root submission %s: %w", hash, err)
	}
	data, direct := DirectCall(tx, c.Deployment.Settlement)
	call, err := c.ReadSubmitRoot(data)
	if !direct || errors.Is(err, ErrOtherCall) {
		return nil, fmt.Errorf("get root submission %s: it was not sent to Settlement directly", hash)
	}
	if err != nil {
		return nil, fmt.Errorf("decode root submission %s: %w", hash, err)
	}
	submission, err := rules.DecodeSubmission(tree, call.Submission)
	if err != nil {
		return nil, fmt.Errorf("decode root submission %s: %w", hash, err)
	}
	return submission, nil
}

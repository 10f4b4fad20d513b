package audit

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement"
)

// replay holds what is open at one moment of L1, by subject.
type replay struct {
	*figures
	view  *settlement.View
	opts  Options
	retry *retry

	randomness *randomness
	stakes     *stakes
	slots      *slots
	chain      *chain
	roots      *roots
	ledger     *ledger
	money      *money
	supply     *supply
	claims     *claims
	records    *records
	earlier    *earlier
	proofs     *proofs
	onL1       counters

	calls  calls
	now    uint64      // the L1 block at hand
	parent common.Hash // of it
}

func newReplay(ctx context.Context, view *settlement.View, opts Options, f *figures, again *retry) (*replay, error) {
	r := &replay{figures: f, opts: opts, retry: again}
	r.records, r.earlier = &records{replay: r}, &earlier{replay: r}
	if err := r.readAt(ctx, view); err != nil {
		return nil, err
	}
	keys, err := try(ctx, again, view.VerifyingKeys)
	if err != nil {
		return nil, fmt.Errorf("read verifying keys: %w", err)
	}
	r.randomness = newRandomness(r)
	r.stakes = newStakes(r)
	r.slots = newSlots(r)
	r.chain = newChain(r)
	r.roots = &roots{replay: r}
	r.money = newMoney(r)
	r.supply = newSupply(r)
	r.claims = newClaims(r)
	if r.proofs, err = newProofs(r, keys); err != nil {
		return nil, err
	}
	r.ledger, err = newLedger(ctx, r)
	return r, err
}

// readAt has the replay read at a view.
func (r *replay) readAt(ctx context.Context, view *settlement.View) (err error) {
	r.view, r.records.gone, r.earlier.gone = view, false, false
	r.onL1, err = try(ctx, r.retry, func(ctx context.Context) (counters, error) { return readCounters(ctx, view) })
	return err
}

// chunk replays a stretch of L1.
func (r *replay) chunk(ctx context.Context, c *chunk) error {
	for _, fault := range c.faults {
		r.finding(fault.rule, fault.at, fault.what, fault.found, fault.expected)
	}
	for _, u := range c.unseen {
		r.unseen(u.what, u.why)
	}
	r.calls.txs = c.txs
	for i := range c.blocks {
		if err := r.block(ctx, &c.blocks[i]); err != nil {
			return err
		}
	}
	r.summary.Reached = r.now
	if r.opts.Progress != nil {
		r.opts.Progress(Progress{
			L1Block: r.now, First: r.view.Deployment.Block, Last: r.view.Number, Blocks: r.chain.last, Finding: r.summary.Findings,
		})
	}
	if err := r.earlier.flush(ctx, recordBatch); err != nil {
		return err
	}
	return r.records.flush(ctx, recordBatch)
}

// block replays an L1 block.
func (r *replay) block(ctx context.Context, b *l1Block) error {
	r.now, r.parent = b.header.Number.Uint64(), b.header.ParentHash
	r.randomness.header(b.header)
	r.slots.begin(r.now)
	for i := range b.logs {
		log := &b.logs[i]
		if err := r.log(ctx, log); err != nil {
			return err
		}
		if i+1 == len(b.logs) || b.logs[i+1].TxHash != log.TxHash {
			r.transactionEnds(settlement.Origin{L1Block: log.BlockNumber, TxHash: log.TxHash, LogIndex: log.Index})
		}
	}
	if len(b.logs) > 0 {
		r.money.blockEnds(r.now)
		r.earlier.blockEnds(b.header)
	}
	return r.err
}

func (r *replay) transactionEnds(o settlement.Origin) {
	r.stakes.transactionEnds(o)
	r.chain.transactionEnds(o)
	r.money.transactionEnds(o)
	r.supply.transactionEnds(o)
	r.calls.transactionEnds()
}

func (r *replay) log(ctx context.Context, log *types.Log) error {
	event, err := r.view.EventOf(log)
	if err != nil {
		where := settlement.Origin{L1Block: log.BlockNumber, TxHash: log.TxHash, LogIndex: log.Index}
		r.finding(RuleCode, at(where), "event of a contract", err.Error(), "one of this release's")
		return nil
	}
	switch e := event.(type) {
	case *settlement.RandaoRecorded:
		return r.randomness.recorded(ctx, e)
	case *settlement.Proposed:
		return r.slots.proposed(ctx, e)
	case *settlement.Revealed:
		r.slots.revealed(e)
	case *settlement.MissedRevealReported:
		r.slots.reported(e)
	case *settlement.Root:
		return r.roots.accepted(ctx, e)
	case *settlement.BlockAppended:
		r.chain.appended(e)
	case *settlement.BlocksPruned:
		r.chain.pruned(e)
	case *settlement.Finalized:
		r.chain.finalized(e)
	default:
		r.ofTokens(event)
	}
	return nil
}

// ofTokens replays what is of deposits and of money.
func (r *replay) ofTokens(event settlement.Event) {
	switch e := event.(type) {
	case *settlement.Staked:
		r.stakes.staked(e)
	case *settlement.ExitRequested:
		r.stakes.exits(e)
	case *settlement.Withdrawn:
		r.stakes.withdrawn(e)
	case *settlement.Penalized:
		r.stakes.penalized(e)
	case *settlement.Refilled:
		r.stakes.refilled(e)
	case *settlement.ReserveFunded:
		r.money.reserveFunded(e)
	case *settlement.EscrowFunded:
		r.money.escrowFunded(e)
	case *settlement.SurplusAbsorbed:
		r.money.absorbed(e)
	case *settlement.Settled:
		r.money.settled(e)
	case *settlement.RewardClaimed:
		r.claims.reward(e)
	case *settlement.SequencerShareClaimed:
		r.claims.share(e)
	case *settlement.SubmitterShareClaimed:
		r.claims.submitter(e)
	case *settlement.ClaimsExpired:
		r.claims.expired(e)
	case *settlement.Transferred:
		r.stakes.moved(e)
		r.money.moved(e)
		r.supply.moved(e)
	case *settlement.FaucetUsed:
		r.supply.faucet(e)
	}
}

// end reports what is still open.
func (r *replay) end() {
	r.slots.end()
	r.chain.end()
}

// compare compares what was added up with what L1 has at the view.
func (r *replay) compare(ctx context.Context) error {
	r.proofs.flush()
	r.chain.compare()
	r.claims.compare()
	if err := r.earlier.flush(ctx, 0); err != nil {
		return err
	}
	if err := r.records.flush(ctx, 0); err != nil {
		return err
	}
	r.count()
	r.summary.Surplus = integer(new(big.Int).Set(r.money.surplus))
	return r.err
}

package operator

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// MaxClaims bounds the claims of one transaction, so that their common proof has fewer hashes than
// L1 takes, rules.MaxPayoutHashes.
const MaxClaims = 64

// maxRounds bounds how often the claims are chosen anew because somebody else claimed a share
// meanwhile.
const maxRounds = 4

// Span is the L2 blocks from First to Last, both of them included.
type Span struct{ First, Last uint64 }

// ClaimOptions say what is claimed, and for whom.
type ClaimOptions struct {
	// Spans are the blocks; none: every finalized one of which something is left.
	Spans []Span
	// Payees are for whom.
	Payees Payees
	// Wait waits until the blocks of Spans are finalized.
	Wait Waiter
	// Batch is how many rewards one call claims, at most MaxClaims; 0: that many.
	Batch int
	// Again is told why a call failed before what is left is read again: somebody else may have
	// claimed it. Nil: nobody is.
	Again func(error)
}

// Payees are for whom rewards are claimed: for everyone, or for some stakers and for an account
// with its stakers.
type Payees struct {
	All     bool
	Stakers []uint32
	Owner   common.Address // of stakers, or a beneficiary; zero: only the stakers named
}

// staker reports whether a staker of an owner is among them.
func (p *Payees) staker(id uint32, owner common.Address) bool {
	return p.account(owner) || slices.Contains(p.Stakers, id)
}

// account reports whether an account is.
func (p *Payees) account(at common.Address) bool {
	return p.All || p.Owner != (common.Address{}) && at == p.Owner
}

// Claimed is what claiming came to. What was paid is taken from receipts; in a dry run it is what
// would be.
type Claimed struct {
	Now   uint64 `json:"l1Block"`         // the L1 block at which what is left was read last
	Block uint64 `json:"block,omitempty"` // when it is about one
	// Blocks are those of Spans; without Spans those of which something was claimed or lost.
	Blocks  []ClaimedBlock `json:"blocks"`
	Rewards int            `json:"rewards"` // that this run claimed, or would
	Share   bool           `json:"sequencerShare"`
	// Submitter is whether the submitter's share is in it.
	Submitter bool          `json:"submitterShare"`
	Amount    units.Integer `json:"amount"` // wei
	Sent
}

// ClaimedBlock is one block's part of it.
type ClaimedBlock struct {
	Block   uint64 `json:"block"`
	Rewards int    `json:"rewards"`
	Share   bool   `json:"sequencerShare"`
	// Submitter is whether the submitter's share is in it.
	Submitter bool          `json:"submitterShare"`
	Amount    units.Integer `json:"amount"` // wei
	// Already says why nothing of it was claimed.
	Already string `json:"already,omitempty"`
}

// Told says for a person what was paid of each block, or in a dry run would be.
func (c *Claimed) Told() (lines []string) {
	words := "are paid to their owners"
	if c.Dry() {
		words = "would be paid to their owners"
	}
	paid := 0
	for _, b := range c.Blocks {
		switch {
		case b.Amount.Sign() > 0:
			paid++
			lines = append(lines, fmt.Sprintf("%s AZT of block %d %s.", units.Exact(b.Amount.Int), b.Block, words))
		case b.Already != c.Already:
			lines = append(lines, fmt.Sprintf("Nothing to do: %s.", b.Already))
		}
	}
	if paid > 1 {
		lines = append(lines, fmt.Sprintf("Together %s AZT.", units.Exact(c.Amount.Int)))
	}
	return lines
}

// Claim has rewards and the shares of sequencers and submitters paid to their owners, in batches.
// Anyone may claim for anyone. When nothing is due it sends nothing, and what somebody else claims
// meanwhile is left out.
func Claim(ctx context.Context, client *settlement.Client, s Sender, opts ClaimOptions) (*Claimed, error) {
	if err := errors.Join(checkActor(client, s), opts.check()); err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	// What an earlier run began decides what is left to claim.
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	for _, id := range opts.Payees.Stakers {
		if _, err := client.Staker(ctx, id); err != nil {
			return nil, fmt.Errorf("claim for staker %d: %w", id, err)
		}
	}
	if opts.Batch == 0 {
		opts.Batch = MaxClaims
	}
	c := &claiming{ClaimOptions: opts, client: client, sender: s, named: len(opts.Spans) > 0, paid: map[uint64]settlement.Payment{}}
	numbers := c.unpaid
	if c.named {
		numbers = c.spans
	}
	var err error
	if c.numbers, err = numbers(ctx); err != nil {
		return nil, err
	}
	if err := c.wait(ctx); err != nil {
		return nil, err
	}
	if err := c.run(ctx); err != nil {
		return nil, err
	}
	return c.result(), nil
}

// claiming is one run of Claim.
type claiming struct {
	ClaimOptions
	client  *settlement.Client
	sender  Sender
	named   bool // the blocks, by Spans
	numbers []uint64

	left []claim // as last read
	now  uint64  // the L1 block that it was read at
	txs  account.Txs
	paid map[uint64]settlement.Payment // by block, as receipts say; in a dry run as it would be
}

// spans are the blocks of Spans in their order, each once. All of them are on L1.
func (c *claiming) spans(ctx context.Context) (numbers []uint64, err error) {
	_, err = settlement.AtOneBlock(ctx, c.client, func(v *settlement.View) (tip uint64, err error) {
		if tip, err = v.Tip(ctx); err != nil {
			return tip, err
		}
		for _, s := range c.Spans {
			if s.Last > tip {
				if _, err := v.Block(ctx, s.Last); err != nil {
					return tip, err // what L1 says of a block that it does not have
				}
			}
		}
		return tip, nil
	})
	if err != nil {
		return nil, err
	}
	for _, s := range c.Spans {
		for n := s.First; n <= s.Last; n++ {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// unpaid are the finalized blocks of which something is left.
func (c *claiming) unpaid(ctx context.Context) (numbers []uint64, err error) {
	return settlement.AtOneBlock(ctx, c.client, func(v *settlement.View) ([]uint64, error) {
		finalized, err := v.Finalized(ctx)
		if err != nil {
			return nil, err
		}
		left, err := v.Remainders(ctx, finalized)
		if err != nil {
			return nil, err
		}
		var unpaid []uint64
		for i, number := range finalized {
			if left[i].Remaining.Sign() > 0 {
				unpaid = append(unpaid, number)
			}
		}
		return unpaid, nil
	})
}

// wait waits until the blocks are finalized, in their order. What keeps one of them from being
// claimed all the same, run says.
func (c *claiming) wait(ctx context.Context) error {
	if c.Wait == nil {
		return nil
	}
	for _, number := range c.numbers {
		err := c.Wait(ctx, func(ctx context.Context) error { return c.client.CheckClaim(ctx, number) })
		var early *settlement.PrecheckError
		if err != nil && !errors.As(err, &early) && !pruned(err) {
			return err
		}
	}
	return nil
}

// pruned reports whether a check says that L1 does not have a block, which it had.
func pruned(check error) bool { return settlement.IsRevert(check, "UnknownBlock") }

// run claims, and chooses anew when somebody else was faster with a share: anyone may claim for
// anyone. L1 skips rewards that were claimed in between; a share has a call of its own, which
// fails.
func (c *claiming) run(ctx context.Context) error {
	var failed error // of the round before
	for round := 1; ; round++ {
		before := c.left
		if err := c.read(ctx); err != nil {
			return err
		}
		if failed != nil && slices.EqualFunc(before, c.left, same) {
			return failed // nobody took anything: it fails for another reason
		}
		calls, err := c.calls()
		if err != nil || len(calls) == 0 {
			return err
		}
		sent, err := c.sender.Send(ctx, calls...)
		for _, tx := range sent {
			if tx.Status == account.Confirmed {
				c.add(c.client.PaidBy(tx.Receipt()))
			}
		}
		c.txs = append(c.txs, sent...)
		if err == nil || c.sender.DryRun() || round == maxRounds || !refused(err) {
			return err
		}
		if failed = err; c.Again != nil {
			c.Again(err)
		}
	}
}

// refused reports whether a call failed, or would, as it does when somebody else has done in
// between what it is for.
func refused(err error) bool {
	var failed *txmgr.WouldFailError
	var reverted *txmgr.RevertedError
	return errors.As(err, &failed) || errors.As(err, &reverted)
}

// calls are the claims that are left, in as few calls as L1 takes them: one for several owners
// costs what one for each would, and waits once.
func (c *claiming) calls() (calls []txmgr.Candidate, err error) {
	add := func(call txmgr.Candidate, kind string, parts ...any) {
		call.ID = c.sender.ID(kind, parts...)
		calls = append(calls, call)
	}
	for _, left := range c.left {
		for batch := range slices.Chunk(left.places, c.Batch) {
			var key []byte
			for _, place := range batch {
				key = binary.BigEndian.AppendUint32(key, place)
			}
			claims, err := settlement.ClaimsAt(left.payouts.Payouts, batch)
			if err != nil {
				return nil, err
			}
			add(c.client.Claim(left.number, claims), "claim", left.number, left.slot, tag(crypto.Keccak256Hash(key)))
		}
		if left.share {
			add(c.client.ClaimSequencerShare(left.number), "claim-share", left.number, left.slot)
		}
		if left.submitter {
			add(c.client.ClaimSubmitterShare(left.number), "claim-submitter", left.number, left.slot)
		}
		if c.sender.DryRun() && !left.nothing() {
			c.add(map[uint64]settlement.Payment{left.number: {
				Rewards: len(left.places), Share: left.share, Submitter: left.submitter, Amount: left.amount,
			}})
		}
	}
	return calls, nil
}

// add adds to what was paid.
func (c *claiming) add(paid map[uint64]settlement.Payment) {
	for number, more := range paid {
		sum := c.paid[number]
		if sum.Amount == nil {
			sum.Amount = new(big.Int)
		}
		sum.Rewards += more.Rewards
		sum.Share = sum.Share || more.Share
		sum.Submitter = sum.Submitter || more.Submitter
		sum.Amount.Add(sum.Amount, more.Amount)
		c.paid[number] = sum
	}
}

func (c *claiming) result() *Claimed {
	sum := new(big.Int)
	r := &Claimed{Now: c.now, Blocks: []ClaimedBlock{}, Amount: units.Integer{Int: sum}, Sent: Sent{Transactions: c.txs}}
	for _, left := range c.left {
		paid := c.paid[left.number]
		if paid.Amount == nil {
			paid.Amount = new(big.Int)
		}
		r.Rewards += paid.Rewards
		r.Share, r.Submitter = r.Share || paid.Share, r.Submitter || paid.Submitter
		sum.Add(sum, paid.Amount)
		b := ClaimedBlock{Block: left.number, Rewards: paid.Rewards, Share: paid.Share, Submitter: paid.Submitter, Amount: units.Integer{Int: paid.Amount}}
		if paid.Amount.Sign() == 0 {
			b.Already = left.already
			if b.Already == "" {
				b.Already = fmt.Sprintf("claim rewards of block %d: somebody else claimed them meanwhile", left.number)
			}
		}
		if c.named || left.lost || paid.Amount.Sign() > 0 {
			r.Blocks = append(r.Blocks, b)
		}
	}
	if len(r.Blocks) == 1 && c.named {
		r.Block = r.Blocks[0].Block
	}
	if len(r.Transactions) == 0 {
		r.Already = "claim rewards: nothing that is due to them is unclaimed"
		if len(r.Blocks) == 1 {
			r.Already = r.Blocks[0].Already
		}
	}
	return r
}

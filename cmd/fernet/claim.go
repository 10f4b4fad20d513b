package main

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

func claimCommand() *cli.Command {
	return &cli.Command{
		Name:  "claim",
		Usage: "pay rewards and the shares of sequencers and submitters to their owners",
		Description: "Claims what is not claimed yet, in batches: of the blocks of --block, or of every finalized block. Anyone may\n" +
			"claim for anyone: the stakers' owners are paid, and of the submitter's share whom the winning submission names.\n" +
			"Without --owner, --staker and --all it claims for the account that signs. When nothing is due, it sends nothing\n" +
			"and succeeds. What somebody else claims meanwhile is left out.\n\n" +
			"Example: fernet rewards claim --block 1 --block 3-7 --account me",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "block", Usage: "the L2 block's `NUMBER`, or several as 3-7; may be repeated (default: every finalized block)"},
			&cli.StringFlag{Name: "owner", Usage: "claim for the account with this `ADDRESS` and its stakers"},
			&cli.StringSliceFlag{Name: "staker", Usage: "claim for the staker with this `ID`; may be repeated"},
			&cli.BoolFlag{Name: "all", Usage: "claim for everyone"},
			waitFlag("until the blocks of --block are finalized"),
		},
		Action: withSession(rewardsClaim),
	}
}

// claimed is the result of fernet rewards claim. What was paid is taken from receipts; in a dry run
// it is what would be.
type claimed struct {
	Block   uint64         `json:"block,omitempty"` // when it is about one
	Blocks  []claimedBlock `json:"blocks"`          // those asked for; without --block those of which something was claimed or lost
	Rewards int            `json:"rewards"`         // that this run claimed, or would
	Share   bool           `json:"sequencerShare"`
	// Submitter is whether the submitter's share is in it.
	Submitter bool   `json:"submitterShare"`
	Amount    string `json:"amount"` // wei
	sent

	amount *big.Int
	dryRun bool
}

// claimedBlock is one block's part of it.
type claimedBlock struct {
	Block   uint64 `json:"block"`
	Rewards int    `json:"rewards"`
	Share   bool   `json:"sequencerShare"`
	// Submitter is whether the submitter's share is in it.
	Submitter bool   `json:"submitterShare"`
	Amount    string `json:"amount"` // wei
	// Already says why nothing of it was claimed.
	Already string `json:"already,omitempty"`

	amount *big.Int
}

func (r *claimed) Render(con *console.Console) {
	r.render(con)
	words := "are paid to their owners"
	if r.dryRun {
		words = "would be paid to their owners"
	}
	paid := 0
	for _, b := range r.Blocks {
		switch {
		case b.amount.Sign() > 0:
			paid++
			con.Line("%s AZT of block %d %s.", units.Exact(b.amount), b.Block, words)
		case b.Already != r.Already:
			con.Line("Nothing to do: %s.", b.Already)
		}
	}
	if paid > 1 {
		con.Line("Together %s AZT.", units.Exact(r.amount))
	}
}

// span is some blocks in a row.
type span struct{ first, last uint64 }

// parseSpans reads blocks such as 3 and 5-7.
func parseSpans(texts []string) (spans []span, err error) {
	for _, text := range texts {
		from, to, several := strings.Cut(strings.TrimSpace(text), "-")
		if !several {
			to = from
		}
		first, err := strconv.ParseUint(from, 10, 64)
		last, err2 := strconv.ParseUint(to, 10, 64)
		if err != nil || err2 != nil || first == 0 || last < first {
			return nil, config.Usage("--block: %q is neither a block's number, from 1, nor several such as 3-7", text)
		}
		spans = append(spans, span{first, last})
	}
	return spans, nil
}

// numbersOf are the blocks of spans in their order, each once. All of them are on L1.
func numbersOf(ctx context.Context, client *settlement.Client, spans []span) (numbers []uint64, err error) {
	tip, err := client.Tip(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range spans {
		if s.last > tip {
			if _, err := client.Block(ctx, s.last); err != nil {
				return nil, err // what L1 says of a block that it does not have
			}
		}
		for n := s.first; n <= s.last; n++ {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// payees are for whom a claim is.
type payees struct {
	all     bool
	stakers map[uint32]bool
	owner   *common.Address // of stakers, and a beneficiary; nil: only the stakers named
}

// staker reports whether a staker of an owner is among them.
func (p *payees) staker(id uint32, owner common.Address) bool {
	return p.all || p.stakers[id] || p.account(owner)
}

// account reports whether an account is.
func (p *payees) account(at common.Address) bool {
	return p.all || p.owner != nil && at == *p.owner
}

// payeesOf reads for whom a claim is.
func payeesOf(ctx context.Context, c *cli.Context, s *session.Session, client *settlement.Client) (*payees, error) {
	stakers := map[uint32]bool{}
	for _, text := range c.StringSlice("staker") {
		id, err := strconv.ParseUint(text, 10, 32)
		if err != nil || id == 0 {
			return nil, config.Usage("--staker: %q is not a staker's id", text)
		}
		if _, err := client.Staker(ctx, uint32(id)); err != nil {
			return nil, fmt.Errorf("--staker: %w", err)
		}
		stakers[uint32(id)] = true
	}
	text := c.String("owner")
	switch {
	case c.Bool("all") && (len(stakers) > 0 || text != ""):
		return nil, config.Usage("--all is for everyone: leave out --staker and --owner")
	case c.Bool("all"):
		return &payees{all: true}, nil
	case len(stakers) > 0 && text == "":
		return &payees{stakers: stakers}, nil
	}
	owner, err := ownerFlag(ctx, c, s)
	if err != nil {
		return nil, err
	}
	return &payees{stakers: stakers, owner: &owner}, nil
}

// ownerFlag is the account of --owner, or the one that signs.
func ownerFlag(ctx context.Context, c *cli.Context, s *session.Session) (common.Address, error) {
	text := c.String("owner")
	if text == "" {
		return s.Account(ctx)
	}
	owner, err := argument.L1Address(text)
	if err != nil {
		return owner, config.Usage("--owner: %w", err)
	}
	return owner, nil
}

// maxClaims bounds the claims of one transaction, so that their common proof has fewer hashes than
// L1 takes, rules.MaxPayoutHashes.
const maxClaims = 64

// maxRounds bounds how often the claims are chosen anew because somebody else claimed a share
// meanwhile.
const maxRounds = 4

func rewardsClaim(ctx context.Context, c *cli.Context, s *session.Session) (*claimed, error) {
	spans, err := parseSpans(c.StringSlice("block"))
	if err != nil {
		return nil, err
	}
	if c.Bool("wait") && len(spans) == 0 {
		return nil, config.Usage("--wait is for the blocks of --block: without it every finalized block is claimed")
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	mine, err := payeesOf(ctx, c, s, client)
	if err != nil {
		return nil, err
	}
	// What an earlier run began decides what is left to claim.
	if err := s.Resume(ctx); err != nil {
		return nil, err
	}
	p := &claiming{s: s, client: client, mine: mine, named: len(spans) > 0, paid: map[uint64]settlement.Payment{}}
	if p.named {
		p.numbers, err = numbersOf(ctx, client, spans)
	} else {
		p.numbers, err = unpaid(ctx, client)
	}
	if err != nil {
		return nil, err
	}
	if c.Bool("wait") {
		if err := p.wait(ctx); err != nil {
			return nil, err
		}
	}
	if err := p.run(ctx); err != nil {
		return nil, err
	}
	return p.result(), nil
}

// wait waits until the blocks are finalized, in their order. What keeps one of them from being
// claimed all the same, run says.
func (p *claiming) wait(ctx context.Context) error {
	for _, number := range p.numbers {
		err := p.s.Wait(ctx, func(ctx context.Context) error { return p.client.CheckClaim(ctx, number) })
		var pointless *settlement.PrecheckError
		if err != nil && !errors.As(err, &pointless) {
			return err
		}
	}
	return nil
}

// unpaid are the finalized blocks of which something is left.
func unpaid(ctx context.Context, client *settlement.Client) (numbers []uint64, err error) {
	settled, err := client.SettledBlocks(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range settled {
		left, err := client.Remainder(ctx, b.Number)
		if err != nil {
			return nil, err
		}
		if left.Remaining.Sign() > 0 {
			numbers = append(numbers, b.Number)
		}
	}
	return numbers, nil
}

// claiming is one run of fernet rewards claim.
type claiming struct {
	s       *session.Session
	client  *settlement.Client
	mine    *payees
	named   bool // the blocks, by --block
	numbers []uint64

	left []claim // as last read
	txs  session.Txs
	paid map[uint64]settlement.Payment // by block, as receipts say; in a dry run as it would be
}

// claim is what is left to claim of a block, in order of its places as L1 takes them.
type claim struct {
	number, slot uint64
	payouts      *settlement.BlockPayouts
	places       []uint32
	share        bool
	submitter    bool // whether the submitter's share is
	amount       *big.Int
	already      string // why nothing is
	lost         bool   // something was due and never can be claimed any more
}

func (c *claim) nothing() bool { return len(c.places) == 0 && !c.share && !c.submitter }

// run claims, and chooses anew when somebody else was faster with a share: anyone may claim for
// anyone. L1 skips rewards that were claimed in between; a share has a call of its own, which fails.
func (p *claiming) run(ctx context.Context) error {
	var failed error // of the round before
	for round := 1; ; round++ {
		before := p.left
		if err := p.read(ctx); err != nil {
			return err
		}
		if failed != nil && same(before, p.left) {
			return failed // nobody took anything: it fails for another reason
		}
		calls, err := p.calls(ctx)
		if err != nil || len(calls) == 0 {
			return err
		}
		sent, err := p.s.SendAll(ctx, calls...)
		for _, tx := range sent {
			if tx.Status == session.Confirmed {
				p.add(p.client.PaidBy(tx.Receipt()))
			}
		}
		p.txs = append(p.txs, sent...)
		if err == nil || p.s.Config.DryRun || round == maxRounds || !refused(err) {
			return err
		}
		failed = err
		p.s.Note("%v: reading again what is left to claim", err)
	}
}

// refused reports whether a call failed, or would, as it does when the share that it claims was
// claimed in between.
func refused(err error) bool {
	var failed *txmgr.WouldFailError
	var reverted *txmgr.RevertedError
	return errors.As(err, &failed) || errors.As(err, &reverted)
}

// same reports whether the same is left to claim.
func same(a, b []claim) bool {
	return slices.EqualFunc(a, b, func(x, y claim) bool {
		return x.number == y.number && x.share == y.share && x.submitter == y.submitter && slices.Equal(x.places, y.places)
	})
}

// read finds what is left to claim.
func (p *claiming) read(ctx context.Context) error {
	p.left = []claim{}
	for _, number := range p.numbers {
		c, err := p.readBlock(ctx, number)
		if err != nil {
			return err
		}
		p.left = append(p.left, *c)
	}
	return nil
}

func (p *claiming) readBlock(ctx context.Context, number uint64) (*claim, error) {
	check := p.client.CheckClaim(ctx, number)
	payouts, err := p.client.BlockPayouts(ctx, number)
	if err != nil {
		return nil, cmp.Or(check, err) // why the block pays nothing yet says more
	}
	record, err := p.client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	c := &claim{number: number, slot: record.Slot, payouts: payouts, amount: new(big.Int)}
	due := false
	for _, reward := range payouts.Rewards {
		// Where all of a reward is burned, a claim would pay for nothing but gas.
		if p.mine.staker(reward.StakerID, reward.Owner) && reward.Amount.Sign() > 0 {
			due = true
			if !reward.Claimed {
				c.places = append(c.places, reward.Index)
				c.amount.Add(c.amount, reward.Amount)
			}
		}
	}
	if p.mine.staker(payouts.Sequencer, payouts.Owner) && payouts.Share.Sign() > 0 {
		due = true
		if c.share = !payouts.SharePaid; c.share {
			c.amount.Add(c.amount, payouts.Share)
		}
	}
	if p.mine.account(payouts.Beneficiary) && payouts.SubmitterShare.Sign() > 0 {
		due = true
		if c.submitter = !payouts.SubmitterPaid; c.submitter {
			c.amount.Add(c.amount, payouts.SubmitterShare)
		}
	}
	// Whoever has no part in a block gets the same answer before and after others claimed: a script
	// that claims every block has nothing to tell apart.
	switch {
	case !due:
		c.already = fmt.Sprintf("claim rewards of block %d: nothing of it is due to them", number)
	case c.nothing():
		c.already = fmt.Sprintf("claim rewards of block %d: everything due to them is paid", number)
	case payouts.Expired != nil:
		at, err := burnedAt(ctx, p.client, number)
		if err != nil {
			return nil, err
		}
		c.lost = true
		c.already = fmt.Sprintf("claim rewards of block %d: claims ended at L1 block %d, and the %s AZT that were left for them are burned since L1 block %d",
			number, payouts.ExpiryBlock, units.Exact(c.amount), at)
	case check != nil && p.named:
		return nil, check
	case check != nil:
		c.lost = true
		c.already = check.Error()
	}
	if c.already != "" {
		c.places, c.share, c.submitter, c.amount = nil, false, false, new(big.Int)
	}
	return c, nil
}

// burnedAt returns the L1 block in which what was unclaimed of a block was burned.
func burnedAt(ctx context.Context, client *settlement.Client, number uint64) (uint64, error) {
	expired, err := client.ExpiredClaims(ctx, number)
	if err != nil {
		return 0, err
	}
	if expired == nil {
		return 0, fmt.Errorf("block %d: L1's logs do not hold the burning of its unclaimed rewards yet", number)
	}
	return expired.L1Block, nil
}

// calls are the claims that are left, in as few calls as L1 takes them: one for several owners
// costs what one for each would, and waits once.
func (p *claiming) calls(ctx context.Context) ([]txmgr.Candidate, error) {
	var calls []txmgr.Candidate
	add := func(c txmgr.Candidate, kind string, parts ...any) (err error) {
		c.ID, err = p.s.ID(ctx, kind, parts...)
		calls = append(calls, c)
		return err
	}
	for _, c := range p.left {
		for batch := range slices.Chunk(c.places, maxClaims) {
			var key []byte
			for _, place := range batch {
				key = binary.BigEndian.AppendUint32(key, place)
			}
			claims, err := settlement.ClaimsAt(c.payouts.Payouts, batch)
			if err != nil {
				return nil, err
			}
			if err := add(p.client.Claim(c.number, claims), "claim", c.number, c.slot, tag(crypto.Keccak256Hash(key))); err != nil {
				return nil, err
			}
		}
		if c.share {
			if err := add(p.client.ClaimSequencerShare(c.number), "claim-share", c.number, c.slot); err != nil {
				return nil, err
			}
		}
		if c.submitter {
			if err := add(p.client.ClaimSubmitterShare(c.number), "claim-submitter", c.number, c.slot); err != nil {
				return nil, err
			}
		}
		if p.s.Config.DryRun && !c.nothing() {
			p.add(map[uint64]settlement.Payment{c.number: {Rewards: len(c.places), Share: c.share, Submitter: c.submitter, Amount: c.amount}})
		}
	}
	return calls, nil
}

func (p *claiming) add(paid map[uint64]settlement.Payment) {
	for number, more := range paid {
		sum := p.paid[number]
		if sum.Amount == nil {
			sum.Amount = new(big.Int)
		}
		sum.Rewards += more.Rewards
		sum.Share = sum.Share || more.Share
		sum.Submitter = sum.Submitter || more.Submitter
		sum.Amount.Add(sum.Amount, more.Amount)
		p.paid[number] = sum
	}
}

func (p *claiming) result() *claimed {
	r := &claimed{Blocks: []claimedBlock{}, amount: new(big.Int), dryRun: p.s.Config.DryRun}
	r.Transactions = p.txs
	for _, c := range p.left {
		paid := p.paid[c.number]
		if paid.Amount == nil {
			paid.Amount = new(big.Int)
		}
		r.Rewards += paid.Rewards
		r.Share, r.Submitter = r.Share || paid.Share, r.Submitter || paid.Submitter
		r.amount.Add(r.amount, paid.Amount)
		b := claimedBlock{Block: c.number, Rewards: paid.Rewards, Share: paid.Share, Submitter: paid.Submitter, Amount: paid.Amount.String(), amount: paid.Amount}
		if paid.Amount.Sign() == 0 {
			b.Already = c.already
			if b.Already == "" {
				b.Already = fmt.Sprintf("claim rewards of block %d: somebody else claimed them meanwhile", c.number)
			}
		}
		if p.named || c.lost || paid.Amount.Sign() > 0 {
			r.Blocks = append(r.Blocks, b)
		}
	}
	r.Amount = r.amount.String()
	if len(r.Blocks) == 1 && p.named {
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

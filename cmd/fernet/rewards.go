package main

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/azt"
)

func rewardsCommand() *cli.Command {
	return &cli.Command{
		Name:        "rewards",
		Usage:       "who is due what of finalized blocks, and claims",
		Description: "Everything is read from L1's logs and calldata.\n\nExample: fernet rewards show",
		Subcommands: []*cli.Command{
			{
				Name:        "show",
				Usage:       "what stakers are due, what was claimed, what is left",
				Description: "Shows all finalized blocks, or each staker's part of one. It needs no account.\n\nExample: fernet rewards show --block 1",
				Flags:       []cli.Flag{&cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER` (default: all)"}},
				Action:      withSession(rewardsShow),
			},
			{
				Name:  "claim",
				Usage: "pay rewards and the sequencer's share of a block to their owners",
				Description: "Claims what is not claimed yet, in batches. Anyone may claim for anyone: the stakers' owners are paid.\n" +
					"Without --owner, --staker and --all it claims for the account that signs. When nothing is due, it sends\n" +
					"nothing and succeeds.\n\n" +
					"Example: fernet rewards claim --block 1 --account me",
				Flags: []cli.Flag{
					blockFlag(),
					&cli.StringFlag{Name: "owner", Usage: "claim for the stakers of the account with this `ADDRESS`"},
					&cli.StringSliceFlag{Name: "staker", Usage: "claim for the staker with this `ID`; may be repeated"},
					&cli.BoolFlag{Name: "all", Usage: "claim for everyone"},
				},
				Action: withSession(rewardsClaim),
			},
			{
				Name:  "expire",
				Usage: "burn what nobody claimed of a block in time",
				Description: "When the claim window of a block is over, what is unclaimed of it can only be burned. Anyone may do it.\n\n" +
					"Example: fernet rewards expire --block 1 --account me",
				Flags:  []cli.Flag{blockFlag()},
				Action: withSession(rewardsExpire),
			},
		},
	}
}

// rewardsShown is the result of fernet rewards show. Amounts are in wei.
type rewardsShown struct {
	Now    uint64         `json:"l1Block"`
	Blocks []blockRewards `json:"blocks"`

	detailed bool
	inBlocks func(head, block uint64) string
}

type blockRewards struct {
	Block          uint64          `json:"block"`
	Total          string          `json:"total"`   // fees and block reward
	Network        string          `json:"network"` // the provers' part of it, burned included
	SequencerShare string          `json:"sequencerShare"`
	Burned         string          `json:"burned"` // at finalization
	UnitPerBps     string          `json:"unitPerBps"`
	Unclaimed      string          `json:"unclaimed"`
	Expired        string          `json:"expired"`     // burned as not claimed in time
	ExpiryBlock    uint64          `json:"expiryBlock"` // the first L1 block without claims; 0: never
	Stakers        []stakerRewards `json:"stakers"`

	total, burned, unclaimed *big.Int
}

// stakerRewards is one staker's part of a block, as a prover and as its sequencer.
type stakerRewards struct {
	StakerID  uint32         `json:"stakerId"`
	Owner     common.Address `json:"owner"`
	Proofs    int            `json:"proofs"`
	Sequencer bool           `json:"sequencer"` // whether the sequencer's share is in it
	Due       string         `json:"due"`
	Claimed   string         `json:"claimed"`
	Unclaimed string         `json:"unclaimed"`

	due, claimed, unclaimed *big.Int
}

func (r *rewardsShown) Render(con *console.Console) {
	if len(r.Blocks) == 0 {
		con.Line("No block is finalized yet.")
		return
	}
	right := func(name string) console.Column { return console.Column{Name: name, Align: console.Right} }
	if !r.detailed {
		t := console.Table{Columns: []console.Column{right("block"), right("AZT"), right("burned"), right("unclaimed"), right("claims end")}}
		for _, b := range r.Blocks {
			t.Rows = append(t.Rows, []any{b.Block, azt.Floor(b.total, 3), azt.Floor(b.burned, 3), azt.Floor(b.unclaimed, 3), r.expiry(b)})
		}
		con.Table(t)
		return
	}
	for _, b := range r.Blocks {
		t := console.Table{Columns: []console.Column{right("staker"), {Name: "owner"}, right("proofs"), right("AZT due"), right("claimed"), right("unclaimed"), {Name: ""}}}
		for _, s := range b.Stakers {
			note := ""
			if s.Sequencer {
				note = "sequencer"
			}
			t.Rows = append(t.Rows, []any{s.StakerID, short(s.Owner), s.Proofs, azt.Floor(s.due, 3), azt.Floor(s.claimed, 3), azt.Floor(s.unclaimed, 3), note})
		}
		con.Table(t)
		con.Line("\nBlock %d pays %s AZT; %s AZT of them were burned, %s AZT are unclaimed. Claims end: %s.", b.Block, azt.Exact(b.total), azt.Exact(b.burned), azt.Exact(b.unclaimed), r.expiry(b))
	}
}

// expiry says when claims of a block end, or that they have.
func (r *rewardsShown) expiry(b blockRewards) string {
	switch {
	case b.ExpiryBlock == 0:
		return "never"
	case r.Now < b.ExpiryBlock:
		return fmt.Sprintf("L1 block %d, %s", b.ExpiryBlock, r.inBlocks(r.Now, b.ExpiryBlock))
	case b.Expired != "0":
		return fmt.Sprintf("over since L1 block %d, the rest is burned", b.ExpiryBlock)
	default:
		return fmt.Sprintf("over since L1 block %d", b.ExpiryBlock)
	}
}

func rewardsShow(ctx context.Context, c *cli.Context, s *session.Session) (*rewardsShown, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	r := &rewardsShown{Blocks: []blockRewards{}, detailed: c.IsSet("block"), inBlocks: s.InBlocks}
	if r.Now, err = s.Head(ctx); err != nil {
		return nil, err
	}
	numbers := []uint64{c.Uint64("block")}
	if !r.detailed {
		settled, err := client.SettledBlocks(ctx)
		if err != nil {
			return nil, err
		}
		numbers = nil
		for _, b := range settled {
			numbers = append(numbers, b.Number)
		}
	}
	for _, number := range numbers {
		if r.detailed {
			if _, err := blockNumber(c); err != nil {
				return nil, err
			}
		}
		payouts, err := client.BlockPayouts(ctx, number)
		if err != nil {
			return nil, err
		}
		r.Blocks = append(r.Blocks, describeRewards(payouts))
	}
	return r, nil
}

func describeRewards(p *settlement.BlockPayouts) blockRewards {
	total := new(big.Int).Add(p.Settled.Network, p.Settled.SequencerShare)
	b := blockRewards{
		Block: p.Number, Total: total.String(), Network: p.Settled.Network.String(), SequencerShare: p.Share.String(),
		Burned: p.Settled.Burned.String(), UnitPerBps: p.Settled.UnitPerBps.String(), Unclaimed: p.Unclaimed().String(), Expired: "0",
		ExpiryBlock: p.ExpiryBlock, total: total, burned: p.Settled.Burned, unclaimed: p.Unclaimed(),
	}
	if p.Expired != nil {
		b.Expired = p.Expired.String()
	}
	parts := map[uint32]*stakerRewards{}
	part := func(id uint32, owner common.Address) *stakerRewards {
		if parts[id] == nil {
			parts[id] = &stakerRewards{StakerID: id, Owner: owner, due: new(big.Int), claimed: new(big.Int)}
		}
		return parts[id]
	}
	pay := func(s *stakerRewards, amount *big.Int, claimed bool) {
		s.due.Add(s.due, amount)
		if claimed {
			s.claimed.Add(s.claimed, amount)
		}
	}
	sequencer := part(p.Sequencer, p.Owner)
	sequencer.Sequencer = true
	pay(sequencer, p.Share, p.SharePaid)
	for _, reward := range p.Rewards {
		s := part(reward.StakerID, reward.Owner)
		s.Proofs++
		pay(s, reward.Amount, reward.Claimed)
	}
	for _, s := range parts {
		s.unclaimed = new(big.Int).Sub(s.due, s.claimed)
		if p.Expired != nil {
			s.unclaimed = new(big.Int)
		}
		s.Due, s.Claimed, s.Unclaimed = s.due.String(), s.claimed.String(), s.unclaimed.String()
		b.Stakers = append(b.Stakers, *s)
	}
	slices.SortFunc(b.Stakers, func(x, y stakerRewards) int { return cmp.Compare(x.StakerID, y.StakerID) })
	return b
}

// maxClaims bounds the claims of one transaction, so that their common proof has fewer hashes than L1 takes, rules.MaxPayoutHashes.
const maxClaims = 64

// claimed is the result of fernet rewards claim.
type claimed struct {
	Block   uint64 `json:"block"`
	Rewards int    `json:"rewards"` // that this run claimed, or would
	Share   bool   `json:"sequencerShare"`
	Amount  string `json:"amount"` // wei
	sent

	amount *big.Int
	dryRun bool
}

func (r *claimed) Render(con *console.Console) {
	r.render(con)
	if r.Already == "" && !r.dryRun {
		con.Line("%s AZT of block %d are paid to their owners.", azt.Exact(r.amount), r.Block)
	}
}

// payees decides for whom a claim is.
func payees(ctx context.Context, c *cli.Context, s *session.Session, client *settlement.Client) (func(staker uint32, owner common.Address) bool, error) {
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
		return func(uint32, common.Address) bool { return true }, nil
	case len(stakers) > 0 && text == "":
		return func(staker uint32, _ common.Address) bool { return stakers[staker] }, nil
	}
	owner, err := argument.L1Address(text)
	if text == "" {
		if owner, err = s.Account(ctx); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, config.Usage("--owner: %w", err)
	}
	return func(staker uint32, at common.Address) bool { return at == owner || stakers[staker] }, nil
}

func rewardsClaim(ctx context.Context, c *cli.Context, s *session.Session) (*claimed, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	mine, err := payees(ctx, c, s, client)
	if err != nil {
		return nil, err
	}
	if !s.Config.DryRun {
		// What an earlier run began decides what is left to claim.
		if _, err := s.Sender(ctx); err != nil {
			return nil, err
		}
	}
	r := &claimed{Block: number, amount: new(big.Int), Amount: "0", dryRun: s.Config.DryRun}
	check := client.CheckClaim(ctx, number)
	payouts, err := client.BlockPayouts(ctx, number)
	if err != nil {
		return nil, cmp.Or(check, err) // why the block pays nothing yet says more
	}
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	due, places := false, []uint32{}
	for _, reward := range payouts.Rewards {
		// Where all of a reward is burned, a claim would pay for nothing but gas.
		if mine(reward.StakerID, reward.Owner) && reward.Amount.Sign() > 0 {
			due = true
			if !reward.Claimed {
				places = append(places, reward.Index)
				r.amount.Add(r.amount, reward.Amount)
			}
		}
	}
	if mine(payouts.Sequencer, payouts.Owner) && payouts.Share.Sign() > 0 {
		due = true
		if r.Share = !payouts.SharePaid; r.Share {
			r.amount.Add(r.amount, payouts.Share)
		}
	}
	// Whoever has no part in a block gets the same answer before and after others claimed: a script that
	// claims every block has nothing to tell apart.
	switch {
	case !due:
		r.Already = fmt.Sprintf("claim rewards of block %d: nothing of it is due to them", number)
		return r, nil
	case len(places) == 0 && !r.Share:
		r.Already = fmt.Sprintf("claim rewards of block %d: everything due to them is paid", number)
		return r, nil
	case check != nil:
		return nil, check
	}
	r.Rewards, r.Amount = len(places), r.amount.String()
	return r, r.claim(ctx, s, client, payouts, record.Slot, places)
}

// claim sends the claims, in order of their places as L1 takes them. One call for several owners costs what a call for each would, and waits once.
func (r *claimed) claim(ctx context.Context, s *session.Session, client *settlement.Client, payouts *settlement.BlockPayouts, slot uint64, places []uint32) error {
	for batch := range slices.Chunk(places, maxClaims) {
		var key []byte
		for _, place := range batch {
			key = binary.BigEndian.AppendUint32(key, place)
		}
		claims, err := settlement.ClaimsAt(payouts.Payouts, batch)
		if err != nil {
			return err
		}
		tx, err := sendOne(ctx, s, client.Claim(r.Block, claims), nil, "claim", r.Block, slot, tag(crypto.Keccak256Hash(key)))
		if err != nil {
			return err
		}
		r.Transactions = append(r.Transactions, tx.Transactions...)
	}
	if !r.Share {
		return nil
	}
	tx, err := sendOne(ctx, s, client.ClaimSequencerShare(r.Block), nil, "claim-share", r.Block, slot)
	if err != nil {
		return err
	}
	r.Transactions = append(r.Transactions, tx.Transactions...)
	return nil
}

// expired is the result of fernet rewards expire.
type expired struct {
	Block  uint64 `json:"block"`
	Amount string `json:"amount"` // wei that were burned, or would be
	sent

	amount *big.Int
	dryRun bool
}

func (r *expired) Render(con *console.Console) {
	r.render(con)
	if r.Already == "" && !r.dryRun {
		con.Line("%s AZT of block %d, which nobody claimed, are burned.", azt.Exact(r.amount), r.Block)
	}
}

func rewardsExpire(ctx context.Context, c *cli.Context, s *session.Session) (*expired, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	if !s.Config.DryRun {
		// What an earlier run began decides whether there is something left.
		if err := s.Resume(ctx); err != nil {
			return nil, err
		}
	}
	r := &expired{Block: number, amount: new(big.Int), Amount: "0", dryRun: s.Config.DryRun}
	if r.Already, err = alreadyDone(checkExpire(ctx, client, number, r.amount)); err != nil {
		return nil, err
	}
	r.Amount = r.amount.String()
	if r.Already != "" {
		return r, nil
	}
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	tx, err := sendOne(ctx, s, client.Expire(number), nil, "expire", number, record.Slot)
	if err != nil {
		return nil, err
	}
	r.sent = *tx
	return r, nil
}

// checkExpire reports, as a settlement.PointlessError, why nothing of a block can be burned now. Otherwise it sets rest to what would be.
func checkExpire(ctx context.Context, client *settlement.Client, number uint64, rest *big.Int) error {
	now, err := client.Node.BlockNumber(ctx)
	if err != nil {
		return fmt.Errorf("get the newest L1 block: %w", err)
	}
	block, err := client.Block(ctx, number)
	if err != nil {
		return err
	}
	pointless := settlement.PointlessError{Purpose: fmt.Sprintf("burn unclaimed rewards of block %d", number), Now: now}
	if !block.Finalized {
		pointless.Reason, pointless.Err = "it is not finalized", settlement.ErrNotFinalized
		return &pointless
	}
	payout, err := client.Payout(ctx, number)
	if err != nil {
		return err
	}
	switch {
	case payout.Remaining.Sign() == 0:
		pointless.Reason, pointless.Done = "nothing is left of it", true
	case payout.ExpiryBlock == 0:
		pointless.Reason = "the deployment keeps claims for ever"
	case now < payout.ExpiryBlock:
		pointless.Reason, pointless.Opens = "claims can still be made", payout.ExpiryBlock
	default:
		rest.Set(payout.Remaining)
		return nil
	}
	return &pointless
}

package settling

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/prover/wire"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// maxIdleTrips bounds the round trips of reading an L1 block in which nothing happened.
const maxIdleTrips = 10

// An idle block costs as many round trips whether there is one L2 block or many, and whether
// rewards of many are left.
func TestIdleBlocksCostTheSame(t *testing.T) {
	g := newGround(t)
	chain := g.chain(nil)
	g.prove(g.append(ours), 1, 0)
	var counts []int64
	for blocks := uint64(1); blocks <= 10; blocks++ {
		g.prove(g.append(ours), 1, 0)
		for number := uint64(1); number <= blocks; number++ {
			if record, err := g.Client.Block(t.Context(), number); err == nil && !record.Finalized && g.head() >= record.WindowEnd {
				g.Finalize(number)
			}
		}
		g.read(chain)
		g.read(chain)
		require.NoError(t, g.L1.Advance(1))
		g.trips.Store(0)
		v := g.read(chain)
		counts = append(counts, g.trips.Load())
		t.Logf("%d blocks, %d pending, %d unclaimed: %d round trips", v.Recorded, len(v.Pending), len(v.Unclaimed), g.trips.Load())
	}
	for _, count := range counts {
		require.LessOrEqual(t, count, int64(maxIdleTrips))
		require.Equal(t, counts[0], count)
	}
	require.NotEmpty(t, g.read(chain).Unclaimed)
}

// A view has what L1 says at its block, from a block's reveal to the claims.
func TestViewOfABlock(t *testing.T) {
	ctx := t.Context()
	g := newGround(t)
	chain := g.chain(nil)
	v := g.read(chain)
	require.Equal(t, g.L1.Head().Hash(), v.Hash)
	require.Empty(t, v.Pending)
	require.Nil(t, v.Slot, "the first slot has not started")
	eth, err := g.L1.Client().BalanceAt(ctx, devnet.Address(ours), nil)
	require.NoError(t, err)
	require.Equal(t, eth, v.ETH)
	require.EqualValues(t, 0, v.AZT.Sign())
	require.EqualValues(t, g.L1.Head().Time, v.Time.Unix())
	require.Positive(t, v.GasPrice.Cmp(g.L1.Head().BaseFee))

	number := g.append(theirs)
	v = g.read(chain)
	require.Len(t, v.Pending, 1)
	p := v.Pending[0]
	record, err := g.Client.Block(ctx, number)
	require.NoError(t, err)
	block, err := g.follower(g.Client).Block(ctx, number)
	require.NoError(t, err)
	require.Equal(t, record, p.On)
	require.Equal(t, wire.TagOf(number, record.Slot, common.BigToHash(record.Seed), common.BigToHash(record.Challenge)), p.Tag)
	require.Equal(t, contentOf(block), p.Content)
	require.Equal(t, block.ID(), p.ID())
	require.Nil(t, p.Best)
	require.Equal(t, units.AZT(1_000), p.Value.FeeEscrow)
	require.EqualValues(t, 1, p.Value.Fees.Int64())
	require.True(t, v.Slot.Best.Revealed)
	require.EqualValues(t, number, v.Tip)

	g.prove(number, 1, 100)
	best := g.read(chain).Pending[0].Best
	require.EqualValues(t, 1, best.StakerID)
	require.Equal(t, devnet.Address(settlementtest.Deployer), best.Submitter)
	require.Len(t, best.Payouts, 3)
	g.prove(number, 2, 200)
	p = g.read(chain).Pending[0]
	require.EqualValues(t, 2, p.Best.StakerID)
	require.Equal(t, p.On.TotalScore, p.Best.Total)

	g.prove(number, 1, 300)
	g.Finalize(number)
	v = g.read(chain)
	require.Empty(t, v.Pending)
	require.Len(t, v.Unclaimed, 1)
	payouts, err := g.Client.BlockPayouts(ctx, number)
	require.NoError(t, err)
	due := new(big.Int)
	for _, r := range payouts.Rewards {
		due.Add(due, r.Amount)
	}
	require.Equal(t, Unclaimed{
		Number: number, Slot: record.Slot, Rewards: 3, Worth: due, Finalized: payouts.Settled.L1Block, Expiry: payouts.ExpiryBlock,
	}, *v.Unclaimed[0])

	// Anyone may claim for us.
	claims, err := settlement.ClaimsAt(payouts.Payouts, []uint32{0, 2})
	require.NoError(t, err)
	g.Send(theirs, g.Client.Claim(number, claims))
	v = g.read(chain)
	require.Equal(t, 1, v.Unclaimed[0].Rewards)
	claims, err = settlement.ClaimsAt(payouts.Payouts, []uint32{1})
	require.NoError(t, err)
	g.Send(theirs, g.Client.Claim(number, claims))
	v = g.read(chain)
	require.Empty(t, v.Unclaimed)
	require.Equal(t, due, v.AZT)

	// And a reorg may take the claim back.
	require.NoError(t, g.L1.Reorg(1, true))
	v = g.read(chain)
	require.NotNil(t, v.Reorg)
	require.Equal(t, 1, v.Unclaimed[0].Rewards)
}

// A chain that has seen everything says what one says that sees L1 for the first time.
func (g *ground) agrees(chain *Chain) {
	g.Helper()
	have, want := g.read(chain), g.read(g.chain(nil))
	require.Equal(g, want.Hash, have.Hash)
	require.Equal(g, g.told(want), g.told(have))
}

// told is a view without what of it may be from an earlier block: by whom, and when, a block was
// opened.
func (g *ground) told(v *View) string {
	slot, err := json.Marshal(v.Slot)
	require.NoError(g, err)
	s := fmt.Sprint(v.Now, string(slot), len(v.Missed), v.Tip, v.Proven, v.Recorded, v.ETH, v.AZT, v.GasPrice, v.Funds)
	for _, p := range v.Pending {
		s += fmt.Sprint("\npending ", p.Number, p.Tag, p.Content, p.On, p.Unprovable, p.Best, p.Value, p.Block != nil)
	}
	for _, u := range v.Unclaimed {
		s += fmt.Sprint("\nunclaimed ", *u)
	}
	for _, o := range v.Own {
		s += fmt.Sprint("\nown ", o.Staker, o.ActsFrom, o.Why)
	}
	return s
}

// Reorgs of 1 to 8 blocks under each kind of what a view has.
func TestReorgsOfViews(t *testing.T) {
	g := newGround(t)
	g.append(ours)
	for _, under := range []struct {
		name string
		do   func()
	}{
		{"a reveal", func() { g.append(ours) }},
		{"a root", func() { g.prove(1, 1, 100) }},
		{"a better root", func() { g.prove(1, 2, 200) }},
		{"a stake", func() { g.Stake(3, rules.RoleBase) }},
		{"a finalization", func() { g.Finalize(1) }},
		{"a claim", func() {
			payouts, err := g.Client.BlockPayouts(t.Context(), 1)
			require.NoError(t, err)
			claims, err := settlement.ClaimsAt(payouts.Payouts, []uint32{1})
			require.NoError(t, err)
			g.Send(theirs, g.Client.Claim(1, claims))
		}},
	} {
		start := g.L1.Head().Hash()
		for depth := uint64(1); depth <= 8; depth++ {
			dropped := depth%2 == 1 // or all of it comes back in other blocks
			name := fmt.Sprintf("%d blocks under %s, dropped: %v", depth, under.name, dropped)
			require.NoError(t, g.L1.Rewind(start))
			chain := g.chain(nil)
			g.read(chain)
			under.do()
			g.agrees(chain)
			g.To(g.head() + depth - 1)
			newest := g.read(chain).Now
			require.NoError(t, g.L1.Reorg(depth, dropped))
			reorg := g.read(chain).Reorg
			require.NotNil(t, reorg, name)
			require.Equal(t, newest, reorg.Was)
			require.LessOrEqual(t, reorg.From, newest-depth+1, "not every block was read")
			g.agrees(chain)
			require.Nil(t, g.read(chain).Reorg)
		}
		require.NoError(t, g.L1.Rewind(start))
		under.do()
	}
}

// Next waits for a block, notices one in the place of another, and says when there is none for too
// long.
func TestNext(t *testing.T) {
	g := newGround(t)
	chain := g.chain(func(o *Options) { o.Stale = 200 * time.Millisecond })
	v := g.read(chain)
	var stale *StaleError
	_, err := chain.Next(t.Context(), v.Now)
	require.ErrorAs(t, err, &stale)
	require.Equal(t, v.Now, stale.Head)
	require.GreaterOrEqual(t, stale.Quiet, 200*time.Millisecond)

	require.NoError(t, g.L1.Advance(1))
	next, err := chain.Next(t.Context(), v.Now)
	require.NoError(t, err)
	require.Equal(t, v.Now+1, next)
	g.read(chain)

	// A node that is behind has nothing new.
	g.back(v.Now)
	_, err = chain.Next(t.Context(), v.Now+1)
	require.ErrorAs(t, err, &stale)
	_, err = chain.Read(t.Context())
	require.ErrorIs(t, err, ErrBehind)

	// Another block in the place of one that was read is new.
	g.Send(theirs, g.Client.Faucet(devnet.Address(theirs), big.NewInt(1)))
	next, err = chain.Next(t.Context(), v.Now+1)
	require.NoError(t, err)
	require.Equal(t, v.Now+1, next)
	require.Equal(t, &Reorg{From: v.Now + 1, Was: v.Now + 1}, g.read(chain).Reorg)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = chain.Next(ctx, v.Now+1)
	require.ErrorIs(t, err, context.Canceled)
}

// While L1 has no new block, each look at it is one request: for the number of its newest block,
// and for its hash with every fourth.
func TestLooksForNothing(t *testing.T) {
	g := newGround(t)
	chain := g.chain(nil)
	v := g.read(chain)
	g.methods = make(chan string)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		_, err := chain.Next(ctx, v.Now)
		ended <- err
	}()
	for look := 1; look <= 40; look++ {
		want := "eth_blockNumber"
		if look%4 == 0 {
			want = "eth_getBlockByNumber"
		}
		require.Equal(t, want, <-g.methods, "look %d", look)
	}
	stop()
	for {
		select {
		case err := <-ended:
			require.ErrorIs(t, err, context.Canceled)
			return
		case <-g.methods: // the look that was begun
		}
	}
}

// The longer L1 has no block the less often it is asked: not later than a sixteenth of that time,
// or half a second, and never more often than it is told to.
func TestPauses(t *testing.T) {
	looks := func(poll, blockTime time.Duration) (count int) {
		c := &Chain{o: Options{Poll: poll}}
		for waited := time.Duration(0); waited < blockTime; waited += c.pause(waited) {
			require.GreaterOrEqual(t, c.pause(waited), poll)
			require.LessOrEqual(t, c.pause(waited), max(poll, waited/16))
			require.LessOrEqual(t, c.pause(waited), max(poll, 500*time.Millisecond))
			count++
		}
		return count
	}
	const local, public = 50 * time.Millisecond, 3 * time.Second
	require.Equal(t, 20, looks(local, time.Second))
	require.Less(t, looks(local, 12*time.Second), 70, "12 seconds with a look each 50 ms are 240 looks")
	require.Equal(t, 4, looks(public, 12*time.Second))
	require.Equal(t, 1200, looks(public, time.Hour))
}

// An identity that nobody has staked is found once somebody does, and it is said from when on it
// may act.
func TestOwnStakers(t *testing.T) {
	g := newGround(t)
	chain := g.chain(func(o *Options) { o.Keys = append(o.Keys, big.NewInt(1003)) })
	s := g.Client.Params.Schedule
	g.To(s.SlotStart(2))
	own := g.read(chain).Own
	require.True(t, own[0].Eligible())
	require.Equal(t, s.SlotStart(2), own[0].ActsFrom)
	require.ErrorIs(t, own[1].Why, operator.ErrNotStaked)
	require.EqualValues(t, 0, own[1].ActsFrom)

	id := g.Stake(3, rules.RoleBase)
	own = g.read(chain).Own
	var ineligible *settlement.IneligibleError
	require.ErrorAs(t, own[1].Why, &ineligible)
	require.Equal(t, id, own[1].Staker.ID)
	require.Equal(t, s.SlotStart(4), own[1].ActsFrom, "the activation delay is of 10 blocks, a slot has 9")
	g.To(s.SlotStart(4))
	require.True(t, g.read(chain).Own[1].Eligible())
	require.False(t, errors.Is(own[1].Why, operator.ErrNotStaked))
}

// Who won a slot and did not reveal can be reported once it is over.
func TestMissedReveal(t *testing.T) {
	g := newGround(t)
	chain := g.chain(nil)
	s := g.Client.Params.Schedule
	g.To(s.SlotStart(2))
	g.Randao(2)
	g.Propose(2, theirs, theirs, 8000, 1000)
	g.To(s.SlotStart(3) - 1)
	require.Empty(t, g.read(chain).Missed)
	g.To(s.SlotStart(3))
	missed := []*Missed{{Slot: 2, StakerID: theirs, FeeSplit: 8000, Deadline: s.WindowEnd(2)}}
	require.Equal(t, missed, g.read(chain).Missed)
	g.To(s.SlotStart(4))
	require.Equal(t, missed, g.read(chain).Missed)
	require.Equal(t, missed, g.read(g.chain(nil)).Missed)
	g.Send(ours, g.Client.ReportMissedReveal(2))
	require.Empty(t, g.read(chain).Missed)
}

// A block that cannot be proven is told with why, and one that counts as pruned is not opened.
func TestUnprovableAndPruned(t *testing.T) {
	g := newGround(t)
	chain := g.chain(nil)
	s := g.Client.Params.Schedule
	number := g.Append(2, ours, 1) // its transaction root is not that of its body
	p := g.read(chain).Pending[0]
	require.EqualValues(t, number, p.Number)
	require.Nil(t, p.Block)
	require.ErrorContains(t, p.Unprovable, "cannot be proven")
	require.True(t, p.Open(g.head()))
	g.To(s.WindowEnd(2))
	v := g.read(chain)
	require.EqualValues(t, 0, v.Tip)
	require.EqualValues(t, 1, v.Recorded)
	require.Len(t, v.Pending, 1)
	require.False(t, v.Pending[0].Open(v.Now))
	g.Send(theirs, g.Client.Prune())
	require.Empty(t, g.read(chain).Pending)
	g.agrees(chain)
}

// Who waits for a read that hangs waits no longer than it wants to.
func TestReadThatWaitsForAnother(t *testing.T) {
	g := newGround(t)
	chain := g.chain(nil)
	chain.reading <- struct{}{}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err := chain.Read(ctx)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	<-chain.reading
	g.read(chain)
}

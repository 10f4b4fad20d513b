package node

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/big"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/node/health"
	"fernet/prover/p2p"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/prover/wire"
	"fernet/prover/work"
	"fernet/settlement"
	"fernet/settlement/cost"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// some are peers by their number, and a worker that is broken or not.
type some struct {
	peers
	work.Worker
	connected int
	broken    string
	alone     string
}

func (s *some) Peers() []p2p.Peer { return make([]p2p.Peer, s.connected) }
func (s *some) Stats() work.Stats { return work.Stats{Broken: s.broken, NoBuilders: s.alone} }

// standing is a node at an L1 block, of which nothing runs.
func standing(t *testing.T) (*Node, *some) {
	t.Helper()
	n := newNode(Config{Log: slog.New(slog.DiscardHandler)})
	var err error
	n.store, err = store.Open(filepath.Join(t.TempDir(), store.FileName), files.Deployment{ChainID: 1}, store.Options{MaxSize: 1 << 20})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, n.store.Close()) })
	parts := &some{connected: 1}
	n.net, n.worker, n.desk = parts, parts, nobody{}
	n.view = &settling.View{Now: 7, GasPrice: big.NewInt(1e9), ETH: new(big.Int)}
	return n, parts
}

func TestWhatANodeLacksComesAndGoes(t *testing.T) {
	n, parts := standing(t)
	n.assess()
	require.False(t, n.health.Has(health.NoPeers))
	require.False(t, n.health.Has(health.Breaker))
	require.False(t, n.health.Has(health.Funds), "without an account nothing is sent")

	parts.connected, parts.broken = 0, "3 jobs failed"
	n.assess()
	require.True(t, n.health.Has(health.NoPeers))
	require.True(t, n.health.Has(health.Breaker))
	parts.connected, parts.broken = 1, ""
	parts.alone = "no builder is connected"
	n.assess()
	require.True(t, n.health.Has(health.Builders))
	parts.alone = ""
	n.assess()
	require.False(t, n.health.Has(health.Builders))
	require.False(t, n.health.Has(health.NoPeers))
	require.False(t, n.health.Has(health.Breaker))
}

// moving is an L1 that has the views that a test gives it.
type moving struct {
	l1Chain
	views chan *settling.View
}

func (m moving) Next(ctx context.Context, after uint64) (uint64, error) { return after + 1, ctx.Err() }

func (m moving) Read(ctx context.Context) (*settling.View, error) {
	select {
	case v := <-m.views:
		return v, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// An RPC that goes on and is minutes behind is stale, on networks whose blocks have the time of
// their making: a cut-off that the node thinks is to come is over.
func TestRPCThatIsBehind(t *testing.T) {
	n, _ := standing(t)
	n.health.Clear(health.Starting)
	now := time.Unix(1_000_000, 0)
	n.clock = func() time.Time { return now }
	l1, views := moving{views: make(chan *settling.View)}, make(chan *settling.View)
	n.chain = l1
	ctx, stop := context.WithCancel(t.Context())
	var reader sync.WaitGroup
	reader.Go(func() { n.readL1(ctx, views) })
	defer reader.Wait()
	defer stop()
	for i, step := range []struct {
		timed bool
		age   time.Duration
		stale bool
	}{{true, staleAfter, false}, {true, staleAfter + time.Second, true}, {true, -time.Hour, false}, {false, 24 * time.Hour, false}, {true, 5 * time.Minute, true}} {
		n.timed = step.timed
		l1.views <- &settling.View{Now: uint64(i + 1), Time: now.Add(-step.age)}
		<-views
		require.Equal(t, step.stale, n.health.Has(health.RPCStale), "%+v", step)
		require.Equal(t, step.stale, !n.bids(), "%+v", step)
	}
	require.Contains(t, n.behind(&settling.View{Now: 7, Time: now.Add(-5 * time.Minute)}), "L1 block 7, the newest that the RPC knows, is 5m0s old")
}

// A store that could not be written is tried again: the node goes on by itself when it can be.
func TestTheStoreIsTriedAgain(t *testing.T) {
	n, _ := standing(t)
	full := n.store.PutMeta("large", bytes.Repeat([]byte{1}, 2<<20))
	require.ErrorIs(t, full, store.ErrFull)
	n.storeFailed(full)
	n.health.Clear(health.Starting)
	require.True(t, n.health.Has(health.Disk))
	require.False(t, n.bids())
	n.assess()
	require.False(t, n.health.Has(health.Disk))
	require.True(t, n.bids())

	n.storeFailed(syscall.EIO)
	require.True(t, n.health.Has(health.Store))
	broken := n.store
	other, err := store.Open(filepath.Join(t.TempDir(), store.FileName), files.Deployment{ChainID: 1}, store.Options{})
	require.NoError(t, err)
	require.NoError(t, other.Close())
	n.store = other
	n.assess()
	require.True(t, n.health.Has(health.Store), "it cannot be written")
	n.store = broken
	n.assess()
	require.False(t, n.health.Has(health.Store))
}

func TestFundsAreThoseForTheDearestThingToSend(t *testing.T) {
	n, _ := standing(t)
	n.account = common.Address{1}
	n.view.Account = n.account
	n.assess()
	require.False(t, n.health.Has(health.Funds), "nothing is to be sent")

	tree, err := rules.NewTree(8, 2)
	require.NoError(t, err)
	n.open[wire.BlockTag{1}] = &block{number: 5, tree: tree, pending: &settling.Pending{On: settlement.Block{NumTxs: 8}}}
	n.assess()
	require.False(t, n.health.Has(health.Funds), "without a price and a budget it sends no roots")

	n.policy.Gas.DailyBudget = big.NewInt(1)
	n.assess()
	require.True(t, n.health.Has(health.Funds))
	require.Contains(t, n.health.Reasons()[0].Why, "has 0 ETH, and a root of block 5 takes about 0.0")
	places := rules.ProofsPerNode*int(tree.NumNodes()-1) + 1
	n.view.ETH = new(big.Int).Sub(bid.RootGas(places, n.view.GasPrice), big.NewInt(1))
	n.assess()
	require.True(t, n.health.Has(health.Funds))
	n.view.ETH = bid.RootGas(places, n.view.GasPrice)
	n.assess()
	require.False(t, n.health.Has(health.Funds))

	n.open = map[wire.BlockTag]*block{}
	n.ids = []*own{{l1: &settling.Own{Staker: settlement.Staker{ID: 4, Roles: rules.RoleSequencer, Owner: n.account}}}}
	n.view.ETH = new(big.Int)
	n.assess()
	require.Contains(t, n.health.Reasons()[0].Why, "a proposal and its reveal")
	n.view.ETH = new(big.Int).SetUint64(cost.SequencingGas(0, true) * 1e9)
	n.assess()
	require.False(t, n.health.Has(health.Funds))
}

// Only a root that is not sent is worth a word: that a claim waits is its way.
func TestGasIsAWordAboutRoots(t *testing.T) {
	require.Empty(t, gasWord([]settling.Wait{{Kind: settling.Claim, Why: settling.NotWorthGas}, {Kind: settling.Submit, Why: settling.NotOurTurn}}))
	require.Contains(t, gasWord([]settling.Wait{{Kind: settling.Submit, Block: 7, Why: settling.NotWorthGas}}), "block 7 is not worth its gas")
	require.Contains(t, gasWord([]settling.Wait{{Kind: settling.Submit, Block: 7, Why: settling.NoPolicy}}), "neither a price of AZT nor a budget")
}

func TestMissingKeysEndBidding(t *testing.T) {
	n, _ := standing(t)
	n.health.Clear(health.Starting)
	n.jobFailed(work.ErrDeadline)
	require.True(t, n.bids())
	n.jobFailed(fmt.Errorf("prove: %w", keys.ErrKind))
	require.False(t, n.bids())
	require.Equal(t, health.Keys, n.health.Reasons()[0].Code)
}

// A node that is started again goes on with the sums and the list of before, each block once.
func TestOutcomesAreRecalled(t *testing.T) {
	n, _ := standing(t)
	explained := func(number uint64) *Explanation {
		return &Explanation{
			Block: number, Earned: units.Integer{Int: big.NewInt(int64(number))}, Outcomes: []Outcome{{Outcome: "included"}},
		}
	}
	for number := range uint64(keptOutcomes + 3) {
		n.count(wire.BlockTag{byte(number)}, explained(number))
		data, err := json.Marshal(explained(number))
		require.NoError(t, err)
		require.NoError(t, n.store.PutOutcome(number, wire.BlockTag{byte(number)}, data))
	}
	again := newNode(Config{Log: slog.New(slog.DiscardHandler)})
	again.store = n.store
	require.NoError(t, again.recall())
	require.Equal(t, n.outcomes, again.outcomes)
	require.Len(t, again.outcomes, keptOutcomes)
	require.Equal(t, n.earned, again.earned)
	again.count(wire.BlockTag{3}, explained(3))
	require.Equal(t, n.earned, again.earned)
}

// What was spent on gas is not known without the store: then it is all of the budget.
func TestAStoreThatIsBrokenSpendsNothing(t *testing.T) {
	n, _ := standing(t)
	n.policy.Gas.DailyBudget = big.NewInt(500)
	require.NoError(t, n.store.AddGas(0, big.NewInt(20)))
	require.Equal(t, big.NewInt(20), n.spent(time.Unix(0, 0)))
	require.NoError(t, n.store.Close())
	require.Equal(t, big.NewInt(500), n.spent(time.Unix(0, 0)))
	require.True(t, n.health.Has(health.Store))
}

// What was earned is paid once its block is finalized and nothing of it is left to claim.
func TestWhatIsPaid(t *testing.T) {
	n, _ := standing(t)
	for number, earned := range []int64{0, 7, 5, 3, 0} {
		n.count(wire.BlockTag{byte(number)}, &Explanation{Block: uint64(number), Earned: units.Integer{Int: big.NewInt(earned)}})
	}
	n.view.Pending = []*settling.Pending{{Number: 3}}
	n.view.Unclaimed = []*settling.Unclaimed{{Number: 2, Worth: big.NewInt(5)}}
	outcomes, claimed := n.paid()
	require.Equal(t, big.NewInt(7), claimed)
	got := map[uint64]bool{}
	for _, o := range outcomes {
		got[o.Block] = o.Claimed
	}
	require.Equal(t, map[uint64]bool{0: false, 1: true, 2: false, 3: false, 4: false}, got)
	for _, o := range n.outcomes {
		require.False(t, o.Claimed, "what is shown is a copy")
	}
	n.view.Unread = []uint64{1}
	outcomes, claimed = n.paid()
	require.Zero(t, claimed.Sign(), "it is not known whether it is paid")
	for _, o := range outcomes {
		require.False(t, o.Claimed)
	}
}

// What was left of a block until nobody could claim it any more is not paid, also after a restart.
func TestWhatHasExpiredIsNotPaid(t *testing.T) {
	n, _ := standing(t)
	tag := func(number uint64) wire.BlockTag { return wire.BlockTag{byte(number)} }
	for number := uint64(1); number <= 2; number++ {
		e := &Explanation{Block: number, Earned: units.Integer{Int: big.NewInt(int64(number))}}
		data, err := json.Marshal(e)
		require.NoError(t, err)
		require.NoError(t, n.store.PutOutcome(number, tag(number), data))
		n.count(tag(number), e)
	}
	n.view.Expired = []uint64{2}
	n.expire()
	n.view.Expired = nil
	again := newNode(n.config)
	again.store, again.view = n.store, n.view
	require.NoError(t, again.recall())
	for _, n := range []*Node{n, again} {
		n.expire()
		outcomes, claimed := n.paid()
		require.Equal(t, big.NewInt(1), claimed)
		require.Len(t, outcomes, 2)
		for _, o := range outcomes {
			require.Equal(t, o.Block == 1, o.Claimed)
		}
		n.count(tag(3), &Explanation{Block: 2 + store.KeptBlocks, Earned: units.Integer{Int: new(big.Int)}})
		_, claimed = n.paid()
		require.Equal(t, big.NewInt(1), claimed, "when it is old, too")
		require.Empty(t, n.earnedOf[2])
	}

	// By a reorg it may be claimed again.
	n.view.Unclaimed = []*settling.Unclaimed{{Number: 2, Worth: big.NewInt(2)}}
	n.expire()
	require.Empty(t, n.expired)
}

// What a node remembers of blocks that are over does not grow for ever, and its sums are the same.
func TestOldBlocksAreASum(t *testing.T) {
	n, _ := standing(t)
	const blocks, unclaimed = 2*store.KeptBlocks + 50, 7
	n.view.Unclaimed = []*settling.Unclaimed{{Number: unclaimed, Worth: big.NewInt(1)}}
	tag := func(number uint64) (tag wire.BlockTag) {
		binary.BigEndian.PutUint64(tag[:], number)
		return tag
	}
	for number := range uint64(blocks) {
		n.count(tag(number), &Explanation{Block: number, Earned: units.Integer{Int: big.NewInt(2)}})
		_, claimed := n.paid()
		most := 2 * int64(number+1)
		if number >= unclaimed {
			most -= 2
		}
		require.Equal(t, big.NewInt(most), claimed)
		require.LessOrEqual(t, len(n.counted), store.KeptBlocks)
		require.LessOrEqual(t, len(n.earnedOf), store.KeptBlocks+1)
	}
	require.Equal(t, big.NewInt(2*blocks), n.earned)
	n.count(tag(blocks-store.KeptBlocks), &Explanation{Block: blocks - store.KeptBlocks, Earned: units.Integer{Int: big.NewInt(2)}})
	require.Equal(t, big.NewInt(2*blocks), n.earned, "each once")
	n.view.Unclaimed = nil
	_, claimed := n.paid()
	require.Equal(t, n.earned, claimed)
	require.NotContains(t, n.earnedOf, uint64(unclaimed))
}

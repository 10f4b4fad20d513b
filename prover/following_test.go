package prover

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/followed"
	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/test/standin"
)

// maxFollowTrips bounds the round trips of a command that opens a block with a cache, however many
// blocks and stakers a deployment has.
const maxFollowTrips = 8

// following is a program that starts anew and opens blocks of a stand-in of L1.
type following struct {
	*testing.T
	node   *standin.Node
	folder string
}

// trips counts the round trips of what a program does, which must say nothing.
func (f *following) trips(do func(follower *Follower)) (trips int64) {
	f.Helper()
	return f.start(func(follower *Follower) {
		follower.Cache(f.folder, CacheOptions{Say: func(line string) { f.Errorf("%s", line) }})
		do(follower)
	})
}

// start counts the round trips of what a program does that has no cache yet.
func (f *following) start(do func(follower *Follower)) (trips int64) {
	f.Helper()
	node, err := l1.Dial(f.Context(), []string{f.node.URL}, l1.Options{})
	require.NoError(f, err)
	defer node.Close()
	client := settlement.NewClient(node, f.node.Deployment)
	var id fr.Element
	genesis, err := f.node.Genesis.State(*id.SetBigInt(client.LedgerID()))
	require.NoError(f, err)
	follower, err := NewFollower(client, Application(), genesis)
	require.NoError(f, err)
	before := f.node.Requests()
	do(follower)
	return f.node.Requests() - before
}

func (f *following) show(number uint64) func(*Follower) {
	return func(follower *Follower) {
		i, err := Inspect(f.Context(), follower, number)
		require.NoError(f, err)
		require.True(f, i.Provable)
		require.Equal(f, number, i.Number)
	}
}

func (f *following) rank(follower *Follower) {
	b, err := follower.Block(f.Context(), f.node.Blocks())
	require.NoError(f, err)
	require.NotZero(f, b.L1Hash)
	bids, err := b.PublicRanking(rules.RootNode)
	require.NoError(f, err)
	require.Len(f, bids, len(b.Stakers)-1)
}

// What a program asks does not grow with the chain, once its cache is there.
func TestFollowingIsFlat(t *testing.T) {
	for _, blocks := range []uint64{10, 2*followed.Spacing + 40} {
		node, err := standin.New(blocks, 600)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, node.Close()) })
		f := &following{t, node, t.TempDir()}
		first := f.trips(f.show(blocks))
		require.Greater(t, first, int64(blocks/followed.Spacing))
		require.Less(t, first, int64(30), "not for each block")
		for range 3 {
			require.LessOrEqual(t, f.trips(f.show(f.node.Blocks())), int64(maxFollowTrips))
			require.LessOrEqual(t, f.trips(f.rank), int64(maxFollowTrips))
			f.node.Grow(1)
		}
		// One that goes on asks less than one that starts.
		f.trips(func(follower *Follower) {
			f.rank(follower)
			before := node.Requests()
			node.Grow(1)
			f.rank(follower)
			require.LessOrEqual(t, node.Requests()-before, int64(maxFollowTrips))
		})
		// An old block is executed from the ledger that was kept below it.
		require.LessOrEqual(t, f.trips(f.show(blocks-5)), int64(2*maxFollowTrips))
	}
}

// A kept list of stakers whose checksum is right and that L1's state has otherwise is not believed:
// it is said in a line, and made again. So is one that a running program has.
func TestChangedStakersAreNotBelieved(t *testing.T) {
	node, err := standin.New(10, 12)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, node.Close()) })
	f := &following{t, node, t.TempDir()}
	stakers := func(follower *Follower) string {
		b, err := follower.Block(t.Context(), node.Blocks())
		require.NoError(t, err)
		return fmt.Sprint(b.Stakers)
	}
	var want string
	f.trips(func(follower *Follower) { want = stakers(follower) })
	for name, change := range map[string]func(s *settlement.Staker){
		"key":  func(s *settlement.Staker) { s.VrfKey = big.NewInt(77) },
		"role": func(s *settlement.Staker) { s.Roles = rules.RoleSequencer },
		"exit": func(s *settlement.Staker) { s.ExitBlock = 600 },
	} {
		f.start(func(follower *Follower) {
			var said []string
			say := CacheOptions{Say: func(line string) { said = append(said, line) }}
			follower.Cache(f.folder, say)
			list, err := follower.cache.Stakers()
			require.NoError(t, err)
			require.Equal(t, want, fmt.Sprint(list.Stakers))
			change(&list.Stakers[5])
			require.NoError(t, follower.cache.KeepStakers(list))
			follower.Cache(f.folder, say)
			require.NotEqual(t, want, fmt.Sprint(follower.stakers.Stakers), name)
			require.Equal(t, want, stakers(follower), name)
			require.Len(t, said, 1, name)
			require.Contains(t, said[0], "is not L1's")
			require.NotContains(t, said[0], "\n")
			require.Equal(t, want, stakers(follower), name)
			require.Len(t, said, 1, "%s: it is made again once", name)
		})
		// The file was mended.
		f.trips(func(follower *Follower) { require.Equal(t, want, stakers(follower), name) })
		f.start(func(follower *Follower) { // without a cache
			stakers(follower)
			follower.stakers.Stakers = slices.Clone(follower.stakers.Stakers)
			change(&follower.stakers.Stakers[5])
			require.Equal(t, want, stakers(follower), name)
			require.Equal(t, want, fmt.Sprint(follower.stakers.Stakers), name)
		})
	}
}

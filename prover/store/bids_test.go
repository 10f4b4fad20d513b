package store

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/settlement/rules"
)

func TestBidRules(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	with := func(fee rules.Bps) Bid { return Bid{tag(1), 3, 9, fee} }
	require.NoError(t, s.WriteBid(with(1000)))
	require.NoError(t, s.WriteBid(with(1000)))
	err := s.WriteBid(with(999))
	require.ErrorIs(t, err, ErrLowerBid)
	require.Contains(t, err.Error(), "9.99 % after 10 %, node 3, staker 9, block "+tag(1).String())
	require.NoError(t, s.WriteBid(with(1001)))
	require.NoError(t, s.WriteBid(with(1001)))
	require.ErrorIs(t, s.WriteBid(with(1000)), ErrLowerBid, "the higher one counts, nothing is signed for the lower any more")
	err = s.WriteBid(with(1002))
	require.ErrorIs(t, err, ErrThirdBid)
	require.Contains(t, err.Error(), "10.02 % after 10 % and 10.01 %")
	require.Error(t, s.WriteBid(Bid{tag(1), 4, 9, rules.BPS + 1}))

	for _, other := range []Bid{{tag(2), 3, 9, 1}, {tag(1), 4, 9, 1}, {tag(1), 3, 10, 1}} {
		require.NoError(t, s.WriteBid(other), "it is of another node, staker or block")
	}
	bids, err := s.Bids(tag(1))
	require.NoError(t, err)
	require.Equal(t, []Bid{with(1000), with(1001), {tag(1), 3, 10, 1}, {tag(1), 4, 9, 1}}, bids)
}

// Whatever is written in whatever order, over restarts and reorgs: of each staker's bids for a node
// that were acknowledged none is lower than one before, there are two at most, and they are exactly
// what is read. The expected answers are from the list of all acknowledged ones.
func TestBidRulesHoldForAnySequence(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(dir, rapid.StringMatching(`[a-z]{16}`).Draw(t, "file")+".db")
		s, err := Open(path, here, Options{})
		require.NoError(t, err)
		defer func() { require.NoError(t, s.Close()) }()
		s.db.NoSync = true
		type place struct {
			block        uint64
			node, staker uint32
		}
		acknowledged := map[place][]rules.Bps{}
		for range rapid.IntRange(1, 60).Draw(t, "writes") {
			switch rapid.IntRange(0, 19).Draw(t, "what") {
			case 0:
				require.NoError(t, s.Close())
				s, err = Open(path, here, Options{})
				require.NoError(t, err)
				s.db.NoSync = true
			case 1:
				require.NoError(t, s.DropBlock(tag(rapid.Uint64Range(0, 1).Draw(t, "block"))))
			default:
				at := place{rapid.Uint64Range(0, 1).Draw(t, "block"), rapid.Uint32Range(1, 2).Draw(t, "node"), rapid.Uint32Range(1, 2).Draw(t, "staker")}
				fee := rules.Bps(rapid.IntRange(0, 4).Draw(t, "fee"))
				before := acknowledged[at]
				err := s.WriteBid(Bid{tag(at.block), at.node, at.staker, fee})
				switch {
				case len(before) == 0, len(before) == 1 && fee > before[0]:
					require.NoError(t, err)
					acknowledged[at] = append(before, fee)
				case fee == before[len(before)-1]:
					require.NoError(t, err)
				case fee < before[len(before)-1]:
					require.ErrorIs(t, err, ErrLowerBid)
				default:
					require.ErrorIs(t, err, ErrThirdBid)
				}
			}
		}
		for block := range uint64(2) {
			read := map[place][]rules.Bps{}
			bids, err := s.Bids(tag(block))
			require.NoError(t, err)
			for _, b := range bids {
				at := place{block, b.Node, b.StakerID}
				read[at] = append(read[at], b.FeeBurn)
			}
			for at, fees := range acknowledged {
				if at.block == block {
					require.Equal(t, fees, read[at])
					delete(read, at)
				}
			}
			require.Empty(t, read)
		}
	})
}

// Two parts of a node that bid at once cannot both have their way.
func TestBidsAtOnce(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), FileName))
	results := make(chan error)
	const writers = 20
	for range writers {
		fee := rules.Bps(rand.IntN(1000))
		go func() { results <- s.WriteBid(Bid{tag(1), 3, 9, fee}) }()
	}
	for range writers {
		if err := <-results; err != nil {
			require.True(t, errors.Is(err, ErrLowerBid) || errors.Is(err, ErrThirdBid), err)
		}
	}
	bids, err := s.Bids(tag(1))
	require.NoError(t, err)
	require.NotEmpty(t, bids)
	require.LessOrEqual(t, len(bids), maxBids)
}

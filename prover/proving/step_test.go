package proving_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

func TestConfigOfAnotherBlock(t *testing.T) {
	good := sit(t, 4, rules.ModePrivate, "equilibrium", 1_000, nil)
	for name, change := range map[string]func(*proving.Config){
		"no block":      func(c *proving.Config) { c.Block = nil },
		"not executed":  func(c *proving.Config) { b := *c.Block; b.Execution = nil; c.Block = &b },
		"no strategy":   func(c *proving.Config) { c.Strategy = nil },
		"no store":      func(c *proving.Config) { c.WriteBid = nil },
		"other tag":     func(c *proving.Config) { c.Tag[0]++ },
		"other window":  func(c *proving.Config) { c.Plan.End++ },
		"other levels":  func(c *proving.Config) { c.Plan.CutOffs = c.Plan.CutOffs[1:] },
		"other value":   func(c *proving.Config) { c.Value.Nodes++ },
		"one twice":     func(c *proving.Config) { c.Own = append(c.Own, c.Own[0]) },
		"another's key": func(c *proving.Config) { c.Own = []*prover.Identity{{StakerID: 1, Key: good.world.Stakers[1].Key}} },
	} {
		c := good.config
		change(&c)
		_, err := proving.New(c)
		require.ErrorIs(t, err, proving.ErrConfig, name)
	}
}

// TestBidsAreWrittenFirst lets the store fail: nothing is signed, and all of it is tried again.
func TestBidsAreWrittenFirst(t *testing.T) {
	full := errors.New("disk full")
	failing := true
	b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, func(b *table) {
		write := b.config.WriteBid
		b.config.WriteBid = func(bid proving.Bid) error {
			if failing && bid.Node != 5 {
				return full
			}
			return write(bid)
		}
	})
	intents, err := b.round.Step(b.config.Plan.Start, 9)
	require.ErrorIs(t, err, full)
	require.Equal(t, []uint32{5}, nodes(intents), "what was written goes on")
	failing = false
	intents = b.step(b.config.Plan.Start, 9)
	require.ElementsMatch(t, []uint32{4, 6, 7}, nodes(intents))
	require.Len(t, b.bids, 4)
	for _, i := range intents {
		require.Contains(t, b.bids, proving.Bid{Node: i.Node, StakerID: 1, FeeBurn: i.Bid})
		require.NoError(t, i.Ticket.Verify())
		require.Equal(t, rules.Meta{StakerID: 1, FeeBps: i.Bid, Node: i.Node, Mode: rules.ModePrivate}, i.Ticket.Meta)
		require.Equal(t, proving.First, i.Wave)
		require.Equal(t, circuit.KindBase, i.Kind)
		require.Equal(t, b.config.Plan.CutOff(0), i.Until)
		require.Nil(t, i.Announce(b.config.Tag), "a bid would show the draw")
	}
	require.Empty(t, b.step(b.config.Plan.Start+1, 9))
}

// TestPublicBidsAreAnnounced with the ticket that the proof is made with.
func TestPublicBidsAreAnnounced(t *testing.T) {
	b := sit(t, 3, rules.ModePublic, "limit", 1_000, nil)
	for _, i := range b.step(b.config.Plan.Start, 9) {
		bid := i.Announce(b.config.Tag)
		require.Equal(t, i.Ticket, bid.Ticket)
		require.Equal(t, b.config.Tag, bid.Block)
	}
}

// TestWrittenBidsBind goes on after a restart: with another strategy, and for a cost at which
// nobody would enter.
func TestWrittenBidsBind(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "fixed:50%", 20_000, func(b *table) {
		b.config.Written = []proving.Bid{{Node: 4, StakerID: 1, FeeBurn: 700}, {Node: 5, StakerID: 1, FeeBurn: 100}, {Node: 5, StakerID: 1, FeeBurn: 300}, {Node: 6, StakerID: 1, FeeBurn: 9}}
	})
	b.round.Take(b.message(1, 6, 9), []byte("from disk"))
	bids := map[uint32]rules.Bps{}
	for _, i := range b.step(b.config.Plan.Start, 9) {
		bids[i.Node] = i.Bid
	}
	require.Equal(t, map[uint32]rules.Bps{4: 700, 5: 300}, bids, "what is proven is not proven again")
	require.Empty(t, b.bids, "they are on disk")
	require.Empty(t, b.round.Snapshot().SameIdentity)
}

// TestWrittenBidBindsInTheLastWave too.
func TestWrittenBidBindsInTheLastWave(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "fixed:50%", 1_000, func(b *table) {
		b.config.Written = []proving.Bid{{Node: 4, StakerID: 1, FeeBurn: 700}}
	})
	for now := b.config.Plan.CutOff(0); now < b.config.Plan.CutOff(1); now++ {
		for _, i := range b.step(now, 9) {
			require.Equal(t, proving.Last, i.Wave)
			require.Equal(t, map[bool]rules.Bps{true: 700}[i.Node == 4], i.Bid)
		}
	}
	require.Len(t, b.bids, 3)
}

// TestTwoNodesWithOneIdentity sees a proof, or a bid, that is its own and that it did not make.
func TestTwoNodesWithOneIdentity(t *testing.T) {
	for name, tell := range map[string]func(*table){
		"proof": func(b *table) { b.take(b.message(1, 4, 11)) },
		"bid":   func(b *table) { b.round.TakeBid(b.bid(1, 4, 11)) },
	} {
		b := sit(t, 3, rules.ModePublic, "limit", 1_000, func(b *table) { b.config.Own = append(b.config.Own, b.world.Stakers[1]) })
		tell(b)
		require.Equal(t, []uint32{1}, b.round.Snapshot().SameIdentity, name)
		for _, i := range b.step(b.config.Plan.Start, 99) {
			require.EqualValues(t, 2, i.StakerID, name)
		}
		tell(sit(t, 3, rules.ModePublic, "limit", 1_000, func(b *table) {
			b.config.Written = []proving.Bid{{Node: 4, StakerID: 1, FeeBurn: 11}}
		}))
	}
}

// TestObserver has no identity, or one that is not staked: it takes what others send.
func TestObserver(t *testing.T) {
	stranger := &prover.Identity{StakerID: 9, Key: vrf.NewPrivateKey([vrf.SeedSize]byte{9})}
	for _, own := range [][]*prover.Identity{nil, {stranger}} {
		b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, func(b *table) { b.config.Own = own })
		for now := b.config.Plan.Start; now < b.config.Plan.End; now++ {
			require.Empty(t, b.step(now, 9))
		}
		b.take(b.message(2, 4, 0))
		for _, o := range b.round.Explain() {
			require.Equal(t, proving.NotEligible, o.Result)
		}
	}
}

// TestNothingIsProvenAtALoss, but in the last wave for what else the block owes.
func TestNothingIsProvenAtALoss(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 10_001, nil)
	for now := b.config.Plan.Start; now < b.config.Plan.End; now++ {
		require.Empty(t, b.step(now, 9))
	}
	require.Empty(t, b.bids)
	require.Equal(t, proving.Unprofitable, b.outcome(4).Result)
}

// TestCapacity bids for no more than can be made in time, and makes no more at once than it can.
func TestCapacity(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, func(b *table) {
		b.config.BlocksOf = func(circuit.Kind) float64 { return 20 }
	})
	require.EqualValues(t, 60, b.config.Plan.CutOff(0)-b.config.Plan.Start)
	require.Empty(t, b.step(b.config.Plan.Start, 0))
	require.Empty(t, b.bids, "with nobody to make it nothing is bid")
	first := b.step(b.config.Plan.Start, 1)
	require.Len(t, first, 1)
	require.Len(t, b.bids, 2, "the third would end with the cut-off")
	require.Empty(t, b.step(b.config.Plan.Start+19, 1), "one is in the making")
	b.make(first)
	second := b.step(b.config.Plan.Start+20, 1)
	require.Len(t, second, 1)
	require.Len(t, b.bids, 2)
	require.NotEqual(t, first[0].Node, second[0].Node)
	// There is a free place for it later, when all have stayed out.
	b.make(second)
	require.Len(t, b.step(b.config.Plan.Start+39, 1), 1)
	require.Len(t, b.bids, 3)
}

// TestTheDearestComesFirst where not all can be made.
func TestTheDearestComesFirst(t *testing.T) {
	b := sit(t, 9, rules.ModePrivate, "equilibrium", 0, func(b *table) {
		b.config.BlocksOf = func(circuit.Kind) float64 { return 59 }
	})
	intents := b.step(b.config.Plan.Start, 1)
	require.Len(t, intents, 1)
	for node := uint32(4); node < 8; node++ {
		d, err := b.world.Stakers[0].Draw(b.block, node)
		require.NoError(t, err)
		require.LessOrEqual(t, d.Vrf.Cmp(intents[0].Ticket.Vrf.Big()), 0, "without costs the highest draw earns most")
	}
}

// TestWhatIsOutOfTimeIsLeft before it is begun.
func TestWhatIsOutOfTimeIsLeft(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, func(b *table) {
		b.config.BlocksOf = func(circuit.Kind) float64 { return 14 }
	})
	first := b.step(b.config.Plan.Start, 1)
	require.Len(t, b.bids, 4)
	require.Empty(t, b.step(b.config.Plan.Start+45, 1))
	b.make(first)
	require.Empty(t, b.step(b.config.Plan.Start+46, 1), "it would be there at the cut-off")
	left := (first[0].Node-4+1)%4 + 4
	require.Equal(t, proving.NotBuilt, b.outcome(left).Result)
	require.NotEmpty(t, b.outcome(left).Why)
}

// TestPointlessProofsAreNotBegun: others took the places while it was queued.
func TestPointlessProofsAreNotBegun(t *testing.T) {
	b := sit(t, 12, rules.ModePrivate, "fixed:0%", 0, nil)
	first := b.step(b.config.Plan.Start, 1)
	b.make(first)
	left := slices.DeleteFunc([]uint32{4, 5, 6, 7}, func(n uint32) bool { return n == first[0].Node })
	for _, node := range left {
		b.outrank(node, rules.ProofsPerNode)
	}
	require.Empty(t, b.step(b.config.Plan.Start+1, 9))
	require.Equal(t, proving.Outranked, b.outcome(left[0]).Result)
}

// outrank lets in so many proofs with a higher score than one's own.
func (b *table) outrank(node uint32, many int) {
	b.Helper()
	own, err := b.world.Stakers[0].Draw(b.block, node)
	require.NoError(b, err)
	for s := uint32(2); many > 0; s++ {
		require.LessOrEqual(b, int(s), len(b.world.Stakers), "draws are too low")
		p := b.message(s, node, rules.BPS)
		if rules.Score(p.Vrf.Big(), rules.BPS).Cmp(rules.Score(own.Vrf, 0)) > 0 {
			b.take(p)
			many--
		}
	}
}

// TestFailedProofs are begun once more, and then given up.
func TestFailedProofs(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, nil)
	broken := errors.New("the builder is gone")
	for range 2 {
		intents := b.step(b.config.Plan.Start, 9)
		require.Len(t, intents, 4)
		for _, i := range intents {
			b.round.Failed(i, broken)
			b.round.Failed(i, broken) // once is enough
		}
	}
	require.Empty(t, b.step(b.config.Plan.Start+1, 9))
	require.Equal(t, proving.NotBuilt, b.outcome(4).Result)
	require.Equal(t, broken.Error(), b.outcome(4).Why)
	require.Len(t, b.bids, 4)
}

func TestOnlyIntentsAreAnswered(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, nil)
	i := b.step(b.config.Plan.Start, 9)[0]
	proof := provingtest.Prove(b.block, i)
	other := i
	other.Bid++
	_, _, err := b.round.Own(other, proof)
	require.ErrorIs(t, err, proving.ErrIntent)
	for _, change := range []func(){
		func() { proof.Node++ }, func() { proof.StakerID++ }, func() { proof.FeeBurn++ }, func() { proof.Refs[0] = [32]byte{1} },
	} {
		kept := proof
		change()
		_, _, err = b.round.Own(i, proof)
		require.ErrorIs(t, err, proving.ErrIntent)
		proof = kept
	}
	message, encoded, err := b.round.Own(i, proof)
	require.NoError(t, err)
	again, err := message.Encode()
	require.NoError(t, err)
	require.Equal(t, again, encoded)
	require.Equal(t, message.Identity(), b.round.Held(0)[0].Identity)
	require.Equal(t, encoded, b.round.Held(0)[0].Message)
	require.Equal(t, b.message(1, i.Node, i.Bid), message, "it is as others would send it")
	_, _, err = b.round.Own(i, proof)
	require.ErrorIs(t, err, proving.ErrIntent, "it is made")
	require.Equal(t, proving.Ignore, b.round.Admit(message).Answer)
}

// TestBadProofFails as one that was not made.
func TestBadProofFails(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "equilibrium", 1_000, nil)
	i := b.step(b.config.Plan.Start, 9)[0]
	proof := provingtest.Prove(b.block, i)
	proof.Proof = [rules.ProofSize]byte{1}
	_, _, err := b.round.Own(i, proof)
	require.Error(t, err)
	require.Equal(t, []uint32{i.Node}, nodes(b.step(b.config.Plan.Start, 9)))
	proof = provingtest.Prove(b.block, i)
	proof.TxRoot[31]++ // not what the node proves
	_, _, err = b.round.Own(i, proof)
	require.Error(t, err)
	require.Empty(t, b.step(b.config.Plan.Start, 9), "it has failed twice")
}

// TestMergesBeginAtTheCutOff on what was there then.
func TestMergesBeginAtTheCutOff(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, nil)
	b.step(b.config.Plan.Start, 9)
	b.bases(2, 3, 4)
	require.Empty(t, b.step(b.config.Plan.CutOff(0)-1, 9))
	late := b.message(5, 4, rules.BPS)
	merges := b.step(b.config.Plan.CutOff(0), 9)
	require.ElementsMatch(t, []uint32{2, 3}, nodes(merges))
	for _, m := range merges {
		require.Len(t, m.Children.Left, 3)
		require.Len(t, m.Children.Right, 3)
		require.Equal(t, b.config.Plan.CutOff(1), m.Until)
		require.Equal(t, circuit.KindMerge, m.Kind)
	}
	// What comes now is held, and shown to peers, but nothing new is built on it.
	b.take(late)
	require.Contains(t, b.late(4), uint32(5))
	b.make(merges)
	b.round.Failed(merges[0], nil) // nothing: it is made
	require.Len(t, b.round.Held(0), 13)
}

// late are the stakers whose proofs of a node came late.
func (b *table) late(node uint32) (out []uint32) {
	for _, p := range b.round.Snapshot().Nodes[node-1].Proofs {
		if p.Late {
			out = append(out, p.StakerID)
		}
	}
	return out
}

// TestLateProofsAreNotBuiltOn unless there is no other, or somebody had them in time.
func TestLateProofsAreNotBuiltOn(t *testing.T) {
	const low, high = 2, 3
	build := func(prepare func(*table)) []uint32 {
		b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, func(b *table) { b.config.Own = b.world.Stakers[7:] })
		for node := uint32(5); node < 8; node++ {
			b.take(b.message(low, node, 0))
		}
		prepare(b)
		for _, m := range b.step(b.config.Plan.CutOff(0)+1, 9) {
			if m.Node == 2 {
				var on []uint32
				for _, c := range m.Children.Left {
					on = append(on, c.StakerID)
				}
				slices.Sort(on)
				return on
			}
		}
		return nil
	}
	lateOnes := func(b *table) {
		b.step(b.config.Plan.CutOff(0), 0)
		b.take(b.message(high, 4, 0))
		b.take(b.message(4, 4, 0))
	}
	require.Equal(t, []uint32{low}, build(func(b *table) {
		b.take(b.message(low, 4, 0))
		lateOnes(b)
	}))
	require.Equal(t, []uint32{high, 4}, build(lateOnes), "there is no other")
	require.Equal(t, []uint32{low, high}, build(func(b *table) {
		b.take(b.message(low, 4, 0))
		lateOnes(b)
		refs := on(low, high)
		refs[4].StakerID = 0
		b.take(b.message(5, 2, 0, refs...))
	}), "for somebody it was in time")
}

// TestSecondAndThirdWave fill open places with bid 0.
func TestSecondAndThirdWave(t *testing.T) {
	b := sit(t, 12, rules.ModePrivate, "fixed:100%", 0, nil) // a bid of everything never pays
	start := b.config.Plan.Start
	require.Empty(t, b.step(start, 9))
	require.Equal(t, proving.Unprofitable, b.outcome(4).Result)
	b.outrank(4, 3)
	require.Empty(t, b.step(start+35, 9))
	second := b.step(start+36, 9)
	require.ElementsMatch(t, []uint32{5, 6, 7}, nodes(second), "at 60 % of 60 blocks; node 4 is full")
	for _, i := range second {
		require.Equal(t, proving.Second, i.Wave)
		require.Zero(t, i.Bid)
	}
	require.Equal(t, proving.Outranked, b.outcome(4).Result)
	require.Empty(t, b.step(start+37, 9))
}

// TestThirdWave is for those with lower draws than the second.
func TestThirdWave(t *testing.T) {
	waves := map[proving.Wave]int{}
	for s := range 12 {
		b := sit(t, 12, rules.ModePrivate, "fixed:100%", 5_000, func(b *table) { b.config.Own = b.world.Stakers[s : s+1] })
		for now := b.config.Plan.Start; now < b.config.Plan.CutOff(0); now++ {
			for _, i := range b.step(now, 9) {
				waves[i.Wave]++
				require.Equal(t, map[proving.Wave]uint64{proving.Second: 36, proving.Third: 51}[i.Wave], now-b.config.Plan.Start)
			}
		}
	}
	require.Positive(t, waves[proving.Second])
	require.Positive(t, waves[proving.Third])
	require.Len(t, waves, 2)
}

// TestAnnouncedBidsAreWaitedFor until the third wave.
func TestAnnouncedBidsAreWaitedFor(t *testing.T) {
	b := sit(t, 4, rules.ModePublic, "limit", 1_000, func(b *table) {})
	ranking, err := b.block.PublicRanking(4)
	require.NoError(t, err)
	last := int(ranking[3].StakerID)
	sitAs := func() *table {
		return sit(t, 4, rules.ModePublic, "limit", 1_000, func(b *table) { b.config.Own = b.world.Stakers[last-1 : last] })
	}
	proves := func(b *table, now uint64) bool { return slices.Contains(nodes(b.step(now, 9)), 4) }
	b = sitAs()
	require.False(t, proves(b, b.config.Plan.Start), "it has the lowest draw")
	require.True(t, proves(b, b.config.Plan.Start+36), "nobody has come")
	b = sitAs()
	for _, r := range ranking[:3] {
		b.round.TakeBid(b.bid(r.StakerID, 4, 500))
	}
	proves(b, b.config.Plan.Start)
	require.False(t, proves(b, b.config.Plan.Start+36), "three are on their way")
	require.True(t, proves(b, b.config.Plan.Start+51), "they have not come")
}

// TestLastWave proves nodes that nobody has proven, in turns.
func TestLastWave(t *testing.T) {
	turns := map[uint64]bool{}
	for s := range 8 {
		b := sit(t, 8, rules.ModePublic, "fixed:100%", 5_000, func(b *table) { b.config.Own = b.world.Stakers[s : s+1] })
		// It sleeps through the waves, so that only the last one is left.
		cut := b.config.Plan.CutOff(0)
		for now := cut; now < b.config.Plan.CutOff(1); now++ {
			if now == cut+1 {
				for _, node := range []uint32{5, 6, 7} {
					if len(b.round.Held(wireLevel)) < 3 {
						b.take(b.message(uint32((s+1)%8+1), node, 0))
					}
				}
			}
			for _, i := range b.step(now, 9) {
				if i.Node != 4 {
					continue
				}
				require.Equal(t, proving.Last, i.Wave)
				require.Equal(t, b.config.Plan.CutOff(1), i.Until)
				require.Zero(t, i.Bid)
				require.False(t, turns[now], "each has a turn of its own")
				turns[now] = true
				require.Less(t, now, cut+(b.config.Plan.CutOff(1)-cut)/2)
			}
		}
	}
	require.Len(t, turns, 8)
}

const wireLevel = 0

// TestLastWaveIsLeftWhenProven by somebody else, also while one waits for one's capacity.
func TestLastWaveIsLeftWhenProven(t *testing.T) {
	b := sit(t, 2, rules.ModePublic, "fixed:100%", 0, nil)
	cut, until := b.config.Plan.CutOff(0), b.config.Plan.CutOff(1)
	b.step(until-20, 1)
	require.Len(t, b.bids, 4, "all are its own to prove by now")
	require.Greater(t, until-20, cut)
	for node := uint32(4); node < 8; node++ {
		if p := b.message(2, node, 0); b.round.Admit(p).Answer == proving.Take {
			b.take(p)
		}
	}
	require.Empty(t, b.step(until-19, 9))
}

// TestLastWaveForWhatIsOwed: at a loss of its own, if other proofs are lost else.
func TestLastWaveForWhatIsOwed(t *testing.T) {
	cost := func(b *table, kappa int64) {
		amount := new(big.Int).Mul(b.world.Place(), big.NewInt(kappa))
		amount.Quo(amount, big.NewInt(100))
		b.config.CostOf = func(circuit.Kind) *big.Int { return amount }
	}
	for kappa, want := range map[int64]bool{150: true, 450: false} {
		b := sit(t, 8, rules.ModePrivate, "fixed:0%", 0, func(b *table) {
			cost(b, kappa)
			b.config.Written = []proving.Bid{{Node: 5, StakerID: 1}, {Node: 6, StakerID: 1}, {Node: 7, StakerID: 1}}
		})
		for node := uint32(5); node < 8; node++ {
			b.take(b.message(1, node, 0))
		}
		entered := false
		for now := b.config.Plan.CutOff(0); now < b.config.Plan.CutOff(1); now++ {
			for _, i := range b.step(now, 9) {
				entered = entered || i.Node == 4
			}
		}
		require.Equal(t, want, entered, "%d %% of a place, three places are owed", kappa)
	}
}

// TestEarlyClose goes on when nobody can take a place any more.
func TestEarlyClose(t *testing.T) {
	b := sit(t, 8, rules.ModePublic, "limit", 1_000, func(b *table) { b.config.Own = b.world.Stakers[7:] })
	proven := func(node uint32) {
		ranking, err := b.block.PublicRanking(node)
		require.NoError(t, err)
		for _, r := range ranking[:3] {
			if r.StakerID != 8 {
				b.take(b.message(r.StakerID, node, rules.BPS))
			}
		}
	}
	for node := uint32(4); node < 8; node++ {
		proven(node)
	}
	now := b.config.Plan.Start
	intents := b.step(now, 9)
	require.False(t, b.round.Snapshot().Levels[0].Closed, "its own are in the making")
	b.make(intents)
	merges := b.step(now+3, 9)
	l := b.round.Snapshot().Levels
	require.True(t, l[0].Closed)
	require.Equal(t, []uint64{now + 3, now + 3}, []uint64{l[0].CutOff, l[1].Opens})
	for _, m := range merges {
		require.Contains(t, []uint32{2, 3}, m.Node)
	}
	require.False(t, l[1].Closed)
}

// TestPrivateLevelsCloseEarlyWhenAllHaveProven, since nobody else knows a draw.
func TestPrivateLevelsCloseEarlyWhenAllHaveProven(t *testing.T) {
	b := sit(t, 3, rules.ModePrivate, "fixed:0%", 0, nil)
	intents := b.step(b.config.Plan.Start, 9)
	b.bases(2)
	b.make(intents)
	b.step(b.config.Plan.Start+1, 9)
	require.False(t, b.round.Snapshot().Levels[0].Closed, "one is missing")
	b.bases(3)
	require.ElementsMatch(t, []uint32{2, 3}, nodes(b.step(b.config.Plan.Start+2, 9)))
	require.True(t, b.round.Snapshot().Levels[0].Closed)
}

// TestHeadsThatGoBack do not open what was closed.
func TestHeadsThatGoBack(t *testing.T) {
	b := sit(t, 8, rules.ModePrivate, "equilibrium", 1_000, nil)
	b.step(b.config.Plan.CutOff(0), 0)
	b.step(b.config.Plan.Start, 0)
	s := b.round.Snapshot()
	require.True(t, s.Levels[0].Closed)
	require.Equal(t, b.config.Plan.CutOff(0), s.Now)
}

package proving_test

import (
	"errors"
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
		b.config.Written = []proving.Bid{{Node: 4, StakerID: 1, FeeBurn: 700}, {Node: 5, StakerID: 1, FeeBurn: 100}, {Node: 5, StakerID: 1, FeeBurn: 300}, {Node: 6, StakerID: 1, FeeBurn: 9}, {Node: 7, StakerID: 1, FeeBurn: 50}, {Node: 7, StakerID: 1, FeeBurn: 40}}
	})
	b.round.Take(b.message(1, 6, 9), []byte("from disk"))
	bids := map[uint32]rules.Bps{}
	for _, i := range b.step(b.config.Plan.Start, 9) {
		bids[i.Node] = i.Bid
	}
	require.Equal(t, map[uint32]rules.Bps{4: 700, 5: 300, 7: 50}, bids, "what is proven is not proven again")
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
	same := proof
	same.FeeBurn++
	_, _, err = b.round.Own(other, same)
	require.ErrorIs(t, err, proving.ErrIntent, "it was not asked for")
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

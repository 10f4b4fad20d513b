package sequencing_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/keys"
	"fernet/prover/sequencing"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// plays has an operator play a strategy, with what changes besides.
func (s *sequencer) plays(strategy string, change func(*sequencing.Config)) {
	s.t.Helper()
	s.starts(func(c *sequencing.Config) {
		var err error
		c.Strategy, err = bid.Parse(strategy, s.Client.Params.VrfMode)
		require.NoError(s.t, err)
		if change != nil {
			change(c)
		}
	})
}

// why is what was told of a slot that nothing was proposed for.
func (s *sequencer) why(slot uint64) (errs []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.events {
		if e.Slot == slot && e.Kind == sequencing.KindLeft {
			errs = append(errs, e.Err.Error())
		}
	}
	return errs
}

// Two operators bid each other up while it pays, and one of them reveals.
func TestAuction(t *testing.T) {
	w := newWorld(t, unpunished)
	a, b := w.joins(1), w.joins(2)
	a.plays("auto", nil)
	b.plays("auto", nil)
	wins := map[uint32]int{}
	raised := false
	// Tickets are drawn, and so is who wins a slot and whether an answer to a bid pays there.
	for slot := uint64(2); slot < 8 || len(wins) < 2 || !raised; slot++ {
		require.Less(t, slot, uint64(32), "won: %v, a bid was answered: %v", wins, raised)
		w.To(w.schedule.SlotStart(slot))
		for w.head() < w.schedule.SlotStart(slot+1) {
			for _, s := range []*sequencer{a, b} {
				s.steps()
			}
			w.To(w.head() + 1)
		}
		best := w.best(slot)
		require.True(t, best.Revealed, "slot %d: %v %v", slot, a.told(slot), b.told(slot))
		wins[best.StakerID]++
		proposals, err := w.Client.Proposals(t.Context(), slot)
		require.NoError(t, err)
		require.LessOrEqual(t, len(proposals), 6, "three of each")
		for i, p := range proposals {
			if i > 0 {
				require.NotEqual(t, proposals[i-1].StakerID, p.StakerID, "nobody outbids itself")
			}
			raised = raised || i > 1
		}
		for _, s := range []*sequencer{a, b} {
			require.NotContains(t, s.told(slot), sequencing.KindFailed)
			require.NotContains(t, s.told(slot), sequencing.KindMissed)
			if s.id.StakerID != best.StakerID && len(proposals) > 1 {
				require.Contains(t, s.told(slot), sequencing.KindOutbid)
			}
		}
	}
}

// What keeps an operator from proposing is told once, and nothing is sent for it.
func TestLeft(t *testing.T) {
	w := newWorld(t, unpunished)
	s := w.joins(1)
	slot := uint64(1)
	left := func(want string, now sequencing.Now, change func(*sequencing.Config)) {
		t.Helper()
		w.To(w.schedule.SlotStart(slot))
		s.plays("fixed:80%", change)
		before := s.nonce()
		for range 3 {
			require.NoError(t, s.Step(t.Context(), now))
			s.works(t.Context())
		}
		require.Equal(t, before, s.nonce(), want)
		if why := s.why(slot); want == "" {
			require.Empty(t, why)
		} else {
			require.Len(t, why, 1)
			require.Contains(t, why[0], want)
		}
		slot++
	}
	price := func(eth *big.Int) func(*sequencing.Config) {
		return func(c *sequencing.Config) { c.Gas = bid.GasPolicy{EthPerAZT: eth} }
	}
	left("", sequencing.Now{GasPrice: now.GasPrice, Paused: true}, nil)
	left("the price of gas is not known", sequencing.Now{}, nil)
	left("neither a price of AZT nor a budget", now, func(c *sequencing.Config) { c.Gas = bid.GasPolicy{} })
	left("the day's budget of gas is spent", sequencing.Now{GasPrice: now.GasPrice, Spent: units.AZT(1)}, nil)
	left("not expected to earn what it costs", now, price(big.NewInt(1)))
	left("no FEE_SPLIT would pay provers", now, func(c *sequencing.Config) {
		c.Strategy, c.ProofCost = parsed(t, "auto"), units.AZT(100_000)
	})

	// An account that does not own the sequencer proposes nothing.
	s.index = 3
	left("owned by the account that signs", now, nil)
	s.index = 1
	w.To(w.schedule.SlotStart(slot))
	s.plays("fixed:80%", price(units.OneAZT))
	s.steps()
	require.Equal(t, []sequencing.Kind{sequencing.KindProposed}, s.told(slot), "with what it takes it proposes")
}

func parsed(t *testing.T, strategy string) bid.Strategy {
	s, err := bid.Parse(strategy, rules.ModePrivate)
	require.NoError(t, err)
	return s
}

// Where nobody has proposed when the phase is nearly over, whoever stayed out does.
func TestLate(t *testing.T) {
	w := newWorld(t, nil)
	a := w.joins(1)
	w.joins(2) // who never comes
	w.To(w.schedule.SlotStart(2))
	// A cost that is worth a slot without rivals only.
	a.plays("equilibrium", func(c *sequencing.Config) { c.Gas = bid.GasPolicy{EthPerAZT: big.NewInt(6e12)} })
	for w.head() < w.schedule.RevealStart(2) {
		a.steps()
		if len(a.told(2)) > 0 && a.told(2)[0] == sequencing.KindProposed {
			break
		}
		w.To(w.head() + 1)
	}
	require.Contains(t, a.told(2), sequencing.KindProposed, "%v", a.why(2))
}

// A block is not built on one that may be pruned at the slot's end, unless it pays all the same.
func TestParentAtRisk(t *testing.T) {
	w := newWorld(t, func(p *settlement.Params) { p.Schedule.ProvingBlocks, p.PrunePenalty = 20, new(big.Int) })
	s := w.joins(1)
	w.To(w.schedule.SlotStart(1))
	s.through(w.schedule.SlotStart(2) - 1)
	require.True(t, w.best(1).Revealed)
	end := w.schedule.WindowEnd(1)
	risky, _ := w.schedule.SlotAt(end - 1)
	w.To(w.schedule.SlotStart(risky))
	s.steps()
	require.Len(t, s.why(risky), 1)
	require.Contains(t, s.why(risky)[0], "the parent may be pruned")
	s.plays("fixed:80%", func(c *sequencing.Config) { c.Gas = bid.GasPolicy{EthPerAZT: units.OneAZT} })
	s.steps()
	require.Contains(t, s.told(risky), sequencing.KindProposed)
}

// A missed reveal is told once, whoever was to blame, also after a restart.
func TestMissedReveal(t *testing.T) {
	w := newWorld(t, nil)
	s := w.joins(1)
	w.To(w.schedule.SlotStart(1))
	s.steps()
	require.Equal(t, s.id.StakerID, w.best(1).StakerID)
	w.To(w.schedule.SlotStart(2))
	s.starts(nil)
	s.steps()
	s.steps()
	require.Equal(t, []sequencing.Kind{sequencing.KindProposed, sequencing.KindMissed}, s.told(1))
}

// A reveal that fails is begun anew at each block, and another process's keys or desk are no reason
// to wait.
func TestRevealIsRepeated(t *testing.T) {
	w := newWorld(t, nil)
	s := w.joins(1)
	w.To(w.schedule.SlotStart(1))
	s.steps()
	w.To(w.schedule.RevealStart(1))
	dir := s.kept()
	// The folder is gone.
	s.plays("fixed:80%", func(c *sequencing.Config) { c.Kept = s.t.TempDir() })
	s.steps()
	s.steps()
	require.Equal(t, []sequencing.Kind{sequencing.KindProposed, sequencing.KindRevealFailed}, s.told(1), "it is told once")
	require.False(t, w.best(1).Revealed)
	s.plays("fixed:80%", func(c *sequencing.Config) { c.Kept = dir })
	s.steps()
	require.True(t, w.best(1).Revealed)
}

// In public mode the highest draw proposes, with what the second cannot beat.
func TestPublicDraws(t *testing.T) {
	w := newWorld(t, func(p *settlement.Params) { p.VrfMode = rules.ModePublic })
	a, b := w.joins(1), w.joins(2)
	w.To(w.schedule.SlotStart(2))
	for _, s := range []*sequencer{a, b} {
		s.plays("auto", func(c *sequencing.Config) { c.Gas = bid.GasPolicy{EthPerAZT: units.OneAZT} })
		s.steps()
	}
	w.To(w.head() + 4)
	for _, s := range []*sequencer{a, b} {
		s.steps()
	}
	proposals, err := w.Client.Proposals(t.Context(), 2)
	require.NoError(t, err)
	require.Len(t, proposals, 1)
	winner, loser := a, b
	if proposals[0].StakerID == b.id.StakerID {
		winner, loser = b, a
	}
	require.Equal(t, []sequencing.Kind{sequencing.KindProposed}, winner.told(2))
	require.NotEmpty(t, loser.why(2))
}

// What a sequencer cannot be made of is said.
func TestConfigIsChecked(t *testing.T) {
	w := newWorld(t, nil)
	s := w.joins(1)
	for _, spoil := range []func(*sequencing.Config){
		func(c *sequencing.Config) { c.Chain = nil },
		func(c *sequencing.Config) { c.Desk = nil },
		func(c *sequencing.Config) { c.Own = nil },
		func(c *sequencing.Config) { c.Keys = nil },
		func(c *sequencing.Config) { c.Kept = "" },
		func(c *sequencing.Config) { c.Transactions = nil },
		func(c *sequencing.Config) { c.Strategy = nil },
		func(c *sequencing.Config) { c.NumTxs = 3 },
		func(c *sequencing.Config) { c.NumTxs = 1 << 20 },
	} {
		c := sequencing.Config{
			Chain: s.chain, Desk: s.desk, Own: nil, Kept: "x", Transactions: s.pool, Strategy: parsed(t, "auto"),
			Keys: func(context.Context) (*keys.Set, error) { return nil, nil },
		}
		c.Own = append(c.Own, s.id)
		_, err := sequencing.New(c)
		require.NoError(t, err)
		spoil(&c)
		_, err = sequencing.New(c)
		require.ErrorIs(t, err, sequencing.ErrConfig)
	}
}

// With SkipEmpty a slot is left until a transaction waits.
func TestEmptyBlocksAreSkipped(t *testing.T) {
	w := newWorld(t, nil)
	s := w.joins(1)
	s.starts(func(c *sequencing.Config) { c.SkipEmpty = true })
	const slot = 1
	w.To(w.schedule.SlotStart(slot))
	s.steps()
	require.Equal(t, []sequencing.Kind{sequencing.KindLeft}, s.told(slot))
	require.Zero(t, w.best(slot).StakerID)
	s.pays(0, 1, 0, 10, 3)
	w.To(w.schedule.SlotStart(slot) + 1)
	s.steps()
	require.Equal(t, []sequencing.Kind{sequencing.KindLeft, sequencing.KindProposed}, s.told(slot))
}

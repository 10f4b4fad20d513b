package operator

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// unproven is a rollup whose block 1, of slot 1, waits for its root. At the end of the slot risky
// its window is over.
type unproven struct {
	*settlementtest.Rollup
	*testing.T
	staker uint32
	risky  uint64
}

func newUnproven(t *testing.T) *unproven {
	t.Helper()
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		cfg.GenesisState = prover.GenesisState
		cfg.Params.Schedule.ProvingBlocks, cfg.Params.ExitDelay = 40, 200
	})
	w := &unproven{Rollup: r, T: t}
	r.Fund(10_000, 1_000)
	w.staker = r.Stake(1, rules.RoleSequencer)
	draft, err := w.chain(r.Client).Draft(t.Context(), nil, settlementtest.NumTxs, 1)
	require.NoError(t, err)
	s := r.Client.Params.Schedule
	r.To(s.SlotStart(1))
	r.Randao(1)
	proposal := r.ProposeBody(1, 1, w.staker, 8000, 100, draft.Body, draft.TxRoot)
	r.To(s.RevealStart(1))
	r.Send(1, r.Client.Reveal(1, proposal, draft.Body))
	end, _ := s.SlotAt(s.WindowEnd(1))
	w.risky = end - 1
	require.Greater(t, w.risky, uint64(2))
	return w
}

// chain is the rollup as a client sees it.
func (w *unproven) chain(client *settlement.Client) *Chain {
	w.T.Helper()
	follower, err := prover.Follow(w.T.Context(), client, prover.Application(), nil)
	require.NoError(w.T, err)
	return &Chain{Client: client, Follower: follower}
}

// The slot of a draft, its parent and how it can be lost are of one L1 block.
func TestBuildDraftIsOfOneBlock(t *testing.T) {
	w := newUnproven(t)
	s := w.Client.Params.Schedule
	w.To(s.SlotStart(w.risky - 1))
	now, err := w.chain(w.Client).BuildDraft(t.Context(), nil, settlementtest.NumTxs)
	require.NoError(t, err)
	require.Nil(t, now.Risk)
	ofOneBlock := func(happens func()) {
		settlementtest.OfOneBlock(t, w.L1, w.Client, happens,
			func(c *settlement.Client) (*Drafted, error) {
				return w.chain(c).BuildDraft(t.Context(), nil, settlementtest.NumTxs)
			},
			func(d *Drafted) uint64 { return d.Now })
	}
	ofOneBlock(func() { w.To(s.RevealStart(w.risky - 1)) }) // the next slot is the earliest
	w.To(s.RevealStart(w.risky - 1))
	ofOneBlock(func() { w.To(s.RevealStart(w.risky-1) + 1) }) // which the risk is told of
	later, err := w.chain(w.Client).BuildDraft(t.Context(), nil, settlementtest.NumTxs)
	require.NoError(t, err)
	require.Equal(t, w.risky, later.Risk.Slot)
	require.Equal(t, later.Now, later.Risk.Now)
}

// What is checked before a proposal is of one L1 block.
func TestProposeChecksAtOneBlock(t *testing.T) {
	w := newUnproven(t)
	w.To(w.Client.Params.Schedule.SlotStart(w.risky))
	draft, err := w.chain(w.Client).Draft(t.Context(), nil, settlementtest.NumTxs, w.risky)
	require.NoError(t, err)
	staker, err := w.Client.Staker(t.Context(), w.staker)
	require.NoError(t, err)
	type checked struct {
		now  uint64
		risk Risk
	}
	check := func(c *settlement.Client, draft *files.Draft) (checked, error) {
		p := &proposing{
			Chain: w.chain(c), slot: w.risky, staker: staker, draft: draft,
			sender: account.New(account.Options{Address: devnet.Address(1)}),
			o:      ProposeOptions{Keys: func(context.Context) (*keys.Set, error) { return nil, nil }},
		}
		risk, now, err := p.check(t.Context())
		if err != nil {
			return checked{}, err
		}
		return checked{now, *risk}, nil
	}
	settlementtest.OfOneBlock(t, w.L1, w.Client, func() { w.To(w.L1.Head().Number.Uint64() + 1) },
		func(c *settlement.Client) (checked, error) { return check(c, draft) },
		func(c checked) uint64 { return c.now })

	stale := *draft
	stale.Parent = 0
	_, err = check(w.Client, &stale)
	var other *StaleDraftError
	require.ErrorAs(t, err, &other)
	require.EqualValues(t, 1, other.Tip)
}

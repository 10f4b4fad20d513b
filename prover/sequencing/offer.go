package sequencing

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// offer is what to propose for a slot.
type offer struct {
	identity *prover.Identity
	split    rules.Bps
	draft    *files.Draft
}

// Reasons for which nothing is proposed.
var (
	ErrNotNow       = errors.New("nothing is proposed")
	errNoOwner      = errors.New("no sequencer that may act is owned by the account that signs")
	errOften        = errors.New("it was outbid as often as it proposes for one slot")
	errNoMoney      = errors.New("there is neither a price of AZT nor a budget of gas")
	errBudget       = errors.New("the day's budget of gas is spent, or the gas is worth more than the share")
	errAtRisk       = errors.New("the parent may be pruned with all that follows, and there is no price of AZT to weigh that")
	errOutranked    = errors.New("rivals are expected to win with what they drew, or have outbid any FEE_SPLIT")
	errUnprofitable = errors.New("the draw is not expected to earn what it costs to propose")
	errNoGasPrice   = errors.New("the price of gas is not known")
	errEmpty        = errors.New("no transaction waits, and empty blocks are not proposed")
	errOtherLeader  = errors.New("a proposal of one's own leads")
)

// left is why nothing is proposed: no failure.
func left(why error) error { return fmt.Errorf("%w: %w", ErrNotNow, why) }

// maxProposals is how often a staker proposes for one slot: a proposal that was outbid, raised.
const maxProposals = 3

// chance of a block whose parent is pruned at the slot's end unless it gets a root before: nobody
// knows, so that half of what it pays is counted on.
const riskDivisor = 2

// ground is what a proposal is decided by, all of it of one L1 block.
type ground struct {
	slot    *settlement.SlotStatus
	tip     *prover.Tip
	risk    *operator.Risk
	funds   settlement.Funds
	stakers []settlement.Staker // one's own, in the order of the identities
	randao  common.Hash         // recorded or not
}

// ground reads the ground of a slot. A settlement.PrecheckError says why nobody can propose for it.
func (s *Sequencer) ground(ctx context.Context, slot uint64) (*ground, error) {
	ids := make([]uint32, len(s.c.Own))
	for i, id := range s.c.Own {
		ids[i] = id.StakerID
	}
	return prover.AtOneBlock(ctx, s.c.Chain.Follower, fmt.Sprintf("propose for slot %d", slot), func(at *prover.Reading) (*ground, error) {
		if err := at.CheckPropose(ctx, slot); err != nil {
			return nil, err
		}
		g := &ground{}
		var err error
		if g.tip, err = at.TipFor(ctx, slot); err != nil {
			return nil, err
		}
		return g, at.Together(ctx,
			func(ctx context.Context) (err error) { g.slot, err = at.SlotByState(ctx, slot); return err },
			func(ctx context.Context) (err error) {
				g.risk, err = operator.RiskOf(ctx, at.Client, g.tip.Number, slot)
				return err
			},
			func(ctx context.Context) (err error) { g.funds, err = at.Funds(ctx); return err },
			func(ctx context.Context) (err error) { g.stakers, err = at.StakersOf(ctx, ids); return err },
			func(ctx context.Context) (err error) {
				header, err := at.RandaoHeader(ctx, slot)
				if err == nil {
					g.randao = header.MixDigest
				}
				return err
			},
		)
	})
}

// offer decides what to propose for a slot. An error that wraps ErrNotNow says why nothing is.
func (s *Sequencer) offer(ctx context.Context, slot uint64, account common.Address, now Now) (*offer, error) {
	g, err := s.ground(ctx, slot)
	if err != nil {
		return nil, err
	}
	if g.slot.Best != nil && s.own[g.slot.Best.StakerID] {
		return nil, left(errOtherLeader)
	}
	identity, draw, err := s.drawn(g, account)
	if err != nil {
		return nil, err
	}
	made := s.ownKept(slot)
	if o := s.goesOn(g, made, identity, draw); o != nil {
		return o, nil
	}
	switch {
	case len(made) >= maxProposals:
		return nil, left(errOften)
	case now.GasPrice == nil:
		return nil, left(errNoGasPrice)
	case s.c.Gas.EthPerAZT == nil && s.c.Gas.DailyBudget == nil:
		return nil, left(errNoMoney)
	case g.risk != nil && s.c.Gas.EthPerAZT == nil:
		return nil, left(errAtRisk)
	}
	return s.decide(g, identity, draw, now)
}

// drawn is the operator's sequencer with the highest draw of those that may act, and the draw.
func (s *Sequencer) drawn(g *ground, account common.Address) (best *prover.Identity, draw *big.Int, err error) {
	seed := s.seed(g)
	for i, id := range s.c.Own {
		staker := g.stakers[i]
		if staker.Owner != account || staker.CheckEligible(rules.RoleSequencer, g.slot.Start) != nil {
			continue
		}
		out, err := id.Key.Output(seed, rules.Meta{StakerID: id.StakerID, Node: rules.SequencerNode, Mode: s.c.Chain.Params.VrfMode})
		if err != nil {
			return nil, nil, fmt.Errorf("draw for slot %d: %w", g.slot.Slot, err)
		}
		if v := out.Big(); best == nil || v.Cmp(draw) > 0 {
			best, draw = id, v
		}
	}
	if best == nil {
		return nil, nil, left(errNoOwner)
	}
	return best, draw, nil
}

func (s *Sequencer) seed(g *ground) (seed fr.Element) {
	seed.SetBigInt(s.c.Chain.SequencerSeed(g.slot.Slot, g.randao))
	return seed
}

// goesOn is the offer of a proposal that was made before and can still win: one that was not sent
// before a kill, or that a reorg took. It is the same again, so that it is sent once.
func (s *Sequencer) goesOn(g *ground, made []operator.KeptProposal, identity *prover.Identity, draw *big.Int) *offer {
	for _, k := range made {
		p := k.Proposal
		beaten := g.slot.Best != nil && rules.Score(p.Vrf, p.FeeSplit).Cmp(g.slot.Best.Score.Int) <= 0
		if p.StakerID == identity.StakerID && p.Vrf.Cmp(draw) == 0 && p.Parent == g.tip.Number && !beaten {
			return &offer{identity, p.FeeSplit, k.Draft}
		}
	}
	return nil
}

// decide drafts the block and asks the strategy.
func (s *Sequencer) decide(g *ground, identity *prover.Identity, draw *big.Int, now Now) (*offer, error) {
	if empty, err := s.isEmpty(g.tip); err != nil {
		return nil, fmt.Errorf("draft a block for slot %d: %w", g.slot.Slot, err)
	} else if empty {
		return nil, left(errEmpty)
	}
	_, given := bid.Given(s.c.Strategy)
	m := &market{
		params: s.c.Chain.Params, funds: g.funds, gasPrice: now.GasPrice, gas: s.c.Gas, proofCost: s.c.ProofCost,
		given: given, randao: g.slot.Randao == nil,
	}
	b, err := m.best(g.tip, s.c.Transactions, s.c.NumTxs)
	if errors.Is(err, errNobodyProves) {
		return nil, left(err)
	}
	if err != nil {
		return nil, fmt.Errorf("draft a block for slot %d: %w", g.slot.Slot, err)
	}
	slot := s.slotOf(g, b, draw)
	d := bid.DecideSplit(s.c.Strategy, slot)
	if !d.Enter {
		return nil, left(map[bid.Reason]error{bid.Outranked: errOutranked, bid.Unprofitable: errUnprofitable}[d.Reason])
	}
	spent := now.Spent
	if spent == nil {
		spent = new(big.Int)
	}
	if gain := new(big.Int).Add(d.Profit, b.cost); !s.c.Gas.Pays(gain, b.gas, spent, 1) {
		return nil, left(errBudget)
	}
	return &offer{identity, d.Bid, &files.Draft{
		Deployment: prover.Files(s.c.Chain.Deployment), Parent: g.tip.Number, NumTxs: b.NumTxs, TxRoot: b.TxRoot, Body: b.Body,
	}}, nil
}

// isEmpty reports whether a block is not to be proposed for want of transactions.
func (s *Sequencer) isEmpty(tip *prover.Tip) (bool, error) {
	if !s.c.SkipEmpty {
		return false, nil
	}
	body, err := s.c.Transactions.Body(tip, 1)
	return len(body) == 0, err
}

// slotOf is the slot as the strategy sees it.
func (s *Sequencer) slotOf(g *ground, b *block, draw *big.Int) bid.Slot {
	s.mu.Lock()
	rivals := s.rivals
	s.mu.Unlock()
	slot := bid.Slot{
		Draw: draw, Rivals: len(rivals), Mode: s.c.Chain.Params.VrfMode, Total: b.total, Cost: b.cost, Least: b.least,
		Late: g.slot.Best == nil && g.slot.BlocksLeft <= s.c.Lead, Samples: s.learned(),
	}
	if g.risk != nil {
		slot.Total = new(big.Int).Quo(b.total, big.NewInt(riskDivisor))
	}
	if g.slot.Best != nil {
		slot.Best = g.slot.Best.Score.Int
	}
	if slot.Mode == rules.ModePublic {
		seed := s.seed(g)
		for _, rival := range rivals {
			var key fr.Element
			key.SetBigInt(rival.VrfKey)
			slot.Draws = append(slot.Draws, vrf.PublicOutput(key, seed, rules.SequencerNode, rival.ID).Big())
		}
	}
	return slot
}

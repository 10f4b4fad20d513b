package settlement

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// SlotStatus is a slot as L1 has it, all of it at one L1 block.
type SlotStatus struct {
	Now         uint64         `json:"l1Block"` // the L1 block it was read at
	Slot        uint64         `json:"slot"`
	Phase       rules.Phase    `json:"phase"`
	Start       uint64         `json:"start"`       // first L1 block
	RevealStart uint64         `json:"revealStart"` // first L1 block of the reveal phase
	End         uint64         `json:"end"`         // the first L1 block after it
	BlocksLeft  uint64         `json:"blocksLeft"`  // of the phase, or until the slot starts
	Randao      *common.Hash   `json:"randao"`      // nil while it is not recorded
	Best        *ProposalState `json:"best"`        // nil when nobody proposed
	// the last block that can be built on, pending or proven
	Tip    uint64 `json:"tip"`
	Proven uint64 `json:"proven"` // the last proven block
}

// Told says, for a person, where the slot is and whether it has its RANDAO, in lines. Its next
// phase starts in a wait; see network.Network.InBlocks.
func (s *SlotStatus) Told(wait string) string {
	phase, randao := fmt.Sprintf("%s; the next one starts %s.", s.Phase, wait), "not recorded."
	switch {
	case s.Phase == rules.PhaseOver:
		phase = "over."
	case s.BlocksLeft == 0:
		phase = fmt.Sprintf("%s, in its last block.", s.Phase)
	}
	if s.Randao != nil {
		randao = s.Randao.Hex()
	}
	return fmt.Sprintf("Slot %d, L1 blocks %d to %d; reveals from %d on. L1 is at %d.\nPhase: %s\nRANDAO: %s",
		s.Slot, s.Start, s.End-1, s.RevealStart, s.Now, phase, randao)
}

// ProposalState is the best proposal of a slot, and what became of it.
type ProposalState struct {
	StakerID    uint32         `json:"stakerId"`
	Owner       common.Address `json:"owner"`
	Score       units.Integer  `json:"score"` // rules.Score
	FeeSplitBps rules.Bps      `json:"feeSplitBps"`
	NumTxs      uint32         `json:"numTxs"`
	Parent      uint64         `json:"parent"`
	BodyHash    common.Hash    `json:"bodyHash"`
	Revealed    bool           `json:"revealed"`
	Missed      bool           `json:"missed"`   // the slot is over and it was not revealed
	Reported    bool           `json:"reported"` // and its sequencer was penalized
	// Penalty is what reporting it would take of the sequencer's deposit, in wei; only of one that
	// was missed and not reported.
	Penalty units.Integer `json:"penalty,omitzero"`
}

// Fate says, for a person, what became of the proposal.
func (p *ProposalState) Fate() string {
	switch {
	case p.Revealed:
		return "revealed"
	case p.Reported:
		return "not revealed, for which its sequencer was penalized"
	case p.Missed:
		return "a missed reveal"
	}
	return "not revealed"
}

// Next is the L1 block at which the phase after the slot's present one begins, 0 when it is over.
func (s *SlotStatus) Next() uint64 {
	return map[rules.Phase]uint64{rules.PhaseBefore: s.Start, rules.PhasePropose: s.RevealStart, rules.PhaseReveal: s.End}[s.Phase]
}

// SlotStatus returns where a slot is at the view's block, its RANDAO and its best proposal. An
// error that wraps ErrIncomplete means that the RPC lacks the proposal's event: see SlotByState.
func (v *View) SlotStatus(ctx context.Context, slot uint64) (*SlotStatus, error) {
	s, err := v.SlotByState(ctx, slot)
	if err != nil || s.Best == nil {
		return s, err
	}
	proposal, _, err := v.WinningProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	best := s.Best
	best.FeeSplitBps, best.NumTxs, best.Parent, best.BodyHash = proposal.FeeSplit, proposal.NumTxs, proposal.Parent, proposal.BodyHash
	return s, nil
}

// SlotByState is SlotStatus without what only the event of the best proposal says, which an RPC may
// have lost: FeeSplitBps, NumTxs, Parent and BodyHash are zero. Whose proposal leads, with which
// score, and whether it is revealed is in L1's state.
func (v *View) SlotByState(ctx context.Context, slot uint64) (*SlotStatus, error) {
	schedule := v.Params.Schedule
	s := &SlotStatus{
		Now: v.Number, Slot: slot, Phase: schedule.PhaseAt(slot, v.Number),
		Start: schedule.SlotStart(slot), RevealStart: schedule.RevealStart(slot), End: schedule.SlotStart(slot + 1),
	}
	switch next := s.Next(); {
	case s.Phase == rules.PhaseBefore:
		s.BlocksLeft = next - v.Number
	case next > v.Number:
		s.BlocksLeft = next - v.Number - 1
	}
	randao, recorded, err := v.Randao(ctx, slot)
	if err != nil {
		return nil, err
	}
	if recorded {
		s.Randao = &randao
	}
	if s.Tip, err = v.Tip(ctx); err != nil {
		return nil, err
	}
	if s.Proven, err = v.Proven(ctx); err != nil {
		return nil, err
	}
	s.Best, err = v.proposalState(ctx, slot, s.Phase)
	return s, err
}

// proposalState returns the best proposal of a slot as L1's state has it, nil when there is none.
func (v *View) proposalState(ctx context.Context, slot uint64, phase rules.Phase) (*ProposalState, error) {
	best, err := v.BestProposal(ctx, slot)
	if err != nil || best.Score.Sign() == 0 {
		return nil, err
	}
	staker, err := v.Staker(ctx, best.StakerID)
	if err != nil {
		return nil, err
	}
	p := &ProposalState{
		StakerID: best.StakerID, Owner: staker.Owner, Score: units.Integer{Int: best.Score},
		Revealed: best.Revealed, Reported: best.Reported, Missed: phase == rules.PhaseOver && !best.Revealed,
	}
	if p.Missed && !p.Reported {
		p.Penalty.Int = Loss(v.Params.RevealPenalty, staker.Deposit(v.Params.StakeAmount))
	}
	return p, nil
}

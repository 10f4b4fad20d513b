package operator

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// ProposeOptions say what to propose, and as whom. Identity, Draft, Keys and Kept are needed:
// ErrOptions.
type ProposeOptions struct {
	Identity *prover.Identity
	FeeSplit rules.Bps // offered to the provers
	// Slot is the one to propose for. Nil: the current one or, with Wait, the first that the staker
	// may act in and that leaves time for it.
	Slot *uint64
	// Draft returns the block for a slot. After a wait it is called again: the last block may be
	// another one by then.
	Draft func(ctx context.Context, slot uint64) (*files.Draft, error)
	// OnTip says that Draft builds on the last block, and fails while that cannot be built on. With
	// Wait and without Slot that is waited for as well.
	OnTip bool
	// Body is that of the block, if it is known before the block is drafted. When Draft fails
	// because the last block is one of this body that was proposed from here, there is nothing left
	// to do.
	Body []byte
	// Keys returns the deployment's proving keys. It is called when they are needed, and may be
	// often.
	Keys func(context.Context) (*keys.Set, error)
	// Kept is the folder in which the proposal and its body are kept: see Kept.
	Kept string
	// Lead is how many L1 blocks proposing takes, at most half a propose phase: a slot that has
	// less left is not chosen.
	Lead uint64
	Wait Waiter
	// Risky is told, before anything is sent, how the block may be lost, and Lost by whom an
	// earlier proposal of the same block was outbid. Both may be nil.
	Risky func(*Risk)
	Lost  func(slot uint64, winner uint32)
}

// Proposed is what proposing came to.
type Proposed struct {
	// Now is the L1 block at which the slot, the parent and the risk were checked; 0: they were
	// not, as a proposal of an earlier run was seen through.
	Now  uint64 `json:"l1Block,omitempty"`
	Slot uint64 `json:"slot"`
	Sent
	// Randao is the slot's; nil when an earlier run recorded it and proposed.
	Randao   *common.Hash  `json:"randao,omitempty"`
	StakerID uint32        `json:"stakerId"`
	FeeSplit rules.Bps     `json:"-"`
	Score    units.Integer `json:"score,omitzero"`    // of the proposal: rules.Score
	File     string        `json:"file,omitempty"`    // where the proposal is kept
	Would    []string      `json:"would,omitempty"`   // files that a dry run would have written
	Warning  string        `json:"warning,omitempty"` // how it may be lost: a Risk
	// New is whether it was sent by this run, or in a dry run would be.
	New         bool   `json:"-"`
	RevealStart uint64 `json:"-"` // the L1 block from which the body can be revealed
}

// NotOwnerError means that a staker is another account's.
type NotOwnerError struct {
	Slot           uint64
	StakerID       uint32
	Owner, Account common.Address
}

func (e *NotOwnerError) Error() string {
	return fmt.Sprintf("propose for slot %d: staker %d is owned by %s, the account that signs is %s", e.Slot, e.StakerID, e.Owner, e.Account)
}

// StaleDraftError means that a draft does not follow the last block.
type StaleDraftError struct {
	Slot, Parent, Tip uint64
}

func (e *StaleDraftError) Error() string {
	return fmt.Sprintf("propose for slot %d: the draft follows block %d, the last one that can be built on is %d", e.Slot, e.Parent, e.Tip)
}

// Told says, for a person, what is proposed. It is empty where nothing new is.
func (r *Proposed) Told() string {
	if !r.New {
		return ""
	}
	format := "Staker %d proposes for slot %d with score %s (FEE_SPLIT %s). The body can be revealed from L1 block %d on."
	if r.Dry() {
		format = "Staker %d would propose for slot %d with score %s (FEE_SPLIT %s). The body could be revealed from L1 block %d on."
	}
	return fmt.Sprintf(format, r.StakerID, r.Slot, rules.Points(r.Score.Int), r.FeeSplit, r.RevealStart)
}

// Propose proposes a block for a slot: it records the slot's RANDAO when that is missing, draws,
// compares the score with the best so far, proves the ticket and sends. A proposal of the same
// block and bid that an earlier run began to send is seen through instead.
func Propose(ctx context.Context, c *Chain, s Sender, o ProposeOptions) (*Proposed, error) {
	if err := o.check(c, s); err != nil {
		return nil, fmt.Errorf("propose: %w", err)
	}
	p := &proposing{Chain: c, sender: s, o: o, kept: Kept{o.Kept, c.Deployment}}
	if err := p.chooseNow(ctx); err != nil {
		return nil, err
	}
	var err error
	if p.staker, err = c.Staker(ctx, o.Identity.StakerID); err != nil {
		return nil, err
	}
	if p.draft, err = o.Draft(ctx, p.slot); errors.Is(err, prover.ErrDraft) && o.Body != nil {
		return p.revealed(ctx, err)
	} else if err != nil {
		return nil, err
	}
	if o.Wait != nil {
		if err := p.wait(ctx); err != nil {
			return nil, err
		}
	}
	return p.run(ctx)
}

// proposing is one run of Propose.
type proposing struct {
	*Chain
	sender Sender
	o      ProposeOptions
	kept   Kept
	slot   uint64
	staker settlement.Staker
	draft  *files.Draft
}

// chooseNow takes the slot that was named, or the current one.
func (p *proposing) chooseNow(ctx context.Context) (err error) {
	if p.o.Slot == nil && p.o.Wait != nil && p.o.OnTip {
		if err := p.waitForTip(ctx); err != nil {
			return err
		}
	}
	p.slot, err = SlotOr(ctx, p.Client, p.o.Slot)
	return err
}

func (p *proposing) run(ctx context.Context) (*Proposed, error) {
	r := &Proposed{Slot: p.slot, StakerID: p.staker.ID, FeeSplit: p.o.FeeSplit, RevealStart: p.Params.Schedule.RevealStart(p.slot)}
	resumed, err := p.resume(ctx, r)
	if err != nil || resumed {
		return r, err
	}
	risk, now, err := p.check(ctx)
	if err != nil {
		return nil, err
	}
	r.Now = now
	if r.Warning = risk.String(); risk != nil && p.o.Risky != nil {
		p.o.Risky(risk)
	}
	// A proposal follows, or the RANDAO would be recorded by an account that cannot pay for it.
	recorded, err := recordRandao(ctx, p.Client, p.sender, p.slot, 1)
	if err != nil {
		return nil, err
	}
	// That somebody else recorded it is not what was asked for.
	r.Randao, r.Transactions = &recorded.Randao, recorded.Transactions
	ticket, err := p.o.Identity.SequencerTicket(p.Deployment, p.slot, recorded.Randao, p.o.FeeSplit)
	if err != nil {
		return nil, err
	}
	draft := prover.Draft{Body: p.draft.Body, NumTxs: p.draft.NumTxs, TxRoot: p.draft.TxRoot}
	proposal := draft.Proposal(p.Deployment, ticket, p.draft.Parent)
	r.Score.Int = rules.Score(proposal.Vrf, p.o.FeeSplit)
	if r.Already, err = alreadyDone(p.CheckOutbids(ctx, p.slot, proposal)); err != nil || r.Already != "" {
		return r, err
	}
	proof, err := p.proof(ctx, r, proposal, func() ([rules.ProofSize]byte, error) {
		set, err := p.o.Keys(ctx)
		if err != nil {
			return [rules.ProofSize]byte{}, err
		}
		return (&prover.Builder{Keys: set}).ProveTicket(ctx, ticket)
	})
	if err != nil {
		return nil, err
	}
	// Proving took time.
	if err := p.CheckPropose(ctx, p.slot); err != nil {
		return nil, err
	}
	r.New = true
	return r, r.send(ctx, p.sender, p.call(proposal, proof), p.CheckOutbids(ctx, p.slot, proposal))
}

// revealed is what Propose comes to when the block cannot be drafted any more, as it is the last
// one already. Otherwise it returns why it cannot be drafted.
func (p *proposing) revealed(ctx context.Context, undrafted error) (*Proposed, error) {
	var now, tip uint64
	block, err := settlement.AtOneBlock(ctx, p.Client, func(v *settlement.View) (block settlement.Block, err error) {
		now = v.Number
		if tip, err = v.Tip(ctx); err != nil || tip == 0 {
			return block, err
		}
		return v.Block(ctx, tip)
	})
	if err != nil {
		return nil, err
	}
	if tip == 0 {
		return nil, undrafted
	}
	path, kept := p.kept.revealed(block, p.o.Body)
	if kept == nil || kept.StakerID != p.staker.ID {
		return nil, undrafted
	}
	return &Proposed{
		Now: now, Slot: kept.Slot, StakerID: kept.StakerID, FeeSplit: kept.FeeSplit, Score: units.Integer{Int: rules.Score(kept.Vrf, kept.FeeSplit)}, File: path,
		Sent: Sent{Already: fmt.Sprintf("propose for slot %d: it is revealed, as block %d", kept.Slot, tip)},
	}, nil
}

// check finds what would make L1 or provers refuse the proposal, before anything is spent, and how
// its block can be lost. What it says of L1 is as of one block, now.
func (p *proposing) check(ctx context.Context) (risk *Risk, now uint64, err error) {
	on, err := prover.AtOneBlock(ctx, p.Follower, fmt.Sprintf("propose for slot %d", p.slot),
		func(at *prover.Reading) (on ground, err error) {
			if err := at.CheckPropose(ctx, p.slot); err != nil {
				return on, err
			}
			tip, err := at.Tip(ctx)
			if err != nil {
				return on, err
			}
			if p.draft.Parent != tip {
				return on, &StaleDraftError{p.slot, p.draft.Parent, tip}
			}
			if p.staker, err = at.Staker(ctx, p.staker.ID); err != nil {
				return on, err
			}
			if err := p.able(); err != nil {
				return on, err
			}
			if on.Tip, err = at.TipFor(ctx, p.slot); err != nil {
				return on, err
			}
			on.risk, err = RiskOf(ctx, at.Client, tip, p.slot)
			return on, err
		})
	if err != nil {
		return nil, 0, err
	}
	if err := p.checkDraft(on.State, p.draft); err != nil {
		return nil, 0, err
	}
	// Without keys there is no proposal, and RANDAO would be recorded for nothing.
	_, err = p.o.Keys(ctx)
	return on.risk, on.L1Block, err
}

// able finds what no waiting mends.
func (p *proposing) able() error {
	if p.draft.NumTxs > p.Params.MaxTxs {
		return fmt.Errorf("propose for slot %d: the draft has %d transactions, the deployment takes at most %d", p.slot, p.draft.NumTxs, p.Params.MaxTxs)
	}
	if err := p.staker.CheckEligible(rules.RoleSequencer, p.Params.Schedule.SlotStart(p.slot)); err != nil {
		return fmt.Errorf("propose for slot %d: %w", p.slot, err)
	}
	if account := p.sender.Address(); account != p.staker.Owner {
		return &NotOwnerError{p.slot, p.staker.ID, p.staker.Owner, account}
	}
	return nil
}

// resume goes on with a proposal of this draft and bid that an earlier run began to send.
func (p *proposing) resume(ctx context.Context, r *Proposed) (bool, error) {
	proposal, proof, begun, err := p.begun(ctx)
	if err != nil || !begun {
		return false, err
	}
	err = r.send(ctx, p.sender, p.call(proposal, proof), nil)
	var failed *txmgr.WouldFailError
	if errors.As(err, &failed) {
		// L1 has lost it, and what it was drawn from: it is made anew, in its place.
		return false, nil
	}
	r.Score.Int, r.File = rules.Score(proposal.Vrf, p.o.FeeSplit), p.path()
	return true, err
}

// begun returns the proposal of this draft and bid that is kept, and whether an earlier run began
// to send it.
func (p *proposing) begun(ctx context.Context) (proposal settlement.Proposal, proof [rules.ProofSize]byte, begun bool, err error) {
	kept, err := files.ReadProposal(p.path(), prover.Files(p.Deployment))
	if err != nil {
		// there is none, or none that can be used: it is made anew
		return proposal, proof, false, nil
	}
	proposal = proposalOf(kept)
	begun, err = p.sender.Began(ctx, p.call(proposal, kept.Proof).ID)
	return proposal, kept.Proof, begun, err
}

func (p *proposing) path() string {
	return p.kept.proposalPath(p.slot, p.staker.ID, p.o.FeeSplit, p.draft)
}

// proof returns the proof kept of a proposal, or makes and keeps one: sent again, it is the same
// transaction.
func (p *proposing) proof(
	ctx context.Context, r *Proposed, proposal settlement.Proposal, prove func() ([rules.ProofSize]byte, error),
) ([rules.ProofSize]byte, error) {
	kept, err := files.ReadProposal(p.path(), prover.Files(p.Deployment))
	if err == nil && settlement.ProposalHash(proposalOf(kept)) == settlement.ProposalHash(proposal) {
		r.File = p.path()
		return kept.Proof, nil
	}
	proof, err := prove()
	if err != nil {
		return proof, err
	}
	if p.sender.DryRun() {
		r.Would = []string{p.kept.bodyPath(proposal), p.path()}
		return proof, nil
	}
	r.File = p.path()
	// The body has to be there when it is to be revealed, wherever the draft's file has gone by
	// then.
	if err := files.WriteDraft(p.kept.bodyPath(proposal), p.draft); err != nil {
		return proof, fmt.Errorf("keep the body: %w", err)
	}
	return proof, files.WriteProposal(p.path(), &files.Proposal{
		Deployment: prover.Files(p.Deployment), Slot: p.slot, StakerID: proposal.StakerID, FeeSplit: proposal.FeeSplit,
		NumTxs: proposal.NumTxs, Parent: proposal.Parent, BodyHash: proposal.BodyHash, TxRoot: proposal.TxRoot, Vrf: proposal.Vrf, Proof: proof,
	})
}

// call is the transaction of a proposal. Its ID is that of the file, and has no proof in it: after
// a reorg below the slot another one is to be proposed in its place.
func (p *proposing) call(proposal settlement.Proposal, proof [rules.ProofSize]byte) txmgr.Candidate {
	call := p.Propose(p.slot, proposal, proof)
	call.ID = p.sender.ID("propose", p.slot, proposal.StakerID, uint16(proposal.FeeSplit), draftTag(p.draft))
	return call
}

package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

func slotPropose(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	text, err := required(c, "fee-split")
	if err != nil {
		return nil, err
	}
	feeSplit, err := parseBps("fee-split", text)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, _, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	p := proposing{Client: client, s: s, genesis: c.String("genesis"), slot: slot, feeSplit: feeSplit}
	if c.Bool("wait") && c.String("transfers") != "" && !c.IsSet("slot") {
		if err := p.waitForTip(ctx); err != nil {
			return nil, err
		}
		if p.slot, _, err = slotOf(ctx, c, client); err != nil {
			return nil, err
		}
	}
	if p.draft, err = draftOf(ctx, c, s, p.slot); err != nil {
		return nil, err
	}
	if p.id, p.staker, err = s.Staker(ctx); err != nil {
		return nil, err
	}
	if c.Bool("wait") {
		if err := p.wait(ctx, c); err != nil {
			return nil, err
		}
	}
	return p.run(ctx)
}

// proposing is one run of fernet slot propose.
type proposing struct {
	*settlement.Client
	s        *session.Session
	genesis  string
	slot     uint64
	draft    *files.Draft
	feeSplit rules.Bps
	id       *prover.Identity
	staker   settlement.Staker
}

func (p *proposing) run(ctx context.Context) (*slotSent, error) {
	r := &slotSent{Slot: p.slot, StakerID: p.id.StakerID}
	resumed, err := p.resume(ctx, r)
	if err != nil {
		return nil, err
	}
	if resumed {
		return r, nil
	}
	if err := p.check(ctx); err != nil {
		return nil, err
	}
	if r.Warning, err = warnPrunable(ctx, p.s, p.Client, p.draft.Parent, p.slot); err != nil {
		return nil, err
	}
	// A proposal follows, or the RANDAO would be recorded by an account that cannot pay for it.
	randao, err := r.recordRandao(ctx, p.s, p.Client, 1)
	if err != nil {
		return nil, err
	}
	r.Already = "" // somebody else recorded it: that is not what was asked for
	ticket, err := p.id.SequencerTicket(p.Deployment, p.slot, randao, p.feeSplit)
	if err != nil {
		return nil, err
	}
	draft := prover.Draft{Body: p.draft.Body, NumTxs: p.draft.NumTxs, TxRoot: p.draft.TxRoot}
	proposal := draft.Proposal(ticket, p.draft.Parent)
	score := rules.Score(proposal.Vrf, p.feeSplit)
	r.Score = score.String()
	if r.Already, err = alreadyDone(p.CheckOutbids(ctx, p.slot, proposal)); err != nil {
		return nil, err
	}
	if r.Already != "" {
		return r, nil
	}
	proof, err := p.proof(ctx, r, proposal, func() ([rules.ProofSize]byte, error) {
		set, err := deploymentKeys(ctx, p.s, p.Client)
		if err != nil {
			return [rules.ProofSize]byte{}, err
		}
		builder := prover.Builder{Keys: set}
		return builder.ProveTicket(ctx, ticket)
	})
	if err != nil {
		return nil, err
	}
	// Proving took time.
	if err := p.CheckPropose(ctx, p.slot); err != nil {
		return nil, err
	}
	call, err := p.call(ctx, proposal, proof)
	if err != nil {
		return nil, err
	}
	if err := r.sendChecked(ctx, p.s, call, p.CheckOutbids(ctx, p.slot, proposal)); err != nil {
		return nil, err
	}
	line := "Staker %d proposes for slot %d with score %s (FEE_SPLIT %s). The body can be revealed from L1 block %d on."
	if p.s.Config.DryRun {
		line = "Staker %d would propose for slot %d with score %s (FEE_SPLIT %s). The body could be revealed from L1 block %d on."
	}
	r.line = fmt.Sprintf(line, p.id.StakerID, p.slot, points(score), p.feeSplit, p.Params.Schedule.RevealStart(p.slot))
	return r, nil
}

// check finds what would make L1 or provers refuse the proposal, before anything is spent.
func (p *proposing) check(ctx context.Context) error {
	if err := p.CheckPropose(ctx, p.slot); err != nil {
		return err
	}
	tip, err := p.Tip(ctx)
	if err != nil {
		return err
	}
	if p.draft.Parent != tip {
		return fmt.Errorf("propose for slot %d: the draft follows block %d, the last one that can be built on is %d: build it again (fernet block build)", p.slot, p.draft.Parent, tip)
	}
	if err := p.able(ctx); err != nil {
		return err
	}
	follower, err := openFollower(ctx, p.s, p.genesis)
	if err != nil {
		return err
	}
	tree, err := p.Deployment.Tree(p.draft.NumTxs)
	if err != nil {
		return fmt.Errorf("propose for slot %d: the draft: %w", p.slot, err)
	}
	if err := follower.CheckParent(ctx, p.draft.Parent, p.slot); err != nil {
		return err
	}
	if err := checkDraft(ctx, follower, p.draft, tree); err != nil {
		return err
	}
	// Without keys there is no proposal, and RANDAO would be recorded for nothing.
	_, err = deploymentKeys(ctx, p.s, p.Client)
	return err
}

// able finds what no waiting mends.
func (p *proposing) able(ctx context.Context) error {
	if p.draft.NumTxs > p.Params.MaxTxs {
		return fmt.Errorf("propose for slot %d: the draft has %d transactions, the deployment takes at most %d", p.slot, p.draft.NumTxs, p.Params.MaxTxs)
	}
	if err := eligible(p.staker, rules.RoleSequencer, p.Params.Schedule.SlotStart(p.slot)); err != nil {
		return fmt.Errorf("propose for slot %d: %w", p.slot, err)
	}
	account, err := p.s.Account(ctx)
	if err != nil {
		return err
	}
	if account != p.staker.Owner {
		return fmt.Errorf("propose for slot %d: staker %d is owned by %s: sign with its account, not %s", p.slot, p.staker.ID, p.staker.Owner, account)
	}
	return nil
}

// resume goes on with a proposal of this draft and bid that an earlier run began to send.
func (p *proposing) resume(ctx context.Context, r *slotSent) (bool, error) {
	kept, err := files.ReadProposal(p.path(), prover.Files(p.Deployment))
	if err != nil {
		return false, nil // there is none, or none that can be used: it is made anew
	}
	proposal := proposalOf(kept)
	call, err := p.call(ctx, proposal, kept.Proof)
	if err != nil {
		return false, err
	}
	begun, err := beganEarlier(ctx, p.s, call.ID)
	if err != nil || !begun {
		return false, err
	}
	err = r.sendChecked(ctx, p.s, call, nil)
	var failed *txmgr.WouldFailError
	if errors.As(err, &failed) {
		// L1 has lost it, and what it was drawn from: it is made anew, in its place.
		p.s.Log.Debug("the proposal that was sent is of no use any more", "err", err)
		return false, nil
	}
	r.Score, r.File = rules.Score(proposal.Vrf, p.feeSplit).String(), p.path()
	return true, err
}

// path is where the proposal is kept: a slot, a staker, a bid and a body have one.
func (p *proposing) path() string {
	d := p.Deployment
	return p.s.DataPath("proposals", fmt.Sprintf("%d-%s-slot-%d-staker-%d-%d-%s.proposal.json",
		d.ChainID, tag(common.BytesToHash(crypto.Keccak256(d.Settlement[:]))), p.slot, p.id.StakerID, p.feeSplit, p.block()))
}

// block names what is proposed.
func (p *proposing) block() string {
	return tag(crypto.Keccak256Hash(p.draft.Body, binary.BigEndian.AppendUint64(nil, p.draft.Parent), binary.BigEndian.AppendUint32(nil, p.draft.NumTxs)))
}

// bodyPath is where the draft of a proposal is kept: bids for the same body share one.
func bodyPath(s *session.Session, d *settlement.Deployment, p settlement.Proposal) string {
	return s.DataPath("proposals", fmt.Sprintf("%d-%s-block-%d-txs-%d-%s.draft.json",
		d.ChainID, tag(common.BytesToHash(crypto.Keccak256(d.Settlement[:]))), p.Parent+1, p.NumTxs, tag(p.BodyHash)))
}

// proof returns the proof kept of a proposal, or makes and keeps one: sent again, it is the same transaction.
func (p *proposing) proof(ctx context.Context, r *slotSent, proposal settlement.Proposal, prove func() ([rules.ProofSize]byte, error)) ([rules.ProofSize]byte, error) {
	if kept, err := files.ReadProposal(p.path(), prover.Files(p.Deployment)); err == nil && settlement.ProposalHash(proposalOf(kept)) == settlement.ProposalHash(proposal) {
		r.File = p.path()
		p.s.WarnIfOpen(r.File)
		return kept.Proof, nil
	}
	proof, err := prove()
	if err != nil {
		return proof, err
	}
	if p.s.Config.DryRun {
		r.Would = []string{bodyPath(p.s, p.Deployment, proposal), p.path()}
		return proof, nil
	}
	r.File = p.path()
	// The body has to be there when it is to be revealed, wherever the draft's file has gone by then.
	if err := files.WriteDraft(bodyPath(p.s, p.Deployment, proposal), p.draft); err != nil {
		return proof, fmt.Errorf("keep the body: %w", err)
	}
	return proof, files.WriteProposal(p.path(), &files.Proposal{
		Deployment: prover.Files(p.Deployment), Slot: p.slot, StakerID: proposal.StakerID, FeeSplit: proposal.FeeSplit,
		NumTxs: proposal.NumTxs, Parent: proposal.Parent, BodyHash: proposal.BodyHash, TxRoot: proposal.TxRoot, Vrf: proposal.Vrf, Proof: proof,
	})
}

// call is the transaction of a proposal. Its ID is that of the file, and has no proof in it: after a reorg below the slot another
// one is to be proposed in its place.
func (p *proposing) call(ctx context.Context, proposal settlement.Proposal, proof [rules.ProofSize]byte) (txmgr.Candidate, error) {
	call := p.Propose(p.slot, proposal, proof)
	var err error
	call.ID, err = p.s.ID(ctx, "propose", p.slot, proposal.StakerID, uint16(proposal.FeeSplit), p.block())
	return call, err
}

func proposalOf(p *files.Proposal) settlement.Proposal {
	return settlement.Proposal{
		StakerID: p.StakerID, FeeSplit: p.FeeSplit, NumTxs: p.NumTxs, Parent: p.Parent,
		BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
	}
}

// eligible says why a staker may not act in a slot that starts at an L1 block.
func eligible(s settlement.Staker, role rules.Role, slotStart uint64) error {
	suspension, penalized := rules.SuspensionAt(s.Suspensions, slotStart)
	suspended := penalized && suspension.Suspends(slotStart)
	switch {
	case !s.Roles.Has(role):
		return fmt.Errorf("staker %d has the roles %s, fixed for life, and not %s", s.ID, s.Roles, role)
	case slotStart < s.ActivationBlock:
		return fmt.Errorf("staker %d is active from L1 block %d on, the slot starts at %d", s.ID, s.ActivationBlock, slotStart)
	case !rules.Eligible(s.ActivationBlock, s.ExitBlock, slotStart):
		return fmt.Errorf("staker %d asked to exit at L1 block %d, the slot starts at %d", s.ID, s.ExitBlock, slotStart)
	case suspended && suspension.Until == 0:
		return fmt.Errorf("%s AZT of the deposit of staker %d are missing: fill it up (fernet stake refill --staker %d)", units.Exact(s.Missing), s.ID, s.ID)
	case suspended:
		return fmt.Errorf("the deposit of staker %d was filled up and counts from L1 block %d on, the slot starts at %d", s.ID, suspension.Until, slotStart)
	case penalized && role.Has(rules.RoleSequencer) && suspension.Bans(slotStart):
		return fmt.Errorf("staker %d was penalized and may not propose before L1 block %d, the slot starts at %d", s.ID, suspension.BanUntil, slotStart)
	}
	return nil
}

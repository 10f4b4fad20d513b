package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/urfave/cli/v2"

	"fernet/bindings"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

func slotCommand() *cli.Command {
	slot := func() cli.Flag {
		return &cli.Uint64Flag{Name: "slot", Usage: "the slot's `NUMBER` (default: the current one)"}
	}
	draft := func() cli.Flag {
		return &cli.StringFlag{Name: "block", Usage: "the draft block's `FILE`, of fernet block build", TakesFile: true}
	}
	return &cli.Command{
		Name:        "slot",
		Usage:       "slots: see where L1 is, record RANDAO, propose and reveal a block",
		Description: "Time is counted in L1 blocks. A slot has a phase for proposals and one for the winner's body.\n\nExample: fernet slot show",
		Subcommands: []*cli.Command{
			{
				Name:        "show",
				Usage:       "a slot's phase, its RANDAO and its best proposal",
				Description: "It needs no account.\n\nExample: fernet slot show --network sepolia --rpc-url $RPC",
				Flags:       []cli.Flag{slot()},
				Action:      withSession(slotShow),
			},
			{
				Name:  "randao",
				Usage: "record a slot's RANDAO on L1",
				Description: "Proves the RANDAO of the L1 block before the slot with that block's header. Anyone may do it, once a slot;\n" +
					"propose does it when it is missing.\n\nExample: fernet slot randao --account me",
				Flags:  []cli.Flag{slot(), waitFlag("until the slot starts")},
				Action: withSession(slotRandao),
			},
			{
				Name:  "propose",
				Usage: "propose a block for a slot",
				Description: "Records the slot's RANDAO when that is missing, draws, compares the score with the best so far, proves the\n" +
					"ticket and sends. The account must own the sequencer. With --transfers it drafts the block itself, as fernet\n" +
					"block build does, on the block that is the last one then. With --wait and without --slot it takes the first\n" +
					"slot that the sequencer may act in and that leaves time for it.\n\n" +
					"Example: fernet slot propose --identity seq --block block-1.draft.json --fee-split 80% --account me",
				Flags: []cli.Flag{
					slot(), draft(), blockTransfersFlag(), txsFlag(), genesisFlag(), waitFlag("until the propose phase begins"),
					&cli.StringFlag{Name: "fee-split", Usage: "offer this `SHARE` of fees and reward to the provers, such as 80% or 8000 basis points"},
				},
				Action: withSession(slotPropose),
			},
			{
				Name:  "reveal",
				Usage: "reveal the body of a slot's winning proposal",
				Description: "Anyone who has the draft may do it. The block becomes the next pending one. Without --block, or when\n" +
					"its file is gone, the draft is taken that fernet slot propose kept in --data-dir. With --wait and without\n" +
					"--slot it is the slot that was last proposed for.\n\n" +
					"Example: fernet slot reveal --block block-1.draft.json --account me",
				Flags:  []cli.Flag{slot(), draft(), waitFlag("until the reveal phase begins")},
				Action: withSession(slotReveal),
			},
		},
	}
}

// farthestSlot is how many slots from now one can be named: with 20 blocks of 12 s each it is in a month.
const farthestSlot = 10_000

// slotOf returns the slot asked for, or the current one.
func slotOf(ctx context.Context, c *cli.Context, client *settlement.Client) (slot, now uint64, err error) {
	now, slot, started, err := client.CurrentSlot(ctx)
	if err != nil {
		return 0, 0, err
	}
	if !started {
		slot = 0
	}
	asked := c.Uint64("slot")
	switch {
	case !c.IsSet("slot"):
		return slot, now, nil
	case asked > slot+farthestSlot:
		return 0, 0, config.Usage("--slot: slot %d is far away, L1 is in slot %d: wanted is the number of a slot, not of a block of L1, which is at %d", asked, slot, now)
	}
	return asked, now, nil
}

// slotShown is the result of fernet slot show.
type slotShown struct {
	Now         uint64         `json:"l1Block"`
	Slot        uint64         `json:"slot"`
	Phase       string         `json:"phase"` // not started, propose, reveal or over
	Start       uint64         `json:"start"` // L1 blocks
	RevealStart uint64         `json:"revealStart"`
	End         uint64         `json:"end"`        // the first L1 block after it
	BlocksLeft  uint64         `json:"blocksLeft"` // of the phase, or until the slot starts
	Randao      *common.Hash   `json:"randao"`     // null while it is not recorded
	Best        *proposalShown `json:"best"`       // null when nobody proposed
	Tip         uint64         `json:"tip"`        // the last block, pending or proven
	Proven      uint64         `json:"proven"`     // the last proven block

	wait string
}

type proposalShown struct {
	StakerID    uint32         `json:"stakerId"`
	Owner       common.Address `json:"owner"`
	Score       string         `json:"score"`
	FeeSplitBps rules.Bps      `json:"feeSplitBps"`
	NumTxs      uint32         `json:"numTxs"`
	Parent      uint64         `json:"parent"`
	BodyHash    common.Hash    `json:"bodyHash"`
	Revealed    bool           `json:"revealed"`

	points string
}

func (r *slotShown) Render(con *console.Console) {
	con.Line("Slot %d, L1 blocks %d to %d; reveals from %d on. L1 is at %d.", r.Slot, r.Start, r.End-1, r.RevealStart, r.Now)
	switch {
	case r.Phase == rules.PhaseOver.String():
		con.Line("Phase: over.")
	case r.BlocksLeft == 0:
		con.Line("Phase: %s, in its last block.", r.Phase)
	default:
		con.Line("Phase: %s; the next one starts %s.", r.Phase, r.wait)
	}
	if r.Randao == nil {
		con.Line("RANDAO: not recorded.")
	} else {
		con.Line("RANDAO: %s", r.Randao)
	}
	if r.Best == nil {
		con.Line("Nobody proposed a block.")
	} else {
		state := "not revealed"
		if r.Best.Revealed {
			state = "revealed"
		}
		con.Line("Best proposal: staker %d (%s), score %s, FEE_SPLIT %s, %d transactions on block %d, %s.",
			r.Best.StakerID, r.Best.Owner, r.Best.points, r.Best.FeeSplitBps, r.Best.NumTxs, r.Best.Parent, state)
	}
	con.Line("Last block %d, last proven block %d.", r.Tip, r.Proven)
}

func slotShow(ctx context.Context, c *cli.Context, s *session.Session) (*slotShown, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	client = view.Client // everything that is shown is of one L1 block
	slot, now, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	schedule := client.Params.Schedule
	phase := schedule.PhaseAt(slot, now)
	r := &slotShown{
		Now: now, Slot: slot, Phase: phase.String(),
		Start: schedule.SlotStart(slot), RevealStart: schedule.RevealStart(slot), End: schedule.SlotStart(slot + 1),
	}
	next := map[rules.Phase]uint64{rules.PhaseBefore: r.Start, rules.PhasePropose: r.RevealStart, rules.PhaseReveal: r.End}[phase]
	if next > now {
		r.BlocksLeft, r.wait = next-now-1, s.InBlocks(now, next)
		if phase == rules.PhaseBefore {
			r.BlocksLeft = next - now
		}
	}
	randao, recorded, err := client.Randao(ctx, slot)
	if err != nil {
		return nil, err
	}
	if recorded {
		r.Randao = &randao
	}
	if r.Tip, err = client.Tip(ctx); err != nil {
		return nil, err
	}
	if r.Proven, err = client.Proven(ctx); err != nil {
		return nil, err
	}
	best, err := client.BestProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	if best.Score.Sign() == 0 {
		return r, nil
	}
	proposal, _, err := client.WinningProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	staker, err := client.Staker(ctx, best.StakerID)
	if err != nil {
		return nil, err
	}
	r.Best = &proposalShown{
		StakerID: best.StakerID, Owner: staker.Owner, Score: best.Score.String(), FeeSplitBps: rules.Bps(proposal.FeeSplitBps),
		NumTxs: proposal.NumTxs, Parent: proposal.Parent, BodyHash: proposal.BodyHash, Revealed: best.Revealed, points: points(best.Score),
	}
	return r, nil
}

// slotSent is the result of fernet slot randao, propose and reveal.
type slotSent struct {
	Slot uint64 `json:"slot"`
	sent
	Randao   *common.Hash `json:"randao,omitempty"`
	StakerID uint32       `json:"stakerId,omitempty"` // who proposes
	Score    string       `json:"score,omitempty"`
	File     string       `json:"file,omitempty"`  // where the proposal was kept
	Would    []string     `json:"would,omitempty"` // files that a dry run would have written
	Block    uint64       `json:"block,omitempty"` // that was revealed
	// Warning says how the proposal may be lost: see warnPrunable.
	Warning string `json:"warning,omitempty"`

	line string
}

func (r *slotSent) Render(con *console.Console) {
	r.render(con)
	if r.line != "" {
		con.Line("%s", r.line)
	}
}

func slotRandao(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, _, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	_, err = alreadyDone(waitFor(ctx, c, s, func(ctx context.Context) error { return client.CheckRecordRandao(ctx, slot) }))
	if err != nil {
		return nil, err
	}
	r := &slotSent{Slot: slot}
	if _, err := r.recordRandao(ctx, s, client, 0); err != nil {
		return nil, err
	}
	return r, nil
}

// recordRandao records the slot's RANDAO if that makes sense, and returns it. It sends nothing when
// the account has too little ETH for that and the calls that follow.
func (r *slotSent) recordRandao(ctx context.Context, s *session.Session, client *settlement.Client, following int) (common.Hash, error) {
	check := client.CheckRecordRandao(ctx, r.Slot)
	if check != nil {
		if _, err := alreadyDone(check); err != nil {
			return common.Hash{}, err
		}
	}
	header, err := client.RandaoHeader(ctx, r.Slot)
	if err != nil {
		return common.Hash{}, err
	}
	randao := header.MixDigest
	call, err := client.RecordRandao(r.Slot, header)
	if err != nil {
		return common.Hash{}, err
	}
	// One ID whatever the header: after a reorg below the slot another one is to be recorded in its place.
	if call.ID, err = s.ID(ctx, "randao", r.Slot); err != nil {
		return common.Hash{}, err
	}
	if check == nil && following > 0 && !s.Config.DryRun {
		if _, err := s.PreflightMore(ctx, following, call); err != nil {
			return common.Hash{}, err
		}
	}
	if err := r.sendChecked(ctx, s, call, check); err != nil {
		return common.Hash{}, err
	}
	if r.Already != "" {
		if randao, _, err = client.Randao(ctx, r.Slot); err != nil {
			return common.Hash{}, err
		}
	}
	r.Randao = &randao
	return randao, nil
}

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
	if p.draft, err = draftOf(ctx, c, s); err != nil {
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
		return fmt.Errorf("propose for slot %d: the draft follows block %d, the last one is %d: build it again (fernet block build)", p.slot, p.draft.Parent, tip)
	}
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
	follower, err := openFollower(ctx, p.s, p.genesis)
	if err != nil {
		return err
	}
	if err := checkDraft(ctx, follower, p.draft); err != nil {
		return err
	}
	// Without keys there is no proposal, and RANDAO would be recorded for nothing.
	_, err = deploymentKeys(ctx, p.s, p.Client)
	return err
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
func bodyPath(s *session.Session, d *settlement.Deployment, p bindings.Proposal) string {
	return s.DataPath("proposals", fmt.Sprintf("%d-%s-block-%d-txs-%d-%s.draft.json",
		d.ChainID, tag(common.BytesToHash(crypto.Keccak256(d.Settlement[:]))), p.Parent+1, p.NumTxs, tag(p.BodyHash)))
}

// proof returns the proof kept of a proposal, or makes and keeps one: sent again, it is the same transaction.
func (p *proposing) proof(ctx context.Context, r *slotSent, proposal bindings.Proposal, prove func() ([rules.ProofSize]byte, error)) ([rules.ProofSize]byte, error) {
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
		Deployment: prover.Files(p.Deployment), Slot: p.slot, StakerID: proposal.StakerId, FeeSplit: rules.Bps(proposal.FeeSplitBps),
		NumTxs: proposal.NumTxs, Parent: proposal.Parent, BodyHash: proposal.BodyHash, TxRoot: proposal.TxRoot, Vrf: proposal.Vrf, Proof: proof,
	})
}

// call is the transaction of a proposal. Its ID is that of the file, and has no proof in it: after a reorg below the slot another
// one is to be proposed in its place.
func (p *proposing) call(ctx context.Context, proposal bindings.Proposal, proof [rules.ProofSize]byte) (txmgr.Candidate, error) {
	call := p.Propose(p.slot, proposal, proof)
	var err error
	call.ID, err = p.s.ID(ctx, "propose", p.slot, proposal.StakerId, proposal.FeeSplitBps, p.block())
	return call, err
}

func proposalOf(p *files.Proposal) bindings.Proposal {
	return bindings.Proposal{
		StakerId: p.StakerID, FeeSplitBps: uint16(p.FeeSplit), NumTxs: p.NumTxs, Parent: p.Parent,
		BodyHash: p.BodyHash, TxRoot: p.TxRoot, Vrf: p.Vrf,
	}
}

func slotReveal(ctx context.Context, c *cli.Context, s *session.Session) (*slotSent, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slot, _, err := slotOf(ctx, c, client)
	if err != nil {
		return nil, err
	}
	var draft *files.Draft
	path := c.String("block")
	if path != "" {
		draft, err = files.ReadDraft(path, prover.Files(client.Deployment))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	last, proposedHere := lastProposed(s, client, draft)
	if proposedHere && c.Bool("wait") && !c.IsSet("slot") {
		slot = last
	}
	watch := &revealWatch{client: client, s: s, slot: slot, draft: draft}
	check := waitFor(ctx, c, s, watch.check)
	proposal, proposed, err := client.WinningProposal(ctx, slot)
	if err != nil {
		return nil, err
	}
	if !proposed {
		if check == nil {
			check = fmt.Errorf("reveal body of slot %d: nobody proposed a block", slot)
		}
		return nil, check
	}
	if draft == nil {
		gone := path
		path = bodyPath(s, client.Deployment, proposal)
		draft, err = files.ReadDraft(path, prover.Files(client.Deployment))
		switch {
		case errors.Is(err, fs.ErrNotExist) && gone != "":
			return nil, fmt.Errorf("reveal body of slot %d: there is no %s, nor was the body proposed from this --data-dir", slot, gone)
		case errors.Is(err, fs.ErrNotExist) && proposedHere && last == slot:
			return nil, fmt.Errorf("reveal body of slot %d: the slot is lost: its best proposal is that of staker %d, score %s", slot, proposal.StakerId,
				points(rules.Score(proposal.Vrf, rules.Bps(proposal.FeeSplitBps))))
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("reveal body of slot %d: the best proposal, of staker %d, was not made from this --data-dir: name the draft with --block", slot, proposal.StakerId)
		case err != nil:
			return nil, err
		}
		s.Note("the draft is taken from %s", path)
	}
	s.WarnIfOpen(path)
	r := &slotSent{Slot: slot, Block: draft.Parent + 1}
	if proposal.BodyHash != crypto.Keccak256Hash(draft.Body) || proposal.NumTxs != draft.NumTxs || proposal.Parent != draft.Parent {
		return nil, fmt.Errorf("reveal body of slot %d: the best proposal, of staker %d, is of another block than %s", slot, proposal.StakerId, path)
	}
	tip, err := client.Tip(ctx)
	if err != nil {
		return nil, err
	}
	if check == nil && tip != proposal.Parent {
		return nil, fmt.Errorf("reveal body of slot %d: it follows block %d, the last one is %d now: the slot stays empty", slot, proposal.Parent, tip)
	}
	tx, err := sendOne(ctx, s, client.Reveal(slot, proposal, draft.Body), check, "reveal", slot, tag(settlement.ProposalHash(proposal)))
	if err != nil {
		return nil, err
	}
	r.sent = *tx
	if !s.Config.DryRun {
		r.line = fmt.Sprintf("Block %d, of slot %d by sequencer %d, is revealed: provers have %d L1 blocks.", r.Block, slot, proposal.StakerId, client.Params.Schedule.ProvingBlocks)
	}
	return r, nil
}

// eligible says why a staker may not act in a slot that starts at an L1 block.
func eligible(s settlement.Staker, role rules.Role, slotStart uint64) error {
	switch {
	case !s.Roles.Has(role):
		return fmt.Errorf("staker %d has the roles %s, fixed for life, and not %s", s.ID, s.Roles, role)
	case slotStart < s.ActivationBlock:
		return fmt.Errorf("staker %d is active from L1 block %d on, the slot starts at %d", s.ID, s.ActivationBlock, slotStart)
	case !s.EligibleAt(slotStart):
		return fmt.Errorf("staker %d asked to exit at L1 block %d, the slot starts at %d", s.ID, s.ExitBlock, slotStart)
	}
	return nil
}

package audit

import (
	"fmt"
	"math/big"

	"fernet/prover/keys"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// How many tickets, and how many proofs of submissions, are verified in one equation.
const (
	ticketBatch = 64
	proofBatch  = 1024
)

// proofs verifies the proofs that L1 verified, natively, under the keys read from L1.
type proofs struct {
	*replay
	ticketKey, baseKey, mergeKey *keys.Verifying
	onL1                         settlement.VerifyingKeys

	tickets     []keys.Proof
	ticketsOf   []place
	sealed      []keys.Sealed
	sealedOf    []place
	sealedCount int // proofs in sealed
}

func newProofs(r *replay, onL1 settlement.VerifyingKeys) (*proofs, error) {
	p := &proofs{replay: r, onL1: onL1}
	for _, k := range []struct {
		name string
		key  []byte
		to   **keys.Verifying
	}{{"ticket", onL1.Ticket, &p.ticketKey}, {"base", onL1.Base, &p.baseKey}, {"merge", onL1.Merge, &p.mergeKey}} {
		var err error
		if *k.to, err = keys.NewVerifying(k.name, k.key); err != nil {
			return nil, fmt.Errorf("key of the %s circuit on L1: %w", k.name, err)
		}
	}
	return p, nil
}

// ticket has the ticket proof of a proposal verified.
func (p *proofs) ticket(where place, e *settlement.Proposed, vrfKey *big.Int, proof [rules.ProofSize]byte) {
	randao, _ := p.randomness.of(e.Slot)
	meta := rules.Meta{StakerID: e.Proposal.StakerID, FeeBps: e.Proposal.FeeSplit, Node: rules.SequencerNode, Mode: p.view.Params.VrfMode}
	p.tickets = append(p.tickets, keys.Proof{Bytes: proof, Public: []*big.Int{
		p.view.Deployment.SequencerSeed(e.Slot, randao), vrfKey, rules.TicketWord(meta, e.Proposal.Vrf),
	}})
	p.ticketsOf = append(p.ticketsOf, where)
	if len(p.tickets) >= ticketBatch {
		p.flushTickets()
	}
}

// submission has the proofs of a submission verified, if that is asked for. Its shape is sound.
func (p *proofs) submission(where place, b *block, s *rules.Submission, vrfKeys []*big.Int) {
	if !p.opts.Proofs {
		return
	}
	p.sealed = append(p.sealed, keys.Sealed{
		Submission: s, Tree: b.tree, VrfKeys: vrfKeys, Domain: p.view.Deployment.BatchDomain(p.onL1, b.tree.NumTxs, b.body),
	})
	p.sealedOf = append(p.sealedOf, where)
	if p.sealedCount += s.NumProofs(); p.sealedCount >= proofBatch {
		p.flushSealed()
	}
}

func (p *proofs) flush() {
	p.flushTickets()
	p.flushSealed()
}

func (p *proofs) flushTickets() {
	verdict, err := p.ticketKey.VerifyBatch(p.tickets)
	if err != nil {
		p.unseen("ticket proofs of proposals", err)
	}
	for i, wrong := range verdict.Errors {
		p.verdict(RuleTicket, p.ticketsOf[i], "ticket proof of a proposal", wrong)
	}
	p.summary.Proofs += uint64(len(verdict.Errors))
	p.tickets, p.ticketsOf = p.tickets[:0], p.ticketsOf[:0]
}

func (p *proofs) flushSealed() {
	if len(p.sealed) == 0 {
		return
	}
	verdicts, err := keys.VerifySealed(p.baseKey, p.mergeKey, p.sealed)
	if err != nil {
		p.unseen("proofs of submissions", err)
	}
	for i, wrong := range verdicts {
		p.verdict(Rule4, p.sealedOf[i], "proofs of a submission", wrong)
	}
	if err == nil {
		p.summary.Proofs += uint64(p.sealedCount)
	}
	p.sealed, p.sealedOf, p.sealedCount = nil, nil, 0
}

func (p *proofs) verdict(rule string, where place, what string, wrong error) {
	bad := ""
	if wrong != nil {
		bad = wrong.Error()
	}
	p.holds(rule, where, what, bad, "proofs that verify")
}

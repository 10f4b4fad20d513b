package audit

import (
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/application"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// chain replays which blocks are on record, which of them are proven, and which are dropped.
type chain struct {
	*replay
	last, proven uint64
	blocks       map[uint64]*block // that are not finalized
	provenState  *big.Int          // after the last proven block

	revealing  *settlement.Revealed // in the transaction at hand: no block was appended for it yet
	finalizing *block               // in the transaction at hand: it was not settled yet
}

// block is one that was revealed and is not finalized.
type block struct {
	number     uint64
	slot       uint64
	proposal   settlement.Proposal
	tree       rules.Tree
	seenTxs    uint32
	windowEnd  uint64
	seed       *big.Int
	body       rules.BodyBinding
	stateIn    *big.Int
	transition *application.Transition // of the body, executed; nil: it was not
	// why nobody can prove it; "": somebody can, or it is not known
	unprovable string
	best       bestRoot
	report     *BlockReport
}

// bestRoot is the best root of a block so far.
type bestRoot struct {
	total       *big.Int // 0: there is none
	keepBps     *big.Int
	payoutsRoot common.Hash
	payouts     []rules.Payout
	stateOut    *big.Int
	fees        *big.Int
	beneficiary common.Address
}

func newChain(r *replay) *chain { return &chain{replay: r, blocks: map[uint64]*block{}} }

func integer(v *big.Int) units.Integer { return units.Integer{Int: v} }

// dead reports whether the window of the first block without a root is over at an L1 block.
func (c *chain) dead(now uint64) bool {
	first := c.blocks[c.proven+1]
	return c.last > c.proven && first != nil && now >= first.windowEnd
}

// tip is the last block that can be built on.
func (c *chain) tip(now uint64) uint64 {
	if c.dead(now) {
		return c.proven
	}
	return c.last
}

func (c *chain) revealed(e *settlement.Revealed) { c.revealing = e }

func (c *chain) appended(e *settlement.BlockAppended) {
	p, schedule, d := atSlot(e.Origin, e.Slot).ofBlock(e.Number), c.view.Params.Schedule, c.view.Deployment
	reveal := c.revealing
	c.revealing = nil
	if reveal == nil || reveal.Slot != e.Slot {
		c.finding(RuleAppend, p, "block", "one that was not revealed", "one for each reveal")
		return
	}
	c.same(RulePrune, p, "blocks that count as pruned, when a block is appended", c.dead(e.L1Block), false)
	c.same(RuleAppend, p, "number of a block", e.Number, c.last+1)
	c.same(RuleAppend, p, "number of a block, as revealed", reveal.Number, e.Number)
	c.same(RuleAppend, p, "parent of a block", reveal.Proposal.Parent, e.Number-1)
	windowEnd := schedule.WindowEnd(e.Slot)
	c.same(RuleWindow, p, "end of the proving window", e.WindowEnd, windowEnd)
	randao, _ := c.randomness.of(e.Slot)
	seed := d.ProverSeed(e.Slot, randao, reveal.Proposal.Vrf)
	c.same(RuleSeed, p, "seed of the block's prover tickets", e.Seed, seed)
	b := &block{
		number: e.Number, slot: e.Slot, proposal: reveal.Proposal, windowEnd: windowEnd, seed: seed, best: bestRoot{total: new(big.Int)},
	}
	b.tree, _ = d.Tree(b.proposal.NumTxs) // a size that is none was found when it was proposed
	b.seenTxs, _ = rules.SeenTxs(reveal.Body, b.proposal.NumTxs, d.Params.TxBytes)
	bodyHash := rules.BodyHash(reveal.Body, d.Params.TxBytes)
	b.body.Challenge = d.BodyChallenge(e.Slot, bodyHash, b.proposal.TxRoot)
	b.body.Fingerprint = new(big.Int)
	if words, err := rules.BodyWords(reveal.Body, b.proposal.NumTxs, d.Params.TxBytes); err == nil {
		b.body.Fingerprint = rules.Fingerprint(words, b.body.Challenge)
	}
	c.last, c.blocks[e.Number] = e.Number, b
	c.ledger.execute(b, reveal.Body)
	b.report = c.reportOf(b, reveal, randao)
}

// reportOf begins the report of a block.
func (c *chain) reportOf(b *block, e *settlement.Revealed, randao common.Hash) *BlockReport {
	p := b.proposal
	report := &BlockReport{
		Number: b.number, Slot: b.slot, LastSlot: b.slot, Fate: FatePending, Randao: randao, Sequencer: p.StakerID, FeeSplit: p.FeeSplit,
		Parent: p.Parent, NumTxs: p.NumTxs, TxsPerBase: b.tree.TxsPerBase, SeenTxs: b.seenTxs, BodyHash: p.BodyHash, TxRoot: integer(p.TxRoot),
		Seed: integer(b.seed), Challenge: integer(b.body.Challenge), Fingerprint: integer(b.body.Fingerprint), RevealedAt: placeOf(e.Origin), WindowEnd: b.windowEnd,
	}
	if of := c.slots.open[b.slot]; of != nil {
		report.Proposals = of.proposals
	}
	return report
}

func (c *chain) pruned(e *settlement.BlocksPruned) {
	p := at(e.Origin).ofBlock(e.FirstNumber)
	c.same(RulePrune, p, "first block that is dropped", e.FirstNumber, c.proven+1)
	c.same(RulePrune, p, "last block that is dropped", e.LastNumber, c.last)
	first := c.blocks[c.proven+1]
	if first == nil {
		c.finding(RulePrune, p, "blocks that are dropped", "some", "none: there is none without a root")
		return
	}
	bad := ""
	if !c.dead(e.L1Block) {
		bad = fmt.Sprintf("open until L1 block %d", first.windowEnd)
	}
	c.holds(RulePrune, p, "proving window of the first block that is dropped", bad, "over")
	c.same(RulePenalty, p, "author of the first block that is dropped", e.SequencerID, first.proposal.StakerID)
	c.stakes.penaltyFollows(first.proposal.StakerID, c.view.Params.PrunePenalty, fmt.Sprintf("block %d, which was pruned", first.number))
	why := fmt.Sprintf("no root came until L1 block %d", first.windowEnd)
	if first.unprovable != "" {
		why = "nobody can prove it: " + first.unprovable
	}
	for number := first.number; number <= c.last; number++ {
		b := c.blocks[number]
		delete(c.blocks, number)
		if b == nil || b.report == nil {
			continue
		}
		c.summary.Pruned++
		b.report.Fate, b.report.Reason = FatePruned, why
		if number > first.number {
			b.report.Reason = fmt.Sprintf("it was built on block %d, which was pruned", first.number)
		}
		c.tell(b)
	}
	c.last = c.proven
	c.ledger.dropAbove(c.proven)
}

// proves notes that a block has a root.
func (c *chain) proves(b *block) {
	c.proven = b.number
	b.stateIn, c.provenState = c.provenState, b.best.stateOut
	c.ledger.dropBelow(b.number)
}

func (c *chain) finalized(e *settlement.Finalized) {
	p, b := at(e.Origin).ofBlock(e.Number), c.blocks[e.Number]
	bad := ""
	switch {
	case b == nil || e.Number > c.last:
		bad = "one that is not on record, or was finalized before"
	case e.Number > c.proven:
		bad = "one without a root"
	case e.L1Block < b.windowEnd:
		bad = fmt.Sprintf("one whose window is open until L1 block %d", b.windowEnd)
	}
	if c.holds(RuleFinalize, p, "block that is finalized", bad, "a proven one, once, after its window") || b != nil && e.Number <= c.proven {
		c.finalizing = b
	}
}

// settled is called when the block that is being finalized was settled.
func (c *chain) settled(e *settlement.Settled) *block {
	b := c.finalizing
	c.finalizing = nil
	if b == nil || b.number != e.Number {
		c.finding(RuleFinalize, at(e.Origin).ofBlock(e.Number), "settlement of a block", "one without a finalization", "one for each")
		return nil
	}
	return b
}

// close forgets a block that was settled, and reports it.
func (c *chain) close(b *block) {
	delete(c.blocks, b.number)
	c.records.block(b, true)
	c.earlier.closed = append(c.earlier.closed, b)
	b.report.Fate = FateFinalized
	if c.opts.reports(b.number) {
		c.summary.Reported++
	}
	c.tell(b)
}

func (c *chain) tell(b *block) {
	if c.opts.reports(b.number) {
		c.keep(c.sink.Block(b.report))
	}
}

func (c *chain) transactionEnds(o settlement.Origin) {
	if c.revealing != nil {
		c.finding(RuleAppend, atSlot(o, c.revealing.Slot), "block of a reveal", "none", "one")
		c.revealing = nil
	}
	if c.finalizing != nil {
		c.finding(RuleFinalize, at(o).ofBlock(c.finalizing.number), "settlement of a finalized block", "none", "one")
		c.finalizing = nil
	}
}

// open are the blocks that are not finalized, in order.
func (c *chain) open() (open []*block) {
	for _, number := range slices.Sorted(maps.Keys(c.blocks)) {
		if number <= c.last {
			open = append(open, c.blocks[number])
		}
	}
	return open
}

// compare has the records of the blocks compared that are not finalized.
func (c *chain) compare() {
	c.summary.Blocks = c.last
	for _, b := range c.open() {
		c.records.block(b, false)
	}
}

// end reports the blocks that are not finalized.
func (c *chain) end() {
	for _, b := range c.open() {
		if b.number <= c.proven {
			b.report.Fate = FateProven
		}
		c.tell(b)
	}
}

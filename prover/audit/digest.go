package audit

import (
	"math/big"

	"fernet/settlement/units"
)

// Digest is a sink that keeps what a person reads of an audit: findings, what became of slots and
// blocks that were lost, and sums. It keeps MaxKept of each and counts the rest, so that it does
// not grow with the chain.
type Digest struct {
	Findings []Finding `json:"findings"`
	Lost     []Lost    `json:"lost"`
	// LeftOut are the findings and runs beyond MaxKept that were counted alone.
	LeftOut int `json:"leftOut,omitempty"`

	// Sums over the finalized blocks that were reported, in wei.
	Fees        units.Integer `json:"fees"`
	BlockReward units.Integer `json:"blockReward"`
	Rewards     units.Integer `json:"rewards"` // paid to provers
	Shares      units.Integer `json:"shares"`  // paid to sequencers and submitters
	// at finalization, and of what nobody claimed in time
	Burned units.Integer `json:"burned"`
}

// MaxKept is how many findings, and how many runs of lost slots and blocks, a Digest keeps.
const MaxKept = 1000

// Lost is a slot without a block, a block that was pruned, or several in a row of which the same is
// to be said.
type Lost struct {
	Fate      Fate   `json:"fate"`
	Reason    string `json:"reason"`
	FirstSlot uint64 `json:"firstSlot"`
	LastSlot  uint64 `json:"lastSlot"`
	First     uint64 `json:"firstBlock,omitempty"` // of pruned blocks
	Last      uint64 `json:"lastBlock,omitempty"`
}

// NewDigest returns a digest of nothing.
func NewDigest() *Digest {
	d := &Digest{Findings: []Finding{}, Lost: []Lost{}}
	for _, sum := range []*units.Integer{&d.Fees, &d.BlockReward, &d.Rewards, &d.Shares, &d.Burned} {
		sum.Int = new(big.Int)
	}
	return d
}

// Block adds what was paid of a finalized block, or notes one that was lost.
func (d *Digest) Block(b *BlockReport) error {
	switch b.Fate {
	case FateFinalized:
		add(d.Fees, b.Fees)
		add(d.BlockReward, b.BlockReward)
		add(d.Burned, b.Burned)
	case FatePruned, FateEmpty, FateMissed:
		d.lose(b)
	}
	return nil
}

func (d *Digest) lose(b *BlockReport) {
	if i := len(d.Lost) - 1; i >= 0 && d.Lost[i].goesOn(b) {
		d.Lost[i].LastSlot, d.Lost[i].Last = b.LastSlot, b.Number
		return
	}
	if len(d.Lost) == MaxKept {
		d.LeftOut++
		return
	}
	d.Lost = append(d.Lost, Lost{b.Fate, b.Reason, b.Slot, b.LastSlot, b.Number, b.Number})
}

// goesOn reports whether a slot or block is the next of a run.
func (l *Lost) goesOn(b *BlockReport) bool {
	if l.Fate != b.Fate || l.Reason != b.Reason {
		return false
	}
	if b.Fate == FatePruned {
		return b.Number == l.Last+1 && b.Slot > l.LastSlot
	}
	return b.Slot == l.LastSlot+1
}

// Claim adds what was paid, or burned since nobody claimed it.
func (d *Digest) Claim(c *ClaimReport) error {
	switch c.Kind {
	case ClaimReward:
		add(d.Rewards, c.Amount)
	case ClaimSequencer, ClaimSubmitter:
		add(d.Shares, c.Amount)
	case ClaimExpired:
		add(d.Burned, c.Amount)
	}
	return nil
}

// Finding keeps a finding.
func (d *Digest) Finding(f Finding) error {
	if len(d.Findings) == MaxKept {
		d.LeftOut++
		return nil
	}
	d.Findings = append(d.Findings, f)
	return nil
}

func add(sum, amount units.Integer) {
	if amount.Int != nil {
		sum.Int.Add(sum.Int, amount.Int)
	}
}

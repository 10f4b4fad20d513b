package audit

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// Finding is a figure of L1 that disagrees with what follows from the rest.
type Finding struct {
	Rule     string      `json:"rule"` // one of Rules
	What     string      `json:"what"` // the figure
	Block    uint64      `json:"block,omitempty"`
	Slot     *uint64     `json:"slot,omitempty"`
	L1Block  uint64      `json:"l1Block,omitempty"`
	Tx       common.Hash `json:"tx,omitzero"`
	Expected string      `json:"expected"`
	Found    string      `json:"found"`
	// Unit of Expected and Found where they are amounts: UnitWei; else "".
	Unit string `json:"unit,omitempty"`
}

// UnitWei is the unit of amounts.
const UnitWei = "wei"

// String is one line: "rule 3: block 7, L1 block 812, tx 0x…: what: expected …, found …".
func (f Finding) String() string {
	var where []string
	if f.Block > 0 {
		where = append(where, fmt.Sprintf("block %d", f.Block))
	}
	if f.Slot != nil {
		where = append(where, fmt.Sprintf("slot %d", *f.Slot))
	}
	if f.L1Block > 0 {
		where = append(where, fmt.Sprintf("L1 block %d", f.L1Block))
	}
	if f.Tx != (common.Hash{}) {
		where = append(where, "transaction "+f.Tx.Hex())
	}
	text := f.Rule + ": " + strings.Join(where, ", ")
	if len(where) > 0 {
		text += ": "
	}
	return fmt.Sprintf("%s%s: expected %s, found %s", text, f.What, f.Expected, f.Found)
}

// Unseen is what could not be looked at.
type Unseen struct {
	What  string `json:"what"`
	Why   string `json:"why"`
	Times int    `json:"times"`
}

// place is what a figure is of.
type place struct {
	block uint64
	slot  *uint64
	at    settlement.Origin
}

func at(o settlement.Origin) place { return place{at: o} }

func atSlot(o settlement.Origin, slot uint64) place { return place{slot: &slot, at: o} }

// ofBlock returns the place with a block.
func (p place) ofBlock(number uint64) place {
	p.block = number
	return p
}

// figures compares figures and says what disagrees.
type figures struct {
	sink    Sink
	summary *Summary
	err     error // of the sink, the first

	standing map[standing]bool // what disagreed at the last view
}

// standing is a figure that is compared at each view of a watch.
type standing struct {
	rule, what string
	block      uint64
}

// same compares a figure of L1 with what it has to be.
func (f *figures) same(rule string, p place, what string, found, expected any) bool {
	f.summary.Checked++
	if equal(found, expected) {
		return true
	}
	f.differ(rule, p, what, found, expected)
	return false
}

// stands is same of a figure that is compared at each view: for as long as it disagrees it is one
// finding.
func (f *figures) stands(rule string, p place, what string, found, expected any) {
	f.summary.Checked++
	key := standing{rule, what, p.block}
	agrees := equal(found, expected)
	if !agrees && !f.standing[key] {
		f.differ(rule, p, what, found, expected)
	}
	if agrees {
		delete(f.standing, key)
	} else {
		f.standing[key] = true
	}
}

// holds is a check that is not of a figure: bad says what is wrong, "" when nothing is.
func (f *figures) holds(rule string, p place, what, bad, expected string) bool {
	f.summary.Checked++
	if bad == "" {
		return true
	}
	f.finding(rule, p, what, bad, expected)
	return false
}

// differ is finding of a figure that is another than it has to be.
func (f *figures) differ(rule string, p place, what string, found, expected any) {
	f.tell(p, Finding{Rule: rule, What: what, Expected: text(expected), Found: text(found), Unit: unitOf(rule, what, found)})
}

func (f *figures) finding(rule string, p place, what, found, expected string) {
	f.tell(p, Finding{Rule: rule, What: what, Expected: expected, Found: found})
}

// tell counts a finding and gives it to the sink, with its place.
func (f *figures) tell(p place, of Finding) {
	of.Block, of.Slot, of.L1Block, of.Tx = p.block, p.slot, p.at.L1Block, p.at.TxHash
	f.summary.Findings++
	f.keep(f.sink.Finding(of))
}

// amountRules are those whose large integers are all amounts. Of other rules the names of amounts
// begin as one of amountNames.
var (
	amountRules = []string{
		RuleSplit, RuleReward, RuleBurn, RuleSubmitter, RuleClaim, RuleExpire, RuleAbsorb, RuleFunds, RuleDeposits, RuleSupply,
		RulePenalty,
	}
	amountNames = []string{"fees", "what is left to pay", "reward of one basis point", "sequencer's share", "submitter's share", "missing deposit"}
)

// unitOf is the unit of a figure.
func unitOf(rule, what string, figure any) string {
	_, large := figure.(*big.Int)
	if large && (slices.Contains(amountRules, rule) || slices.ContainsFunc(amountNames, func(name string) bool { return strings.HasPrefix(what, name) })) {
		return UnitWei
	}
	return ""
}

// keep notes the first error of the sink.
func (f *figures) keep(err error) {
	if f.err == nil {
		f.err = err
	}
}

// unseen notes what could not be looked at; the same is noted once, and counted.
func (f *figures) unseen(what string, why error) {
	for i := range f.summary.Unseen {
		if f.summary.Unseen[i].What == what {
			f.summary.Unseen[i].Times++
			return
		}
	}
	f.summary.Unseen = append(f.summary.Unseen, Unseen{what, why.Error(), 1})
}

func equal(a, b any) bool {
	x, isInt := a.(*big.Int)
	y, both := b.(*big.Int)
	if isInt && both {
		return x.Cmp(y) == 0
	}
	return a == b
}

// text writes a figure.
func text(v any) string {
	switch v := v.(type) {
	case common.Hash:
		return v.Hex()
	case common.Address:
		return v.Hex()
	case rules.Bps:
		return fmt.Sprintf("%d bps", uint16(v))
	}
	return fmt.Sprint(v)
}

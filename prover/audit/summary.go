package audit

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/units"
)

// Summary is what an audit found.
type Summary struct {
	L1Block  uint64      `json:"l1Block"` // that everything was read at
	L1Hash   common.Hash `json:"l1Hash"`
	Blocks   uint64      `json:"blocks"` // L2 blocks on the chain, pending ones included
	Pruned   uint64      `json:"pruned"`
	Empty    uint64      `json:"emptySlots"`
	Missed   uint64      `json:"missedReveals"`
	Roots    uint64      `json:"roots"`    // submissions that L1 took
	Proofs   uint64      `json:"proofs"`   // that were verified natively
	Checked  uint64      `json:"checked"`  // figures compared
	Findings int         `json:"findings"` // of them disagree
	Unseen   []Unseen    `json:"unseen,omitempty"`
	// Notes say what more could have been compared, and was not. No figure depends on it.
	Notes []string `json:"notes,omitempty"`
	// Reported is how many finalized blocks are in the range that was asked for.
	Reported uint64 `json:"reported"`
	// SingleParty is true while no ceremony's transcript is named for the keys.
	SingleParty bool `json:"singleParty"`
	// Ended is false of an audit that was stopped: L1 was replayed up to Reached.
	Ended   bool   `json:"ended"`
	Reached uint64 `json:"reached"`
	// Surplus is what Rewards holds at the view beyond its accounts, in wei: somebody sent it
	// there, and absorb adds it to the reserve. Nil of an audit that did not come to the view.
	Surplus units.Integer `json:"surplus,omitzero"`
}

// Exit codes of an audit.
const (
	ExitAgrees  = 0
	ExitFinding = 1
	ExitUnseen  = 3 // nothing disagrees, but something was not looked at, or there is no block
)

// ExitCode says whether everything agrees.
func (s *Summary) ExitCode() int {
	switch {
	case s.Findings > 0:
		return ExitFinding
	case len(s.Unseen) > 0 || s.Reported == 0 || !s.Ended:
		return ExitUnseen
	}
	return ExitAgrees
}

// Errors of an audit that was done and does not end well.
var (
	// ErrFindings means that L1 has figures that do not follow from the rest.
	ErrFindings = errors.New("L1 does not agree with what follows from its own events and calldata")
	// ErrUnseen means that nothing disagrees, and that not everything could be looked at.
	ErrUnseen = errors.New("nothing disagrees, but not everything could be looked at")
	// ErrBroken means that nothing disagreed before the audit was broken off.
	ErrBroken = errors.New("nothing disagrees, but the audit was broken off")
	// ErrNoBlock means that nothing disagrees, and that no block of the range is finalized.
	ErrNoBlock = errors.New("nothing disagrees, but no block of the range is finalized")
)

// Err is nil exactly when ExitCode is ExitAgrees.
func (s *Summary) Err() error {
	switch {
	case s.Findings > 0:
		return fmt.Errorf("%w: %s", ErrFindings, s.Outcome())
	case len(s.Unseen) > 0 || !s.Ended:
		return fmt.Errorf("%w: %s", ErrUnseen, s.Outcome())
	case s.Reported == 0:
		return fmt.Errorf("%w: %s", ErrNoBlock, s.Outcome())
	}
	return nil
}

// Verdict is one line: what was read, and what came of it.
func (s *Summary) Verdict() string {
	return fmt.Sprintf("L1 block %d, %s: %s", s.L1Block, s.L1Hash, s.Outcome())
}

// Outcome is the verdict without the L1 block that was read at. Of an audit that was stopped it
// does not say that anything agrees.
func (s *Summary) Outcome() string {
	var outcome string
	switch {
	case s.Findings > 0:
		outcome = fmt.Sprintf("%d of %d figures DISAGREE", s.Findings, s.Checked)
	case !s.Ended:
		outcome = fmt.Sprintf("no finding among the first %d figures", s.Checked)
	case s.Reported == 0:
		outcome = fmt.Sprintf("no finalized block in the range; all %d figures that were checked agree", s.Checked)
	default:
		outcome = fmt.Sprintf("all %d figures agree", s.Checked)
	}
	switch len(s.Unseen) {
	case 0:
	case 1:
		outcome += "; 1 thing could not be looked at"
	default:
		outcome += fmt.Sprintf("; %d things could not be looked at", len(s.Unseen))
	}
	if !s.Ended {
		outcome += fmt.Sprintf("; stopped at L1 block %d", s.Reached)
	}
	if s.SingleParty {
		outcome += "; single-party setup"
	}
	return outcome
}

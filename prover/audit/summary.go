package audit

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
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

// Verdict is one line.
func (s *Summary) Verdict() string {
	var verdict string
	switch {
	case s.Findings > 0:
		verdict = fmt.Sprintf("%d of %d figures DISAGREE", s.Findings, s.Checked)
	case s.Reported == 0:
		verdict = fmt.Sprintf("no finalized block in the range; all %d figures that were checked agree", s.Checked)
	default:
		verdict = fmt.Sprintf("all %d figures agree", s.Checked)
	}
	if len(s.Unseen) > 0 {
		verdict += fmt.Sprintf("; %d things could not be looked at", len(s.Unseen))
	}
	if !s.Ended {
		verdict += fmt.Sprintf("; stopped at L1 block %d", s.Reached)
	}
	if s.SingleParty {
		verdict += "; single-party setup"
	}
	return fmt.Sprintf("L1 block %d, %s: %s", s.L1Block, s.L1Hash, verdict)
}

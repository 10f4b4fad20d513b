package audit

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// Figure is one number L1 gave and what the rules make of its inputs.
type Figure struct {
	Name       string `json:"name"`
	OnChain    string `json:"onChain"`
	Recomputed string `json:"recomputed"`
	Agree      bool   `json:"agree"`
}

// Report is the audit of one block.
type Report struct {
	Block   uint64      `json:"block"`
	L1Block uint64      `json:"l1Block"` // that everything was read at
	L1Hash  common.Hash `json:"l1Hash"`
	Figures []Figure    `json:"figures"`
	// wei that were sent to Rewards and not absorbed: nobody's, and no finding
	Surplus *big.Int `json:"-"`
	Unread  []string `json:"notRead,omitempty"` // what was left out, and why
}

// Agreeing returns how many figures agree.
func (r *Report) Agreeing() int {
	n := 0
	for _, f := range r.Figures {
		if f.Agree {
			n++
		}
	}
	return n
}

// OK reports whether there are figures and all of them agree.
func (r *Report) OK() bool { return len(r.Figures) > 0 && r.Agreeing() == len(r.Figures) }

// Disagreeing returns the figures that do not agree.
func (r *Report) Disagreeing() []Figure {
	var found []Figure
	for _, f := range r.Figures {
		if !f.Agree {
			found = append(found, f)
		}
	}
	return found
}

// String is the report's last line: "settlement checked: 41 of 41 figures agree".
func (r *Report) String() string {
	return fmt.Sprintf("settlement checked: %d of %d figures agree", r.Agreeing(), len(r.Figures))
}

// Amount adds a figure.
func (r *Report) Amount(name string, onChain, recomputed *big.Int) {
	r.Figures = append(r.Figures, Figure{name, onChain.String(), recomputed.String(), onChain.Cmp(recomputed) == 0})
}

func (r *Report) text(name, onChain, recomputed string) {
	r.Figures = append(r.Figures, Figure{name, onChain, recomputed, onChain == recomputed})
}

func (r *Report) number(name string, onChain, recomputed uint64) {
	r.text(name, fmt.Sprint(onChain), fmt.Sprint(recomputed))
}

package prover

import (
	"errors"
	"fmt"
	"math/big"

	"fernet/prover/application"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrDraft means that a body, or what one was to be made of, makes no block that can be proven.
var ErrDraft = errors.New("draft block")

// Draft is a block a sequencer means to propose.
type Draft struct {
	Body   []byte
	NumTxs uint32
	TxRoot *big.Int
	Fees   *big.Int // wei
}

// NewDraft makes a block of a body of any application. It runs the body on the state it follows:
// one that nobody can prove is an ErrDraft.
func NewDraft(state application.State, body []byte, tree rules.Tree) (*Draft, error) {
	execution, err := state.Execute(body, tree)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDraft, err)
	}
	whole := execution.Block()
	return &Draft{Body: body, NumTxs: tree.NumTxs, TxRoot: whole.TxRoot.BigInt(new(big.Int)), Fees: whole.Fees.Big()}, nil
}

// Proposal is what a sequencer commits to on L1 with its ticket: the hash is the one that the
// deployment compares the revealed body with.
func (d *Draft) Proposal(on *settlement.Deployment, ticket *vrf.Ticket, parent uint64) settlement.Proposal {
	return settlement.Proposal{
		StakerID: ticket.Meta.StakerID, FeeSplit: ticket.Meta.FeeBps, NumTxs: d.NumTxs, Parent: parent,
		BodyHash: rules.BodyHash(d.Body, on.Params.TxBytes), TxRoot: d.TxRoot, Vrf: ticket.Vrf.Big(),
	}
}

package prover

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// ErrDraft means that transfers make no block that can be proven.
var ErrDraft = errors.New("draft block")

// Draft is a block a sequencer means to propose.
type Draft struct {
	Body   []byte
	NumTxs uint32
	TxRoot *big.Int
}

// NewDraft makes a block of transfers, padded with null transactions to fill its tree.
// It runs them on the state they follow: a block that cannot be proven is an ErrDraft, with the
// transfer that is to blame.
func NewDraft(state *ledger.State, transfers []ledger.Transfer, tree rules.Tree) (*Draft, error) {
	execution, err := ledger.Execute(state, transfers, tree)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDraft, err)
	}
	body, err := ledger.EncodeBody(ledger.Records(transfers))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDraft, err)
	}
	whole := execution.Block()
	return &Draft{Body: body, NumTxs: tree.NumTxs, TxRoot: whole.TxRoot.BigInt(new(big.Int))}, nil
}

// BodyHash is what L1 compares the revealed body with.
func (d *Draft) BodyHash() common.Hash { return rules.BodyHash(d.Body, ledger.TxBytes) }

// Proposal is what a sequencer commits to on L1 with its ticket.
func (d *Draft) Proposal(ticket *vrf.Ticket, parent uint64) settlement.Proposal {
	return settlement.Proposal{
		StakerID: ticket.Meta.StakerID, FeeSplit: ticket.Meta.FeeBps, NumTxs: d.NumTxs, Parent: parent,
		BodyHash: d.BodyHash(), TxRoot: d.TxRoot, Vrf: ticket.Vrf.Big(),
	}
}

package prover

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// Inspection is a block on L1, with what its body says and whether anybody can prove it.
type Inspection struct {
	settlement.BlockStatus
	Now        uint64      `json:"-"` // the L1 block it was read at
	BodyHash   common.Hash `json:"bodyHash"`
	Provable   bool        `json:"provable"`
	Unprovable string      `json:"unprovable,omitempty"` // why it is not
	// as this program computes, with what follows
	StateIn   *common.Hash  `json:"stateIn,omitempty"`
	StateOut  *common.Hash  `json:"stateOut,omitempty"`
	Fees      units.Integer `json:"fees,omitzero"` // wei
	Transfers []Payment     `json:"transfers"`     // null transactions left out
}

// Payment is a transfer as far as a block's body tells it.
type Payment struct {
	From      uint32        `json:"from"`
	To        uint32        `json:"to"`
	ToAddress string        `json:"toAddress"`
	Amount    units.Integer `json:"amount"` // wei
	Fee       units.Integer `json:"fee"`    // wei
	// nil in a block that cannot be run: a body does not say it
	Nonce *uint64 `json:"nonce"`
}

// PaymentOf is a transfer as a Payment.
func PaymentOf(t ledger.Transfer) Payment {
	p := paymentOf(t.Record())
	p.Nonce = &t.Nonce
	return p
}

func paymentOf(r ledger.Record) Payment {
	return Payment{From: r.From, To: r.To, ToAddress: r.ToAddress.String(), Amount: units.Integer{Int: r.Amount.Big()}, Fee: units.Integer{Int: r.Fee.Big()}}
}

// Inspect reads a block at L1's newest block, and runs its body as a prover does before it works. A
// block that cannot be proven is no error.
func Inspect(ctx context.Context, follower *Follower, number uint64) (*Inspection, error) {
	return atOneBlock(ctx, follower, fmt.Sprintf("open block %d", number), func(r *reading) (*Inspection, error) { return r.inspect(ctx, number) })
}

func (r *reading) inspect(ctx context.Context, number uint64) (*Inspection, error) {
	// What it needs of the block is read with it, and is there when it is asked for by itself.
	b, unopened := r.block(ctx, number)
	i := &Inspection{Now: r.Number, Transfers: []Payment{}}
	var err error
	if i.BlockStatus, err = r.BlockStatus(ctx, number); err != nil {
		return nil, err
	}
	record, err := r.View.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	reveal, err := r.RevealOf(ctx, record)
	if err != nil {
		return nil, err
	}
	i.BodyHash = rules.BodyHash(reveal.Body, r.Params.TxBytes)
	// A body that cannot be decoded has no transfers to show; opening the block says why.
	records, _ := ledger.DecodeBody(reveal.Body)
	for _, r := range records {
		if !r.IsNull() {
			i.Transfers = append(i.Transfers, paymentOf(r))
		}
	}
	if errors.Is(unopened, ErrUnprovable) {
		i.Unprovable = unopened.Error()
		return i, nil
	}
	if unopened != nil {
		return nil, unopened
	}
	execution, err := ledger.ExecutionOf(b.Execution)
	if err != nil {
		return nil, err
	}
	for n, t := range execution.Transfers() {
		i.Transfers[n].Nonce = &t.Nonce
	}
	whole := b.Execution.Block()
	in, out := common.Hash(whole.StateIn.Bytes()), common.Hash(whole.StateOut.Bytes())
	i.Provable, i.StateIn, i.StateOut, i.Fees.Int = true, &in, &out, whole.Fees.Big()
	return i, nil
}

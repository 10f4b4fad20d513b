package payments

import (
	"context"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// Inspection is a block on L1, with the payments in its body.
type Inspection struct {
	prover.Inspection
	Transfers []Payment `json:"transfers"` // null transactions left out
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
	return Payment{
		From: r.From, To: r.To, ToAddress: r.ToAddress.String(), Amount: units.Integer{Int: r.Amount.Big()}, Fee: units.Integer{Int: r.Fee.Big()},
	}
}

// Inspect is [prover.Inspect], with the block's payments.
func Inspect(ctx context.Context, follower *prover.Follower, number uint64) (*Inspection, error) {
	block, err := prover.Inspect(ctx, follower, number)
	if err != nil {
		return nil, err
	}
	i := &Inspection{Inspection: *block, Transfers: []Payment{}}
	// A body that cannot be decoded has no transfers to show; Unprovable says why.
	records, _ := ledger.DecodeBody(block.Body)
	for _, r := range records {
		if !r.IsNull() {
			i.Transfers = append(i.Transfers, paymentOf(r))
		}
	}
	if block.Execution == nil {
		return i, nil
	}
	execution, err := ledger.ExecutionOf(block.Execution)
	if err != nil {
		return nil, err
	}
	for n, t := range execution.Transfers() {
		i.Transfers[n].Nonce = &t.Nonce
	}
	return i, nil
}

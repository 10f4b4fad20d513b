package payments

import (
	"context"
	"errors"
	"fmt"

	"fernet/prover/ledger"
	"fernet/prover/mempool"
	"fernet/prover/mempool/api"
	"fernet/settlement/units"
)

// Pool is the pool of transfers of a node. *api.Client is one.
type Pool interface {
	Send(ctx context.Context, t ledger.Transfer) (*api.Sent, error)
	Pending(ctx context.Context, from *uint32) ([]api.Pending, error)
}

// SentTransfer is a transfer that was handed to a node, and what became of it there.
type SentTransfer struct {
	*api.Sent
	Payment
	Signed ledger.Transfer `json:"-"`
	// Known says that the node had it already.
	Known bool `json:"known,omitempty"`
	// Problem says why the node did not take it, and Reason is what programs go by.
	Problem string         `json:"problem,omitempty"`
	Reason  mempool.Reason `json:"reason,omitempty"`
}

// PrepareForPool completes a transfer that is to follow what a pool has of its sender, or, with a
// nonce that is given, to take the place of what the pool has under it: see Prepare.
// What the pool has of others counts where it can be applied, so that a free index is one that
// nobody else is about to take.
func PrepareForPool(ctx context.Context, pool Pool, state *ledger.State, t ledger.Transfer, to Payee) (ledger.Transfer, error) {
	pending, err := pool.Pending(ctx, nil)
	if err != nil {
		return t, err
	}
	after := state.Clone()
	for _, p := range pending {
		follows := p.Transfer.PublicKey == t.PublicKey && to.Nonce != nil && p.Transfer.Nonce >= *to.Nonce
		if p.Ready && !follows {
			_, _ = after.Apply(p.Transfer) // what cannot be applied now is in nobody's way
		}
	}
	if t, err = Prepare(after, nil, t, to); err != nil {
		return t, fmt.Errorf("the transfer could not be applied after those in the node's pool: %w", err)
	}
	return t, nil
}

// SignForPool completes a transfer as PrepareForPool does and signs it. key opens the sender's key:
// it is asked for once the transfer can be applied.
func SignForPool(
	ctx context.Context, pool Pool, state *ledger.State, t ledger.Transfer, to Payee, key func() (*ledger.Key, error),
) (ledger.Transfer, error) {
	t, err := PrepareForPool(ctx, pool, state, t, to)
	if err != nil {
		return t, err
	}
	signer, err := key()
	if err != nil {
		return t, err
	}
	t.Sign(signer, state.LedgerID())
	return t, nil
}

// Told says for a person what became of the transfer; of a dry run what would.
func (s SentTransfer) Told(dryRun bool) string {
	what := fmt.Sprintf("%s AZT and %s AZT of fee from index %d to index %d, nonce %d",
		units.Exact(s.Amount.Int), units.Exact(s.Fee.Int), s.From, s.To, *s.Nonce)
	if s.Sent != nil {
		what = fmt.Sprintf("%s: %s", s.Hash, what)
	}
	switch {
	case dryRun:
		return what + ": it would be handed to the node"
	case s.Known:
		return what + ": the node has it already"
	case s.Problem != "":
		return what + ": the node did not take it"
	case s.Replaced != nil:
		return fmt.Sprintf("%s: the node has it, in the place of %s", what, s.Replaced)
	case !s.Ready:
		return what + ": the node has it, and it waits for transfers of the sender with lower nonces"
	}
	return what + ": the node has it, for the next block"
}

// SendTransfers hands signed transfers to a pool, in their order, and says how many of them it did
// not take. With an error there is no more of the pool to be heard; a dry run hands over none.
func SendTransfers(ctx context.Context, pool Pool, transfers []ledger.Transfer, dryRun bool) (sent []SentTransfer, refused int, err error) {
	sent = []SentTransfer{}
	for _, t := range transfers {
		one := SentTransfer{Payment: PaymentOf(t), Signed: t}
		if dryRun {
			message, err := mempool.Encode(t)
			if err != nil {
				return sent, refused, err
			}
			one.Sent = &api.Sent{Hash: mempool.Hash(message)}
		} else if one, err = SendTransfer(ctx, pool, t); err != nil {
			return sent, refused, err
		}
		sent = append(sent, one)
		if one.Problem != "" {
			refused++
		}
	}
	return sent, refused, nil
}

// SendTransfer hands a signed transfer to a pool. That the pool refuses it is no error, but said in
// the result.
func SendTransfer(ctx context.Context, pool Pool, t ledger.Transfer) (SentTransfer, error) {
	r := SentTransfer{Payment: PaymentOf(t), Signed: t}
	var err error
	if r.Sent, err = pool.Send(ctx, t); err == nil {
		return r, nil
	}
	refused, ok := errors.AsType[*api.Error](err)
	if !ok {
		return r, fmt.Errorf("send transfer: %w", err)
	}
	if r.Sent = nil; refused.Hash != [32]byte{} {
		r.Sent = &api.Sent{Hash: refused.Hash}
	}
	if r.Known = refused.Reason == mempool.ReasonKnown; !r.Known {
		r.Problem, r.Reason = refused.Error(), refused.Reason
		return r, nil
	}
	pending, err := pool.Pending(ctx, &t.From)
	for _, p := range pending {
		r.Ready = r.Ready || p.Hash == r.Hash && p.Ready
	}
	return r, err
}

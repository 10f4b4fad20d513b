package mempool

import (
	"bytes"
	"fmt"
	"math/big"

	"fernet/prover/ledger"
	"fernet/settlement/units"
)

// leaving is a transfer that has to go for another one.
type leaving struct {
	*entry
	reason Reason
}

// admit reports why the pool does not take a transfer, whatever its signature, cheapest first, or
// what has to go for it.
func (p *Pool) admit(e *entry) (out []leaving, refused *RefusedError) {
	refuse := func(reason Reason, err error) ([]leaving, *RefusedError) {
		return nil, &RefusedError{reason, e.hash, err}
	}
	t := &e.transfer
	next, q := p.nextNonce(t.From), p.senders[t.From]
	switch {
	case p.hashes[e.hash] != nil:
		return refuse(ReasonKnown, fmt.Errorf("it is in the pool already"))
	case t.Nonce < next:
		return refuse(ReasonNonceUsed, fmt.Errorf("%w: account %d has used nonce %d, its next is %d", ledger.ErrWrongNonce, t.From, t.Nonce, next))
	case t.Nonce-next >= MaxPerSender:
		return refuse(ReasonNonceAhead, fmt.Errorf("%w: nonce %d of account %d is too far ahead, its next is %d and %d are held", ledger.ErrWrongNonce, t.Nonce, t.From, next, MaxPerSender))
	case t.Fee.Cmp(p.config.LeastFee) < 0:
		return refuse(ReasonFee, fmt.Errorf("its fee of %s AZT is below the least of %s AZT", inAZT(t.Fee), inAZT(p.config.LeastFee)))
	}
	if old := q.at(t.Nonce); old != nil {
		if least := p.bump(old.transfer.Fee); t.Fee.Big().Cmp(least) < 0 {
			return refuse(ReasonReplacement, fmt.Errorf("transfer %s has the same nonce, %d: to take its place the fee has to be %s AZT", old.hash, t.Nonce, units.Exact(least)))
		}
		out = append(out, leaving{old, ReasonReplaced})
	}
	if err := p.payable(e, q); err != nil {
		return refuse(ReasonAccount, err)
	}
	if len(out) == 0 && len(p.hashes) >= p.config.MaxTransfers {
		worst := p.worst(t.From)
		if worst == nil || !p.better(e, q, worst) {
			return refuse(ReasonFull, fmt.Errorf("the pool has %d transfers, and none that pays less would make room", len(p.hashes)))
		}
		out = append(out, leaving{worst, ReasonEvicted})
	}
	return out, nil
}

// bump is the least fee that takes the place of another, in wei.
func (p *Pool) bump(fee ledger.Amount) *big.Int {
	least := new(big.Int).Mul(fee.Big(), big.NewInt(int64(100+p.config.BumpPercent)))
	least.Add(least, big.NewInt(99)).Quo(least, big.NewInt(100))
	if least.Cmp(fee.Big()) == 0 {
		least.Add(least, big.NewInt(1))
	}
	return least
}

// payable reports why the ledger would refuse a transfer when its turn comes, as far as is known:
// income is not counted on, and all transfers of the sender have to be covered by what it has.
func (p *Pool) payable(e *entry, q queue) error {
	account, _ := p.state.Account(e.transfer.From)
	now := e.transfer
	now.Nonce = account.Nonce
	if err := p.state.Check(now); err != nil {
		return err
	}
	cost, fits := q.with(e).cost()
	if fits {
		cost, fits = cost.Add(p.state.MinBalance())
	}
	if !fits || cost.Cmp(account.Balance) > 0 {
		return fmt.Errorf("%w: account %d has %s AZT, which does not cover all of its transfers in the pool with this one",
			ledger.ErrBalanceTooLow, e.transfer.From, inAZT(account.Balance))
	}
	return nil
}

// worst is the transfer that the pool would do without first: one that waits for another before one
// that is ready, the lowest fee first. Only a sender's last can go, or those after it were of no
// use. Those of the sender that the room is for stay.
func (p *Pool) worst(except uint32) (worst *entry) {
	worstReady := false
	for from, q := range p.senders {
		if from == except {
			continue
		}
		last := q[len(q)-1]
		ready := len(q.ready(p.nextNonce(from))) == len(q)
		if worst == nil || below(last, ready, worst, worstReady) {
			worst, worstReady = last, ready
		}
	}
	return worst
}

// better reports whether a transfer that is not in the pool is worth more than one that is.
func (p *Pool) better(e *entry, q queue, than *entry) bool {
	q = q.with(e)
	ready := q.ready(p.nextNonce(e.transfer.From)).at(e.transfer.Nonce) == e
	thanReady := p.isReady(than)
	if ready == thanReady && e.transfer.Fee == than.transfer.Fee {
		return false // who was first stays
	}
	return below(than, thanReady, e, ready)
}

// below reports whether a transfer is worth less to the pool than another.
func below(a *entry, aReady bool, b *entry, bReady bool) bool {
	if aReady != bReady {
		return bReady
	}
	if c := a.transfer.Fee.Cmp(b.transfer.Fee); c != 0 {
		return c < 0
	}
	return bytes.Compare(a.hash[:], b.hash[:]) > 0
}

func inAZT(a ledger.Amount) string { return units.Exact(a.Big()) }

package txmgr

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
)

// drive carries out what the state of a send says until it is final or the
// Manager is closed. It looks at the chain first when asked to. The end of
// caller ends a send only until something of it may be in a pool.
func (m *Manager) drive(caller context.Context, s *send, look bool) {
	log := m.log.With("purpose", s.candidate.Purpose, "id", s.candidate.ID)
	if look {
		m.observe(s)
	}
	for m.ctx.Err() == nil {
		if s.unread >= maxUnread {
			m.stop(s, fmt.Errorf("%s: %w: %w", s.candidate.Purpose, ErrUnreadable, clean(s.last)))
			return
		}
		if caller.Err() != nil && m.ctx.Err() == nil {
			if s.state.giveUp() {
				s.last = caller.Err()
			}
			caller = m.ctx // what may land goes on without the caller
		}
		if s.state.begun() {
			m.launched(s)
			caller = m.ctx
		}
		act := s.state.next(m.clock.Now())
		if act != actPoll {
			log.Debug("next", "do", act, "phase", s.state.phase, "nonce", s.nonce)
		}
		switch act {
		case actDone:
			m.finish(s)
			return
		case actBroadcast:
			m.broadcast(s)
		case actBump:
			m.bump(s)
		case actLocate:
			m.locate(s)
		case actCheck:
			m.check(s)
		case actRenonce:
			m.renonce(caller, s)
		case actPoll:
			m.sleep(caller)
			m.observe(s)
		}
	}
	m.end(s, nil, ErrClosed)
}

// launched lets the next transaction have its nonce.
func (m *Manager) launched(s *send) {
	m.release(s)
	select {
	case <-s.pending.launched:
	default:
		close(s.pending.launched)
	}
}

// sleep waits for the next poll.
func (m *Manager) sleep(caller context.Context) {
	select {
	case <-m.clock.After(m.cfg.PollInterval):
	case <-caller.Done():
	case <-m.ctx.Done():
	}
}

// broadcast sends the version that is due.
func (m *Manager) broadcast(s *send) {
	tx, began := s.version(s.state.broadcastable()), m.clock.Now()
	_, err := once(m.ctx, m, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, m.backend.SendTransaction(ctx, tx)
	})
	said := classify(err)
	if err != nil {
		s.last = clean(err)
	}
	s.state.answered(tx.Hash(), said, m.clock.Now())
	switch said {
	case answerAccepted, answerKnown:
		m.over(&s.offering, "a node has the transaction", "purpose", s.candidate.Purpose, "hash", tx.Hash())
	case answerNonceTooLow: // it is found out who used it
	default:
		if !rpcerr.Of(err).Answered() && !s.reading.since.IsZero() {
			break // that L1 does not answer is said already
		}
		what := "no node takes the transaction, offering it again"
		if s.state.accepted() {
			what = "a node took the transaction, and none takes it again"
		}
		m.notice(&s.offering, began, what,
			"purpose", s.candidate.Purpose, "hash", tx.Hash(), "said", clean(err))
	}
	m.log.Debug("broadcast", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce, "hash", tx.Hash(), "answer", said, "err", clean(err))
}

// bump makes a version with higher fees, when that can help. A transaction that
// has to wait for earlier nonces is not helped by it; if the earlier ones are
// ours and a reorg dropped them, they are sent again.
func (m *Manager) bump(s *send) {
	log := m.log.With("purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce)
	impossible := func(why string, args ...any) {
		log.Debug("no bump: "+why, args...)
		if s.state.accepted() {
			m.notice(&s.waiting, m.clock.Now().Add(-m.cfg.BumpAfter), "the transaction is not mined yet, and it is not sent with higher fees: "+why,
				append([]any{"purpose", s.candidate.Purpose, "hash", s.txs[len(s.txs)-1].Hash()}, args...)...)
		}
		s.state.bumpImpossible(m.clock.Now())
	}
	if !s.state.priceLow {
		next, err := once(m.ctx, m, func(ctx context.Context) (uint64, error) { return m.backend.NonceAt(ctx, m.from, nil) })
		if err != nil {
			impossible("the account's nonce is unknown", "err", clean(err))
			return
		}
		if next < s.nonce {
			impossible("it is not next in line", "next", next)
			m.revive(next, s.nonce)
			return
		}
		if next > s.nonce {
			impossible("its nonce is used", "next", next)
			return
		}
	}
	head, tip, err := m.market(m.ctx, false)
	if err != nil {
		impossible("the market is unknown", "err", clean(err))
		return
	}
	old := s.txs[len(s.txs)-1]
	if s.state.permanent {
		old = s.version(s.state.broadcastable()) // the newest was refused for more than its price
	}
	f, ok := m.cfg.bumpFees(fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}, head.BaseFee, tip)
	if !ok {
		paid := fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}
		impossible("it pays the highest fees allowed", "fees", paid, "baseFee", gwei(head.BaseFee))
		return
	}
	before := len(s.txs)
	if err := m.addVersion(m.ctx, s, s.nonce, s.state.start, f); err != nil {
		impossible("it could not be signed and journalled", "err", err)
		return
	}
	if len(s.txs) > before {
		m.log.Warn("the transaction is not mined yet, paying more", "purpose", s.candidate.Purpose, "nonce", s.nonce,
			"old", fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}, "new", f, "hash", s.txs[len(s.txs)-1].Hash())
	}
}

// renonce takes another nonce for a send of which nothing can land.
func (m *Manager) renonce(caller context.Context, s *send) {
	ctx, stop := context.WithCancel(caller)
	defer stop()
	defer context.AfterFunc(m.ctx, stop)()
	giveUp := func(err error) {
		if m.ctx.Err() == nil && s.state.giveUp() {
			s.last = err
		}
	}
	if !s.holding {
		select {
		case <-m.turn:
			s.holding = true
		case <-ctx.Done():
			giveUp(ctx.Err())
			return
		}
	}
	s.floor = max(s.floor, s.nonce+1)
	nonce, start, f, err := m.quote(ctx, s)
	if err != nil {
		giveUp(err)
		return
	}
	m.log.Info("the nonce is another transaction's, taking the next", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "lost", s.nonce, "nonce", nonce)
	before := *s
	s.state.renonced(start, m.clock.Now())
	if s.state.phase.final() {
		s.last = fmt.Errorf("%w after %d tries", ErrNoNonce, s.state.renonces)
		return
	}
	s.txs = nil
	if err := m.addVersion(ctx, s, nonce, start, f); err != nil {
		s.nonce, s.txs = before.nonce, before.txs
		giveUp(err)
		return
	}
	s.nonce = nonce
	m.next = nonce + 1
}

// quote is the nonce and the fees of a first version, and the newest block. The
// send must hold the turn.
func (m *Manager) quote(ctx context.Context, s *send) (nonce, start uint64, f fees, err error) {
	// A node that is behind says too little, never too much: what we gave out ourselves holds.
	nonce, err = read(ctx, m, "nonce", func(ctx context.Context) (uint64, error) { return m.backend.PendingNonceAt(ctx, m.from) })
	if err != nil {
		return 0, 0, fees{}, fmt.Errorf("%s: %w", s.candidate.Purpose, err)
	}
	if nonce < m.next {
		m.revive(nonce, m.next) // or it knows too little because a reorg dropped what was final
	}
	nonce = max(nonce, m.next, s.floor)
	head, tip, err := m.market(ctx, true)
	if err != nil {
		return 0, 0, fees{}, fmt.Errorf("%s: %w", s.candidate.Purpose, err)
	}
	if f, err = m.cfg.suggestFees(head.BaseFee, tip); err != nil {
		return 0, 0, fees{}, fmt.Errorf("%s: %w", s.candidate.Purpose, err)
	}
	return nonce, head.Number, f, nil
}

// noBaseFeeError means that the chain is older than EIP-1559.
type noBaseFeeError struct{}

func (noBaseFeeError) Error() string { return "L1's newest block has no base fee" }

// RPCKind says that to ask again does not help.
func (noBaseFeeError) RPCKind() rpcerr.Kind { return rpcerr.Unreadable }

// market is the newest block and the tip that the node suggests.
// One that suggests none, whatever it is asked, gets the least.
func (m *Manager) market(ctx context.Context, patient bool) (*l1.Block, *big.Int, error) {
	latest := func(ctx context.Context) (*l1.Block, error) {
		head, err := m.backend.Block(ctx, nil)
		if err == nil && head.BaseFee == nil {
			err = noBaseFeeError{}
		}
		return head, err
	}
	suggested := func(ctx context.Context) (*big.Int, error) {
		tip, err := m.backend.SuggestGasTipCap(ctx)
		if kind := rpcerr.Of(err); err != nil && kind.Answered() && !kind.Again() {
			m.log.Debug("no tip is suggested, taking the least", "err", clean(err))
			return m.cfg.MinTip, nil
		}
		return tip, err
	}
	if !patient {
		head, err := once(ctx, m, latest)
		if err != nil {
			return nil, nil, err
		}
		tip, err := once(ctx, m, suggested)
		return head, tip, err
	}
	head, err := read(ctx, m, "newest block", latest)
	if err != nil {
		return nil, nil, err
	}
	tip, err := read(ctx, m, "tip", suggested)
	return head, tip, err
}

// gasLimit is the candidate's, or the estimate with its margin.
func (m *Manager) gasLimit(ctx context.Context, c *Candidate) (uint64, error) {
	gas := c.GasLimit
	if gas == 0 {
		call := ethereum.CallMsg{From: m.from, To: c.To, Value: c.Value, Data: c.Data}
		estimate, err := read(ctx, m, "gas estimate", func(ctx context.Context) (uint64, error) { return m.backend.EstimateGas(ctx, call) })
		if err != nil {
			if !rpcerr.Of(err).OfCall() {
				return 0, fmt.Errorf("%s: %w", c.Purpose, err)
			}
			reason, data := m.reason(err)
			return 0, &WouldFailError{Purpose: c.Purpose, Reason: reason, Data: data}
		}
		if estimate > m.cfg.MaxGas {
			return 0, fmt.Errorf("%s: %w: %d, at most %d", c.Purpose, ErrGasCap, estimate, m.cfg.MaxGas)
		}
		gas = m.cfg.limit(estimate)
	}
	if gas > m.cfg.MaxGas {
		return 0, fmt.Errorf("%s: %w: %d, at most %d", c.Purpose, ErrGasCap, gas, m.cfg.MaxGas)
	}
	return gas, nil
}

// addVersion signs a version and journals it. Only then the state knows of it.
func (m *Manager) addVersion(ctx context.Context, s *send, nonce, start uint64, f fees) error {
	c := &s.candidate
	unsigned := types.NewTx(&types.DynamicFeeTx{
		ChainID: m.chainID, Nonce: nonce, GasTipCap: f.tip, GasFeeCap: f.cap,
		Gas: c.GasLimit, To: c.To, Value: c.Value, Data: c.Data,
	})
	tx, err := m.signer.SignTx(ctx, unsigned, m.chainID)
	if err != nil {
		return fmt.Errorf("%s: sign: %w", c.Purpose, err)
	}
	signer := types.LatestSignerForChainID(m.chainID)
	if from, err := types.Sender(signer, tx); err != nil || from != m.from || signer.Hash(tx) != signer.Hash(unsigned) {
		return fmt.Errorf("%s: %w: it is by %s", c.Purpose, ErrSigner, from)
	}
	if s.version(tx.Hash()) != nil {
		// The fees of a version that was refused for another reason: it is in the journal.
		s.txs = append(slices.DeleteFunc(s.txs, func(old *types.Transaction) bool { return old.Hash() == tx.Hash() }), tx)
		s.state.signed(tx.Hash(), m.clock.Now())
		return nil
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		return fmt.Errorf("%s: encode: %w", c.Purpose, err)
	}
	err = m.write(&record{Kind: recordSend, ID: c.ID, Purpose: c.Purpose, Nonce: nonce, Payload: s.payload, Start: start, Raw: raw})
	if err != nil {
		return fmt.Errorf("%s: %w", c.Purpose, err)
	}
	s.txs = append(s.txs, tx)
	s.state.signed(tx.Hash(), m.clock.Now())
	m.log.Debug("signed and journalled", "purpose", c.Purpose, "id", c.ID, "nonce", nonce, "hash", tx.Hash(),
		"gas", c.GasLimit, "tip", f.tip, "feeCap", f.cap, "version", len(s.txs))
	return nil
}

func (m *Manager) write(r *record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.journal.append(r)
}

func (s *send) version(hash common.Hash) *types.Transaction {
	for _, tx := range s.txs {
		if tx.Hash() == hash {
			return tx
		}
	}
	return nil
}

// finish journals the outcome of a final send and tells who waits.
func (m *Manager) finish(s *send) {
	c, st := &s.candidate, s.state
	r := record{Kind: recordEnd, ID: c.ID, Purpose: c.Purpose, Nonce: s.nonce, Payload: s.payload}
	switch st.phase {
	case phaseConfirmed:
		r.Outcome, r.Receipt = Confirmed, s.receipt
	case phaseReverted:
		r.Outcome, r.Receipt = Reverted, s.receipt
		r.Reason, r.Data = m.whyReverted(s)
		if m.ctx.Err() != nil {
			m.end(s, nil, ErrClosed) // the next Manager has the time to ask why
			return
		}
	case phaseReplaced:
		r.Outcome, r.By = Replaced, st.by
	default:
		r.Outcome = Refused
		if st.phase == phaseDoubtful {
			r.Outcome = Doubtful
		}
		if s.last == nil {
			s.last = errors.New("no node took it in time")
		}
		r.Reason = s.last.Error()
	}
	ended := &journalled{record: r}
	var err error
	switch {
	case r.Outcome == Doubtful:
		ended.txs = s.txs
	case r.Outcome.landed():
		ended.txs = landedLast(s.txs, r.Receipt.TxHash)
		ended.Payload = payloadOf(s.version(r.Receipt.TxHash))
	}
	switch _, err = ended.result(); {
	case r.Outcome == Refused:
		err = &RefusedError{Purpose: c.Purpose, Err: s.last}
	case r.Outcome == Doubtful:
		err = &DoubtfulError{Purpose: c.Purpose, Hash: s.txs[len(s.txs)-1].Hash(), Nonce: s.nonce, Err: s.last}
	case ended.Payload != s.payload:
		err = fmt.Errorf("%w: %q: transaction %s, which a reorg had dropped, came back before %s", ErrIDReused, c.ID, r.Receipt.TxHash, c.Purpose)
	}
	if err := m.writeEnd(s, ended); err != nil {
		// Not lost: whoever opens the journal finds the same out again.
		m.log.Error("the outcome is not in the journal", "purpose", c.Purpose, "id", c.ID, "err", err)
	}
	if s.holding && (r.Outcome == Refused || r.Outcome == Doubtful) && m.next == s.nonce+1 && s.floor <= s.nonce {
		// nobody has taken a later one, and whoever takes this one finds this end in the journal
		m.next = s.nonce
	}
	m.log.Info("done", "purpose", c.Purpose, "id", c.ID, "nonce", s.nonce, "outcome", r.Outcome, "hash", st.mined.tx, "block", st.mined.number)
	m.end(s, ended, err)
}

// writeEnd journals an outcome, unless it is the one that the journal has.
func (m *Manager) writeEnd(s *send, ended *journalled) error {
	old := s.earlier
	if old != nil && old.Outcome == ended.Outcome && len(old.txs) == len(ended.txs) && ended.Outcome.landed() &&
		old.Receipt.TxHash == ended.Receipt.TxHash && old.Receipt.BlockHash == ended.Receipt.BlockHash {
		return nil
	}
	return m.write(&ended.record)
}

// stop tells who waits that a send goes on with another release only. It stays a live one: its ID
// must not be begun again.
func (m *Manager) stop(s *send, err error) {
	m.launched(s)
	m.mu.Lock()
	defer m.mu.Unlock()
	s.pending.err = err
	close(s.pending.done)
}

// end takes a send out of the live ones, into the ended ones if it ended, and
// tells who waits.
func (m *Manager) end(s *send, ended *journalled, err error) {
	m.release(s)
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.live, s.candidate.ID)
	if ended != nil {
		m.ended[s.candidate.ID] = ended
		m.keep(ended)
		if err == nil {
			s.pending.receipt = ended.Receipt
		}
	}
	s.pending.err = err
	close(s.pending.done)
	select {
	case <-s.pending.launched:
	default:
		close(s.pending.launched)
	}
}

// once makes one request within its time.
func once[T any](ctx context.Context, m *Manager, request func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, m.cfg.RPCTimeout)
	defer cancel()
	return request(ctx)
}

// read makes a request that changes nothing, again and again while it fails for
// a passing reason, for GiveUpAfter.
func read[T any](ctx context.Context, m *Manager, what string, request func(context.Context) (T, error)) (T, error) {
	began := m.clock.Now()
	deadline := began.Add(m.cfg.GiveUpAfter)
	var waiting notice
	for {
		answer, err := once(ctx, m, request)
		if err == nil {
			return answer, nil
		}
		err = fmt.Errorf("read %s: %w", what, clean(err))
		if ctx.Err() != nil || !transient(err) || !m.clock.Now().Before(deadline) {
			return answer, err
		}
		m.log.Debug("again", "err", err)
		m.notice(&waiting, began, "L1 does not answer, waiting", "until", deadline.Sub(m.clock.Now()).Round(time.Second), "said", err)
		select {
		case <-m.clock.After(min(m.cfg.PollInterval, time.Second)):
		case <-ctx.Done():
			return answer, err
		}
	}
}

package txmgr

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
)

// Manager sends the transactions of one account. It is safe for concurrent use.
type Manager struct {
	cfg     Config
	backend Backend
	signer  Signer
	chainID *big.Int
	from    common.Address
	log     *slog.Logger
	clock   Clock

	ctx    context.Context // ends with Close
	cancel context.CancelFunc
	work   sync.WaitGroup

	// turn holds one token: who has it may take a nonce.
	turn chan struct{}
	next uint64 // no nonce from here on was used; owned by turn

	mu      sync.Mutex
	closed  bool
	journal *journal
	live    map[string]*send
	ended   map[string]*journalled
	// at so many of ended it is seen which may be forgotten
	fullEnded int
	// by nonce, of ended: what landed lately, which has its transactions
	landed map[uint64]*journalled
}

// send is one transaction that is not final. It belongs to one goroutine.
type send struct {
	candidate Candidate // with ID, Value and GasLimit filled in
	payload   common.Hash
	pending   *Pending
	earlier   *journalled // what the journal says landed under its ID, or is in doubt

	nonce   uint64
	floor   uint64 // the next nonce it takes is at least this
	state   *sendState
	txs     []*types.Transaction // versions, oldest first, as in state
	holding bool                 // it has the turn
	receipt *types.Receipt       // of what state says is mined
	last    error                // what a node said last

	reading  notice // L1 does not answer
	offering notice // no node takes it
	waiting  notice // it is not mined or not final
	usedBy   uint64 // newest block when its nonce was first seen used by another; 0 when it was not
	unread   int    // looks in a row that came upon what cannot be decoded
}

// New opens the journal and goes on with what it holds unfinished. The caller
// must Close the Manager.
//
// A program should call Resume next, so that what it then reads from the chain
// includes what it began before.
func New(ctx context.Context, cfg Config, backend Backend, signer Signer) (*Manager, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	m := &Manager{
		cfg: cfg, backend: backend, signer: signer, from: signer.Address(),
		log: cfg.Log, clock: cfg.Clock,
		turn: make(chan struct{}, 1), live: map[string]*send{}, landed: map[uint64]*journalled{},
	}
	if m.log == nil {
		m.log = slog.New(slog.DiscardHandler)
	}
	if m.clock == nil {
		m.clock = systemClock{}
	}
	m.log = m.log.With("account", m.from)
	m.ctx, m.cancel = context.WithCancel(context.Background())

	id, err := read(ctx, m, "chain id", m.backend.ChainID)
	if err != nil {
		return nil, err
	}
	if cfg.ChainID != nil && cfg.ChainID.Cmp(id) != 0 {
		return nil, fmt.Errorf("%w: it is on %d, not %d", ErrChainID, id, cfg.ChainID)
	}
	m.chainID = id
	if err := m.open(); err != nil {
		return nil, err
	}
	m.turn <- struct{}{}
	return m, nil
}

// open reads the journal and starts what is unfinished.
func (m *Manager) open() error {
	head := journalHead{ChainID: (*hexutil.Big)(m.chainID), Account: m.from}
	journal, held, torn, err := openJournal(m.cfg.JournalPath, head, m.cfg.Holder, m.cfg.Lapses)
	if err != nil {
		return err
	}
	m.journal, m.ended, m.fullEnded = journal, map[string]*journalled{}, 2*len(held)+endedNonces
	if torn {
		m.log.Warn("cut the journal's last line: it was not written to its end, so what it announced was not done", "journal", m.cfg.JournalPath)
	}
	var unfinished []*send
	for _, h := range sorted(held) {
		if h.Outcome != Refused && h.Outcome != Doubtful {
			m.next = max(m.next, h.Nonce+1)
		}
		if h.Outcome != Unfinished {
			m.ended[h.ID] = h
			m.keep(h)
			continue
		}
		s, err := m.restore(h)
		if err != nil {
			return errors.Join(fmt.Errorf("%w: %s: %w", ErrJournalDamaged, h.ID, err), journal.close())
		}
		m.live[h.ID] = s
		unfinished = append(unfinished, s)
	}
	for _, s := range unfinished {
		m.log.Info("going on with an unfinished transaction", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "nonce", s.nonce, "versions", len(s.txs))
		m.work.Go(func() { m.drive(m.ctx, s, true) })
	}
	return nil
}

// Address is the account that pays and signs.
func (m *Manager) Address() common.Address { return m.from }

// Close stops all work and releases the journal. Transactions that are in a
// pool stay there; with a journal file, the next Manager goes on with them.
// Whoever waits for one gets ErrClosed.
func (m *Manager) Close() error {
	m.mu.Lock()
	if m.closed {
		m.mu.Unlock()
		return nil
	}
	m.closed = true
	m.mu.Unlock()
	m.cancel()
	m.work.Wait()
	return m.journal.close()
}

// Send sends a transaction and waits until it is final: SendAsync, then Wait.
// A reverted transaction is an error. The end of ctx stops the waiting; what was
// begun goes on until Close, and a later Send with the same ID waits for it
// again.
func (m *Manager) Send(ctx context.Context, c Candidate) (*types.Receipt, error) {
	p, err := m.SendAsync(ctx, c)
	if err != nil {
		return nil, err
	}
	return p.Wait(ctx)
}

// SendAsync begins a transaction. It returns when the transaction is in the
// journal and, as far as is known, in a pool; not when it is mined. What one
// caller begins one after the other has ascending nonces.
//
// An error says that nothing was sent, except when it is that of ctx or a
// *DoubtfulError: then Send with the same ID tells.
func (m *Manager) SendAsync(ctx context.Context, c Candidate) (*Pending, error) {
	if c.ID == "" {
		c.ID = "random/" + rand.Text()
	}
	if c.Purpose == "" {
		c.Purpose = c.ID
	}
	c = c.clone()
	for {
		s, first, err := m.claim(c)
		if err != nil {
			return nil, err
		}
		if first {
			m.begin(ctx, s)
		}
		p := s.pending
		select {
		case <-p.launched:
		case <-ctx.Done():
			return nil, fmt.Errorf("%s: %w", c.Purpose, ctx.Err())
		}
		if !p.begun {
			if !first && isTimeout(p.err) && ctx.Err() == nil {
				continue // another caller of the same ID lost patience before it began
			}
			return nil, p.err
		}
		select {
		case <-p.done:
			_, refused := errors.AsType[*RefusedError](p.err)
			_, doubtful := errors.AsType[*DoubtfulError](p.err)
			if refused || doubtful {
				return nil, p.err
			}
		default:
		}
		return p, nil
	}
}

// claim finds the send of a candidate's ID, or makes one that the caller has
// to begin.
func (m *Manager) claim(c Candidate) (s *send, first bool, err error) {
	payload := payloadHash(c.To, c.Value, c.Data)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, false, ErrClosed
	}
	if old := m.live[c.ID]; old != nil {
		if old.payload != payload {
			return nil, false, fmt.Errorf("%w: %q, now for %s, before for %s", ErrIDReused, c.ID, c.Purpose, old.candidate.Purpose)
		}
		return old, false, nil
	}
	s = &send{candidate: c, payload: payload, pending: newPending(c.ID, c.Purpose)}
	if old := m.ended[c.ID]; old != nil && (old.Outcome.landed() || old.Outcome == Doubtful) {
		earlier := *old
		s.earlier = &earlier
	}
	m.live[c.ID] = s
	m.work.Add(1) // ended by begin
	return s, true, nil
}

// begin prepares a send, journals it and starts its goroutine. It always
// closes launched, at the latest when ctx or the Manager ends.
func (m *Manager) begin(ctx context.Context, s *send) {
	defer m.work.Done()
	prepared, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(m.ctx, stop)()

	found := landedNever
	var err error
	if s.earlier != nil {
		found, err = m.recall(prepared, s)
	}
	if err == nil && found == landedNever {
		err = m.prepare(prepared, s)
	}
	switch {
	case err != nil:
		if m.ctx.Err() != nil {
			err = ErrClosed
		}
		m.log.Debug("not begun", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "err", err)
		m.end(s, nil, err)
	case found == landedStill:
		m.log.Debug("already done", "purpose", s.candidate.Purpose, "id", s.candidate.ID, "outcome", s.earlier.Outcome)
		s.pending.begun = true
		s.pending.receipt, err = s.earlier.result()
		m.end(s, nil, err)
	case found == landedLost:
		s.pending.begun = true
		m.work.Go(func() { m.drive(m.ctx, s, true) })
	default:
		s.pending.begun = true
		m.work.Go(func() { m.drive(ctx, s, false) })
	}
}

// prepare does all that comes before the first broadcast. When it returns nil
// the send has the turn and its first version is in the journal.
func (m *Manager) prepare(ctx context.Context, s *send) error {
	gas, err := m.gasLimit(ctx, &s.candidate)
	if err != nil {
		return err
	}
	s.candidate.GasLimit = gas
	select {
	case <-m.turn:
		s.holding = true
	case <-ctx.Done():
		return fmt.Errorf("%s: wait for the nonce: %w", s.candidate.Purpose, ctx.Err())
	}
	nonce, start, f, err := m.quote(ctx, s)
	if err != nil {
		return err
	}
	s.state = newSendState(m.cfg.policy(), start, m.clock.Now())
	s.nonce = nonce
	if err := m.addVersion(ctx, s, nonce, start, f); err != nil {
		return err
	}
	m.next = nonce + 1
	return nil
}

// release gives the turn back, if the send has it.
func (m *Manager) release(s *send) {
	if s.holding {
		s.holding = false
		m.turn <- struct{}{}
	}
}

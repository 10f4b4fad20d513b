package mempool

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/ledger"
)

// Pool is a pool of transfers. It is safe for concurrent use.
type Pool struct {
	config Config

	mu      sync.Mutex
	state   *ledger.State // after the last block
	senders map[uint32]queue
	hashes  map[common.Hash]*entry
	past    past
	publish func(message []byte)
}

// New returns an empty pool on the ledger after the last block.
func New(state *ledger.State, c Config) (*Pool, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	c = c.withDefaults()
	return &Pool{
		config: c, state: state, senders: map[uint32]queue{}, hashes: map[common.Hash]*entry{}, past: newPast(c.MaxTransfers),
		publish: func([]byte) {},
	}, nil
}

// Publish has the pool tell of each transfer that [Pool.Add] took, as nodes send it. It is called
// from the goroutine that added the transfer.
func (p *Pool) Publish(publish func(message []byte)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.publish = publish
}

// Added is what became of a transfer that the pool took.
type Added struct {
	Hash common.Hash
	// Ready says that a block can have it: the transfers of its sender with lower nonces are here.
	Ready    bool
	Replaced *common.Hash // the one whose place it took
	Dropped  []Dropped    // what had to go for it, the replaced one included
}

// Add takes a transfer from whoever is at this node and publishes it. A *RefusedError says why it
// did not.
func (p *Pool) Add(t ledger.Transfer) (*Added, error) {
	message, err := Encode(t)
	if err != nil {
		return nil, &RefusedError{Reason: ReasonMalformed, Err: err}
	}
	added, err := p.add(&entry{t, Hash(message), message})
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	publish := p.publish
	p.mu.Unlock()
	publish(message)
	return added, nil
}

// Take judges a transfer that a peer sent. It is to be forwarded if the pool took it. A lie is an
// error: every node refuses such a transfer.
func (p *Pool) Take(message []byte) (forward bool, lie error) {
	t, err := Decode(message)
	if err != nil {
		return false, &RefusedError{Reason: ReasonMalformed, Err: err}
	}
	_, err = p.add(&entry{t, Hash(message), slices.Clone(message)})
	if refused, ok := err.(*RefusedError); ok && refused.Reason.False() {
		return false, err
	}
	return err == nil, nil
}

// add takes a transfer whose signature was not looked at.
func (p *Pool) add(e *entry) (*Added, error) {
	p.mu.Lock()
	_, refused := p.admit(e)
	id := p.state.LedgerID()
	p.mu.Unlock()
	if refused != nil {
		return nil, refused
	}
	// Dearest, and so last, and while others may use the pool.
	if !e.transfer.Verify(id) {
		return nil, &RefusedError{ReasonSignature, e.hash, fmt.Errorf("%w: sender %d, nonce %d", ledger.ErrBadSignature, e.transfer.From, e.transfer.Nonce)}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.put(e)
}

// put takes a transfer whose signature was verified.
func (p *Pool) put(e *entry) (*Added, error) {
	out, refused := p.admit(e)
	if refused != nil {
		return nil, refused
	}
	added := &Added{Hash: e.hash}
	for _, d := range out {
		p.remove(d.entry)
		dropped := Dropped{d.entry.hash, d.reason, fmt.Errorf("transfer %s takes its place", e.hash)}
		if d.reason == ReasonReplaced {
			added.Replaced = &dropped.Hash
		}
		added.Dropped = append(added.Dropped, dropped)
	}
	from := e.transfer.From
	p.senders[from] = p.senders[from].with(e)
	p.hashes[e.hash] = e
	added.Ready = p.isReady(e)
	return added, nil
}

func (p *Pool) remove(e *entry) {
	from := e.transfer.From
	if p.senders[from] = p.senders[from].without(e.transfer.Nonce); len(p.senders[from]) == 0 {
		delete(p.senders, from)
	}
	delete(p.hashes, e.hash)
}

// nextNonce is the nonce of an account's next transfer, 0 where there is none.
func (p *Pool) nextNonce(from uint32) uint64 {
	account, _ := p.state.Account(from)
	return account.Nonce
}

func (p *Pool) isReady(e *entry) bool {
	ready := p.senders[e.transfer.From].ready(p.nextNonce(e.transfer.From))
	return ready.at(e.transfer.Nonce) == e
}

// Pooled is a transfer in the pool.
type Pooled struct {
	Hash     common.Hash
	Transfer ledger.Transfer
	Ready    bool // see Added
}

// Pending returns the transfers in the pool, of all accounts or of one, by account and nonce.
func (p *Pool) Pending(from *uint32) []Pooled {
	p.mu.Lock()
	defer p.mu.Unlock()
	pooled := []Pooled{}
	for _, sender := range slices.Sorted(maps.Keys(p.senders)) {
		if from != nil && sender != *from {
			continue
		}
		q := p.senders[sender]
		ready := q.ready(p.nextNonce(sender))
		for _, e := range q {
			pooled = append(pooled, Pooled{e.hash, e.transfer, ready.at(e.transfer.Nonce) != nil})
		}
	}
	return pooled
}

// Messages returns the transfers in the pool as nodes send them, those of an account by nonce:
// another pool takes them in this order.
func (p *Pool) Messages() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	messages := make([][]byte, 0, len(p.hashes))
	for _, sender := range slices.Sorted(maps.Keys(p.senders)) {
		for _, e := range p.senders[sender] {
			messages = append(messages, e.message)
		}
	}
	return messages
}

// Len is how many transfers are in the pool.
func (p *Pool) Len() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.hashes)
}

// stateOf is the ledger of a tip.
func stateOf(tip *prover.Tip) (*ledger.State, error) {
	state, err := ledger.StateOf(tip.State)
	if err != nil {
		return nil, fmt.Errorf("pool of transfers: %w", err)
	}
	return state, nil
}

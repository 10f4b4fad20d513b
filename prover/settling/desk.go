package settling

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
)

// Account is the account of a node, from which several calls may be sent side by side.
// *account.Account is one, with account.Options.SideBySide.
type Account interface {
	operator.Sender
	// Open locks the journal, so that no other program sends from the account, and goes on with
	// what an earlier run began. It does not wait for that.
	Open(ctx context.Context) error
	// Resumed returns what an earlier run began, once Resume has waited for it.
	Resumed() []*account.Tx
	// Mined returns the receipts of those of some transactions that are final, by ID, as the
	// journal says: of reverted ones as well.
	Mined(ids ...string) (map[string]*types.Receipt, error)
}

// DeskOptions say for whom a Desk sends. Client, Account and Gas are needed.
type DeskOptions struct {
	Client  *settlement.Client
	Account Account
	Gas     GasBook
	// Tell is told what became of acts, one at a time. It must not call the desk. Nil: nobody is.
	Tell func(Event)
	Log  *slog.Logger // nil: nothing is logged
}

// Event is what became of one attempt to carry out an act.
type Event struct {
	Act     string // its name
	Plan    *Act   // that was decided by a Policy; nil: it was handed in by Do
	Block   uint64 // the newest L1 block when the attempt ended
	Attempt int    // from 1
	Sent    bool   // a transaction of it is final: an act may find that nothing is to be done
	// Result is what package operator returned; nil of what was handed in by Do, and after an
	// error.
	Result any
	Err    error
	// Again is the L1 block from which on it is tried again, if it is still wanted; 0: it is not.
	Again uint64
}

const (
	// Attempts is how often an act is tried in a row. The waits between them double, from one L1
	// block on.
	Attempts = 3
	// Rest is for how many L1 blocks what a policy decided is not tried after so many attempts.
	Rest = 50
	// BoundRest is the same of what is bound to a time. Roots are sent in the last 20 L1 blocks of
	// a window or a few more: what kept three attempts from it, such as the price of gas or an
	// account that was empty, may be over in time.
	BoundRest = 8
)

// Desk sends the acts of a node from its account, each name once at a time. Acts that are bound to
// a time, from PrioritySubmit on, are begun at once, also while others are not final: a reveal does
// not wait for a claim. The others are begun one after the other, the highest priority first.
type Desk struct {
	o DeskOptions

	mu     sync.Mutex
	now    uint64    // the newest L1 block that is known
	time   time.Time // of that block
	jobs   map[string]*job
	handed int
	ending bool               // nothing is begun any more
	failed map[string]failure // by key of a job
	done   map[string]uint64  // by key: the L1 block in which it was
	book   book
	wake   chan struct{}

	telling sync.Mutex

	// policy carries out what a policy decided.
	policy func(ctx context.Context, a *Act, s operator.Sender) (any, error)
}

// job is an act that is not done.
type job struct {
	name     string
	key      string // tells apart what is tried: the name, and what changes under it
	priority int
	place    int // in the order in which jobs came
	plan     *Act
	do       func(ctx context.Context, s operator.Sender) (any, error)
	begun    bool
	attempts int
	again    uint64
}

// failure is how often what a policy decided has failed in a row.
type failure struct {
	attempts int
	again    uint64
}

// NewDesk returns a desk at which nothing is to do yet.
func NewDesk(o DeskOptions) (*Desk, error) {
	if o.Client == nil || o.Account == nil || o.Gas == nil {
		return nil, fmt.Errorf("make a desk: %w: the client, the account or the book of gas is missing", ErrOptions)
	}
	if o.Tell == nil {
		o.Tell = func(Event) {}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	d := &Desk{
		o: o, jobs: map[string]*job{}, failed: map[string]failure{}, done: map[string]uint64{}, wake: make(chan struct{}, 1),
		book: book{counted: map[common.Hash]uint64{}, unwritten: new(big.Int), begun: map[string]bool{}},
	}
	d.policy = d.carryOut
	return d, nil
}

// Do hands in an act of a name, unless there is one. It is tried until it returns nil, and at most
// Attempts times; whoever wants more of them hands it in again.
func (d *Desk) Do(name string, priority int, act func(ctx context.Context, s operator.Sender) error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.jobs[name] != nil {
		return
	}
	d.add(&job{name: name, key: name, priority: priority, do: func(ctx context.Context, s operator.Sender) (any, error) {
		return nil, act(ctx, s)
	}})
}

// Plan takes what a policy decided from a view, in the place of what it decided before and is not
// begun. What failed, or was done in an L1 block after the view's, is left out.
func (d *Desk) Plan(v *View, acts []Act) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now, d.time = v.Now, v.Time
	d.write()
	for name, j := range d.jobs {
		if j.plan != nil && !j.begun {
			delete(d.jobs, name)
		}
	}
	for _, act := range acts {
		key := act.key()
		if d.jobs[act.Name] != nil || d.failed[key].again > v.Now || d.done[key] > v.Now {
			continue
		}
		d.add(&job{
			name: act.Name, key: key, priority: act.Priority, plan: &act, attempts: d.failed[key].attempts,
			do: func(ctx context.Context, s operator.Sender) (any, error) { return d.policy(ctx, &act, s) },
		})
	}
	d.forget()
	d.call()
}

// Stop has nothing begun any more. What is begun goes on until Run ends.
func (d *Desk) Stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ending = true
}

// forget drops what is known of acts that nobody has wanted for long. It holds the lock.
func (d *Desk) forget() {
	for key, at := range d.done {
		if at+Rest < d.now {
			delete(d.done, key)
		}
	}
	for key, f := range d.failed {
		if f.again+Rest < d.now {
			delete(d.failed, key)
		}
	}
	d.book.forget(d.now)
}

// add notes a job. It holds the lock.
func (d *Desk) add(j *job) {
	d.handed++
	j.place = d.handed
	d.jobs[j.name] = j
	d.call()
}

// call wakes whoever begins acts.
func (d *Desk) call() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// Queued is an act that is not done.
type Queued struct {
	Name     string
	Priority int
	Begun    bool
	Attempts int    // that failed
	Again    uint64 // the L1 block before which it is not tried again; 0: it may be now
}

// Queue returns what is to do, the first first.
func (d *Desk) Queue() []Queued {
	d.mu.Lock()
	defer d.mu.Unlock()
	queue := []Queued{}
	for _, j := range d.sorted() {
		queue = append(queue, Queued{j.name, j.priority, j.begun, j.attempts, j.again})
	}
	return queue
}

// sorted are the jobs in the order in which they are begun. It holds the lock.
func (d *Desk) sorted() []*job {
	jobs := make([]*job, 0, len(d.jobs))
	for _, j := range d.jobs {
		jobs = append(jobs, j)
	}
	slices.SortFunc(jobs, func(x, y *job) int {
		return cmp.Or(cmp.Compare(y.priority, x.priority), cmp.Compare(x.place, y.place))
	})
	return jobs
}

// Reserved is what acts cost, about, that were decided by a policy, are begun and not final, and
// what the book of gas could not take: wei of ETH. With what is in the book it is what is spent.
func (d *Desk) Reserved() *big.Int {
	d.mu.Lock()
	defer d.mu.Unlock()
	sum := new(big.Int).Set(d.book.unwritten)
	for _, j := range d.jobs {
		if j.begun && j.plan != nil {
			sum.Add(sum, j.plan.Gas)
		}
	}
	return sum
}

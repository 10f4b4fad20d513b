package settling

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/txmgr"
)

// nobody is an account from which nothing is sent.
type nobody struct {
	operator.Sender
	opens error
	mined map[string]*types.Receipt // by an earlier run
}

func (n nobody) Open(context.Context) error   { return n.opens }
func (n nobody) Resume(context.Context) error { return nil }
func (n nobody) Resumed() []*account.Tx       { return nil }
func (n nobody) Mined(...string) (map[string]*types.Receipt, error) {
	return n.mined, nil
}

// gasBook is a book in memory, which may be full.
type gasBook struct {
	mu    sync.Mutex
	days  map[uint64]*big.Int
	begun map[string]bool
	full  error
}

func newGasBook() *gasBook { return &gasBook{days: map[uint64]*big.Int{}, begun: map[string]bool{}} }

func (b *gasBook) GasSpent(day uint64) (*big.Int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	spent := new(big.Int)
	if b.days[day] != nil {
		spent.Set(b.days[day])
	}
	return spent, b.full
}

func (b *gasBook) BeginGas(ids ...string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range ids {
		b.begun[id] = true
	}
	return b.full
}

func (b *gasBook) GasBegun() ([]string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Sorted(maps.Keys(b.begun)), b.full
}

func (b *gasBook) AddGas(day uint64, wei *big.Int, ids ...string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.full != nil {
		return b.full
	}
	if b.days[day] == nil {
		b.days[day] = new(big.Int)
	}
	b.days[day].Add(b.days[day], wei)
	for _, id := range ids {
		delete(b.begun, id)
	}
	return nil
}

// bench is a desk at which the test says how acts go.
type bench struct {
	*testing.T
	*Desk
	events chan Event
	stop   context.CancelFunc
	ended  chan error

	mu     sync.Mutex
	begins map[string]chan error // of acts that are begun: what they are to return
	order  []string              // in which they were begun
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{T: t, events: make(chan Event, 64), ended: make(chan error, 1), begins: map[string]chan error{}}
	var err error
	b.Desk, err = NewDesk(DeskOptions{
		Client: &settlement.Client{}, Account: nobody{}, Gas: newGasBook(), Tell: func(e Event) { b.events <- e },
	})
	require.NoError(t, err)
	b.policy = func(ctx context.Context, a *Act, _ operator.Sender) (any, error) { return nil, b.carry(ctx, a.Name) }
	ctx, stop := context.WithCancel(t.Context())
	b.stop = stop
	t.Cleanup(stop)
	go func() { b.ended <- b.Desk.Run(ctx) }()
	return b
}

// hand hands in an act that waits for what the test says.
func (b *bench) hand(name string, priority int) {
	b.Do(name, priority, func(ctx context.Context, _ operator.Sender) error { return b.carry(ctx, name) })
}

func (b *bench) carry(ctx context.Context, name string) error {
	returns := make(chan error)
	b.mu.Lock()
	b.begins[name], b.order = returns, append(b.order, name)
	b.mu.Unlock()
	select {
	case err := <-returns:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// begun waits until acts are begun, in any order, and no others.
func (b *bench) begun(names ...string) {
	b.Helper()
	is := func() []string {
		b.mu.Lock()
		defer b.mu.Unlock()
		var is []string
		for name := range b.begins {
			is = append(is, name)
		}
		slices.Sort(is)
		return is
	}
	slices.Sort(names)
	require.Eventually(b, func() bool { return slices.Equal(is(), names) }, 5*time.Second, time.Millisecond, "%v, not %v", is(), names)
	time.Sleep(10 * time.Millisecond)
	require.Equal(b, len(names), len(is()), "%v", is())
}

// ends has an act return, and returns what is told of it.
func (b *bench) ends(name string, err error) Event {
	b.Helper()
	b.mu.Lock()
	returns := b.begins[name]
	delete(b.begins, name)
	b.mu.Unlock()
	returns <- err
	e := <-b.events
	require.Equal(b, name, e.Act)
	require.Equal(b, err, e.Err)
	return e
}

// at says that an L1 block is the newest, and plans acts.
func (b *bench) at(block uint64, acts ...Act) { b.Plan(&View{Now: block, Time: time.Unix(0, 0)}, acts) }

// Acts that are bound to a time are begun at once, the others one after the other by priority; none
// is there twice.
func TestOrderOfActs(t *testing.T) {
	b := newBench(t)
	b.hand("claim 1", PriorityClaim)
	b.begun("claim 1")
	b.hand("claim 2", PriorityClaim)
	b.hand("claim 3", PriorityClaim)
	b.hand("finalize", PriorityFinalize)
	b.hand("reveal", PriorityReveal)
	b.hand("reveal", PriorityReveal)
	b.hand("submit", PrioritySubmit)
	b.begun("claim 1", "reveal", "submit")
	var names []string
	for _, q := range b.Queue() {
		names = append(names, fmt.Sprintf("%s %v", q.Name, q.Begun))
	}
	require.Equal(t, []string{"reveal true", "submit true", "finalize false", "claim 1 true", "claim 2 false", "claim 3 false"}, names)
	b.ends("claim 1", nil)
	b.begun("finalize", "reveal", "submit")
	b.ends("reveal", nil)
	b.ends("finalize", nil)
	b.begun("claim 2", "submit")
	b.ends("claim 2", nil)
	b.begun("claim 3", "submit")
	b.hand("reveal", PriorityReveal) // it may be asked for again
	b.begun("claim 3", "submit", "reveal")
}

// A fault of the program in one act is an error of that act, and the others are sent.
func TestFaultInAnAct(t *testing.T) {
	b := newBench(t)
	b.at(100)
	b.Do("claim", PriorityClaim, func(context.Context, operator.Sender) error { panic("no such block") })
	e := <-b.events
	require.ErrorIs(t, e.Err, ErrFault)
	require.ErrorContains(t, e.Err, "no such block")
	require.Equal(t, []any{"claim", 1, uint64(101)}, []any{e.Act, e.Attempt, e.Again})
	b.hand("reveal", PriorityReveal)
	b.begun("reveal")
	b.ends("reveal", nil)
}

// What was handed in is tried a few times, with waits in L1 blocks, and each is told.
func TestAttempts(t *testing.T) {
	b := newBench(t)
	b.at(100)
	failed := errors.New("no")
	b.hand("propose", PriorityPropose)
	for i, again := range []uint64{101, 103, 0} {
		b.begun("propose")
		e := b.ends("propose", failed)
		require.Equal(t, i+1, e.Attempt)
		require.Equal(t, again, e.Again)
		if again > 0 {
			b.at(again - 1)
			b.begun()
			b.at(again)
		}
	}
	require.Empty(t, b.Queue())
	b.at(200)
	b.begun()
	b.hand("propose", PriorityPropose)
	b.begun("propose")
	require.Equal(t, 1, b.ends("propose", nil).Attempt)
}

// planned is an act of a policy whose carrying out the test decides on.
func planned(name string, total int64) Act {
	a := Act{Kind: Submit, Name: name, Priority: PrioritySubmit, Gas: big.NewInt(5)}
	if total > 0 {
		a.total = big.NewInt(total)
	}
	return a
}

// endsPlanned is ends of an act of a policy.
func (b *bench) endsPlanned(name string, err error) Event {
	b.Helper()
	e := b.ends(name, err)
	require.Equal(b, name, e.Plan.Name)
	return e
}

// What a policy decides takes the place of what it decided before, unless that is begun. What
// failed is tried a few times as long as it is wanted, and then rests; something better is not held
// up.
func TestPlans(t *testing.T) {
	b := newBench(t)
	b.hand("claim", PriorityClaim)
	b.begun("claim")
	first, second := planned("a", 1), planned("b", 0)
	first.Priority, second.Priority = PriorityFinalize, PriorityFinalize
	b.at(100, first, second)
	require.Len(t, b.Queue(), 3)
	b.at(101, second)
	require.Len(t, b.Queue(), 2, "the first is not wanted any more")
	b.ends("claim", nil)
	b.begun("b")
	b.at(102)
	require.Len(t, b.Queue(), 1, "what is begun is not called back")
	require.Equal(t, big.NewInt(5), b.Reserved())
	failed := errors.New("no")
	require.EqualValues(t, 103, b.endsPlanned("b", failed).Again)
	require.Zero(t, b.Reserved().Sign())

	b.at(102, second)
	require.Empty(t, b.Queue(), "too early")
	b.at(103, second)
	b.begun("b")
	require.EqualValues(t, 105, b.endsPlanned("b", failed).Again)
	b.at(105, second)
	b.begun("b")
	e := b.endsPlanned("b", failed)
	require.Equal(t, Attempts, e.Attempt)
	require.EqualValues(t, 105+Rest, e.Again)
	b.at(104+Rest, second)
	require.Empty(t, b.Queue())
	b.at(105+Rest, second)
	b.begun("b")
	require.Equal(t, 1, b.endsPlanned("b", nil).Attempt)

	b.at(300, planned("root", 7))
	b.begun("root")
	b.endsPlanned("root", failed)
	b.at(300, planned("root", 8))
	b.begun("root")
	b.endsPlanned("root", nil)
}

// A view that is older than what an act did does not have it done again, and a later one does: a
// reorg dropped it.
func TestWhatIsDoneIsNotDoneAgain(t *testing.T) {
	b := newBench(t)
	b.at(100)
	act := planned("a", 0)
	b.end(&job{name: "a", key: "a", plan: &act}, nil, 103)
	for block, want := range map[uint64]int{101: 0, 102: 0} {
		b.at(block, act)
		require.Len(t, b.Queue(), want, block)
	}
	b.at(103, act)
	require.Len(t, b.Queue(), 1)
}

// At the end nothing new is begun, and what is begun is left: it is not told as failed.
func TestStop(t *testing.T) {
	b := newBench(t)
	b.hand("claim 1", PriorityClaim)
	b.hand("claim 2", PriorityClaim)
	b.begun("claim 1")
	b.Stop()
	b.hand("reveal", PriorityReveal)
	b.begun("claim 1")
	b.ends("claim 1", nil)
	b.begun()

	b = newBench(t)
	b.hand("claim", PriorityClaim)
	b.begun("claim")
	b.stop()
	require.NoError(t, <-b.ended)
	b.hand("reveal", PriorityReveal)
	b.begun("claim")
	require.Empty(t, b.events)
}

func TestDeskOptions(t *testing.T) {
	_, err := NewDesk(DeskOptions{})
	require.ErrorIs(t, err, ErrOptions)
	d, err := NewDesk(DeskOptions{Client: &settlement.Client{}, Account: nobody{opens: txmgr.ErrJournalLocked}, Gas: newGasBook()})
	require.NoError(t, err)
	require.ErrorIs(t, d.Run(t.Context()), txmgr.ErrJournalLocked)
}

// Gas is written down by day, each transaction once; what the book cannot take is not lost.
func TestGasIsWrittenDown(t *testing.T) {
	gas := newGasBook()
	d, err := NewDesk(DeskOptions{Client: &settlement.Client{}, Account: nobody{}, Gas: gas})
	require.NoError(t, err)
	noon := time.Unix(3*24*60*60+12*60*60, 0)
	v := &View{Now: 9, Time: noon}
	d.Plan(v, nil)
	receipt := func(n byte, used uint64) *types.Receipt {
		return &types.Receipt{TxHash: common.Hash{n}, BlockNumber: big.NewInt(9), GasUsed: used, EffectiveGasPrice: big.NewInt(10)}
	}
	spent := func() int64 {
		sum, err := d.Spent(v)
		require.NoError(t, err)
		return sum.Int64()
	}
	d.count("1", receipt(1, 3))
	d.count("1", receipt(1, 3))
	require.EqualValues(t, 30, spent())
	require.EqualValues(t, 30, gas.days[3].Int64())
	gas.full = errors.New("no space")
	d.count("2", receipt(2, 4))
	require.EqualValues(t, 40, d.Reserved().Int64())
	_, err = d.Spent(v)
	require.ErrorContains(t, err, "no space")
	gas.full = nil
	require.EqualValues(t, 70, spent())
	d.Plan(v, nil)
	require.EqualValues(t, 70, gas.days[3].Int64())
	d.count("3", receipt(3, 1))
	require.EqualValues(t, 80, gas.days[3].Int64())
	require.EqualValues(t, 80, spent())
	v = &View{Now: 10, Time: noon.Add(12 * time.Hour)}
	d.Plan(v, nil)
	require.EqualValues(t, 0, spent(), "another day")

	// What is too old to be told again is forgotten.
	d.Plan(&View{Now: 9 + keptHeads + 1}, nil)
	require.Empty(t, d.book.counted)
}

// sends is an account that cannot say what became of what it sends.
type sends struct {
	nobody
	began   map[string]bool
	sending func()
}

func (s sends) DryRun() bool                                     { return false }
func (s sends) Began(_ context.Context, id string) (bool, error) { return s.began[id], nil }
func (s sends) Send(context.Context, ...txmgr.Candidate) ([]*account.Tx, error) {
	s.sending()
	return nil, errors.New("no answer")
}

// What was final and not in the book when a process was killed is counted by the next one, once.
func TestGasOfAKilledProcess(t *testing.T) {
	gas := newGasBook()
	journal := nobody{mined: map[string]*types.Receipt{}}
	noon := time.Unix(3*24*60*60+12*60*60, 0)
	desk := func(a Account) *Desk {
		d, err := NewDesk(DeskOptions{Client: &settlement.Client{}, Account: a, Gas: gas})
		require.NoError(t, err)
		d.Plan(&View{Now: 9, Time: noon}, nil)
		return d
	}

	// It is noted before it is sent, unless it was begun before.
	d := desk(journal)
	noted := false
	sender := &booking{desk: d, Sender: sends{began: map[string]bool{"old": true}, sending: func() {
		noted = gas.begun["lands"] && gas.begun["reverts"] && gas.begun["never"]
	}}}
	calls := []txmgr.Candidate{{ID: "lands"}, {ID: "reverts"}, {ID: "never"}, {ID: "old"}}
	_, err := sender.Send(t.Context(), calls...)
	require.ErrorContains(t, err, "no answer")
	require.True(t, noted)
	require.NotContains(t, gas.begun, "old")

	// The process is killed here.
	receipt := func(n byte, used uint64) *types.Receipt {
		return &types.Receipt{TxHash: common.Hash{n}, BlockNumber: big.NewInt(9), GasUsed: used, EffectiveGasPrice: big.NewInt(10)}
	}
	journal.mined["lands"], journal.mined["reverts"] = receipt(1, 3), receipt(2, 4)
	for range 2 {
		d = desk(journal)
		d.resume(t.Context(), d.left())
		require.EqualValues(t, 70, gas.days[3].Int64())
		require.Empty(t, gas.begun)
	}

	// What this process has noted meanwhile stays noted.
	require.NoError(t, gas.BeginGas("again"))
	d = desk(journal)
	left := d.left()
	d.beginGas(t.Context(), sends{}, []txmgr.Candidate{{ID: "again"}})
	d.resume(t.Context(), left)
	require.True(t, gas.begun["again"])
}

// A root that could not be sent a few times is tried again while its window lasts.
func TestARootRestsForLess(t *testing.T) {
	b := newBench(t)
	for now := uint64(100); ; {
		b.at(now, planned("root", 7))
		b.begun("root")
		e := b.endsPlanned("root", errors.New("fees are above the cap"))
		now = e.Again
		if e.Attempt == Attempts {
			require.EqualValues(t, 103+BoundRest, e.Again)
			b.at(e.Again-1, planned("root", 7))
			require.Empty(t, b.Queue())
			b.at(e.Again, planned("root", 7))
			b.begun("root")
			return
		}
	}
}

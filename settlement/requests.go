package settlement

import (
	"context"
	"encoding/json"
	"sync"
	"sync/atomic"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// request is one thing that a view asks of its node. The answer never changes: it is of one block.
type request struct {
	method string
	args   []any
	as     string // tells requests apart of which the answer is read differently
	// decode reads what the node answers, unless that is null.
	decode func(json.RawMessage) (any, error)
	// direct asks by a method of Node: of a node that takes no requests of any kind, and for what
	// the node said is not there, since a node of several URLs asks the others then.
	direct func(ctx context.Context) (any, error)

	name string // key, once it was asked for
}

// key tells requests apart. All arguments are ones that JSON has a form of.
func (r *request) key() string {
	if r.name == "" {
		args, err := json.Marshal(r.args)
		if err != nil {
			panic(err) // of numbers, hashes, addresses and bytes
		}
		r.name = r.method + r.as + string(args)
	}
	return r.name
}

// answer is what came of a request.
type answer struct {
	value any
	err   error
}

// asked is what a view knows, and the reads of it that run side by side. A view asks nothing twice.
type asked struct {
	mu     sync.Mutex
	known  map[string]any
	beside *sideBySide // nil: one read at a time
}

// sideBySide are reads of one view that run at once. As soon as each of them waits for an answer,
// all requests that they wait for are made in one batch.
type sideBySide struct {
	mu      sync.Mutex
	busy    int // reads that wait for nothing
	waiting []*wanted
}

// wanted are requests that a read waits for.
type wanted struct {
	requests []request
	answers  []answer
	done     chan struct{}
}

// Together makes reads of the view side by side: what all of them need next is asked in one round
// trip. It returns the first error in the order of the reads, when all are done. Reads may have
// others made together, but must not start goroutines that read the view.
func (v *View) Together(ctx context.Context, reads ...func(ctx context.Context) error) error {
	if len(reads) == 0 {
		return nil
	}
	p := v.node()
	beside, within := p.asked.join(len(reads))
	errs := make([]error, len(reads))
	var all sync.WaitGroup
	var left atomic.Int64
	left.Store(int64(len(reads)))
	for i, read := range reads {
		all.Go(func() {
			errs[i] = read(ctx)
			// The last one keeps its place for the read that waits for all of them.
			if left.Add(-1) > 0 || !within {
				p.leave(ctx, beside)
			}
		})
	}
	all.Wait()
	if !within {
		p.asked.end()
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// join has reads run side by side: beside those that do already, in the place of the one that has
// them made, or as the first ones.
func (a *asked) join(reads int) (beside *sideBySide, within bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.beside == nil {
		a.beside = &sideBySide{busy: reads}
		return a.beside, false
	}
	a.beside.mu.Lock()
	defer a.beside.mu.Unlock()
	a.beside.busy += reads - 1
	return a.beside, true
}

func (a *asked) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.beside = nil
}

// Forget makes the view ask again what it knows: for who has read much that is not needed again.
func (v *View) Forget() { v.node().asked.forget() }

// forget makes a view ask again what it knows.
func (a *asked) forget() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.known = nil
}

// look returns the answers that are known, and the places of the others.
func (a *asked) look(requests []request) (answers []answer, missing []int, beside *sideBySide) {
	a.mu.Lock()
	defer a.mu.Unlock()
	answers = make([]answer, len(requests))
	for i := range requests {
		value, ok := a.known[requests[i].key()]
		if !ok {
			missing = append(missing, i)
		}
		answers[i].value = value
	}
	return answers, missing, a.beside
}

func (a *asked) keep(requests []request, answers []answer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.known == nil {
		a.known = map[string]any{}
	}
	for i := range requests {
		if answers[i].err == nil {
			a.known[requests[i].key()] = answers[i].value
		}
	}
}

// ask makes requests in one batch, with what reads beside this one ask. Each has its own error.
func (p *pinned) ask(ctx context.Context, requests ...request) []answer {
	answers, missing, beside := p.asked.look(requests)
	if len(missing) == 0 {
		return answers
	}
	w := &wanted{done: make(chan struct{})}
	for _, i := range missing {
		w.requests = append(w.requests, requests[i])
	}
	if beside == nil {
		w.answers = p.fetch(ctx, w.requests)
	} else {
		p.wait(ctx, beside, w)
	}
	for n, i := range missing {
		answers[i] = w.answers[n]
	}
	return answers
}

// askOne is ask for one request.
func askOne[T any](ctx context.Context, p *pinned, r request) (value T, err error) {
	a := p.ask(ctx, r)[0]
	if a.err != nil {
		return value, a.err
	}
	return a.value.(T), nil
}

// wait has requests made with those of the other reads.
func (p *pinned) wait(ctx context.Context, beside *sideBySide, w *wanted) {
	beside.mu.Lock()
	beside.waiting = append(beside.waiting, w)
	beside.mu.Unlock()
	p.leave(ctx, beside)
	<-w.done
}

// leave notes that a read waits or is done. The last one makes the requests of all that wait.
func (p *pinned) leave(ctx context.Context, beside *sideBySide) {
	beside.mu.Lock()
	beside.busy--
	if beside.busy > 0 || len(beside.waiting) == 0 {
		beside.mu.Unlock()
		return
	}
	all := beside.waiting
	beside.waiting, beside.busy = nil, len(all)
	beside.mu.Unlock()

	var requests []request
	places := map[string]int{}
	for _, w := range all {
		for _, r := range w.requests {
			if _, there := places[r.key()]; !there {
				places[r.key()] = len(requests)
				requests = append(requests, r)
			}
		}
	}
	answers := p.fetch(ctx, requests)
	for _, w := range all {
		for _, r := range w.requests {
			w.answers = append(w.answers, answers[places[r.key()]])
		}
		close(w.done)
	}
}

// fetch asks the node.
func (p *pinned) fetch(ctx context.Context, requests []request) []answer {
	answers := make([]answer, len(requests))
	node, ok := requesterOf(p.Node)
	if !ok {
		for i := range requests {
			answers[i].value, answers[i].err = requests[i].direct(ctx)
		}
		p.asked.keep(requests, answers)
		return answers
	}
	raw := make([]json.RawMessage, len(requests))
	errs := make([]error, len(requests))
	if len(requests) == 1 {
		errs[0] = node.Call(ctx, &raw[0], requests[0].method, requests[0].args...)
	} else {
		batch := make([]rpc.BatchElem, len(requests))
		for i, r := range requests {
			batch[i] = rpc.BatchElem{Method: r.method, Args: r.args, Result: &raw[i]}
		}
		if err := node.BatchCall(ctx, batch); err != nil {
			err = p.explain(ctx, err)
			for i := range answers {
				answers[i].err = err
			}
			return answers
		}
		for i := range batch {
			errs[i] = batch[i].Error
		}
	}
	for i := range requests {
		if errs[i] != nil {
			answers[i].err = p.explain(ctx, errs[i])
			continue
		}
		answers[i] = requests[i].read(ctx, raw[i])
	}
	p.asked.keep(requests, answers)
	return answers
}

// read decodes an answer. What is none is asked again in the node's own way.
func (r *request) read(ctx context.Context, raw json.RawMessage) (a answer) {
	if len(raw) > 0 && string(raw) != "null" {
		if value, err := r.decode(raw); err == nil {
			return answer{value: value}
		}
	}
	a.value, a.err = r.direct(ctx)
	return a
}

// decodeAs decodes an answer into a type.
func decodeAs[T any](raw json.RawMessage) (any, error) {
	var value T
	err := json.Unmarshal(raw, &value)
	return value, err
}

// scan returns the logs of a span that is not empty. Where before ends the scan early (see
// logRanges.scan), the next one for the same asks anew.
func (v *View) scan(ctx context.Context, query ethereum.FilterQuery, s span, before func(found []types.Log, requests uint64) (bool, error)) ([]types.Log, error) {
	query.FromBlock, query.ToBlock = bigU64(s.from), bigU64(s.to)
	whole := request{method: "all logs", args: []any{filterArgs(query)}}
	asked := &v.node().asked
	if found, missing, _ := asked.look([]request{whole}); len(missing) == 0 {
		return found[0].value.([]types.Log), nil
	}
	ended := false
	logs, err := v.ranges.scan(ctx, v.Client.Node, query, s.from, s.to, func(found []types.Log, requests uint64) (bool, error) {
		more, err := before(found, requests)
		ended = !more
		return more, err
	})
	if err == nil && !ended {
		asked.keep([]request{whole}, []answer{{value: logs}})
	}
	return logs, err
}

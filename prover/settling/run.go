package settling

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"fernet/prover/keys"
	"fernet/prover/operator"
)

// ErrFault means that the program failed in an act, by a fault of its own. The log has where.
var ErrFault = errors.New("fault of the program, see the log")

// Run sends until ctx ends, and returns nil then: nothing new is begun, and what is not final stays
// in the account's journal, for the next Run to go on with. It returns an error when it cannot
// begin, such as txmgr.ErrJournalLocked. The journal is locked until the account is closed.
func (d *Desk) Run(ctx context.Context) error {
	if err := d.o.Account.Open(ctx); err != nil {
		return fmt.Errorf("open the account: %w", err)
	}
	var begun sync.WaitGroup
	defer begun.Wait()
	left := d.left()
	begun.Go(func() { d.resume(ctx, left) })
	for ctx.Err() == nil {
		for _, j := range d.begin() {
			begun.Go(func() { d.attempt(ctx, j) })
		}
		select {
		case <-ctx.Done():
		case <-d.wake:
		}
	}
	return nil
}

// begin returns the jobs that are begun now.
func (d *Desk) begin() (begun []*job) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ending {
		return nil
	}
	jobs, free := d.sorted(), true
	for _, j := range jobs {
		free = free && !(j.begun && j.priority < PrioritySubmit)
	}
	for _, j := range jobs {
		switch {
		case j.begun || j.again > d.now:
			continue
		case j.priority < PrioritySubmit && !free:
			continue
		case j.priority < PrioritySubmit:
			free = false
		}
		j.begun = true
		begun = append(begun, j)
	}
	return begun
}

// attempt tries a job once, and tells what became of it.
func (d *Desk) attempt(ctx context.Context, j *job) {
	sender := &booking{Sender: d.o.Account, desk: d}
	result, err := d.guarded(ctx, j, sender)
	if ctx.Err() != nil {
		return // what was sent is in the journal
	}
	event := d.end(j, err, sender.newest())
	if err == nil {
		event.Result = result
	}
	d.telling.Lock()
	defer d.telling.Unlock()
	d.o.Tell(event)
}

// guarded carries out a job. A fault of the program in it is its error, as any other: what else is
// to be sent, a reveal above all, is sent.
func (d *Desk) guarded(ctx context.Context, j *job, s operator.Sender) (result any, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			d.o.Log.Error("fault of the program: please report it", "act", j.name, "fault", fault, "stack", string(keys.StackOf(fault)))
			result, err = nil, fmt.Errorf("%w: %v", ErrFault, fault)
		}
	}()
	return j.do(ctx, s)
}

// end notes what became of a job, whose last transaction is in an L1 block; 0: there is none.
func (d *Desk) end(j *job, err error, landed uint64) Event {
	d.mu.Lock()
	defer d.mu.Unlock()
	defer d.call()
	j.begun = false
	j.attempts++
	event := Event{Act: j.name, Plan: j.plan, Block: d.now, Attempt: j.attempts, Sent: landed != 0, Err: err}
	if err == nil {
		delete(d.jobs, j.name)
		delete(d.failed, j.key)
		if j.plan != nil {
			d.done[j.key] = max(d.now, landed)
		}
		return event
	}
	again, last := d.now+1<<(j.attempts-1), j.attempts >= Attempts
	switch {
	case j.plan == nil && last:
		delete(d.jobs, j.name)
		return event
	case j.plan == nil:
		j.again = again
	case last:
		delete(d.jobs, j.name)
		again = d.now + Rest
		if j.priority >= PrioritySubmit {
			again = d.now + BoundRest
		}
		d.failed[j.key] = failure{again: again}
	default:
		// The policy decides anew whether it is wanted.
		delete(d.jobs, j.name)
		d.failed[j.key] = failure{j.attempts, again}
	}
	event.Again = again
	return event
}

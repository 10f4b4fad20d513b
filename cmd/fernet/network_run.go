package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/localnet"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// networkRun is a network that is run for somebody who watches.
type networkRun struct {
	*localnet.Network
	*session.Session
	blocks  int
	stay    bool
	started []*localnet.Process // of the members, in their order
	fed     int                 // blocks that there were transfers for
}

// stopPatience is how long a node may take to stop: a proof that runs is finished.
const stopPatience = 30 * time.Second

func (w *networkRun) stopAll() error {
	errs := make(chan error)
	for i, p := range w.started {
		go func() {
			if err := p.Stop(stopPatience); err != nil && !w.ended(p) {
				errs <- fmt.Errorf("stop %s: %w", w.Members[i].Name, err)
				return
			}
			errs <- nil
		}()
	}
	var all error
	for range w.started {
		all = errors.Join(all, <-errs)
	}
	return all
}

// ended reports whether a process had ended before it was stopped, which is told already.
func (w *networkRun) ended(p *localnet.Process) bool {
	select {
	case <-p.Done():
		return !errors.Is(p.Err(), localnet.ErrKilled)
	default:
		return false
	}
}

// play starts the nodes and waits until the blocks are settled.
func (w *networkRun) play(ctx context.Context) (*localnet.Result, error) {
	w.Console.Say(console.Heading, "\n2. The nodes start and find each other")
	if err := w.startAll(ctx); err != nil {
		return nil, err
	}
	w.showMembers()
	w.Console.Say(console.Heading, "\n3. Blocks are proposed, proven, settled and claimed, without a command")
	if err := w.Begin(); err != nil {
		return nil, err
	}
	if err := w.settle(ctx); err != nil {
		return nil, err
	}
	w.Console.Say(console.Heading, "\n4. Who earned what")
	r, err := w.Result(ctx)
	if err != nil {
		return nil, err
	}
	w.showResult(r)
	if !r.Agrees() {
		err = errors.New("the contracts and settlement/rules do not agree")
	}
	if w.stay && err == nil {
		w.Console.Line("\nThe network goes on until Ctrl-C. Pages: %s and those above.", w.Members[0].Page())
		err = w.watch(ctx, func(*localnet.Progress) bool { return false })
		if errors.Is(err, context.Canceled) {
			err = nil // which is how it ends
		}
	}
	return r, err
}

func (w *networkRun) showMembers() {
	t := console.NewTable("node", "stakers", "account", "page", "log")
	for _, m := range w.Members {
		stakers := ""
		for _, s := range m.Stakers {
			stakers += fmt.Sprintf("%d %s  ", s.ID, s.Roles)
		}
		t.Row(m.Name, stakers, console.Address(m.Address()), m.Page(), filepath.Join(m.Name, filepath.Base(m.Log())))
	}
	w.Console.Table(t)
	w.Console.Line("\nEverything is in %s. Open a page in a browser, and in another terminal try:", w.Network.Config.Dir)
	w.Console.Line("  fernet node status --data-dir %s", w.Members[0].DataDir())
}

func (w *networkRun) showResult(r *localnet.Result) {
	t := console.NewTable("node", "proofs>", "AZT due>", "AZT claimed>")
	proofs := 0
	for _, m := range r.Members {
		t.Row(m.Name, m.Proofs, units.Floor(m.Due.Int, 3), units.Floor(m.Claimed.Int, 3))
		proofs += m.Proofs
	}
	t.Row("burned", "", units.Floor(r.Burned.Int, 3), "")
	w.Console.Table(t)
	t = console.NewTable("block>", "slot>", "tree>", "places filled>", "total score>", "audit")
	for _, b := range r.Blocks {
		agree := b.Agree == b.Figures
		t.Row(b.Block, b.Slot, fmt.Sprintf("%d nodes", b.Nodes), fmt.Sprintf("%d of %d", b.Proofs, b.Places), rules.Points(b.Total.Int),
			console.Verdict(agree).Cell(fmt.Sprintf("%d of %d figures agree", b.Agree, b.Figures)))
	}
	w.Console.Line("")
	w.Console.Table(t)
}

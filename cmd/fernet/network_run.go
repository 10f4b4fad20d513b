package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

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
	nodes  *localnet.Nodes
	blocks int
	stay   bool
}

// play starts the nodes and waits until the blocks are settled.
func (w *networkRun) play(ctx context.Context) (*localnet.Result, error) {
	w.Console.Say(console.Heading, "\n2. The nodes start and find each other")
	if err := w.nodes.Start(ctx); err != nil {
		return nil, err
	}
	w.showMembers()
	w.Console.Say(console.Heading, "\n3. Blocks are proposed, proven, settled and claimed, without a command")
	if err := w.Begin(); err != nil {
		return nil, err
	}
	err := w.shown(func(show localnet.Show) error { return w.nodes.Settle(ctx, w.blocks, show) })
	if late, is := errors.AsType[*localnet.LateError](err); is {
		err = fmt.Errorf("%w, or give it more time with --block-time", late)
	}
	if err != nil {
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
		w.Console.Line("In another terminal audit all of it, from L1 alone:")
		w.Console.Line("  %s", auditOf(w.L1.URL(), w.Record))
		err = w.shown(func(show localnet.Show) error { return w.nodes.Watch(ctx, show) })
		if errors.Is(err, context.Canceled) {
			err = nil // which is how it ends
		}
	}
	return r, err
}

// auditOf is the command that audits everything on a local network.
func auditOf(rpcURL, record string) string {
	return fmt.Sprintf("fernet audit --proofs --html audit.html --network devnet --rpc-url %s --deployment %s", rpcURL, record)
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

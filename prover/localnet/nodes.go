package localnet

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"fernet/prover/node/page"
)

// startPatience is how long a node may take until it answers, and all of them until they have found
// each other: each opens proving keys, on a machine that may be busy.
const startPatience = 2 * time.Minute

// stopPatience is how long a node may take to stop: a proof that runs is finished.
const stopPatience = 30 * time.Second

// Command is the command that runs a member's node. It dials peers at their addresses.
type Command func(m *Member, peers []string) *exec.Cmd

// Nodes are the members' nodes, as processes. They are to be stopped, also when they did not start.
type Nodes struct {
	network *Network
	command Command
	started []*Process // of the members, in their order
	fed     int        // blocks that there were transfers for
}

// Nodes returns the members' nodes, none of them started.
func (n *Network) Nodes(command Command) *Nodes { return &Nodes{network: n, command: command} }

// Start starts the nodes, and returns when they have found each other. Each is told to dial those
// that run already.
func (r *Nodes) Start(ctx context.Context) error {
	var peers []string
	for _, m := range r.network.Members {
		p, err := Start(r.command(m, peers), m.Log())
		if err != nil {
			return err
		}
		r.started = append(r.started, p)
		state, err := r.answer(ctx, m)
		if err != nil {
			return err
		}
		peers = append(peers, m.ListenAddress()+"/p2p/"+state.Name)
	}
	return r.await(ctx, "the nodes have not found each other", func() (bool, error) {
		for _, m := range r.network.Members {
			state, err := m.State(ctx)
			if err != nil || len(state.Peers) < len(r.network.Members)-1 {
				return false, err
			}
		}
		return true, nil
	})
}

// answer waits until a node has a name.
func (r *Nodes) answer(ctx context.Context, m *Member) (state *page.State, err error) {
	err = r.await(ctx, m.Name+" does not answer", func() (bool, error) {
		state, err = m.State(ctx)
		return err == nil && state.Name != "", err
	})
	return state, err
}

// await asks until something is so. That a node does not answer yet is no error, that one has ended
// is.
func (r *Nodes) await(ctx context.Context, not string, so func() (bool, error)) error {
	for deadline := time.Now().Add(startPatience); ; {
		if err := r.Check(); err != nil {
			return err
		}
		is, err := so()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && !errors.Is(err, ErrNoPage):
			return err
		case is:
			return nil
		case time.Now().After(deadline):
			return fmt.Errorf("%s after %s: see the logs in %s", not, startPatience, r.network.Config.Dir)
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

// Check reports the first node that has ended by itself.
func (r *Nodes) Check() error {
	for i, p := range r.started {
		if !p.ended() {
			continue
		}
		m, why := r.network.Members[i], p.Err()
		if why == nil {
			why = errors.New("without an error")
		}
		return fmt.Errorf("%s has ended: %w: see %s", m.Name, why, m.Log())
	}
	return nil
}

// States are what the nodes' pages show, in their order; nil of one that does not answer now.
func (r *Nodes) States(ctx context.Context) []*page.State {
	states := make([]*page.State, len(r.network.Members))
	for i, m := range r.network.Members {
		states[i], _ = m.State(ctx) // it is asked again soon, and one that has ended is an error
	}
	return states
}

// Stop stops the nodes, all at once. One that has ended by itself, which Check tells, is no error.
func (r *Nodes) Stop() error {
	errs := make(chan error)
	for i, p := range r.started {
		go func() {
			if p.ended() {
				errs <- nil
				return
			}
			err := p.Stop(stopPatience)
			if err != nil {
				err = fmt.Errorf("stop %s: %w", r.network.Members[i].Name, err)
			}
			errs <- err
		}()
	}
	var all error
	for range r.started {
		all = errors.Join(all, <-errs)
	}
	return all
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/localnet"
	"fernet/prover/node/page"
)

// startPatience is how long a node may take until it answers, and all of them until they have found
// each other: each opens proving keys, on a machine that may be busy.
const startPatience = 2 * time.Minute

// ethPerAZT is what a node of the network weighs pay and gas by. Its ETH is worth nothing.
const ethPerAZT = "0.01"

// feeSplit is what the only sequencer offers provers, as in the research post's worked example: it
// has no rivals that it would have to outbid.
const feeSplit = "fixed:80%"

// startAll starts the nodes. Each is told to dial those that run already.
func (w *networkRun) startAll(ctx context.Context) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	var peers []string
	for _, m := range w.Members {
		p, err := localnet.Start(w.nodeCommand(program, w.Network.L1.URL(), m, peers), m.Log())
		if err != nil {
			return err
		}
		w.started = append(w.started, p)
		state, err := w.answer(ctx, m)
		if err != nil {
			return err
		}
		peers = append(peers, m.ListenAddress()+"/p2p/"+state.Name)
	}
	return w.await(ctx, "the nodes have not found each other", func() (bool, error) {
		for _, m := range w.Members {
			state, err := m.State(ctx)
			if err != nil || len(state.Peers) < len(w.Members)-1 {
				return false, err
			}
		}
		return true, nil
	})
}

// nodeCommand is the command line of a member's node. Nothing of the settings of whoever runs the
// network is in it, but for the folder of proving keys, which are made.
func (w *networkRun) nodeCommand(program, url string, m *localnet.Member, peers []string) *exec.Cmd {
	args := []string{
		"node", "--network", "devnet", "--rpc-url", url, "--deployment", w.Record, "--data-dir", m.DataDir(),
		"--keys-dir", w.Session.Config.KeysDir, "--password-file", m.PasswordFile(), "--log-level", "info",
		"--listen", m.ListenAddress(), "--http", strings.TrimPrefix(m.Page(), "http://"), "--eth-per-azt", ethPerAZT, "--fee-split", feeSplit,
	}
	for _, s := range m.Stakers {
		args = append(args, "--identity", s.Name)
	}
	for _, p := range peers {
		args = append(args, "--peer", p)
	}
	c := exec.Command(program, args...)
	c.Dir = m.Dir // where there are no settings
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "FERNET_") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, fmt.Sprintf("FERNET_PRIVATE_KEY=%x", crypto.FromECDSA(m.Key())))
	return c
}

// answer waits until a node has a name.
func (w *networkRun) answer(ctx context.Context, m *localnet.Member) (state *page.State, err error) {
	err = w.await(ctx, m.Name+" does not answer", func() (bool, error) {
		state, err = m.State(ctx)
		return err == nil && state.Name != "", err
	})
	return state, err
}

// await asks until something is so. That a node does not answer yet is no error, that one has ended
// is.
func (w *networkRun) await(ctx context.Context, not string, so func() (bool, error)) error {
	for deadline := time.Now().Add(startPatience); ; {
		if err := w.checkNodes(); err != nil {
			return err
		}
		is, err := so()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && !errors.Is(err, localnet.ErrNoPage):
			return err
		case is:
			return nil
		case time.Now().After(deadline):
			return fmt.Errorf("%s after %s: see the logs in %s", not, startPatience, w.Network.Config.Dir)
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

// checkNodes reports the first node that has ended by itself.
func (w *networkRun) checkNodes() error {
	for i, p := range w.started {
		select {
		case <-p.Done():
			m := w.Members[i]
			why := p.Err()
			if why == nil {
				why = errors.New("without an error")
			}
			return fmt.Errorf("%s has ended: %w: see %s", m.Name, why, m.Log())
		default:
		}
	}
	return nil
}

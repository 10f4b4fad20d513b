package txmgr

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/devnet"
)

// fastConfig polls a fake chain.
func fastConfig() Config {
	cfg := DefaultConfig()
	cfg.Confirmations = 2
	cfg.PollInterval = time.Millisecond
	cfg.RPCTimeout = time.Second
	cfg.RebroadcastAfter = 20 * time.Millisecond
	cfg.BumpAfter = 40 * time.Millisecond
	cfg.GiveUpAfter = 2 * time.Second
	return cfg
}

func newManager(t *testing.T, cfg Config, b Backend) *Manager {
	t.Helper()
	m, err := New(t.Context(), cfg, b, KeySigner(devnet.Key(0)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

// restarted is the manager of the next process.
func restarted(t *testing.T, m *Manager, cfg Config, b Backend) *Manager {
	t.Helper()
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return newManager(t, cfg, b)
}

func candidate(id string) Candidate {
	to := common.Address{0xaa}
	return Candidate{ID: id, Purpose: "do " + id, To: &to, Data: []byte(id)}
}

// sends sends transactions one after another, each of which lands.
func sends(t *testing.T, m *Manager, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if _, err := m.Send(within(t), candidate(id)); err != nil {
			t.Fatal(err)
		}
	}
}

// sendAtOnce sends n transactions at the same time and returns their IDs.
func sendAtOnce(t *testing.T, m *Manager, n int) (ids []string) {
	var all sync.WaitGroup
	for i := range n {
		id := fmt.Sprint("tx ", i)
		ids = append(ids, id)
		all.Go(func() {
			if _, err := m.Send(within(t), candidate(id)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	return ids
}

// within is a context that ends before a hanging test would.
func within(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	t.Cleanup(cancel)
	return ctx
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !so(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("never: %s", what)
		}
	}
}

func contextFor(d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), d)
}

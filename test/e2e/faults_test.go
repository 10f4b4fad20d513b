package e2e

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"
)

// faults is a proxy that behaves as bad RPC providers do, and counts what it did.
type faults struct {
	*proxy
	*dice

	mu   sync.Mutex
	done map[string]int
}

// maxLogBlocks is the largest range of eth_getLogs that it takes.
const maxLogBlocks = 250

// newFaults spoils one request in four, or fewer: one of so many of those.
func newFaults(t testing.TB, l1 *chain, fewer int) *faults {
	f := &faults{proxy: newProxy(t, l1.url), dice: newDice(t), done: map[string]int{}}
	f.meet = func(w http.ResponseWriter, _ []string) bool {
		switch n := f.upTo(100 * fewer); {
		case n < 5:
			f.count("dropped before L1 had it")
			drop(w)
			return false
		case n < 10:
			f.count("429")
			w.Header().Set("Retry-After", "0")
			http.Error(w, `{"jsonrpc":"2.0","id":null,"error":{"code":-32005,"message":"rate limit exceeded"}}`, http.StatusTooManyRequests)
			return false
		case n < 13:
			f.count("503")
			http.Error(w, "upstream unavailable", http.StatusServiceUnavailable)
			return false
		case n < 25:
			f.count("delayed")
			f.delay(300 * time.Millisecond)
		}
		return true
	}
	f.after = func([]string) bool {
		if f.upTo(100*fewer) < 7 {
			f.count("dropped after L1 had it")
			return false
		}
		return true
	}
	f.rewrite = func(q *request) *response {
		switch q.Method {
		case "eth_getTransactionCount":
			// Half of the answers come from a node two blocks behind.
			if head := l1.head(); head > 2 && f.of(50) && len(q.Params) == 2 {
				f.count("stale nonce")
				q.Params[1] = json.RawMessage(`"` + hexutil.EncodeUint64(head-2) + `"`)
			}
		case "eth_getLogs":
			var filter struct{ FromBlock, ToBlock json.RawMessage }
			if len(q.Params) != 1 || json.Unmarshal(q.Params[0], &filter) != nil {
				return nil
			}
			from, _ := number(filter.FromBlock)
			to, ok := number(filter.ToBlock)
			if !ok {
				to = l1.head()
			}
			if to >= from+maxLogBlocks {
				f.count("log range refused")
				a := q.refuse(-32602, fmt.Sprintf("block range is too large: at most %d blocks", maxLogBlocks))
				return &a
			}
		}
		return nil
	}
	return f
}

func (f *faults) count(what string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.done[what]++
}

// The flow finishes over an RPC that drops, delays, refuses and has stale nonces, whether there is
// a second one, two blocks behind, or none; nothing is lost, and nothing is sent twice.
func TestFaults(t *testing.T) {
	t.Parallel()
	t.Run("with a node behind", func(t *testing.T) {
		t.Parallel()
		faulty(t, true)
	})
	t.Run("alone", func(t *testing.T) {
		t.Parallel()
		faulty(t, false)
	})
}

func faulty(t *testing.T, second bool) {
	l1 := startDevnet(t)
	fewer := 1
	if !second {
		fewer = 2 // each one costs the program a wait, and there are many more
	}
	bad := newFaults(t, l1, fewer)
	// L1 goes on, so that a node behind comes to know what happened.
	bad.paced(10, func() { l1.mine(1) })
	via := []string{bad.URL}
	if second {
		behind := newProxy(t, l1.url)
		behind.behind(l1, 2)
		behind.paced(10, func() { l1.mine(1) })
		via = append(via, behind.URL)
	}

	settings := quick()
	settings["propose-blocks"], settings["reveal-blocks"], settings["proving-blocks"] = 200, 150, 400
	settings["activation-delay"], settings["exit-delay"], settings["margin"] = 350, 1400, 200
	expected := map[*role]uint64{}
	r := newRollup(t, l1, plan{
		sequencers: 1, provers: 2, transfers: 4, settings: settings,
		via: via, flags: []string{"--confirmations", "2"}, retries: 10,
		send: func(by *role, args ...string) object {
			done := by.does(args...)
			for _, status := range done.statuses() {
				require.Contains(t, []string{"confirmed", "earlier"}, status)
				if status == "confirmed" {
					expected[by]++
				}
			}
			return done
		},
	})
	// Those who only read do so through the same nodes.
	supply, reserve, escrow := r.number("token", "totalSupply"), r.number("rewards", "rewardReserve"), r.number("rewards", "feeEscrow")
	r.checkStakes()
	r.transfers(4)
	s, p, q := r.sequencers[0], r.provers[0], r.provers[1]
	r.draft(s)
	r.feeSplitBps[s] = 8000
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	l1.advanceTo(r.schedule.SlotStart(slot) + 3)
	r.send(s, "slot", "propose", "--block", draftFile, "--slot", at, "--fee-split", "8000")
	l1.advanceTo(r.schedule.RevealStart(slot) + 3)
	r.send(s, "slot", "reveal", "--block", draftFile, "--slot", at)
	l1.mine(3)
	r.proves(p, "1-3", "10%")
	p.does("root", "build", "--block", "1", "--proofs", "out", "--out", "root.json")
	r.send(p, "root", "submit", "--submission", "root.json")
	l1.advanceTo(r.read("settlement", "blockAt", 1).int("windowEnd").Uint64() + 3)
	want := r.recompute(reserve, escrow)
	r.send(q, "finalize", "--block", "1")
	r.equal(new(big.Int).Sub(supply, want.burn), r.number("token", "totalSupply"), "total supply")
	l1.mine(3)
	for _, by := range []*role{s, p} {
		r.send(by, "rewards", "claim", "--block", "1")
		r.equal(want.due[by.staker], r.balance(by.address()), by.name+"'s balance")
	}
	l1.mine(3)
	r.settled(want)
	r.checkWinner()
	require.Len(t, r.events("settlement", "RootAccepted"), 1)
	for by, n := range expected {
		require.Equal(t, n, l1.nonce(by.address()), "%s: what the program says it sent is what L1 has", by.name)
	}
	bad.mu.Lock()
	defer bad.mu.Unlock()
	all := 0
	for _, what := range []string{"dropped before L1 had it", "dropped after L1 had it", "429", "503", "delayed", "stale nonce", "log range refused"} {
		t.Logf("%s: %d times", what, bad.done[what])
		all += bad.done[what]
		// A program that has another URL stays with the one that answers: there the dice decide
		// which faults it meets.
		if !second {
			require.Positive(t, bad.done[what], what)
		}
	}
	require.Greater(t, all, 10, "faults")
}

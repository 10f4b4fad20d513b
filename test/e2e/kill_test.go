package e2e

import (
	"fmt"
	"maps"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// kills is how often each kind of command is killed.
const kills = 20

// shares are how often each of those is killed who run the same kind of command: three stake, two
// submit roots, two or three are paid.
var shares = map[string]int{"stake add": (kills + 2) / 3, "root submit": kills / 2, "rewards claim": kills / 2}

// pace is how many requests of the program go with a block of L1.
const pace = 3

// assassin kills the program at its nth request to L1: before L1 gets it, or after L1 has and
// before the program knows.
type assassin struct {
	*proxy
	*dice

	mu      sync.Mutex
	left    int // requests until the kill; 0: none is wanted
	late    bool
	killing func()
	methods map[string]int // kills by what was asked
}

func newAssassin(t testing.TB, l1 *chain) *assassin {
	a := &assassin{proxy: newProxy(t, l1.url), dice: newDice(t), methods: map[string]int{}}
	a.paced(pace, func() { l1.mine(1) })
	var now bool
	a.meet = func(w http.ResponseWriter, methods []string) bool {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.left == 0 {
			return true
		}
		if a.left--; a.left > 0 {
			return true
		}
		a.methods[methods[0]]++
		if a.late {
			now = true
			return true
		}
		a.killing()
		drop(w)
		return false
	}
	a.after = func([]string) bool {
		a.mu.Lock()
		defer a.mu.Unlock()
		if !now {
			return true
		}
		now = false
		a.killing()
		return false
	}
	return a
}

// strike runs a command of a role and kills it at its nth request, a moment later at most. In every
// other strike L1 stands still: what is sent is mined and does not become final, so that the kill
// finds the program waiting for that.
func (a *assassin) strike(by *role, n int, args ...string) outcome {
	by.t.Helper()
	victim := make(chan func(), 1)
	a.mu.Lock()
	a.left, a.late = n, a.of(50)
	a.killing = func() { (<-victim)() }
	a.mu.Unlock()
	if a.of(50) {
		a.every.Store(0)
	}
	o := by.runKilled(func(kill func()) { victim <- kill }, time.Duration(a.upTo(int(3*time.Millisecond))), args...)
	a.every.Store(pace)
	a.mu.Lock()
	a.left = 0
	a.mu.Unlock()
	return o
}

// Each command that sends is killed again and again. At the end exactly the transactions are there
// that were needed.
func TestKill(t *testing.T) {
	t.Parallel()
	l1 := startAnvil(t)
	killer := newAssassin(t, l1)
	settings := quick()
	// L1 goes on while the program is killed, so the phases are long enough for that.
	maps.Copy(settings, map[string]any{"propose-blocks": 1000, "reveal-blocks": 1000, "proving-blocks": 3000, "activation-delay": 2000, "exit-delay": 8000, "margin": 1000})
	struck, expected, roles := map[string]int{}, map[*role]uint64{}, []*role{}
	waiting := 0 // kills of a program that had sent something that was not final
	var r *rollup
	send := func(by *role, args ...string) object {
		name := args[0]
		if name != "deploy" && name != "finalize" {
			name += " " + args[1]
		}
		if _, known := expected[by]; !known {
			roles = append(roles, by)
		}
		before := killer.requests.Load()
		dry := by.does(append(slices.Clone(args), "--dry-run")...)
		needed := len(dry.list("transactions"))
		require.Positive(t, needed)
		reach := int(killer.requests.Load()-before) + 12*needed
		share, divided := shares[name]
		if !divided {
			share = kills
		}
		for share > 0 {
			o := killer.strike(by, 1+killer.upTo(reach), args...)
			if o.killed {
				struck[name]++
				share--
				if strings.Contains(o.stderr, "waiting") {
					waiting++
				}
				continue
			}
			require.Equal(t, exitOK, o.code, "%v: %s", args, o.stderr)
			reach = max(4, reach/2) // it has less to do now that it is done
		}
		done := by.does(args...)
		expected[by] += uint64(needed)
		require.Equal(t, expected[by], l1.nonce(by.address()), "%s: %v", by.name, args)
		for _, tx := range done.list("transactions") {
			require.Contains(t, []string{"confirmed", "earlier"}, tx.text("status"))
		}
		return done
	}
	r = newRollup(t, l1, plan{
		sequencers: 1, provers: 2, transfers: 4, settings: settings, send: send,
		via: []string{killer.URL}, flags: []string{"--confirmations", "2"},
	})
	r.checkStakes()
	supply, reserve, escrow := r.number("token", "totalSupply"), r.number("rewards", "rewardReserve"), r.number("rewards", "feeEscrow")
	r.transfers(4)
	s, p := r.sequencers[0], r.provers
	r.draft(s)
	r.feeSplitBps[s] = 8000
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	l1.advanceTo(r.schedule.SlotStart(slot))
	send(s, "slot", "randao", "--slot", at)
	send(s, "slot", "propose", "--block", draftFile, "--slot", at, "--fee-split", "8000")
	l1.advanceTo(r.schedule.RevealStart(slot))
	send(s, "slot", "reveal", "--block", draftFile, "--slot", at)
	r.checkWinner()

	r.proves(p[0], "2-3", "10%")
	give(t, p[0], p[1])
	r.proves(p[0], "1", "0")
	r.proves(p[1], "1", "50%")
	totals := map[*role]*big.Int{}
	for _, by := range p {
		dirs := []string{"--proofs", "out"}
		if by == p[1] {
			dirs = append(dirs, "--proofs", "inbox")
		}
		built := by.does(append([]string{"root", "build", "--block", "1", "--out", "root.json", "--staker", fmt.Sprint(by.staker)}, dirs...)...)
		totals[by] = integer(t, built.text("totalScore"))
	}
	slices.SortFunc(p, func(a, b *role) int { return totals[a].Cmp(totals[b]) })
	for _, by := range p {
		send(by, "root", "submit", "--submission", "root.json")
	}
	require.Len(t, r.events("settlement", "RootAccepted"), 2)

	l1.advanceTo(r.read("settlement", "blockAt", 1).int("windowEnd").Uint64())
	want := r.recompute(reserve, escrow)
	send(r.deployer, "finalize", "--block", "1")
	r.equal(new(big.Int).Sub(supply, want.burn), r.number("token", "totalSupply"), "total supply")
	for _, by := range []*role{s, p[0], p[1]} {
		if want.due[by.staker] != nil {
			send(by, "rewards", "claim", "--block", "1")
			r.equal(want.due[by.staker], r.balance(by.address()), by.name+"'s balance")
		}
	}
	r.settled(want)

	// Nothing was sent beside what was needed: every account's transactions are counted.
	for _, by := range roles {
		require.Equal(t, expected[by], l1.nonce(by.address()), by.name)
	}
	for _, name := range slices.Sorted(maps.Keys(struck)) {
		t.Logf("%s: killed %d times", name, struck[name])
		require.GreaterOrEqual(t, struck[name], kills, name)
	}
	require.Len(t, struck, 8, "each command that sends")
	t.Logf("%d times with something under way; by what was asked: %v", waiting, killer.methods)
	require.GreaterOrEqual(t, waiting, kills/2, "kills with something under way")
}

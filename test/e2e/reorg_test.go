package e2e

import (
	"fmt"
	"math/big"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// deepest is the deepest reorg of the test.
const deepest = 8

// storm lets L1 go on and reorganises it again and again, by 1 to deepest blocks, with transactions
// that come back and with ones that are gone.
type storm struct {
	l1 *chain

	mu    sync.Mutex
	floor uint64         // no reorg goes below this block
	on    bool           // whether there are reorgs
	ticks int            // blocks since the last one
	next  int            // counts them
	hit   map[uint64]int // reorgs by depth
}

func (s *storm) tick() {
	s.mu.Lock()
	defer s.mu.Unlock()
	depth := uint64(s.next%deepest) + 1
	if s.on && s.ticks >= int(depth)+4 && s.l1.head() >= s.floor+depth {
		if err := s.l1.devnet.Reorg(depth, (s.next+s.next/deepest)%2 == 1); err != nil {
			s.l1.t.Errorf("reorg by %d: %v", depth, err)
		}
		s.hit[depth]++
		s.next++
		s.ticks = 0
		return
	}
	if _, err := s.l1.devnet.Commit(); err != nil {
		s.l1.t.Errorf("seal a block: %v", err)
	}
	s.ticks++
}

// during runs something while there are reorgs. What is there already stays.
func (s *storm) during(t testing.TB, what string, depths int, do func()) {
	t.Helper()
	s.mu.Lock()
	s.on, s.floor, s.hit, s.ticks = true, s.l1.head(), map[uint64]int{}, 0
	s.mu.Unlock()
	do()
	// The command may have been faster than the deepest reorgs: what is final stays final under them.
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		s.mu.Lock()
		enough := len(s.hit) >= depths
		if enough {
			s.on = false
			t.Logf("%s: reorgs by depth: %v", what, s.hit)
		}
		s.mu.Unlock()
		if enough {
			return
		}
		require.True(t, time.Now().Before(deadline), "%s: no %d depths of reorgs", what, depths)
	}
}

// Reorgs of 1 to 8 blocks under each kind of transaction: with as many confirmations and one more, what a command
// says is done is done, once; and who follows L1 sees what is there.
func TestReorgs(t *testing.T) {
	l1 := startDevnet(t)
	s := &storm{l1: l1}
	stop := l1.ticking(40*time.Millisecond, s.tick)
	defer stop()
	settings := quick()
	settings["propose-blocks"], settings["reveal-blocks"], settings["proving-blocks"] = 2000, 1500, 4000
	settings["activation-delay"], settings["margin"] = 3500, 3000
	expected := map[*role]uint64{}
	send := func(by *role, args ...string) object {
		var done object
		s.during(t, strings.Join(args[:min(2, len(args))], " "), deepest, func() { done = by.does(args...) })
		for _, status := range done.statuses() {
			if status == "confirmed" {
				expected[by]++
			}
		}
		require.Equal(t, expected[by], l1.nonce(by.address()), "%s: %v", by.name, args)
		return done
	}
	r := newRollup(t, l1, plan{
		sequencers: 1, provers: 2, transfers: 4, settings: settings, send: send,
		flags: []string{"--confirmations", fmt.Sprint(deepest + 1)},
	})
	r.checkStakes()
	supply, reserve, escrow := r.number("token", "totalSupply"), r.number("rewards", "rewardReserve"), r.number("rewards", "feeEscrow")
	r.transfers(4)
	seq, p, q := r.sequencers[0], r.provers[0], r.provers[1]
	r.draft(seq)
	r.feeSplitBps[seq] = 8000
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	l1.advanceTo(r.schedule.SlotStart(slot))
	send(seq, "slot", "randao", "--slot", at)
	send(seq, "slot", "propose", "--block", draftFile, "--slot", at, "--fee-split", "8000")
	l1.advanceTo(r.schedule.RevealStart(slot))
	send(seq, "slot", "reveal", "--block", draftFile, "--slot", at)
	r.checkWinner()

	// The follower's state is the same after the storm, from a folder that saw the reorgs and from one that did not.
	opened := q.does("block", "show", "--block", "1")
	require.True(t, opened.bool("provable"))
	s.during(t, "following", 3, func() {
		for range 3 {
			require.Equal(t, opened.text("stateOut"), q.does("block", "show", "--block", "1").text("stateOut"))
		}
	})
	require.Equal(t, opened.text("stateOut"), r.join("newcomer", 20).does("block", "show", "--block", "1").text("stateOut"))

	r.proves(p, "1-3", "10%")
	p.does("root", "build", "--block", "1", "--proofs", "out", "--out", "root.json")
	send(p, "root", "submit", "--submission", "root.json")
	require.Len(t, r.events("settlement", "RootAccepted"), 1)
	l1.advanceTo(r.read("settlement", "blockAt", 1).int("windowEnd").Uint64())
	want := r.recompute(reserve, escrow)
	send(q, "finalize", "--block", "1")
	r.equal(new(big.Int).Sub(supply, want.burn), r.number("token", "totalSupply"), "total supply")
	for _, by := range []*role{seq, p} {
		send(by, "rewards", "claim", "--block", "1")
		r.equal(want.due[by.staker], r.balance(by.address()), by.name+"'s balance")
	}
	r.settled(want)
	for by, n := range expected {
		require.Equal(t, n, l1.nonce(by.address()), by.name)
	}
}

// A reorg deeper than the confirmations takes away what was final. The program says so and sends nothing; with the journal
// moved aside, as it advises, the same commands bring it back, on a RANDAO that changed too. Who follows L1 sees what is there.
func TestDeepReorg(t *testing.T) {
	l1 := startDevnet(t)
	r := newRollup(t, l1, plan{
		sequencers: 1, provers: 1, transfers: 4, settings: quick(),
		send: func(by *role, args ...string) object { return by.does(args...) },
	})
	r.transfers(4)
	seq, p := r.sequencers[0], r.provers[0]
	r.draft(seq)
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	propose := []string{"slot", "propose", "--block", draftFile, "--slot", at, "--fee-split", "8000"}
	reveal := []string{"slot", "reveal", "--block", draftFile, "--slot", at}
	again := func(by *role, args ...string) object {
		t.Helper()
		nonce := l1.nonce(by.address())
		by.fails("a reorg deeper than the confirmations", args...)
		require.Equal(t, nonce, l1.nonce(by.address()))
		require.NoError(t, os.Rename(by.path("data", "journals"), by.path("data", fmt.Sprintf("journals-%d", l1.head()))))
		return by.does(args...)
	}

	// Below the start of the slot: its RANDAO is another one, so is the ticket.
	l1.advanceTo(r.schedule.SlotStart(slot))
	first := seq.does(propose...)
	require.NoError(t, l1.devnet.Reorg(l1.head()-r.schedule.SlotStart(slot)+2, true))
	require.Empty(t, r.events("sequencing", "Proposed"))
	second := again(seq, propose...)
	require.NotEqual(t, first.text("score"), second.text("score"))
	require.Len(t, r.events("sequencing", "Proposed"), 1)
	r.equal(integer(t, second.text("score")), r.read("sequencing", "bestOf", slot).int("score"), "score")

	// The reveal.
	l1.advanceTo(r.schedule.RevealStart(slot))
	seq.does(reveal...)
	require.True(t, p.does("block", "show", "--block", "1").bool("provable"))
	require.NoError(t, l1.devnet.Reorg(1, true))
	p.fails("UnknownBlock", "block", "show", "--block", "1")
	require.Empty(t, p.does("block", "list").list("blocks"))
	again(seq, reveal...)
	require.True(t, p.does("block", "show", "--block", "1").bool("provable"))
	require.Len(t, r.events("sequencing", "Revealed"), 1)

	// The root: the proofs are still good.
	r.proves(p, "1-3", "0")
	p.does("root", "build", "--block", "1", "--proofs", "out", "--out", "root.json")
	submit := []string{"root", "submit", "--submission", "root.json"}
	require.True(t, p.does(submit...).bool("best"))
	require.NoError(t, l1.devnet.Reorg(1, true))
	require.Empty(t, p.does("root", "list", "--block", "1").list("roots"))
	require.True(t, again(p, submit...).bool("best"))
	require.Len(t, r.events("settlement", "RootAccepted"), 1)
}

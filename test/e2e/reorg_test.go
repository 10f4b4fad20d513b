package e2e

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
)

// deepest is the deepest reorg of the test.
const deepest = 8

// storm lets L1 go on with the program's requests and reorganises it.
type storm struct {
	l1 *chain

	mu    sync.Mutex
	kind  weather
	count uint64 // reorgs

	// Of reorgs under an account's transactions:
	under common.Address
	nonce uint64         // of the transaction that has them
	depth uint64         // of the next one
	hit   map[uint64]int // by depth

	ticks uint64 // of reorgs anywhere: blocks since the last one
	floor uint64 // and the block they do not go below
}

// weather is what reorgs there are.
type weather int

const (
	calm weather = iota
	// each transaction of an account meets one of each depth, with its own block as the last one
	// that is dropped
	under
	anywhere // one after the other
)

// tick is one step of L1. Of two reorgs, one takes the transactions of the dropped blocks away.
func (s *storm) tick() {
	s.mu.Lock()
	defer s.mu.Unlock()
	depth := uint64(0)
	switch s.kind {
	case under:
		depth = s.dropping()
	case anywhere:
		if next := s.count%deepest + 1; s.ticks >= next+4 && s.l1.head() >= s.floor+next {
			depth, s.ticks = next, 0
		}
		s.ticks++
	}
	if depth == 0 {
		if _, err := s.l1.devnet.Commit(); err != nil {
			s.l1.t.Errorf("seal a block: %v", err)
		}
		return
	}
	if err := s.l1.devnet.Reorg(depth, (s.count+s.count/deepest)%2 == 1); err != nil {
		s.l1.t.Errorf("reorg by %d: %v", depth, err)
	}
	s.count++
	s.hit[depth]++
}

// dropping is how deep a reorg has to be now that has the account's transaction in the last block
// it drops; 0 if none is due.
func (s *storm) dropping() uint64 {
	head := s.l1.head()
	used := func(block uint64) bool {
		n, err := s.l1.client.NonceAt(context.Background(), s.under, new(big.Int).SetUint64(block))
		if err != nil {
			s.l1.t.Errorf("nonce after block %d: %v", block, err)
		}
		return n > s.nonce
	}
	blocks := uint64(0) // from the transaction's on
	for blocks < deepest+1 && used(head-blocks) {
		blocks++
	}
	if blocks == 0 || blocks < s.depth {
		return 0
	}
	depth := s.depth
	if s.depth++; s.depth > deepest {
		s.nonce, s.depth = s.nonce+1, 1 // this one has had them all and becomes final
	}
	return depth
}

// during runs something that sends as an account, with reorgs under its transactions, and returns
// how many of each depth there were.
func (s *storm) during(by *role, do func()) map[uint64]int {
	nonce := s.l1.nonce(by.address())
	s.mu.Lock()
	s.kind, s.under, s.nonce, s.depth, s.hit = under, by.address(), nonce, 1, map[uint64]int{}
	s.mu.Unlock()
	do()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kind = calm
	return s.hit
}

// around runs something again and again until it has seen reorgs of each depth.
func (s *storm) around(do func()) {
	s.mu.Lock()
	s.kind, s.floor, s.hit, s.ticks = anywhere, s.l1.head(), map[uint64]int{}, 0
	s.mu.Unlock()
	for seen := 0; seen < deepest; {
		do()
		s.mu.Lock()
		seen = len(s.hit)
		s.mu.Unlock()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kind = calm
}

// Reorgs of 1 to 8 blocks under each transaction of each kind: with as many confirmations and one
// more, what a command says is done is done, once; and who follows L1 sees what is there.
func TestReorgs(t *testing.T) {
	t.Parallel()
	l1 := startDevnet(t)
	s := &storm{l1: l1}
	through := newProxy(t, l1.url)
	through.paced(2, s.tick)
	settings := quick()
	settings["propose-blocks"], settings["reveal-blocks"], settings["proving-blocks"] = 200, 120, 500
	settings["activation-delay"], settings["exit-delay"], settings["margin"] = 320, 1280, 700
	expected := map[*role]uint64{}
	send := func(by *role, args ...string) object {
		var done object
		hit := s.during(by, func() { done = by.does(args...) })
		confirmed := 0
		for _, status := range done.statuses() {
			if status == "confirmed" {
				confirmed++
			}
		}
		require.Positive(t, confirmed, "%v", args)
		t.Logf("%s: %d transactions, reorgs by depth: %v, L1 at block %d", strings.Join(args[:min(2, len(args))], " "), confirmed, hit, l1.head())
		for depth := range uint64(deepest) {
			require.Equal(t, confirmed, hit[depth+1], "%v: reorgs of %d blocks", args, depth+1)
		}
		expected[by] += uint64(confirmed)
		require.Equal(t, expected[by], l1.nonce(by.address()), "%s: %v", by.name, args)
		return done
	}
	r := newRollup(t, l1, plan{
		sequencers: 1, provers: 2, transfers: 4, settings: settings, send: send,
		via: []string{through.URL}, flags: []string{"--confirmations", fmt.Sprint(deepest + 1)},
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

	// The follower's state is the same after the storm, from a folder that saw the reorgs and from
	// one that did not.
	opened := q.does("block", "show", "--block", "1")
	require.True(t, opened.bool("provable"))
	s.around(func() {
		require.Equal(t, opened.text("stateOut"), q.does("block", "show", "--block", "1").text("stateOut"))
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

// A reorg deeper than the confirmations takes away what was final. The same commands bring it back,
// each transaction under its nonce, on a RANDAO that changed too. Who follows L1 sees what is
// there.
func TestDeepReorg(t *testing.T) {
	t.Parallel()
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
		done := by.does(args...)
		require.NotContains(t, done.statuses(), "earlier")
		require.Greater(t, l1.nonce(by.address()), nonce)
		return done
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

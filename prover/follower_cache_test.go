package prover

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// cached is a follower that starts anew with a cache, and what it says.
type cached struct {
	*Follower
	said []string
}

func (w *world) cached(folder string, readOnly bool) *cached {
	w.t.Helper()
	c := &cached{Follower: w.follower()}
	c.Cache(folder, CacheOptions{ReadOnly: readOnly, Say: func(line string) { c.said = append(c.said, line) }})
	return c
}

// chainOf lets L1 have blocks, each of one transfer, of which as many as proven have a root.
func (w *world) chainOf(blocks, proven uint64) *Follower {
	w.t.Helper()
	follower, set := w.follower(), testKeys(w.t)
	state := follower.Genesis()
	for number := uint64(1); number <= blocks; number++ {
		_, slot, _, err := w.client.CurrentSlot(w.t.Context())
		require.NoError(w.t, err)
		if number > 1 {
			slot++
		}
		w.reveal(slot, number-1, w.draft(state, w.transfer(state, 0, 1, int64(number))))
		if number <= proven {
			w.submitRoot(set, number)
		}
		state, err = follower.StateAfter(w.t.Context(), number)
		require.NoError(w.t, err)
	}
	return follower
}

// agrees holds what a follower says of a block to what one says that sees the chain for the first
// time.
func (w *world) agrees(f *Follower, number uint64) {
	w.t.Helper()
	have, err := f.Block(w.t.Context(), number)
	require.NoError(w.t, err)
	want, err := w.follower().Block(w.t.Context(), number)
	require.NoError(w.t, err)
	require.Equal(w.t, want.ID(), have.ID())
	require.Equal(w.t, want.Execution.Block(), have.Execution.Block())
	require.Equal(w.t, fmt.Sprint(want.Stakers), fmt.Sprint(have.Stakers))
	require.Equal(w.t, want.L1Hash, have.L1Hash)
}

// Reorgs of 1 to 8 L1 blocks in the middle of followed blocks: what L1 has afterwards is what a
// follower says, with and without a cache, whether the blocks came back or others took their place.
func TestFollowedBlocksAreUndone(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	follower := w.chainOf(2, 1)
	folder := t.TempDir()
	w.agrees(w.cached(folder, false).Follower, 2)
	state, err := follower.StateAfter(ctx, 1)
	require.NoError(t, err)
	revealed := w.l1.Head()
	for depth := uint64(1); depth <= 8; depth++ {
		if head := w.l1.Head().Number.Uint64(); head < revealed.Number.Uint64()+depth-1 {
			require.NoError(t, w.l1.AdvanceTo(revealed.Number.Uint64()+depth-1))
		}
		// Its last block is dropped.
		require.NoError(t, w.l1.Reorg(w.l1.Head().Number.Uint64()-revealed.Number.Uint64()+1, true))
		w.l1.Rollback()
		_, err := follower.Block(ctx, 2)
		require.ErrorContains(t, err, "UnknownBlock", "depth %d", depth)
		w.agrees(follower, 1)
		w.agrees(w.cached(folder, false).Follower, 1)
		// Another one takes its place, in a later slot.
		_, slot, _, err := w.client.CurrentSlot(ctx)
		require.NoError(t, err)
		w.reveal(slot+1, 1, w.draft(state, w.transfer(state, 0, 1, int64(100+depth))))
		revealed = w.l1.Head()
		w.agrees(follower, 2)
		w.agrees(w.cached(folder, false).Follower, 2)
		if depth == 2 {
			break // the window of block 2's slot moves on: deeper ones follow below
		}
	}
	// A reorg that brings back what it drops.
	for depth := uint64(1); depth <= 8; depth++ {
		require.NoError(t, w.l1.Reorg(depth, false))
		w.agrees(follower, 1)
		tip, err := w.client.Tip(ctx)
		require.NoError(t, err)
		if tip == 2 {
			w.agrees(follower, 2)
			w.agrees(w.cached(folder, false).Follower, 2)
		}
	}
}

// A cache is believed as far as L1 says the same: a torn one, one of another deployment and one of
// a chain that was reorganized are said in a line and made again.
func TestCacheThatIsWrong(t *testing.T) {
	w := newWorld(t, rules.ModePrivate)
	w.chainOf(2, 2)
	folder := t.TempDir()
	keep := func() string {
		t.Helper()
		c := w.cached(folder, false)
		w.agrees(c.Follower, 2)
		require.Empty(t, c.said)
		state := c.known[2].state
		require.NoError(t, c.cache.KeepState(1, c.known[1].state))
		require.NoError(t, c.cache.KeepState(2, state))
		dirs, err := os.ReadDir(folder)
		require.NoError(t, err)
		require.Len(t, dirs, 1)
		return filepath.Join(folder, dirs[0].Name())
	}
	dir := keep()
	ledgerFile, stakersFile := filepath.Join(dir, "state-2.json"), filepath.Join(dir, "stakers.json")
	good := map[string][]byte{}
	for _, path := range []string{ledgerFile, stakersFile} {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		good[path] = text
	}

	// It is used: a state that only the cache has is the next block's.
	c := w.cached(folder, false)
	number, state := c.lastKnown(2)
	require.EqualValues(t, 2, number)
	require.NotNil(t, state)
	require.NotZero(t, c.stakers.L1Block)
	w.agrees(c.Follower, 2)
	require.Empty(t, c.said)

	for name, spoil := range map[string]func(path string, text string) string{
		"torn":     func(_, text string) string { return text[:len(text)/2] },
		"empty":    func(_, _ string) string { return "" },
		"other":    func(_, text string) string { return strings.Replace(text, `"chainId": 1337`, `"chainId": 1`, 1) },
		"newer":    func(_, text string) string { return strings.Replace(text, `"version": 1`, `"version": 2`, 1) },
		"a byte":   func(_, text string) string { return strings.Replace(text, `"0x`, `"1x`, 1) },
		"a number": func(_, text string) string { return strings.Replace(text, `"balance": "1`, `"balance": "2`, 1) },
	} {
		for path, text := range good {
			changed := spoil(path, string(text))
			if changed == string(text) {
				continue // stakers have no balance
			}
			require.NoError(t, os.WriteFile(path, []byte(changed), 0o644))
			// Who may not write says so and leaves it.
			c := w.cached(folder, true)
			_, _ = c.lastKnown(2)
			w.agrees(c.Follower, 2)
			require.Len(t, c.said, 1, "%s: %s", name, path)
			require.FileExists(t, path)

			c = w.cached(folder, false)
			_, _ = c.lastKnown(2)
			w.agrees(c.Follower, 2)
			require.Len(t, c.said, 1, "%s: %s", name, path)
			require.NotContains(t, c.said[0], "\n")
			require.Contains(t, c.said[0], "made again")
			require.NoError(t, os.WriteFile(path, text, 0o644))
		}
	}

	// Of a chain that L1 has no more: all is undone, and another block 1 proven.
	require.NoError(t, os.WriteFile(ledgerFile, good[ledgerFile], 0o644))
	s := w.client.Params.Schedule
	w.rewind(s.SlotStart(0))
	state = w.follower().Genesis()
	w.reveal(0, 0, w.draft(state, w.transfer(state, 0, 1, 77)))
	w.submitRoot(testKeys(t), 1)
	state, err := w.follower().StateAfter(t.Context(), 1)
	require.NoError(t, err)
	w.reveal(1, 1, w.draft(state, w.transfer(state, 0, 1, 78)))
	w.submitRoot(testKeys(t), 2)
	_, slot, _, err := w.client.CurrentSlot(t.Context())
	require.NoError(t, err)
	state, err = w.follower().StateAfter(t.Context(), 2)
	require.NoError(t, err)
	w.reveal(slot+1, 2, w.draft(state))
	c = w.cached(folder, false)
	w.agrees(c.Follower, 3)
	require.NotEmpty(t, c.said)
	require.Contains(t, strings.Join(c.said, "\n"), "after block 2 is not L1's")
	w.agrees(w.cached(folder, false).Follower, 3)
}

// Block 1 is dropped for want of a root, and another takes its place: the cache has neither.
func TestCacheOfAPrunedBlock(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	w.chainOf(1, 0)
	folder := t.TempDir()
	before := w.cached(folder, false)
	w.agrees(before.Follower, 1)
	record, err := w.client.Block(ctx, 1)
	require.NoError(t, err)
	require.NoError(t, w.l1.AdvanceTo(record.WindowEnd))
	_, slot, _, err := w.client.CurrentSlot(ctx)
	require.NoError(t, err)
	state := before.Genesis()
	w.reveal(slot+1, 0, w.draft(state, w.transfer(state, 0, 1, 9)))
	w.agrees(before.Follower, 1)
	after := w.cached(folder, false)
	w.agrees(after.Follower, 1)
	require.Empty(t, after.said)
}

// What is damaged is made again also when nobody is to be told.
func TestCacheThatTellsNobody(t *testing.T) {
	w, folder := newWorld(t, rules.ModePublic), t.TempDir()
	d := w.client.Deployment
	dir := filepath.Join(folder, fmt.Sprintf("%d-%s", d.ChainID, strings.ToLower(d.Settlement.Hex())))
	require.NoError(t, os.MkdirAll(dir, 0o755))
	damaged := filepath.Join(dir, "stakers.json")
	require.NoError(t, os.WriteFile(damaged, []byte("damaged"), 0o644))
	w.follower().Cache(folder, CacheOptions{})
	require.NoFileExists(t, damaged)
}

package node

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/files"
	"fernet/prover/node/health"
	"fernet/prover/sequencing"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/rules"
)

// smallDisk is a folder on a file system of its own with so much room, as mount reads it.
func smallDisk(t *testing.T, dir, size string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("no file system of its own can be had")
	}
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no file system of its own can be had: %v", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Unmount(dir, 0)) })
}

// A disk that is full when a proposal or a journal is written is a reason not to be ready, until
// there is room again: that the store can still be written does not say so.
func TestAFullDiskIsSaid(t *testing.T) {
	dir := t.TempDir()
	smallDisk(t, dir, "4m")
	n, _ := standing(t)
	kept := n.store
	t.Cleanup(func() { n.store = kept })
	var err error
	n.store, err = store.Open(filepath.Join(dir, store.FileName), files.Deployment{ChainID: 1}, store.Options{})
	require.NoError(t, err)
	small := n.store
	t.Cleanup(func() { require.NoError(t, small.Close()) })
	for i := range 8 {
		require.NoError(t, small.PutMeta("tried", []byte{byte(i)}))
	}
	n.health.Clear(health.Starting)
	filler := filepath.Join(dir, "filler")
	require.ErrorIs(t, os.WriteFile(filler, make([]byte, 8<<20), disk.Private), syscall.ENOSPC)
	full := disk.Write(filepath.Join(dir, "proposal.json"), make([]byte, 1<<16), disk.Private)
	require.ErrorIs(t, full, disk.ErrNoSpace)

	n.sequenced(sequencing.Event{Kind: sequencing.KindFailed, Slot: 3, Err: errors.New("something else")})
	require.False(t, n.health.Has(health.Disk))
	n.sequenced(sequencing.Event{Kind: sequencing.KindFailed, Slot: 3, Err: fmt.Errorf("propose: %w", full)})
	require.True(t, n.health.Has(health.Disk))
	require.False(t, n.proposes())
	require.False(t, n.bids())
	n.assess()
	require.True(t, n.health.Has(health.Disk), "the store has room within its file")
	require.NoError(t, small.PutMeta("tried", []byte{9}))

	n.health.Clear(health.Disk)
	n.acted(settling.Event{Act: "claim rewards of block 3", Err: fmt.Errorf("write the journal: %w", syscall.ENOSPC), Again: 9})
	require.True(t, n.health.Has(health.Disk))

	require.NoError(t, os.Remove(filler))
	n.assess()
	require.False(t, n.health.Has(health.Disk))
	require.True(t, n.proposes())
	require.True(t, n.bids())
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 1, "the store alone")
}

// A reveal that finds the disk full is given the room that was kept for it, and has it until it is
// on L1.
func TestAReserveIsForAReveal(t *testing.T) {
	dir := t.TempDir()
	smallDisk(t, dir, "4m")
	n, _ := standing(t)
	n.reserve = filepath.Join(dir, reserveFile)
	require.NoError(t, n.keepReserve())
	filler := filepath.Join(dir, "filler")
	require.ErrorIs(t, os.WriteFile(filler, make([]byte, 8<<20), disk.Private), syscall.ENOSPC)
	journal := func() error {
		return disk.Write(filepath.Join(dir, "journal"), make([]byte, reserveSize/2), disk.Private)
	}
	full := journal()
	require.ErrorIs(t, full, disk.ErrNoSpace)
	n.sequenced(sequencing.Event{Kind: sequencing.KindFailed, Slot: 3, Err: full})
	require.FileExists(t, n.reserve, "a proposal can be left")
	n.sequenced(sequencing.Event{Kind: sequencing.KindRevealFailed, Slot: 3, Err: full})
	require.NoFileExists(t, n.reserve)

	best := &settlement.ProposalState{StakerID: 4}
	n.view.Slot = &settlement.SlotStatus{Phase: rules.PhaseReveal, RevealStart: 1, Best: best}
	n.ids = []*own{{l1: &settling.Own{Staker: settlement.Staker{ID: 4, Roles: rules.RoleSequencer}}}}
	n.assess()
	require.NoFileExists(t, n.reserve)
	require.True(t, n.health.Has(health.Disk))
	require.NoError(t, journal())

	best.Revealed = true
	n.assess()
	require.True(t, n.health.Has(health.Disk), "the reserve does not fit")
	require.NoError(t, os.Remove(filler))
	n.assess()
	require.False(t, n.health.Has(health.Disk))
	require.FileExists(t, n.reserve)
}

//go:build unix

package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// childEnvironment tells this test program to be a process that uses a store.
const childEnvironment = "STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	work, path, child := strings.Cut(os.Getenv(childEnvironment), " ")
	if !child {
		os.Exit(m.Run())
	}
	if err := children[work](path); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	os.Exit(0)
}

var children = map[string]func(path string) error{
	"bid": bidForEver, "open": openOnly, "fill": fillUp,
}

func child(work, path string) *exec.Cmd {
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), childEnvironment+"="+work+" "+path)
	return process
}

// bidForEver writes bids and says each one once it is acknowledged. It goes on where the last one
// stopped: at the node behind the last one that was bid for.
func bidForEver(path string) error {
	s, err := Open(path, here, Options{})
	if err != nil {
		return err
	}
	before, err := s.Bids(tag(1))
	if err != nil {
		return err
	}
	node := uint32(1)
	if len(before) > 0 {
		node = before[len(before)-1].Node + 1
	}
	for ; ; node++ {
		for _, fee := range []rules.Bps{100, 200} {
			if err := s.WriteBid(Bid{tag(1), node, 9, fee}); err != nil {
				return err
			}
			fmt.Printf("%d %d\n", node, fee)
		}
		if err := s.PutProof(tag(1), wire.Identity{byte(node), byte(node >> 8)}, make([]byte, wire.MergeSize)); err != nil {
			return err
		}
	}
}

func openOnly(path string) error {
	_, err := Open(path, here, Options{})
	return err
}

// Whenever a process is killed, what it was told is written is there, and nothing else but the bid
// that it was just about.
func TestKilledWhileBidding(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	const kills = 25
	var said []string
	for kill := range kills {
		process := child("bid", path)
		out, err := process.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, process.Start())
		lines := bufio.NewScanner(out)
		for n := 0; n <= kill%7 && lines.Scan(); n++ {
			said = append(said, lines.Text())
		}
		time.Sleep(time.Duration(kill) * 311 * time.Microsecond)
		require.NoError(t, process.Process.Kill())
		for lines.Scan() {
			said = append(said, lines.Text())
		}
		require.Error(t, process.Wait())

		s, err := Open(path, here, Options{})
		require.NoError(t, err, "the file is whole, and its lock is gone")
		bids, err := s.Bids(tag(1))
		require.NoError(t, err)
		there := map[string]bool{}
		for _, b := range bids {
			there[fmt.Sprintf("%d %d", b.Node, b.FeeBurn)] = true
		}
		for _, line := range said {
			require.True(t, there[line], "bid %s was acknowledged before kill %d", line, kill)
			delete(there, line)
		}
		require.LessOrEqual(t, len(there), 1, "one was written and not yet said")
		for line := range there {
			said = append(said, line)
		}
		require.NoError(t, s.Close())
	}
	require.Greater(t, len(said), kills)
}

func TestAnotherProcessHasIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	opened(t, path)
	began := time.Now()
	out, err := child("open", path).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), ErrLocked.Error())
	require.Less(t, time.Since(began), 20*time.Second)
}

// fillUp writes until the limit on the size of files keeps it from it, goes on reading, and bids
// again when there is more room.
func fillUp(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	s, err := Open(path, here, Options{})
	if err != nil {
		return err
	}
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	full := before
	full.Cur = 96 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		return err
	}
	node := uint32(1)
	for ; err == nil && node < 10_000; node++ {
		if err = s.WriteBid(Bid{tag(1), node, 9, 100}); err == nil {
			err = s.PutProof(tag(1), wire.Identity{byte(node), byte(node >> 8)}, make([]byte, wire.MergeSize))
		}
	}
	if !errors.Is(err, ErrFull) {
		return fmt.Errorf("no ErrFull: %w", err)
	}
	bids, err := s.Bids(tag(1))
	if err != nil {
		return err
	}
	if len(bids) < 10 {
		return fmt.Errorf("%d bids", len(bids))
	}
	for range 3 { // again and again
		if err := s.PutMeta("large", make([]byte, 64<<10)); !errors.Is(err, ErrFull) {
			return fmt.Errorf("no ErrFull: %w", err)
		}
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	if err := s.WriteBid(Bid{tag(1), node, 9, 100}); err != nil {
		return fmt.Errorf("with room again: %w", err)
	}
	for _, b := range append(bids, Bid{tag(1), node, 9, 100}) {
		fmt.Printf("%d\n", b.Node)
	}
	return s.Close()
}

// A full disk is an error of the write, and nothing that was there before is lost. The process goes
// on when there is room.
func TestTheDiskIsFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	out, err := child("fill", path).CombinedOutput()
	require.NoError(t, err, string(out))
	s := opened(t, path)
	bids, err := s.Bids(tag(1))
	require.NoError(t, err)
	there := map[string]bool{}
	for _, b := range bids {
		there[fmt.Sprint(b.Node)] = true
	}
	for _, line := range strings.Fields(string(out)) {
		require.True(t, there[line], line)
	}
	require.NotEmpty(t, bids)
}

// The limit of the store itself is the same.
func TestTheStoreIsFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	s, err := Open(path, here, Options{MaxSize: 256 << 10})
	require.NoError(t, err)
	require.NoError(t, s.WriteBid(Bid{tag(1), 3, 9, 100}))
	require.ErrorIs(t, s.PutMeta("large", make([]byte, 512<<10)), ErrFull)
	require.NoError(t, s.WriteBid(Bid{tag(1), 4, 9, 100}))
	bids, err := reopened(t, s).Bids(tag(1))
	require.NoError(t, err)
	require.Len(t, bids, 2)
}

// A disk without room for a new store leaves none, rather than a part of one.
func TestNoRoomForANewStore(t *testing.T) {
	if os.Getuid() == 0 {
		dir := t.TempDir()
		if err := syscall.Mount("none", dir, "tmpfs", 0, "size=16k"); err == nil {
			defer func() { require.NoError(t, syscall.Unmount(dir, 0)) }()
			_, err := Open(filepath.Join(dir, FileName), here, Options{})
			require.ErrorIs(t, err, ErrFull)
			left, err := os.ReadDir(dir)
			require.NoError(t, err)
			require.Empty(t, left)
			return
		}
	}
	t.Skip("no file system of its own can be had")
}

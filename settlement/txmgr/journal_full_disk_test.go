package txmgr

import (
	"errors"
	"os"
	"sync"
	"syscall"
	"testing"
)

// fullDisk takes so many bytes more, and then not even half a line. Emptied, it takes all.
type fullDisk struct {
	journalFile
	mu   sync.Mutex
	left int
	dead bool // what was written cannot be taken back either
}

func (d *fullDisk) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n, err := d.journalFile.Write(p[:min(len(p), d.left)])
	if d.left -= n; n < len(p) && err == nil {
		err = syscall.ENOSPC
	}
	return n, err
}

func (d *fullDisk) Truncate(size int64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return syscall.EIO
	}
	return d.journalFile.Truncate(size)
}

func (d *fullDisk) set(left int, dead bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.left, d.dead = left, dead
}

// Nothing is sent that could not be written down, and half a line spoils nothing.
func TestJournalFull(t *testing.T) {
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	c := newFakeChain()
	m := newManager(t, cfg, c)
	disk := &fullDisk{journalFile: m.journal.file}
	m.journal.file = disk
	for left := range 3 {
		disk.set(left*100, false)
		if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrJournal) || !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%v", err)
		}
	}
	if c.count("SendTransaction") != 0 {
		t.Error("sent")
	}
	disk.set(1<<20, false)
	if _, err := m.Send(within(t), candidate("a")); err != nil {
		t.Errorf("there is room again: %v", err)
	}
	// Full between the first version and the outcome: nothing is lost, it is found out again.
	c.setAutoMine(false)
	p, err := m.SendAsync(within(t), candidate("b"))
	if err != nil {
		t.Fatal(err)
	}
	disk.set(0, false)
	c.mine()
	c.setAutoMine(true)
	if _, err := p.Wait(within(t)); err != nil {
		t.Errorf("it landed: %v", err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	outcome := func() Outcome {
		entries, err := ReadJournal(cfg.JournalPath)
		if err != nil || len(entries) != 2 || entries[1].ID != "b" {
			t.Fatalf("%+v %v", entries, err)
		}
		return entries[1].Outcome
	}
	if o := outcome(); o != Unfinished {
		t.Errorf("the journal has an outcome that there was no room for: %s", o)
	}
	m = newManager(t, cfg, c)
	if _, err := m.Resume(within(t)); err != nil {
		t.Error(err)
	}
	if o := outcome(); o != Confirmed {
		t.Errorf("found out as %q", o)
	}
	landedOnce(t, c, "a", "b")
}

// A disk that cannot even be brought back to what it had is not written to again.
func TestJournalDead(t *testing.T) {
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	c := newFakeChain()
	m := newManager(t, cfg, c)
	disk := &fullDisk{journalFile: m.journal.file}
	m.journal.file = disk
	disk.set(50, true)
	for _, want := range []error{syscall.ENOSPC, syscall.EIO} {
		if _, err := m.Send(within(t), candidate("a")); !errors.Is(err, ErrJournal) || !errors.Is(err, want) {
			t.Errorf("%v", err)
		}
		disk.set(1<<20, false)
	}
	if c.count("SendTransaction") != 0 {
		t.Error("sent")
	}
	// The half line is cut by whoever opens it.
	if held, torn := reopenedCopy(t, cfg.JournalPath); !torn || len(held) != 0 {
		t.Errorf("%d transactions, torn %v", len(held), torn)
	}
}

// reopenedCopy is reopened, of a journal that is in use.
func reopenedCopy(t *testing.T, path string) (map[string]*journalled, bool) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := journalPath(t)
	if err := os.WriteFile(copied, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return reopened(t, copied)
}

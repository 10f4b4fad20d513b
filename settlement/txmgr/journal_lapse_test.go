package txmgr

import (
	"bufio"
	"fmt"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func daily(id string) bool { return strings.HasPrefix(id, "daily/") }

// endedAt is the end of what landed in an L1 block.
func endedAt(id string, nonce, block uint64) *record {
	r := endRecord(id, nonce, Confirmed)
	r.Receipt.BlockNumber = new(big.Int).SetUint64(block)
	return r
}

// heldAs are records as a journal holds them.
func heldAs(t *testing.T, records ...*record) map[string]*journalled {
	t.Helper()
	held := map[string]*journalled{}
	for _, r := range records {
		line, err := journalLine(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := checkLine(line[:len(line)-1])
		if err := apply(held, text); err != nil {
			t.Fatal(err)
		}
	}
	return held
}

// What may be forgotten is what lapses, ended, and is both many nonces and many L1 blocks old.
func TestLapse(t *testing.T) {
	const next, newest = 5000, 1_000_000
	oldest, old := uint64(next-endedNonces-1), uint64(newest-endedBlocks-1)
	all := []*record{
		endedAt("daily/old", oldest, old), endedAt(asidePrefix+"daily/old/7", oldest, old),
		endRecord("daily/refused", oldest, Refused), endRecord("daily/replaced", oldest, Replaced),
		endedAt("pay/old", oldest, old), endedAt("daily/young", oldest, old+1), endedAt("daily/near", oldest+1, old),
		sendRecord(t, "daily/open", oldest, 2e9),
		sendRecord(t, "daily/doubtful", oldest, 2e9), endRecord("daily/doubtful", oldest, Doubtful),
		endedAt("daily/newest", next-1, newest),
	}
	left := func(lapses func(string) bool) []string {
		held := heldAs(t, all...)
		lapse(held, lapses)
		return slices.Sorted(maps.Keys(held))
	}
	want := []string{"daily/doubtful", "daily/near", "daily/newest", "daily/open", "daily/young", "pay/old"}
	if have := left(daily); !slices.Equal(have, want) {
		t.Errorf("left: %v", have)
	}
	if have := left(nil); len(have) != len(want)+4 {
		t.Errorf("left without a Config.Lapses: %v", have)
	}
}

// A journal of years is as large as one of a week: while it is used, and when it is opened.
func TestJournalForgetsWhatLapses(t *testing.T) {
	path := journalPath(t)
	j, _, _, err := openJournal(path, testHead, "", daily)
	if err != nil {
		t.Fatal(err)
	}
	j.file = unsynced{j.file}
	const sent, every = 12_000, 200 // L1 blocks between two
	largest := int64(0)
	for nonce := range uint64(sent) {
		kind := "daily"
		if nonce%1000 == 0 {
			kind = "pay"
		}
		r := endedAt(fmt.Sprintf("%s/%d", kind, nonce), nonce, nonce*every)
		r.Purpose = strings.Repeat("x", 1000)
		if err := j.append(r); err != nil {
			t.Fatal(err)
		}
		largest = max(largest, j.end)
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d ends: at most %d bytes", sent, largest)
	if largest > 8<<20 {
		t.Errorf("it grew to %d bytes", largest)
	}
	j, held, _, err := openJournal(path, testHead, "", daily)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	for nonce := range uint64(sent) {
		id, kept := fmt.Sprintf("daily/%d", nonce), nonce+endedNonces >= sent
		if nonce%1000 == 0 {
			id, kept = fmt.Sprintf("pay/%d", nonce), true
		}
		if (held[id] != nil) != kept {
			t.Fatalf("%s: it is held: %v", id, !kept)
		}
	}
}

// unsynced is a file of a test that is not killed.
type unsynced struct{ journalFile }

func (unsynced) Sync() error { return nil }

// A Manager forgets the same, however long it runs.
func TestManagerForgetsWhatLapses(t *testing.T) {
	m := newManager(t, fastConfig(), newFakeChain())
	m.cfg.Lapses = daily
	const sent = 5 * endedNonces
	for nonce := range uint64(sent) {
		s := &send{candidate: Candidate{ID: fmt.Sprintf("daily/%d", nonce)}, pending: newPending("", "")}
		m.end(s, &journalled{record: *endedAt(s.candidate.ID, nonce, nonce*endedBlocks)}, nil)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if n := len(m.ended); n > 4*endedNonces || m.ended[fmt.Sprintf("daily/%d", sent-endedNonces)] == nil {
		t.Errorf("%d are known", n)
	}
}

// rewriter is the environment variable that makes a test binary rewrite the journal it names until
// it is killed.
const rewriter = "TXMGR_TEST_REWRITE_JOURNAL"

// A process that is killed at any time, most of which it rewrites its journal, has lost nothing
// that it was told is on disk.
func TestJournalRewriterIsKilled(t *testing.T) {
	if path := os.Getenv(rewriter); path != "" {
		rewriteForEver(t, path)
		return
	}
	path := journalPath(t)
	paid, begun := map[string]bool{}, 0
	for kill := range 10 {
		cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), rewriter+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines, since := bufio.NewScanner(out), time.Time{}
		for lines.Scan() {
			if id, is := strings.CutPrefix(lines.Text(), "paid "); is {
				paid[id] = true
			} else {
				begun++
			}
			if since.IsZero() {
				since = time.Now()
				time.AfterFunc(time.Duration(50+37*kill)*time.Millisecond, func() { _ = cmd.Process.Kill() })
			}
		}
		_ = cmd.Wait() // killed, as it says
		held, _ := reopened(t, path)
		for id := range paid {
			if h := held[id]; h == nil || h.Outcome != Confirmed {
				t.Fatalf("kill %d: %s is lost, of %d", kill, id, len(paid))
			}
		}
	}
	t.Logf("%d ends were announced, %d times the journal was rewritten", len(paid), begun)
	if len(paid) == 0 || begun == 0 {
		t.Error("nothing was rewritten")
	}
	if files, _ := filepath.Glob(path + "*"); len(files) != 2 {
		t.Errorf("left behind: %v", files)
	}
}

// rewriteForEver appends what lapses at once, and little that does not.
func rewriteForEver(t *testing.T, path string) {
	j, held, _, err := openJournal(path, testHead, "", daily)
	if err != nil {
		t.Fatal(err)
	}
	nonce := uint64(0)
	for _, h := range held {
		nonce = max(nonce, h.Nonce+1)
	}
	for ; ; nonce += 2 * endedNonces {
		large := endedAt(fmt.Sprintf("daily/%d", nonce), nonce, nonce*endedBlocks)
		large.Purpose = strings.Repeat("x", compactAt/2)
		pay := endedAt(fmt.Sprintf("pay/%d", nonce), nonce+1, nonce*endedBlocks)
		for _, r := range []*record{large, pay} {
			j.full = 0
			before := j.end
			if err := j.append(r); err != nil {
				t.Fatal(err)
			}
			if j.end < before {
				fmt.Println("rewritten")
			}
		}
		fmt.Println("paid", pay.ID)
	}
}

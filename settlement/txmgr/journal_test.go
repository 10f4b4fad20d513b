package txmgr

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/devnet"
)

var testHead = journalHead{ChainID: (*hexutil.Big)(big.NewInt(devnet.ChainID)), Account: devnet.Address(0)}

func journalPath(t *testing.T) string { return filepath.Join(t.TempDir(), "journal") }

func sendRecord(t *testing.T, id string, nonce uint64, feeCap int64) *record {
	tx := foreignTx(nonce, feeCap)
	raw, err := tx.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return &record{Kind: recordSend, ID: id, Purpose: "do " + id, Nonce: nonce, Payload: payloadHash(tx.To(), tx.Value(), tx.Data()), Start: 7, Raw: raw}
}

func endRecord(id string, nonce uint64, o Outcome) *record {
	r := &record{Kind: recordEnd, ID: id, Purpose: "do " + id, Nonce: nonce, Outcome: o}
	if o == Confirmed || o == Reverted {
		r.Receipt = &types.Receipt{TxHash: common.Hash{1}, BlockNumber: big.NewInt(9), Logs: []*types.Log{}, Status: 1}
	}
	return r
}

// written makes a journal of some records and returns its content.
func written(t *testing.T, path string, records ...*record) []byte {
	t.Helper()
	j, _, _, err := openJournal(path, testHead, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := j.append(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func reopened(t *testing.T, path string) (held map[string]*journalled, torn bool) {
	t.Helper()
	j, held, torn, err := openJournal(path, testHead, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	return held, torn
}

func TestJournalRoundTrip(t *testing.T) {
	path := journalPath(t)
	written(t, path,
		sendRecord(t, "a", 0, 2e9), sendRecord(t, "a", 0, 3e9), // a bump
		sendRecord(t, "b", 1, 2e9), endRecord("b", 1, Confirmed),
		sendRecord(t, "c", 2, 2e9), sendRecord(t, "c", 3, 2e9), // another nonce
	)
	held, torn := reopened(t, path)
	if torn || len(held) != 3 {
		t.Fatalf("torn %v, %d transactions", torn, len(held))
	}
	a, b, c := held["a"], held["b"], held["c"]
	if a.Outcome != Unfinished || len(a.txs) != 2 || a.txs[1].Hash() != foreignTx(0, 3e9).Hash() || a.Start != 7 || a.Purpose != "do a" {
		t.Errorf("%+v", a)
	}
	if b.Outcome != Confirmed || b.Receipt.TxHash != (common.Hash{1}) || len(b.txs) != 1 {
		t.Errorf("%+v", b)
	}
	if len(c.txs) != 1 || c.Nonce != 3 {
		t.Errorf("%+v", c)
	}
	entries, err := ReadJournal(path)
	if err != nil || len(entries) != 3 || entries[0].ID != "a" || len(entries[0].Hashes) != 2 || entries[1].Outcome != Confirmed || entries[2].Nonce != 3 {
		t.Errorf("%+v %v", entries, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v", info.Mode())
	}
}

// The documented form, byte by byte: a change of it needs another version.
func TestJournalFormat(t *testing.T) {
	content := written(t, journalPath(t), endRecord("a", 4, Replaced))
	head, rest, _ := bytes.Cut(content, []byte{'\n'})
	if string(head) != `00e25997 {"format":"fernet transaction journal","version":1,"chainId":"0x539","account":"`+strings.ToLower(devnet.Address(0).Hex())+`"}` {
		t.Errorf("head: %s", head)
	}
	const line = `{"kind":"end","id":"a","purpose":"do a","nonce":4,"payload":"0x0000000000000000000000000000000000000000000000000000000000000000","outcome":"replaced"}` + "\n"
	if string(rest[9:]) != line {
		t.Errorf("record: %s", rest)
	}
}

// A process may be killed while it writes the last line.
func TestJournalTorn(t *testing.T) {
	path := journalPath(t)
	written(t, path, sendRecord(t, "a", 0, 2e9))
	whole := written(t, path, sendRecord(t, "b", 1, 2e9))
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n') + 1
	for cut := last; cut < len(whole); cut += 1 + (cut-last)/2 {
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		held, torn := reopened(t, path)
		if len(held) != 1 || held["a"] == nil || torn != (cut > last) {
			t.Fatalf("cut at %d: %d transactions, torn %v", cut-last, len(held), torn)
		}
		zeros := append(bytes.Clone(whole[:cut]), make([]byte, len(whole)-cut-1)...)
		if err := os.WriteFile(path, append(zeros, '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
		if held, torn := reopened(t, path); len(held) != 1 && cut < len(whole)-1 || torn != (cut < len(whole)-1) {
			t.Fatalf("zeros from %d: %d transactions, torn %v", cut-last, len(held), torn)
		}
		if err := os.WriteFile(path, whole[:last], 0o600); err != nil {
			t.Fatal(err)
		}
		// What was cut is gone for good, and the journal can be written on.
		written(t, path, sendRecord(t, "c", 1, 2e9))
		if held, torn := reopened(t, path); torn || len(held) != 2 || held["c"] == nil {
			t.Fatalf("written on after a cut at %d: %d transactions, torn %v", cut-last, len(held), torn)
		}
	}
}

func TestJournalDamaged(t *testing.T) {
	path := journalPath(t)
	whole := written(t, path, sendRecord(t, "a", 0, 2e9), sendRecord(t, "b", 1, 2e9))
	firstEnd := bytes.IndexByte(whole, '\n')
	secondEnd := firstEnd + 1 + bytes.IndexByte(whole[firstEnd+1:], '\n')
	for _, at := range []int{0, 20, firstEnd - 1, firstEnd, firstEnd + 3, firstEnd + 50, secondEnd, len(whole) - 20} {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 1
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, _, err := openJournal(path, testHead, "", nil)
		if !errors.Is(err, ErrJournalDamaged) || !strings.Contains(err.Error(), path) {
			t.Errorf("byte %d altered: %v", at, err)
		}
		if now, _ := os.ReadFile(path); !bytes.Equal(now, damaged) {
			t.Errorf("byte %d altered: the file was changed", at)
		}
	}
	// Some other file is not taken for a torn journal.
	for _, content := range []string{"precious", "precious\n", "00000000 {}\n"} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, _, err := openJournal(path, testHead, "", nil); !errors.Is(err, ErrJournalDamaged) {
			t.Errorf("%q: %v", content, err)
		}
		if now, _ := os.ReadFile(path); string(now) != content {
			t.Errorf("%q was overwritten", content)
		}
	}
	// A line that is whole and makes no sense.
	for _, object := range []any{
		map[string]any{"kind": "other"}, map[string]any{"kind": "send", "raw": "0x01"},
		map[string]any{"kind": "end", "outcome": "reverted"}, 5,
		// of a newer program
		map[string]any{"kind": "end", "id": "a", "outcome": "refused", "colour": 1},
		json.RawMessage(`{"kind":"end","id":"a","id":"b","outcome":"refused"}`),
	} {
		line, err := journalLine(object)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(bytes.Clone(whole), line...), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, _, err := openJournal(path, testHead, "", nil); !errors.Is(err, ErrJournalDamaged) {
			t.Errorf("%v: %v", object, err)
		}
	}
}

func TestJournalVersionAndOwner(t *testing.T) {
	path := journalPath(t)
	written(t, path)
	other := testHead
	other.Account = devnet.Address(1)
	if _, _, _, err := openJournal(path, other, "", nil); !errors.Is(err, ErrJournalOwner) {
		t.Errorf("account: %v", err)
	}
	other = testHead
	other.ChainID = (*hexutil.Big)(big.NewInt(1))
	if _, _, _, err := openJournal(path, other, "", nil); !errors.Is(err, ErrJournalOwner) {
		t.Errorf("chain: %v", err)
	}
	newer := testHead
	newer.Head = journalKind.Head()
	newer.Version++
	line, err := journalLine(newer)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, line, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := openJournal(path, testHead, "", nil); !errors.Is(err, ErrJournalVersion) {
		t.Errorf("version: %v", err)
	}
	if _, err := ReadJournal(path); !errors.Is(err, ErrJournalVersion) {
		t.Errorf("version, read: %v", err)
	}
	more, err := journalLine(map[string]any{"format": journalKind.Format, "version": 1, "chainId": "0x1", "account": devnet.Address(0), "colour": 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, more, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadJournal(path); !errors.Is(err, ErrJournalDamaged) {
		t.Errorf("unknown field of the head: %v", err)
	}
}

// The folder of a journal is made, for its owner alone.
func TestJournalFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journals", "1337.journal")
	written(t, path, sendRecord(t, "a", 0, 2e9))
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o", name, info.Mode().Perm())
		}
	}
}

func TestJournalLocked(t *testing.T) {
	cfg := fastConfig()
	cfg.JournalPath = journalPath(t)
	c := newFakeChain()
	m := newManager(t, cfg, c)
	if _, err := New(t.Context(), cfg, c, KeySigner(devnet.Key(0))); !errors.Is(err, ErrJournalLocked) {
		t.Errorf("%v", err)
	}
	if _, err := ReadJournal(cfg.JournalPath); err != nil {
		t.Errorf("reading needs no lock: %v", err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	newManager(t, cfg, c)
}

// holder is the environment variable that makes a test binary hold the journal it names.
const holder = "TXMGR_TEST_HOLD_JOURNAL"

// Two processes with one journal: the second is refused, until the first is gone, however it went.
func TestJournalLockedByAnotherProcess(t *testing.T) {
	if path := os.Getenv(holder); path != "" {
		if _, _, _, err := openJournal(path, testHead, "a\n node\x00", nil); err != nil {
			t.Fatal(err)
		}
		fmt.Println("held")
		time.Sleep(time.Minute)
		return
	}
	path := journalPath(t)
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), holder+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("%q %v", line, err)
	}
	_, _, _, err = openJournal(path, testHead, "", nil)
	locked, ok := errors.AsType[*LockedError](err)
	if !ok || !errors.Is(err, ErrJournalLocked) || locked.Path != path || locked.Holder != fmt.Sprintf("a node, process %d", cmd.Process.Pid) {
		t.Errorf("%v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed, as it says
	reopened(t, path)
}

// A journal that grew is rewritten without what is of no use any more. What landed lately keeps its
// transactions.
func TestJournalCompacts(t *testing.T) {
	path := journalPath(t)
	old := sendRecord(t, "old", 0, 2e9)
	old.Purpose = strings.Repeat("x", compactAt)
	before := written(t, path, old, endRecord("old", 0, Confirmed),
		sendRecord(t, "recent", 1, 2e9), sendRecord(t, "recent", 1, 3e9), endRecord("recent", 1, Confirmed),
		sendRecord(t, "refused", maxLanded-1, 2e9), endRecord("refused", maxLanded-1, Refused),
		sendRecord(t, "open", maxLanded, 2e9), sendRecord(t, "open", maxLanded, 3e9))
	for range 2 {
		held, torn := reopened(t, path)
		after, err := os.ReadFile(path)
		if err != nil || len(after) > len(before)-compactAt {
			t.Errorf("%d bytes, before %d: %v", len(after), len(before), err)
		}
		if torn || len(held) != 4 || held["old"].Outcome != Confirmed || held["refused"].Outcome != Refused {
			t.Errorf("%d transactions, torn %v", len(held), torn)
		}
		for id, versions := range map[string]int{"old": 0, "recent": 2, "refused": 0, "open": 2} {
			if n := len(held[id].txs); n != versions {
				t.Errorf("%s has %d versions", id, n)
			}
		}
		if held["recent"].Outcome != Confirmed || held["recent"].Purpose != "do recent" || held["open"].Start != 7 {
			t.Errorf("%+v %+v", held["recent"], held["open"])
		}
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 2 {
		t.Errorf("left behind: %v", files)
	}
}

// A journal that is used for long is rewritten as well: the signed transactions of what landed long
// ago go, and nothing that a restart needs.
func TestJournalCompactsWhileItIsUsed(t *testing.T) {
	path := journalPath(t)
	j, _, _, err := openJournal(path, testHead, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	const sent, size = 200, 16 << 10
	total := 0
	add := func(r *record) {
		t.Helper()
		line, err := journalLine(r)
		if err != nil {
			t.Fatal(err)
		}
		total += len(line)
		if err := j.append(r); err != nil {
			t.Fatal(err)
		}
	}
	for nonce := range uint64(sent) {
		id := fmt.Sprint("sent/", nonce)
		tx := types.NewTx(&types.DynamicFeeTx{Nonce: nonce, GasFeeCap: big.NewInt(2e9), Data: make([]byte, size)})
		raw, err := tx.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		add(&record{Kind: recordSend, ID: id, Purpose: "do " + id, Nonce: nonce, Payload: payloadOf(tx), Start: 7, Raw: raw})
		add(endRecord(id, nonce, Confirmed))
	}
	add(sendRecord(t, "open", sent, 2e9))
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d transactions of %d bytes: %d bytes written, %d kept", sent, size, total, info.Size())
	if info.Size() != j.end || info.Size() > int64(total)/2 {
		t.Errorf("%d bytes of %d, the journal says %d", info.Size(), total, j.end)
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	held, torn := reopened(t, path)
	if torn || len(held) != sent+1 || len(held["open"].txs) != 1 {
		t.Errorf("%d transactions, torn %v", len(held), torn)
	}
	for nonce := range uint64(sent) {
		h := held[fmt.Sprint("sent/", nonce)]
		if h == nil || h.Outcome != Confirmed || h.Receipt == nil || nonce+maxLanded > sent && len(h.txs) != 1 {
			t.Fatalf("%d: %+v", nonce, h)
		}
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 2 {
		t.Errorf("left behind: %v", files)
	}
}

func ExampleReadJournal() {
	entries, err := ReadJournal("no such file")
	fmt.Println(len(entries), errors.Is(err, ErrJournal), errors.Is(err, os.ErrNotExist))
	// Output: 0 true true
}

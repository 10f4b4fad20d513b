package txmgr

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/gofrs/flock"
)

// The journal is a text file. Each line is eight hexadecimal digits, a space, a
// JSON object and a newline; the digits are the CRC-32C of the object. The first
// object is a journalHead, all others are records, in the order they happened.
// A line is on disk before what it announces is done, so a last line that was
// not written to its end announces nothing and is cut. Any other bad line is an
// error.
//
// Beside the journal, under its name with ".lock" added, is the file that a
// process locks while it uses the journal.
const (
	journalFormat  = "fernet transaction journal"
	journalVersion = 1

	// compactAt is how many bytes of finished transactions make opening a
	// journal rewrite it.
	compactAt = 1 << 20
)

type journalHead struct {
	Format  string         `json:"format"`
	Version int            `json:"version"`
	ChainID *hexutil.Big   `json:"chainId"`
	Account common.Address `json:"account"`
}

// recordKind is what a record says.
type recordKind string

const (
	// recordSend: this signed transaction is about to be sent. All records of one
	// ID with the same nonce are versions of one transaction; a record with
	// another nonce says that no earlier one can land any more.
	recordSend recordKind = "send"
	// recordEnd: this is the outcome, and it is final.
	recordEnd recordKind = "end"
)

type record struct {
	Kind    recordKind `json:"kind"`
	ID      string     `json:"id"`
	Purpose string     `json:"purpose"`
	Nonce   uint64     `json:"nonce"`
	// Payload is keccak256(to ‖ value ‖ data), to tell a reused ID.
	Payload common.Hash `json:"payload"`

	Start uint64        `json:"start,omitempty"` // recordSend: newest block known before the first version
	Raw   hexutil.Bytes `json:"raw,omitempty"`   // recordSend: the signed transaction (EIP-2718)

	Outcome Outcome        `json:"outcome,omitempty"` // recordEnd
	Receipt *types.Receipt `json:"receipt,omitempty"` // recordEnd: of what was mined
	Reason  string         `json:"reason,omitempty"`  // recordEnd: why it reverted or was refused
	Data    hexutil.Bytes  `json:"data,omitempty"`    // recordEnd: revert data
	By      common.Hash    `json:"by,omitzero"`       // recordEnd: what replaced it
}

// Outcome is how a transaction ended.
type Outcome string

// The outcomes. The last two never landed and never will.
const (
	Unfinished Outcome = ""
	Confirmed  Outcome = "confirmed"
	Reverted   Outcome = "reverted"
	Replaced   Outcome = "replaced"
	Refused    Outcome = "refused"
)

// payloadHash identifies what a transaction does, whatever it pays.
func payloadHash(to *common.Address, value *big.Int, data []byte) common.Hash {
	var address []byte
	if to != nil {
		address = to.Bytes()
	}
	return crypto.Keccak256Hash(address, common.BigToHash(value).Bytes(), data)
}

// journalled is one transaction as the journal knows it.
type journalled struct {
	record                      // the newest; its Raw is not kept
	txs    []*types.Transaction // unfinished: all versions, oldest first
}

// journal holds what was begun. Without a file it remembers nothing.
type journal struct {
	file *os.File
	lock *flock.Flock
	end  int64 // size of the file up to its last good line
	dead error // the file could not be brought back to a good state
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func journalLine(object any) ([]byte, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%08x %s\n", crc32.Checksum(text, castagnoli), text), nil
}

// openJournal locks and reads the journal, or makes a new one. It returns what
// it holds by ID, and whether a torn last line was cut.
func openJournal(path string, head journalHead) (j *journal, held map[string]*journalled, torn bool, err error) {
	if path == "" {
		return &journal{}, map[string]*journalled{}, false, nil
	}
	lock := flock.New(path + ".lock")
	locked, err := lock.TryLock()
	if err != nil {
		return nil, nil, false, fmt.Errorf("%w: lock: %w", ErrJournal, err)
	}
	if !locked {
		return nil, nil, false, fmt.Errorf("%w: %s", ErrJournalLocked, path)
	}
	opened := &journal{lock: lock}
	defer func() {
		if err != nil {
			opened.close()
		}
	}()
	content, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
	}
	held, good, err := parseJournal(path, content, &head)
	if err != nil {
		return nil, nil, false, err
	}
	opened.end = int64(good)
	if good == 0 || wasted(content[:good]) >= compactAt {
		if opened.end, err = writeJournal(path, head, held); err != nil {
			return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
		}
	}
	if opened.file, err = os.OpenFile(path, os.O_RDWR, 0o600); err == nil {
		err = opened.rewind()
	}
	if err != nil {
		return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
	}
	return opened, held, good < len(content), nil
}

// rewind cuts what is behind the last good line.
func (j *journal) rewind() error {
	if err := j.file.Truncate(j.end); err != nil {
		return err
	}
	if _, err := j.file.Seek(j.end, io.SeekStart); err != nil {
		return err
	}
	return j.file.Sync()
}

// append writes a record and returns when it is on disk. After an error the
// record is not in the journal.
func (j *journal) append(r *record) error {
	if j.file == nil {
		return nil
	}
	if j.dead != nil {
		return j.dead
	}
	line, err := journalLine(r)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrJournal, err)
	}
	if _, err = j.file.Write(line); err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrJournal, err)
		if back := j.rewind(); back != nil {
			j.dead = fmt.Errorf("%w; and it cannot be repaired: %w", err, back)
		}
		return err
	}
	j.end += int64(len(line))
	return nil
}

func (j *journal) close() error {
	var err error
	if j.file != nil {
		err = j.file.Close()
	}
	if j.lock != nil {
		err = errors.Join(err, j.lock.Close())
	}
	return err
}

// parseJournal reads a journal's content and how much of it is good. With a
// want, the head must agree with it; without, it is not looked at further.
func parseJournal(path string, content []byte, want *journalHead) (held map[string]*journalled, good int, err error) {
	held = map[string]*journalled{}
	for number := 1; good < len(content); number++ {
		line, _, whole := bytes.Cut(content[good:], []byte{'\n'})
		text, ok := checkLine(line)
		if !whole || !ok {
			// A write that did not reach its end has no newline, or zeros where a block of the disk is missing.
			last := good+len(line)+1 >= len(content)
			if number > 1 && last && (!whole || bytes.IndexByte(line, 0) >= 0) {
				return held, good, nil
			}
			return nil, 0, fmt.Errorf("%w: %s, line %d: move the file away and check the account's transactions by hand", ErrJournalDamaged, path, number)
		}
		if number == 1 {
			err = checkHead(path, text, want)
		} else {
			err = apply(held, text)
		}
		if err != nil {
			return nil, 0, fmt.Errorf("%w (%s, line %d)", err, path, number)
		}
		good += len(line) + 1
	}
	return held, good, nil
}

func checkLine(line []byte) (text []byte, ok bool) {
	sum, text, ok := bytes.Cut(line, []byte{' '})
	return text, ok && string(sum) == fmt.Sprintf("%08x", crc32.Checksum(text, castagnoli))
}

func checkHead(path string, text []byte, want *journalHead) error {
	var head journalHead
	if err := json.Unmarshal(text, &head); err != nil || head.Format != journalFormat || head.ChainID == nil {
		return fmt.Errorf("%w: %s is not a journal", ErrJournalDamaged, path)
	}
	if head.Version != journalVersion {
		return fmt.Errorf("%w: it is %d, this program reads %d", ErrJournalVersion, head.Version, journalVersion)
	}
	if want == nil {
		return nil
	}
	if head.Account != want.Account || head.ChainID.ToInt().Cmp(want.ChainID.ToInt()) != 0 {
		return fmt.Errorf("%w: it is of %s on chain %d, not of %s on chain %d",
			ErrJournalOwner, head.Account, head.ChainID.ToInt(), want.Account, want.ChainID.ToInt())
	}
	return nil
}

// apply adds one record to what is held.
func apply(held map[string]*journalled, text []byte) error {
	var r record
	if err := json.Unmarshal(text, &r); err != nil {
		return fmt.Errorf("%w: %w", ErrJournalDamaged, err)
	}
	switch r.Kind {
	case recordSend:
		tx := new(types.Transaction)
		if err := tx.UnmarshalBinary(r.Raw); err != nil {
			return fmt.Errorf("%w: %w", ErrJournalDamaged, err)
		}
		r.Raw = nil
		old := held[r.ID]
		if old == nil || old.Outcome != Unfinished || old.Nonce != r.Nonce {
			old = &journalled{}
		}
		held[r.ID] = &journalled{record: r, txs: append(old.txs, tx)}
	case recordEnd:
		if landed := r.Outcome == Confirmed || r.Outcome == Reverted; landed && (r.Receipt == nil || r.Receipt.BlockNumber == nil) {
			return fmt.Errorf("%w: an outcome without its receipt", ErrJournalDamaged)
		}
		held[r.ID] = &journalled{record: r}
	default:
		return fmt.Errorf("%w: a record of kind %q", ErrJournalDamaged, r.Kind)
	}
	return nil
}

// wasted is how many bytes of a journal are signed transactions that are
// finished or belong to an earlier nonce.
func wasted(content []byte) (n int) {
	open := map[string]int{}
	lines := bufio.NewReader(bytes.NewReader(content))
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return n
		}
		text, _ := checkLine(bytes.TrimSuffix(line, []byte{'\n'}))
		var r struct {
			Kind recordKind
			ID   string
		}
		if json.Unmarshal(text, &r) != nil {
			continue
		}
		switch r.Kind {
		case recordSend:
			open[r.ID] += len(line)
		case recordEnd:
			n += open[r.ID]
			delete(open, r.ID)
		}
	}
}

// writeJournal replaces the file by one that holds the same and no more, in
// one step.
func writeJournal(path string, head journalHead, held map[string]*journalled) (size int64, err error) {
	head.Format, head.Version = journalFormat, journalVersion
	lines, err := journalLine(head)
	if err != nil {
		return 0, err
	}
	for _, h := range sorted(held) {
		if h.Outcome != Unfinished {
			line, err := journalLine(&h.record)
			if err != nil {
				return 0, err
			}
			lines = append(lines, line...)
			continue
		}
		for _, tx := range h.txs {
			r := h.record
			if r.Raw, err = tx.MarshalBinary(); err != nil {
				return 0, err
			}
			line, err := journalLine(&r)
			if err != nil {
				return 0, err
			}
			lines = append(lines, line...)
		}
	}
	dir := filepath.Dir(path)
	file, err := os.CreateTemp(dir, filepath.Base(path)+".*.tmp") // readable by its owner only
	if err != nil {
		return 0, err
	}
	defer os.Remove(file.Name()) // gone already when all went well
	_, err = file.Write(lines)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return 0, err
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return 0, err
	}
	return int64(len(lines)), syncDir(dir)
}

// syncDir makes a rename last. Systems that cannot sync a folder do not need to.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !strings.Contains(err.Error(), "invalid argument") && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// sorted lists by nonce.
func sorted(held map[string]*journalled) []*journalled {
	return slices.SortedFunc(maps.Values(held), func(a, b *journalled) int {
		return cmp.Or(cmp.Compare(a.Nonce, b.Nonce), cmp.Compare(a.ID, b.ID))
	})
}

// Entry is one transaction of a journal, for a person to read.
type Entry struct {
	ID, Purpose string
	Nonce       uint64
	Hashes      []common.Hash // of an unfinished transaction: all its versions
	Outcome     Outcome
	Receipt     *types.Receipt
}

// ReadJournal lists a journal by nonce. It takes no lock, changes nothing and
// asks no node: a transaction it calls Unfinished may have landed since.
func ReadJournal(path string) ([]Entry, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrJournal, err)
	}
	held, _, err := parseJournal(path, content, nil)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, h := range sorted(held) {
		e := Entry{ID: h.ID, Purpose: h.Purpose, Nonce: h.Nonce, Outcome: h.Outcome, Receipt: h.Receipt}
		for _, tx := range h.txs {
			e.Hashes = append(e.Hashes, tx.Hash())
		}
		entries = append(entries, e)
	}
	return entries, nil
}

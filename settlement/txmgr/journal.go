package txmgr

import (
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

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/gofrs/flock"

	"fernet/settlement/disk"
	records "fernet/settlement/record"
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
	// compactAt is how many bytes that are of no use any more make opening a
	// journal rewrite it.
	compactAt = 1 << 20

	// maxLanded is how many nonces back the signed transactions are kept of what
	// landed: a reorg that drops more is not to be met, and what it drops can be
	// sent again as it was.
	maxLanded = 64
)

// journalKind is the journal's head. What it bounds is that line: a journal grows.
var journalKind = records.Kind{Format: "fernet transaction journal", Version: 1, Oldest: 1, MaxSize: 1 << 12, Mode: disk.Private}

type journalHead struct {
	records.Head
	ChainID *hexutil.Big   `json:"chainId"`
	Account common.Address `json:"account"`
}

// recordKind is what a record says.
type recordKind string

const (
	// recordSend: this signed transaction is about to be sent. All records of one
	// ID with the same nonce are versions of one transaction, even after an end
	// that says that one landed: a reorg dropped it. A record with another nonce
	// says that no earlier one can land any more.
	recordSend recordKind = "send"
	// recordEnd: this is the outcome, and it is final unless a reorg is deeper than
	// the confirmations.
	recordEnd recordKind = "end"
)

type record struct {
	Kind    recordKind `json:"kind"`
	ID      string     `json:"id"`
	Purpose string     `json:"purpose"`
	Nonce   uint64     `json:"nonce"`
	// Payload is keccak256(to ‖ value ‖ data), to tell a reused ID.
	Payload common.Hash `json:"payload"`

	// recordSend: newest block known before the first version; see sendState.start
	Start uint64        `json:"start,omitempty"`
	Raw   hexutil.Bytes `json:"raw,omitempty"` // recordSend: the signed transaction (EIP-2718)

	Outcome Outcome        `json:"outcome,omitempty"` // recordEnd
	Receipt *types.Receipt `json:"receipt,omitempty"` // recordEnd: of what was mined
	Reason  string         `json:"reason,omitempty"`  // recordEnd: why it reverted or was refused
	Data    hexutil.Bytes  `json:"data,omitempty"`    // recordEnd: revert data
	By      common.Hash    `json:"by,omitzero"`       // recordEnd: what replaced it
}

// Outcome is how a transaction ended.
type Outcome string

// The outcomes. Replaced and Refused never landed and never will. Doubtful did not land as far
// as could be found out; its nonce is not given to it anew while it may.
const (
	Unfinished Outcome = ""
	Confirmed  Outcome = "confirmed"
	Reverted   Outcome = "reverted"
	Replaced   Outcome = "replaced"
	Refused    Outcome = "refused"
	Doubtful   Outcome = "doubtful"
)

// mayLand reports whether something of the transaction is, or may come to be, in a block.
func (o Outcome) mayLand() bool { return o == Unfinished || o == Doubtful || o.landed() }

// landed reports whether something of the transaction is in a block.
func (o Outcome) landed() bool { return o == Confirmed || o == Reverted }

// payloadHash identifies what a transaction does, whatever it pays.
func payloadHash(to *common.Address, value *big.Int, data []byte) common.Hash {
	var address []byte
	if to != nil {
		address = to.Bytes()
	}
	return crypto.Keccak256Hash(address, common.BigToHash(value).Bytes(), data)
}

// payloadOf is payloadHash of a transaction.
func payloadOf(tx *types.Transaction) common.Hash {
	return payloadHash(tx.To(), tx.Value(), tx.Data())
}

// journalled is one transaction as the journal knows it.
type journalled struct {
	record // the newest; its Raw is not kept
	// all versions, oldest first; of what ended, as far as they are kept
	txs []*types.Transaction
}

// journalFile is the part of an *os.File that a journal needs.
type journalFile interface {
	io.WriteSeeker
	Truncate(size int64) error
	Sync() error
	Close() error
}

// journal holds what was begun. Without a file it remembers nothing.
type journal struct {
	file journalFile
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
	if err := disk.MakeDir(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
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
			err = errors.Join(err, opened.close())
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
	forget(held)
	opened.end = int64(good)
	if good == 0 || good >= compactAt {
		compact, err := journalContent(head, held)
		if err == nil && (good == 0 || good-len(compact) >= compactAt) {
			err = disk.Write(path, compact, disk.Private)
			opened.end = int64(len(compact))
		}
		if err != nil {
			return nil, nil, false, fmt.Errorf("%w: %w", ErrJournal, err)
		}
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0o600)
	if err == nil {
		opened.file = file
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
		if disk.IsNoSpace(err) {
			err = fmt.Errorf("%w (%w)", disk.ErrNoSpace, err)
		}
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
			// A write that did not reach its end has no newline, or zeros where a block of the disk
			// is missing.
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
	_, err := journalKind.Decode(text, &head)
	switch {
	case errors.Is(err, records.ErrVersion):
		return fmt.Errorf("%w: %w", ErrJournalVersion, err)
	case err != nil || head.ChainID == nil:
		return fmt.Errorf("%w: %s is not a journal", ErrJournalDamaged, path)
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
	if err := records.Strict(text, &r); err != nil {
		return fmt.Errorf("%w: %w", ErrJournalDamaged, err)
	}
	switch r.Kind {
	case recordSend:
		tx := new(types.Transaction)
		if err := tx.UnmarshalBinary(r.Raw); err != nil {
			return fmt.Errorf("%w: %w", ErrJournalDamaged, err)
		}
		r.Raw = nil
		txs := versionsOf(held[r.ID], r.Nonce)
		// begun again
		txs = slices.DeleteFunc(txs, func(old *types.Transaction) bool { return old.Hash() == tx.Hash() })
		held[r.ID] = &journalled{record: r, txs: append(txs, tx)}
	case recordEnd:
		if r.Outcome.landed() && (r.Receipt == nil || r.Receipt.BlockNumber == nil) {
			return fmt.Errorf("%w: an outcome without its receipt", ErrJournalDamaged)
		}
		h := &journalled{record: r}
		switch {
		case r.Outcome.landed():
			h.txs = landedLast(versionsOf(held[r.ID], r.Nonce), r.Receipt.TxHash)
		case r.Outcome == Doubtful:
			if h.txs = versionsOf(held[r.ID], r.Nonce); len(h.txs) == 0 {
				return fmt.Errorf("%w: an outcome in doubt without its transaction", ErrJournalDamaged)
			}
		}
		held[r.ID] = h
	default:
		return fmt.Errorf("%w: a record of kind %q", ErrJournalDamaged, r.Kind)
	}
	return nil
}

// versionsOf are the signed transactions of what may have landed, or landed,
// under a nonce.
func versionsOf(h *journalled, nonce uint64) []*types.Transaction {
	if h == nil || h.Nonce != nonce || !h.Outcome.mayLand() {
		return nil
	}
	return h.txs
}

// landedLast are versions with the one that landed as the newest.
func landedLast(txs []*types.Transaction, landed common.Hash) []*types.Transaction {
	return slices.SortedStableFunc(slices.Values(txs), func(a, b *types.Transaction) int {
		switch landed {
		case a.Hash():
			return 1
		case b.Hash():
			return -1
		}
		return 0
	})
}

// forget drops the signed transactions of what landed longer than maxLanded
// nonces ago.
func forget(held map[string]*journalled) {
	var next uint64
	for _, h := range held {
		next = max(next, h.Nonce+1)
	}
	for _, h := range held {
		if h.Outcome.landed() && h.Nonce+maxLanded < next {
			h.txs = nil
		}
	}
}

// journalContent is a journal that holds the same and no more.
func journalContent(head journalHead, held map[string]*journalled) ([]byte, error) {
	head.Head = journalKind.Head()
	content, err := journalLine(head)
	if err != nil {
		return nil, err
	}
	add := func(r *record) error {
		line, err := journalLine(r)
		content = append(content, line...)
		return err
	}
	for _, h := range sorted(held) {
		for _, tx := range h.txs {
			raw, err := tx.MarshalBinary()
			if err != nil {
				return nil, err
			}
			r := record{Kind: recordSend, ID: h.ID, Purpose: h.Purpose, Nonce: h.Nonce, Payload: payloadOf(tx), Start: h.Start, Raw: raw}
			if err := add(&r); err != nil {
				return nil, err
			}
		}
		if h.Outcome != Unfinished {
			if err := add(&h.record); err != nil {
				return nil, err
			}
		}
	}
	return content, nil
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
	Hashes      []common.Hash // of an unfinished or doubtful transaction: all its versions
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
		if h.Outcome == Unfinished || h.Outcome == Doubtful {
			for _, tx := range h.txs {
				e.Hashes = append(e.Hashes, tx.Hash())
			}
		}
		entries = append(entries, e)
	}
	return entries, nil
}

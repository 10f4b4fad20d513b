package txmgr

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	records "fernet/settlement/record"
)

type journalHead struct {
	records.Head
	ChainID *hexutil.Big   `json:"chainId"`
	Account common.Address `json:"account"`
}

// recordKind is what a record says.
type recordKind string

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

func journalLine(object any) ([]byte, error) {
	text, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%08x %s\n", crc32.Checksum(text, castagnoli), text), nil
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
			return nil, 0, fmt.Errorf("%w: %s, line %d", ErrJournalDamaged, path, number)
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

// lapse drops what ended long ago and may be forgotten. What is not known to have ended stays, and
// what newer than it landed tells how long ago it was.
func lapse(held map[string]*journalled, lapses func(id string) bool) {
	if lapses == nil {
		return
	}
	var next, newest uint64
	for _, h := range held {
		next = max(next, h.Nonce+1)
		if h.Outcome.landed() {
			newest = max(newest, h.Receipt.BlockNumber.Uint64())
		}
	}
	maps.DeleteFunc(held, func(id string, h *journalled) bool {
		switch {
		case h.Outcome == Unfinished || h.Outcome == Doubtful || h.Nonce+endedNonces >= next || !lapses(strings.TrimPrefix(id, asidePrefix)):
			return false
		case h.Outcome.landed():
			return h.Receipt.BlockNumber.Uint64()+endedBlocks < newest
		}
		return true
	})
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

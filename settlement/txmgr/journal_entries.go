package txmgr

import (
	"fmt"
	"os"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

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

package txmgr

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rpcerr"
)

// What is wrong with a Config.
var (
	ErrConfigConfirmations = errors.New("txmgr: bad Confirmations")
	ErrConfigInterval      = errors.New("txmgr: bad interval")
	ErrConfigPriceBump     = errors.New("txmgr: bad PriceBumpPercent")
	ErrConfigFees          = errors.New("txmgr: bad fee bounds")
	ErrConfigGas           = errors.New("txmgr: bad gas bounds")
	ErrConfigChainID       = errors.New("txmgr: bad ChainID")
)

var (
	// ErrClosed is returned by a closed Manager. What was begun is in the journal.
	ErrClosed = errors.New("txmgr: closed")
	// ErrChainID means that the node is on another chain than was asked for.
	ErrChainID = errors.New("txmgr: the node is on another chain")
	// ErrFeeCap means that L1 is dearer than MaxFeeCap. Nothing was sent.
	ErrFeeCap = errors.New("txmgr: fees are above the configured cap")
	// ErrGasCap means that a transaction needs more gas than MaxGas. Nothing was sent.
	ErrGasCap = errors.New("txmgr: more gas than a transaction may use")
	// ErrIDReused means that an ID was used before for another call, which is in the
	// chain or may get there. The new one is not and will not be.
	ErrIDReused = errors.New("txmgr: the ID was used for another transaction")
	// ErrLost means that a reorg deeper than the confirmations dropped what was
	// final, so long ago that it cannot be sent again as it was. Nothing was sent.
	ErrLost = errors.New("txmgr: a reorg dropped what was final")
	// ErrSigner means that a Signer did not sign what it was given, or not by
	// its account. Nothing was sent.
	ErrSigner = errors.New("txmgr: bad signature")
	// ErrUnreadable means that L1 has a transaction, and that this release cannot
	// decode its receipt. The transaction stays in the journal for one that can.
	ErrUnreadable = errors.New("txmgr: this release cannot read L1's answer")
	// ErrNoNonce means that the nodes' nonces contradict each other for too long.
	// Nothing landed.
	ErrNoNonce = errors.New("txmgr: found no free nonce")

	// ErrJournal means that the journal cannot be read or written.
	ErrJournal = errors.New("txmgr: journal")
	// ErrJournalLocked means that another process uses the journal: see LockedError.
	ErrJournalLocked = errors.New("txmgr: the journal is in use by another process")
	// ErrJournalVersion means that another version of this program wrote the journal.
	ErrJournalVersion = errors.New("txmgr: the journal is of another version")
	// ErrJournalOwner means that the journal is of another account or chain.
	ErrJournalOwner = errors.New("txmgr: the journal is of another account or chain")
	// ErrJournalDamaged means that a line that is not the last was altered.
	ErrJournalDamaged = errors.New("txmgr: the journal is damaged")
)

// LockedError says which process uses the journal. It wraps ErrJournalLocked.
type LockedError struct {
	Path string // of the journal
	// Holder is Config.Holder of the process, and its number; empty when it says nothing of itself.
	Holder string
}

func (e *LockedError) Error() string {
	if e.Holder == "" {
		return fmt.Sprintf("%v: %s", ErrJournalLocked, e.Path)
	}
	return fmt.Sprintf("%v, %s: %s", ErrJournalLocked, e.Holder, e.Path)
}

func (e *LockedError) Unwrap() error { return ErrJournalLocked }

// WouldFailError says that a call fails when simulated on the newest state, by
// a revert or for want of funds. Nothing was sent.
type WouldFailError struct {
	Purpose string
	Reason  string // the decoded custom error, or what the node said
	Data    []byte // revert data, if the node gave it
}

func (e *WouldFailError) Error() string {
	return fmt.Sprintf("%s would fail: %s", e.Purpose, e.Reason)
}

// RevertedError says that a transaction was mined, is final and reverted.
type RevertedError struct {
	Purpose string
	Hash    common.Hash
	Block   uint64
	Reason  string // the decoded custom error when it could be found out
	Data    []byte // revert data, if it could be found out
}

func (e *RevertedError) Error() string {
	return fmt.Sprintf("%s: transaction %s reverted in block %d: %s", e.Purpose, e.Hash, e.Block, e.Reason)
}

// ReplacedError says that a transaction did not land and will not: another one
// of the same account has its nonce. Sending it again under the same ID is safe.
type ReplacedError struct {
	Purpose string
	Nonce   uint64
	By      common.Hash // zero when it could not be found out
}

func (e *ReplacedError) Error() string {
	by := "another transaction"
	if e.By != (common.Hash{}) {
		by = "transaction " + e.By.String()
	}
	return fmt.Sprintf("%s: its nonce %d was used by %s of the same account", e.Purpose, e.Nonce, by)
}

// RefusedError says that no node took a transaction: it did not land and will
// not. Sending it again under the same ID is safe.
type RefusedError struct {
	Purpose string
	Err     error // what was said last
}

func (e *RefusedError) Error() string { return fmt.Sprintf("%s: not accepted: %v", e.Purpose, e.Err) }
func (e *RefusedError) Unwrap() error { return e.Err }

// DoubtfulError says that nodes answered every offer of a transaction with an
// error, that such an error need not mean that none of them took it, and that it is in no
// block and in no pool that could be asked. Sending again under the same ID is safe:
// it goes on with the same nonce, and takes another one only when another
// transaction has used that for good.
type DoubtfulError struct {
	Purpose string
	Hash    common.Hash // of the newest version
	Nonce   uint64
	Err     error // what was said last
}

func (e *DoubtfulError) Error() string {
	return fmt.Sprintf("%s: transaction %s (nonce %d) is in no block and no pool that was asked, and was not accepted: %v", e.Purpose, e.Hash, e.Nonce, e.Err)
}

func (e *DoubtfulError) Unwrap() error { return e.Err }

// cleanError is an error of a node without the URLs in its text.
type cleanError struct{ err error }

func (e cleanError) Error() string { return rpcerr.Redact(e.err.Error()) }
func (e cleanError) Unwrap() error { return e.err }

// clean hides what may be secret in an error of a node: the path, query and
// user of its URL.
func clean(err error) error {
	if err == nil {
		return nil
	}
	return cleanError{err}
}

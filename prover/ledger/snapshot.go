package ledger

import (
	"encoding/json"
	"fmt"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/settlement/record"
)

// Snapshot is a whole state in JSON, without the ledger id. Whether it is the right one its root
// tells, which L1 knows of each proven block.
type Snapshot struct {
	MinBalance Amount            `json:"minBalance"` // wei
	Accounts   []SnapshotAccount `json:"accounts"`   // in order of index
}

// SnapshotAccount is a used leaf.
type SnapshotAccount struct {
	Index   uint32  `json:"index"`
	Address Address `json:"address"`
	Balance Amount  `json:"balance"` // wei
	Nonce   uint64  `json:"nonce,string"`
}

// Snapshot returns everything that there is of the state, as a [Snapshot] in JSON.
func (s *State) Snapshot() (json.RawMessage, error) {
	snapshot := Snapshot{MinBalance: s.minBalance, Accounts: []SnapshotAccount{}}
	for index, account := range s.Accounts() {
		snapshot.Accounts = append(snapshot.Accounts, SnapshotAccount{index, account.Address, account.Balance, account.Nonce})
	}
	text, err := json.Marshal(snapshot)
	if err != nil {
		return nil, fmt.Errorf("write snapshot: %w", err)
	}
	return text, nil
}

// ReadSnapshot reads the JSON form. It refuses fields it does not know or that are there twice, and
// anything behind the object.
func ReadSnapshot(text json.RawMessage) (Snapshot, error) {
	var s Snapshot
	if err := record.Strict(text, &s); err != nil {
		return Snapshot{}, fmt.Errorf("read snapshot: %w", err)
	}
	return s, nil
}

// State returns the state of a snapshot under a ledger id.
func (s Snapshot) State(ledgerID fr.Element) (*State, error) {
	var supply Amount
	accounts := make(map[uint32]Account, len(s.Accounts))
	for i, a := range s.Accounts {
		if a.Index >= MaxAccounts {
			return nil, fmt.Errorf("snapshot: %w: %d", ErrIndexRange, a.Index)
		}
		if i > 0 && a.Index <= s.Accounts[i-1].Index {
			return nil, fmt.Errorf("snapshot: %w: %d", ErrDuplicateAccount, a.Index)
		}
		var fits bool
		if supply, fits = supply.Add(a.Balance); !fits {
			return nil, fmt.Errorf("snapshot: %w at index %d", ErrSupplyOverflow, a.Index)
		}
		accounts[a.Index] = Account{Address: a.Address, Balance: a.Balance, Nonce: a.Nonce}
	}
	return &State{id: ledgerID, minBalance: s.MinBalance, root: build(accounts), supply: supply}, nil
}

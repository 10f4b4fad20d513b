package ledger

import (
	"errors"
	"fmt"
	"io"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/settlement/record"
)

// ErrDuplicateAccount means that a genesis names an index twice.
var ErrDuplicateAccount = errors.New("account index appears twice")

// ErrSupplyOverflow means that the balances of a genesis sum up to 2^96 wei or more.
var ErrSupplyOverflow = errors.New("supply exceeds 2^96 - 1")

// ErrAllocationTooLow means that a genesis gives an account less than it demands of every account.
var ErrAllocationTooLow = errors.New("account has less than the ledger's least balance")

// ErrNoMinBalance means that the JSON form of a genesis does not say what an account keeps at
// least.
var ErrNoMinBalance = errors.New(`minBalance is missing: it is in wei, "10000000000000000" for ` +
	`0.01 AZT, "0" for none`)

// DefaultMinBalance is what new genesis ledgers have for [Genesis.MinBalance]: 0.01 AZT, in wei.
var DefaultMinBalance = NewAmount(10_000_000_000_000_000)

// Allocation is an account that exists from the start, with nonce 0.
type Allocation struct {
	Index   uint32  `json:"index"`
	Address Address `json:"address"`
	Balance Amount  `json:"balance"` // wei
}

// Genesis is the ledger before its first block.
type Genesis struct {
	// MinBalance is what every account keeps, in wei, for ever; 0 demands nothing.
	MinBalance Amount `json:"minBalance"`

	Accounts []Allocation `json:"accounts"`
}

// ReadGenesis reads the JSON form. It refuses fields it does not know or that are there twice,
// anything behind the object and, with [ErrNoMinBalance], a minBalance that is missing. It does not
// look for accounts that contradict each other or have too little: [Genesis.State] does.
func ReadGenesis(r io.Reader) (Genesis, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return Genesis{}, fmt.Errorf("read genesis: %w", err)
	}
	var in struct {
		MinBalance *Amount      `json:"minBalance"`
		Accounts   []Allocation `json:"accounts"`
	}
	if err := record.Strict(text, &in); err != nil {
		return Genesis{}, fmt.Errorf("read genesis: %w", err)
	}
	if in.MinBalance == nil {
		return Genesis{}, fmt.Errorf("read genesis: %w", ErrNoMinBalance)
	}
	return Genesis{MinBalance: *in.MinBalance, Accounts: in.Accounts}, nil
}

// Supply returns the sum of the balances, in wei: what the fee escrow on L1 has to hold so that
// every fee can be paid.
func (g Genesis) Supply() (Amount, error) {
	var supply Amount
	for _, a := range g.Accounts {
		var fits bool
		if supply, fits = supply.Add(a.Balance); !fits {
			return Amount{}, fmt.Errorf("%w at index %d", ErrSupplyOverflow, a.Index)
		}
	}
	return supply, nil
}

// State returns the genesis state of one deployment; see [ID]. It depends on the order of the
// accounts in no way.
func (g Genesis) State(ledgerID fr.Element) (*State, error) {
	supply, err := g.Supply()
	if err != nil {
		return nil, fmt.Errorf("genesis: %w", err)
	}
	accounts := make(map[uint32]Account, len(g.Accounts))
	for _, a := range g.Accounts {
		if a.Index >= MaxAccounts {
			return nil, fmt.Errorf("genesis: %w: %d", ErrIndexRange, a.Index)
		}
		if _, taken := accounts[a.Index]; taken {
			return nil, fmt.Errorf("genesis: %w: %d", ErrDuplicateAccount, a.Index)
		}
		if a.Balance.Cmp(g.MinBalance) < 0 {
			return nil, fmt.Errorf("genesis: %w: index %d has %s, the least is %s",
				ErrAllocationTooLow, a.Index, inAZT(a.Balance), inAZT(g.MinBalance))
		}
		accounts[a.Index] = Account{Address: a.Address, Balance: a.Balance}
	}
	return &State{id: ledgerID, minBalance: g.MinBalance, root: build(accounts), supply: supply}, nil
}

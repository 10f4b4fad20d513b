package newcomer

import (
	"context"
	"encoding/json"
	"slices"

	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/settlement/disk"
)

// genesis writes the genesis ledger of a deployment that is not made yet.
func (m *making) genesis(context.Context) error {
	if m.Genesis == "" || m.r.Joins {
		return nil // it is in the record
	}
	const what = "the ledger before its first block"
	there, err := Exists(m.Genesis)
	if err != nil {
		return err
	}
	if there {
		m.found(m.Genesis, what)
		g, err := payments.ReadGenesisFile(m.Genesis)
		if err != nil {
			return err
		}
		for _, a := range m.r.Ledger {
			if !slices.ContainsFunc(g.Accounts, func(in ledger.Allocation) bool { return in.Address == a }) {
				m.r.NotInGenesis = append(m.r.NotInGenesis, a)
			}
		}
		return nil
	}
	g, err := m.genesisLedger()
	if err != nil {
		return err
	}
	return m.write(m.Genesis, what, disk.Public, func() ([]byte, error) {
		text, err := json.MarshalIndent(g, "", "  ")
		return append(text, '\n'), err
	})
}

// genesisLedger is the ledger that is written: the keys' accounts and those that were named.
func (m *making) genesisLedger() (ledger.Genesis, error) {
	g := ledger.Genesis{MinBalance: m.MinBalance, Accounts: []ledger.Allocation{}}
	seen := map[ledger.Address]bool{}
	for _, a := range slices.Concat(m.r.Ledger, m.Accounts) {
		if !seen[a] {
			seen[a] = true
			g.Accounts = append(g.Accounts, ledger.Allocation{Index: uint32(len(g.Accounts)), Address: a, Balance: m.Balance})
		}
	}
	_, err := g.Supply()
	return g, err
}

package payments

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/units"
)

// DefaultGenesis is the genesis ledger, as a record has it, of whoever gives none: it has no
// accounts, and ledger.DefaultMinBalance.
func DefaultGenesis() json.RawMessage {
	return fmt.Appendf(nil, `{"minBalance":"%s","accounts":[]}`, ledger.DefaultMinBalance)
}

// RecordedGenesis returns the ledger before its first block, as the record of a deployment has it:
// prover.ErrNoGenesis where it does not.
func RecordedGenesis(d *settlement.Deployment) (ledger.Genesis, error) {
	if len(d.Genesis) == 0 {
		return ledger.Genesis{}, prover.ErrNoGenesis
	}
	g, err := ledger.ReadGenesis(bytes.NewReader(d.Genesis))
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	return g, nil
}

// GenesisTerms says for a person what the ledger of a deployment starts with, and what every
// account of it keeps: "" where the record has no genesis.
func GenesisTerms(d *settlement.Deployment) (about, least string, err error) {
	genesis, err := RecordedGenesis(d)
	if errors.Is(err, prover.ErrNoGenesis) {
		return "not in the record", "", nil
	}
	if err != nil {
		return "", "", err
	}
	supply, err := genesis.Supply()
	if err != nil {
		return "", "", fmt.Errorf("read the record's genesis ledger: %w", err)
	}
	accounts := "1 account"
	if len(genesis.Accounts) != 1 {
		accounts = fmt.Sprintf("%d accounts", len(genesis.Accounts))
	}
	least = "none: an account of the ledger can be opened with nothing"
	if genesis.MinBalance != (ledger.Amount{}) {
		least = units.Exact(genesis.MinBalance.Big()) + " AZT: every account of the ledger keeps it, and a new one is opened with it"
	}
	return fmt.Sprintf("%s with %s AZT in all", accounts, units.Exact(supply.Big())), least, nil
}

// ReadGenesisFile reads a genesis ledger in a file of its own.
func ReadGenesisFile(path string) (ledger.Genesis, error) {
	content, err := disk.Read(path, settlement.DeploymentKind.MaxSize) // a record has it in it
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("read genesis: %w", err)
	}
	g, err := ledger.ReadGenesis(bytes.NewReader(content))
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}

// GenesisFile is [ReadGenesisFile] in the form that a record has, and prover.Follow takes.
func GenesisFile(path string) (json.RawMessage, error) {
	g, err := ReadGenesisFile(path)
	if err != nil {
		return nil, err
	}
	return json.Marshal(g)
}

// GivenGenesis is [GenesisFile] of a path that is given, and nil, for the record's, of none.
func GivenGenesis(path string) (json.RawMessage, error) {
	if path == "" {
		return nil, nil
	}
	return GenesisFile(path)
}

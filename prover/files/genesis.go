package files

import (
	"bytes"
	"fmt"

	"fernet/prover/ledger"
	"fernet/settlement/disk"
)

// maxGenesis bounds what is read of a genesis ledger, in bytes: as much as a deployment's record,
// which has it in it.
const maxGenesis = 1 << 26

// ReadGenesis reads a ledger before its first block. It is no record: people write it, too.
func ReadGenesis(path string) (ledger.Genesis, error) {
	content, err := disk.Read(path, maxGenesis)
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("genesis: %w", err)
	}
	g, err := ledger.ReadGenesis(bytes.NewReader(content))
	if err != nil {
		return ledger.Genesis{}, fmt.Errorf("%s: %w", path, err)
	}
	return g, nil
}

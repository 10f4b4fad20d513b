package newcomer

import "fmt"

// The names of files and folders in a newcomer's folder, where nobody says others.
const (
	AccountFile  = "account"
	PasswordFile = "password"
	RecordFile   = "deployment.json"
	GenesisFile  = "genesis.json"
	DataDir      = "data" // what a follower and an actor keep
	KeysDir      = "keys" // proving keys
)

// LedgerKeyFiles are the names of so many ledger keys.
func LedgerKeyFiles(n int) (names []string) {
	for i := range n {
		name := "ledger.key.json"
		if i > 0 {
			name = fmt.Sprintf("ledger-%d.key.json", i+1)
		}
		names = append(names, name)
	}
	return names
}

package ledger

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rules"
)

// ID returns rules.LedgerID as a field element: the deployment that signatures are bound to.
func ID(chainID *big.Int, settlement common.Address) fr.Element {
	var e fr.Element
	return *e.SetBigInt(rules.LedgerID(chainID, settlement))
}

package settlement

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// TokenTerms are what the deployment's own token was created with. Amounts are in wei.
type TokenTerms struct {
	Holder      common.Address // of the initial supply
	Supply      *big.Int       // initial
	FaucetLimit *big.Int       // for each receiver
}

// TokenTerms returns the terms of the deployment's own token, and false when it was there before,
// or the record does not have its constructor's arguments.
func (d *Deployment) TokenTerms() (TokenTerms, bool) {
	created, own := d.OwnToken()
	r, known := d.recordable(nameAZT)
	if !own || !known || len(created.Constructor) == 0 {
		return TokenTerms{}, false
	}
	args, err := arguments(r, created.Constructor)
	if err != nil {
		return TokenTerms{}, false
	}
	return TokenTerms{args[0].(common.Address), args[1].(*big.Int), args[2].(*big.Int)}, true
}

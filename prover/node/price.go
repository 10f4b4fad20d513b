package node

import (
	"encoding/json"
	"fmt"
	"math/big"
	"time"
)

// metaPrice is the name of a saidPrice in the store.
const metaPrice = "price"

// saidPrice is a price of AZT as the store has it.
type saidPrice struct {
	EthPerAZT *big.Int  `json:"ethPerAzt"` // in wei of ETH; nil: none was said
	Since     time.Time `json:"since"`
}

// priceSince returns since when the operator has said the price of AZT that it says now, over
// restarts: a node that is started again with the same price has not got a newer one. Zero: there
// is no price.
func (n *Node) priceSince() (time.Time, error) {
	now := saidPrice{EthPerAZT: n.config.Gas.EthPerAZT}
	if now.EthPerAZT != nil {
		now.Since = n.config.Gas.PricedAt
	}
	data, err := n.store.Meta(metaPrice)
	if err != nil {
		return time.Time{}, err
	}
	var before saidPrice
	if data != nil {
		if err := json.Unmarshal(data, &before); err != nil {
			return time.Time{}, fmt.Errorf("read the price that was said before: %w", err)
		}
	}
	switch {
	case before.EthPerAZT == nil && now.EthPerAZT == nil:
		return time.Time{}, nil
	case before.EthPerAZT != nil && now.EthPerAZT != nil && before.EthPerAZT.Cmp(now.EthPerAZT) == 0:
		return before.Since, nil
	}
	if data, err = json.Marshal(now); err != nil {
		return time.Time{}, fmt.Errorf("write the price: %w", err)
	}
	if err := n.store.PutMeta(metaPrice, data); err != nil {
		n.storeFailed(err) // the age of the price begins anew with the next start
	}
	return now.Since, nil
}

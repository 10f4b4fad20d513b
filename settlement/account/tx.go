package account

import (
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// The states of a Tx.
const (
	Confirmed = "confirmed" // mined and final, by this run
	Earlier   = "earlier"   // mined and final before this run
	Simulated = "simulated" // a dry run: it would succeed
	// NotSimulated is of a dry run: it depends on the calls before it, which this node cannot
	// simulate together.
	NotSimulated = "not simulated"
)

// Tx is a transaction that was sent, or would be. Amounts are decimal: costs in ETH, value in wei.
type Tx struct {
	ID      string       `json:"id"`
	Purpose string       `json:"purpose"`
	Status  string       `json:"status"`
	Hash    *common.Hash `json:"hash,omitempty"`
	Block   uint64       `json:"block,omitempty"`
	Gas     uint64       `json:"gas"`            // used, or in a dry run estimated
	Cost    string       `json:"cost,omitempty"` // ETH; in a dry run at current fees
	// MaxCost is in ETH; in a dry run: what the account must have for it.
	MaxCost string `json:"maxCost,omitempty"`
	Call    *Call  `json:"call,omitempty"` // in a dry run: what would be signed

	receipt       *types.Receipt
	cost, maxCost *big.Int // wei
}

// Call is an unsigned call.
type Call struct {
	From  common.Address  `json:"from"`
	To    *common.Address `json:"to"` // null creates a contract
	Data  hexutil.Bytes   `json:"data"`
	Value string          `json:"value"`
}

// Txs are transactions. In JSON they are a list, also when there are none.
type Txs []*Tx

// MarshalJSON writes a list.
func (t Txs) MarshalJSON() ([]byte, error) {
	if t == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]*Tx(t))
}

// String says of final transactions what was done: "2 transactions are sent and final, the last
// one: approve, 0x…".
func (t Txs) String() string {
	format := "%d transactions are sent and final, the last one: %s, %s"
	switch len(t) {
	case 0:
		return "no transaction was sent"
	case 1:
		format = "%d transaction is sent and final: %s, %s"
	}
	last := t[len(t)-1]
	return fmt.Sprintf(format, len(t), last.Purpose, last.Hash)
}

// shownData is how many bytes of a call's data a person is shown.
const shownData = 36

// Unsigned says, for a person, what a transaction of a dry run would do and cost, and what would be
// signed, in lines. It has a Call.
func (t *Tx) Unsigned() string {
	to := "a new contract"
	if t.Call.To != nil {
		to = t.Call.To.Hex()
	}
	data := t.Call.Data.String()
	if n := len(t.Call.Data); n > shownData {
		data = fmt.Sprintf("%s… (%d bytes)", t.Call.Data[:shownData], n)
	}
	outcome := "would succeed, %d gas, %s ETH at current fees"
	if t.Status == NotSimulated {
		outcome = "depends on the calls before it, which this node cannot simulate together; taken for %d gas, %s ETH"
	}
	return fmt.Sprintf("%s: "+outcome+"\n  from   %s\n  to     %s\n  data   %s\n  value  %s wei",
		t.Purpose, t.Gas, t.Cost, t.Call.From, to, data, t.Call.Value)
}

// Receipt is that of a final transaction, nil in a dry run.
func (t *Tx) Receipt() *types.Receipt { return t.receipt }

// finalTx is a transaction that has landed.
func finalTx(id, purpose, status string, receipt *types.Receipt) *Tx {
	tx := &Tx{
		ID: id, Purpose: purpose, Status: status, Hash: &receipt.TxHash, Block: receipt.BlockNumber.Uint64(),
		Gas: receipt.GasUsed, receipt: receipt, cost: new(big.Int),
	}
	if price := receipt.EffectiveGasPrice; price != nil { // there are nodes that do not say
		tx.cost.Mul(price, new(big.Int).SetUint64(receipt.GasUsed))
		tx.Cost = eth(tx.cost)
	}
	return tx
}

// Total is what transactions cost together.
type Total struct {
	Gas  uint64 `json:"gas"`
	Cost string `json:"cost"` // ETH
	// MaxCost is in ETH; of calls that were not sent: what the account must have.
	MaxCost string `json:"maxCost,omitempty"`
}

func (t Total) String() string {
	if t.MaxCost == "" {
		return fmt.Sprintf("Together %d gas, %s ETH.", t.Gas, t.Cost)
	}
	return fmt.Sprintf("Together %d gas, %s ETH at current fees; the account must have %s ETH.", t.Gas, t.Cost, t.MaxCost)
}

// TotalOf is the sum of transactions.
func TotalOf(txs []*Tx) Total {
	var t Total
	cost, most := new(big.Int), new(big.Int)
	for _, tx := range txs {
		t.Gas += tx.Gas
		if tx.cost != nil {
			cost.Add(cost, tx.cost)
		}
		if tx.maxCost != nil {
			most.Add(most, tx.maxCost)
		}
	}
	t.Cost = eth(cost)
	if most.Sign() > 0 {
		t.MaxCost = eth(most)
	}
	return t
}

// argsOf is a candidate as RPC takes it.
func argsOf(from common.Address, c txmgr.Candidate) callArgs {
	value := new(big.Int)
	if c.Value != nil {
		value = c.Value
	}
	return callArgs{From: from, To: c.To, Input: c.Data, Value: (*hexutil.Big)(value)}
}

// eth is an amount in ETH, which has the decimals of AZT.
func eth(wei *big.Int) string { return units.Exact(wei) }

package l1

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
)

// Block is what tells one block from another, as a node reports it. A hash that is computed from a
// types.Header is another one as soon as the chain's headers have a field that this go-ethereum
// does not know: after a fork, or on another kind of chain.
type Block struct {
	Number     uint64
	Hash       common.Hash
	ParentHash common.Hash
	Time       uint64   // seconds since 1970
	BaseFee    *big.Int // wei a unit of gas; nil before EIP-1559
}

// UnmarshalJSON reads what eth_getBlockByNumber answers, and whatever else is in it is ignored.
func (b *Block) UnmarshalJSON(text []byte) error {
	var from struct {
		Number     *hexutil.Uint64 `json:"number"`
		Hash       *common.Hash    `json:"hash"`
		ParentHash common.Hash     `json:"parentHash"`
		Time       hexutil.Uint64  `json:"timestamp"`
		BaseFee    *hexutil.Big    `json:"baseFeePerGas"`
	}
	if err := json.Unmarshal(text, &from); err != nil {
		return err
	}
	if from.Number == nil || from.Hash == nil {
		return fmt.Errorf("missing required field 'number' or 'hash' of a block")
	}
	*b = Block{uint64(*from.Number), *from.Hash, from.ParentHash, uint64(from.Time), (*big.Int)(from.BaseFee)}
	return nil
}

// Block returns a block, the newest for nil. A block that the current URL does not have is asked of
// the others.
func (c *Client) Block(ctx context.Context, number *big.Int) (*Block, error) {
	return ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*Block, error) {
		b, err := blockOf[Block](ctx, n, number, false)
		if number != nil {
			err = mustExist(err)
		}
		return b, err
	})
}

// SentIn returns the hash of an account's transaction with a nonce in a block, and
// ethereum.NotFound when there is none. Transactions of types that this program cannot decode do
// not matter.
func (c *Client) SentIn(ctx context.Context, number uint64, from common.Address, nonce uint64) (common.Hash, error) {
	type block struct {
		Transactions []struct {
			Hash  common.Hash    `json:"hash"`
			From  common.Address `json:"from"`
			Nonce hexutil.Uint64 `json:"nonce"`
		} `json:"transactions"`
	}
	b, err := ask(ctx, c, func(ctx context.Context, n *ethclient.Client) (*block, error) {
		b, err := blockOf[block](ctx, n, new(big.Int).SetUint64(number), true)
		return b, mustExist(err)
	})
	if err != nil {
		return common.Hash{}, err
	}
	for _, tx := range b.Transactions {
		if tx.From == from && uint64(tx.Nonce) == nonce {
			return tx.Hash, nil
		}
	}
	return common.Hash{}, ethereum.NotFound
}

// blockOf asks a node for a block, the newest for nil.
func blockOf[T any](ctx context.Context, n *ethclient.Client, number *big.Int, full bool) (*T, error) {
	tag := "latest"
	if number != nil {
		tag = hexutil.EncodeBig(number)
	}
	var raw json.RawMessage
	if err := n.Client().CallContext(ctx, &raw, "eth_getBlockByNumber", tag, full); err != nil {
		return nil, err
	}
	if len(raw) == 0 || string(raw) == "null" {
		return nil, ethereum.NotFound
	}
	b := new(T)
	if err := json.Unmarshal(raw, b); err != nil {
		return nil, fmt.Errorf("cannot unmarshal block %s: %w", tag, err)
	}
	return b, nil
}

package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/params"

	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/rpcerr"
	"fernet/settlement/txmgr"
)

// callArgs is a call as RPC takes it.
type callArgs struct {
	From  common.Address  `json:"from"`
	To    *common.Address `json:"to,omitempty"`
	Input hexutil.Bytes   `json:"input,omitempty"`
	Value *hexutil.Big    `json:"value,omitempty"`
	Gas   hexutil.Uint64  `json:"gas,omitempty"`
}

// simulate is Send in a dry run.
func (s *Session) simulate(ctx context.Context, c txmgr.Candidate) (*Tx, error) {
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	from, err := s.Account(ctx)
	if err != nil {
		return nil, err
	}
	value := new(big.Int)
	if c.Value != nil {
		value = c.Value
	}
	tx := &Tx{ID: c.ID, Purpose: c.Purpose, Status: Simulated, Call: &Call{From: from, To: c.To, Data: c.Data, Value: value.String()}}
	args := callArgs{From: from, To: c.To, Input: c.Data, Value: (*hexutil.Big)(value)}
	if len(s.simulated) == 0 {
		tx.Gas, err = node.EstimateGas(ctx, ethereum.CallMsg{From: from, To: c.To, Data: c.Data, Value: value})
		if err != nil {
			return nil, wouldFail(c.Purpose, err)
		}
	} else if tx.Gas, err = s.simulateTogether(ctx, c.Purpose, args); err != nil {
		if !errors.Is(err, errNotTogether) {
			return nil, err
		}
		s.Log.Debug("no simulation of several calls", "err", err)
		tx.Status = NotSimulated
	}
	s.simulated = append(s.simulated, args)
	if tx.Gas > 0 {
		head, err := node.Block(ctx, nil)
		if err != nil {
			return nil, fmt.Errorf("get fees: %w", err)
		}
		tip, err := node.SuggestGasTipCap(ctx)
		if err != nil {
			return nil, fmt.Errorf("get fees: %w", err)
		}
		if head.BaseFee != nil {
			tip = new(big.Int).Add(tip, head.BaseFee)
		}
		tx.Cost = cost(tx.Gas, tip)
	}
	return tx, nil
}

// simulateTogether runs a call after those of the dry run so far, with
// eth_simulateV1, which not every node has: errNotTogether.
func (s *Session) simulateTogether(ctx context.Context, purpose string, last callArgs) (gas uint64, err error) {
	calls := append(s.simulated[:len(s.simulated):len(s.simulated)], last)
	o, err := s.simulateBlocks(ctx, asTheyAre(calls))
	if errors.Is(err, errNotTogether) && slices.ContainsFunc(calls, func(c callArgs) bool { return c.To == nil }) {
		s.Log.Debug("the node simulates no creations, trying with a factory", "err", err)
		o, err = s.simulateBlocks(ctx, throughFactory(calls))
	}
	if err != nil {
		return 0, err
	}
	if o.Status == 1 {
		return uint64(o.GasUsed), nil
	}
	var failure struct {
		Message string `json:"message"`
		Data    string `json:"data"`
	}
	// A node that says nothing about why leaves the fields empty.
	_ = json.Unmarshal(o.Error, &failure)
	data, err := hexutil.Decode(failure.Data)
	if err != nil {
		data = o.Return
	}
	reason := failure.Message
	if text, ok := settlement.DecodeRevert(data); ok {
		reason = text
	}
	return 0, &txmgr.WouldFailError{Purpose: purpose, Reason: reason, Data: data}
}

// simBlock is a block of eth_simulateV1. Each call has one of its own: together they may need more gas than one has.
type simBlock struct {
	State map[common.Address]accountOverride `json:"stateOverrides,omitempty"`
	Calls []callArgs                         `json:"calls"`
}

type accountOverride struct {
	Code hexutil.Bytes `json:"code"`
}

// simOutcome is how a simulated call went.
type simOutcome struct {
	GasUsed hexutil.Uint64  `json:"gasUsed"`
	Status  hexutil.Uint64  `json:"status"`
	Error   json.RawMessage `json:"error"`
	Return  hexutil.Bytes   `json:"returnData"`
}

// errNotTogether means that a node does not simulate calls on top of each other.
var errNotTogether = errors.New("the node cannot simulate these calls together")

// simulateBlocks returns how the last call went.
func (s *Session) simulateBlocks(ctx context.Context, blocks []simBlock) (simOutcome, error) {
	var simulated []struct {
		Calls []simOutcome `json:"calls"`
	}
	err := s.l1.Call(ctx, &simulated, "eth_simulateV1", map[string]any{"blockStateCalls": blocks}, "latest")
	switch {
	case err != nil && l1.Answered(err):
		return simOutcome{}, fmt.Errorf("%w: %w", errNotTogether, err)
	case err != nil:
		return simOutcome{}, fmt.Errorf("simulate: %w", err)
	case len(simulated) != len(blocks) || len(simulated[len(simulated)-1].Calls) != 1:
		return simOutcome{}, fmt.Errorf("%w: its answer has another number of calls", errNotTogether)
	}
	return simulated[len(simulated)-1].Calls[0], nil
}

func asTheyAre(calls []callArgs) (blocks []simBlock) {
	for _, call := range calls {
		call.Gas = hexutil.Uint64(params.MaxTxGas)
		blocks = append(blocks, simBlock{Calls: []callArgs{call}})
	}
	return blocks
}

// factory creates a contract with its calldata as the init code, and passes on what a creation that fails returned:
//
//	calldatacopy(0, 0, calldatasize())
//	if iszero(create(callvalue(), 0, calldatasize())) { returndatacopy(0, 0, returndatasize()) revert(0, returndatasize()) }
var factory = common.FromHex("0x365f5f37365f34f06012573d5f5f3e3d5ffd5b00")

// throughFactory is asTheyAre for anvil, which takes calls without a receiver for incomplete. Each creation is
// a call to the account itself, which is given the code of a factory for that block: so the contract has the
// sender, the nonce and the address that it will have. Who calls the account must be another one, or the call
// itself would use up the nonce. It costs a few thousand gas more than the creation, for the copy of the init code.
func throughFactory(calls []callArgs) []simBlock {
	blocks := asTheyAre(calls)
	for i := range blocks {
		call := &blocks[i].Calls[0]
		account, code := call.From, hexutil.Bytes{}
		if call.To == nil {
			call.From, call.To, code = common.Address{}, &account, factory
		}
		blocks[i].State = map[common.Address]accountOverride{account: {code}}
	}
	return blocks
}

// wouldFail is the error of an estimate.
func wouldFail(purpose string, err error) error {
	if !rpcerr.Of(err).OfCall() {
		return fmt.Errorf("%s: %w", purpose, err)
	}
	failed := &txmgr.WouldFailError{Purpose: purpose, Reason: err.Error(), Data: rpcerr.RevertData(err)}
	if decoded, ok := settlement.DecodeRevert(failed.Data); ok {
		failed.Reason = decoded
	}
	return failed
}

package account

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// simulate runs calls of the account in their order, on top of those before them, and returns what
// each would use and cost. When one of them would fail, it returns those before that one.
func (a *Account) simulate(ctx context.Context, before []callArgs, calls ...txmgr.Candidate) ([]*Tx, error) {
	node, from := a.o.Node, a.o.Address
	price, err := a.prices(ctx)
	if err != nil {
		return nil, err
	}
	var txs []*Tx
	all := slices.Clone(before)
	for _, c := range calls {
		args := argsOf(from, c)
		all = append(all, args)
		txs = append(txs, &Tx{ID: c.ID, Purpose: c.Purpose, Status: Simulated, Call: &Call{From: from, To: c.To, Data: c.Data, Value: args.Value.ToInt().String()}})
	}
	first := 0
	if len(before) == 0 && len(calls) > 0 {
		// What depends on nothing is estimated, as the sender does it.
		if txs[0].Gas, err = node.EstimateGas(ctx, all[0].message()); err != nil {
			return nil, wouldFail(calls[0].Purpose, err)
		}
		first = 1
	}
	if first < len(calls) {
		outcomes, err := a.simulateTogether(ctx, all)
		switch {
		case errors.Is(err, errNotTogether):
			a.o.Log.Debug("no simulation of several calls", "err", err)
			for i, tx := range txs[first:] {
				tx.Status = NotSimulated
				if tx.Gas, err = node.EstimateGas(ctx, all[len(before)+first+i].message()); err != nil {
					tx.Gas = assumedGas(calls[first+i])
				}
			}
		case err != nil:
			return nil, err
		default:
			for i := first; i < len(calls); i++ {
				o := outcomes[len(before)+i]
				if o.Status != 1 {
					return price.apply(txs[:i], calls), o.wouldFail(calls[i].Purpose)
				}
				txs[i].Gas = uint64(o.GasUsed)
			}
		}
	}
	return price.apply(txs, calls), nil
}

func (c callArgs) message() ethereum.CallMsg {
	return ethereum.CallMsg{From: c.From, To: c.To, Data: c.Input, Value: c.Value.ToInt()}
}

// assumedCallGas is more than any call uses that depends on another one of its command: a proposal,
// the most expensive, needs 0.3 million.
const assumedCallGas = 500_000

// assumedGas bounds the gas of a call that could not be simulated.
func assumedGas(c txmgr.Candidate) uint64 {
	if c.To != nil {
		return assumedCallGas
	}
	// As if all of the code that creates a contract were kept as its own.
	size := uint64(len(c.Data))
	words := (size + 31) / 32
	gas := params.TxGasContractCreation + assumedCallGas + size*(params.TxDataNonZeroGasEIP2028+params.CreateDataGas) + words*params.InitCodeWordGas
	return min(gas, params.MaxTxGas)
}

// simulateTogether runs calls after each other, with eth_simulateV1, which not every node has:
// errNotTogether.
func (a *Account) simulateTogether(ctx context.Context, calls []callArgs) ([]simOutcome, error) {
	outcomes, err := a.simulateBlocks(ctx, asTheyAre(calls))
	if errors.Is(err, errNotTogether) && slices.ContainsFunc(calls, func(c callArgs) bool { return c.To == nil }) {
		a.o.Log.Debug("the node simulates no creations, trying with a factory", "err", err)
		outcomes, err = a.simulateBlocks(ctx, throughFactory(calls))
	}
	return outcomes, err
}

// wouldFail is the error of a call that did not succeed.
func (o simOutcome) wouldFail(purpose string) error {
	failure := simError{message: "the call failed, the node does not say why"}
	var object struct {
		Message string `json:"message"`
		Data    any    `json:"data"`
	}
	var words string
	switch {
	case json.Unmarshal(o.Error, &words) == nil && words != "":
		failure.message = words
	case json.Unmarshal(o.Error, &object) == nil && (object.Message != "" || object.Data != nil):
		failure = simError{object.Message, object.Data}
	}
	data := rpcerr.RevertData(failure)
	if len(data) == 0 {
		data = o.Return
	}
	reason := failure.message
	if text, ok := settlement.DecodeRevert(data); ok {
		reason = text
	}
	return &txmgr.WouldFailError{Purpose: purpose, Reason: reason, Data: data}
}

// simError is why a simulated call failed, in the form of an error that a node answers.
type simError struct {
	message string
	data    any
}

func (e simError) Error() string  { return e.message }
func (e simError) ErrorCode() int { return 3 } // in RPC too, a call that reverted
func (e simError) ErrorData() any { return e.data }

// simBlock is a block of eth_simulateV1. Each call has one of its own: together they may need more
// gas than one has.
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

// simulateBlocks returns how each block's one call went.
func (a *Account) simulateBlocks(ctx context.Context, blocks []simBlock) ([]simOutcome, error) {
	var simulated []struct {
		Calls []simOutcome `json:"calls"`
	}
	err := a.o.Node.Call(ctx, &simulated, "eth_simulateV1", map[string]any{"blockStateCalls": blocks}, "latest")
	switch {
	case err != nil && l1.Answered(err):
		return nil, fmt.Errorf("%w: %w", errNotTogether, err)
	case err != nil:
		return nil, fmt.Errorf("simulate: %w", err)
	case len(simulated) != len(blocks):
		return nil, fmt.Errorf("%w: its answer has another number of calls", errNotTogether)
	}
	var outcomes []simOutcome
	for _, b := range simulated {
		if len(b.Calls) != 1 {
			return nil, fmt.Errorf("%w: its answer has another number of calls", errNotTogether)
		}
		outcomes = append(outcomes, b.Calls[0])
	}
	return outcomes, nil
}

func asTheyAre(calls []callArgs) (blocks []simBlock) {
	for _, call := range calls {
		call.Gas = hexutil.Uint64(params.MaxTxGas)
		blocks = append(blocks, simBlock{Calls: []callArgs{call}})
	}
	return blocks
}

// factory creates a contract with its calldata as the init code, and passes on what a creation that
// fails returned:
//
//	calldatacopy(0, 0, calldatasize())
//	if iszero(create(callvalue(), 0, calldatasize())) { returndatacopy(0, 0, returndatasize()) revert(0, returndatasize()) }
var factory = common.FromHex("0x365f5f37365f34f06012573d5f5f3e3d5ffd5b00")

// throughFactory is asTheyAre for anvil, which takes calls without a receiver for incomplete. Each
// creation is a call to the account itself, which is given the code of a factory for that block: so
// the contract has the sender, the nonce and the address that it will have. Who calls the account
// must be another one, or the call itself would use up the nonce. It costs a few thousand gas more
// than the creation, for the copy of the init code.
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

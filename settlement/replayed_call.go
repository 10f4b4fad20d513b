package settlement

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/settlement/rpcerr"
)

// ErrNotReplayed means that a transaction, run again, did not show the call that was looked for.
var ErrNotReplayed = errors.New("run again, the transaction does not show the call")

// Replay finds the call of a function of one of the deployment's contracts that a transaction makes
// through another contract, where a node gives no trace: the transaction is run again by eth_call,
// after the block parent, with other code in the contract's place. That code does what the
// contract does but for the function with the selector: there it reverts with who called and what
// with. So it is the first such call that is found, and only where whoever calls passes a revert
// on.
//
// What is found is what the transaction would have called at the beginning of its block, as the
// node says: transactions before it may have changed that. It is for the caller to hold it to what
// binds the call, its event. Errors wrap ErrNotReplayed where the run did not show it, and are
// ErrNoOverride where the node takes no code.
func (v *View) Replay(ctx context.Context, tx *types.Transaction, parent common.Hash, of common.Address, selector [4]byte) (call TracedCall, err error) {
	node, ok := requesterOf(v.node().Node)
	if !ok {
		return call, ErrNoOverride
	}
	code, err := v.Client.Node.CodeAt(ctx, of, nil)
	if err != nil {
		return call, fmt.Errorf("read the code of %s: %w", of, err)
	}
	from, err := types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx)
	if err != nil {
		return call, fmt.Errorf("sender of transaction %s: %w", tx.Hash(), err)
	}
	args := struct {
		From  common.Address  `json:"from"`
		To    *common.Address `json:"to,omitempty"`
		Gas   hexutil.Uint64  `json:"gas"`
		Value *hexutil.Big    `json:"value"`
		Input hexutil.Bytes   `json:"input"`
	}{from, tx.To(), hexutil.Uint64(tx.Gas()), (*hexutil.Big)(tx.Value()), tx.Data()}
	v.node().loose.Store(true)
	original := common.BytesToAddress(crypto.Keccak256([]byte("fernet.replayed")))
	var output hexutil.Bytes
	err = node.Call(ctx, &output, "eth_call", args, rpc.BlockNumberOrHashWithHash(parent, true), map[common.Address]override{
		of: {interceptor(original, selector)}, original: {code},
	})
	if err == nil {
		return call, fmt.Errorf("%w: transaction %s came to its end", ErrNotReplayed, tx.Hash())
	}
	data := rpcerr.RevertData(err)
	if len(data) < 32+len(selector) || !slices.Equal(data[:12], make([]byte, 12)) || [4]byte(data[32:36]) != selector {
		if kind := rpcerr.Of(err); kind == rpcerr.Wrong || kind == rpcerr.Unable {
			return call, fmt.Errorf("%w: %v", ErrNoOverride, err)
		}
		return call, fmt.Errorf("%w: transaction %s: %w", ErrNotReplayed, tx.Hash(), err)
	}
	return TracedCall{From: common.BytesToAddress(data[:32]), Data: data[32:]}, nil
}

// interceptor is code that reverts calls of a function with the caller, as a word, and the
// calldata, and has all others done by the code at another address, on its own storage.
func interceptor(original common.Address, selector [4]byte) []byte {
	op := func(ops ...vm.OpCode) (code []byte) {
		for _, o := range ops {
			code = append(code, byte(o))
		}
		return code
	}
	is := slices.Concat(
		op(vm.PUSH0, vm.CALLDATALOAD, vm.PUSH1), []byte{224}, op(vm.SHR, vm.PUSH4), selector[:], op(vm.EQ, vm.PUSH1),
	)
	// Stack from here on: nothing, then whether the call succeeded.
	passOn := slices.Concat(
		op(vm.CALLDATASIZE, vm.PUSH0, vm.PUSH0, vm.CALLDATACOPY),
		op(vm.PUSH0, vm.PUSH0, vm.CALLDATASIZE, vm.PUSH0, vm.PUSH20), original[:], op(vm.GAS, vm.DELEGATECALL),
		op(vm.RETURNDATASIZE, vm.PUSH0, vm.PUSH0, vm.RETURNDATACOPY, vm.PUSH1),
	)
	failed := op(vm.RETURNDATASIZE, vm.PUSH0, vm.REVERT)
	done := op(vm.JUMPDEST, vm.RETURNDATASIZE, vm.PUSH0, vm.RETURN)
	found := slices.Concat(
		op(vm.JUMPDEST, vm.CALLER, vm.PUSH0, vm.MSTORE, vm.CALLDATASIZE, vm.PUSH0, vm.PUSH1), []byte{32}, op(vm.CALLDATACOPY),
		op(vm.PUSH1), []byte{32}, op(vm.CALLDATASIZE, vm.ADD, vm.PUSH0, vm.REVERT),
	)
	// Each jump is its destination's byte and JUMPI.
	atDone := len(is) + 2 + len(passOn) + 2 + len(failed)
	atFound := atDone + len(done)
	return slices.Concat(
		is, []byte{byte(atFound), byte(vm.JUMPI)}, passOn, []byte{byte(atDone), byte(vm.JUMPI)}, failed, done, found,
	)
}

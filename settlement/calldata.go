package settlement

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/bindings"
	"fernet/settlement/rules"
)

// ErrOtherCall means that calldata is not that of the call it should be of.
var ErrOtherCall = errors.New("it is another call")

// ProposeCall is what calldata of propose says.
type ProposeCall struct {
	Slot     uint64
	Proposal Proposal
	Proof    [rules.ProofSize]byte // of the ticket
}

// SubmitRootCall is what calldata of submitRoot says.
type SubmitRootCall struct {
	Number     uint64
	Submission []byte // see rules.DecodeSubmission
}

// DirectCall returns the calldata of a transaction that calls a contract of the deployment itself,
// and false for one that does not, in which another contract may.
func DirectCall(tx *types.Transaction, to common.Address) ([]byte, bool) {
	if tx.To() == nil || *tx.To() != to {
		return nil, false
	}
	return tx.Data(), true
}

// ReadPropose reads calldata of propose, or is ErrOtherCall.
func (c *Client) ReadPropose(data []byte) (call ProposeCall, err error) {
	args, err := argumentsOf(c.sequencing.GetABI().Methods["propose"], data)
	if err != nil {
		return call, fmt.Errorf("read proposal: %w", err)
	}
	call.Slot = args[0].(uint64)
	call.Proposal = proposalOf(*abi.ConvertType(args[1], new(bindings.Proposal)).(*bindings.Proposal))
	for i, word := range args[2].([8]*big.Int) {
		word.FillBytes(call.Proof[32*i : 32*i+32])
	}
	return call, nil
}

// ReadSubmitRoot reads calldata of submitRoot, or is ErrOtherCall.
func (c *Client) ReadSubmitRoot(data []byte) (call SubmitRootCall, err error) {
	args, err := argumentsOf(c.settlement.GetABI().Methods["submitRoot"], data)
	if err != nil {
		return call, fmt.Errorf("read root submission: %w", err)
	}
	return SubmitRootCall{args[0].(uint64), args[1].([]byte)}, nil
}

// argumentsOf unpacks the arguments of a call of a method.
func argumentsOf(method abi.Method, data []byte) ([]any, error) {
	if len(data) < 4 || [4]byte(data[:4]) != [4]byte(method.ID) {
		return nil, ErrOtherCall
	}
	args, err := method.Inputs.Unpack(data[4:])
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", method.Name, err)
	}
	return args, nil
}

// CalldataEvents are the first topics of events that do not say all of the call which made them:
// its calldata has the rest, see ReadPropose and ReadSubmitRoot.
func (c *Client) CalldataEvents() []common.Hash {
	return []common.Hash{c.sequencing.GetABI().Events["Proposed"].ID, c.settlement.GetABI().Events["RootAccepted"].ID}
}

// ProposeID is the selector of propose.
func (c *Client) ProposeID() [4]byte { return [4]byte(c.sequencing.GetABI().Methods["propose"].ID) }

// SubmitRootID is the selector of submitRoot.
func (c *Client) SubmitRootID() [4]byte {
	return [4]byte(c.settlement.GetABI().Methods["submitRoot"].ID)
}

package settlement

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
	"fernet/settlement/rpcerr"
)

// ErrNoOverride means that an RPC does not run a call with code that the caller brings.
var ErrNoOverride = errors.New("the RPC takes no code with a call (state overrides of eth_call)")

// LensAddress is where a call has the code of contracts/AuditLens.sol: an address that nobody has
// the key of, and where no deployment can be.
func LensAddress() common.Address {
	return common.BytesToAddress(crypto.Keccak256([]byte("fernet.lens")))
}

// LensCode returns the code of contracts/AuditLens.sol as it is on L1, for calls that bring it: see
// CallLens. It has no immutables, so it is the same for every deployment. Do not change it.
var LensCode = sync.OnceValue(func() []byte {
	m, err := newMachine(1) // the code does not depend on the chain
	if err == nil {
		var code []byte
		if code, err = m.create(LensAddress(), hexutil.MustDecode(bindings.AuditLensMetaData.Bin)); err == nil {
			return code
		}
	}
	panic(err) // of what was compiled with this program
})

// override is the part of a state override that a call of the lens needs.
type override struct {
	Code hexutil.Bytes `json:"code"`
}

// CallLens calls a function of contracts/AuditLens.sol, which recomputes figures from what the
// contracts of the view hold, at the block of the view: input and unpack are those of
// bindings.AuditLens. The call brings the code of this release, so it is there for every
// deployment, and a deployer's lens is trusted by nobody. Where the RPC refuses that, the lens of
// the deployment is called if it has this very code; otherwise the error is an ErrNoOverride. What
// is read is not remembered by the view.
func CallLens[T any](ctx context.Context, v *View, input []byte, unpack func([]byte) (T, error)) (T, error) {
	at := LensAddress()
	output, err := v.node().callWithCode(ctx, at, LensCode(), input)
	if errors.Is(err, ErrNoOverride) && v.AuditLens != (common.Address{}) {
		code, codeErr := v.Client.Node.CodeAt(ctx, v.AuditLens, nil)
		if codeErr == nil && bytes.Equal(code, LensCode()) {
			at = v.AuditLens
			output, err = v.Client.Node.CallContract(ctx, ethereum.CallMsg{To: &at, Data: input}, nil)
		}
	}
	return unpackRead(at, "figures of AuditLens", output, err, unpack)
}

// callWithCode calls an address as if it had some code.
func (p *pinned) callWithCode(ctx context.Context, at common.Address, code, input []byte) ([]byte, error) {
	node, ok := requesterOf(p.Node)
	if !ok {
		return nil, ErrNoOverride
	}
	var output hexutil.Bytes
	call := callArgs(ethereum.CallMsg{To: &at, Data: input})
	err := p.explain(ctx, node.Call(ctx, &output, "eth_call", call, p.byHash(), map[common.Address]override{at: {code}}))
	switch kind := rpcerr.Of(err); {
	case kind == rpcerr.Wrong || kind == rpcerr.Unable:
		return nil, fmt.Errorf("%w: %v", ErrNoOverride, err)
	case err == nil && len(output) == 0:
		return nil, fmt.Errorf("%w: it has left the code out", ErrNoOverride)
	}
	return output, err
}

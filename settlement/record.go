package settlement

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement/rpcerr"
)

// CheckRecord compares the addresses, parameters, genesis state and block in the record of a
// deployment with what its contracts on L1 say of themselves, so that nothing is concluded from a
// record of something else: the schedule tells where events are looked for. It costs one batch of
// calls. It takes the contracts' word, unlike Verify. Disagrees tells a difference from L1 not
// answering.
func (c *Client) CheckRecord(ctx context.Context) error {
	_, err := AtOneBlock(ctx, c, func(v *View) (struct{}, error) { return struct{}{}, v.checkRecord(ctx) })
	if err != nil {
		return fmt.Errorf("compare the deployment's record with L1: %w", err)
	}
	return nil
}

func (v *View) checkRecord(ctx context.Context) error {
	i := &inspector{View: v, found: new(Inspection)}
	for _, step := range []func(context.Context) error{i.record, func(ctx context.Context) error { return i.stated(ctx, v) }} {
		if err := step(ctx); err != nil {
			return err
		}
		if len(i.found.Problems) > 0 {
			return i.found.Problems[0] // of a record that contradicts itself, L1 cannot be asked
		}
	}
	if len(i.Contracts) > 0 && i.Contracts[0].Tx != (common.Hash{}) {
		// The past may be missing, and is not waited for.
		past, cancel := context.WithTimeout(ctx, creationsTimeout)
		defer cancel()
		if receipt, err := i.Client.Node.TransactionReceipt(past, i.Contracts[0].Tx); err == nil {
			i.createdIn(receipt.BlockNumber.Uint64())
		}
	}
	if len(i.found.Problems) > 0 {
		return i.found.Problems[0]
	}
	return ctx.Err()
}

// stated compares the facts of the record with what contracts on L1 answer.
func (i *inspector) stated(ctx context.Context, v *View) error {
	type contract struct {
		at  common.Address
		abi *abi.ABI
	}
	contracts := map[string]contract{}
	for _, r := range i.says.contracts() {
		parsed, err := r.meta.ParseABI()
		if err != nil {
			return err
		}
		contracts[r.name] = contract{r.address, parsed}
	}
	var facts []fact
	var calls []ethereum.CallMsg
	for _, f := range i.says.facts() {
		if f.recorded == nil {
			continue
		}
		on := contracts[f.contract]
		input, err := on.abi.Pack(f.method)
		if err != nil {
			return err
		}
		facts = append(facts, f)
		calls = append(calls, ethereum.CallMsg{To: &on.at, Data: input})
	}
	outputs, errs := v.node().callMany(ctx, calls)
	for n, f := range facts {
		on := contracts[f.contract]
		if rpcerr.Of(errs[n]) == rpcerr.Failed {
			return &CodeError{f.contract, on.at, fmt.Sprintf("it has no %s, so it is another contract", f.method)}
		}
		says, err := unpackRead(on.at, f.what, outputs[n], errs[n], func(output []byte) (any, error) {
			values, err := on.abi.Unpack(f.method, output)
			if err != nil {
				return nil, &CodeError{f.contract, on.at, fmt.Sprintf("its %s is none", f.method)}
			}
			return values[0], nil
		})
		if err != nil {
			return err
		}
		if shown := f.show(says); f.show(f.recorded) != shown {
			i.problem(&RecordError{What: f.what, Recorded: f.show(f.recorded), By: "L1", Says: shown})
		}
	}
	return nil
}

package settlement

import (
	"bytes"
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
)

// creation is what the node has of the transaction that created a contract.
type creation struct {
	tx    *types.Transaction // nil: err says why
	err   error
	block uint64 // 0: not asked, or blockErr says why
	// blockErr is why there is no receipt.
	blockErr error
}

// creationTx asks for the transaction of a recorded contract. A node need not have it any more.
func (i *inspector) creationTx(ctx context.Context, c Created, found *creation) {
	if c.Tx == (common.Hash{}) {
		found.err = fmt.Errorf("the record does not name it")
		return
	}
	found.tx, _, found.err = i.Client.Node.TransactionByHash(ctx, c.Tx)
}

// creationBlock asks for the block of that transaction.
func (i *inspector) creationBlock(ctx context.Context, c Created, found *creation) {
	if c.Tx == (common.Hash{}) {
		return
	}
	receipt, err := i.Client.Node.TransactionReceipt(ctx, c.Tx)
	if err != nil {
		found.blockErr = err
		return
	}
	found.block = receipt.BlockNumber.Uint64()
}

// recordable returns what this release has under the name of a recorded contract, without its
// arguments.
func (d *Deployment) recordable(name string) (released, bool) {
	plain := subject{Deployment: *d}
	plain.Params = DefaultParams() // the record's may be out of range
	if name == nameAuditLens && plain.AuditLens == (common.Address{}) {
		return released{name, plain.AuditLens, &bindings.AuditLensMetaData, []byte{}}, true
	}
	for _, r := range withToken(&plain).contracts() {
		if r.name == name {
			return r, true
		}
	}
	return released{}, false
}

// hashes compares what the record says of its contracts with L1, this release and its own
// parameters.
func (i *inspector) hashes(context.Context) error {
	for _, c := range i.Contracts {
		r := i.says.of(c.Name)
		code := i.onL1.codes[r.address]
		if r.meta == nil || len(code) == 0 {
			continue // said before
		}
		hash := func(what string, recorded common.Hash, by string, of []byte) {
			if says := crypto.Keccak256Hash(of); recorded != (common.Hash{}) && recorded != says {
				err := &RecordError{What: what + " of " + c.Name, Recorded: recorded.Hex(), By: by, Says: says.Hex()}
				i.problem(err)
				i.blame(c.Name, err)
			}
		}
		hash("hash of the code", c.CodeHash, "L1", code)
		hash("hash of the init code", c.InitCodeHash, "this release", r.initCode())
		if len(c.Constructor) > 0 && !bytes.Equal(c.Constructor, r.args) {
			if err := otherArguments(r, c.Constructor, "the rest of the record"); err != nil {
				i.problem(err)
				i.blame(c.Name, err)
			}
		}
	}
	return nil
}

// blame makes a contract that had no fault have one.
func (i *inspector) blame(name string, err error) {
	for n, c := range i.found.Contracts {
		if c.Name == name && c.Err == nil {
			i.found.Contracts[n].Err, i.verdicts[name] = err, err
		}
	}
}

// otherArguments says which constructor argument is not the one that follows from the record. It is
// nil for bytes that are no arguments, which is said elsewhere.
func otherArguments(r released, recorded []byte, by string) error {
	got, err := arguments(r, recorded)
	if err != nil {
		return nil
	}
	want, err := arguments(r, r.args)
	if err != nil {
		return err
	}
	contract, err := r.meta.ParseABI()
	if err != nil {
		return err
	}
	for n, input := range contract.Constructor.Inputs {
		if recorded, says := shownArgument(got[n]), shownArgument(want[n]); recorded != says {
			return &RecordError{What: fmt.Sprintf("constructor argument %s of %s", input.Name, r.name), Recorded: recorded, By: by, Says: says}
		}
	}
	return nil
}

func shownArgument(v any) string {
	if key, ok := v.([]byte); ok {
		return fmt.Sprintf("%d bytes with hash %s", len(key), hashOf(key))
	}
	return fmt.Sprintf("%v", v)
}

// creations compares the transactions that created the contracts with what this release sends.
func (i *inspector) creations(ctx context.Context) error {
	listed := map[string]bool{}
	for n, c := range i.Contracts {
		r := i.says.of(c.Name)
		listed[c.Name] = true
		if r.meta == nil || len(i.onL1.codes[r.address]) == 0 {
			continue
		}
		made := i.onL1.creations[n]
		if made.tx == nil {
			i.unseen("How %s was created was not compared: the node did not give the transaction %s (%v).", c.Name, c.Tx, made.err)
			continue
		}
		if err := i.created(r, c, made.tx); err != nil {
			i.problem(err)
			i.blame(c.Name, err)
		}
	}
	for _, r := range i.says.contracts() {
		if !listed[r.name] && len(i.onL1.codes[r.address]) > 0 {
			i.unseen("How %s was created was not compared: the record does not say it.", r.name)
		}
	}
	return nil
}

// created compares one transaction.
func (i *inspector) created(r released, c Created, tx *types.Transaction) error {
	from, err := types.Sender(types.LatestSignerForChainID(bigU64(i.ChainID)), tx)
	if err != nil {
		return &RecordError{What: "transaction that created " + c.Name, Recorded: c.Tx.Hex(), By: "L1", Says: "that it is of another chain"}
	}
	if tx.To() != nil || crypto.CreateAddress(from, tx.Nonce()) != r.address {
		return &RecordError{What: "transaction that created " + c.Name, Recorded: c.Tx.Hex(), By: "L1", Says: "that it did not create it"}
	}
	code := r.initCode()
	if !bytes.HasPrefix(tx.Data(), code) {
		return &CodeError{c.Name, r.address, fmt.Sprintf("it was created with other init code, in transaction %s", c.Tx)}
	}
	args := tx.Data()[len(code):]
	if i.verdicts[c.Name] != nil || bytes.Equal(args, r.args) || len(c.Constructor) == 0 && c.Name == nameAZT {
		return nil // why its arguments differ is said, or what they are is not recorded
	}
	got, err := arguments(r, args)
	if err != nil {
		return &CodeError{c.Name, r.address, fmt.Sprintf("it was created with other arguments, in transaction %s", c.Tx)}
	}
	packed := r
	packed.args = args
	if err := otherArguments(packed, r.args, "the transaction on L1"); err != nil {
		return err
	}
	return &CodeError{c.Name, r.address, fmt.Sprintf("it was created with other arguments (%d), in transaction %s", len(got), c.Tx)}
}

// block checks that no log of the deployment is older than the record says.
func (i *inspector) block(ctx context.Context) error {
	first, at := nameStaking, i.Staking
	var made creation
	if len(i.Contracts) > 0 {
		first, at, made = i.Contracts[0].Name, i.Contracts[0].Address, i.onL1.creations[0]
	}
	if len(i.onL1.codes[at]) == 0 {
		return nil
	}
	if made.block != 0 {
		i.createdIn(made.block)
		return nil
	}
	if i.Deployment.Block == 0 {
		return nil // nothing is older
	}
	// Without the receipt, by the state before the block, which few nodes keep.
	if i.Deployment.Block > i.Number {
		i.late(fmt.Sprintf("that %s is there at block %d", first, i.Number))
		return nil
	}
	before, err := i.Client.Node.CodeAt(ctx, at, new(big.Int).SetUint64(i.Deployment.Block-1))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		i.unseen("Whether the deployment is older than block %d was not seen: the node gave neither the receipt nor the state of that time (%v).", i.Deployment.Block, err)
	case len(before) > 0:
		i.late(fmt.Sprintf("that %s was there before", first))
	}
	return nil
}

// createdIn compares the record with the block in which its first contract was created.
func (i *inspector) createdIn(block uint64) {
	c := i.Contracts[0]
	if c.Block != 0 && c.Block != block {
		i.problem(&RecordError{What: "block of " + c.Name, Recorded: fmt.Sprint(c.Block), By: "L1", Says: fmt.Sprint(block)})
	}
	if i.Deployment.Block > block {
		i.late(fmt.Sprintf("%d, where %s was created", block, c.Name))
	}
}

// late notes that a log of the deployment may be older than the record says.
func (i *inspector) late(says string) {
	i.problem(&RecordError{What: "block of the deployment", Recorded: fmt.Sprint(i.Deployment.Block), By: "L1", Says: says})
}

package settlement

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Numbers of public inputs of the circuits, docs/PROTOCOL.md section 6.
const (
	TicketInputs = 3
	BaseInputs   = 3
	MergeInputs  = 16
)

// keySize is the length of the verifying key of a circuit: alpha, beta, gamma, delta, and a point
// for each public input and one more.
func keySize(inputs int) int { return 64 + 3*128 + 64*(inputs+1) }

// keyIn returns the key in the code of a data contract, which is a STOP and then the key.
func keyIn(code []byte) ([]byte, bool) {
	if len(code) == 0 || code[0] != 0 {
		return nil, false
	}
	return code[1:], true
}

// VerifyKeys compares the verifying keys with those L1 verifies proofs against, as RootVerifier and
// Sequencing name them. Proofs made with other keys are never accepted. It does not compare the
// code of the two: see Verify.
func (c *Client) VerifyKeys(ctx context.Context, keys VerifyingKeys) error {
	return c.precheck(ctx, func(v *View) error { return v.verifyKeys(ctx, keys) })
}

func (v *View) verifyKeys(ctx context.Context, keys VerifyingKeys) error {
	return v.eachKey(ctx, func(name string, at common.Address, code []byte) error {
		if key, ok := keyIn(code); !ok || !bytes.Equal(key, *keys.of(name)) {
			return fmt.Errorf("%s circuit: %w at %s", name, ErrOtherKey, at)
		}
		return nil
	})
}

// VerifyingKeys returns the keys that L1 verifies proofs against, as RootVerifier and Sequencing
// name them. It does not check them: see Verify.
func (v *View) VerifyingKeys(ctx context.Context) (keys VerifyingKeys, err error) {
	err = v.eachKey(ctx, func(name string, at common.Address, code []byte) error {
		key, ok := keyIn(code)
		if !ok {
			return fmt.Errorf("%s circuit: there is no key at %s", name, at)
		}
		*keys.of(name) = key
		return nil
	})
	return keys, err
}

// of returns the key of a circuit by its name.
func (k *VerifyingKeys) of(name string) *[]byte {
	return map[string]*[]byte{"ticket": &k.Ticket, "base": &k.Base, "merge": &k.Merge}[name]
}

// eachKey reads the code that holds the key of each circuit, and has it taken, side by side.
func (v *View) eachKey(ctx context.Context, take func(name string, at common.Address, code []byte) error) error {
	var reads []func(context.Context) error
	for _, k := range []struct {
		name   string
		owner  common.Address
		input  []byte
		unpack func([]byte) (common.Address, error)
	}{
		{"ticket", v.Deployment.Sequencing, v.sequencing.PackTICKETKEY(), v.sequencing.UnpackTICKETKEY},
		{"base", v.Deployment.RootVerifier, v.rootVerifier.PackBASEKEY(), v.rootVerifier.UnpackBASEKEY},
		{"merge", v.Deployment.RootVerifier, v.rootVerifier.PackMERGEKEY(), v.rootVerifier.UnpackMERGEKEY},
	} {
		reads = append(reads, func(ctx context.Context) error {
			at, err := read(ctx, v.Client.Node, k.owner, k.name+" key", k.input, k.unpack)
			if err != nil {
				return err
			}
			// Within a view nil is its block, by the hash: see pinned.asOf.
			code, err := v.Client.Node.CodeAt(ctx, at, nil)
			if err != nil {
				return fmt.Errorf("read %s key: %w", k.name, err)
			}
			return take(k.name, at, code)
		})
	}
	return v.Together(ctx, reads...)
}

// keys checks the keys on L1 and takes them for what the contracts were made with.
func (i *inspector) keys(context.Context) error {
	for _, k := range i.dataContracts() {
		recorded, taken := &i.recorded.Base, &i.says.keys.Base
		switch k.name {
		case "merge":
			recorded, taken = &i.recorded.Merge, &i.says.keys.Merge
		case "ticket":
			recorded, taken = &i.recorded.Ticket, &i.says.keys.Ticket
		}
		key, ok := keyIn(i.onL1.codes[k.at])
		if !ok {
			*taken = *recorded
			if at := i.address(k.owner); len(i.onL1.codes[at]) > 0 {
				i.problem(&CodeError{k.owner, at, fmt.Sprintf("it has no %s key at %s", k.name, k.at)})
			}
			continue
		}
		*taken = key
		switch {
		case len(key) != keySize(k.inputs):
			i.problem(fmt.Errorf("%s circuit: %w: the one at %s has %d bytes, one of %d public inputs has %d", k.name, ErrOtherKey, k.at, len(key), k.inputs, keySize(k.inputs)))
		case *recorded != nil && !bytes.Equal(*recorded, key):
			i.problem(&RecordError{What: "hash of the " + k.name + " key", Recorded: hashOf(*recorded), By: "L1", Says: hashOf(key), cause: ErrOtherKey})
		}
	}
	return nil
}

// address returns the record's address of a contract.
func (i *inspector) address(name string) common.Address {
	r, _ := i.Deployment.recordable(name)
	return r.address
}

package audit_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
)

// patch makes wrong creation code of that of this release. The length stays, so that jumps lead
// where they led.
type patch func(t *testing.T, creation []byte) []byte

// replaced puts bytes in place of all those that equal others.
func replaced(before, after []byte) patch {
	return func(t *testing.T, creation []byte) []byte {
		require.Len(t, after, len(before))
		require.True(t, bytes.Contains(creation, before))
		return bytes.ReplaceAll(creation, before, after)
	}
}

// instruction is one of a contract's code.
type instruction struct {
	at  int // in the creation code
	op  vm.OpCode
	arg []byte // of a push
}

// instructions are those of the code that creation code leaves on L1, and where that begins: behind
// the first INVALID, which ends the constructor.
func instructions(t *testing.T, creation []byte) (start int, all []instruction) {
	t.Helper()
	for at := 0; at < len(creation); {
		i := instruction{at: at, op: vm.OpCode(creation[at])}
		at++
		if i.op.IsPush() && i.op != vm.PUSH0 {
			end := min(at+int(i.op-vm.PUSH0), len(creation))
			i.arg, at = creation[at:end], end
		}
		switch {
		case start > 0:
			all = append(all, i)
		case i.op == vm.INVALID:
			start = at
		}
	}
	require.NotZero(t, start)
	return start, all
}

// label is what a push may be the label of, in the code that is left on L1; 0: of nothing.
func (i *instruction) label() int {
	if i.op != vm.PUSH1 && i.op != vm.PUSH2 {
		return 0
	}
	return int(binary.BigEndian.Uint16(common.LeftPadBytes(i.arg, 2)))
}

// unguarded leaves out every check that ends in an error: where the code jumps to what reverts with
// it, it goes on.
func unguarded(contract abi.ABI, name string) patch {
	return func(t *testing.T, creation []byte) []byte {
		wanted, ok := contract.Errors[name]
		require.True(t, ok, name)
		selector := common.RightPadBytes(wanted.ID[:4], 32)
		start, all := instructions(t, creation)
		reverting, block := map[int]bool{}, 0 // labels
		blocks := make([]int, len(all))
		for n, i := range all {
			if i.op == vm.JUMPDEST {
				block = i.at - start
			}
			if blocks[n] = block; bytes.Equal(common.LeftPadBytes(i.arg, 32), selector) {
				reverting[block] = true
			}
		}
		wrong, left := bytes.Clone(creation), 0
		for known := 0; known < len(reverting); {
			known = len(reverting)
			for n, i := range all[:len(all)-1] {
				if !reverting[i.label()] {
					continue
				}
				if next := all[n+1]; next.op != vm.JUMPI {
					reverting[blocks[n]] = true // it calls a function that comes back to the label
					continue
				}
				wrong[i.at] = byte(vm.POP)
				for at := i.at + 1; at <= all[n+1].at; at++ {
					wrong[at] = byte(vm.JUMPDEST) // does nothing
				}
				left++
			}
		}
		require.NotZero(t, left, "no check ends in %s", name)
		return wrong
	}
}

// ofTheFirst has a function whose first argument is a staker's id act on staker 1, whoever is
// meant.
func ofTheFirst(contract abi.ABI, name string) patch {
	return func(t *testing.T, creation []byte) []byte {
		start, all := instructions(t, creation)
		method := contract.Methods[name]
		entry := slices.IndexFunc(all, func(i instruction) bool { return bytes.Equal(i.arg, method.ID) })
		require.NotEqual(t, -1, entry, name)
		body := start + all[entry+2].label() // PUSH4 selector, EQ, PUSH2 label, JUMPI
		n := slices.IndexFunc(all, func(i instruction) bool { return i.at > body && i.op == vm.JUMP })
		// PUSH2 back, PUSH2 of what reads the first argument, JUMP, and the label to come back to.
		require.Equal(t, all[n+1].at, start+all[n-2].label())
		wrong := bytes.Clone(creation)
		copy(wrong[all[n-2].at:], []byte{byte(vm.PUSH1), 1})
		for at := all[n-2].at + 2; at <= all[n].at; at++ {
			wrong[at] = byte(vm.JUMPDEST)
		}
		return wrong
	}
}

var (
	stakingABI, sequencingABI = bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI()
	settlementABI, rewardsABI = bindings.NewSettlement().GetABI(), bindings.NewRewards().GetABI()
	verifierABI               = bindings.NewRootVerifier().GetABI()
)

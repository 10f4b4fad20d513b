package audit_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
)

// relay is code that reads a figure of a contract, calls the contract with what it was called with,
// and passes a revert of that on or hides it.
func relay(of common.Address, first []byte, hides bool) []byte {
	op := func(ops ...vm.OpCode) (code []byte) {
		for _, o := range ops {
			code = append(code, byte(o))
		}
		return code
	}
	code := slices.Concat(
		op(vm.PUSH4), first[:4], op(vm.PUSH1), []byte{224}, op(vm.SHL, vm.PUSH0, vm.MSTORE),
		op(vm.PUSH1), []byte{32}, op(vm.PUSH0, vm.PUSH1), []byte{4}, op(vm.PUSH0, vm.PUSH20), of[:], op(vm.GAS, vm.STATICCALL),
		op(vm.CALLDATASIZE, vm.PUSH0, vm.PUSH0, vm.CALLDATACOPY),
		op(vm.PUSH0, vm.PUSH0, vm.CALLDATASIZE, vm.PUSH0, vm.PUSH0, vm.PUSH20), of[:], op(vm.GAS, vm.CALL, vm.AND),
	)
	// Whether both calls were done is on the stack.
	if hides {
		return slices.Concat(code, op(vm.STOP))
	}
	failed := op(vm.RETURNDATASIZE, vm.PUSH0, vm.PUSH0, vm.RETURNDATACOPY, vm.RETURNDATASIZE, vm.PUSH0, vm.REVERT)
	end := len(code) + 3 + len(failed)
	return slices.Concat(code, op(vm.PUSH1), []byte{byte(end)}, op(vm.JUMPI), failed, op(vm.JUMPDEST, vm.STOP))
}

// creates puts code on L1.
func (s *story) creates(code []byte) common.Address {
	s.t.Helper()
	nonce, err := s.L1.Client().PendingNonceAt(s.t.Context(), devnet.Address(settlementtest.Deployer))
	require.NoError(s.t, err)
	const head = 9 // bytes before the code
	init := append([]byte{
		byte(vm.PUSH1), byte(len(code)), byte(vm.DUP1), byte(vm.PUSH1), head, byte(vm.PUSH0), byte(vm.CODECOPY), byte(vm.PUSH0), byte(vm.RETURN),
	}, code...)
	return settlementtest.Send(s.t, s.L1, settlementtest.Deployer, nonce, nil, init).ContractAddress
}

// Roots that came through other contracts, on an L1 that gives no traces: what a replay shows is
// checked like any other, if the event bears it out.
func TestRelayedRoots(t *testing.T) {
	s := start(t, nil)
	of := s.Client.Deployment.Settlement
	first := bindings.NewSettlement().PackProven()
	open, hidden := s.creates(relay(of, first, false)), s.creates(relay(of, first, true))
	submit := func(number uint64, account int, at common.Address) {
		encoded, err := s.root(number, account, 1000).Encode()
		require.NoError(t, err)
		call := s.Client.SubmitRoot(number, encoded)
		s.Send(stranger, txmgr.Candidate{Purpose: call.Purpose, To: &at, Data: call.Data})
		s.state = s.blocks[number].post
	}
	audited := func() (*audit.Summary, *kept) {
		k := new(kept)
		summary, err := audit.Run(t.Context(), s.Client, audit.Options{At: s.L1.Head().Number, App: prover.Application(), Proofs: true}, k)
		require.NoError(t, err)
		return summary, k
	}
	number := s.reveals(slotPaid, s.state)
	submit(number, helper, open)
	s.Finalize(number)
	summary, k := audited()
	require.Empty(t, k.findings)
	require.Empty(t, summary.Unseen)
	require.Equal(t, audit.ExitAgrees, summary.ExitCode())
	require.EqualValues(t, 3+2, summary.Proofs, "of the root and of two proposals")

	honest := s.record()
	for name, wrong := range map[string]func(f *forged){
		"a replay that shows another total": func(f *forged) { f.alter("Settlement.RootAccepted", 0, more(2)) },
		"a replay that shows another sender": func(f *forged) {
			f.alter("Settlement.RootAccepted", 0, func(v []any) { v[1] = hidden })
		},
		"an RPC without the state": func(f *forged) { f.young = true },
	} {
		t.Run(name, func(t *testing.T) {
			f := honest.copy(t)
			wrong(f)
			f.seal()
			summary, _ := s.audit(t, f, nil)
			require.Len(t, summary.Unseen, 1)
			require.Equal(t, "submissions whose calldata was not found", summary.Unseen[0].What)
		})
	}

	number = s.reveals(slotPaid+6, s.state)
	submit(number, builder, hidden)
	summary, k = audited()
	require.Empty(t, k.findings)
	require.Len(t, summary.Unseen, 1)
	require.Contains(t, summary.Unseen[0].Why, settlement.ErrNotReplayed.Error())
	require.Equal(t, audit.ExitUnseen, summary.ExitCode())
}

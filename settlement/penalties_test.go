package settlement

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// answeringNode is an L1 node that knows its newest block and what view functions return, by name.
type answeringNode struct {
	Node
	head    uint64
	answers map[string][]any
}

func (n answeringNode) BlockNumber(context.Context) (uint64, error) { return n.head, nil }

func (n answeringNode) HeaderByNumber(_ context.Context, number *big.Int) (*types.Header, error) {
	return &types.Header{Number: number}, nil
}

func (n answeringNode) CallContract(_ context.Context, call ethereum.CallMsg, _ *big.Int) ([]byte, error) {
	for _, of := range []abi.ABI{bindings.NewStaking().GetABI(), bindings.NewSequencing().GetABI(), bindings.NewSettlement().GetABI()} {
		for name, method := range of.Methods {
			if bytes.HasPrefix(call.Data, method.ID) && n.answers[name] != nil {
				return method.Outputs.Pack(n.answers[name]...)
			}
		}
	}
	return nil, errors.New("not known")
}

func TestCheckReport(t *testing.T) {
	d := &Deployment{Params: usable()}
	end := d.Params.Schedule.SlotStart(3)
	for name, c := range map[string]struct {
		best        []any
		head        uint64
		reason      string
		waits, done bool
	}{
		"missed":       {best: []any{big.NewInt(9), uint32(4), [32]byte{1}, false, false}, head: end},
		"missed, late": {best: []any{big.NewInt(9), uint32(4), [32]byte{1}, false, false}, head: d.Params.Schedule.WindowEnd(2) - 1},
		"too late": {
			best: []any{big.NewInt(9), uint32(4), [32]byte{1}, false, false}, head: d.Params.Schedule.WindowEnd(2),
			reason: fmt.Sprintf("a missed reveal can be reported until L1 block %d", d.Params.Schedule.WindowEnd(2)),
		},
		"not over":        {best: []any{big.NewInt(9), uint32(4), [32]byte{1}, false, false}, head: end - 1, reason: "the slot is not over", waits: true},
		"revealed":        {best: []any{big.NewInt(9), uint32(4), [32]byte{1}, true, false}, head: end, reason: "its body was revealed"},
		"nobody proposed": {best: []any{new(big.Int), uint32(0), [32]byte{}, false, false}, head: end, reason: "nobody proposed a block"},
		"reported":        {best: []any{big.NewInt(9), uint32(4), [32]byte{1}, false, true}, head: end, reason: "it is reported", done: true},
	} {
		client := NewClient(answeringNode{head: c.head, answers: map[string][]any{"bestOf": c.best}}, d)
		err := client.CheckReport(t.Context(), 2)
		if c.reason == "" {
			require.NoError(t, err, name)
			continue
		}
		var early *PrecheckError
		require.ErrorAs(t, err, &early, name)
		require.Equal(t, c.reason, early.Reason, name)
		require.Equal(t, c.waits, early.Waits(), name)
		require.Equal(t, c.done, early.Done, name)
		if c.waits {
			require.Equal(t, end, early.Opens, name)
		}
	}
}

func TestCheckParent(t *testing.T) {
	d := &Deployment{Params: usable()}
	s := d.Params.Schedule
	block := bindings.Block{
		WindowEnd: s.WindowEnd(0), Fees: new(big.Int), TotalScore: new(big.Int), KeepBps: new(big.Int), Seed: new(big.Int), Challenge: new(big.Int),
		Fingerprint: new(big.Int), TxRoot: new(big.Int), StateOut: new(big.Int),
	}
	at := func(proven uint64) *Client {
		return NewClient(answeringNode{head: s.RevealStart(1), answers: map[string][]any{"proven": {proven}, "blockAt": {block}, "recordedTip": {uint64(2)}}}, d)
	}
	last, _ := s.SlotAt(s.WindowEnd(0))
	require.NoError(t, at(0).CheckParent(t.Context(), 0, last+9), "genesis is never pruned")
	require.NoError(t, at(2).CheckParent(t.Context(), 2, last+9), "nor what is proven")
	require.NoError(t, at(0).CheckParent(t.Context(), 2, last-1), "the window ends after the slot")
	var early *PrecheckError
	require.ErrorAs(t, at(0).CheckParent(t.Context(), 2, last), &early)
	require.Equal(t, s.WindowEnd(0), early.Opens)
	require.True(t, early.Waits())
	require.NotContains(t, early.Error(), "\n")

	// What a person has to know of a block that cannot be proven: which, why, and until when.
	require.ErrorAs(t, at(0).UnprovableParent(t.Context(), 2, 1, 1, errors.New("it lies")), &early)
	require.Contains(t, early.Error(), "block 1 cannot be proven (it lies)")
	require.Equal(t, s.WindowEnd(0), early.Opens)

	// Only a block on record can be dropped.
	first, _, err := at(1).CheckPrune(t.Context())
	require.ErrorAs(t, err, &early)
	require.Equal(t, s.WindowEnd(0), early.Opens)
	require.Zero(t, first)
	_, _, err = at(2).CheckPrune(t.Context())
	require.ErrorAs(t, err, &early)
	require.True(t, early.Done)
}

func TestEligibility(t *testing.T) {
	st := Staker{ActivationBlock: 10, ExitBlock: 500, Missing: units.AZT(3), Suspensions: []rules.Suspension{{From: 100, Until: 150, BanUntil: 200}, {From: 300, BanUntil: 400}}}
	for at, want := range map[uint64][2]bool{ // as a sequencer, as a prover
		9: {false, false}, 10: {true, true}, 99: {true, true}, 100: {false, false}, 149: {false, false}, 150: {false, true}, 199: {false, true},
		200: {true, true}, 299: {true, true}, 300: {false, false}, 499: {false, false}, 500: {false, false},
	} {
		require.Equal(t, want, [2]bool{st.EligibleAt(rules.RoleSequencer, at), st.EligibleAt(rules.RoleBase, at)}, "at %d", at)
	}
	require.Equal(t, units.AZT(97), st.Deposit(units.AZT(100)))
	st.Withdrawn = true
	require.Zero(t, st.Deposit(units.AZT(100)).Sign())
	require.Equal(t, units.AZT(5), Loss(units.AZT(5), units.AZT(97)))
	require.Equal(t, units.AZT(4), Loss(units.AZT(5), units.AZT(4)))
}

func TestCheckRefill(t *testing.T) {
	d := &Deployment{Params: usable()}
	check := func(missing, exit int64) error {
		st := bindings.Staker{Roles: 1, ActivationBlock: new(big.Int), ExitBlock: big.NewInt(exit), VrfKey: big.NewInt(1), Missing: big.NewInt(missing)}
		return NewClient(answeringNode{head: 50, answers: map[string][]any{"staker": {st}}}, d).CheckRefill(t.Context(), 3)
	}
	require.NoError(t, check(1, 0))
	var early *PrecheckError
	require.ErrorAs(t, check(0, 0), &early)
	require.True(t, early.Done)
	require.ErrorAs(t, check(1, 40), &early)
	require.Contains(t, early.Error(), "asked to exit at L1 block 40")
	require.False(t, early.Done)
}

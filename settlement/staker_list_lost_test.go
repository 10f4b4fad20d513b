package settlement_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
)

// losing is a node that has lost the logs of one event, and may refuse calls without a receiver.
type losing struct {
	*ethclient.Client
	event   string // of Staking; empty: none
	refuses bool
}

var errNoReceiver = errors.New("a call needs a receiver")

func (n *losing) Call(ctx context.Context, result any, method string, args ...any) error {
	if n.refuses && method == "eth_call" {
		if text, _ := json.Marshal(args[0]); !strings.Contains(string(text), `"to"`) {
			return errNoReceiver
		}
	}
	if err := n.Client.Client().CallContext(ctx, result, method, args...); err != nil {
		return err
	}
	raw, ok := result.(*json.RawMessage)
	if n.event == "" || method != "eth_getLogs" || !ok {
		return nil
	}
	var logs []map[string]any
	if err := json.Unmarshal(*raw, &logs); err != nil {
		return err
	}
	lost := bindings.NewStaking().GetABI().Events[n.event].ID.Hex()
	logs = slices.DeleteFunc(logs, func(log map[string]any) bool { return log["topics"].([]any)[0] == lost })
	var err error
	*raw, err = json.Marshal(logs)
	return err
}

func (n *losing) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	for i, r := range batch {
		batch[i].Error = n.Call(ctx, r.Result, r.Method, r.Args...)
	}
	return nil
}

func (n *losing) view(t *testing.T, d *settlement.Deployment) *settlement.View {
	view, err := settlement.NewClient(n, d).Latest(t.Context())
	require.NoError(t, err)
	return view
}

// listed holds what a list says to what L1 does, and returns the next list.
func (n *losing) listed(t *testing.T, d *settlement.Deployment, list settlement.StakerList) settlement.StakerList {
	t.Helper()
	stakers, next, err := list.Next(t.Context(), n.view(t, d))
	require.NoError(t, err)
	all, err := n.view(t, d).Stakers(t.Context())
	require.NoError(t, err)
	require.Equal(t, all, stakers)
	return next
}

// Whatever event of a staker an RPC has lost, the list says what L1's state does, at once and when
// the event is long past; and it says that it was mended.
func TestStakerListWithLostEvents(t *testing.T) {
	r := staked(t)
	c, s := r.Client, r.Client.Params.Schedule
	r.To(200)
	n := &losing{Client: r.L1.Client()}
	list := n.listed(t, c.Deployment, settlement.StakerList{})
	require.NotZero(t, list.L1Block)
	at, _ := s.SlotAt(r.L1.Head().Number.Uint64())
	missed := at + 1
	r.To(s.SlotStart(missed))
	r.Randao(missed)
	r.Propose(missed, winner, winnerID, 5000, 100)
	r.To(s.SlotStart(missed + 1))
	for _, step := range []struct {
		event string
		by    int
		call  func() txmgr.Candidate
	}{
		{"Penalized", prover, func() txmgr.Candidate { return c.ReportMissedReveal(missed) }},
		{"Refilled", settlementtest.Deployer, func() txmgr.Candidate { return c.Refill(winnerID) }},
		{"ExitRequested", winner, func() txmgr.Candidate { return c.RequestExit(winnerID) }},
		{"Withdrawn", winner, func() txmgr.Candidate { return c.Withdraw(winnerID) }},
	} {
		r.Send(step.by, step.call())
		n.event = step.event
		require.True(t, n.listed(t, c.Deployment, list).Replaced, "%s", step.event)
		r.To(r.L1.Head().Number.Uint64() + 130)
		next := n.listed(t, c.Deployment, list)
		require.True(t, next.Replaced, "%s", step.event)
		require.False(t, n.listed(t, c.Deployment, next).Replaced, "it is mended")
		n.event = ""
		list = n.listed(t, c.Deployment, list)
		require.False(t, list.Replaced, "%s: none is lost", step.event)
	}
	n.refuses = true
	require.False(t, n.listed(t, c.Deployment, list).Replaced, "every staker is asked for")
}

// A list that somebody changed is not believed, whatever was changed.
func TestStakerListThatWasChanged(t *testing.T) {
	c := newStakerChain(t, 3)
	c.send(c.client.RequestExit(2))
	c.mine(200)
	list, _ := c.next(settlement.StakerList{})
	n := &losing{Client: c.l1.Client()}
	require.False(t, n.listed(t, c.client.Deployment, list).Replaced)
	tooLong := new(big.Int).Lsh(big.NewInt(1), 256)
	for name, change := range map[string]func(l *settlement.StakerList){
		"another key":           func(l *settlement.StakerList) { l.Stakers[0].VrfKey = big.NewInt(9) },
		"a key that is cut":     func(l *settlement.StakerList) { l.Stakers[0].VrfKey = tooLong.Add(tooLong, l.Stakers[0].VrfKey) },
		"no key":                func(l *settlement.StakerList) { l.Stakers[0].VrfKey = nil },
		"another owner":         func(l *settlement.StakerList) { l.Stakers[0].Owner[0]++ },
		"another role":          func(l *settlement.StakerList) { l.Stakers[2].Roles = rules.RoleSequencer },
		"no exit":               func(l *settlement.StakerList) { l.Stakers[1].ExitBlock = 0 },
		"an exit":               func(l *settlement.StakerList) { l.Stakers[0].ExitBlock = 90 },
		"active sooner":         func(l *settlement.StakerList) { l.Stakers[0].ActivationBlock-- },
		"paid back":             func(l *settlement.StakerList) { l.Stakers[1].Withdrawn = true },
		"less of a deposit":     func(l *settlement.StakerList) { l.Stakers[0].Missing = big.NewInt(-1) },
		"a suspension":          func(l *settlement.StakerList) { l.Stakers[0].Suspensions = []rules.Suspension{{From: 1}} },
		"another id":            func(l *settlement.StakerList) { l.Stakers[0].ID = 2 },
		"other places":          func(l *settlement.StakerList) { slices.Reverse(l.Stakers) },
		"one more":              func(l *settlement.StakerList) { l.Stakers = append(l.Stakers, l.Stakers[0]) },
		"no such unsure staker": func(l *settlement.StakerList) { l.Unsure, l.Stakers[0].ExitBlock = []uint32{0, 77}, 5 },
	} {
		changed := list
		changed.Stakers = slices.Clone(list.Stakers)
		change(&changed)
		require.True(t, n.listed(t, c.client.Deployment, changed).Replaced, name)
	}
	// Who is left out is asked for as somebody new.
	short := list
	short.Stakers = list.Stakers[:1]
	n.listed(t, c.client.Deployment, short)
	short.Stakers = nil
	n.listed(t, c.client.Deployment, short)
}

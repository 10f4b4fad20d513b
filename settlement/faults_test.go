package settlement_test

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

// errLine is what a request fails with.
var errLine = errors.New("the line is dead")

// failing is a node of which one request fails.
type failing struct {
	settlementtest.Faulty
	at    int // which, from 1; 0: none
	asked int
}

func newFailing(node settlement.Node, at int) *failing {
	n := &failing{at: at}
	n.Faulty = settlementtest.Faulty{Node: node, Fails: n.fails}
	return n
}

func (n *failing) fails() error {
	n.asked++
	if n.asked == n.at {
		return errLine
	}
	return nil
}

// requesting is a failing node that takes any request, alone or in a batch.
type requesting struct {
	*failing
	rpc *rpc.Client
}

func (n *requesting) Call(ctx context.Context, result any, method string, args ...any) error {
	if err := n.fails(); err != nil {
		return err
	}
	return n.rpc.CallContext(ctx, result, method, args...)
}

func (n *requesting) BatchCall(ctx context.Context, batch []rpc.BatchElem) error {
	if err := n.fails(); err != nil {
		return err
	}
	return n.rpc.BatchCallContext(ctx, batch)
}

// busy is a rollup of which there is something of everything: block 1 is finalized and claimed in
// part, block 2 pending, and a staker was penalized.
func busy(t *testing.T) *settlementtest.Rollup {
	r, finalized := settled(t)
	c, s := r.Client, r.Client.Params.Schedule
	payouts := claimsInPart(t, r)
	slot, _ := s.SlotAt(finalized.BlockNumber.Uint64() + 10)
	r.To(s.SlotStart(slot))
	r.Randao(slot)
	r.Propose(slot, winner, winnerID, 5000, 100)
	r.To(s.SlotStart(slot + 1))
	r.Send(prover, c.ReportMissedReveal(slot))
	r.To(payouts.ExpiryBlock)
	r.Send(loser, c.Expire(1))
	next, _ := s.SlotAt(r.L1.Head().Number.Uint64())
	r.Append(next+1, loser, loserID)
	return r
}

// read is a read of a client.
type read func(ctx context.Context, c *settlement.Client) error

// reads are all reads of a client, by name. Those that are prechecks may say that something makes
// no sense now.
func reads(r *settlementtest.Rollup) map[string]read {
	tx := func(ctx context.Context, c *settlement.Client) common.Hash {
		event, err := r.Client.Settled(ctx, 1)
		if err != nil {
			panic(err)
		}
		return event.TxHash
	}
	return map[string]read{
		"Proposals": func(ctx context.Context, c *settlement.Client) error { _, err := c.Proposals(ctx, slot); return err },
		"WinningProposal": func(ctx context.Context, c *settlement.Client) error {
			_, _, err := c.WinningProposal(ctx, slot)
			return err
		},
		"AcceptedRoots":  func(ctx context.Context, c *settlement.Client) error { _, err := c.AcceptedRoots(ctx, 1); return err },
		"Settled":        func(ctx context.Context, c *settlement.Client) error { _, err := c.Settled(ctx, 1); return err },
		"SettledBlocks":  func(ctx context.Context, c *settlement.Client) error { _, err := c.SettledBlocks(ctx); return err },
		"BlockPayouts":   func(ctx context.Context, c *settlement.Client) error { _, err := c.BlockPayouts(ctx, 1); return err },
		"ExpiredClaims":  func(ctx context.Context, c *settlement.Client) error { _, err := c.ExpiredClaims(ctx, 1); return err },
		"Finalized":      func(ctx context.Context, c *settlement.Client) error { _, err := c.Finalized(ctx); return err },
		"Owed":           func(ctx context.Context, c *settlement.Client) error { _, err := c.Owed(ctx, []uint64{1}); return err },
		"Funds":          func(ctx context.Context, c *settlement.Client) error { _, err := c.Funds(ctx); return err },
		"ExpectedEvents": func(ctx context.Context, c *settlement.Client) error { _, err := c.ExpectedEvents(ctx); return err },
		"Stakers":        func(ctx context.Context, c *settlement.Client) error { _, err := c.Stakers(ctx); return err },
		"StakersByID": func(ctx context.Context, c *settlement.Client) error {
			_, err := c.StakersByID(ctx, []uint32{winnerID})
			return err
		},
		"Staker": func(ctx context.Context, c *settlement.Client) error { _, err := c.Staker(ctx, winnerID); return err },
		"BurnedIn": func(ctx context.Context, c *settlement.Client) error {
			_, err := c.BurnedIn(ctx, tx(ctx, c))
			return err
		},
		"StakedID, which there is none of": func(ctx context.Context, c *settlement.Client) error {
			_, err := c.StakedID(ctx, tx(ctx, c))
			if err == nil || !errors.Is(err, errLine) && err.Error() != fmt.Sprintf("transaction %s registered no staker", tx(ctx, c)) {
				return fmt.Errorf("it is no staking: %w", err)
			}
			if errors.Is(err, errLine) {
				return err
			}
			return nil
		},
		"RandaoHeader": func(ctx context.Context, c *settlement.Client) error { _, err := c.RandaoHeader(ctx, slot); return err },
		"RevealOf": func(ctx context.Context, c *settlement.Client) error {
			block, err := c.Block(ctx, 1)
			if err != nil {
				return err
			}
			_, err = c.RevealOf(ctx, block)
			return err
		},
		"Submission": func(ctx context.Context, c *settlement.Client) error {
			roots, err := c.AcceptedRoots(ctx, 1)
			if err != nil {
				return err
			}
			tree, err := c.Deployment.Tree(settlementtest.NumTxs)
			if err != nil {
				return err
			}
			_, err = c.Submission(ctx, roots[0], tree)
			return err
		},
		"ClaimsOf": func(ctx context.Context, c *settlement.Client) error {
			payouts, err := c.BlockPayouts(ctx, 1)
			if err != nil {
				return err
			}
			_, err = c.ClaimsOf(ctx, payouts, 0)
			return err
		},
		"History": func(ctx context.Context, c *settlement.Client) error {
			view, err := c.Latest(ctx)
			if err != nil {
				return err
			}
			_, err = view.History(ctx, 0)
			return err
		},
		"CheckExpire": func(ctx context.Context, c *settlement.Client) error { _, err := c.CheckExpire(ctx, 1); return err },
		"SlotStatus": func(ctx context.Context, c *settlement.Client) error {
			view, err := c.Latest(ctx)
			if err != nil {
				return err
			}
			_, err = view.SlotStatus(ctx, slot)
			return err
		},
		"BlockStatus": func(ctx context.Context, c *settlement.Client) error {
			view, err := c.Latest(ctx)
			if err != nil {
				return err
			}
			_, err = view.BlockStatus(ctx, 1)
			return err
		},
		"Chain": func(ctx context.Context, c *settlement.Client) error {
			view, err := c.Latest(ctx)
			if err != nil {
				return err
			}
			_, err = view.Chain(ctx, 1)
			return err
		},
		"CurrentSlot":       func(ctx context.Context, c *settlement.Client) error { _, _, _, err := c.CurrentSlot(ctx); return err },
		"CheckActive":       func(ctx context.Context, c *settlement.Client) error { return c.CheckActive(ctx, winnerID) },
		"CheckClaim":        func(ctx context.Context, c *settlement.Client) error { return c.CheckClaim(ctx, 1) },
		"CheckFinalize":     func(ctx context.Context, c *settlement.Client) error { return c.CheckFinalize(ctx, 2) },
		"CheckParent":       func(ctx context.Context, c *settlement.Client) error { return c.CheckParent(ctx, 2, 1000) },
		"CheckPropose":      func(ctx context.Context, c *settlement.Client) error { return c.CheckPropose(ctx, 1000) },
		"CheckPrune":        func(ctx context.Context, c *settlement.Client) error { _, _, err := c.CheckPrune(ctx); return err },
		"CheckRecordRandao": func(ctx context.Context, c *settlement.Client) error { return c.CheckRecordRandao(ctx, slot) },
		"CheckRefill":       func(ctx context.Context, c *settlement.Client) error { return c.CheckRefill(ctx, winnerID) },
		"CheckReport":       func(ctx context.Context, c *settlement.Client) error { return c.CheckReport(ctx, slot) },
		"CheckReveal":       func(ctx context.Context, c *settlement.Client) error { return c.CheckReveal(ctx, slot) },
		"CheckWithdraw":     func(ctx context.Context, c *settlement.Client) error { return c.CheckWithdraw(ctx, winnerID) },
		"CheckOutbids": func(ctx context.Context, c *settlement.Client) error {
			return c.CheckOutbids(ctx, slot, settlement.Proposal{Vrf: big.NewInt(1), TxRoot: new(big.Int)})
		},
		"CheckSubmitRoot": func(ctx context.Context, c *settlement.Client) error {
			return c.CheckSubmitRoot(ctx, 2, &rules.Submission{Seed: big.NewInt(1), Nodes: [][]rules.Entry{{{StakerID: 1, Vrf: big.NewInt(1)}}}})
		},
		"UnprovableParent": func(ctx context.Context, c *settlement.Client) error {
			return c.UnprovableParent(ctx, 2, 1000, 2, settlement.ErrHeader)
		},
	}
}

// Whatever request fails, a read fails with it: no answer is made up, and no fault is taken for "it
// is not there".
func TestNoReadSwallowsAFault(t *testing.T) {
	r := busy(t)
	ctx := t.Context()
	for name, read := range reads(r) {
		for _, batches := range []bool{false, true} {
			requests := 0
			for at := 1; at == 1 || at <= requests+1; at++ {
				node := &requesting{newFailing(r.Client.Node, at), r.L1.Client().Client()}
				client := settlement.NewClient(node.failing, r.Client.Deployment)
				if batches {
					client = settlement.NewClient(node, r.Client.Deployment)
				}
				err := read(ctx, client)
				if node.asked < at {
					var said *settlement.PrecheckError
					require.True(t, err == nil || errors.As(err, &said), "%s: %v", name, err)
					require.Greater(t, at, 1, name)
					break
				}
				require.ErrorIs(t, err, errLine, "%s, request %d", name, at)
				requests = at
			}
		}
	}
}

// lossy is a node that lacks the logs which lacks says.
type lossy struct {
	settlement.Node
	lacks func(types.Log) bool
}

func (n lossy) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	logs, err := n.Node.FilterLogs(ctx, query)
	return slices.DeleteFunc(logs, n.lacks), err
}

// An RPC that lacks an event is not taken for an L1 on which it did not happen, where L1's state
// says otherwise.
func TestMissingEventsAreNoticed(t *testing.T) {
	r := busy(t)
	ctx, all := t.Context(), reads(r)
	ids := map[string]common.Hash{}
	for _, of := range contracts() {
		for name, event := range of.Events {
			ids[name] = event.ID
		}
	}
	for event, affected := range map[string][]string{
		"Proposed":              {"Proposals", "WinningProposal"},
		"Revealed":              {"RevealOf"},
		"RootAccepted":          {"AcceptedRoots", "BlockPayouts", "Submission", "History"},
		"BlockSettled":          {"Settled", "SettledBlocks", "BlockPayouts", "History"},
		"RewardClaimed":         {"ClaimsOf", "History"},
		"SequencerShareClaimed": {"ClaimsOf", "History"},
		"SubmitterShareClaimed": {"ClaimsOf", "History"},
		"ClaimsExpired":         {"ClaimsOf", "ExpiredClaims", "History"},
		"ReserveFunded":         {"History"},
		"EscrowFunded":          {"History"},
		"BlockAppended":         {"History"},
		"Penalized":             {"History"},
		"Transfer":              {"History"},
	} {
		id, ok := ids[event]
		require.True(t, ok, event)
		client := settlement.NewClient(lossy{r.Client.Node, func(l types.Log) bool { return l.Topics[0] == id }}, r.Client.Deployment)
		for _, name := range affected {
			err := all[name](ctx, client)
			require.ErrorIs(t, err, settlement.ErrIncomplete, "%s without %s", name, event)
		}
	}

	// Of several proposals and roots the one that leads must be there.
	best := settlement.NewClient(lossy{r.Client.Node, func(l types.Log) bool {
		return l.Topics[0] == ids["RootAccepted"] && common.BytesToAddress(l.Data[5*32:6*32]) == devnet.Address(beneficiary)
	}}, r.Client.Deployment)
	require.ErrorIs(t, all["BlockPayouts"](ctx, best), settlement.ErrIncomplete)
	of, err := r.Client.Block(ctx, 2)
	require.NoError(t, err)
	r.To(r.Client.Params.Schedule.SlotStart(of.Slot + 1))
	r.Randao(of.Slot + 1)
	r.Propose(of.Slot+1, loser, loserID, 0, 100)
	r.Propose(of.Slot+1, loser, loserID, 1, 100)
	proposals, err := r.Client.Proposals(ctx, of.Slot+1)
	require.NoError(t, err)
	leading := proposals[1]
	best = settlement.NewClient(lossy{r.Client.Node, func(l types.Log) bool { return l.TxHash == leading.TxHash }}, r.Client.Deployment)
	_, err = best.Proposals(ctx, of.Slot+1)
	require.ErrorIs(t, err, settlement.ErrIncomplete)
}

// Where an RPC gives few blocks at a time, what would take too many requests is left out by name.
func TestTooManyRequestsForLogs(t *testing.T) {
	r := busy(t)
	ctx := t.Context()
	client := settlement.NewClient(&narrow{Node: r.Client.Node}, r.Client.Deployment)
	view, err := client.Latest(ctx)
	require.NoError(t, err)
	var long *settlement.LogsError
	_, err = view.History(ctx, 2)
	require.ErrorAs(t, err, &long)
	require.Greater(t, long.Requests, uint64(2))
	require.ErrorContains(t, err, "the history of Rewards would take")
	history, err := view.History(ctx, 0)
	require.NoError(t, err)
	require.NotEmpty(t, history.Flows)
	payouts, err := client.BlockPayouts(ctx, 1)
	require.NoError(t, err)
	_, err = client.ClaimsOf(ctx, payouts, 1)
	require.ErrorAs(t, err, &long)
	_, err = client.ClaimsOf(ctx, payouts, 0)
	require.NoError(t, err)
}

// narrow is a node that gives logs of five blocks at a time.
type narrow struct{ settlement.Node }

func (n *narrow) FilterLogs(ctx context.Context, query ethereum.FilterQuery) ([]types.Log, error) {
	if query.ToBlock.Uint64()-query.FromBlock.Uint64() >= 5 {
		return nil, errors.New("query exceeds max block range 5")
	}
	return n.Node.FilterLogs(ctx, query)
}

// A submission that another contract sent cannot be read from the transaction.
func TestSubmissionOfAnotherCall(t *testing.T) {
	r := busy(t)
	ctx, c := t.Context(), r.Client
	roots, err := c.AcceptedRoots(ctx, 1)
	require.NoError(t, err)
	tree, err := c.Deployment.Tree(settlementtest.NumTxs)
	require.NoError(t, err)
	elsewhere := *roots[0]
	elsewhere.TxHash = r.Send(loser, c.Faucet(devnet.Address(loser), units.AZT(1))).TxHash
	_, err = c.Submission(ctx, &elsewhere, tree)
	require.ErrorContains(t, err, "was not sent to Settlement directly")
	larger, err := c.Deployment.Tree(2 * settlementtest.NumTxs)
	require.NoError(t, err)
	_, err = c.Submission(ctx, roots[0], larger)
	require.ErrorContains(t, err, "decode root submission")
}

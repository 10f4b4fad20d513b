package sequencing_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/operator"
	"fernet/prover/sequencing"
	"fernet/settlement"
)

// errKilled is what a killed process gets of L1.
var errKilled = errors.New("the process is killed")

// wire carries a process's requests to L1, and kills the process at one of them: the request still
// arrives, but its answer does not.
type wire struct {
	to      *rpc.Client
	asked   atomic.Int64
	killAt  int64       // 0: never
	killIf  func() bool // nil: never
	lastOne func()

	proposed      atomic.Int64 // searches for proposals
	lacksProposed bool         // L1's node does not have them any more
}

func (w *wire) connect(t *testing.T) *rpc.Client {
	client, err := rpc.DialOptions(t.Context(), "http://l1", rpc.WithHTTPClient(&http.Client{Transport: w}))
	require.NoError(t, err)
	t.Cleanup(client.Close)
	return client
}

// RoundTrip implements http.RoundTripper.
func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	n := w.asked.Add(1)
	if w.killAt > 0 && n > w.killAt {
		return nil, errKilled
	}
	if w.killIf != nil && w.killIf() {
		w.lastOne()
		return nil, errKilled
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	answer := w.answer(r.Context(), body)
	if n == w.killAt {
		w.lastOne()
		return nil, errKilled
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(answer)), Request: r,
	}, nil
}

// proposedEvent is what L1 knows the event of a proposal by.
var proposedEvent = bindings.NewSequencing().GetABI().Events["Proposed"].ID.Hex()

type request struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params []any           `json:"params"`
}

func (w *wire) answer(ctx context.Context, body []byte) []byte {
	var batch []request
	if json.Unmarshal(body, &batch) == nil {
		answers := make([]any, len(batch))
		for i, r := range batch {
			answers[i] = w.call(ctx, r)
		}
		return encoded(answers)
	}
	var one request
	if err := json.Unmarshal(body, &one); err != nil {
		panic(err) // go-ethereum's client wrote it
	}
	return encoded(w.call(ctx, one))
}

func (w *wire) call(ctx context.Context, r request) map[string]any {
	answer := map[string]any{"jsonrpc": "2.0", "id": r.ID}
	if r.Method == "eth_getLogs" && bytes.Contains(encoded(r.Params), []byte(proposedEvent)) {
		w.proposed.Add(1)
		if w.lacksProposed {
			answer["result"] = []any{}
			return answer
		}
	}
	var result json.RawMessage
	if err := w.to.CallContext(ctx, &result, r.Method, r.Params...); err != nil {
		said := map[string]any{"code": -32000, "message": err.Error()}
		if coded, ok := errors.AsType[rpc.Error](err); ok {
			said["code"] = coded.ErrorCode()
		}
		if data, ok := errors.AsType[rpc.DataError](err); ok {
			said["data"] = data.ErrorData()
		}
		answer["error"] = said
		return answer
	}
	answer["result"] = result
	return answer
}

func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // it was decoded from JSON
	}
	return text
}

// lives runs a process until the end of a slot, or until it is killed at one of its requests to L1,
// and returns how many it made.
func (s *sequencer) lives(killAt int64, last uint64) int64 {
	s.t.Helper()
	ctx, kill := context.WithCancel(s.t.Context())
	defer kill()
	w := &wire{to: s.L1.Client().Client(), lastOne: kill}
	s.startsOver(w.connect(s.t), nil)
	w.asked.Store(0)
	w.killAt = killAt
	for ctx.Err() == nil && s.head() <= last {
		if err := s.Step(ctx, now); err != nil {
			require.Error(s.t, ctx.Err(), "%v", err)
			break
		}
		a := s.account(nil)
		s.desk.run(ctx, a)
		require.NoError(s.t, a.Close())
		if ctx.Err() == nil && s.head() <= last {
			s.To(s.head() + 1)
		}
	}
	return w.asked.Load()
}

// unpunished makes blocks that are never pruned, so that many slots can follow each other without a
// root.
func unpunished(p *settlement.Params) {
	p.Schedule.ProvingBlocks, p.ExitDelay = 4_000, 5_000
}

// A process that is killed at any time between draft and reveal, and started again, reveals. What
// it sent is sent once.
func TestKilledBetweenDraftAndReveal(t *testing.T) {
	w := newWorld(t, unpunished)
	s := w.joins(1)
	begin := func(slot uint64) (last uint64) {
		w.To(w.schedule.SlotStart(slot))
		return w.schedule.RevealStart(slot) + 1
	}
	requests := s.lives(0, begin(1))
	require.True(t, w.best(1).Revealed)
	const kills = 14
	require.Greater(t, requests, int64(kills))
	slot, killed := uint64(2), 0
	for i := range int64(kills) {
		before, last := s.nonce(), begin(slot)
		at := 1 + i*(requests-1)/(kills-1)
		if s.lives(at, last) >= at {
			killed++
		}
		s.lives(0, last)
		best := w.best(slot)
		require.Equal(t, s.id.StakerID, best.StakerID, "killed at request %d", at)
		require.True(t, best.Revealed, "killed at request %d", at)
		require.Equal(t, before+3, s.nonce(), "RANDAO, proposal and reveal, each once, killed at request %d", at)
		slot++
	}
	require.GreaterOrEqual(t, killed, 10)
	for _, e := range s.events {
		require.NotContains(t, []sequencing.Kind{sequencing.KindMissed, sequencing.KindFailed}, e.Kind)
	}
}

// A reorg that takes the proposal, the reveal or both: it is proposed again while the slot leaves
// two blocks for it, and what leads is revealed.
func TestReorgOfTheProposal(t *testing.T) {
	w := newWorld(t, unpunished)
	s := w.joins(1)
	slot := uint64(1)
	for at := uint64(3); at <= 17; at++ { // in the last block of a slot nothing can be sent again
		for _, drop := range []bool{true, false} {
			if !drop && at%3 > 0 {
				continue
			}
			start, end := w.schedule.SlotStart(slot), w.schedule.SlotStart(slot+1)
			w.To(start)
			s.through(start + at - 1)
			depth := s.head() - start // the slot's first block stays
			require.NoError(t, w.L1.Reorg(depth, drop))
			s.through(end)
			best := w.best(slot)
			if at < 11 || !drop {
				require.True(t, best.Revealed, "reorg after %d blocks, transactions dropped: %v", at, drop)
			}
			require.Equal(t, best.Score.Sign() != 0, best.Revealed, "after %d blocks, transactions dropped: %v", at, drop)
			require.NotContains(t, s.told(slot), sequencing.KindMissed)
			slot++
		}
	}
}

// What was made and not sent before a kill is proposed as it was, whatever the pool has by then,
// and so is what a reorg takes: two blocks for one slot would be two bodies of which one is to be
// revealed.
func TestTheSameProposalAgain(t *testing.T) {
	w := newWorld(t, unpunished)
	s := w.joins(1)
	const slot = 1
	kept := func() []operator.KeptProposal {
		return operator.Kept{Dir: s.kept(), Deployment: w.Client.Deployment}.Of(slot)
	}
	w.To(w.schedule.SlotStart(slot))
	ctx, kill := context.WithCancel(t.Context())
	defer kill()
	l := &wire{to: s.L1.Client().Client(), killIf: func() bool { return len(kept()) > 0 }, lastOne: kill}
	s.startsOver(l.connect(t), nil)
	s.pays(0, 1, 0, 10, 3)
	require.NoError(t, s.Step(ctx, now))
	a := s.account(nil)
	s.desk.run(ctx, a)
	require.NoError(t, a.Close())
	require.Error(t, ctx.Err())
	require.Zero(t, w.best(slot).Score.Sign(), "it was not sent")
	require.Len(t, kept(), 1)
	made := settlement.ProposalHash(kept()[0].Proposal)

	for range 2 {
		s.starts(nil)
		s.pays(1, 2, 0, 10, 7)
		s.steps()
		require.Equal(t, made, w.best(slot).ProposalHash)
		require.Len(t, kept(), 1)
		w.To(w.head() + 1)
		require.NoError(t, w.L1.Reorg(w.head()-w.schedule.SlotStart(slot), true))
		require.Zero(t, w.best(slot).Score.Sign(), "it is gone")
	}
}

// A reorg that takes only the reveal: it is revealed again.
func TestReorgOfTheReveal(t *testing.T) {
	w := newWorld(t, unpunished)
	s := w.joins(1)
	for slot := uint64(1); slot <= 3; slot++ {
		w.To(w.schedule.SlotStart(slot))
		s.through(w.schedule.RevealStart(slot))
		require.True(t, w.best(slot).Revealed)
		require.NoError(t, w.L1.Reorg(slot, true))
		s.through(w.schedule.SlotStart(slot + 1))
		require.True(t, w.best(slot).Revealed)
	}
}

// L1's state says who leads, also where the RPC has lost the events of all proposals: what has won
// is revealed, what was outbid is not.
func TestProposalsThatTheRPCHasLost(t *testing.T) {
	w := newWorld(t, unpunished)
	s, rival := w.joins(1), w.joins(2)
	l := &wire{to: s.L1.Client().Client(), lacksProposed: true}
	s.startsOver(l.connect(t), nil)
	rival.plays("fixed:90%", nil)
	wins := map[uint32]int{}
	// Tickets are drawn, and so is who wins a slot.
	for slot := uint64(2); len(wins) < 2; slot++ {
		require.Less(t, slot, uint64(32), "won: %v, the rival: %v", wins, rival.told(slot-1))
		w.To(w.schedule.SlotStart(slot))
		before := s.nonce()
		for w.head() < w.schedule.SlotStart(slot+1)-1 {
			s.steps()
			rival.steps()
			w.To(w.head() + 1)
		}
		best := w.best(slot)
		require.True(t, best.Revealed, "slot %d: %v", slot, s.told(slot))
		require.NotContains(t, s.told(slot), sequencing.KindFailed)
		require.NotContains(t, s.told(slot), sequencing.KindRevealFailed)
		wins[best.StakerID]++
		if best.StakerID == s.id.StakerID {
			require.Contains(t, s.told(slot), sequencing.KindRevealed)
			continue
		}
		require.NotContains(t, s.told(slot), sequencing.KindRevealed)
		require.LessOrEqual(t, s.nonce(), before+2, "RANDAO and a proposal: no reveal was tried")
	}
	require.Positive(t, l.proposed.Load(), "events of proposals were asked for")
}

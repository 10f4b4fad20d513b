package network

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/prover/ledger"
	"fernet/prover/mempool/api"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
)

// revealing is a sequencer's node alone with L1, in whose slots it is killed and L1 is reorganized.
// Nobody proves its blocks, and none is pruned.
type revealing struct {
	*world
	o         *operated
	sequencer uint32
	kept      operator.Kept
	transfers []ledger.Transfer // that were handed in
	dice      *rand.Rand
	kills     int
}

func startRevealing(t *testing.T) *revealing {
	r := &revealing{world: start(t, plan{
		nodes: 2, sequencerAlone: true, schedule: rules.Schedule{ProposeBlocks: 18, RevealBlocks: 9, ProvingBlocks: 4_000},
	})}
	seed := uint64(time.Now().UnixNano())
	t.Logf("dice of seed %d", seed)
	r.dice = rand.New(rand.NewPCG(seed, 0))
	r.o = r.nodes[0]
	for _, s := range r.o.Stakers {
		if s.Roles.Has(rules.RoleSequencer) {
			r.sequencer = s.ID
		}
	}
	r.kept = operator.Kept{Dir: filepath.Join(r.o.DataDir(), "proposals"), Deployment: r.Chain.Deployment}
	return r
}

// slot is one of the slots that the node is watched in.
type slot struct {
	*revealing
	number uint64
	start  uint64
	drafts int // files of bodies when it began
}

// begin hands in transfers and passes the time until just before a slot. Of a node that has been
// killed since it was handed transfers they are handed in again.
func (r *revealing) begin(number uint64) *slot {
	r.t.Helper()
	more, err := r.Transfers(r.t.Context(), int(r.Config.Txs))
	require.NoError(r.t, err)
	r.transfers = append(r.transfers, more...)
	r.eventually(time.Minute, "the node answers", func() bool {
		r.o.mustRun()
		_, err := r.o.page()
		return err == nil
	})
	client, err := api.Dial(r.o.Page())
	require.NoError(r.t, err)
	defer client.Close()
	for _, transfer := range r.transfers {
		_, _ = client.Send(r.t.Context(), transfer) // it refuses those that are in blocks
	}
	s := &slot{r, number, r.Chain.Params.Schedule.SlotStart(number), len(r.bodies())}
	require.NoError(r.t, r.L1.AdvanceTo(s.start-2))
	return s
}

// bodies are the files of bodies in the node's folder.
func (r *revealing) bodies() []string {
	paths, err := filepath.Glob(filepath.Join(r.kept.Dir, "*.draft.json"))
	require.NoError(r.t, err)
	return paths
}

// method is a method of the contract of slots, by the first bytes of its calls.
type method []byte

func (r *revealing) methods() (propose, reveal method) {
	none := settlement.Proposal{TxRoot: new(big.Int), Vrf: new(big.Int)}
	return r.Chain.Propose(0, none, [rules.ProofSize]byte{}).Data[:4], r.Chain.Reveal(0, none, nil).Data[:4]
}

// isFor reports whether a transaction is a call of a method for the slot.
func (s *slot) isFor(tx *types.Transaction, m method) bool {
	return bytes.HasPrefix(tx.Data(), append(m[:4:4], word(s.number)...))
}

func word(n uint64) []byte { return new(big.Int).SetUint64(n).FillBytes(make([]byte, 32)) }

// waiting are the node's transactions in L1's pool.
func (r *revealing) waiting() (txs []*types.Transaction) {
	var pool map[string]map[string]*types.Transaction
	require.NoError(r.t, r.L1.Client().Client().CallContext(r.t.Context(), &pool, "txpool_contentFrom", r.o.Address()))
	for _, some := range pool {
		for _, tx := range some {
			txs = append(txs, tx)
		}
	}
	return txs
}

// mined are the node's transactions on L1 since the slot began, with their blocks.
func (s *slot) mined() map[*types.Transaction]uint64 {
	txs := map[*types.Transaction]uint64{}
	signer := types.LatestSignerForChainID(big.NewInt(devnet.ChainID))
	for number := s.start; number <= s.Head(); number++ {
		block, err := s.L1.Client().BlockByNumber(s.t.Context(), new(big.Int).SetUint64(number))
		require.NoError(s.t, err)
		for _, tx := range block.Transactions() {
			from, err := types.Sender(signer, tx)
			require.NoError(s.t, err)
			if from == s.o.Address() {
				txs[tx] = number
			}
		}
	}
	return txs
}

// at is the L1 block of a call for the slot, or of the first call of any method for nil; 0: it is
// not there.
func (s *slot) at(m method) (first uint64) {
	for tx, number := range s.mined() {
		if (m == nil || s.isFor(tx, m)) && (first == 0 || number < first) {
			first = number
		}
	}
	return first
}

// isWaiting reports whether a call for the slot is in L1's pool.
func (s *slot) isWaiting(m method) bool {
	for _, tx := range s.waiting() {
		if s.isFor(tx, m) {
			return true
		}
	}
	return false
}

// bodiesAreKept fails when there is a proposal on L1 or on its way there whose body is not on disk.
func (s *slot) bodiesAreKept() {
	s.t.Helper()
	propose, _ := s.methods()
	sent := s.waiting()
	for tx := range s.mined() {
		sent = append(sent, tx)
	}
	for _, tx := range sent {
		if !s.isFor(tx, propose) {
			continue
		}
		found := false
		for _, k := range s.kept.Of(s.number) {
			// The proof is behind what is proposed.
			call := s.Chain.Propose(s.number, k.Proposal, [rules.ProofSize]byte{}).Data
			found = found || bytes.HasPrefix(tx.Data(), call[:len(call)-rules.ProofSize])
		}
		require.True(s.t, found, "slot %d: proposed without its body on disk", s.number)
	}
}

// moment is a moment between a block's draft and its reveal.
type moment struct {
	name string
	came func(s *slot) bool
}

// moments are in the order in which they come.
func (r *revealing) moments() map[string]moment {
	propose, reveal := r.methods()
	schedule := r.Chain.Params.Schedule
	all := map[string]moment{}
	for _, m := range []moment{
		{"RANDAO is sent", func(s *slot) bool { return len(s.waiting()) > 0 || s.at(nil) > 0 }},
		{"RANDAO is on L1", func(s *slot) bool { return s.at(nil) > 0 }},
		{"the body is on disk", func(s *slot) bool { return len(s.bodies()) > s.drafts }},
		{"the proposal is on disk", func(s *slot) bool { return len(s.kept.Of(s.number)) > 0 }},
		{"the proposal is sent", func(s *slot) bool { return s.isWaiting(propose) || s.at(propose) > 0 }},
		{"the proposal is on L1", func(s *slot) bool { return s.at(propose) > 0 }},
		{"a block is on the proposal", func(s *slot) bool { at := s.at(propose); return at > 0 && s.Head() > at }},
		{"the reveal phase is next", func(s *slot) bool { return s.at(propose) > 0 && s.Head() >= schedule.RevealStart(s.number)-1 }},
		{"the reveal phase begins", func(s *slot) bool { return s.at(propose) > 0 && s.Head() >= schedule.RevealStart(s.number) }},
		{"the reveal is sent", func(s *slot) bool { return s.isWaiting(reveal) || s.at(reveal) > 0 }},
		{"the reveal is on L1", func(s *slot) bool { return s.at(reveal) > 0 }},
	} {
		all[m.name] = m
	}
	return all
}

// wait waits for a moment of the slot.
func (s *slot) wait(m moment) {
	s.t.Helper()
	end := s.Chain.Params.Schedule.SlotStart(s.number + 1)
	for !m.came(s) {
		require.Less(s.t, s.Head(), end, "slot %d is over: %s never came", s.number, m.name)
		s.o.mustRun()
		time.Sleep(5 * time.Millisecond)
	}
	s.t.Logf("slot %d, L1 block %d: %s", s.number, s.Head()-s.start, m.name)
}

// killAt kills the node a random time after a moment, and starts it again.
func (s *slot) killAt(m moment) {
	s.t.Helper()
	s.wait(m)
	time.Sleep(time.Duration(s.dice.Int64N(int64(s.Config.BlockTime / 3))))
	s.o.kill()
	s.bodiesAreKept()
	s.o.start()
	s.kills++
}

// ends waits until what was proposed is revealed.
func (s *slot) ends(m map[string]moment) {
	s.t.Helper()
	s.wait(m["the proposal is on L1"])
	// What is left of the phase is passed.
	require.NoError(s.t, s.L1.AdvanceTo(s.Chain.Params.Schedule.RevealStart(s.number)-1))
	s.wait(m["the reveal is on L1"])
	best, err := s.Chain.BestProposal(s.t.Context(), s.number)
	require.NoError(s.t, err)
	require.Equal(s.t, s.sequencer, best.StakerID)
	require.True(s.t, best.Revealed)
	s.bodiesAreKept()
}

// A sequencer's node is killed at twelve moments between draft and reveal, and L1 is reorganized
// under its proposal, while it runs and while it does not, and under its reveal. The body is on
// disk before its proposal is sent, and whatever was proposed is revealed, in time and once.
func TestEveryProposalIsRevealed(t *testing.T) {
	r := startRevealing(t)
	m := r.moments()
	number := uint64(0)
	for _, kills := range [][]string{
		{"RANDAO is sent", "the body is on disk", "the reveal phase begins"},
		{"RANDAO is on L1", "the proposal is sent", "the reveal is sent"},
		{"the proposal is on disk", "the proposal is on L1", "the reveal phase is next"},
		{"the body is on disk", "a block is on the proposal", "the reveal is sent"},
	} {
		s := r.begin(number)
		s.killAt(m[kills[0]])
		s.killAt(m[kills[1]])
		s.wait(m["the proposal is on L1"])
		require.NoError(t, s.L1.AdvanceTo(r.Chain.Params.Schedule.RevealStart(number)-3))
		s.killAt(m[kills[2]])
		s.ends(m)
		number++
	}
	require.GreaterOrEqual(t, r.kills, 10)

	propose, reveal := r.methods()
	undo := func(s *slot, from uint64) { require.NoError(t, r.L1.Reorg(r.Head()-from+1, true)) }
	s := r.begin(number)
	s.wait(m["a block is on the proposal"])
	undo(s, s.at(propose))
	s.ends(m)
	undo(s, s.at(reveal))
	s.ends(m)
	number++

	s = r.begin(number)
	s.wait(m["a block is on the proposal"])
	r.o.kill()
	undo(s, s.at(nil))
	require.Zero(t, s.at(nil))
	r.o.start()
	s.ends(m)

	client := r.Chain.Client
	for slot := range number + 1 {
		best, err := client.BestProposal(t.Context(), slot)
		require.NoError(t, err)
		require.True(t, best.Revealed, "slot %d", slot)
	}
	tip, err := client.Tip(t.Context())
	require.NoError(t, err)
	require.Equal(t, number+1, tip, "a block a slot")
	staker, err := client.Staker(t.Context(), r.sequencer)
	require.NoError(t, err)
	require.Zero(t, staker.Missing.Sign(), "no penalty")
	require.Empty(t, r.o.logged("a reveal was missed"))
	r.sentOnce()
}

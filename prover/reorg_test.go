package prover

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// forged is a deployment of the ledger whose actors forge their proofs: blocks cost no proving.
// Windows are long, so that many blocks are pending.
type forged struct {
	*testing.T
	*settlementtest.Rollup
	genesis  json.RawMessage
	accounts []*ledger.Key
	staker   uint32
	amount   int64 // of the last transfer: no two blocks are the same
	folder   string
}

func newForged(t *testing.T) *forged {
	t.Helper()
	w := &forged{T: t, folder: t.TempDir()}
	var genesis ledger.Genesis
	genesis, w.accounts = ledgertest.Genesis(2, ledgertest.AZT(100))
	var err error
	w.genesis, err = json.Marshal(genesis)
	require.NoError(t, err)
	w.Rollup = settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		p := &cfg.Params
		p.Schedule = rules.Schedule{GenesisBlock: 30, ProposeBlocks: 4, RevealBlocks: 5, ProvingBlocks: 600}
		p.ActivationDelay, p.ExitDelay = 10, 700
		cfg.Genesis, cfg.GenesisState = w.genesis, GenesisState
	})
	w.Fund(10_000, 1_000)
	w.staker = w.Stake(1, rules.RoleSequencer|rules.RoleBase|rules.RoleMerge)
	return w
}

// fresh is a follower that sees the chain for the first time.
func (w *forged) fresh() *Follower {
	w.Helper()
	f, err := Follow(w.Context(), w.Client, Application(), w.genesis)
	require.NoError(w, err)
	return f
}

// started is a follower of a program that starts now, with what earlier ones kept.
func (w *forged) started() *Follower {
	w.Helper()
	f := w.fresh()
	f.Cache(w.folder, CacheOptions{Say: func(line string) {
		if !strings.Contains(line, "is not L1's") {
			w.Errorf("%s", line)
		}
	}})
	return f
}

func (w *forged) head() uint64 { return w.L1.Head().Number.Uint64() }

// append brings a block of one transfer to L1, in the next slot, and has it proven if it is to be.
func (w *forged) append(proven bool) {
	w.Helper()
	s := w.Client.Params.Schedule
	slot, _ := s.SlotAt(max(w.head(), s.SlotStart(1)))
	slot++
	tip, err := w.fresh().Tip(w.Context())
	require.NoError(w, err)
	state, err := ledger.StateOf(tip.State)
	require.NoError(w, err)
	from, _ := state.Account(0)
	w.amount++
	t := ledger.Transfer{From: 0, To: 1, ToAddress: w.accounts[1].Address(), Amount: ledger.NewAmount(uint64(w.amount)), Fee: ledger.NewAmount(1), Nonce: from.Nonce}
	t.Sign(w.accounts[0], state.LedgerID())
	body, err := ledger.EncodeBody(ledger.Records([]ledger.Transfer{t}))
	require.NoError(w, err)
	draft, err := NewDraft(tip.State, body, rules.Tree{NumTxs: settlementtest.NumTxs, TxsPerBase: 2})
	require.NoError(w, err)
	w.To(s.SlotStart(slot))
	w.Randao(slot)
	proposal := w.ProposeBody(slot, 1, w.staker, 8000, 1000, draft.Body, draft.TxRoot)
	w.To(s.RevealStart(slot))
	w.Send(1, w.Client.Reveal(slot, proposal, draft.Body))
	if proven {
		w.prove(tip.Number + 1)
	}
}

// prove submits a root of a block, if those below it have one.
func (w *forged) prove(number uint64) {
	w.Helper()
	proven, err := w.Client.Proven(w.Context())
	require.NoError(w, err)
	if number != proven+1 {
		return
	}
	state, err := w.fresh().StateAfter(w.Context(), number)
	require.NoError(w, err)
	root := state.Root()
	w.Prove(number, w.SubmissionTo(root.BigInt(new(big.Int)), number, w.staker, 0, big.NewInt(1), common.Address{}))
}

// agree holds what followers say of the last block, and of one below it, to what one says that sees
// the chain for the first time.
func (w *forged) agree(older uint64, followers ...*Follower) {
	w.Helper()
	want, err := w.fresh().Tip(w.Context())
	require.NoError(w, err)
	for _, f := range followers {
		have, err := f.Tip(w.Context())
		require.NoError(w, err)
		require.Equal(w, [3]any{want.Number, want.L1Block, want.L1Hash}, [3]any{have.Number, have.L1Block, have.L1Hash})
		require.Equal(w, want.State.Root(), have.State.Root())
		_, err = f.Block(w.Context(), want.Number+1)
		require.ErrorContains(w, err, "UnknownBlock")
		for _, number := range []uint64{want.Number, older} {
			if number == 0 || number > want.Number {
				continue
			}
			b, err := f.Block(w.Context(), number)
			require.NoError(w, err)
			first, err := w.fresh().Block(w.Context(), number)
			require.NoError(w, err)
			require.Equal(w, first.ID(), b.ID())
			require.Equal(w, first.Execution.Block(), b.Execution.Block())
			require.Equal(w, fmt.Sprint(first.Stakers), fmt.Sprint(b.Stakers))
		}
	}
}

// to makes a block of L1 that is known the newest, and forgets what was sent in others.
func (w *forged) to(block common.Hash) {
	w.Helper()
	require.NoError(w, w.L1.Rewind(block))
}

// The newest 1 to 8 blocks, most of them proven and in the cache on disk, are dropped, or replaced
// by others, or come back in other L1 blocks. A follower that has seen them, and one that starts
// with the cache, say what one says that has seen nothing; and so they do when the first chain
// comes back.
func TestReorgsOfFollowedBlocks(t *testing.T) {
	w := newForged(t)
	const blocks = 10
	var before []uint64 // the L1 block before each of the blocks was proposed
	for number := range uint64(blocks) {
		before = append(before, w.head())
		w.append(number+1 < blocks)
	}
	revealed := w.head()
	w.To(revealed + 8)
	base := w.L1.Head().Hash()
	running := w.fresh()
	w.agree(3, running, w.started())
	kept, err := w.started().cache.Blocks()
	require.NoError(t, err)
	require.Equal(t, []uint64{blocks - 1}, kept)
	for depth := uint64(1); depth <= 8; depth++ {
		kept := before[blocks-depth]
		for _, c := range []struct {
			name string
			do   func()
			tip  uint64
		}{
			{"dropped", func() { w.to(w.L1.HashOf(kept)) }, blocks - depth},
			{"replaced", func() {
				w.to(w.L1.HashOf(kept))
				for n := range depth {
					w.append(n%2 == 0)
				}
			}, blocks},
			{"come back", func() {
				w.to(w.L1.HashOf(revealed + depth - 1))
				require.NoError(t, w.L1.Reorg(depth, false))
			}, blocks},
		} {
			name := fmt.Sprintf("%d blocks %s", depth, c.name)
			started := w.started()
			c.do()
			tip, err := w.Client.Tip(t.Context())
			require.NoError(t, err)
			require.Equal(t, c.tip, tip, name)
			w.agree(blocks-depth+1, running, started, w.started())
			w.to(base)
			w.agree(blocks-depth+1, running, started, w.started())
		}
	}
}

// checks is how many chains of events are tried: each takes seconds.
const checks = 5

// Whatever happens to L1 and in whatever order, a follower that has seen it all, and one that
// starts anew with the cache, say what one says that sees L1 for the first time.
func TestFollowingWhateverHappens(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		require.NoError(t, f.Value.Set(fmt.Sprint(checks)))
		t.Cleanup(func() { require.NoError(t, f.Value.Set(f.DefValue)) })
	}
	w := newForged(t)
	w.append(true)
	fork, base := w.head(), w.L1.Head().Hash()
	rapid.Check(t, func(r *rapid.T) {
		w.to(base)
		running := w.started()
		for range rapid.IntRange(4, 12).Draw(r, "steps") {
			switch rapid.SampledFrom([]string{"append", "append", "append", "prove", "mine", "stake", "reorg", "reorg", "restart"}).Draw(r, "step") {
			case "append":
				w.append(rapid.Bool().Draw(r, "proven"))
			case "prove":
				proven, err := w.Client.Proven(t.Context())
				require.NoError(t, err)
				if tip, err := w.Client.Tip(t.Context()); err == nil && tip > proven {
					w.prove(proven + 1)
				}
			case "mine":
				w.To(w.head() + rapid.Uint64Range(1, 80).Draw(r, "blocks"))
			case "stake":
				w.Stake(2, rules.RoleBase)
			case "reorg":
				depth := rapid.Uint64Range(1, w.head()-fork+1).Draw(r, "depth")
				if w.head() > fork {
					require.NoError(t, w.L1.Reorg(min(depth, w.head()-fork), rapid.Bool().Draw(r, "drop")))
					w.L1.Rollback() // what can never be sent again
				}
			case "restart":
				running = w.started()
			}
			w.agree(rapid.Uint64Range(1, 12).Draw(r, "older"), running, w.started())
		}
	})
}

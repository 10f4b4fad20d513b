package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// kept is a sink that keeps everything.
type kept struct {
	blocks   []*audit.BlockReport
	claims   []*audit.ClaimReport
	findings []audit.Finding
}

func (k *kept) Block(b *audit.BlockReport) error { k.blocks = append(k.blocks, b); return nil }
func (k *kept) Claim(c *audit.ClaimReport) error { k.claims = append(k.claims, c); return nil }
func (k *kept) Finding(f audit.Finding) error    { k.findings = append(k.findings, f); return nil }

// TestAudit audits the L1 of a story as it is, and with everything wrong that can be.
func TestAudit(t *testing.T) {
	s := start(t, nil)
	s.tell()
	honest := s.record()
	clean := func(t *testing.T) *forged {
		f := honest.copy(t)
		f.seal()
		return f
	}
	t.Run("honest", func(t *testing.T) { s.honest(t) })
	t.Run("as a page", func(t *testing.T) { s.page(t) })
	t.Run("a range", func(t *testing.T) { s.ofRange(t, clean(t)) })
	t.Run("every receipt", func(t *testing.T) {
		summary, k := s.audit(t, clean(t), func(o *audit.Options) { o.Receipts = true })
		require.Empty(t, k.findings)
		require.Equal(t, audit.ExitAgrees, summary.ExitCode())
	})
	t.Run("bodies that are not executed", func(t *testing.T) {
		summary, k := s.audit(t, clean(t), func(o *audit.Options) { o.App = nil })
		require.Empty(t, k.findings)
		require.Len(t, summary.Unseen, 1)
		require.Equal(t, audit.ExitUnseen, summary.ExitCode())
		require.Contains(t, summary.Verdict(), "1 thing could not be looked at")
	})
	t.Run("an RPC that forgets transactions", func(t *testing.T) {
		f := clean(t)
		f.forgets = true
		summary, k := s.audit(t, f, nil)
		require.Empty(t, k.findings)
		require.Equal(t, audit.ExitUnseen, summary.ExitCode())
		var times []int
		for _, u := range summary.Unseen {
			times = append(times, u.Times)
		}
		require.Contains(t, times, 10, "each of ten proposals")
		require.Contains(t, times, 4, "each of four submissions")
	})
	t.Run("an RPC that forgets the state", func(t *testing.T) {
		f := clean(t)
		f.lost = "blockAt"
		summary, k := s.audit(t, f, nil)
		require.Empty(t, k.findings)
		require.Len(t, summary.Unseen, 1)
		require.Equal(t, audit.ExitUnseen, summary.ExitCode())
	})
	t.Run("an RPC that keeps no old state", func(t *testing.T) {
		f := clean(t)
		f.young = true
		summary, k := s.audit(t, f, nil)
		require.Empty(t, k.findings)
		require.Equal(t, audit.ExitAgrees, summary.ExitCode(), "%v", summary.Unseen)
		require.Len(t, summary.Notes, 1)
		require.Contains(t, summary.Notes[0], "the RPC is no archive")
	})
	t.Run("a token that was there before", func(t *testing.T) { s.foreign(t, honest) })
	t.Run("calls from another contract", func(t *testing.T) { s.traced(t, honest) })
	t.Run("stopped", func(t *testing.T) { s.stopped(t, clean(t)) })
	t.Run("a genesis of nothing", func(t *testing.T) { s.otherGenesis(t, clean(t)) })
	t.Run("early", func(t *testing.T) { s.early(t, clean(t)) })
	t.Run("faults", func(t *testing.T) { faults(t, s, honest) })
}

// honest audits the L1 itself.
func (s *story) honest(t *testing.T) {
	var reached []audit.Progress
	opts := audit.Options{At: s.L1.Head().Number, App: prover.Application(), Proofs: true, Progress: func(p audit.Progress) { reached = append(reached, p) }}
	k := new(kept)
	summary, err := audit.Run(t.Context(), s.Client, opts, k)
	require.NoError(t, err)
	require.Empty(t, k.findings)
	require.Empty(t, summary.Unseen)
	require.Empty(t, summary.Notes)
	require.Equal(t, audit.ExitAgrees, summary.ExitCode())
	require.Zero(t, summary.Surplus.Sign(), "it was absorbed")
	head := s.L1.Head().Number.Uint64()
	require.Equal(t, head, reached[len(reached)-1].L1Block)
	require.Regexp(t, `^L1 block \d+, 0x[0-9a-f]{64}: all \d+ figures agree; single-party setup$`, summary.Verdict())
	// Four roots of three proofs, and two proposals a slot.
	require.Equal(t, []uint64{3, 1, 1, 4, 22}, []uint64{summary.Blocks, summary.Pruned, summary.Missed, summary.Roots, summary.Proofs})

	fates := map[audit.Fate][]uint64{}
	for _, b := range k.blocks {
		fates[b.Fate] = append(fates[b.Fate], b.Number)
		if b.Fate == audit.FateEmpty {
			require.LessOrEqual(t, b.Slot, b.LastSlot)
		}
		_, err := json.Marshal(b)
		require.NoError(t, err)
	}
	require.Equal(t, []uint64{1, 2}, fates[audit.FateFinalized])
	require.Equal(t, []uint64{3}, fates[audit.FatePruned])
	require.Equal(t, []uint64{3}, fates[audit.FateProven])
	require.Len(t, fates[audit.FateMissed], 1)
	// Three rewards and both shares of block 1, one reward of block 2 and what expired of it.
	require.Len(t, k.claims, 7)
	s.secondOpinion(t, k)

	first := k.blocks[1]
	require.Equal(t, uint64(1), first.Number)
	require.Len(t, first.Proposals, 2)
	require.Len(t, first.Roots, 2)
	paid := new(big.Int)
	for _, e := range first.Roots[1].Entries {
		paid.Add(paid, e.Reward.Int)
	}
	for _, part := range []*big.Int{first.Share.Int, first.Burned.Int, first.Submitter.Int} {
		paid.Add(paid, part)
	}
	require.Equal(t, new(big.Int).Add(first.Fees.Int, first.BlockReward.Int), paid, "where the money of a block goes")
}

// ofRange reports some blocks.
func (s *story) ofRange(t *testing.T, f *forged) {
	summary, k := s.audit(t, f, func(o *audit.Options) { o.From, o.To = 2, 2 })
	require.Equal(t, uint64(1), summary.Reported)
	require.Equal(t, audit.ExitAgrees, summary.ExitCode())
	for _, b := range k.blocks {
		require.Contains(t, []uint64{0, 2}, b.Number)
	}
	for _, c := range k.claims {
		require.Equal(t, uint64(2), c.Number)
	}
	summary, k = s.audit(t, f, func(o *audit.Options) { o.From = 3 })
	require.Empty(t, k.findings)
	require.Zero(t, summary.Reported)
	require.Equal(t, audit.ExitUnseen, summary.ExitCode(), "block 3 is not finalized")
	require.Contains(t, summary.Verdict(), "no finalized block in the range")
}

// foreign audits under a record that says that the token was there before the deployment.
func (s *story) foreign(t *testing.T, honest *forged) {
	of := func(t *testing.T, wrong func(f *forged)) *kept {
		f := honest.copy(t)
		d := *f.deployment
		d.Contracts, f.deployment = d.Contracts[1:], &d
		wrong(f)
		f.seal()
		_, k := s.audit(t, f, nil)
		return k
	}
	require.Empty(t, of(t, func(*forged) {}).findings)
	burn := of(t, func(f *forged) {
		_, burn := f.settles(0)
		f.drop(burn)
	})
	require.Equal(t, audit.RuleBurn, burn.findings[0].Rule)
	require.Empty(t, of(t, func(f *forged) {
		f.insert(f.find("Staking.Refilled", 0, nil), f.emit("AZT.Transfer", common.Address{}, devnet.Address(stranger), units.AZT(1)))
	}).findings, "who mints another token is not the deployment's")
}

// traced audits a root and a proposal that came through another contract.
func (s *story) traced(t *testing.T, honest *forged) {
	relay := common.Address{77}
	// through has a root come through the relay, and returns its submission.
	through := func(t *testing.T, change func(*rules.Submission)) (*forged, []byte) {
		f := honest.copy(t)
		f.rootTx(1, change)
		w := f.find("Settlement.RootAccepted", 1, nil)
		data := f.txs[f.receipts[w.block][w.receipt].TxHash].Data()
		f.redirect(w, relay, []byte{1, 2, 3})
		f.alterAt("Settlement.RootAccepted", w, func(v []any) { v[1] = relay })
		f.seal()
		return f, data
	}
	call := func(data []byte) map[string]any {
		inner := map[string]any{"type": "CALL", "from": relay, "to": s.Client.Deployment.Settlement, "input": common.Bytes2Hex(data)}
		inner["input"] = "0x" + inner["input"].(string)
		failed := map[string]any{"type": "CALL", "from": relay, "to": s.Client.Deployment.Settlement, "input": inner["input"], "error": "out of gas"}
		return map[string]any{"type": "CALL", "from": devnet.Address(1), "to": relay, "input": "0x010203", "calls": []any{failed, inner}}
	}
	same := func(*rules.Submission) {}

	f, data := through(t, same)
	summary, k := s.audit(t, f, nil)
	require.Empty(t, k.findings)
	require.Len(t, summary.Unseen, 1, "no trace, and nothing to be replayed")
	require.Equal(t, audit.ExitUnseen, summary.ExitCode())

	f.answers["debug_traceTransaction"] = call(data)
	summary, k = s.audit(t, f, nil)
	require.Empty(t, k.findings)
	require.Equal(t, audit.ExitAgrees, summary.ExitCode(), "%v", summary.Unseen)

	f.answers["debug_traceTransaction"] = map[string]any{"type": "CALL", "to": relay, "input": "0x"}
	summary, _ = s.audit(t, f, nil)
	require.Len(t, summary.Unseen, 1, "the trace does not have the call")

	delete(f.answers, "debug_traceTransaction")
	action := map[string]any{"callType": "call", "from": relay, "to": s.Client.Deployment.Settlement, "input": "0x" + common.Bytes2Hex(data)}
	f.answers["trace_transaction"] = []any{
		map[string]any{"type": "call", "action": map[string]any{"callType": "call", "to": relay, "input": "0x"}, "traceAddress": []int{}},
		map[string]any{"type": "call", "action": action, "traceAddress": []int{0}, "error": "Reverted"},
		map[string]any{"type": "call", "action": action, "traceAddress": []int{0, 1}},
		map[string]any{"type": "call", "action": action, "traceAddress": []int{1}},
	}
	summary, k = s.audit(t, f, nil)
	require.Empty(t, k.findings)
	require.Equal(t, audit.ExitAgrees, summary.ExitCode(), "%v", summary.Unseen)

	f, data = through(t, func(r *rules.Submission) { r.Seals.Bases = r.Seals.Merges })
	f.answers["debug_traceTransaction"] = call(data)
	_, k = s.audit(t, f, nil)
	require.Equal(t, audit.Rule4, k.findings[0].Rule)
}

// stopped ends audits before their time.
func (s *story) stopped(t *testing.T, f *forged) {
	client := settlement.NewClient(f, f.deployment)
	client.GenesisState = prover.GenesisState
	opts := audit.Options{At: f.headers[len(f.headers)-1].Number, App: prover.Application()}
	ctx, stop := context.WithCancel(t.Context())
	opts.Progress = func(audit.Progress) { stop() }
	summary, err := audit.Run(ctx, client, opts, new(kept))
	require.ErrorIs(t, err, context.Canceled)
	require.False(t, summary.Ended)
	require.Equal(t, audit.ExitUnseen, summary.ExitCode())
	require.Contains(t, summary.Verdict(), "stopped at L1 block")
	require.Nil(t, summary.Surplus.Int)

	opts.Progress = nil
	_, err = audit.Run(t.Context(), client, opts, full{})
	require.ErrorIs(t, err, errFull)
	f.headers = append([]*types.Header{}, f.headers...)
	opts.At = big.NewInt(int64(len(f.headers)))
	_, err = audit.Run(t.Context(), client, opts, new(kept))
	require.ErrorIs(t, err, settlement.ErrNoBlock)
}

// otherGenesis audits under a record whose genesis the application cannot read, without anybody who
// could have noticed that before: it is a finding, and everything else is still looked at.
func (s *story) otherGenesis(t *testing.T, f *forged) {
	record := *f.deployment
	record.Genesis = json.RawMessage(`"no ledger"`)
	k := new(kept)
	opts := audit.Options{At: f.headers[len(f.headers)-1].Number, App: prover.Application()}
	summary, err := audit.Run(t.Context(), settlement.NewClient(f, &record), opts, k)
	require.NoError(t, err)
	require.True(t, summary.Ended)
	require.Len(t, k.findings, 1)
	require.Equal(t, []string{audit.RuleGenesis, "genesis in the record", "one of the application"}, []string{k.findings[0].Rule, k.findings[0].What, k.findings[0].Expected})
}

// early audits at an L1 block before the deployment.
func (s *story) early(t *testing.T, f *forged) {
	record := *f.deployment
	record.Block = 9
	_, err := audit.Run(t.Context(), settlement.NewClient(f, &record), audit.Options{At: big.NewInt(8)}, new(kept))
	require.ErrorIs(t, err, audit.ErrEarly)
	require.ErrorContains(t, err, "it was deployed up to L1 block ")
}

var errFull = errors.New("full")

// full is a sink that takes no block.
type full struct{}

func (full) Block(*audit.BlockReport) error { return errFull }
func (full) Claim(*audit.ClaimReport) error { return nil }
func (full) Finding(audit.Finding) error    { return nil }

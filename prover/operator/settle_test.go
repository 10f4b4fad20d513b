package operator_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
)

// Accounts of the devnet, and what they are in these tests.
const (
	aSequencer = 1
	aProver    = 2
	aStranger  = 3 // has no part in anything
)

// settling is a deployment with a block on L1 that waits for a root.
type settling struct {
	*staking
	*settlementtest.Rollup
	ids  map[int]uint32 // of the stakers, by account
	next uint64         // the slot of the next block
}

func newSettling(t *testing.T) *settling {
	t.Helper()
	return newSettlingWith(t, nil)
}

// newSettlingWith is newSettling of a deployment whose config change alters.
func newSettlingWith(t *testing.T, change func(*settlement.DeployConfig)) *settling {
	t.Helper()
	r := settlementtest.Start(t, change)
	node, err := l1.Over(t.Context(), r.L1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	w := &settling{
		staking: &staking{t, r.L1, node, settlement.NewClient(node, r.Client.Deployment), t.TempDir()}, Rollup: r,
		ids: map[int]uint32{}, next: 1,
	}
	r.Fund(10_000, 10_000)
	w.ids[aSequencer] = r.Stake(aSequencer, rules.RoleSequencer)
	w.ids[aProver] = r.Stake(aProver, rules.RoleBase|rules.RoleMerge)
	require.EqualValues(t, 1, w.append())
	return w
}

// append brings a block to L1.
func (w *settling) append() (number uint64) {
	w.T.Helper()
	w.next++
	return w.Append(w.next-1, aSequencer, w.ids[aSequencer])
}

// root is a submission of a block in which the prover makes every proof.
func (w *settling) root(number uint64, feeBurn rules.Bps, beneficiary common.Address) *files.Submission {
	w.T.Helper()
	record, err := w.client.Block(w.T.Context(), number)
	require.NoError(w.T, err)
	shape, err := w.client.Deployment.Tree(record.NumTxs)
	require.NoError(w.T, err)
	return &files.Submission{
		Block: files.BlockID{Number: number, Slot: record.Slot, Seed: common.BigToHash(record.Seed)}, Tree: shape,
		Submission: w.Submission(number, w.ids[aProver], feeBurn, big.NewInt(1000), beneficiary),
	}
}

// prove submits a root of block 1.
func (w *settling) prove() {
	w.T.Helper()
	_, err := act(w, aProver, func(s operator.Sender) (*operator.SubmittedRoot, error) {
		return operator.SubmitRoot(w.T.Context(), w.client, s, w.root(1, 1000, devnet.Address(aProver)), nil)
	})
	require.NoError(w.T, err)
}

// act has an account do something, as a process of its own.
func act[T any](w *settling, index int, do func(operator.Sender) (T, error)) (T, error) {
	w.T.Helper()
	a := w.account(index, nil)
	r, err := do(a)
	require.NoError(w.T, a.Close())
	return r, err
}

// once has a deed done in a dry run, which sends nothing, and then by processes that are killed. It
// is sent once, and whoever comes later is told that it is done.
func (w *settling) once(index int, done string, do func(context.Context, operator.Sender) (operator.Sent, error)) {
	w.T.Helper()
	before := w.nonce(index)
	dry, err := do(w.T.Context(), w.account(index, func(o *account.Options) { o.DryRun = true }))
	require.NoError(w.T, err)
	require.True(w.T, dry.Dry())
	require.Equal(w.T, before, w.nonce(index), "a dry run sends nothing")

	require.Equal(w.T, len(dry.Transactions), w.until(index, func(ctx context.Context, s operator.Sender) error {
		_, err := do(ctx, s)
		return err
	}))
	calls := before + uint64(len(dry.Transactions))
	require.Equal(w.T, calls, w.nonce(index), "what was begun is not sent again")
	other, err := act(w, aStranger, func(s operator.Sender) (operator.Sent, error) { return do(w.T.Context(), s) })
	require.NoError(w.T, err)
	require.Empty(w.T, other.Transactions)
	require.Contains(w.T, other.Already, done)
	require.Zero(w.T, w.nonce(aStranger))
}

// A root is submitted once, and one that L1 would not take is not sent.
func TestSubmitRootOnce(t *testing.T) {
	w := newSettling(t)
	submit := func(file *files.Submission) func(context.Context, operator.Sender) (operator.Sent, error) {
		return func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
			r, err := operator.SubmitRoot(ctx, w.client, s, file, nil)
			if err != nil {
				return operator.Sent{}, err
			}
			require.Equal(t, !s.DryRun(), r.Best)
			require.Equal(t, file.TotalScore(), r.Total.Int)
			return r.Sent, nil
		}
	}
	best := w.root(1, 2000, devnet.Address(aProver))
	w.once(aProver, "it is the best so far", submit(best))

	// Its account sees its own transaction, and does not send it again.
	again, err := submit(best)(t.Context(), w.account(aProver, nil))
	require.NoError(t, err)
	require.Equal(t, account.Earlier, again.Transactions[0].Status)
	var precheck *settlement.PrecheckError
	_, err = submit(w.root(1, 1000, devnet.Address(aProver)))(t.Context(), w.account(aStranger, nil))
	require.ErrorAs(t, err, &precheck, "it is worth less")
	require.Zero(t, w.nonce(aStranger))

	view, err := w.client.Latest(t.Context())
	require.NoError(t, err)
	roots, err := operator.ReadRoots(t.Context(), view, 1)
	require.NoError(t, err)
	require.Len(t, roots.Roots, 1)
	root := roots.Roots[0]
	require.NoError(t, root.Unread)
	require.Equal(t, w.ids[aProver], root.Prover)
	require.Equal(t, 3, root.Proofs)
	require.Equal(t, devnet.Address(aProver), root.Submitter)
	require.Equal(t, best.TotalScore(), root.Total.Int)
}

// A block is finalized once, when its window is over. What a reorg took is done again.
func TestFinalizeOnce(t *testing.T) {
	w := newSettling(t)
	w.prove()
	finalize := func(s operator.Sender) (*operator.Finalized, error) {
		return operator.Finalize(t.Context(), w.client, s, 1, nil)
	}
	var precheck *settlement.PrecheckError
	_, err := act(w, aStranger, finalize)
	require.ErrorAs(t, err, &precheck)
	require.True(t, precheck.Waits())
	require.Zero(t, w.nonce(aStranger))

	// Whoever waits is asked about until it can be done.
	wait := func(ctx context.Context, check func(context.Context) error) error {
		if err := check(ctx); err != nil {
			w.To(precheck.Opens)
		}
		return check(ctx)
	}
	w.once(aProver, "it is finalized", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Finalize(ctx, w.client, s, 1, wait)
		if err != nil {
			return operator.Sent{}, err
		}
		require.Equal(t, s.DryRun(), r.Fees.Int == nil)
		require.Equal(t, w.ids[aSequencer], r.Sequencer)
		return r.Sent, nil
	})
	require.NoError(t, w.L1.Reorg(1, true))
	r, err := act(w, aProver, finalize)
	require.NoError(t, err)
	require.Equal(t, account.Confirmed, r.Transactions[0].Status, "the reorg took it")
	require.Equal(t, big.NewInt(1000), r.Fees.Int)
	require.Equal(t, devnet.Address(aProver).Hex(), r.Beneficiary.Original())
	require.Equal(t, new(big.Int).Add(r.Fees.Int, r.BlockReward.Int), new(big.Int).Add(r.Network.Int, r.SequencerShare.Int))

	// Taken once more, and done by somebody else: under its nonce it would fail.
	require.NoError(t, w.L1.Reorg(1, true))
	_, err = act(w, aStranger, finalize)
	require.NoError(t, err)
	r, err = act(w, aProver, finalize)
	require.NoError(t, err)
	require.Empty(t, r.Transactions)
	require.Contains(t, r.Already, "it is finalized")
	require.Equal(t, big.NewInt(1000), r.Fees.Int)
}

// Rewards are claimed once, by anyone for anyone, in batches; and what is left is burned in time.
func TestClaimOnceAndExpire(t *testing.T) {
	w := newSettling(t)
	first := []operator.Span{{First: 1, Last: 1}}
	_, err := act(w, aStranger, func(s operator.Sender) (*operator.Claimed, error) {
		return operator.Claim(t.Context(), w.client, s, operator.ClaimOptions{Spans: first, Payees: operator.Payees{All: true}})
	})
	require.ErrorIs(t, err, settlement.ErrNotFinalized)
	w.prove()
	w.Finalize(1)
	own := operator.ClaimOptions{Payees: operator.Payees{Owner: devnet.Address(aProver)}, Batch: 2}
	view, err := w.client.Latest(t.Context())
	require.NoError(t, err)
	rewards, err := operator.ReadRewards(t.Context(), view, 0)
	require.NoError(t, err)
	rewards.Only(devnet.Address(aProver))
	require.Len(t, rewards.Blocks[0].Stakers, 2, "the prover and the submitter")
	require.Positive(t, rewards.Unclaimed.Sign())

	held, err := w.client.Balance(t.Context(), devnet.Address(aProver))
	require.NoError(t, err)
	w.once(aProver, "nothing that is due to them is unclaimed", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Claim(ctx, w.client, s, own)
		if err != nil {
			return operator.Sent{}, err
		}
		if s.DryRun() {
			require.Len(t, r.Transactions, 3, "two rewards, the third, and the submitter's share")
			require.Equal(t, rewards.Unclaimed, r.Amount)
			require.Equal(t, 3, r.Rewards)
			require.True(t, r.Submitter)
			require.False(t, r.Share)
		}
		return r.Sent, nil
	})
	holds, err := w.client.Balance(t.Context(), devnet.Address(aProver))
	require.NoError(t, err)
	require.Equal(t, rewards.Unclaimed.Int, holds.Sub(holds, held))

	// Only the sequencer's share is left.
	burnt := func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Expire(ctx, w.client, s, 1, nil)
		if err != nil {
			return operator.Sent{}, err
		}
		if r.Already == "" {
			require.Equal(t, rewards.Blocks[0].SequencerShare, r.Amount)
		}
		return r.Sent, nil
	}
	var precheck *settlement.PrecheckError
	_, err = act(w, aSequencer, func(s operator.Sender) (operator.Sent, error) { return burnt(t.Context(), s) })
	require.ErrorAs(t, err, &precheck)
	require.EqualValues(t, rewards.Blocks[0].ExpiryBlock, precheck.Opens)
	w.To(precheck.Opens)
	w.once(aSequencer, "nothing is left of it", burnt)
	lost, err := act(w, aSequencer, func(s operator.Sender) (*operator.Claimed, error) {
		return operator.Claim(t.Context(), w.client, s, operator.ClaimOptions{Spans: first, Payees: operator.Payees{Stakers: []uint32{w.ids[aSequencer]}}})
	})
	require.NoError(t, err)
	require.Contains(t, lost.Already, "that were left for them are burned since L1 block")
	require.Zero(t, lost.Amount.Sign())
}

// overtaking is an account before whose first call somebody else acts.
type overtaking struct {
	*account.Account
	first func()
}

func (o *overtaking) Send(ctx context.Context, calls ...txmgr.Candidate) ([]*account.Tx, error) {
	if o.first != nil {
		o.first()
		o.first = nil
	}
	return o.Account.Send(ctx, calls...)
}

// failing is an account whose every call would fail.
type failing struct {
	*account.Account
	calls int
}

func (f *failing) Send(context.Context, ...txmgr.Candidate) ([]*account.Tx, error) {
	f.calls++
	return nil, &txmgr.WouldFailError{Purpose: "claim", Reason: "it does"}
}

// What somebody else claims meanwhile is left out.
func TestClaimIsOvertaken(t *testing.T) {
	w := newSettling(t)
	w.prove()
	w.Finalize(1)
	everything := operator.ClaimOptions{Payees: operator.Payees{All: true}}
	again := 0
	everything.Again = func(error) { again++ }
	s := &overtaking{w.account(aProver, nil), func() { w.Send(aSequencer, w.client.ClaimSequencerShare(1)) }}
	r, err := operator.Claim(t.Context(), w.client, s, everything)
	require.NoError(t, err)
	require.Equal(t, 1, again)
	require.False(t, r.Share)
	require.True(t, r.Submitter)
	require.Equal(t, 3, r.Rewards)
	none, err := operator.Claim(t.Context(), w.client, w.account(aStranger, nil), everything)
	require.NoError(t, err)
	require.Empty(t, none.Transactions)
	require.NotEmpty(t, none.Already)

	// A call that fails though nothing was taken is no reason to try for ever.
	w2 := newSettling(t)
	w2.prove()
	w2.Finalize(1)
	fails := &failing{Account: w2.account(aProver, nil)}
	_, err = operator.Claim(t.Context(), w2.client, fails, operator.ClaimOptions{Payees: operator.Payees{All: true}})
	var failed *txmgr.WouldFailError
	require.ErrorAs(t, err, &failed)
	require.Equal(t, 1, fails.calls)
}

// A block that nobody proved is dropped once, and its author penalized.
func TestPruneOnce(t *testing.T) {
	w := newSettling(t)
	nobody := account.New(account.Options{Node: w.node, ChainID: devnet.ChainID, Client: w.client})
	var precheck *settlement.PrecheckError
	_, err := operator.Prune(t.Context(), w.client, nobody, nil)
	require.ErrorAs(t, err, &precheck)
	w.To(precheck.Opens)
	_, err = operator.Prune(t.Context(), w.client, nobody, nil)
	require.ErrorIs(t, err, account.ErrNobody)
	w.once(aProver, "no block is waiting for a root", func(ctx context.Context, s operator.Sender) (operator.Sent, error) {
		r, err := operator.Prune(ctx, w.client, s, nil)
		if err != nil {
			return operator.Sent{}, err
		}
		if !s.DryRun() && r.Already == "" {
			require.Equal(t, []uint64{1, 1}, []uint64{r.First, r.Last})
			require.Len(t, r.Penalties, 1)
			require.Equal(t, w.ids[aSequencer], r.Penalties[0].StakerID)
		}
		return r.Sent, nil
	})
	done, err := operator.Prune(t.Context(), w.client, nobody, nil)
	require.NoError(t, err)
	require.NotEmpty(t, done.Already, "whoever has no account is told so too")
}

// Of several blocks that are waited for, those that pay are claimed, whatever becomes of the
// others.
func TestClaimWaitsPastABlockThatIsPruned(t *testing.T) {
	w := newSettling(t)
	w.prove()
	require.EqualValues(t, 2, w.append())
	second, err := w.client.Block(t.Context(), 2)
	require.NoError(t, err)
	var unproven *settlement.PrecheckError
	claim := func(prunes bool, spans ...operator.Span) (*operator.Claimed, error) {
		wait := func(ctx context.Context, check func(context.Context) error) error {
			if first, err := w.client.Block(ctx, 1); err == nil && !first.Finalized {
				w.Finalize(1)
			}
			if now := w.L1.Head().Number.Uint64(); now < second.WindowEnd {
				w.To(second.WindowEnd)
			}
			if prunes {
				w.Send(aStranger, w.client.Prune())
				prunes = false
			}
			return check(ctx)
		}
		return act(w, aProver, func(s operator.Sender) (*operator.Claimed, error) {
			return operator.Claim(t.Context(), w.client, s, operator.ClaimOptions{
				Spans: spans, Payees: operator.Payees{Owner: devnet.Address(aProver)}, Wait: wait,
			})
		})
	}
	_, err = claim(false, operator.Span{First: 2, Last: 2})
	require.ErrorAs(t, err, &unproven, "by itself it is what was asked for")
	require.Contains(t, unproven.Reason, "no root was accepted")
	r, err := claim(true, operator.Span{First: 1, Last: 2})
	require.NoError(t, err)
	require.Len(t, r.Blocks, 2)
	require.Positive(t, r.Blocks[0].Amount.Sign())
	require.Equal(t, "claim rewards of block 2: it was pruned", r.Blocks[1].Already)
	require.Zero(t, r.Blocks[1].Amount.Sign())
}

package prover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/files"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// Strangers exchange proof files: what verifies is used, what does not is named and skipped.
func TestProofFilesOfStrangers(t *testing.T) {
	ctx, w, set := t.Context(), newWorld(t, rules.ModePublic), testKeys(t)
	genesis := w.follower().Genesis()
	w.reveal(0, 0, w.draft(genesis, w.transfer(genesis, 0, 1, 5)))
	b, err := w.follower().Block(ctx, 1)
	require.NoError(t, err)
	deployment := Files(w.client.Deployment)
	ticket := func(staker int, node uint32, fee rules.Bps) *vrf.Ticket {
		made, err := w.stakers[staker-1].Ticket(b, node, fee)
		require.NoError(t, err)
		return made
	}
	empty := func() *tree.Pool {
		pool, err := b.NewPool()
		require.NoError(t, err)
		return pool
	}

	// A job proves what it can, says what waits, and does nothing twice.
	dir := t.TempDir()
	job := Job{Block: b, Deployment: deployment, Builder: Builder{Keys: set}, Pool: empty(), Out: dir, AtOnce: 2}
	made, waiting, err := job.Run(ctx, []*vrf.Ticket{ticket(2, 1, 100), ticket(2, 2, 100)})
	require.NoError(t, err)
	require.Len(t, made, 1)
	require.Len(t, waiting, 1)
	require.EqualValues(t, 1, waiting[0].Node)
	made, waiting, err = job.Run(ctx, []*vrf.Ticket{ticket(2, 1, 100), ticket(2, 2, 100), ticket(3, 3, 0)})
	require.NoError(t, err)
	require.Empty(t, waiting)
	require.Len(t, made, 3)
	require.True(t, made[1].Reused, "node 2, after node 3")

	loaded, err := LoadProofs(ctx, b, deployment, set, dir)
	require.NoError(t, err)
	require.Empty(t, loaded.Warnings)
	require.Equal(t, 3, loaded.Loaded)
	selection, err := loaded.Pool.BestSubmission(tree.Options{})
	require.NoError(t, err)
	require.Equal(t, 3, selection.Submission.NumProofs())

	// Every value of a proof is bound by the proof, its statement or the block.
	var all []tree.Proof
	for _, p := range append(append(loaded.Pool.Proofs(1), loaded.Pool.Proofs(2)...), loaded.Pool.Proofs(3)...) {
		require.NoError(t, b.VerifyProof(set, p))
		all = append(all, p)
		for name, change := range map[string]func(*tree.Proof){
			"fee":        func(p *tree.Proof) { p.FeeBurn++ },
			"staker":     func(p *tree.Proof) { p.StakerID = 4 },
			"sequencer":  func(p *tree.Proof) { p.StakerID = 1 },
			"vrf":        func(p *tree.Proof) { p.Vrf = ticket(4, p.Node, 0).Vrf.Big() },
			"state":      func(p *tree.Proof) { p.StateOut[31] ^= 1 },
			"statement":  func(p *tree.Proof) { p.Statement[31] ^= 1 },
			"refs":       func(p *tree.Proof) { p.Refs[0][31] ^= 1 },
			"proof":      func(p *tree.Proof) { p.Proof[3] ^= 1 },
			"other node": func(p *tree.Proof) { p.Node ^= 1 },
		} {
			if name == "statement" && p.Node == rules.RootNode {
				continue // it has none
			}
			changed := p
			change(&changed)
			require.Error(t, b.VerifyProof(set, changed), "node %d: %s", p.Node, name)
			all = append(all, changed)
		}
	}
	verdicts, err := b.VerifyProofs(ctx, set, all)
	require.NoError(t, err)
	for i, p := range all {
		if alone := b.VerifyProof(set, p); alone != nil {
			require.Error(t, verdicts[i])
			require.ErrorContains(t, alone, verdicts[i].Error(), "in a batch as alone")
		} else {
			require.NoError(t, verdicts[i])
		}
	}

	// A directory with bad files: each is named, none is used.
	path := made[1].Path
	good, err := os.ReadFile(path)
	require.NoError(t, err)
	for name, text := range map[string]string{
		"a-forged": strings.Replace(string(good), `"feeBurnBps": 100`, `"feeBurnBps": 101`, 1),
		"b-cut":    string(good[:50]),
		"c-slot":   strings.Replace(string(good), `"slot": 0`, `"slot": 1`, 1),
		"d-chain":  strings.Replace(string(good), `"chainId": 1337`, `"chainId": 1`, 1),
	} {
		require.NotEqual(t, string(good), text, name)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "block-1-"+name+files.ProofSuffix), []byte(text), 0o644))
	}
	loaded, err = LoadProofs(ctx, b, deployment, set, dir)
	require.NoError(t, err)
	require.Equal(t, 3, loaded.Loaded)
	require.Len(t, loaded.Warnings, 4)
	for i, words := range []string{ErrStatement.Error(), files.ErrDamaged.Error(), ErrOtherBlock.Error(), files.ErrDeployment.Error()} {
		require.Contains(t, loaded.Warnings[i], words)
		require.Contains(t, loaded.Warnings[i], "block-1-"+string(rune('a'+i)))
	}
	_, err = LoadProofs(ctx, b, deployment, set, filepath.Join(dir, "absent"))
	require.ErrorIs(t, err, os.ErrNotExist)

	// Tickets from elsewhere.
	require.NoError(t, b.CheckTicket(ticket(2, 1, 5)))
	foreign, err := (&Identity{StakerID: 2, Key: w.stakers[2].Key}).Ticket(b, 1, 5)
	require.NoError(t, err)
	require.ErrorIs(t, b.CheckTicket(foreign), ErrOtherKey)
	require.ErrorIs(t, b.CheckTicket(ticket(1, 1, 5)), ErrNotEligible)
	changed := ticket(2, 1, 5)
	changed.Meta.FeeBps = 6
	require.ErrorIs(t, b.CheckTicket(changed), vrf.ErrChallenge)
	other := *b
	other.Seed.SetUint64(1)
	require.ErrorIs(t, other.CheckTicket(ticket(2, 1, 5)), ErrOtherBlock)

	// The public ranking is what everyone would draw.
	ranking, err := b.PublicRanking(2)
	require.NoError(t, err)
	require.Len(t, ranking, worldProvers)
	for i, bid := range ranking {
		draw, err := w.stakers[bid.StakerID-1].Draw(b, 2)
		require.NoError(t, err)
		require.Equal(t, draw, bid)
		require.Equal(t, ticket(int(bid.StakerID), 2, 0).Vrf.Big(), bid.Vrf)
		fee, ok := SmallestBid(ranking, bid.StakerID, rules.ProofsPerNode)
		if i < rules.ProofsPerNode {
			require.True(t, ok)
			require.Zero(t, fee, "place %d is its own without a bid", i+1)
			continue
		}
		if ok {
			third := ranking[rules.ProofsPerNode-1].Score()
			require.Positive(t, rules.Score(bid.Vrf, fee).Cmp(third))
			require.LessOrEqual(t, rules.Score(bid.Vrf, fee-1).Cmp(third), 0)
		}
	}
	_, ok := SmallestBid(ranking, 99, 3)
	require.False(t, ok)
	private := *b
	private.Mode = rules.ModePrivate
	_, err = private.PublicRanking(2)
	require.ErrorIs(t, err, ErrPrivate)
}

func TestNodesOf(t *testing.T) {
	shape := rules.Tree{NumTxs: 8, TxsPerBase: 2}
	require.Equal(t, []uint32{4, 5, 6, 7}, NodesOf(shape, rules.RoleBase, ""))
	require.Equal(t, []uint32{1, 2, 3}, NodesOf(shape, rules.RoleMerge, ""))
	require.Equal(t, []uint32{1, 2, 3}, NodesOf(shape, rules.AllRoles, circuit.KindMerge))
	require.Empty(t, NodesOf(shape, rules.RoleSequencer, ""))
}

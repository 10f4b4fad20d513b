package e2e

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

// The whole protocol with the built program: three sequencers, eight provers, two roots that
// compete.
func TestFlow(t *testing.T) {
	t.Parallel()
	t.Run("anvil", func(t *testing.T) {
		t.Parallel()
		flow(t, startAnvil(t), 4)
	})
	t.Run("devnet", func(t *testing.T) {
		t.Parallel()
		flow(t, startDevnet(t), 8)
	})
}

func flow(t *testing.T, l1 *chain, txs int) {
	r := newRollup(t, l1, plan{sequencers: 3, provers: 8, transfers: txs, settings: quick()})
	r.checkStakes()
	supply := r.number("token", "totalSupply")
	reserve, escrow := r.number("rewards", "rewardReserve"), r.number("rewards", "feeEscrow")
	r.equal(new(big.Int).Mul(big.NewInt(6000), ether), reserve, "reserve")
	r.equal(new(big.Int).Mul(big.NewInt(200), ether), escrow, "escrow")
	r.transfers(txs)

	slot := r.sequence()
	winner := r.revealBy(slot)
	r.tooEarlyOrWrong()
	if txs == 4 {
		r.proveFour()
	} else {
		r.proveEight()
	}
	r.compete()
	r.settle(winner, supply, reserve, escrow)
}

// checkStakes compares every staker on L1 with what was asked for.
func (r *rollup) checkStakes() {
	all := slices.Concat(r.sequencers, r.provers)
	require.EqualValues(r.t, len(all), r.number("staking", "stakerCount").Uint64())
	require.Len(r.t, r.events("staking", "Staked"), len(all))
	amount := r.number("staking", "STAKE_AMOUNT")
	r.equal(new(big.Int).Mul(amount, big.NewInt(int64(len(all)))), r.balance(r.contract("staking")), "deposits")
	for i, by := range all {
		require.EqualValues(r.t, i+1, by.staker)
		staker := r.read("staking", "staker", by.staker)
		require.Equal(r.t, by.address(), common.HexToAddress(staker.text("owner")))
		require.Equal(r.t, "0", staker.text("exitBlock"))
		r.equal(new(big.Int), r.balance(by.address()), "what the faucet gave is staked")
		wants := rules.RoleSequencer
		if i >= len(r.sequencers) {
			wants = 0
			for name, role := range map[string]rules.Role{"base": rules.RoleBase, "merge": rules.RoleMerge} {
				if slices.Contains(by.roles, name) {
					wants |= role
				}
			}
		}
		require.EqualValues(r.t, wants, staker.int("roles").Uint64())
	}
}

// sequence lets all sequencers build the block and propose it, and returns the slot.
func (r *rollup) sequence() uint64 {
	for i, by := range r.sequencers {
		r.draft(by)
		r.feeSplitBps[by] = rules.Bps(8000 - 500*i)
	}
	slot := r.nextSlot()
	first := r.sequencers[0]
	first.fails(fmt.Sprintf("the next window opens at L1 block %d", r.schedule.SlotStart(slot)), "slot", "propose", "--block", draftFile, "--slot", fmt.Sprint(slot), "--fee-split", "80%")
	r.l1.advanceTo(r.schedule.SlotStart(slot))
	r.send(first, "slot", "randao", "--slot", fmt.Sprint(slot))
	best := new(big.Int)
	for i, by := range r.sequencers {
		propose := []string{"slot", "propose", "--block", draftFile, "--slot", fmt.Sprint(slot), "--fee-split", fmt.Sprint(uint16(r.feeSplitBps[by]))}
		nonce := r.l1.nonce(by.address())
		if i > 0 {
			// Whether it wins is known to itself alone: one that would lose says so and spends
			// nothing.
			if o := by.run(append(slices.Clone(propose), "--dry-run")...); o.code != exitOK {
				by.fails("does not beat the best", propose...)
				require.Equal(r.t, nonce, r.l1.nonce(by.address()))
				continue
			}
		}
		sent := r.send(by, propose...)
		score := integer(r.t, sent.text("score"))
		require.Positive(r.t, score.Cmp(best))
		best = score
		r.equal(best, r.read("sequencing", "bestOf", slot).int("score"), "best score")
	}
	return slot
}

// revealBy lets the winner reveal.
func (r *rollup) revealBy(slot uint64) *role {
	by := r.sequencers[0]
	by.fails(fmt.Sprintf("the next window opens at L1 block %d", r.schedule.RevealStart(slot)), "slot", "reveal", "--block", draftFile, "--slot", fmt.Sprint(slot))
	r.l1.advanceTo(r.schedule.RevealStart(slot))
	id := by.does("slot", "show", "--slot", fmt.Sprint(slot)).object("best").uint("stakerId")
	for _, s := range r.sequencers {
		if uint64(s.staker) == id {
			by = s
		}
	}
	r.send(by, "slot", "reveal", "--block", draftFile, "--slot", fmt.Sprint(slot))
	for _, other := range r.sequencers {
		if other != by {
			nonce := r.l1.nonce(other.address())
			require.NotEmpty(r.t, other.does("slot", "reveal", "--block", draftFile, "--slot", fmt.Sprint(slot)).text("already"))
			require.Equal(r.t, nonce, r.l1.nonce(other.address()))
		}
	}
	require.Same(r.t, by, r.checkWinner())
	return by
}

// tooEarlyOrWrong are commands that make no sense now.
func (r *rollup) tooEarlyOrWrong() {
	by := r.provers[0]
	nonce := r.l1.nonce(by.address())
	by.fails("the next window opens at L1 block", "finalize", "--block", "1")
	by.fails("not finalized", "rewards", "claim", "--block", "1")
	by.fails("the next window opens at L1 block", "prune")
	by.fails("2", "block", "show", "--block", "2")
	by.usage("--block is needed", "finalize")
	by.usage("", "no-such-command")
	by.usage("", "prove", "--block", "1", "--out", "out", "--fee-burn", "101%")
	require.Equal(r.t, nonce, r.l1.nonce(by.address()))
}

// proves lets a prover prove nodes into its folder.
func (r *rollup) proves(by *role, nodes, feeBurn string) {
	r.t.Helper()
	args := []string{"prove", "--block", "1", "--nodes", nodes, "--fee-burn", feeBurn, "--out", "out"}
	if _, err := os.Stat(by.path("inbox")); err == nil {
		args = append(args, "--children", "inbox")
	}
	result := by.does(args...)
	require.Empty(r.t, result.list("waiting"), "%s", by.name)
	require.NotEmpty(r.t, result.list("made"))
}

// proveFour: six provers of base rollups, two of roots. The second knows half of the others'
// proofs.
func (r *rollup) proveFour() {
	p := r.provers
	for i, node := range []string{"2", "3", "2", "3", "2", "3"} {
		r.proves(p[i], node, fmt.Sprintf("%d%%", 5*i))
		give(r.t, p[i], p[6])
		if i >= 2 && i < 5 {
			give(r.t, p[i], p[7])
		}
	}
	r.proves(p[6], "1", "10%")
	r.proves(p[7], "1", "0")
}

// proveEight: four provers of base rollups, two of merges, two of roots. The first root's prover
// also proves a merge on the others' bases.
func (r *rollup) proveEight() {
	p := r.provers
	for i := range 4 {
		r.proves(p[i], fmt.Sprint(4+i), fmt.Sprintf("%d%%", 5*i))
		give(r.t, p[i], p[4+i/2])
		give(r.t, p[i], p[6])
		give(r.t, p[i], p[7])
	}
	for i := range 2 {
		r.proves(p[4+i], fmt.Sprint(2+i), "20%")
		give(r.t, p[4+i], p[6])
		give(r.t, p[4+i], p[7])
	}
	r.proves(p[6], "2", "1%")
	r.proves(p[6], "1", "10%")
	r.proves(p[7], "1", "0")
}

// compete brings two roots to L1, the lower one first.
func (r *rollup) compete() {
	built := map[*role]*big.Int{}
	two := []*role{r.provers[6], r.provers[7]}
	// A file that is cut off, as of a transfer that broke, spoils nothing.
	found, err := filepath.Glob(two[0].path("inbox", "*.proof.json"))
	require.NoError(r.t, err)
	good, err := os.ReadFile(found[0])
	require.NoError(r.t, err)
	require.NoError(r.t, os.WriteFile(two[0].path("inbox", "cut.proof.json"), good[:len(good)/2], 0o600))
	for _, by := range two {
		result := by.does("root", "build", "--block", "1", "--proofs", "inbox", "--proofs", "out", "--out", "root.json")
		require.True(r.t, result.bool("beatsBest"))
		require.True(r.t, result.bool("exact"))
		require.EqualValues(r.t, by.staker, result.uint("staker"))
		built[by] = integer(r.t, result.text("totalScore"))
	}
	slices.SortFunc(two, func(a, b *role) int { return built[a].Cmp(built[b]) })
	for _, by := range two {
		sent := r.send(by, "root", "submit", "--submission", "root.json")
		require.True(r.t, sent.bool("best"))
		r.equal(built[by], r.read("settlement", "blockAt", 1).int("totalScore"), "best total")
	}
	other := r.provers[0]
	copyFile(r.t, two[0].path("root.json"), other.path("root.json"))
	other.fails("does not beat the best", "root", "submit", "--submission", "root.json")
	roots := other.does("root", "list", "--block", "1").list("roots")
	require.Len(r.t, roots, 2)
	require.EqualValues(r.t, two[1].staker, roots[1].uint("prover"))
	require.Len(r.t, r.events("settlement", "RootAccepted"), 2)
}

// settle finalizes the block, claims for everyone, and compares all figures.
func (r *rollup) settle(winner *role, supply, reserve, escrow *big.Int) {
	t, anyone := r.t, r.provers[0]
	end := r.read("settlement", "blockAt", 1).int("windowEnd").Uint64()
	anyone.fails(fmt.Sprintf("the next window opens at L1 block %d", end), "finalize", "--block", "1")
	r.l1.advanceTo(end)
	anyone.fails("window", "root", "submit", "--submission", "root.json")
	want := r.recompute(reserve, escrow)
	final := r.send(anyone, "finalize", "--block", "1")
	r.equal(want.burn, integer(t, final.text("burned")), "what the program says was burned")

	payout := r.read("rewards", "remainderOf", 1)
	owed := new(big.Int).Sub(want.shares.Total, want.burn)
	r.equal(want.unit, payout.int("unitPerBps"), "unit")
	r.equal(want.shares.Sequencer, payout.int("sequencerShare"), "sequencer's share")
	r.equal(owed, r.number("rewards", "owed"), "owed")
	r.equal(new(big.Int).Sub(supply, want.burn), r.number("token", "totalSupply"), "total supply")
	r.equal(new(big.Int).Sub(escrow, want.submission.Fees), r.number("rewards", "feeEscrow"), "escrow")
	r.equal(new(big.Int).Sub(reserve, r.number("rewards", "BLOCK_REWARD")), r.number("rewards", "rewardReserve"), "reserve")
	require.True(t, winner.does("audit", "--block", "1").bool("agree"))

	// Everyone claims for itself.
	for _, by := range slices.Concat(r.sequencers, r.provers) {
		due := want.due[by.staker]
		if due == nil {
			nonce := r.l1.nonce(by.address())
			require.Contains(t, by.does("rewards", "claim", "--block", "1").text("already"), "nothing of it is due to them")
			require.Equal(t, nonce, r.l1.nonce(by.address()))
			due = new(big.Int)
		} else {
			sent := r.send(by, "rewards", "claim", "--block", "1")
			r.equal(due, integer(t, sent.text("amount")), by.name+"'s claim")
		}
		r.equal(due, r.balance(by.address()), by.name+"'s balance")
	}
	r.settled(want)
}

// settled compares what is left after all claims.
func (r *rollup) settled(want *settledBlock) {
	t := r.t
	payouts := want.submission.Payouts()
	require.Len(t, r.events("rewards", "RewardClaimed"), len(payouts))
	require.Len(t, r.events("rewards", "SequencerShareClaimed"), 1)
	require.Len(t, r.events("settlement", "BlockFinalized"), 1)
	require.Len(t, r.events("sequencing", "Revealed"), 1)
	for i := range payouts {
		require.Equal(t, "true", r.read("rewards", "isClaimed", 1, i).text(""))
	}
	r.equal(new(big.Int), r.number("rewards", "owed"), "owed")
	held := new(big.Int).Add(r.number("rewards", "rewardReserve"), r.number("rewards", "feeEscrow"))
	r.equal(held, r.balance(r.contract("rewards")), "what Rewards holds")
	report := r.deployer.does("audit", "--block", "1", "--all")
	require.True(t, report.bool("agree"))
	require.Greater(t, len(report.list("figures")), 30)
	shown := r.deployer.does("rewards", "show", "--block", "1").list("blocks")
	require.Len(t, shown, 1)
	require.Equal(t, "0", shown[0].text("unclaimed"))
	require.Equal(t, want.burn.String(), shown[0].text("burned"))
	for _, s := range shown[0].list("stakers") {
		require.Equal(t, want.due[uint32(s.uint("stakerId"))].String(), s.text("claimed"))
	}
}

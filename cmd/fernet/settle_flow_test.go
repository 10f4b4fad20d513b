package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// rollup is a deployment with a sequencer, account 1 of L1, and three provers, accounts 2 to 4,
// each with a folder of its own. The ledger has the accounts 0 and 1; receiver 2 is not in it yet.
type rollup struct {
	*world
	schedule  rules.Schedule
	addresses []string
	stakers   map[int]uint32 // by account of L1
}

func newRollup(t *testing.T, mode string, more ...string) *rollup {
	w := newWorld(t)
	r := &rollup{world: w, stakers: map[int]uint32{}}
	genesis := ledger.Genesis{MinBalance: ledger.DefaultMinBalance}
	for i := range 3 {
		made := mustRun[accountKeyMade](w, 0, "tx", "key", "--key", fmt.Sprintf("account-%d.json", i), "--lightkdf")
		r.addresses = append(r.addresses, made.Address.String())
		if i < 2 {
			genesis.Accounts = append(genesis.Accounts, ledger.Allocation{Index: uint32(i), Address: made.Address, Balance: ledgertest.AZT(100)})
		}
	}
	text, err := json.Marshal(genesis)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("genesis.json", text, 0o600))
	if !slices.Contains(more, "--claim-window") {
		more = append(more, "--claim-window", "100")
	}
	made := mustRun[deployed](w, 0, append([]string{"deploy", "--genesis", "genesis.json", "--fund", "6000", "--vrf", mode,
		"--propose-blocks", "12", "--reveal-blocks", "8", "--proving-blocks", "30", "--activation-delay", "20"}, more...)...)
	r.schedule = made.Deployment.Params.Schedule
	for account := 1; account <= 4; account++ {
		roles := "base,merge"
		if account == 1 {
			roles = "sequencer"
		}
		mustRun[identities](w, account, "identity", "new", "--lightkdf")
		added := mustRun[stakers](w, account, "stake", "add", "--roles", roles, "--faucet")
		require.Len(t, added.Stakers, 1)
		r.stakers[account] = added.Stakers[0].ID
	}
	return r
}

// advanceTo lets L1 time pass.
func (r *rollup) advanceTo(block uint64) { require.NoError(r.T, r.l1.AdvanceTo(block)) }

// nextSlot is the first slot that has not started and for which all stakers are eligible.
func (r *rollup) nextSlot() uint64 {
	slot, started := r.schedule.SlotAt(r.l1.Head().Number.Uint64() + 20)
	if !started {
		return 0
	}
	return slot + 1
}

// fails runs a command that fails with the given words.
func (r *rollup) fails(account int, words string, args ...string) {
	r.T.Helper()
	f := mustFail(r.world, account, args...)
	require.Contains(r.T, f.Message, words)
	require.NotContains(r.T, f.Message, "\n")
}

// reveal brings a block of two transfers to L1 and returns its slot.
func (r *rollup) reveal(t *testing.T) uint64 {
	for i, to := range []int{1, 2} {
		signed := mustRun[transferSigned](r.world, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[to], "--amount", "12.5", "--fee", "1")
		require.Equal(t, i, signed.Place)
		require.EqualValues(t, i, signed.Transfer.Nonce, "the file's transfers count")
		require.EqualValues(t, to, signed.Transfer.To)
	}
	built := mustRun[blockBuilt](r.world, 1, "block", "build", "--transfers", "transfers.json", "--txs", "4")
	require.Equal(t, "block-1.draft.json", built.File)
	slot := r.nextSlot()
	r.advanceTo(r.schedule.SlotStart(slot))
	mustRun[operator.Proposed](r.world, 1, "slot", "propose", "--block", built.File, "--fee-split", "80%")
	r.advanceTo(r.schedule.RevealStart(slot))
	// The draft's file is gone: the sequencer has the body where its proposal is, others have not.
	require.NoError(t, os.Remove(built.File))
	r.fails(2, "nor was the body proposed from this", "slot", "reveal", "--block", built.File)
	r.fails(2, "name the draft with --block", "slot", "reveal")
	mustRun[operator.Revealed](r.world, 1, "slot", "reveal")
	return slot
}

// From transfers to claims, each role with its own folder, with what is refused on the way.
func TestFromTransfersToClaims(t *testing.T) {
	r := newRollup(t, "private")
	w := r.world

	// Transfers, and a block of them.
	r.fails(0, "it could not be applied", "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1000")
	r.fails(0, "it could not be applied", "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1", "--nonce", "7")
	r.fails(0, "is not in the ledger", "tx", "new", "--key", "account-2.json", "--to", r.addresses[1], "--amount", "1")
	require.NoFileExists(t, "transfers.json")
	for i, to := range []int{1, 2} {
		signed := mustRun[transferSigned](w, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[to], "--amount", "12.5", "--fee", "1")
		require.Equal(t, i, signed.Place)
		require.EqualValues(t, i, signed.Transfer.Nonce, "the file's transfers count")
		require.EqualValues(t, to, signed.Transfer.To)
	}
	transfers, err := os.ReadFile("transfers.json")
	require.NoError(t, err)
	var doubled map[string]any
	require.NoError(t, json.Unmarshal(transfers, &doubled))
	list := doubled["transfers"].([]any)
	doubled["transfers"] = append(list, list[1])
	bad, err := json.Marshal(doubled)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("bad.json", bad, 0o644))
	r.fails(1, "bad.json: draft block: execute block: transfer 2: nonce is not the sender's next", "block", "build", "--transfers", "bad.json")
	require.NoError(t, os.WriteFile("bad.json", transfers[:len(transfers)/2], 0o644))
	r.fails(1, "read bad.json: file is damaged", "block", "build", "--transfers", "bad.json")
	r.fails(1, "the deployment takes at most", "block", "build", "--transfers", "transfers.json", "--txs", "1024")
	draft := mustRun[blockBuilt](w, 1, "block", "build", "--transfers", "transfers.json").File
	mustRun[blockBuilt](w, 1, "block", "build", "--transfers", "transfers.json")
	r.fails(1, "block-1.draft.json: there is a file of this name, which is never overwritten: remove it", "block", "build", "--transfers", "transfers.json", "--txs", "8")

	// Proposing: not before the slot, nothing sent by a dry run, sent once however often it is run.
	slot := r.nextSlot()
	at := fmt.Sprint(slot)
	propose := []string{"slot", "propose", "--block", draft, "--slot", at, "--fee-split", "80%"}
	r.fails(1, fmt.Sprintf("has not started: the next window opens at L1 block %d", r.schedule.SlotStart(slot)), propose...)
	r.advanceTo(r.schedule.SlotStart(slot))
	head := r.l1.Head().Number.Uint64()
	dry := mustRun[operator.Proposed](w, 1, append(propose, "--dry-run")...)
	require.Equal(t, []string{account.Simulated, account.Simulated}, statuses(dry.Transactions), "RANDAO and proposal")
	require.Equal(t, head, r.l1.Head().Number.Uint64())
	r.fails(2, "fixed for life, and not sequencer", propose...)
	sent := mustRun[operator.Proposed](w, 1, propose...)
	require.Equal(t, []string{account.Confirmed, account.Confirmed}, statuses(sent.Transactions))
	require.FileExists(t, sent.File)
	head = r.l1.Head().Number.Uint64()
	again := mustRun[operator.Proposed](w, 1, propose...)
	require.Equal(t, []string{account.Earlier}, statuses(again.Transactions))
	require.Equal(t, sent.Transactions[1].Hash, again.Transactions[0].Hash)
	r.fails(1, "does not beat the best", "slot", "propose", "--block", draft, "--fee-split", "7999")
	randao := mustRun[operator.Randao](w, 2, "slot", "randao", "--slot", at)
	require.Contains(t, randao.Already, "it is recorded")
	require.Equal(t, *sent.Randao, randao.Randao)
	require.Equal(t, head, r.l1.Head().Number.Uint64())

	shown := mustRun[settlement.SlotStatus](w, 0, "slot", "show")
	require.Equal(t, slot, shown.Slot)
	require.Equal(t, rules.PhasePropose, shown.Phase)
	require.Equal(t, r.stakers[1], shown.Best.StakerID)
	require.Equal(t, sent.Score, shown.Best.Score)

	// Revealing.
	r.fails(1, fmt.Sprintf("reveal phase has not started: the next window opens at L1 block %d", r.schedule.RevealStart(slot)), "slot", "reveal", "--block", draft)
	r.advanceTo(r.schedule.RevealStart(slot))
	r.fails(1, "its propose phase has ended", "slot", "propose", "--block", draft, "--fee-split", "100%")
	revealed := mustRun[operator.Revealed](w, 1, "slot", "reveal", "--block", draft)
	require.EqualValues(t, 1, revealed.Block)
	require.Equal(t, []string{account.Earlier}, statuses(mustRun[operator.Revealed](w, 1, "slot", "reveal", "--block", draft).Transactions))
	require.Contains(t, mustRun[operator.Revealed](w, 2, "slot", "reveal", "--block", draft).Already, "it is revealed")
	blocks := mustRun[settlement.Chain](w, 0, "block", "list")
	require.Len(t, blocks.Blocks, 1)
	require.Equal(t, settlement.BlockPending, blocks.Blocks[0].State)
	opened := mustRun[payments.Inspection](w, 0, "block", "show", "--block", "1")
	require.True(t, opened.Provable)
	require.Len(t, opened.Transfers, 2)
	require.Equal(t, units.AZT(2), opened.Fees.Int)
	receiver := mustRun[payments.Balance](w, 0, "tx", "account", "--address", r.addresses[2])
	require.Equal(t, "12500000000000000000", receiver.Indices[0].Balance.String())

	ranking := mustRun[prover.Rankings](w, 2, "rank", "--block", "1", "--fee-burn", "10%")
	require.Len(t, ranking.Nodes, 3)
	require.Equal(t, r.stakers[2], ranking.Nodes[0].Bids[0].StakerID)

	// Prover 2 works alone and proves the whole tree.
	alone := mustRun[proved](w, 2, "prove", "--block", "1", "--fee-burn", "10%", "--out", "p2")
	require.Len(t, alone.Made, 3)
	require.FileExists(t, filepath.Join("p2", fmt.Sprintf("block-1-node-1-staker-%d.proof.json", r.stakers[2])))
	for _, made := range mustRun[proved](w, 2, "prove", "--block", "1", "--fee-burn", "10%", "--out", "p2").Made {
		require.True(t, made.Reused, "run again, nothing is proven twice")
	}

	// Where proving fails midway, the proofs that are in their files are shown beside the error. A
	// proof has another name where its first one is taken, so both have to be.
	half := fmt.Sprintf("block-1-node-2-staker-%d.proof.json", r.stakers[2])
	deployment, err := settlement.ReadDeployment("deployments/1337.json")
	require.NoError(t, err)
	taken, err := files.ReadProof(filepath.Join("p2", half), prover.Files(deployment))
	require.NoError(t, err)
	for _, name := range []string{taken.Name(), taken.AltName()} {
		require.NoError(t, os.MkdirAll(filepath.Join("half", name, "in the way"), 0o755))
	}
	code, stdout, stderr := w.as(2, "prove", "--block", "1", "--fee-burn", "10%", "--children", "p2", "--out", "half")
	require.Equal(t, exitFailed, code, stderr)
	require.Contains(t, stderr, taken.AltName())
	var made proved
	require.NoError(t, json.Unmarshal([]byte(stdout), &made), stdout)
	require.Len(t, made.Made, 1, stdout)
	require.FileExists(t, made.Made[0].Path)
	require.Contains(t, stdout, `"error"`)

	// Prover 4 burns all of its rewards. It draws and lets somebody without a key prove its base
	// rollups; prover 3 builds a root on all of it.
	drawn := mustRun[proved](w, 4, "prove", "--block", "1", "--fee-burn", "100%", "--write-tickets", "tickets.json")
	require.Equal(t, 3, drawn.Drawn)
	built := mustRun[proved](w, 0, "prove", "--block", "1", "--tickets", "tickets.json", "--kind", "base", "--out", "p4")
	require.Len(t, built.Made, 2)
	r.fails(3, "no proof to choose from", "root", "build", "--block", "1", "--proofs", "p4", "--out", "root.json")
	require.NoError(t, os.MkdirAll("p3", 0o755))
	code, _, stderr = w.as(3, "prove", "--block", "1", "--fee-burn", "0", "--nodes", "1", "--out", "p3")
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "wait for others' proofs")

	// A bad file in a shared directory is refused with its name and spoils nothing.
	good, err := os.ReadFile(filepath.Join("p4", fmt.Sprintf("block-1-node-2-staker-%d.proof.json", r.stakers[4])))
	require.NoError(t, err)
	forged := strings.Replace(string(good), `"feeBurnBps": 10000`, `"feeBurnBps": 9999`, 1)
	require.NoError(t, os.WriteFile(filepath.Join("p4", "block-1-node-2-forged.proof.json"), []byte(forged), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join("p4", "block-1-node-3-cut.proof.json"), good[:100], 0o644))
	// What prover 2 made alone has fewer children than it would have now, and stays.
	early := mustRun[proved](w, 2, "prove", "--block", "1", "--fee-burn", "10%", "--children", "p4", "--out", "p2")
	require.Len(t, early.Outdated, 1)
	require.Equal(t, operator.Outdated{Node: 1, Path: filepath.Join("p2", fmt.Sprintf("block-1-node-1-staker-%d.proof.json", r.stakers[2])), Children: 2, Best: 4}, early.Outdated[0])
	together := mustRun[proved](w, 3, "prove", "--block", "1", "--fee-burn", "0", "--nodes", "1", "--children", "p2", "--children", "p4", "--out", "p3")
	require.Len(t, together.Made, 1)
	require.Len(t, together.Warnings, 2)
	require.Contains(t, together.Warnings[0], "block-1-node-2-forged.proof.json")
	require.Equal(t, 1, strings.Count(together.Warnings[0], "proof of node 2"), together.Warnings[0])
	require.Contains(t, together.Warnings[1], "block-1-node-3-cut.proof.json")

	// Two roots compete; the lower one is not sent after the higher one.
	lower := mustRun[rootBuilt](w, 2, "root", "build", "--block", "1", "--proofs", "p2", "--out", "lower.json")
	require.Equal(t, 3, lower.Proofs)
	higher := mustRun[rootBuilt](w, 3, "root", "build", "--block", "1", "--proofs", "p2", "--proofs", "p3", "--proofs", "p4", "--out", "higher.json", "--staker", fmt.Sprint(r.stakers[3]))
	require.Equal(t, 5, higher.Proofs)
	require.True(t, higher.Beats)
	dryRoot := mustRun[operator.SubmittedRoot](w, 2, "root", "submit", "--submission", "lower.json", "--dry-run")
	require.Equal(t, []string{account.Simulated}, statuses(dryRoot.Transactions))
	require.False(t, dryRoot.Best)
	require.True(t, mustRun[operator.SubmittedRoot](w, 2, "root", "submit", "--submission", "lower.json").Best)
	require.True(t, mustRun[operator.SubmittedRoot](w, 3, "root", "submit", "--submission", "higher.json").Best)
	r.fails(4, "does not beat the best", "root", "submit", "--submission", "lower.json")
	require.Contains(t, mustRun[operator.SubmittedRoot](w, 4, "root", "submit", "--submission", "higher.json").Already, "it is the best so far")
	require.Equal(t, []string{account.Earlier}, statuses(mustRun[operator.SubmittedRoot](w, 3, "root", "submit", "--submission", "higher.json").Transactions))
	roots := mustRun[operator.Roots](w, 0, "root", "list", "--block", "1")
	require.Len(t, roots.Roots, 2)
	require.Equal(t, higher.Total.String(), roots.Roots[1].Total.String())
	require.Equal(t, r.stakers[3], roots.Roots[1].Prover)
	r.fails(0, "file is of another kind", "root", "submit", "--submission", draft)

	// Settlement.
	r.fails(0, fmt.Sprintf("the next window opens at L1 block %d", higher.WindowEnd), "finalize", "--block", "1")
	r.fails(0, "it is not finalized", "rewards", "claim", "--block", "1", "--all")
	r.advanceTo(higher.WindowEnd)
	r.fails(2, "proving window ended", "prove", "--block", "1", "--fee-burn", "0", "--out", "late")
	r.fails(4, "its proving window ends at", "root", "submit", "--submission", "lower.json")
	require.Contains(t, mustRun[operator.Pruned](w, 0, "prune").Already, "no block is waiting")
	final := mustRun[operator.Finalized](w, 0, "finalize", "--block", "1")
	require.Equal(t, []string{account.Confirmed}, statuses(final.Transactions))
	require.Equal(t, []string{account.Earlier}, statuses(mustRun[operator.Finalized](w, 0, "finalize", "--block", "1").Transactions))
	require.Contains(t, mustRun[operator.Finalized](w, 2, "finalize", "--block", "1").Already, "it is finalized")

	// L1 loses the finalization after it was final. The command does it again, and then has nothing
	// to do.
	require.NoError(t, r.l1.Reorg(1, true))
	r.fails(2, "it is not finalized", "rewards", "claim", "--block", "1")
	require.Equal(t, []string{account.Confirmed}, statuses(mustRun[operator.Finalized](w, 0, "finalize", "--block", "1").Transactions))
	require.Equal(t, []string{account.Earlier}, statuses(mustRun[operator.Finalized](w, 0, "finalize", "--block", "1").Transactions))
	// Lost once more, it is done by somebody else: under its nonce it would fail.
	require.NoError(t, r.l1.Reorg(1, true))
	require.Equal(t, []string{account.Confirmed}, statuses(mustRun[operator.Finalized](w, 2, "finalize", "--block", "1").Transactions))
	require.Contains(t, mustRun[operator.Finalized](w, 0, "finalize", "--block", "1").Already, "it is finalized")

	// Claims: one's own, then everyone's by somebody else, then none is left.
	own := mustRun[operator.Claimed](w, 2, "rewards", "claim", "--block", "1")
	require.Equal(t, 2, own.Rewards)
	require.False(t, own.Share)
	require.Contains(t, mustRun[operator.Claimed](w, 2, "rewards", "claim", "--block", "1").Already, "everything due to them is paid")
	nothing := []string{"rewards", "claim", "--block", "1"}
	require.Contains(t, mustRun[operator.Claimed](w, 0, nothing...).Already, "nothing of it is due to them")
	require.Contains(t, mustRun[operator.Claimed](w, 4, nothing...).Already, "nothing of it is due to them", "all of it is burned")
	r.fails(0, "UnknownStaker(stakerId: 77)", "rewards", "claim", "--block", "1", "--staker", "77")
	r.expire(t)
	rest := mustRun[operator.Claimed](w, 0, "rewards", "claim", "--block", "1", "--all")
	require.Equal(t, 1, rest.Rewards)
	require.True(t, rest.Share)
	require.Contains(t, mustRun[operator.Claimed](w, 0, "rewards", "claim", "--block", "1", "--all").Already, "everything due to them is paid")
	require.Contains(t, mustRun[operator.Claimed](w, 0, nothing...).Already, "nothing of it is due to them", "as before others claimed")

	rewards := mustRun[rewardsShown](w, 0, "rewards", "show", "--block", "1")
	require.Equal(t, "0", rewards.Blocks[0].Unclaimed.String())
	sum := parse(t, rewards.Blocks[0].Burned.String())
	for _, s := range rewards.Blocks[0].Stakers {
		require.Equal(t, s.Due.String(), s.Claimed.String())
		sum.Add(sum, parse(t, s.Due.String()))
	}
	require.Equal(t, units.AZT(602), sum, "600 AZT of block reward and 2 of fees")
	require.Equal(t, rewards.Blocks[0].Total.String(), mustRun[rewardsShown](w, 0, "rewards", "show").Blocks[0].Total.String())
	report := mustRun[audited](w, 0, "audit", "--block", "1")
	require.True(t, report.Agree)
	require.Greater(t, len(report.Figures), 40)

	// For a person, the same as text.
	for args, says := range map[string]string{
		"slot show":                       "Last block 1, last proven block 1.",
		"block list":                      "finalized",
		"block show --block 1":            "It pays 2 AZT of fees",
		"rank --block 1":                  "these are staker",
		"root list --block 1":             "The last one leads.",
		"rewards show":                    "602.000",
		"rewards show --block 1":          "Block 1 pays 602 AZT",
		"finalize --block 1":              "Nothing to do: finalize block 1: it is finalized.",
		"audit --block 1":                 "figures agree",
		"prune":                           "Nothing to do: prune",
		"tx account --key account-2.json": "index 2: 12.5 AZT",
	} {
		code, stdout, stderr := execute(t, append(strings.Fields(args), "--network", "devnet", "--rpc-url", r.l1.URL(), "--keys-dir", w.keys,
			"--data-dir", "data-2", "--password-file", "password")...)
		require.Equal(t, exitOK, code, "%s: %s", args, stderr)
		require.Contains(t, stdout, says, args)
	}
	r.audits(t)
}

// expire lets the claim window of block 1 pass and has the rest burned, and then takes all of it
// back.
func (r *rollup) expire(t *testing.T) {
	before := r.l1.Head()
	shown := mustRun[rewardsShown](r.world, 5, "rewards", "show", "--block", "1").Blocks[0]
	r.fails(5, fmt.Sprintf("claims can still be made: the next window opens at L1 block %d", shown.ExpiryBlock), "rewards", "expire", "--block", "1")
	r.advanceTo(shown.ExpiryBlock)
	r.fails(5, "claims ended", "rewards", "claim", "--block", "1", "--all")
	burned := mustRun[operator.Expired](r.world, 5, "rewards", "expire", "--block", "1")
	require.Equal(t, shown.Unclaimed.String(), burned.Amount.String())
	require.Equal(t, burned.Amount.String(), mustRun[rewardsShown](r.world, 5, "rewards", "show", "--block", "1").Blocks[0].Expired.String())
	require.Contains(t, mustRun[operator.Expired](r.world, 5, "rewards", "expire", "--block", "1").Already, "nothing is left of it")
	lost := mustRun[operator.Claimed](r.world, 5, "rewards", "claim", "--block", "1", "--all")
	require.Contains(t, lost.Already, fmt.Sprintf("claims ended at L1 block %d, and the %s AZT that were left for them are burned since L1 block %d",
		shown.ExpiryBlock, units.Exact(burned.Amount.Int), burned.Transactions[0].Block))
	require.Equal(t, "0", lost.Amount.String())
	for account, says := range map[int]string{0: "nothing of it is due to them", 2: "everything due to them is paid"} {
		require.Contains(t, mustRun[operator.Claimed](r.world, account, "rewards", "claim", "--block", "1").Already, says)
	}
	code, stdout, _ := execute(t, "rewards", "show", "--network", "devnet", "--rpc-url", r.l1.URL(), "--data-dir", "data-5")
	require.Zero(t, code)
	require.Contains(t, stdout, fmt.Sprintf("over since L1 block %d, the rest is burned", shown.ExpiryBlock))
	require.NoError(t, r.l1.Fork(before.Hash()))
	r.l1.Rollback()
	require.Equal(t, before.Number, r.l1.Head().Number)
}

func parse(t *testing.T, s string) *big.Int {
	v, ok := new(big.Int).SetString(s, 10)
	require.True(t, ok, s)
	return v
}

// In public mode everyone's place is known, and a block nobody proves is pruned.
func TestPublicRankAndPrune(t *testing.T) {
	r := newRollup(t, "public")
	w := r.world
	slot := r.reveal(t)
	ranking := mustRun[prover.Rankings](w, 2, "rank", "--block", "1", "--nodes", "2-3", "--others-bid", "10%")
	require.Len(t, ranking.Nodes, 2)
	for _, n := range ranking.Nodes {
		require.Len(t, n.Bids, 3)
		require.NotNil(t, n.SmallestBid)
		require.Zero(t, *n.SmallestBid, "there are no more bidders than places")
		for _, b := range n.Bids {
			require.True(t, b.Place)
			require.Equal(t, b.StakerID == r.stakers[2], b.Own)
		}
	}
	// Who has no identity sees the ranking, too.
	all := mustRun[prover.Rankings](w, 0, "rank", "--block", "1")
	require.Len(t, all.Nodes, 3)
	require.Nil(t, all.Nodes[0].SmallestBid)
	// The others are taken to bid as much as pays what a proof costs them.
	dear := mustRun[prover.Rankings](w, 0, "rank", "--block", "1", "--cost-per-hour", "10000")
	for i, n := range all.Nodes {
		for j := range n.Bids {
			require.EqualValues(t, rules.BPS, n.Bids[j].FeeBurnBps, "proofs cost nothing")
			require.Less(t, dear.Nodes[i].Bids[j].FeeBurnBps, rules.Bps(rules.BPS))
			require.Positive(t, dear.Nodes[i].Bids[j].FeeBurnBps)
		}
	}
	require.Less(t, dear.Nodes[1].Bids[0].FeeBurnBps, dear.Nodes[0].Bids[0].FeeBurnBps, "base rollups cost more than merges")

	for args, says := range map[string]string{
		"rank --block 1 --nodes 4":                         "the block's nodes are 1 to 3",
		"rank --block 1 --nodes 3-2":                       "neither a node nor a range",
		"rank --block 1 --fee-burn 101%":                   "is not a share",
		"rank --block 1 --others-bid 101%":                 "is not a share",
		"rank --block 1 --cost-per-hour -1":                "--cost-per-hour",
		"rank --block 1 --others-bid 1% --cost-per-hour 1": "leave it out with --others-bid",
		"prove --block 1 --out x --fee-burn 1 --kind x":    "none of base, merge and root",
		"prove --block 1 --fee-burn 1":                     "--out is needed",
		"rewards claim --block 1 --staker x":               "is not a staker's id",
		"finalize":                                         "--block is needed",
	} {
		code, _, stderr := w.as(2, strings.Fields(args)...)
		require.Equal(t, exitUsage, code, "%s: %s", args, stderr)
		require.Contains(t, stderr, says, args)
	}

	// Where a folder is not one no tickets are said to be written.
	tickets := []string{"prove", "--block", "1", "--fee-burn", "10%", "--write-tickets", filepath.Join("password", "tickets.json")}
	r.fails(2, "password", tickets...)
	code, stdout, stderr := w.text(t.Context(), 2, tickets...)
	require.Equal(t, exitFailed, code)
	require.Empty(t, stdout)
	require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)

	window := mustRun[settlement.Chain](w, 0, "block", "list").Blocks[0].WindowEnd
	r.warnsOfPrunableParent(t, window)
	// Nobody waits for a phase in which there is nothing to be done for them.
	next, _ := r.schedule.SlotAt(window)
	waiting := []string{"slot", "propose", "--block", "late.json", "--fee-split", "80%", "--slot", fmt.Sprint(next + 1), "--wait"}
	r.fails(2, "has the roles base+merge, fixed for life", waiting...)
	set := w.keys
	w.keys = "none"
	r.fails(1, "missing", waiting...)
	w.keys = set
	// An account without ETH is told before it waits.
	interrupted, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	t.Setenv("FERNET_PRIVATE_KEY", privateKey(40))
	said := &watched{words: "waiting: prune", then: interrupt}
	code = run(interrupted, []string{"fernet", "prune", "--wait", "--network", "devnet", "--rpc-url", w.url, "--data-dir", "data-40"}, io.Discard, said)
	stderr = said.String()
	require.Equal(t, exitInterrupted, code, stderr)
	require.Contains(t, stderr, devnet.Address(40).Hex()+" has no ETH")
	require.Less(t, strings.Index(stderr, "has no ETH"), strings.Index(stderr, "waiting: prune"))
	// A reveal that was done says when the window ends, or ended.
	revealed := func() string {
		code, stdout, stderr := w.text(t.Context(), 1, "slot", "reveal", "--slot", fmt.Sprint(slot))
		require.Zero(t, code, stderr)
		return stdout
	}
	require.Contains(t, revealed(), fmt.Sprintf("is revealed: its proving window ends at L1 block %d, in ", window))
	r.fails(0, fmt.Sprintf("the proving window of block 1 is open: the next window opens at L1 block %d", window), "prune")
	r.advanceTo(window)
	require.Equal(t, settlement.BlockPrunable, mustRun[settlement.Chain](w, 0, "block", "list").Blocks[0].State)
	require.Zero(t, mustRun[settlement.Chain](w, 0, "block", "list").Tip, "the next block follows genesis")
	r.fails(1, "transfer 0: nonce is not the sender's next", "block", "build", "--transfers", "second.json", "--out", "later.json")
	r.fails(0, "prune drops it", "finalize", "--block", "1")
	require.Contains(t, revealed(), fmt.Sprintf("was revealed; its proving window ended at L1 block %d.", window))
	dropped := mustRun[operator.Pruned](w, 0, "prune")
	require.Equal(t, []uint64{1, 1}, []uint64{dropped.First, dropped.Last})
	require.Len(t, dropped.Penalties, 1)
	require.Equal(t, r.stakers[1], dropped.Penalties[0].StakerID)
	require.Equal(t, mustRun[deploymentShown](w, 0, "deployment", "show").Deployment.Params.PrunePenalty.String(), dropped.Penalties[0].Burned.String())
	require.Contains(t, mustRun[operator.Pruned](w, 0, "prune").Already, "no block is waiting")
	unknown := mustFail(w, 0, "block", "show", "--block", "1")
	require.Contains(t, unknown.Message, "UnknownBlock")
	require.Contains(t, unknown.Advice, "fernet block list")
	require.Empty(t, mustRun[settlement.Chain](w, 0, "block", "list").Blocks)
}

// watched calls then when words were written.
type watched struct {
	text  strings.Builder
	words string
	then  func()
}

func (w *watched) String() string { return w.text.String() }

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.text.Write(p)
	if strings.Contains(w.String(), w.words) {
		w.then()
	}
	return n, err
}

// warnsOfPrunableParent drafts and proposes a second block for the last slot in which the first,
// which has no root, does not count as pruned.
func (r *rollup) warnsOfPrunableParent(t *testing.T, window uint64) {
	w := r.world
	mustRun[transferSigned](w, 0, "tx", "new", "--key", "account-0.json", "--to", r.addresses[1], "--amount", "1", "--file", "second.json")
	build := func(out string) blockBuilt {
		return mustRun[blockBuilt](w, 1, "block", "build", "--transfers", "second.json", "--out", out)
	}
	require.Empty(t, build("early.json").Warning, "it can be revealed in time")
	late, _ := r.schedule.SlotAt(window - 1) // the last slot that begins while the window is open
	end := r.schedule.SlotStart(late + 1)
	require.Equal(t, end, window)
	r.advanceTo(r.schedule.SlotStart(late))
	for _, says := range []string{build("late.json").Warning, mustRun[operator.Proposed](w, 1, "slot", "propose", "--block", "late.json", "--fee-split", "80%", "--dry-run").Warning} {
		require.Contains(t, says, fmt.Sprintf("block 1 has no root yet: without one before its proving window ends at L1 block %d, it and all built on it count as pruned; slot %d ends then", window, late))
	}
	// For the slot after it nothing is built on a block that does not count then.
	r.advanceTo(r.schedule.RevealStart(late))
	r.fails(1, fmt.Sprintf("nobody has proven block 1, whose proving window is open until L1 block %d", window), "block", "build", "--transfers", "second.json", "--out", "later.json")
}

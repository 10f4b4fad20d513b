package e2e

import (
	"bufio"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// waiting runs a command that waits, and calls met with the block that it waits for, each time that
// it says so: 0 when it waits for somebody and not for a block. What met is given kills the
// command.
func (r *role) waiting(met func(block uint64, kill func()), args ...string) outcome {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := r.command(ctx, args...)
	var stdout, stderr strings.Builder
	cmd.Stdout = &stdout
	errs, err := cmd.StderrPipe()
	require.NoError(r.t, err)
	require.NoError(r.t, cmd.Start())
	killed := false
	kill := func() {
		killed = true
		require.NoError(r.t, cmd.Process.Signal(syscall.SIGKILL))
	}
	lines := bufio.NewScanner(errs)
	for lines.Scan() {
		stderr.WriteString(lines.Text() + "\n")
		if found := waitsForBlock.FindStringSubmatch(lines.Text()); found != nil {
			block, err := strconv.ParseUint(found[1], 10, 64)
			require.NoError(r.t, err)
			require.Contains(r.t, lines.Text(), "Ctrl-C is safe")
			met(block, kill)
		} else if strings.Contains(lines.Text(), "Somebody has to do that") {
			met(0, kill)
		}
	}
	err = cmd.Wait()
	require.NoError(r.t, ctx.Err(), "%v", args)
	if exit, failed := err.(*exec.ExitError); err != nil {
		require.True(r.t, failed, "%v", err)
		require.True(r.t, exit.Exited() || killed, "%v: %s", args, stderr.String())
	}
	return outcome{code: cmd.ProcessState.ExitCode(), killed: killed, stdout: stdout.String(), stderr: stderr.String()}
}

// waits runs a command with --wait: it is killed while it waits and run again; then L1 drops blocks
// that have come meanwhile, and goes on as far as the command waits for. It sends as many
// transactions as are needed in all, and none when it is run once more.
func (r *rollup) waits(by *role, needed int, args ...string) object {
	r.t.Helper()
	args = append(args, "--wait")
	before := r.l1.nonce(by.address())
	o := by.waiting(func(_ uint64, kill func()) { kill() }, args...)
	require.True(r.t, o.killed, "%v does not wait: %s", args, o.stderr)
	sent := r.l1.nonce(by.address())

	said := 0
	o = by.waiting(func(block uint64, _ func()) {
		if said++; said == 1 {
			require.Positive(r.t, block)
			r.l1.mine(2)
			require.NoError(r.t, r.l1.devnet.Reorg(2, false))
			require.Equal(r.t, sent, r.l1.nonce(by.address()), "while it waits it sends nothing")
		}
		r.l1.advanceTo(block)
	}, args...)
	require.Equal(r.t, exitOK, o.code, "%v: %s", args, o.stderr)
	require.Positive(r.t, said)
	require.Equal(r.t, before+uint64(needed), r.l1.nonce(by.address()), "%v: %s", args, o.stderr)
	again := by.does(args...)
	for _, status := range again.statuses() {
		require.Equal(r.t, "earlier", status)
	}
	require.Equal(r.t, before+uint64(needed), r.l1.nonce(by.address()), "run once more it sends nothing: %v", args)
	return o.one(r.t)
}

// Every command that waits for a phase, from a stake to a claim: each is killed while it waits, and
// sees a reorg.
func TestWaits(t *testing.T) {
	l1 := startDevnet(t)
	settings := quick()
	settings["reveal-blocks"], settings["activation-delay"], settings["propose-blocks"] = 20, 40, 20
	r := newRollup(t, l1, plan{sequencers: 1, transfers: 2, settings: settings})
	rival := r.sequencers[0]

	// A stake, until it is active.
	by := r.join("operator", 1+len(r.sequencers))
	by.does("identity", "new", "--lightkdf")
	active := r.waits(by, 3, "stake", "add", "--roles", "sequencer,base,merge", "--faucet").list("stakers")
	require.Equal(t, "active", active[0].text("state"))

	// RANDAO, when the slot starts.
	randao := r.nextSlot()
	r.waits(rival, 1, "slot", "randao", "--slot", fmt.Sprint(randao))

	// A proposal for the first slot with time left, and the body of what was proposed last. What is
	// over is not waited for.
	r.transfers(2)
	copyFile(t, r.deployer.path("transfers.json"), by.path("transfers.json"))
	l1.advanceTo(r.schedule.RevealStart(randao) - 1)
	by.fails("its propose phase has ended", "slot", "propose", "--transfers", "transfers.json", "--fee-split", "80%", "--slot", fmt.Sprint(randao), "--wait")
	propose := []string{"slot", "propose", "--transfers", "transfers.json", "--fee-split", "80%"}
	proposed := r.waits(by, 2, propose...)
	slot := proposed.uint("slot")
	require.Equal(t, randao+1, slot)
	revealed := r.waits(by, 1, "slot", "reveal")
	require.Equal(t, slot, revealed.uint("slot"))

	// A proposal that is revealed is not made again, and the reveal is found done when the slot is
	// over.
	nonce := l1.nonce(by.address())
	again := by.does(append(slices.Clone(propose), "--wait")...)
	require.Contains(t, again.text("already"), "it is revealed, as block 1")
	require.Equal(t, slot, again.uint("slot"))
	l1.advanceTo(r.schedule.SlotStart(slot+1) + 1)
	require.Equal(t, slot, by.does("slot", "reveal", "--wait").uint("slot"))
	require.Equal(t, nonce, l1.nonce(by.address()))

	// Proofs and the root in one; run again, nothing is made or sent.
	prove := []string{"prove", "--block", "1", "--fee-burn", "10%", "--out", "proofs", "--submit"}
	require.Equal(t, []string{"confirmed"}, by.does(prove...).object("root").statuses())
	require.Equal(t, []string{"earlier"}, by.does(prove...).object("root").statuses())
	require.NotEmpty(t, rival.does("root", "submit", "--block", "1", "--proofs", by.path("proofs"), "--wait").text("already"))

	// A claim waits for the window, and then for somebody who finalizes.
	stages := []bool{}
	claim := rival.waiting(func(block uint64, _ func()) {
		stages = append(stages, block > 0)
		if block > 0 {
			// It keeps no other command of the account from sending.
			current, _ := r.schedule.SlotAt(l1.head())
			rival.does("slot", "randao", "--slot", fmt.Sprint(current))
			l1.advanceTo(block)
			return
		}
		r.waitsNot(by, "finalize", "--block", "1")
	}, "rewards", "claim", "--block", "1", "--all", "--wait")
	require.Equal(t, exitOK, claim.code, claim.stderr)
	require.Equal(t, []bool{true, false}, stages, claim.stderr)
	require.NotEmpty(t, claim.one(t).list("transactions"))

	// A block that nobody proves is pruned after its window; it will never be finalized or pay
	// anything.
	r.deployer.does("tx", "new", "--key", "user-0.json", "--to", r.users[1], "--amount", "1", "--file", "second.json")
	copyFile(t, r.deployer.path("second.json"), by.path("second.json"))
	o := by.waiting(func(block uint64, _ func()) { l1.advanceTo(block) }, "slot", "propose", "--transfers", "second.json", "--fee-split", "80%", "--wait")
	require.Equal(t, exitOK, o.code, o.stderr)
	o = by.waiting(func(block uint64, _ func()) { l1.advanceTo(block) }, "slot", "reveal", "--wait")
	require.Equal(t, exitOK, o.code, o.stderr)
	r.waits(rival, 1, "prune")
	by.fails("UnknownBlock", "finalize", "--block", "2", "--wait")

	// The deposit, when the exit delay is over.
	by.fails("its exit was not asked for", "stake", "withdraw", "--wait")
	by.does("stake", "exit")
	require.Equal(t, "withdrawn", r.waits(by, 1, "stake", "withdraw").list("stakers")[0].text("state"))
	by.fails("UnknownStaker", "stake", "withdraw", "--staker", "99", "--wait")
}

// A block is finalized and its rewards are claimed when the window is over, whoever is killed and
// whatever L1 drops meanwhile.
func TestWaitsForMoney(t *testing.T) {
	l1 := startDevnet(t)
	settings := quick()
	settings["proving-blocks"] = 200
	r := newRollup(t, l1, plan{transfers: 2, settings: settings})
	passes := func(block uint64, _ func()) { l1.advanceTo(block) }
	by, claimant := r.join("operator", 1), r.join("claimant", 2)
	by.does("identity", "new", "--lightkdf")
	require.Equal(t, exitOK, by.waiting(passes, "stake", "add", "--roles", "sequencer,base,merge", "--faucet", "--wait").code)
	for number := 1; number <= 2; number++ {
		file := fmt.Sprintf("transfers-%d.json", number)
		r.deployer.does("tx", "new", "--key", "user-0.json", "--to", r.users[1], "--amount", "1", "--fee", "0.5", "--file", file)
		copyFile(t, r.deployer.path(file), by.path(file))
		o := by.waiting(passes, "slot", "propose", "--transfers", file, "--fee-split", "80%", "--wait")
		require.Equal(t, exitOK, o.code, o.stderr)
		o = by.waiting(passes, "slot", "reveal", "--wait")
		require.Equal(t, exitOK, o.code, o.stderr)
		by.does("prove", "--block", fmt.Sprint(number), "--fee-burn", "10%", "--out", "proofs", "--submit")
	}

	claim := []string{"rewards", "claim", "--block", "1-2", "--all", "--wait"}
	nonce := l1.nonce(claimant.address())
	o := claimant.waiting(func(_ uint64, kill func()) { kill() }, claim...)
	require.True(t, o.killed)
	require.Contains(t, o.stderr, "claim rewards of block 1: it is not finalized")
	r.waits(by, 1, "finalize", "--block", "1")

	// Block 1 is finalized: it is block 2 that the claim waits for then, for its window and then
	// for somebody.
	stages := []bool{}
	o = claimant.waiting(func(block uint64, kill func()) {
		stages = append(stages, block > 0)
		if block == 0 {
			kill()
			return
		}
		l1.mine(2)
		require.NoError(t, l1.devnet.Reorg(2, false))
		l1.advanceTo(block)
	}, claim...)
	require.True(t, o.killed, o.stderr)
	require.Equal(t, []bool{true, false}, stages, o.stderr)
	require.NotContains(t, o.stderr, "claim rewards of block 1")
	require.Equal(t, nonce, l1.nonce(claimant.address()), "while one of the blocks is waited for nothing is sent")
	o = claimant.waiting(func(block uint64, _ func()) {
		require.Zero(t, block)
		r.waitsNot(by, "finalize", "--block", "2")
	}, claim...)
	require.Equal(t, exitOK, o.code, o.stderr)
	paid := o.one(t)
	require.Len(t, paid.list("blocks"), 2)
	for _, block := range paid.list("blocks") {
		require.Positive(t, integer(t, block.text("amount")).Sign())
	}
	sent := uint64(len(paid.list("transactions")))
	require.Equal(t, nonce+sent, l1.nonce(claimant.address()))

	// Run once more it has nothing to wait for, and nothing to send.
	require.NotEmpty(t, r.waitsNot(claimant, claim[:len(claim)-1]...).text("already"))
	require.Equal(t, nonce+sent, l1.nonce(claimant.address()))
	again := by.does("prove", "--block", "1", "--fee-burn", "10%", "--out", "proofs", "--submit")
	require.Equal(t, []string{"earlier"}, again.object("root").statuses(), "what was proven and sent is found done when the window is over")
	by.fails("its proving window ended", "prove", "--block", "1", "--fee-burn", "20%", "--out", "proofs", "--submit")
	claimant.usage("--wait is for the blocks of --block", "rewards", "claim", "--all", "--wait")
	claimant.fails("UnknownBlock", "rewards", "claim", "--block", "2-3", "--all", "--wait")
}

// waitsNot runs a command with --wait that has nothing to wait for.
func (r *rollup) waitsNot(by *role, args ...string) object {
	r.t.Helper()
	o := by.waiting(func(uint64, func()) { require.Fail(r.t, "it waits", "%v", args) }, append(args, "--wait")...)
	require.Equal(r.t, exitOK, o.code, "%v: %s", args, o.stderr)
	return o.one(r.t)
}

// What was lost to another is said while it can be won back, and is an error when it cannot.
func TestRevealOfALostSlot(t *testing.T) {
	l1 := startDevnet(t)
	r := newRollup(t, l1, plan{sequencers: 2, transfers: 2, settings: quick()})
	r.transfers(2)
	r.draft(r.sequencers[0])
	loser, winner := r.sequencers[0], r.sequencers[1]
	copyFile(t, r.deployer.path("transfers.json"), winner.path("transfers.json"))
	// Another block, with a bid as high as it takes, unless the first one's draw is more than twice
	// as good: then in a later slot.
	won := false
	for slot := r.nextSlot(); !won; slot++ {
		l1.advanceTo(r.schedule.SlotStart(slot))
		loser.does("slot", "propose", "--block", draftFile, "--fee-split", "0")
		won = winner.run("slot", "propose", "--transfers", "transfers.json", "--txs", "8", "--fee-split", "100%").code == exitOK
	}
	o := loser.waiting(func(block uint64, _ func()) { l1.advanceTo(block) }, "slot", "reveal", "--wait")
	require.Equal(t, exitFailed, o.code, o.stderr)
	require.Contains(t, o.stderr, "another block leads, proposed by staker "+fmt.Sprint(winner.staker))
	require.Contains(t, lastLine(o.stderr), fmt.Sprintf("the slot is lost: its best proposal is that of staker %d", winner.staker))
	// Run again in the reveal phase, a proposal that has won is not made again, and one that has
	// lost waits for the next slot.
	nonce := l1.nonce(winner.address())
	again := r.waitsNot(winner, "slot", "propose", "--transfers", "transfers.json", "--txs", "8", "--fee-split", "100%")
	require.Equal(t, []string{"earlier"}, again.statuses())
	require.Equal(t, nonce, l1.nonce(winner.address()))
	o = loser.waiting(func(block uint64, kill func()) {
		require.Equal(t, r.schedule.SlotStart(again.uint("slot")+1), block)
		kill()
	}, "slot", "propose", "--block", draftFile, "--fee-split", "0", "--wait")
	require.True(t, o.killed)
	require.Contains(t, o.stderr, fmt.Sprintf("slot %d was won by a proposal of staker %d", again.uint("slot"), winner.staker))
	require.Equal(t, exitOK, winner.run("slot", "reveal", "--wait").code)
}

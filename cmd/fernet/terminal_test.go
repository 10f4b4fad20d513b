//go:build linux

package main

import (
	"fmt"
	"io"
	"math/big"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	everything "fernet/prover/audit"
	"fernet/prover/operator"
	"fernet/prover/operator/doctor"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/audit"
	"fernet/settlement/rules"
	"fernet/settlement/units"
	"fernet/test/tty"
)

// widths of terminals, from a telephone's to a wide window's.
var widths = []int{40, 60, 80, 120}

// shownOn runs a command with its output on a terminal and returns the rows that are seen.
func (w *world) shownOn(columns, account int, args ...string) (rows []string, raw string) {
	w.Helper()
	w.Setenv("FERNET_PRIVATE_KEY", privateKey(account))
	words := append([]string{"fernet"}, args...)
	words = append(words, "--network", "devnet", "--rpc-url", w.url, "--keys-dir", w.keys, "--data-dir", fmt.Sprintf("data-%d", account), "--password-file", "password")
	x := tty.Open(w.T, columns)
	var errs strings.Builder
	run(w.Context(), words, x.File, &errs)
	raw = x.Raw()
	for line := range strings.Lines(raw) {
		rows = append(rows, strings.TrimRight(uncoloured(line), "\n"))
	}
	return rows, raw
}

// uncoloured is text without the escape sequences of colours.
func uncoloured(s string) string {
	for {
		before, rest, found := strings.Cut(s, "\x1b[")
		if !found {
			return s
		}
		_, after, _ := strings.Cut(rest, "m")
		s = before + after
	}
}

// The program finds the terminal behind its own writers: commands that run on one are coloured and
// no row of theirs, but for a word that is longer than the terminal, has to be broken by it.
func TestCommandsOnATerminal(t *testing.T) {
	w := newWorld(t)
	w.shownOn(80, 0, "deploy", "--genesis", "genesis.json")
	w.mustNewIdentity(1)
	w.shownOn(80, 1, "stake", "add", "--roles", "base,merge", "--faucet")
	for _, columns := range widths {
		for _, c := range []struct {
			line  string
			wants []string
		}{
			{"stake list", []string{"pending"}},
			{"doctor", []string{"ok"}},
			{"keys list", nil},
			{"identity show --all", nil},
			{"block list", nil},
			{"slot show", nil},
			{"rewards show", nil},
			{"version", nil},
			// a devnet's ban is short
			{"deployment simulate --slots 2000", []string{"holds", "BROKEN"}},
		} {
			rows, raw := w.shownOn(columns, 1, strings.Fields(c.line)...)
			requireFits(t, c.line, columns, rows)
			for _, word := range c.wants {
				require.Regexp(t, `\x1b\[[0-9;]+m`+word, raw, "%s: %s is coloured", c.line, word)
			}
			if testing.Verbose() {
				fmt.Fprintf(os.Stderr, "\n$ fernet %s   # %d columns\n%s", c.line, columns, raw)
			}
		}
	}
}

// Help texts fit too, of all commands: what a flag is for stays beside its name.
func TestHelpOnATerminal(t *testing.T) {
	lines := [][]string{nil, {"rewards", "claim"}}
	for _, command := range newApp(io.Discard, io.Discard).Commands {
		lines = append(lines, []string{command.Name})
	}
	for _, columns := range widths {
		for _, line := range lines {
			x := tty.Open(t, columns)
			require.Zero(t, run(t.Context(), append(append([]string{"fernet"}, line...), "--help"), x.File, io.Discard), line)
			requireFits(t, fmt.Sprint(line, " --help"), columns, strings.Split(x.Raw(), "\n"))
		}
	}
	x := tty.Open(t, 80)
	require.Zero(t, run(t.Context(), []string{"fernet", "audit", "--help"}, x.File, io.Discard))
	require.Regexp(t, `(?m)^   --receipts +read the .*\n {24}\S`, x.Raw())
}

func requireFits(t *testing.T, what string, columns int, rows []string) {
	t.Helper()
	require.NotEmpty(t, rows, what)
	for _, row := range rows {
		if words := strings.Fields(row); len(words) == 1 || len(words) == 2 && strings.HasPrefix(row, "  ") {
			continue
		}
		require.LessOrEqual(t, utf8.RuneCountInString(row), columns, "%s on %d columns: %q", what, columns, row)
	}
}

// Tables of commands that need a chain with blocks, with values as large as they get.
func TestTablesOfEveryCommand(t *testing.T) {
	one := new(big.Int).Lsh(big.NewInt(rules.BPS), rules.VrfBits)
	hash := common.HexToHash("0x" + strings.Repeat("ab", 32))
	owner := common.HexToAddress(strings.Repeat("cd", 20))
	nonce := uint64(12345)
	wei := func(v *big.Int) units.Integer { return units.Integer{Int: v} }
	inBlocks := func(head, block uint64) string { return fmt.Sprintf("in %d blocks (about 25m36s)", block-head) }
	tx := &account.Tx{Purpose: "submit root of block 12345", Status: account.Confirmed, Hash: &hash, Block: 9_512_345, Gas: 2_606_552, Cost: "0.000303178101229552"}
	amount := new(big.Int).Mul(units.AZT(1), big.NewInt(264_043))
	smallest := rules.Bps(333)
	figures := []audit.Figure{
		{Name: "reward of staker 12 for node 31", OnChain: "14222222222222220000", Recomputed: "14222222222222220000", Agree: true},
		{Name: "winning score", OnChain: "1361129467683753853853498429727072845824000", Recomputed: "1361129467683753853853498429727072845823999"},
	}
	var bids []prover.Ranked
	for id := uint32(1); id <= 5; id++ {
		bids = append(bids, prover.Ranked{StakerID: id * 100, Score: units.Integer{Int: one}, FeeBurnBps: 1000, Own: id == 2, Place: id <= 3})
	}
	results := map[string]struct {
		session.Result
		colours []string
	}{
		"block list": {&shown[settlement.Chain]{render: func(con *console.Console, r *settlement.Chain) {
			renderBlocks(con, r, func(b uint64) string { return inBlocks(r.Now, b) })
		}, result: &settlement.Chain{Now: 9_512_000, Blocks: []settlement.BlockStatus{
			{Number: 1, Slot: 3, State: settlement.BlockFinalized, NumTxs: 64, Sequencer: 12, FeeSplitBps: 8000, WindowEnd: 9_512_345, TotalScore: units.Integer{Int: one}},
			{Number: 12345, Slot: 34567, State: settlement.BlockPrunable, NumTxs: 64, Sequencer: 12, FeeSplitBps: 6250, WindowEnd: 9_512_345, TotalScore: units.Integer{Int: one}},
		}}}, []string{"\x1b[1;32mfinalized", "\x1b[1;31mprunable"}},
		"block show": {&shown[payments.Inspection]{render: renderInspection, result: &payments.Inspection{
			Inspection: prover.Inspection{
				BlockStatus: settlement.BlockStatus{Number: 1, State: settlement.BlockProven, Seed: hash, TotalScore: units.Integer{Int: one}},
				Provable:    true, StateIn: &hash, StateOut: &hash, Fees: units.Integer{Int: amount},
			},
			Transfers: []payments.Payment{{From: 65535, To: 65534, ToAddress: hash.Hex(), Nonce: &nonce, Amount: units.Integer{Int: amount}, Fee: units.Integer{Int: big.NewInt(1)}}},
		}}, nil},
		"root list": {&shown[operator.Roots]{render: renderRoots, result: &operator.Roots{Block: 1, WindowEnd: 9_512_345, Roots: []operator.Root{
			{Submitter: owner, Proofs: 41, Prover: 12, Tx: hash, L1Block: 9_512_300, Total: wei(one)}, {Submitter: owner, Proofs: 43, Prover: 13, Tx: hash, L1Block: 9_512_301, Total: wei(one)},
		}}}, []string{"\x1b[1;32m1.000000"}},
		"rank, private": {&shown[prover.Rankings]{&prover.Rankings{Block: 1, VrfMode: rules.ModePrivate.String(), Nodes: []prover.Ranking{{Node: 1, Kind: "root", Bids: bids[:1]}}}, renderRankings}, nil},
		"rank, public": {&shown[prover.Rankings]{render: renderRankings, result: &prover.Rankings{Block: 1, VrfMode: rules.ModePublic.String(), Places: 3, Own: 200, Nodes: []prover.Ranking{
			{Node: 1, Kind: "root", Bids: bids, SmallestBid: &smallest}, {Node: 31, Kind: "base", Bids: bids[:1]},
		}}}, []string{"\x1b[1;31mnone", "\x1b[1;32m3.33 %"}},
		"audit": {&audited{Audit: &audit.Report{Figures: figures}, Surplus: wei(new(big.Int)), all: true}, []string{"\x1b[1;32magrees", "\x1b[1;31mDISAGREES"}},
		"audit, findings": {&auditedAll{
			Summary: &everything.Summary{L1Block: 9_512_000, L1Hash: hash, Unseen: []everything.Unseen{{What: "calldata of roots that came through another contract", Why: "no trace", Times: 12}}},
			Digest:  everything.NewDigest(), Verdict: "1 of 12345 figures DISAGREE", Disagree: 1,
			Findings: []everything.Finding{{
				Rule: everything.RuleReward, What: "reward of staker 12 for node 31", Block: 12345, Slot: &nonce, L1Block: 9_512_345, Tx: hash,
				Expected: "14222222222222220000", Found: "14222222222222220001",
			}, {Rule: everything.RuleHeaders, What: "hash of the header before, as the next one has it", Expected: hash.Hex(), Found: "none"}},
		}, []string{"\x1b[1;31mreward", "\x1b[1;31m1 of 12345 figures DISAGREE"}},
		"root submit": {&shown[operator.SubmittedRoot]{&operator.SubmittedRoot{Sent: operator.Sent{Transactions: account.Txs{tx}}, Block: 1, Total: wei(one), Best: true}, renderSubmitted}, nil},
		"doctor": {&examined{Checks: []check{{
			Finding: doctor.Finding{Name: "deployment", State: doctor.Bad, Detail: "Settlement has another code than its record says"},
			Mend:    "get the record from whoever deployed, or deploy again",
		}}}, []string{"\x1b[1;31mbad"}},
		"rewards show --block": {&rewardsShown{detailed: true, inBlocks: inBlocks, Rewards: &operator.Rewards{Now: 9_512_000, Blocks: []operator.BlockRewards{{
			Block: 1, ExpiryBlock: 9_999_999, Total: wei(amount), Burned: wei(amount), Unclaimed: wei(amount),
			Stakers: []operator.StakerRewards{
				{StakerID: 12, Owner: owner, Proofs: 12, Sequencer: true, Due: wei(amount), Claimed: wei(amount), Unclaimed: wei(amount)},
				{StakerID: 12345, Owner: owner, Proofs: 3, Due: wei(amount), Claimed: wei(amount), Unclaimed: wei(amount)},
			},
		}}}}, nil},
		"rewards show": {&rewardsShown{inBlocks: inBlocks, Rewards: &operator.Rewards{Now: 9_512_000, Blocks: []operator.BlockRewards{
			{Block: 12345, ExpiryBlock: 9_999_999, Total: wei(amount), Burned: wei(amount), Unclaimed: wei(amount)},
		}}}, nil},
	}
	for name, r := range results {
		for _, columns := range widths {
			x := tty.Open(t, columns)
			r.Render(console.New(x.File, &strings.Builder{}))
			raw := x.Raw()
			requireFits(t, name, columns, strings.Split(uncoloured(raw), "\n"))
			for _, colour := range r.colours {
				require.Contains(t, raw, colour, "%s on %d columns", name, columns)
			}
			if testing.Verbose() {
				fmt.Fprintf(os.Stderr, "\n%s   # %d columns\n%s", name, columns, raw)
			}
		}
	}
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/audit"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/disk"
	"fernet/settlement/units"
)

// auditedJSON is what fernet audit --json prints, with its error.
type auditedJSON struct {
	session.Failure
	L1Block                              uint64
	L1Hash                               common.Hash
	Blocks, Reported, Proofs, Checked    uint64
	From, To                             uint64
	Agree, Ended                         bool
	Verdict                              string
	Disagree                             int
	Findings                             []audit.Finding
	Lost                                 []audit.Lost
	Rewards, Shares, Burned, BlockReward string
	Files, Would                         []string
}

// audited runs fernet audit.
func (w *world) audited(exit int, args ...string) (r auditedJSON) {
	w.T.Helper()
	code, stdout, stderr := w.as(5, append([]string{"audit"}, args...)...)
	require.Equal(w.T, exit, code, stderr)
	require.NoError(w.T, json.Unmarshal([]byte(stdout), &r), stdout)
	return r
}

// One pass over everything since the deployment: of honest L1s, and of those that are not.
func TestAuditOfEverything(t *testing.T) {
	r := newRollup(t, "private")
	w := r.world
	r.settle(1)
	mustRun[operator.Claimed](w, 2, "rewards", "claim", "--block", "1")
	mustRun[operator.Claimed](w, 1, "rewards", "claim", "--block", "1")
	// Before L1's finalized block has the finalization there is nothing to be said of a block.
	early := w.audited(exitUnseen, "--at", fmt.Sprint(r.schedule.SlotStart(0)))
	require.Contains(t, early.Error.Message, "no finalized block in the range")
	require.Contains(t, early.Error.Advice, "--at")
	require.False(t, early.Agree)
	require.NoError(t, r.l1.Advance(64))

	r.agrees(t)
	r.wrongFlags(t)
	r.tampered(t)
	r.otherRecord(t)
	r.interrupted(t)
	r.brokenOff(t)
}

// agrees audits L1 as it is.
func (r *rollup) agrees(t *testing.T) {
	w := r.world
	all := w.audited(exitOK, "--proofs", "--csv", "audit")
	require.Equal(t, r.l1.Head().Number.Uint64()/32*32, all.L1Block, "L1's finalized block")
	require.True(t, all.Agree)
	require.True(t, all.Ended)
	require.Equal(t, []uint64{1, 1}, []uint64{all.Blocks, all.Reported})
	require.Greater(t, all.Proofs, uint64(3), "the root's, and the ticket of the proposal")
	require.Greater(t, all.Checked, uint64(100))
	require.Empty(t, all.Findings)
	require.Regexp(t, `^all \d+ figures agree; single-party setup$`, all.Verdict)
	require.NotEmpty(t, all.Lost)
	require.Equal(t, audit.FateEmpty, all.Lost[0].Fate)
	block := mustRun[operator.Rewards](w, 0, "rewards", "show", "--block", "1").Blocks[0]
	require.Equal(t, block.Burned.String(), all.Burned)
	paid := parse(t, all.Rewards)
	require.Equal(t, paid.Add(paid, parse(t, all.Shares)).String(), parse(t, block.Total.String()).Sub(parse(t, block.Total.String()), parse(t, all.Burned)).String())

	require.Len(t, all.Files, 6)
	for _, path := range all.Files {
		require.FileExists(t, path)
		require.Equal(t, "audit", filepath.Dir(path))
	}
	rows, err := os.ReadFile(filepath.Join("audit", "blocks.csv"))
	require.NoError(t, err)
	require.Contains(t, string(rows), "finalized")
	require.Contains(t, string(rows), block.Burned.String())

	// As a page, which is not written over another file.
	page := w.audited(exitOK, "--html", "audit.html")
	require.Equal(t, []string{"audit.html"}, page.Files)
	html, err := os.ReadFile("audit.html")
	require.NoError(t, err)
	require.Contains(t, string(html), page.Verdict)
	for _, more := range [][]string{nil, {"--dry-run"}} {
		f := mustFail(w, 5, append([]string{"audit", "--html", "audit.html", "--csv", "beside"}, more...)...)
		require.Contains(t, f.Message, disk.ErrExists.Error())
		require.Contains(t, f.Message, "name another file with --html")
		require.NoFileExists(t, filepath.Join("beside", "blocks.csv"))
	}
	require.Equal(t, []string{"other.html"}, w.audited(exitOK, "--html", "other.html", "--dry-run").Would)
	require.NoFileExists(t, "other.html")

	// One block of the range, at a block that is named.
	head := r.l1.Head()
	one := w.audited(exitOK, "--block", "1", "--at", head.Number.String())
	require.Equal(t, []uint64{1, 1, 1}, []uint64{one.From, one.To, one.Reported})
	require.Equal(t, head.Hash(), one.L1Hash)
	require.Less(t, one.Proofs, all.Proofs)
	none := w.audited(exitUnseen, "--from", "2")
	require.Contains(t, none.Error.Message, audit.ErrNoBlock.Error())
	require.Zero(t, none.Reported)

	// For a person: what was read, then the verdict.
	code, stdout, stderr := w.text(t.Context(), 5, "audit")
	require.Zero(t, code, stderr)
	lines := strings.Split(stdout, "\n")
	require.Equal(t, fmt.Sprintf("At L1 block %d, %s.", all.L1Block, all.L1Hash), lines[0])
	require.Regexp(t, `^all \d+ figures agree`, lines[1])
	require.Regexp(t, `(?m)^Empty: slots \d+ to \d+: nobody proposed a block\.$`, stdout)
	require.Contains(t, stdout, fmt.Sprintf("burned: %s AZT.", units.Exact(block.Burned.Int)))
	require.Contains(t, stdout, "those of tickets alone (--proofs verifies those of roots, too)")
	require.Contains(t, stdout, "The keys are of a single-party setup")
	require.Contains(t, stderr, "audited L1 blocks: ")
	require.Contains(t, stderr, fmt.Sprintf("%d of %[1]d done", all.L1Block-r.deployedAt(t)+1))
}

func (r *rollup) deployedAt(t *testing.T) uint64 {
	record, err := settlement.ReadDeployment("deployments/1337.json")
	require.NoError(t, err)
	return record.Block
}

func (r *rollup) wrongFlags(t *testing.T) {
	for args, says := range map[string]string{
		"--from 3 --to 2":            "--from 3 is behind --to 2",
		"--block 1 --from 1":         "--block N is short for --from N --to N",
		"--all":                      "--all is of the figures of one block",
		"--block 1 --history --at 9": "--history is of the figures of one block",
		"--block 0":                  "--block is needed, from 1",
		"--from x":                   "is no whole number",
		"--csv=":                     "--csv is empty",
		"--html= --csv x":            "--html is empty",
	} {
		code, _, stderr := r.as(5, append([]string{"audit"}, strings.Fields(args)...)...)
		require.Equal(t, exitUsage, code, "%s: %s", args, stderr)
		require.Contains(t, stderr, says, args)
	}
	// Files of others stay, and are noticed before L1 is read.
	require.NoError(t, os.MkdirAll("other", 0o755))
	other := filepath.Join("other", "claims.csv")
	require.NoError(t, os.WriteFile(other, []byte("mine\n"), 0o600))
	for _, more := range [][]string{nil, {"--dry-run"}} {
		f := mustFail(r.world, 5, append([]string{"audit", "--csv", "other"}, more...)...)
		require.Contains(t, f.Message, disk.ErrExists.Error())
		require.Contains(t, f.Message, "name another folder with --csv")
	}
	entries, err := os.ReadDir("other")
	require.NoError(t, err)
	require.Len(t, entries, 1)
	// So are places where no file can be.
	for args, advice := range map[string]string{
		"--csv " + other: "name another folder with --csv", "--html none/audit.html": "", "--html " + filepath.Join(other, "audit.html"): "name another file with --html",
		"--csv " + other + " --dry-run": "name another folder with --csv",
	} {
		if advice == "" { // folders are made
			require.Equal(t, []string{filepath.Join("none", "audit.html")}, r.world.audited(exitOK, strings.Fields(args)...).Files)
			continue
		}
		f := mustFail(r.world, 5, append([]string{"audit"}, strings.Fields(args)...)...)
		require.Contains(t, f.Message, "not a directory", args)
		require.Contains(t, f.Message, advice, args)
	}
	dry := r.world.audited(exitOK, "--csv", "dry", "--dry-run")
	require.Len(t, dry.Would, 6)
	require.Empty(t, dry.Files)
	require.NoDirExists(t, "dry")
}

// tampered audits an RPC without an event.
func (r *rollup) tampered(t *testing.T) {
	claimed := bindings.NewRewards().GetABI().Events["RewardClaimed"].ID
	rpc := r.archive(t, func(log types.Log) bool { return log.Topics[0] != claimed })
	honest := r.url
	r.url = rpc.url
	defer func() { r.url = honest }()
	bad := r.world.audited(exitFailed, "--csv", "found")
	require.False(t, bad.Agree)
	require.NotEmpty(t, bad.Findings)
	require.Len(t, bad.Findings, bad.Disagree)
	require.Equal(t, audit.RuleLogs, bad.Findings[0].Rule)
	require.Contains(t, bad.Error.Message, audit.ErrFindings.Error())
	rows, err := os.ReadFile(filepath.Join("found", "findings.csv"))
	require.NoError(t, err)
	require.Contains(t, string(rows), "\nlogs,", "what was found is what the files are for")

	code, stdout, stderr := r.text(t.Context(), 5, "audit")
	require.Equal(t, exitFailed, code, stderr)
	lines := strings.Split(stdout, "\n")
	require.Regexp(t, `figures DISAGREE`, lines[1])
	require.Regexp(t, `^  rule +block +slot +L1 block +transaction +what +expected +found$`, lines[2])
	require.Contains(t, stdout, bad.Findings[0].What)
	require.Contains(t, stdout, "logs: "+audit.Rules[audit.RuleLogs].What)
	for _, columns := range []int{40, 80, 120} {
		rows, raw := r.shownOn(columns, 5, "audit")
		requireFits(t, "audit", columns, rows)
		require.Contains(t, raw, "\x1b[1;31mlogs")
	}
}

// otherRecord audits under a record that is not L1's: one line says what to do.
func (r *rollup) otherRecord(t *testing.T) {
	record, err := settlement.ReadDeployment("deployments/1337.json")
	require.NoError(t, err)
	record.Params.ClaimWindow++
	require.NoError(t, record.Write("other.json"))
	bad := r.world.audited(exitFailed, "--deployment", "other.json", "--csv", "of-other")
	require.Contains(t, bad.Error.Message, audit.ErrRecord.Error())
	require.Contains(t, bad.Error.Advice, "get the right one from whoever deployed")
	require.Equal(t, audit.RuleCode, bad.Findings[0].Rule)
	require.False(t, bad.Agree)
	require.Empty(t, bad.Files)
	require.NoFileExists(t, filepath.Join("of-other", "blocks.csv"))
}

// brokenOff audits what cannot be looked at to the end: the exit code is not that of a finding.
func (r *rollup) brokenOff(t *testing.T) {
	for args, says := range map[string][]string{
		"--at 1":          {audit.ErrEarly.Error(), "name a later L1 block with --at"},
		"--at 1000000000": {settlement.ErrNoBlock.Error(), "name an L1 block that it has"},
		"--deployment .":  {"is a directory", "name a file"},
	} {
		exit := exitFailed
		if args == "--at 1" {
			exit = exitUnseen
		}
		bad := r.world.audited(exit, strings.Fields(args)...)
		require.Contains(t, bad.Error.Message, says[0], args)
		require.Contains(t, bad.Error.Advice, says[1], args)
		require.Zero(t, bad.Checked, args)
	}
	honest := r.url
	defer func() { r.url = honest }()
	rpc := r.archive(t, nil)
	rpc.first = func() { rpc.dead.Store(true) }
	r.url = rpc.url
	bad := r.world.audited(exitUnseen, "--csv", "broken", "--html", "broken.html")
	require.Contains(t, bad.Error.Message, audit.ErrBroken.Error())
	require.Contains(t, bad.Error.Advice, "--rpc-url")
	require.False(t, bad.Agree)
	require.False(t, bad.Ended)
	require.NoFileExists(t, "broken.html")
	entries, err := os.ReadDir("broken")
	require.NoError(t, err)
	require.Empty(t, entries, "nothing is half-written")
}

// What disagrees is shown as a person reads it: amounts in AZT, to the last digit.
func TestFindingsOfAnAudit(t *testing.T) {
	var out strings.Builder
	digest := audit.NewDigest()
	digest.Findings = []audit.Finding{
		{Rule: audit.RuleReward, What: "reward 12, of staker 9", Block: 7, Expected: "846021505376344086", Found: "846021505376344087", Unit: audit.UnitWei},
		{Rule: audit.RuleTotal, What: "total score", Block: 7, Expected: "3000000000000000000", Found: "2"},
	}
	r := &auditedAll{Summary: &audit.Summary{Unseen: []audit.Unseen{{What: "this", Why: "gone", Times: 1}, {What: "that", Why: "gone", Times: 2}}}, Digest: digest, Findings: digest.Findings}
	r.Render(console.New(&out, &out))
	require.Regexp(t, `0\.846021505376344086 AZT +0\.846021505376344087 AZT\n`, out.String())
	require.Regexp(t, ` 3000000000000000000 +2\n`, out.String())
	require.Contains(t, out.String(), "Could not be looked at: this (gone), once.\n")
	require.Contains(t, out.String(), "Could not be looked at: that (gone), 2 times.\n")
}

// interrupted stops an audit: what was checked is shown, and nothing is said to agree.
func (r *rollup) interrupted(t *testing.T) {
	honest := r.url
	defer func() { r.url = honest }()
	for _, as := range []string{"--json", "--log-level=warn"} {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		rpc := r.archive(t, nil)
		rpc.first = stop
		r.url = rpc.url
		code, stdout, stderr := r.text(ctx, 5, "audit", "--csv", "stopped", as)
		require.Equal(t, exitInterrupted, code, stderr)
		require.NotRegexp(t, `all \d+|figures agree`, stdout)
		require.Contains(t, stdout, "no finding among the first ")
		require.Contains(t, stdout, "; stopped at L1 block ")
		if as == "--json" {
			require.Contains(t, stdout, `"agree": false`)
		}
		entries, err := os.ReadDir("stopped")
		require.NoError(t, err)
		require.Empty(t, entries, "nothing is half-written")
	}
}

// Something that could not be looked at has an exit code of its own.
func TestExitCodeOfWhatWasNotSeen(t *testing.T) {
	for err, want := range map[error]int{
		audit.ErrBroken: exitUnseen, audit.ErrEarly: exitUnseen, audit.ErrUnseen: exitUnseen, audit.ErrNoBlock: exitUnseen, audit.ErrFindings: exitFailed, errors.New("other"): exitFailed,
	} {
		require.Equal(t, want, exitCode(fmt.Errorf("audit: %w", err), false))
	}
}

// Tokens that somebody sent to Rewards are told of where there are any, and where that is known.
func TestSurplusOfAnAudit(t *testing.T) {
	for _, c := range []struct {
		surplus *big.Int
		says    string
	}{
		{nil, ""}, {new(big.Int), ""}, {units.AZT(3), "Rewards holds 3 AZT of surplus, to be absorbed: somebody sent them to it.\n"},
	} {
		var out strings.Builder
		r := &auditedAll{Summary: &audit.Summary{Surplus: units.Integer{Int: c.surplus}}, Digest: audit.NewDigest()}
		r.Render(console.New(&out, &out))
		require.Contains(t, out.String(), c.says)
		require.Equal(t, c.says != "", strings.Contains(out.String(), "surplus"))
		text, err := json.Marshal(r)
		require.NoError(t, err)
		require.Equal(t, c.surplus != nil, strings.Contains(string(text), `"surplus"`))
	}
}

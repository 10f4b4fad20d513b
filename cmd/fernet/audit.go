package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement/units"
)

// ofEverything are the flags of an audit of everything, ofOneBlock those of one block's figures
// alone.
var (
	ofEverything = []string{"from", "to", "at", "proofs", "receipts", "csv", "html", "watch", "metrics", "webhook"}
	ofOneBlock   = []string{"all", "history"}
)

func auditCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.Uint64Flag{Name: "from", Usage: "report L2 blocks from this `NUMBER` on (default: the first)"},
		&cli.Uint64Flag{Name: "to", Usage: "report L2 blocks up to this `NUMBER` (default: the last)"},
		blockFlag(),
		&cli.Uint64Flag{Name: "at", Usage: "read everything at the L1 block of this `NUMBER` (default: L1's finalized block)"},
		&cli.BoolFlag{Name: "proofs", Usage: "verify the proofs of every submission"},
		&cli.BoolFlag{Name: "receipts", Usage: "read the receipts of every L1 block with logs, and not only of those that leave a doubt"},
		&cli.StringFlag{Name: "csv", Usage: "write blocks, proposals, roots, entries, claims and findings into files in `DIR`", TakesFile: true},
		&cli.StringFlag{Name: "html", Usage: "write a page that shows all of it in a browser, without a network, into `FILE`", TakesFile: true},
		&cli.BoolFlag{Name: "all", Usage: "of one block: list the figures that agree, too"},
		&cli.BoolFlag{Name: "history", Usage: "of one block: read all that Rewards ever received, however many requests it takes"},
	}
	return command("audit", "recompute every figure since the deployment from L1 data",
		"Replays L1 from the deployment to L1's finalized block, and compares every score, election, root, reward and burn\n"+
			"with what follows from logs, headers and calldata. It needs an RPC and the record of the deployment, and no account.\n"+
			"Exit code 0: all agree; 1: a figure disagrees; 3: nothing disagrees, but something could not be looked at, or no\n"+
			"block of the range is finalized.\n"+
			"--block alone compares the figures of one finalized block, at L1's newest block, in a few requests. Where the RPC\n"+
			"gives logs of few blocks at a time, what Rewards ever received is left out then: --history reads it.\n"+
			"--watch goes on with each block that L1 finalizes, as a service: a line for each L2 block and each finding.",
		"fernet audit --proofs --html audit.html --network sepolia --rpc-url $RPC --deployment deployment.json", audits, append(flags, watchFlags()...)...)
}

// auditReport is the result of either audit.
type auditReport struct{ of session.Report }

func (r *auditReport) Render(con *console.Console) { r.of.Render(con) }

// JSON is what session.PrintResult prints.
func (r *auditReport) JSON() any { return r.of }

// Report marks a session.Report: what was found is shown beside the error that says that something
// was.
func (r *auditReport) Report() {}

func audits(ctx context.Context, in *input, s *session.Session) (*auditReport, error) {
	if in.IsSet("block") && !slices.ContainsFunc(ofEverything, in.IsSet) {
		return reportOf(auditBlock(ctx, in, s))
	}
	if in.Bool("watch") {
		// It reads finalized blocks alone: when they are gone, people have to know.
		return reportOf(auditEverything(ctx, in, s))
	}
	return reportOf(reading(auditEverything)(ctx, in, s))
}

func reportOf[T any, R interface {
	*T
	session.Report
}](r R, err error) (*auditReport, error) {
	if r == nil {
		return nil, err
	}
	return &auditReport{r}, err
}

// auditOptions are what the flags say of an audit of everything. --block is short for --from and
// --to.
func (in *input) auditOptions() audit.Options {
	for _, flag := range ofOneBlock {
		if in.IsSet(flag) {
			in.usage("--%s is of the figures of one block: name it with --block, and no flag of the whole", flag)
		}
	}
	o := audit.Options{From: in.Uint64("from"), To: in.Uint64("to"), Proofs: in.Bool("proofs"), Receipts: in.Bool("receipts"), App: prover.Application()}
	if in.IsSet("block") {
		if in.IsSet("from") || in.IsSet("to") {
			in.usage("--block N is short for --from N --to N: name one of them")
		}
		o.From = in.block()
		o.To = o.From
	}
	if o.To > 0 && o.From > o.To {
		in.usage("--from %d is behind --to %d", o.From, o.To)
	}
	for _, flag := range []string{"csv", "html"} {
		if in.IsSet(flag) && in.String(flag) == "" {
			in.usage("--%s is empty: name what is to be written, or leave it out", flag)
		}
	}
	in.checkWatch()
	if in.IsSet("at") {
		o.At = new(big.Int).SetUint64(in.Uint64("at"))
	}
	return o
}

// auditEverything audits all that L1 has since the deployment.
func auditEverything(ctx context.Context, in *input, s *session.Session) (r *auditedAll, err error) {
	opts, client := in.auditOptions(), opened(ctx, in, s.Deployment.Unchecked)
	if in.err != nil {
		return nil, in.err
	}
	digest := audit.NewDigest()
	files, err := beginAuditFiles(in, s, client.Deployment)
	if err != nil {
		return nil, errors.Join(err, files.discard())
	}
	defer func() { err = errors.Join(err, files.discard()) }()
	progress, done := auditProgress(s.Console)
	opts.Progress = progress
	sinks := append(audit.Sinks{digest}, files.sinks...)
	var summary *audit.Summary
	if in.Bool("watch") {
		summary, err = in.watch(ctx, s, client, opts, sinks, done)
	} else {
		summary, err = audit.Run(ctx, client, opts, sinks)
	}
	done()
	err = unfinished(ctx, summary, err)
	if summary == nil || err != nil && summary.Checked == 0 {
		return nil, err // there is nothing to be shown
	}
	if err == nil {
		if err = files.close(summary); err == nil {
			err = summary.Err()
		}
	}
	r = &auditedAll{
		Summary: summary, Digest: digest, From: opts.From, To: opts.To, Verdict: summary.Outcome(), Findings: digest.Findings, Disagree: summary.Findings,
		Agree: summary.Err() == nil, Files: files.written, Would: files.would, allProofs: opts.Proofs,
	}
	return r, err
}

// unfinished is the error of an audit that was broken off, by something else than a person, before
// anything disagreed: that its exit code is the one of what was not looked at.
func unfinished(ctx context.Context, summary *audit.Summary, err error) error {
	if err == nil || ctx.Err() != nil || summary == nil || summary.Findings > 0 || errors.Is(err, audit.ErrRecord) {
		return err
	}
	return fmt.Errorf("%w: %w", audit.ErrBroken, err)
}

// auditProgress shows how far an audit is, until done.
func auditProgress(con *console.Console) (progress func(audit.Progress), done func()) {
	var bar *console.Progress
	replayed := 0
	progress = func(p audit.Progress) {
		if bar == nil {
			bar = con.Progress("audited L1 blocks", int(p.Last-p.First+1))
		}
		to := int(p.L1Block - p.First + 1)
		bar.Add(to-replayed, fmt.Sprintf("L2 blocks: %d, findings: %d", p.Blocks, p.Finding))
		replayed = to
	}
	return progress, func() {
		if bar != nil {
			bar.Close()
		}
	}
}

// auditedAll is the result of an audit of everything.
type auditedAll struct {
	*audit.Summary
	*audit.Digest
	From     uint64          `json:"from,omitempty"`
	To       uint64          `json:"to,omitempty"`
	Agree    bool            `json:"agree"`
	Verdict  string          `json:"verdict"`
	Disagree int             `json:"disagree"` // how many figures; findings has the first ones
	Findings []audit.Finding `json:"findings"`
	Files    []string        `json:"files,omitempty"`
	Would    []string        `json:"would,omitempty"` // files that a dry run would have written

	allProofs bool // those of submissions, too
}

// Report marks a session.Report, as that of auditReport.
func (r *auditedAll) Report() {}

func (r *auditedAll) Render(con *console.Console) {
	con.Line("At L1 block %d, %s.", r.L1Block, r.L1Hash)
	tone := console.Verdict(r.Disagree == 0)
	if r.Disagree == 0 && r.ExitCode() != audit.ExitAgrees {
		tone = console.Warn
	}
	con.Say(tone, "%s", r.Verdict)
	r.renderFindings(con)
	for _, u := range r.Unseen {
		times := "once"
		if u.Times > 1 {
			times = fmt.Sprintf("%d times", u.Times)
		}
		con.Line("Could not be looked at: %s (%s), %s.", u.What, u.Why, times)
	}
	for _, note := range r.Notes {
		con.Line("Not compared, though no figure depends on it: %s.", note)
	}
	for _, l := range r.Lost {
		con.Line("%s", lostLine(l))
	}
	if r.LeftOut > 0 {
		con.Line("%d more findings and lost slots are not listed: --csv has all.", r.LeftOut)
	}
	proofs := fmt.Sprintf("proofs verified: %d, those of tickets and of roots", r.Proofs)
	if !r.allProofs {
		proofs = fmt.Sprintf("proofs verified: %d, those of tickets alone (--proofs verifies those of roots, too)", r.Proofs)
	}
	con.Line("\nFinalized blocks: %d; roots: %d; %s.", r.Reported, r.Roots, proofs)
	if r.SingleParty {
		con.Line("The keys are of a single-party setup: whoever made them could keep what forges proofs (docs/SECURITY.md).")
	}
	con.Line("Fees: %s AZT; block rewards: %s AZT; paid to provers: %s AZT; paid to sequencers and submitters: %s AZT; burned: %s AZT.",
		units.Exact(r.Fees.Int), units.Exact(r.BlockReward.Int), units.Exact(r.Rewards.Int), units.Exact(r.Shares.Int), units.Exact(r.Burned.Int))
	sayOfSurplus(con, r.Surplus)
	for _, path := range r.Files {
		con.Line("written: %s", path)
	}
	for _, path := range r.Would {
		con.Line("would be written: %s", path)
	}
}

// renderFindings shows findings in a table, and what the rules say that they break.
func (r *auditedAll) renderFindings(con *console.Console) {
	if len(r.Findings) == 0 {
		return
	}
	t := console.NewTable("rule", "block>", "slot>", "L1 block>", "transaction", "what", "expected", "found")
	var broken []string
	for _, f := range r.Findings {
		block, slot, l1Block, tx := any(""), any(""), any(""), any("")
		if f.Block > 0 {
			block = f.Block
		}
		if f.Slot != nil {
			slot = *f.Slot
		}
		if f.L1Block > 0 {
			l1Block = f.L1Block
		}
		if f.Tx.Big().Sign() > 0 {
			tx = console.Hash(f.Tx)
		}
		t.Row(console.Bad.Cell(f.Rule), block, slot, l1Block, tx, f.What, figureOf(f, f.Expected), figureOf(f, f.Found))
		if !slices.Contains(broken, f.Rule) {
			broken = append(broken, f.Rule)
		}
	}
	con.Table(t)
	for _, name := range broken {
		where := ""
		if rule := audit.Rules[name]; rule.Section > 0 {
			where = fmt.Sprintf(" (docs/PROTOCOL.md, section %d)", rule.Section)
		}
		con.Line("%s%s: %s.", name, where, audit.Rules[name].What)
	}
}

// figureOf is what was expected or found, an amount to the last digit in AZT.
func figureOf(f audit.Finding, text string) string {
	wei, is := new(big.Int).SetString(text, 10)
	if f.Unit != audit.UnitWei || !is {
		return text
	}
	return units.Exact(wei) + " AZT"
}

// lostLine says what became of slots or blocks that were lost.
func lostLine(l audit.Lost) string {
	name := func(one string, first, last uint64) string {
		if first == last {
			return fmt.Sprintf("%s %d", one, first)
		}
		return fmt.Sprintf("%ss %d to %d", one, first, last)
	}
	slots := name("slot", l.FirstSlot, l.LastSlot)
	switch l.Fate {
	case audit.FatePruned:
		return fmt.Sprintf("Pruned: %s of %s: %s.", name("block", l.First, l.Last), slots, l.Reason)
	case audit.FateMissed:
		return fmt.Sprintf("Missed reveal: %s: %s.", slots, l.Reason)
	}
	return fmt.Sprintf("Empty: %s: %s.", slots, l.Reason)
}

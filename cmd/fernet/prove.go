package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/argument"
	"fernet/prover/files"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

func rankCommand() *cli.Command {
	return command("rank", "who draws what on each node of a block",
		"Draws of a private deployment are known to nobody but their stakers: it shows those of --identity. In public mode\n"+
			"it ranks every eligible staker, marks the first three of a node, and says the smallest FEE_BURN that takes --identity\n"+
			"there. What the others bid is theirs to know. They are taken to bid as high as pays what a proof costs them at\n"+
			"--cost-per-hour, which is everything when it costs nothing: a bid that beats this nobody beats without a loss. With\n"+
			"--others-bid they are taken to bid that.",
		"fernet rank --block 1 --identity alice --fee-burn 10%", rendered(reading(rank), renderRankings),
		blockFlag(), genesisFlag(), nodesFlag(),
		&cli.StringFlag{Name: "fee-burn", Value: "0",
			Usage: "the `SHARE` of its reward --identity would give up, such as 10% or 1000 basis points"},
		&cli.StringFlag{Name: "others-bid", Usage: "the `SHARE` all others are taken to give up (default: as much as pays)"},
		&cli.StringFlag{Name: "cost-per-hour", Value: "0", Usage: "an hour of one processor costs all others this `AMOUNT` of AZT"})
}

func renderRankings(con *console.Console, r *prover.Rankings) {
	if r.VrfMode == rules.ModePrivate.String() {
		t := console.NewTable("node>", "kind", "score>", "FEE_BURN>")
		for _, n := range r.Nodes {
			for _, b := range n.Bids {
				t.Row(n.Node, n.Kind, rules.Points(b.Score.Int), b.FeeBurnBps)
			}
		}
		con.Line("Draws of block %d at L1 block %d are private: these are staker %d's.", r.Block, r.Now, r.Own)
		con.Table(t)
		return
	}
	t := console.NewTable("node>", "kind", "1st: staker, score", "2nd", "3rd", "others")
	if r.Own != 0 {
		t.Columns = append(t.Columns, "smallest bid>")
	}
	for _, n := range r.Nodes {
		t.Row(placesOf(r, n)...)
	}
	con.Table(t)
	con.Line("\nStakers as of L1 block %d.", r.Now)
	if r.Own != 0 {
		con.Line("* staker %d, --identity. The smallest bid keeps it among the first %d if the others bid no more than they are taken to.", r.Own, r.Places)
	}
}

// placesOf has the places of a node, the two that follow and whoever is behind --identity, and what
// it takes to have a place.
func placesOf(r *prover.Rankings, n prover.Ranking) []any {
	row, others := []any{n.Node, n.Kind, "", "", "", ""}, []string{}
	for i, b := range n.Bids {
		text := fmt.Sprintf("%d  %s", b.StakerID, rules.Points(b.Score.Int)[:6])
		if b.Own {
			text += " *"
		}
		if i < r.Places {
			row[2+i] = text
		} else if b.Own || len(others) < 2 {
			others = append(others, text)
		}
	}
	row[2+r.Places] = strings.Join(others, ", ")
	switch {
	case r.Own == 0:
		return row
	case n.SmallestBid == nil:
		return append(row, console.Bad.Cell("none wins"))
	}
	return append(row, console.Good.Cell(n.SmallestBid))
}

func rank(ctx context.Context, in *input, s *session.Session) (*prover.Rankings, error) {
	own := in.share("fee-burn")
	given := given(in, "others-bid", rules.Bps(0))
	if given != nil {
		*given = in.share("others-bid")
	}
	hour := read(in, "cost-per-hour", in.required("cost-per-hour"), argument.Amount)
	if given != nil && in.IsSet("cost-per-hour") {
		in.usage("--cost-per-hour says what the others can bid: leave it out with --others-bid")
	}
	number, chain := in.block(), in.chain(ctx, s)
	b := opened(ctx, in, func(ctx context.Context) (*prover.Block, error) { return chain.Follower.Block(ctx, number) })
	if in.err != nil {
		return nil, in.err
	}
	only := in.nodes(b.Tree)
	if in.err != nil {
		return nil, in.err
	}
	o := operator.RankOptions{Own: own, Only: only, Others: given, HourCost: hour}
	var err error
	o.Identity, _, err = s.Identity.Staker(ctx)
	switch nobody := errors.Is(err, identity.ErrMissing) && s.Config.Identity == config.DefaultConfig().Identity; {
	case nobody && b.Mode == rules.ModePrivate:
		return nil, fmt.Errorf("%w: name your own --identity", prover.ErrPrivate)
	case nobody:
		o.Identity = nil
	case err != nil:
		return nil, err
	}
	return operator.Rankings(ctx, chain.Client, b, o)
}

func proveCommand() *cli.Command {
	return command("prove", "prove nodes of a block into a directory of proof files",
		"Draws --identity's tickets for the nodes of its roles and proves them, base rollups first; merges are built on the best\n"+
			"proofs of --children and of --out. Every proof of others is verified before it is used; a file that is not\n"+
			"to be used is skipped with a warning. What is in --out is not proven again: the command can be interrupted and run\n"+
			"again, also when more of the others' proofs have come. A merge whose children are missing waits; one that was made\n"+
			"before better children came is named: remove its file to make it again.\n\n"+
			"A builder without a key proves with --tickets what a staker drew with --write-tickets. With --submit it sends\n"+
			"the best root that can be made of --out and --children, as fernet root submit does, once no node waits.",
		"fernet prove --block 1 --identity alice --fee-burn 10% --children shared --out mine", prove,
		blockFlag(), genesisFlag(), nodesFlag(),
		&cli.StringFlag{Name: "kind", Usage: "only nodes of one `KIND`: base, merge or root"},
		&cli.StringFlag{Name: "fee-burn", Usage: "give up this `SHARE` of the reward for a higher score, such as 10% or 1000 basis points"},
		&cli.StringSliceFlag{Name: "children", Usage: "build on the proof files in `DIR`; may be repeated", TakesFile: true},
		&cli.StringFlag{Name: "out", Usage: "write proof files into `DIR`", TakesFile: true},
		&cli.StringFlag{Name: "tickets", Usage: "prove the tickets of `FILE` instead of drawing: no identity is needed", TakesFile: true},
		&cli.StringFlag{Name: "write-tickets", Usage: "draw tickets into `FILE` for a builder, and prove nothing", TakesFile: true},
		&cli.BoolFlag{Name: "submit", Usage: "submit the best root to L1 when all nodes are proven"},
		beneficiaryFlag(),
		waitFlag("before --submit until the block below it has a root"))
}

// proved is the result of fernet prove.
type proved struct {
	Block uint64 `json:"block"`
	Out   string `json:"out,omitempty"`
	*operator.Proved
	Tickets string                  `json:"tickets,omitempty"` // the file that was written
	Drawn   int                     `json:"drawn"`             // tickets
	Root    *operator.SubmittedRoot `json:"root,omitempty"`    // with --submit
}

// Report marks a session.Report: what was made is in its files, also when other nodes wait.
func (r *proved) Report() {}

func (r *proved) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("%d tickets of block %d are drawn. These files would be written, those of merges as far as their children are there:",
			r.Drawn, r.Block)
		for _, path := range r.Would {
			con.Line("  %s", path)
		}
		return
	}
	if r.Tickets != "" {
		con.Line("%s: %d tickets of block %d. Whoever has the file can prove with them and change nothing.", r.Tickets, r.Drawn, r.Block)
		return
	}
	con.Line("%s: %d proofs made, %d were there.", r.Out, r.New(), len(r.Made)-r.New())
	for _, o := range r.Outdated {
		con.Line("  node %d: %s was made on %d children; those that are best now are others, %d of them. "+
			"To make it again remove it first, before others build on it.", o.Node, o.Path, o.Children, o.Best)
	}
	if len(r.Waiting) > 0 {
		con.Line("%d merges wait for others' proofs: put them into --children and run the command again.", len(r.Waiting))
	}
	for _, w := range r.Waiting {
		con.Line("  node %d: %s", w.Node, w.Reason)
	}
	if r.Root != nil {
		renderSubmitted(con, r.Root)
	}
}

func prove(ctx context.Context, in *input, s *session.Session) (*proved, error) {
	in.checkProve()
	block := in.openBlock(ctx, s)
	client := opened(ctx, in, s.Deployment.Client)
	if in.err != nil {
		return nil, in.err
	}
	deployment := prover.Files(client.Deployment)
	tickets, err := ticketsOf(ctx, in, s, block, deployment)
	if err != nil {
		return nil, err
	}
	r := &proved{Block: block.Number, Out: in.String("out"), Drawn: len(tickets)}
	if path := in.String("write-tickets"); path != "" {
		if err := r.writeTickets(s, path, block, &files.Tickets{Deployment: deployment, Block: block.ID(), Tickets: tickets}); err != nil {
			return nil, err // r is a Report, and no file was written
		}
		return r, nil
	}
	p := &operator.Proving{
		Block: block, Deployment: deployment, Children: in.StringSlice("children"), Out: r.Out,
		DryRun: s.Config.DryRun, Skipped: skipped(s),
	}
	if p.Keys, err = s.Keys.OfDeployment(ctx); err != nil {
		return nil, err
	}
	var bar *console.Progress // begins with the first proof
	p.Proving = func() { bar = s.Console.Progress("proving", len(tickets)) }
	p.Begin = func(t *vrf.Ticket) { bar.Add(0, fmt.Sprintf("node %d", t.Meta.Node)) }
	p.Done = func(prover.Made) { bar.Add(1, "") }
	r.Proved, err = p.Run(ctx, tickets)
	if bar != nil {
		bar.Close()
	}
	switch {
	case r.Proved == nil:
		return nil, err
	case err != nil || s.Config.DryRun:
		return r, err // the proofs that were made before an error are in their files
	}
	return r, r.finish(ctx, in, s)
}

// checkProve finds flags that do not go together.
func (in *input) checkProve() {
	switch tickets, write, kind := in.String("tickets"), in.String("write-tickets"), in.String("kind"); {
	case tickets != "" && (write != "" || in.String("fee-burn") != ""):
		in.usage("tickets of --tickets are drawn and have their FEE_BURN: leave out --write-tickets and --fee-burn")
	case in.Bool("submit") && write != "":
		in.usage("--write-tickets proves nothing: there is nothing to --submit")
	case in.IsSet("beneficiary") && !in.Bool("submit"):
		in.usage("--beneficiary is of the root that --submit sends: nothing else names one")
	case write == "" && in.String("out") == "":
		in.usage("--out is needed: see %s --help", in.Command.HelpName)
	case kind != "" && !slices.Contains(operator.Kinds, kind):
		in.usage("--kind: %q is none of base, merge and root", kind)
	}
}

// ticketsOf returns what is to be proven, drawn or read.
func ticketsOf(ctx context.Context, in *input, s *session.Session, block *prover.Block, d files.Deployment) ([]*vrf.Ticket, error) {
	nodes := operator.NodeFilter{Only: in.nodes(block.Tree), Kind: in.String("kind")}
	if path := in.String("tickets"); path != "" && in.err == nil {
		s.Dialog.WarnIfOpen(path)
		return operator.ReadTickets(path, block, d, nodes)
	}
	feeBurn := in.share("fee-burn")
	if in.err != nil {
		return nil, in.err
	}
	id, _, err := s.Identity.Staker(ctx)
	if err != nil {
		return nil, err
	}
	return operator.DrawTickets(block, id, feeBurn, nodes)
}

// writeTickets writes tickets for a builder, while there is something to prove with them.
func (r *proved) writeTickets(s *session.Session, path string, block *prover.Block, tickets *files.Tickets) error {
	r.Proved = operator.NewProved()
	if err := operator.CheckWindow(block); err != nil {
		return err
	}
	file, err := writeFile(s, path, tickets, files.WriteTickets, files.CheckTickets, "it has other tickets: name another with --write-tickets")
	r.Tickets, r.Would = file.File, file.Would
	s.Dialog.WarnIfOpen(r.Tickets)
	return err
}

// finish submits the root, or says what the command was to do and could not.
func (r *proved) finish(ctx context.Context, in *input, s *session.Session) error {
	waiting := len(r.Waiting)
	switch {
	case in.Bool("submit") && waiting > 0:
		return fmt.Errorf("submit root of block %d: %d nodes wait for others' proofs", r.Block, waiting)
	case in.Bool("submit"):
		built, err := in.buildRoot(ctx, s, 0, append(in.StringSlice("children"), r.Out))
		if err != nil {
			return err
		}
		client, sender, err := s.Account.Acting(ctx)
		if err != nil {
			return err
		}
		r.Root, err = operator.SubmitRoot(ctx, client, sender, built.Submission, in.waiter(s))
		return err
	case in.String("nodes") != "" && waiting > 0:
		// Who names nodes means them; who takes all that its roles allow waits for others as a
		// matter of course.
		return fmt.Errorf("prove block %d: %d of the chosen nodes wait for others' proofs", r.Block, waiting)
	}
	return nil
}

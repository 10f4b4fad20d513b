package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/vrf"
)

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
	Tickets string         `json:"tickets,omitempty"` // the file that was written
	Drawn   int            `json:"drawn"`             // tickets
	Root    *rootSubmitted `json:"root,omitempty"`    // with --submit
}

// Report marks a session.Report: what was made is in its files, also when other nodes wait.
func (r *proved) Report() {}

func (r *proved) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("%d tickets of block %d are drawn. These files would be written, those of merges as far as their children are there:", r.Drawn, r.Block)
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
		con.Line("  node %d: %s was made on %d children; those that are best now are others, %d of them. To make it again remove it first, before others build on it.",
			o.Node, o.Path, o.Children, o.Best)
	}
	if len(r.Waiting) > 0 {
		con.Line("%d merges wait for others' proofs: put them into --children and run the command again.", len(r.Waiting))
	}
	for _, w := range r.Waiting {
		con.Line("  node %d: %s", w.Node, w.Reason)
	}
	if r.Root != nil {
		r.Root.Render(con)
	}
}

func prove(ctx context.Context, c *cli.Context, s *session.Session) (*proved, error) {
	if err := checkProve(c); err != nil {
		return nil, err
	}
	block, err := openBlock(ctx, c, s)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	deployment := prover.Files(client.Deployment)
	tickets, err := ticketsOf(ctx, c, s, block, deployment)
	if err != nil {
		return nil, err
	}
	r := &proved{Block: block.Number, Out: c.String("out"), Drawn: len(tickets)}
	if path := c.String("write-tickets"); path != "" {
		if err := r.writeTickets(s, path, block, &files.Tickets{Deployment: deployment, Block: block.ID(), Tickets: tickets}); err != nil {
			return nil, err
		}
		return r, nil
	}
	p := &operator.Proving{
		Block: block, Deployment: deployment, Children: c.StringSlice("children"), Out: r.Out,
		DryRun: s.Config.DryRun, Skipped: skipped(s),
	}
	if p.Keys, err = deploymentKeys(ctx, s, client); err != nil {
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
	return r, r.finish(ctx, c, s, block)
}

// checkProve finds flags that do not go together.
func checkProve(c *cli.Context) error {
	switch tickets, write, kind := c.String("tickets"), c.String("write-tickets"), c.String("kind"); {
	case tickets != "" && (write != "" || c.String("fee-burn") != ""):
		return config.Usage("tickets of --tickets are drawn and have their FEE_BURN: leave out --write-tickets and --fee-burn")
	case c.Bool("submit") && write != "":
		return config.Usage("--write-tickets proves nothing: there is nothing to --submit")
	case c.IsSet("beneficiary") && !c.Bool("submit"):
		return config.Usage("--beneficiary is of the root that --submit sends: nothing else names one")
	case write == "" && c.String("out") == "":
		return config.Usage("--out is needed: see %s --help", c.Command.HelpName)
	case kind != "" && !slices.Contains(operator.Kinds, kind):
		return config.Usage("--kind: %q is none of base, merge and root", kind)
	}
	return nil
}

// ticketsOf returns what is to be proven, drawn or read.
func ticketsOf(ctx context.Context, c *cli.Context, s *session.Session, block *prover.Block, d files.Deployment) ([]*vrf.Ticket, error) {
	only, err := parseNodes(block.Tree, c.String("nodes"))
	if err != nil {
		return nil, err
	}
	nodes := operator.NodeFilter{Only: only, Kind: c.String("kind")}
	if path := c.String("tickets"); path != "" {
		s.WarnIfOpen(path)
		return operator.ReadTickets(path, block, d, nodes)
	}
	text, err := required(c, "fee-burn")
	if err != nil {
		return nil, err
	}
	feeBurn, err := parseBps("fee-burn", text)
	if err != nil {
		return nil, err
	}
	id, _, err := s.Staker(ctx)
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
	s.WarnIfOpen(r.Tickets)
	return err
}

// finish submits the root, or says what the command was to do and could not.
func (r *proved) finish(ctx context.Context, c *cli.Context, s *session.Session, block *prover.Block) error {
	waiting := len(r.Waiting)
	switch {
	case c.Bool("submit") && waiting > 0:
		return fmt.Errorf("submit root of block %d: %d nodes wait for others' proofs", block.Number, waiting)
	case c.Bool("submit"):
		built, err := buildRoot(ctx, c, s, block, 0, append(c.StringSlice("children"), r.Out))
		if err != nil {
			return err
		}
		r.Root, err = submitRoot(ctx, c, s, built.Submission)
		return err
	case c.String("nodes") != "" && waiting > 0:
		// Who names nodes means them; who takes all that its roles allow waits for others as a
		// matter of course.
		return fmt.Errorf("prove block %d: %d of the chosen nodes wait for others' proofs", block.Number, waiting)
	}
	return nil
}

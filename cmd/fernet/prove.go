package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

func proveCommand() *cli.Command {
	return &cli.Command{
		Name:  "prove",
		Usage: "prove nodes of a block into a directory of proof files",
		Description: "Draws --identity's tickets for the nodes of its roles and proves them, base rollups first; merges are built on the best\n" +
			"proofs of --children and of --out. Every proof of others is verified before it is used; a file that is not\n" +
			"to be used is skipped with a warning. What is in --out is not proven again: the command can be interrupted and run\n" +
			"again, also when more of the others' proofs have come. A merge whose children are missing waits; one that was made\n" +
			"before better children came is named: remove its file to make it again.\n\n" +
			"A builder without a key proves with --tickets what a staker drew with --write-tickets. With --submit it sends\n" +
			"the best root that can be made of --out and --children, as fernet root submit does, once no node waits.\n\n" +
			"Example: fernet prove --block 1 --identity alice --fee-burn 10% --children shared --out mine",
		Flags: []cli.Flag{
			blockFlag(), genesisFlag(), nodesFlag(),
			&cli.StringFlag{Name: "kind", Usage: "only nodes of one `KIND`: base, merge or root"},
			&cli.StringFlag{Name: "fee-burn", Usage: "give up this `SHARE` of the reward for a higher score, such as 10% or 1000 basis points"},
			&cli.StringSliceFlag{Name: "children", Usage: "build on the proof files in `DIR`; may be repeated", TakesFile: true},
			&cli.StringFlag{Name: "out", Usage: "write proof files into `DIR`", TakesFile: true},
			&cli.StringFlag{Name: "tickets", Usage: "prove the tickets of `FILE` instead of drawing: no identity is needed", TakesFile: true},
			&cli.StringFlag{Name: "write-tickets", Usage: "draw tickets into `FILE` for a builder, and prove nothing", TakesFile: true},
			&cli.BoolFlag{Name: "submit", Usage: "submit the best root to L1 when all nodes are proven"},
			waitFlag("before --submit until the block below it has a root"),
		},
		Action: withSession(prove),
	}
}

// proved is the result of fernet prove.
type proved struct {
	Block    uint64           `json:"block"`
	Out      string           `json:"out,omitempty"`
	Made     []prover.Made    `json:"made"`
	Waiting  []prover.Waiting `json:"waiting"`           // merges whose children are missing
	Outdated []outdated       `json:"outdated"`          // merges that were there and would be made on other children now
	Warnings []string         `json:"warnings"`          // files that were skipped, and why
	Tickets  string           `json:"tickets,omitempty"` // the file that was written
	Drawn    int              `json:"drawn"`             // tickets
	Would    []string         `json:"would,omitempty"`   // files that a dry run would have written
	Root     *rootSubmitted   `json:"root,omitempty"`    // with --submit
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
	made := 0
	for _, m := range r.Made {
		if !m.Reused {
			made++
		}
	}
	con.Line("%s: %d proofs made, %d were there.", r.Out, made, len(r.Made)-made)
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

// outdated is a merge for which better children have come since it was made.
type outdated struct {
	Node     uint32 `json:"node"`
	Path     string `json:"path"`
	Children int    `json:"children"` // that it was made on
	Best     int    `json:"best"`     // children it would be made on now
}

// findOutdated finds the merges that were not made again although the pool has other children that are best for them.
func findOutdated(made []prover.Made, pool *tree.Pool, d files.Deployment) (found []outdated, err error) {
	for _, m := range made {
		if !m.Reused || pool.Tree().IsBase(m.Node) {
			continue
		}
		file, err := files.ReadProof(m.Path, d)
		if err != nil {
			return nil, err
		}
		best, err := pool.BestChildren(m.Node, tree.Options{})
		if err != nil || best.Refs() == file.Refs {
			continue // without a better set of children there is nothing to say
		}
		count := func(r tree.Refs) int { return len(r.Left()) + len(r.Right()) }
		found = append(found, outdated{m.Node, m.Path, count(file.Refs), count(best.Refs())})
	}
	return found, nil
}

// proving is one run of fernet prove.
type proving struct {
	c     *cli.Context
	s     *session.Session
	block *prover.Block
	files files.Deployment
	over  error // of windowOver: nothing is proven any more, and what was done can only be found done
}

func prove(ctx context.Context, c *cli.Context, s *session.Session) (*proved, error) {
	if c.String("tickets") != "" && (c.String("write-tickets") != "" || c.String("fee-burn") != "") {
		return nil, config.Usage("tickets of --tickets are drawn and have their FEE_BURN: leave out --write-tickets and --fee-burn")
	}
	if c.Bool("submit") && c.String("write-tickets") != "" {
		return nil, config.Usage("--write-tickets proves nothing: there is nothing to --submit")
	}
	if c.String("write-tickets") == "" && c.String("out") == "" {
		return nil, config.Usage("--out is needed: see %s --help", c.Command.HelpName)
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	over, err := windowOver(ctx, c, s)
	if err != nil {
		return nil, err
	}
	if over != nil && c.String("write-tickets") != "" {
		return nil, over
	}
	block, err := openBlock(ctx, c, s)
	if err != nil {
		return nil, err
	}
	p := &proving{c, s, block, prover.Files(client.Deployment), over}
	tickets, err := p.tickets(ctx)
	if err != nil {
		return nil, err
	}
	r := &proved{Block: block.Number, Out: c.String("out"), Drawn: len(tickets), Made: []prover.Made{}, Waiting: []prover.Waiting{}, Outdated: []outdated{}, Warnings: []string{}}
	if path := c.String("write-tickets"); path != "" {
		out := &files.Tickets{Deployment: p.files, Block: block.ID()}
		for _, t := range tickets {
			out.Tickets = append(out.Tickets, *t)
		}
		if s.Config.DryRun {
			if err := files.CheckTickets(path, out); err != nil {
				return nil, elsewhere(err)
			}
			r.Would = []string{path}
			return r, nil
		}
		if err := files.WriteTickets(path, out); err != nil {
			return nil, elsewhere(err)
		}
		s.WarnIfOpen(path)
		r.Tickets = path
		return r, nil
	}
	return p.run(ctx, tickets, r)
}

// elsewhere says what to do about a file of other tickets.
func elsewhere(err error) error {
	if errors.Is(err, files.ErrExists) {
		return fmt.Errorf("%w: it has other tickets: name another with --write-tickets", err)
	}
	return err
}

// windowOver says that work on a block is in vain as its window is over, and nil while it is not.
func windowOver(ctx context.Context, c *cli.Context, s *session.Session) (over, err error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	record, err := client.Block(ctx, number)
	if err != nil {
		return nil, err
	}
	now, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	if now+1 >= record.WindowEnd {
		over = fmt.Errorf("prove block %d: its proving window ended at L1 block %d, L1 is at %d: no root of it is taken any more", number, record.WindowEnd, now)
	}
	return over, nil
}

// tickets returns what is to be proven, drawn or read.
func (p *proving) tickets(ctx context.Context) ([]*vrf.Ticket, error) {
	only, err := parseNodes(p.block.Tree, p.c.String("nodes"))
	if err != nil {
		return nil, err
	}
	kind := p.c.String("kind")
	if kind != "" && kind != string(circuit.KindBase) && kind != string(circuit.KindMerge) && kind != "root" {
		return nil, config.Usage("--kind: %q is none of base, merge and root", kind)
	}
	wanted := func(node uint32) bool {
		kindOf := string(p.block.Kind(node))
		if node == rules.RootNode {
			kindOf = "root" // of the merge circuit, and yet one asks for it alone
		}
		return (only == nil || only[node]) && (kind == "" || kindOf == kind)
	}
	if path := p.c.String("tickets"); path != "" {
		return p.readTickets(path, wanted)
	}
	text, err := required(p.c, "fee-burn")
	if err != nil {
		return nil, err
	}
	feeBurn, err := parseBps("fee-burn", text)
	if err != nil {
		return nil, err
	}
	id, staker, err := p.s.Staker(ctx)
	if err != nil {
		return nil, err
	}
	if err := eligible(staker, 0, p.block.SlotStart); err != nil {
		return nil, fmt.Errorf("prove block %d: %w", p.block.Number, err)
	}
	var tickets []*vrf.Ticket
	for _, node := range prover.NodesOf(p.block.Tree, staker.Roles, "") {
		if !wanted(node) {
			continue
		}
		ticket, err := id.Ticket(p.block, node, feeBurn)
		if err != nil {
			return nil, err
		}
		tickets = append(tickets, ticket)
	}
	for node := range only {
		if !staker.Roles.Has(p.block.Tree.Role(node)) {
			return nil, fmt.Errorf("prove node %d of block %d: %w", node, p.block.Number, eligible(staker, p.block.Tree.Role(node), p.block.SlotStart))
		}
	}
	if len(tickets) == 0 {
		return nil, fmt.Errorf("prove block %d: staker %d has the roles %s: none of the chosen nodes is for it", p.block.Number, staker.ID, staker.Roles)
	}
	return tickets, nil
}

func (p *proving) readTickets(path string, wanted func(uint32) bool) ([]*vrf.Ticket, error) {
	file, err := files.ReadTickets(path, p.files)
	if err != nil {
		return nil, err
	}
	p.s.WarnIfOpen(path)
	if file.Block != p.block.ID() {
		return nil, fmt.Errorf("read %s: %w", path, prover.ErrOtherBlock)
	}
	var tickets []*vrf.Ticket
	for i := range file.Tickets {
		ticket := &file.Tickets[i]
		if !wanted(ticket.Meta.Node) {
			continue
		}
		if err := p.block.CheckTicket(ticket); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		tickets = append(tickets, ticket)
	}
	if len(tickets) == 0 {
		return nil, fmt.Errorf("read %s: it has no ticket for the chosen nodes", path)
	}
	return tickets, nil
}

func (p *proving) run(ctx context.Context, tickets []*vrf.Ticket, r *proved) (*proved, error) {
	client, err := p.s.Client(ctx)
	if err != nil {
		return nil, err
	}
	set, err := deploymentKeys(ctx, p.s, client)
	if err != nil {
		return nil, err
	}
	dirs := p.c.StringSlice("children")
	if _, err := os.Stat(r.Out); err == nil {
		dirs = append(dirs, r.Out)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	proofs, err := loadProofs(ctx, p.s, p.block, set, dirs)
	if err != nil {
		return nil, err
	}
	r.Warnings = append(r.Warnings, proofs.Warnings...)
	missing := p.missing(tickets, proofs.Pool, r.Out)
	if p.over != nil && len(missing) > 0 {
		return nil, p.over
	}
	if p.s.Config.DryRun {
		r.Would = missing
		return r, nil
	}
	bar := p.s.Console.Progress("proving", len(tickets))
	job := prover.Job{
		Block: p.block, Deployment: p.files, Builder: prover.Builder{Keys: set}, Pool: proofs.Pool, Out: r.Out, AtOnce: set.AtOnce(),
		Begin: func(t *vrf.Ticket) { bar.Add(0, fmt.Sprintf("node %d", t.Meta.Node)) },
		Done:  func(prover.Made) { bar.Add(1, "") },
	}
	made, waiting, err := job.Run(ctx, tickets)
	bar.Close()
	// The proofs that were made before an error are in their files.
	r.Made, r.Waiting = append(r.Made, made...), append(r.Waiting, waiting...)
	if err != nil {
		return r, err
	}
	old, err := findOutdated(made, proofs.Pool, p.files)
	if err != nil {
		return r, err
	}
	r.Outdated = append(r.Outdated, old...)
	if p.c.Bool("submit") {
		if len(waiting) > 0 {
			return r, fmt.Errorf("submit root of block %d: %d nodes wait for others' proofs", p.block.Number, len(waiting))
		}
		return r, p.submit(ctx, r, dirs)
	}
	// Who names nodes means them; who takes all that its roles allow waits for others as a matter of course.
	if p.c.String("nodes") != "" && len(waiting) > 0 {
		return r, fmt.Errorf("prove block %d: %d of the chosen nodes wait for others' proofs", p.block.Number, len(waiting))
	}
	return r, nil
}

// missing returns the files of the proofs that a pool does not have.
func (p *proving) missing(tickets []*vrf.Ticket, pool *tree.Pool, out string) (paths []string) {
	for _, t := range tickets {
		if !slices.ContainsFunc(pool.Proofs(t.Meta.Node), func(have tree.Proof) bool { return have.StakerID == t.Meta.StakerID && have.FeeBurn == t.Meta.FeeBps }) {
			proof := files.Proof{Block: p.block.ID(), Proof: tree.Proof{Node: t.Meta.Node, StakerID: t.Meta.StakerID}}
			paths = append(paths, filepath.Join(out, proof.Name()))
		}
	}
	return paths
}

// submit sends the best root of all proofs that are there now.
func (p *proving) submit(ctx context.Context, r *proved, dirs []string) error {
	dirs = append(slices.Clone(dirs), r.Out)
	beneficiary, err := p.s.Account(ctx)
	if err != nil {
		return err
	}
	chosen, _, err := chooseRoot(ctx, p.s, p.block, dirs, operator.RootOptions{Beneficiary: beneficiary})
	if err != nil {
		return err
	}
	r.Root, err = submitRoot(ctx, p.c, p.s, chosen.File)
	return err
}

// loadProofs reads directories of proof files, with a word about each file that is skipped.
func loadProofs(ctx context.Context, s *session.Session, b *prover.Block, v prover.Verifier, dirs []string) (*prover.Proofs, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	slices.Sort(dirs)
	proofs, err := prover.LoadProofs(ctx, b, prover.Files(client.Deployment), v, slices.Compact(dirs)...)
	if err != nil {
		return nil, err
	}
	for _, warning := range proofs.Warnings {
		s.Note("skipped: %s", warning)
	}
	return proofs, nil
}

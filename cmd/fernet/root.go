package main

import (
	"context"
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

func rootCommand() *cli.Command {
	return &cli.Command{
		Name:        "root",
		Usage:       "root submissions: choose the best, submit it, see those on L1",
		Description: "A submission is a closed set of proofs under one root. The highest total score wins the block.\n\nExample: fernet root list --block 1",
		Subcommands: []*cli.Command{
			{
				Name:  "build",
				Usage: "choose the best submission from directories of proof files",
				Description: "Verifies every proof, takes the set with the highest total under the rules, and compares it with what L1 has.\n" +
					"It needs no account: without one, and without --beneficiary, the submission names nobody for its share.\n\nExample: fernet root build --block 1 --proofs shared --proofs mine --out root.json",
				Flags: []cli.Flag{
					blockFlag(), genesisFlag(),
					&cli.StringSliceFlag{Name: "proofs", Usage: "take the proof files in `DIR`; may be repeated", TakesFile: true},
					&cli.StringFlag{Name: "out", Usage: "write the submission to `FILE`", TakesFile: true},
					&cli.UintFlag{Name: "staker", Usage: "only under the root of the staker with this `ID`"},
					beneficiaryFlag(),
				},
				Action: withSession(rootBuild),
			},
			{
				Name:  "submit",
				Usage: "submit a root to L1",
				Description: "Refuses a submission that L1 would not take, before anything is spent. Anyone may submit: rewards go to\n" +
					"the provers inside. With --block and --proofs it chooses the submission itself, as fernet root build does.\n\n" +
					"Example: fernet root submit --submission root.json --account me",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "submission", Usage: "the submission's `FILE`, of fernet root build", TakesFile: true},
					&cli.Uint64Flag{Name: "block", Usage: "choose a submission for the L2 block with this `NUMBER`, instead of --submission"},
					&cli.StringSliceFlag{Name: "proofs", Usage: "of the proof files in `DIR`; may be repeated", TakesFile: true},
					beneficiaryFlag(), genesisFlag(), waitFlag("until the block below it has a root"),
				},
				Action: withSession(rootSubmit),
			},
			{
				Name:        "list",
				Usage:       "the roots that L1 took for a block",
				Description: "Lists them with totals and submitters, the winner last.\n\nExample: fernet root list --block 1 --json",
				Flags:       []cli.Flag{blockFlag()},
				Action:      withSession(reading(rootList)),
			},
		},
	}
}

// beneficiaryFlag names who gets the submitter's share. A submission's seals depend on it.
func beneficiaryFlag() cli.Flag {
	return &cli.StringFlag{Name: "beneficiary", Usage: "the submitter's share of the burn goes to the account with this `ADDRESS` (default: the one that signs)"}
}

// beneficiaryOf is the account of --beneficiary, or the one that signs, or nobody where there is
// none.
func beneficiaryOf(ctx context.Context, c *cli.Context, s *session.Session) (common.Address, error) {
	if c.String("beneficiary") == "" && !s.HasAccount() {
		return common.Address{}, nil
	}
	return accountFlag(ctx, c, s, "beneficiary")
}

// rootBuilt is the result of fernet root build.
type rootBuilt struct {
	Block uint64 `json:"block"`
	written
	Staker    uint32        `json:"staker"` // who proved the root
	Proofs    int           `json:"proofs"`
	Loaded    int           `json:"loaded"` // proofs to choose from
	Bytes     int           `json:"bytes"`
	Total     units.Integer `json:"totalScore"`
	BestOnL1  units.Integer `json:"bestOnL1"` // 0: none yet
	Beats     bool          `json:"beatsBest"`
	Exact     bool          `json:"exact"` // whether nothing better can be made of these proofs
	WindowEnd uint64        `json:"windowEnd"`
	// Beneficiary gets the submitter's share if the submission wins; zero: nobody.
	Beneficiary common.Address `json:"beneficiary"`
	Warnings    []string       `json:"warnings"`

	wait string
}

func (r *rootBuilt) Render(con *console.Console) {
	file := r.name("would be written to")
	con.Line("%s: root of staker %d over %d of %d proofs, %d bytes, total %s.", file, r.Staker, r.Proofs, r.Loaded, r.Bytes, rules.Points(r.Total.Int))
	if !r.Exact {
		con.Line("The search was cut short: a better one may exist.")
	}
	switch {
	case r.BestOnL1.Sign() == 0:
		con.Line("L1 has no root of block %d yet. Its window ends at L1 block %d, %s.", r.Block, r.WindowEnd, r.wait)
	case r.Beats:
		con.Line("It beats the best on L1, %s. The window ends at L1 block %d, %s.", rules.Points(r.BestOnL1.Int), r.WindowEnd, r.wait)
	default:
		con.Line("It does not beat the best on L1, %s: submitting it is pointless.", rules.Points(r.BestOnL1.Int))
	}
}

// chooseRoot chooses the best submission that can be made of the proof files in directories.
func chooseRoot(ctx context.Context, s *session.Session, b *prover.Block, dirs []string, opts operator.RootOptions) (*operator.ChosenRoot, *prover.Proofs, error) {
	client, err := s.Client(ctx)
	if err != nil {
		return nil, nil, err
	}
	set, err := deploymentKeys(ctx, s, client)
	if err != nil {
		return nil, nil, err
	}
	proofs, err := loadProofs(ctx, s, b, set, dirs)
	if err != nil {
		return nil, nil, err
	}
	chosen, err := operator.ChooseRoot(client.Deployment, b, set, proofs, opts)
	return chosen, proofs, err
}

func rootBuild(ctx context.Context, c *cli.Context, s *session.Session) (*rootBuilt, error) {
	out, err := required(c, "out")
	if err != nil {
		return nil, err
	}
	dirs := c.StringSlice("proofs")
	if len(dirs) == 0 {
		return nil, config.Usage("--proofs is needed: see %s --help", c.Command.HelpName)
	}
	if c.Uint("staker") > math.MaxUint32 {
		return nil, config.Usage("--staker: there is no staker %d", c.Uint("staker"))
	}
	b, err := openBlock(ctx, c, s)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	beneficiary, err := beneficiaryOf(ctx, c, s)
	if err != nil {
		return nil, err
	}
	chosen, proofs, err := chooseRoot(ctx, s, b, dirs, operator.RootOptions{Staker: uint32(c.Uint("staker")), Beneficiary: beneficiary})
	if err != nil {
		return nil, err
	}
	file, err := writeFile(s, out, chosen.File, files.WriteSubmission, files.CheckSubmission,
		fmt.Sprintf("it is no submission of block %d: name another file with --out", b.Number))
	if err != nil {
		return nil, err
	}
	encoded, err := chosen.File.Encode()
	if err != nil {
		return nil, err
	}
	record, err := client.Block(ctx, b.Number)
	if err != nil {
		return nil, err
	}
	now, err := s.Head(ctx)
	if err != nil {
		return nil, err
	}
	r := &rootBuilt{
		Block: b.Number, written: file, Staker: chosen.Root.StakerID, Proofs: chosen.Submission.NumProofs(), Loaded: proofs.Loaded,
		Bytes: len(encoded), Total: units.Integer{Int: chosen.Total}, BestOnL1: units.Integer{Int: record.TotalScore}, Beats: chosen.Total.Cmp(record.TotalScore) > 0,
		Exact: chosen.Exact, WindowEnd: record.WindowEnd, Beneficiary: beneficiary, Warnings: append([]string{}, proofs.Warnings...),
		wait: s.InBlocks(now, record.WindowEnd),
	}
	return r, nil
}

// rootSubmitted is the result of fernet root submit.
type rootSubmitted struct {
	*operator.SubmittedRoot
	now uint64 // the newest L1 block after it
}

func (r *rootSubmitted) Render(con *console.Console) {
	renderSent(con, r.Sent)
	switch {
	case !r.Best || r.Already != "":
	case r.now >= r.WindowEnd:
		con.Line("The root has won block %d with a total of %s.", r.Block, rules.Points(r.Total.Int))
	default:
		con.Line("The root leads block %d with a total of %s. Others can outbid it until L1 block %d.", r.Block, rules.Points(r.Total.Int), r.WindowEnd)
	}
}

func rootSubmit(ctx context.Context, c *cli.Context, s *session.Session) (*rootSubmitted, error) {
	path, dirs := c.String("submission"), c.StringSlice("proofs")
	switch {
	case (path == "") == (len(dirs) == 0):
		return nil, config.Usage("one of --submission and, with --block, --proofs is needed: see %s --help", c.Command.HelpName)
	case path != "" && c.IsSet("block"):
		return nil, config.Usage("--block is for --proofs: a submission's file is of a block")
	case path != "" && c.IsSet("beneficiary"):
		return nil, config.Usage("--beneficiary is for --proofs: a submission's file names one, which its seals depend on")
	case path == "":
		b, err := openBlock(ctx, c, s)
		if err != nil {
			return nil, err
		}
		beneficiary, err := beneficiaryOf(ctx, c, s)
		if err != nil {
			return nil, err
		}
		chosen, _, err := chooseRoot(ctx, s, b, dirs, operator.RootOptions{Beneficiary: beneficiary})
		if err != nil {
			return nil, err
		}
		return submitRoot(ctx, c, s, chosen.File)
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	file, err := files.ReadSubmission(path, prover.Files(client.Deployment))
	if err != nil {
		return nil, err
	}
	return submitRoot(ctx, c, s, file)
}

func submitRoot(ctx context.Context, c *cli.Context, s *session.Session, file *files.Submission) (*rootSubmitted, error) {
	client, sender, err := s.Actor(ctx)
	if err != nil {
		return nil, err
	}
	r := new(rootSubmitted)
	if r.SubmittedRoot, err = operator.SubmitRoot(ctx, client, sender, file, waiter(c, s)); err != nil {
		return nil, err
	}
	r.now, err = s.Head(ctx)
	return r, err
}

// rootsListed is the result of fernet root list.
type rootsListed operator.Roots

func (r *rootsListed) Render(con *console.Console) {
	if len(r.Roots) == 0 {
		con.Line("L1 took no root of block %d yet. Its window ends at L1 block %d.", r.Block, r.WindowEnd)
		return
	}
	t := console.Table{Columns: []console.Column{
		{Name: "root of", Align: console.Right}, {Name: "total", Align: console.Right}, {Name: "proofs", Align: console.Right},
		{Name: "submitter"}, {Name: "L1 block", Align: console.Right}, {Name: "transaction"},
	}}
	for i, root := range r.Roots {
		total := console.Cell{Text: rules.Points(root.Total.Int)}
		if i == len(r.Roots)-1 {
			total.Tone = console.Good // it leads
		}
		t.Rows = append(t.Rows, []any{root.Prover, total, root.Proofs, console.Short(root.Submitter), root.L1Block, console.Cell{Text: root.Tx, Short: root.Tx.Hex()[:12] + "…"}})
	}
	con.Table(t)
	con.Line("\nThe last one leads. The window of block %d ends at L1 block %d.", r.Block, r.WindowEnd)
}

func rootList(ctx context.Context, c *cli.Context, s *session.Session) (*rootsListed, error) {
	number, err := blockNumber(c)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	view, err := client.Latest(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.ReadRoots(ctx, view, number)
	if err != nil {
		return nil, err
	}
	for _, root := range r.Roots {
		if root.Unread != nil {
			s.Note("%v", root.Unread)
		}
	}
	return (*rootsListed)(r), nil
}

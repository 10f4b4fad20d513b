package main

import (
	"context"
	"fmt"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement/rules"
)

func rootCommand() *cli.Command {
	return group("root", "root submissions: choose the best, submit it, see those on L1",
		"A submission is a closed set of proofs under one root. The highest total score wins the block.", "fernet root list --block 1",
		command("build", "choose the best submission from directories of proof files",
			"Verifies every proof, takes the set with the highest total under the rules, and compares it with what L1 has.\n"+
				"It needs no account: without one, and without --beneficiary, the submission names nobody for its share.",
			"fernet root build --block 1 --proofs shared --proofs mine --out root.json", rootBuild,
			blockFlag(), genesisFlag(),
			&cli.StringSliceFlag{Name: "proofs", Usage: "take the proof files in `DIR`; may be repeated", TakesFile: true},
			&cli.StringFlag{Name: "out", Usage: "write the submission to `FILE`", TakesFile: true},
			&cli.UintFlag{Name: "staker", Usage: "only under the root of the staker with this `ID`"},
			beneficiaryFlag()),
		command("submit", "submit a root to L1",
			"Refuses a submission that L1 would not take, before anything is spent. Anyone may submit: rewards go to\n"+
				"the provers inside. With --block and --proofs it chooses the submission itself, as fernet root build does.",
			"fernet root submit --submission root.json --account me", rendered(acting(rootSubmit), renderSubmitted),
			&cli.StringFlag{Name: "submission", Usage: "the submission's `FILE`, of fernet root build", TakesFile: true},
			&cli.Uint64Flag{Name: "block", Usage: "choose a submission for the L2 block with this `NUMBER`, instead of --submission"},
			&cli.StringSliceFlag{Name: "proofs", Usage: "of the proof files in `DIR`; may be repeated", TakesFile: true},
			beneficiaryFlag(), genesisFlag(), waitFlag("until the block below it has a root")),
		command("list", "the roots that L1 took for a block",
			"Lists them with totals and submitters, the winner last.", "fernet root list --block 1 --json",
			rendered(reading(rootList), renderRoots), blockFlag()),
	)
}

// rootBuilt is the result of fernet root build.
type rootBuilt struct {
	written
	*operator.BuiltRoot

	wait string
}

func (r *rootBuilt) Render(con *console.Console) {
	con.Line("%s: root of staker %d over %d of %d proofs, %d bytes, total %s.",
		r.name("would be written to"), r.Staker, r.Proofs, r.Loaded, r.Bytes, rules.Points(r.Total.Int))
	if !r.Exact {
		con.Line("The search was cut short: a better one may exist.")
	}
	con.Line("%s", r.Standing(r.wait))
}

func rootBuild(ctx context.Context, in *input, s *session.Session) (*rootBuilt, error) {
	out, dirs, staker := in.required("out"), in.StringSlice("proofs"), in.Uint("staker")
	if len(dirs) == 0 {
		in.usage("--proofs is needed: see %s --help", in.Command.HelpName)
	}
	if staker > math.MaxUint32 {
		in.usage("--staker: there is no staker %d", staker)
	}
	built, err := in.buildRoot(ctx, s, uint32(staker), dirs)
	if err != nil {
		return nil, err
	}
	file, err := writeFile(s, out, built.Submission, files.WriteSubmission, files.CheckSubmission,
		fmt.Sprintf("it is no submission of block %d: name another file with --out", built.Block))
	return &rootBuilt{file, built, s.InBlocks(built.Now, built.WindowEnd)}, err
}

func rootSubmit(in *input) act[*operator.SubmittedRoot] {
	path, dirs := in.String("submission"), in.StringSlice("proofs")
	switch {
	case (path == "") == (len(dirs) == 0):
		in.usage("one of --submission and, with --block, --proofs is needed: see %s --help", in.Command.HelpName)
	case path == "":
		in.block()
	case in.IsSet("block"):
		in.usage("--block is for --proofs: a submission's file is of a block")
	case in.IsSet("beneficiary"):
		in.usage("--beneficiary is for --proofs: a submission's file names one, which its seals depend on")
	}
	return func(ctx context.Context, a *caller) (*operator.SubmittedRoot, error) {
		built, err := new(operator.BuiltRoot), error(nil)
		if path == "" {
			built, err = in.buildRoot(ctx, a.Session, 0, dirs)
		} else {
			built.Submission, err = files.ReadSubmission(path, prover.Files(a.client.Deployment))
		}
		if err != nil {
			return nil, err
		}
		return operator.SubmitRoot(ctx, a.client, a.sender, built.Submission, a.wait)
	}
}

func rootList(ctx context.Context, in *input, s *session.Session) (*operator.Roots, error) {
	number, view := in.block(), in.latest(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	r, err := operator.ReadRoots(ctx, view, number)
	if err != nil {
		return nil, err
	}
	for _, root := range r.Roots {
		if root.Unread != nil {
			s.Dialog.Note("%v", root.Unread)
		}
	}
	return r, nil
}

func renderRoots(con *console.Console, r *operator.Roots) {
	if len(r.Roots) == 0 {
		con.Line("L1 took no root of block %d yet. Its window ends at L1 block %d, L1 is at %d.", r.Block, r.WindowEnd, r.Now)
		return
	}
	t := console.NewTable("root of>", "total>", "proofs>", "submitter", "L1 block>", "transaction")
	for i, root := range r.Roots {
		total := console.Cell{Text: rules.Points(root.Total.Int)}
		if i == len(r.Roots)-1 {
			total.Tone = console.Good // it leads
		}
		t.Row(root.Prover, total, root.Proofs, console.Short(root.Submitter), root.L1Block, console.Hash(root.Tx))
	}
	con.Table(t)
	con.Line("\nThe last one leads. The window of block %d ends at L1 block %d, L1 is at %d.", r.Block, r.WindowEnd, r.Now)
}

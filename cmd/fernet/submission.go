package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/settlement/rules"
)

// beneficiaryFlag names who gets the submitter's share. A submission's seals depend on it.
func beneficiaryFlag() cli.Flag {
	return &cli.StringFlag{
		Name:  "beneficiary",
		Usage: "the submitter's share of the burn goes to the account with this `ADDRESS` (default: the one that signs)",
	}
}

// buildRoot chooses the best submission of proof files in folders for the block of --block, only
// under the root of a staker unless that is 0. It is sealed for the account of --beneficiary, or
// the one that signs, or nobody where there is none.
func buildRoot(ctx context.Context, c *cli.Context, s *session.Session, staker uint32, dirs []string) (*operator.BuiltRoot, error) {
	block, err := openBlock(ctx, c, s)
	if err != nil {
		return nil, err
	}
	client, err := s.Deployment.Client(ctx)
	if err != nil {
		return nil, err
	}
	o := operator.BuildOptions{RootOptions: operator.RootOptions{Staker: staker}, Proofs: dirs, Skipped: skipped(s)}
	if c.String("beneficiary") != "" || s.Account.Named() {
		if o.Beneficiary, err = accountFlag(ctx, c, s, "beneficiary"); err != nil {
			return nil, err
		}
	}
	if o.Keys, err = deploymentKeys(ctx, s, client); err != nil {
		return nil, err
	}
	return operator.BuildRoot(ctx, client, block, o)
}

// rootSubmitted is the result of sending a submission.
type rootSubmitted operator.SubmittedRoot

func (r *rootSubmitted) Render(con *console.Console) {
	renderSent(con, r.Sent)
	switch {
	case !r.Best || r.Already != "":
	case r.Now >= r.WindowEnd:
		con.Line("The root has won block %d with a total of %s.", r.Block, rules.Points(r.Total.Int))
	default:
		con.Line("The root leads block %d with a total of %s. Others can outbid it until L1 block %d, L1 is at %d.",
			r.Block, rules.Points(r.Total.Int), r.WindowEnd, r.Now)
	}
}

// submitRoot sends a submission.
func submitRoot(ctx context.Context, c *cli.Context, s *session.Session, file *files.Submission) (*rootSubmitted, error) {
	client, sender, err := s.Account.Acting(ctx)
	if err != nil {
		return nil, err
	}
	r, err := operator.SubmitRoot(ctx, client, sender, file, waiter(c, s))
	return (*rootSubmitted)(r), err
}

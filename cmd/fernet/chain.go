package main

import (
	"context"
	"errors"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// opened opens what flags alone do not give, unless there is an error already.
func opened[T any](ctx context.Context, in *input, open func(context.Context) (T, error)) (value T) {
	if in.err == nil {
		value, in.err = open(ctx)
	}
	return value
}

// chain is the deployment with what rebuilds its blocks, from the genesis ledger of --genesis or
// the record's.
func (in *input) chain(ctx context.Context, s *session.Session) *operator.Chain {
	return opened(ctx, in, func(ctx context.Context) (*operator.Chain, error) {
		genesis, err := payments.GivenGenesis(in.String("genesis"))
		if err != nil {
			return nil, err
		}
		return s.Deployment.Chain(ctx, genesis)
	})
}

// openBlock opens the block of --block.
func (in *input) openBlock(ctx context.Context, s *session.Session) *prover.Block {
	number, chain := in.block(), in.chain(ctx, s)
	return opened(ctx, in, func(ctx context.Context) (*prover.Block, error) { return chain.Follower.Block(ctx, number) })
}

// latest is a view of the deployment at L1's newest block.
func (in *input) latest(ctx context.Context, s *session.Session) *settlement.View {
	client := opened(ctx, in, s.Deployment.Client)
	return opened(ctx, in, func(ctx context.Context) (*settlement.View, error) { return client.Latest(ctx) })
}

// skipped says which file of proofs is not used.
func skipped(s *session.Session) func(warning string) {
	return func(warning string) { s.Dialog.Note("skipped: %s", warning) }
}

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
func (in *input) buildRoot(ctx context.Context, s *session.Session, staker uint32, dirs []string) (*operator.BuiltRoot, error) {
	o := operator.BuildOptions{RootOptions: operator.RootOptions{Staker: staker}, Proofs: dirs, Skipped: skipped(s)}
	block := in.openBlock(ctx, s)
	client := opened(ctx, in, s.Deployment.Client)
	if in.err == nil && (in.String("beneficiary") != "" || s.Account.Named()) {
		o.Beneficiary = in.account(ctx, s, "beneficiary")
	}
	if o.Keys = opened(ctx, in, s.Keys.OfDeployment); in.err != nil {
		return nil, in.err
	}
	return operator.BuildRoot(ctx, client, block, o)
}

// ofTransfers drafts a block with --txs transactions of the transfers of --transfers.
func ofTransfers[T any](
	ctx context.Context, in *input, chain *operator.Chain, draft func(ctx context.Context, body []byte, numTxs uint32) (T, error),
) (drafted T, err error) {
	body, err := payments.FileBody(ctx, chain.Client, chain.Follower, in.String("transfers"))
	if err != nil {
		return drafted, err
	}
	// What is out of range is so of every deployment.
	drafted, err = draft(ctx, body, uint32(min(in.Uint("txs"), math.MaxUint32)))
	if errors.Is(err, rules.ErrNumTxs) {
		err = config.Usage("--txs: %w", err)
	}
	return drafted, err
}

// checkDraft finds flags of a draft to propose that do not go together.
func (in *input) checkDraft() {
	switch path, transfers := in.String("block"), in.String("transfers"); {
	case (path == "") == (transfers == ""):
		in.usage("one of --block and --transfers is needed: see %s --help", in.Command.HelpName)
	case path != "" && in.IsSet("txs"):
		in.usage("--txs is of a block that is made of --transfers: the draft of --block has its own")
	}
}

// draftSource returns what drafts the block to propose for a slot: it reads --block, or builds one
// of --transfers.
func draftSource(in *input, s *session.Session, chain *operator.Chain) func(context.Context, uint64) (*files.Draft, error) {
	return func(ctx context.Context, slot uint64) (*files.Draft, error) {
		if path := in.String("block"); path != "" {
			s.Dialog.WarnIfOpen(path)
			return files.ReadDraft(path, prover.Files(chain.Deployment))
		}
		return ofTransfers(ctx, in, chain, func(ctx context.Context, body []byte, numTxs uint32) (*files.Draft, error) {
			return chain.Draft(ctx, body, numTxs, slot)
		})
	}
}

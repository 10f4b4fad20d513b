package main

import (
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	builders "fernet/prover/work"
)

func builderCommand() *cli.Command {
	return command("builder", "make proofs for a node: a witness in, a proof out",
		"Takes jobs from a node's broker and returns their proofs, until it is asked to end: it finishes the proofs it has\n"+
			"begun then. It needs the proving keys of the node's deployment, and neither an account nor an identity nor L1.\n"+
			"On another machine than the broker it is known by --credentials, which are made if the file is not there: the\n"+
			"node has to be given their public key. A builder that returns wrong proofs is dropped.\n\n"+
			"With --dry-run it takes no job: it says whether it could.",
		"fernet builder --broker tls://node.example:4222 --credentials builder.nk --keys-dir keys", runBuilder,
		&cli.StringFlag{Name: "broker", Usage: "`URL` of the node's broker, such as nats://127.0.0.1:4222"},
		&cli.StringFlag{Name: "credentials", Usage: "`FILE` with the seed of an nkey, or with a token of NATS; needed on another machine", TakesFile: true},
		&cli.StringFlag{Name: "broker-ca", Usage: "`FILE` of certificates to check the broker's with (default: the system's)", TakesFile: true},
	)
}

// builderRan is the result of fernet builder.
type builderRan struct {
	Broker     string         `json:"broker"`
	Builder    string         `json:"builder"` // the public key that the broker knows it by
	ChainID    uint64         `json:"chainId"`
	Settlement common.Address `json:"settlement"`
	Proofs     int            `json:"proofs"` // that were made
	Failed     int            `json:"failed"` // jobs that there is no proof of
}

// Report marks a session.Report: what was made was handed in, however it ended.
func (r *builderRan) Report() {}

// Render shows how it went: what was made was shown as it was.
func (r *builderRan) Render(con *console.Console) {
	con.Line("%d proofs were made, %d jobs failed.", r.Proofs, r.Failed)
}

func runBuilder(ctx context.Context, in *input, s *session.Session) (_ *builderRan, err error) {
	at := builders.Address{URL: in.required("broker"), Credentials: in.String("credentials"), CA: in.String("broker-ca")}
	if in.err != nil {
		return nil, in.err
	}
	if err := at.Check(); errors.Is(err, builders.ErrBrokerURL) || errors.Is(err, builders.ErrInsecure) {
		return nil, config.Usage("--broker: %w", err)
	}
	if err := makeCredentials(s, at.Credentials); err != nil {
		return nil, err
	}
	b, err := builders.Dial(ctx, builders.BuilderConfig{Address: at, Log: s.Log, Done: func(b builders.Built) { tellBuilt(s, b) }})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	terms := b.Terms()
	set, err := terms.OpenKeys(ctx, s.Keys.Cached)
	if err != nil {
		return nil, err
	}
	ran := &builderRan{Broker: at.URL, Builder: b.Name(), ChainID: terms.ChainID, Settlement: terms.Settlement}
	if s.Config.DryRun {
		return ran, nil
	}
	s.Dialog.Note("builder %s takes jobs of %s on chain %d, %d at once", b.Name(), terms.Settlement, terms.ChainID, set.AtOnce())
	context.AfterFunc(ctx, func() { s.Dialog.Note("ending once the proofs that are begun are made") })
	err = b.Run(ctx, set)
	ran.Proofs, ran.Failed = b.Tally().Proofs, b.Tally().Failed
	return ran, err
}

// makeCredentials makes the credentials that a file is to have, if there is none.
func makeCredentials(s *session.Session, path string) error {
	if path == "" || s.Config.DryRun {
		return nil
	}
	public, err := builders.EnsureCredentials(path)
	if public != "" {
		s.Dialog.Note("made credentials in %s: give the node their public key %s", path, public)
	} else if err == nil {
		s.Dialog.WarnIfOpen(path)
	}
	return err
}

// tellBuilt tells what came of a job.
func tellBuilt(s *session.Session, b builders.Built) {
	if b.Error != nil {
		s.Dialog.Note("node %d of block %s, %s: no proof: %v", b.Node, b.Block, b.Kind, b.Error)
		return
	}
	s.Dialog.Note("node %d of block %s, %s: proven in %s", b.Node, b.Block, b.Kind, b.Took.Round(time.Millisecond))
}

// Package session is what a command runs with: its configuration, whoever runs it, and what package
// actor opens when it is first asked for, so that a command that needs no L1 asks nobody.
package session

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"strconv"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/prover/keys"
	"fernet/prover/operator/actor"
	"fernet/settlement/network"
	"fernet/settlement/txmgr"
)

// Session is one run of a command, put together from its parts. It is for one goroutine.
type Session struct {
	Config *config.Config
	// Console is where the result is shown to a person: standard output, or
	// with --json standard error.
	Console *console.Console
	// Log is for whoever looks into what happens; see --log-level.
	Log    *slog.Logger
	Dialog *Dialog

	*actor.Actor
	// final are the transactions that this run has sent, or found done.
	final *Done
	setUp *console.Progress // of proving keys that are being made, nil while none are
	made  int               // constraints of it
}

// New returns a session that shows its result on out, asks on in, and says everything else on errs.
func New(cfg *config.Config, in io.Reader, out, errs io.Writer) *Session {
	if cfg.JSON {
		out = errs
	}
	con := console.New(out, errs)
	s := &Session{
		Config: cfg, Console: con, Log: slog.New(slog.NewTextHandler(con.Errs(), &slog.HandlerOptions{Level: cfg.LogLevel})),
		Dialog: &Dialog{cfg: cfg, in: in, typed: bufio.NewReader(in), errs: con.Errs(), warned: map[string]bool{}}, final: new(Done),
	}
	s.Configure()
	return s
}

// Configure makes the parts as Config says, none of them open. A command that changes Config does
// so before it opens anything.
func (s *Session) Configure() { s.Actor = actor.New(s.Options()) }

// Options are what Config says of an actor.
func (s *Session) Options() actor.Options {
	cfg, note := s.Config, func(line string) { s.Dialog.Note("%s", line) }
	o := actor.Options{
		RPCURLs: cfg.URLs(), Confirmations: cfg.Confirmations, Record: cfg.Deployment, DataDir: cfg.DataDir, KeysDir: cfg.KeysDir,
		Keystore: cfg.Keystore, Account: cfg.Account, Identity: cfg.Identity, DryRun: cfg.DryRun, Log: s.Log,
		PasswordAtHand: cfg.PasswordFile != "", IdentityPassword: s.Dialog.IdentityPassword,
		KeystorePassword: func(ctx context.Context, file string) (string, error) {
			return s.Dialog.password(ctx, cfg.PasswordFile, "password of "+file)
		},
		Told: actor.Told{
			Events: narrator{note, s}, SetUp: s.showSetUp, Remade: note,
			SingleParty: func() { s.Dialog.noteOnce("setup", "%s", keys.SetupWarning) },
			Unproven: func(account common.Address) {
				s.Dialog.Note("note: %s is the address that the keystore names; without --password-file it is not compared with its key", account)
			},
		},
	}
	o.Network, _ = network.Named(cfg.Network)
	if cfg.PrivateKey != "" {
		o.Signer = s.keySigner
	}
	return o
}

// Close ends what was opened. Transactions that are not final are in the journal.
func (s *Session) Close() error {
	if s.setUp != nil {
		s.setUp.Close()
	}
	return s.Actor.Close()
}

// keySigner signs with the private key of the settings.
func (s *Session) keySigner() (txmgr.Signer, error) {
	key, err := s.Config.ParseKey()
	if err != nil {
		return nil, err
	}
	if s.Config.Origin("private-key").String() == "--private-key" {
		s.Dialog.Note("warning: other processes can see a key in --private-key: " +
			"use FERNET_PRIVATE_KEY or a keystore (cast wallet import, then --account)")
	}
	return txmgr.KeySigner(key), nil
}

// showSetUp shows how far the making of proving keys is, after a word on how long it takes.
func (s *Session) showSetUp(at keys.Progress) {
	if at.Stage == keys.StageSetup && s.setUp == nil {
		s.Dialog.Note("Proving keys are made once, in about %s, and kept in %s.\n%s",
			keys.SetupTime(at.Total-at.Done).Round(time.Second), s.Config.KeysDir, keys.SetupWarning)
		s.setUp = s.Console.Progress("setting up, constraints", at.Total)
	}
	if s.setUp != nil {
		s.setUp.Add(at.Done-s.made, string(at.Kind))
		if at.Done == at.Total {
			s.setUp.Close()
			s.setUp = nil
		}
	}
	s.made = at.Done
}

// Settings are the settings in effect: where one is not set, what is taken instead, as far as it is
// known.
func (s *Session) Settings() []config.Value {
	taken := map[string]config.Value{"identity-password-file": {Value: s.Config.PasswordFile, Origin: "password-file"}}
	on := s.L1.Seen()
	if on.ChainID == 0 {
		on, _ = network.Named(s.Config.Network)
	}
	if on.ChainID != 0 {
		taken["network"] = config.Value{Value: on.Name, Origin: "chain id"}
		taken["rpc-url"] = config.Value{Value: on.RPCURL, Origin: "network"}
		taken["deployment"] = config.Value{Value: actor.RecordOf(on.ChainID), Origin: "network"}
		taken["confirmations"] = config.Value{Value: strconv.FormatUint(on.Confirmations, 10), Origin: "network"}
	}
	values := s.Config.Values()
	for i, v := range values {
		if t := taken[v.Name]; v.Value == "" && t.Value != "" {
			values[i].Value, values[i].Origin = t.Value, t.Origin
		}
	}
	return values
}

package main

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/settlement"
	"fernet/settlement/record"
	"fernet/settlement/rules"
)

func keysCommand() *cli.Command {
	// The size of the base rollups that keys are for.
	txsPerBase := &cli.UintFlag{
		Name: "txs-per-base", Value: uint(settlement.DefaultParams().TxsPerBase),
		Usage: "a base rollup has `N` transactions, a power of two from 2 to 64",
	}
	return group("keys", "proving keys: make, list, compare with a deployment",
		"Everyone who proves needs the proving keys whose verifying keys the deployment has on L1.", "fernet keys setup",
		command("setup", "make the proving keys that are not there yet",
			"Compiles the circuits and sets up their keys in --keys-dir. It says first about how long that takes: a\n"+
				"minute, or several where base rollups have many transactions. Keys that are there are kept. The setup\n"+
				"is of a single party: for testnets only. To use a deployment's keys, get its folder of keys and name it\n"+
				"with --keys-dir.",
			"fernet keys setup --keys-dir ./keys", keysSetup, txsPerBase),
		command("list", "what keys are cached, and how they were made",
			"Reads the manifests in --keys-dir, of any version of the circuits. It does not check the keys: see verify.",
			"fernet keys list --json", keysList),
		command("verify", "check the cached keys, and compare them with a deployment's",
			"Checks every file against its manifest and the circuits of this program. With --against-deployment it compares\n"+
				"the verifying keys with those on L1 as well: proofs made with other keys are never accepted.",
			"fernet keys verify --against-deployment --network sepolia --rpc-url $RPC", keysVerify,
			&cli.BoolFlag{Name: "against-deployment", Usage: "compare with the keys on L1"}, txsPerBase),
	)
}

// provingKeys is the result of fernet keys setup, list and verify.
type provingKeys struct {
	Dir  string          `json:"dir"`
	Keys []keys.Manifest `json:"keys"`
	// Checked says that the files are what the manifests say, and the keys those of this program's
	// circuits.
	Checked bool `json:"checked"`
	// the file of that with these keys on L1, when it was compared
	Deployment string   `json:"deployment,omitempty"`
	Would      []string `json:"would,omitempty"` // files that a dry run would have written
}

// Render shows the keys.
func (k *provingKeys) Render(con *console.Console) {
	if len(k.Would) > 0 {
		con.Line("Keys that are missing would be made in %s.", k.Dir)
		return
	}
	if len(k.Keys) == 0 {
		con.Line("There are no keys in %s: make them with fernet keys setup.", k.Dir)
		return
	}
	t := console.NewTable("circuit", "constraints>", "verifying key", "made", "setup", "folder")
	for _, m := range k.Keys {
		t.Row(m.Title(), m.Constraints, console.Cut(m.VerifyingKeyHash, 18), m.Created.Format("2006-01-02 15:04"),
			m.Setup, console.Cut(m.Circuit, 12))
	}
	con.Table(t)
	con.Line("\nin %s", k.Dir)
	if k.Checked {
		con.Good("the keys are whole and of this program's circuits")
	}
	if k.Deployment != "" {
		con.Good("the deployment %s has the same keys on L1", k.Deployment)
	}
}

// checkedKeys is the result about keys that were opened, and so checked.
func checkedKeys(s *session.Session, set *keys.Set) (*provingKeys, error) {
	manifests, err := set.Manifests()
	return &provingKeys{Dir: s.Config.KeysDir, Keys: manifests, Checked: true}, err
}

// openKeys opens the keys for base rollups of --txs-per-base.
func openKeys(
	ctx context.Context, in *input, s *session.Session, open func(context.Context, uint32) (*keys.Set, error),
) (*provingKeys, error) {
	n := uint32(min(in.Uint("txs-per-base"), math.MaxUint32))
	if err := rules.CheckTxsPerBase(n); err != nil {
		return nil, config.Usage("--txs-per-base: %w", err)
	}
	set, err := open(ctx, n)
	if err != nil {
		return nil, err
	}
	return checkedKeys(s, set)
}

// keysSetup makes the keys that are not there yet.
func keysSetup(ctx context.Context, in *input, s *session.Session) (*provingKeys, error) {
	k, err := openKeys(ctx, in, s, s.Keys.Open)
	if s.Config.DryRun && errors.Is(err, keys.ErrNotCached) {
		return &provingKeys{Dir: s.Config.KeysDir, Keys: []keys.Manifest{}, Would: []string{s.Config.KeysDir}}, nil
	}
	return k, err
}

func keysList(_ context.Context, _ *input, s *session.Session) (*provingKeys, error) {
	found, unread, err := keys.List(s.Config.KeysDir)
	if err != nil {
		return nil, err
	}
	for _, fault := range unread {
		// which says what reads it
		s.Dialog.Note("%v%s", fault, either(errors.Is(fault, record.ErrVersion), "",
			": remove its folder, or make the keys again with fernet keys setup"))
	}
	return &provingKeys{Dir: s.Config.KeysDir, Keys: append([]keys.Manifest{}, found...)}, nil
}

// keysVerify checks the cached keys, and compares them with the deployment's where that is asked
// for.
func keysVerify(ctx context.Context, in *input, s *session.Session) (*provingKeys, error) {
	if !in.Bool("against-deployment") {
		return openKeys(ctx, in, s, s.Keys.Cached)
	}
	if in.IsSet("txs-per-base") {
		return nil, config.Usage("--txs-per-base: with --against-deployment the keys are those of the deployment's base rollups: leave it out")
	}
	client := opened(ctx, in, s.Deployment.Unchecked)
	set := opened(ctx, in, func(ctx context.Context) (*keys.Set, error) { return s.Keys.Cached(ctx, client.Params.TxsPerBase) })
	path := opened(ctx, in, s.Deployment.Path)
	if in.err != nil {
		return nil, in.err
	}
	if err := prover.CheckKeys(ctx, client, set); err != nil {
		return nil, fmt.Errorf("%w: get the deployment's folder of keys and name it with --keys-dir", err)
	}
	k, err := checkedKeys(s, set)
	k.Deployment = path
	return k, err
}

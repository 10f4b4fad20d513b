package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/operator/actor"
	"fernet/prover/vrf"
)

func identityCommand() *cli.Command {
	return group("identity", "VRF keys: make, import, show",
		"An identity is the VRF key of a staker, encrypted in data-dir/identities/NAME.json. Its name is given with\n"+
			"--identity, its password with --identity-password-file or on the terminal. L1 accounts are keystores of their\n"+
			"own (cast wallet).",
		"fernet identity new --identity alice",
		command("new", "make a VRF key",
			"Makes a random VRF key and keeps it encrypted. An identity that is there is never overwritten.",
			"fernet identity new --identity alice", identityNew, newKeyFlags()...),
		command("show", "show public keys, and which stakers they are",
			"Shows an identity, without its password. With --rpc-url or --network it says which staker it is.",
			"fernet identity show --identity alice --network sepolia --rpc-url $RPC", identityShow,
			&cli.BoolFlag{Name: "all", Usage: "show every identity"}),
		command("import", "make an identity of a seed",
			"Reads the 32-byte seed of a VRF key, in hexadecimal, from a file and keeps it encrypted.",
			"fernet identity import --identity alice --seed-file alice.seed", identityImport,
			append(newKeyFlags(), &cli.StringFlag{Name: "seed-file", Usage: "read the seed from `FILE`", TakesFile: true})...),
	)
}

// identities is the result of fernet identity new, import and show.
type identities struct {
	Dir        string        `json:"dir"`
	Identities []actor.Known `json:"identities"`
	Would      []string      `json:"would,omitempty"` // files that a dry run would have written
}

// Render shows the identities.
func (r *identities) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("A new key would be kept in %s.", r.Would[0])
		return
	}
	if len(r.Identities) == 0 {
		con.Line("There is no identity in %s: make one with fernet identity new.", r.Dir)
	}
	for _, id := range r.Identities {
		con.Line("identity    %s\n  file        %s\n  public key  %s\n  vrf key     %s", id.Name, id.File, id.PublicKey, id.VrfKey)
		if id.StakerID != 0 {
			con.Line("  staker      %d", id.StakerID)
		}
	}
}

func identityNew(ctx context.Context, in *input, s *session.Session) (*identities, error) {
	key, err := vrf.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return keepIdentity(ctx, in, s, key)
}

func identityImport(ctx context.Context, in *input, s *session.Session) (*identities, error) {
	file := in.String("seed-file")
	if file == "" {
		return nil, config.Usage("--seed-file: name it")
	}
	s.Dialog.WarnIfOpen(file)
	key, err := identity.ReadSeed(file)
	if err != nil {
		return nil, fmt.Errorf("import identity: %w", err)
	}
	return keepIdentity(ctx, in, s, key)
}

// keepIdentity writes a key under --identity.
func keepIdentity(ctx context.Context, in *input, s *session.Session, key *vrf.PrivateKey) (*identities, error) {
	name, r := s.Config.Identity, &identities{Dir: s.Identity.Dir(), Identities: []actor.Known{}}
	path, err := identity.NewPath(r.Dir, name)
	switch {
	case errors.Is(err, identity.ErrExists):
		return nil, fmt.Errorf("%w: name another with --identity", err)
	case err != nil:
		return nil, config.Usage("--identity: %w", err)
	case s.Config.DryRun: // the key would be another one: there is none to show
		r.Would = []string{path}
		return r, nil
	}
	password, err := s.Dialog.NewIdentityPassword(ctx, name, in.Bool("empty-password"))
	if err != nil {
		return nil, err
	}
	kept, err := identity.Keep(r.Dir, name, key, password, identity.StrengthOf(in.Bool("lightkdf")))
	if err != nil {
		return nil, err
	}
	s.Dialog.Note("Back up %s and its password: without them the staker can do nothing more.", path)
	r.Identities = append(r.Identities, actor.Known{Kept: kept})
	return r, nil
}

// identityShow describes the identity of --identity, or all of them. With a deployment at hand it
// says which staker each is.
func identityShow(ctx context.Context, in *input, s *session.Session) (*identities, error) {
	names, dir := []string{s.Config.Identity}, s.Identity.Dir()
	if in.Bool("all") {
		var err error
		if names, err = identity.Names(dir); err != nil {
			return nil, err
		}
	}
	// What L1 knows is asked for only by who says where L1 is.
	found, err := s.Identity.Find(ctx, names, len(s.Config.RPCURLs) > 0 || s.Config.Network != "")
	if err != nil {
		return nil, err
	}
	return &identities{Dir: dir, Identities: found}, nil
}

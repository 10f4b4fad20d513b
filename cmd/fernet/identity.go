package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/prover/vrf"
)

// emptyPassword is the flag that takes an empty password for a new key.
const emptyPassword = "empty-password"

// newKeyFlags are how a new key is encrypted.
func newKeyFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "lightkdf", Usage: "encrypt fast and weakly, as geth's flag of this name: for tests"},
		&cli.BoolFlag{Name: emptyPassword, Usage: "take an empty password: whoever has the file has the key"},
	}
}

func identityCommand() *cli.Command {
	return &cli.Command{
		Name:  "identity",
		Usage: "VRF keys: make, import, show",
		Description: "An identity is the VRF key of a staker, encrypted in data-dir/identities/NAME.json. Its name is given with\n" +
			"--identity, its password with --identity-password-file or on the terminal. L1 accounts are keystores of their\n" +
			"own (cast wallet).\n\nExample: fernet identity new --identity alice",
		Subcommands: []*cli.Command{
			{
				Name:        "new",
				Usage:       "make a VRF key",
				Description: "Makes a random VRF key and keeps it encrypted. An identity that is there is never overwritten.\n\nExample: fernet identity new --identity alice",
				Flags:       newKeyFlags(),
				Action:      withSession(identityNew),
			},
			{
				Name:        "show",
				Usage:       "show public keys, and which stakers they are",
				Description: "Shows an identity, without its password. With --rpc-url or --network it says which staker it is.\n\nExample: fernet identity show --identity alice --network sepolia --rpc-url $RPC",
				Flags:       []cli.Flag{&cli.BoolFlag{Name: "all", Usage: "show every identity"}},
				Action:      withSession(identityShow),
			},
			{
				Name:        "import",
				Usage:       "make an identity of a seed",
				Description: "Reads the 32-byte seed of a VRF key, in hexadecimal, from a file and keeps it encrypted.\n\nExample: fernet identity import --identity alice --seed-file alice.seed",
				Flags:       append(newKeyFlags(), &cli.StringFlag{Name: "seed-file", Usage: "read the seed from `FILE`", TakesFile: true}),
				Action: func(c *cli.Context) error {
					if c.String("seed-file") == "" {
						return config.Usage("--seed-file: name it")
					}
					return withSession(identityImport)(c)
				},
			},
		},
	}
}

// identities is the result of fernet identity new, import and show.
type identities struct {
	Dir        string          `json:"dir"`
	Identities []shownIdentity `json:"identities"`
	Would      []string        `json:"would,omitempty"` // files that a dry run would have written
}

type shownIdentity struct {
	Name      string        `json:"name"`
	File      string        `json:"file"`
	PublicKey vrf.PublicKey `json:"publicKey"`
	VrfKey    string        `json:"vrfKey"`             // as L1 registers it
	StakerID  uint32        `json:"stakerId,omitempty"` // when it is staked and L1 was asked
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

func identityNew(ctx context.Context, c *cli.Context, s *session.Session) (*identities, error) {
	key, err := vrf.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return keepIdentity(ctx, c, s, key)
}

func identityImport(ctx context.Context, c *cli.Context, s *session.Session) (*identities, error) {
	key, err := identity.ReadSeed(c.String("seed-file"))
	if err != nil {
		return nil, fmt.Errorf("import identity: %w", err)
	}
	s.WarnIfOpen(c.String("seed-file"))
	return keepIdentity(ctx, c, s, key)
}

// keepIdentity writes a key under --identity. On a terminal its password is asked for twice.
func keepIdentity(ctx context.Context, c *cli.Context, s *session.Session, key *vrf.PrivateKey) (*identities, error) {
	name := s.Config.Identity
	path, err := identity.Path(s.IdentityDir(), name)
	if err != nil {
		return nil, config.Usage("--identity: %w", err)
	}
	if _, err := os.Stat(path); err == nil {
		return nil, fmt.Errorf("%w: %s: name another with --identity", identity.ErrExists, path)
	}
	if s.Config.DryRun {
		// A key that is made is another one every time: there is none to show.
		return &identities{Dir: s.IdentityDir(), Identities: []shownIdentity{}, Would: []string{path}}, nil
	}
	password, err := s.NewIdentityPassword(ctx, name, c.Bool(emptyPassword))
	if err != nil {
		return nil, err
	}
	strength := identity.Standard
	if c.Bool("lightkdf") {
		strength = identity.Light
	}
	id, err := identity.New(name, key, password.Reveal(), strength)
	if err != nil {
		return nil, err
	}
	if path, err = id.Write(s.IdentityDir()); err != nil {
		return nil, err
	}
	s.Note("Back up %s and its password: without them the staker can do nothing more.", path)
	return &identities{Dir: s.IdentityDir(), Identities: []shownIdentity{{Name: name, File: path, PublicKey: id.PublicKey, VrfKey: id.VrfKey}}}, nil
}

// identityShow describes the identity of --identity, or all of them. With a deployment at hand it
// says which staker each is.
func identityShow(ctx context.Context, c *cli.Context, s *session.Session) (*identities, error) {
	names := []string{s.Config.Identity}
	if c.Bool("all") {
		var err error
		if names, err = identity.Names(s.IdentityDir()); err != nil {
			return nil, err
		}
	}
	r := &identities{Dir: s.IdentityDir(), Identities: []shownIdentity{}}
	for _, name := range names {
		id, err := identity.Read(s.IdentityDir(), name)
		if err != nil {
			return nil, err
		}
		path, err := identity.Path(s.IdentityDir(), name)
		if err != nil {
			return nil, err
		}
		shown := shownIdentity{Name: name, File: path, PublicKey: id.PublicKey, VrfKey: id.VrfKey}
		// What L1 knows is asked for only by who says where L1 is.
		if len(s.Config.RPCURLs) > 0 || s.Config.Network != "" {
			staker, err := s.StakerOf(ctx, id.PublicKey)
			if err != nil && !errors.Is(err, operator.ErrNotStaked) {
				return nil, err
			}
			shown.StakerID = staker.ID
		}
		r.Identities = append(r.Identities, shown)
	}
	return r, nil
}

// Package staking is how someone becomes a staker and stops being one: VRF
// keys in files, deposits on L1.
package staking

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/identity"
	"fernet/prover/vrf"
	"fernet/settlement/disk"
)

// Identities is the result of fernet identity new, import and show.
type Identities struct {
	Dir        string     `json:"dir"`
	Identities []Identity `json:"identities"`
	Would      []string   `json:"would,omitempty"` // files that a dry run would have written
}

// Identity is one of them.
type Identity struct {
	Name      string        `json:"name"`
	File      string        `json:"file"`
	PublicKey vrf.PublicKey `json:"publicKey"`
	VrfKey    string        `json:"vrfKey"`             // as L1 registers it
	StakerID  uint32        `json:"stakerId,omitempty"` // when it is staked and L1 was asked
}

// Render shows the identities.
func (r *Identities) Render(con *console.Console) {
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

// Options are how a new identity is kept.
type Options struct {
	Strength identity.Strength
	// AllowEmptyPassword takes a password that protects nothing.
	AllowEmptyPassword bool
}

// New makes an identity with a fresh key. The password is asked twice on a terminal.
func New(ctx context.Context, s *session.Session, o Options) (*Identities, error) {
	key, err := vrf.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return save(ctx, s, key, o)
}

// ErrSeed means that a file does not hold a seed.
var ErrSeed = errors.New("not a seed: it must be 64 hexadecimal digits")

// maxSeedFile bounds what is read of a seed's file, in bytes.
const maxSeedFile = 1 << 10

// Import makes an identity of a seed in a file.
func Import(ctx context.Context, s *session.Session, seedFile string, o Options) (*Identities, error) {
	content, err := disk.Read(seedFile, maxSeedFile)
	if err != nil {
		return nil, fmt.Errorf("import identity: %w", err)
	}
	s.WarnIfOpen(seedFile)
	seed, err := hex.DecodeString(strings.TrimPrefix(string(bytes.TrimSpace(content)), "0x"))
	if err != nil || len(seed) != vrf.SeedSize {
		return nil, fmt.Errorf("import identity: %s: %w", seedFile, ErrSeed)
	}
	return save(ctx, s, vrf.NewPrivateKey([vrf.SeedSize]byte(seed)), o)
}

func save(ctx context.Context, s *session.Session, key *vrf.PrivateKey, o Options) (*Identities, error) {
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
		return &Identities{Dir: s.IdentityDir(), Identities: []Identity{}, Would: []string{path}}, nil
	}
	password, err := s.NewIdentityPassword(ctx, name, o.AllowEmptyPassword)
	if err != nil {
		return nil, err
	}
	id, err := identity.New(name, key, password.Reveal(), o.Strength)
	if err != nil {
		return nil, err
	}
	if path, err = id.Write(s.IdentityDir()); err != nil {
		return nil, err
	}
	s.Note("Back up %s and its password: without them the staker can do nothing more.", path)
	return &Identities{Dir: s.IdentityDir(), Identities: []Identity{{Name: name, File: path, PublicKey: id.PublicKey, VrfKey: id.VrfKey}}}, nil
}

// Show describes the identity of --identity, or all of them. With a deployment at hand it says which staker each is.
func Show(ctx context.Context, s *session.Session, all bool) (*Identities, error) {
	names := []string{s.Config.Identity}
	if all {
		var err error
		if names, err = identity.Names(s.IdentityDir()); err != nil {
			return nil, err
		}
	}
	r := &Identities{Dir: s.IdentityDir(), Identities: []Identity{}}
	for _, name := range names {
		id, err := identity.Read(s.IdentityDir(), name)
		if err != nil {
			return nil, err
		}
		path, err := identity.Path(s.IdentityDir(), name)
		if err != nil {
			return nil, err
		}
		shown := Identity{Name: name, File: path, PublicKey: id.PublicKey, VrfKey: id.VrfKey}
		// What L1 knows is asked for only by who says where L1 is.
		if len(s.Config.RPCURLs) > 0 || s.Config.Network != "" {
			staker, err := s.StakerOf(ctx, id.PublicKey)
			switch {
			case err == nil:
				shown.StakerID = staker.ID
			case !errors.Is(err, session.ErrNotStaked):
				return nil, err
			}
		}
		r.Identities = append(r.Identities, shown)
	}
	return r, nil
}

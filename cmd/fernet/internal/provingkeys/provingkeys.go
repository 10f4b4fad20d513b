// Package provingkeys makes, lists and checks the circuits' keys.
package provingkeys

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/keys"
	"fernet/settlement/record"
)

// Keys is the result of fernet keys setup, list and verify.
type Keys struct {
	Dir  string          `json:"dir"`
	Keys []keys.Manifest `json:"keys"`
	// Checked says that the files are what the manifests say, and the keys those of this program's circuits.
	Checked bool `json:"checked"`
	// Deployment is the file of the deployment that has these keys on L1, when that was compared.
	Deployment string `json:"deployment,omitempty"`
	// Would are the files that a dry run would have written.
	Would []string `json:"would,omitempty"`
}

// Render shows the keys.
func (k *Keys) Render(con *console.Console) {
	if len(k.Would) > 0 {
		con.Line("Keys that are missing would be made in %s.", k.Dir)
		return
	}
	if len(k.Keys) == 0 {
		con.Line("There are no keys in %s: make them with fernet keys setup.", k.Dir)
		return
	}
	t := console.Table{Columns: []console.Column{
		{Name: "circuit"}, {Name: "constraints", Align: console.Right}, {Name: "verifying key"}, {Name: "made"}, {Name: "setup"}, {Name: "folder"},
	}}
	for _, m := range k.Keys {
		t.Rows = append(t.Rows, []any{circuitName(m), m.Constraints, m.VerifyingKeyHash.Hex()[:18] + "…", m.Created.Format("2006-01-02 15:04"), m.Setup, m.Circuit[:12] + "…"})
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

// circuitName is a circuit's name for a person: "base of 4" of a base circuit.
func circuitName(m keys.Manifest) string {
	if m.TxsPerBase == 0 {
		return string(m.Kind)
	}
	return fmt.Sprintf("%s of %d", m.Kind, m.TxsPerBase)
}

// Setup makes the keys that are not there yet, for base rollups of so many transactions.
func Setup(ctx context.Context, s *session.Session, txsPerBase uint32) (*Keys, error) {
	set, err := s.Keys(ctx, txsPerBase)
	if s.Config.DryRun && errors.Is(err, session.ErrNotCached) {
		return &Keys{Dir: s.Config.KeysDir, Keys: []keys.Manifest{}, Would: []string{s.Config.KeysDir}}, nil
	}
	if err != nil {
		return nil, err
	}
	return describe(s, set)
}

func describe(s *session.Session, set *keys.Set) (*Keys, error) {
	k := &Keys{Dir: s.Config.KeysDir, Checked: true}
	for _, kind := range set.Kinds() {
		m, err := set.Manifest(kind)
		if err != nil {
			return nil, err
		}
		k.Keys = append(k.Keys, m)
	}
	return k, nil
}

// List reads the manifests of all keys in the cache.
func List(_ context.Context, s *session.Session) (*Keys, error) {
	k := &Keys{Dir: s.Config.KeysDir, Keys: []keys.Manifest{}}
	paths, err := filepath.Glob(filepath.Join(s.Config.KeysDir, "*", "manifest.json"))
	if err != nil {
		return nil, fmt.Errorf("list keys: %w", err)
	}
	for _, path := range paths {
		if strings.Contains(filepath.Base(filepath.Dir(path)), ".") {
			continue // of a setup that is under way
		}
		m, err := keys.ReadManifest(path)
		var fault *record.Error
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case errors.Is(err, record.ErrVersion):
			s.Note("%v", err)
			continue
		case errors.As(err, &fault):
			s.Note("%v: remove its folder, or make the keys again with fernet keys setup", err)
			continue
		case err != nil:
			return nil, fmt.Errorf("list keys: %w", err)
		}
		k.Keys = append(k.Keys, m)
	}
	slices.SortFunc(k.Keys, func(a, b keys.Manifest) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.TxsPerBase, b.TxsPerBase), cmp.Compare(a.Circuit, b.Circuit))
	})
	return k, nil
}

// Verify checks the cached keys for base rollups of so many transactions.
func Verify(ctx context.Context, s *session.Session, txsPerBase uint32) (*Keys, error) {
	set, err := s.CachedKeys(ctx, txsPerBase)
	if err != nil {
		return nil, err
	}
	return describe(s, set)
}

// VerifyOnL1 checks the cached keys and compares them with the deployment's.
func VerifyOnL1(ctx context.Context, s *session.Session) (*Keys, error) {
	client, err := s.UncheckedClient(ctx)
	if err != nil {
		return nil, err
	}
	set, err := s.CachedKeys(ctx, client.Params.TxsPerBase)
	if err != nil {
		return nil, err
	}
	k, err := describe(s, set)
	if err != nil {
		return nil, err
	}
	verifying, err := prover.VerifyingKeys(set)
	if err != nil {
		return nil, err
	}
	if err := client.VerifyKeys(ctx, verifying); err != nil {
		return nil, fmt.Errorf("%w: get the deployment's folder of keys and name it with --keys-dir", err)
	}
	k.Deployment, err = s.DeploymentPath(ctx)
	return k, err
}

package keys

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"fernet/settlement/record"
)

// OpenCached is Open for whoever must not make keys: where one is missing or damaged it returns
// ErrNotCached, and leaves the folder as it is.
func OpenCached(ctx context.Context, dir string, source Source, opts Options) (*Set, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	told := opts.Progress
	opts.Progress = func(p Progress) {
		// Whole keys never come to this stage.
		if p.Stage == StageWaiting {
			stop(fmt.Errorf("%w in %s%s", ErrNotCached, dir, otherBases(dir, source)))
		}
		if told != nil {
			told(p)
		}
	}
	return Open(ctx, dir, source, opts)
}

// otherBases says whether a folder has keys of base rollups, but of another number of transactions
// than a source's.
func otherBases(dir string, source Source) string {
	wanted, ok := source.(protocol)
	there := BasesIn(dir)
	if !ok || len(there) == 0 || slices.Contains(there, wanted.txsPerBase) {
		return ""
	}
	list := strings.ReplaceAll(strings.Trim(fmt.Sprint(there), "[]"), " ", ", ")
	return fmt.Sprintf(", which has those of base rollups of %s transactions, not of %d", list, wanted.txsPerBase)
}

// List reads the manifests of all keys in a folder, of any version of the circuits, in the order of
// kind, transactions of a base rollup, and circuit. It does not look at the keys. unread are what
// is wrong with manifests that are damaged or of another version, each a [*record.Error].
func List(dir string) (found []Manifest, unread []error, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", manifestFile))
	if err != nil {
		return nil, nil, fmt.Errorf("list keys: %w", err)
	}
	for _, path := range paths {
		if strings.Contains(filepath.Base(filepath.Dir(path)), ".") {
			continue // of a setup that is under way
		}
		m, err := ReadManifest(path)
		var fault *record.Error
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case errors.As(err, &fault):
			unread = append(unread, err)
			continue
		case err != nil:
			return nil, nil, fmt.Errorf("list keys: %w", err)
		}
		found = append(found, m)
	}
	slices.SortFunc(found, func(a, b Manifest) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.TxsPerBase, b.TxsPerBase), cmp.Compare(a.Circuit, b.Circuit))
	})
	return found, unread, nil
}

// Manifests are the manifests of a set's keys, in the order of its circuits.
func (s *Set) Manifests() ([]Manifest, error) {
	var all []Manifest
	for _, kind := range s.Kinds() {
		m, err := s.Manifest(kind)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// SingleParty reports whether one process made keys of the set alone: see SetupWarning.
func (s *Set) SingleParty() (bool, error) {
	manifests, err := s.Manifests()
	return slices.ContainsFunc(manifests, func(m Manifest) bool { return m.Setup == SingleParty }), err
}

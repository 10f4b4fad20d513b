package keys

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/gofrs/flock"

	"fernet/prover/circuit"
	"fernet/settlement/disk"
)

// DefaultDir is where keys are cached unless told otherwise: fernet/keys in the user's cache
// directory.
func DefaultDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: name a directory for it: %w", ErrCacheDir, err)
	}
	return filepath.Join(dir, "fernet", "keys"), nil
}

// cache is a directory of keys by circuit.
type cache struct{ dir string }

// BasesIn returns for how many transactions of a base rollup a cache has keys, in order, by the
// names of their folders. It checks no keys; a folder that cannot be read has none.
func BasesIn(dir string) []uint32 {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var found []uint32
	for _, e := range entries {
		name := strings.Split(e.Name(), "-")
		if len(name) != 3 || !e.IsDir() || name[0] != string(circuit.KindBase) || strings.Contains(e.Name(), ".") {
			continue
		}
		if n, err := strconv.ParseUint(name[1], 10, 32); err == nil && !slices.Contains(found, uint32(n)) {
			found = append(found, uint32(n))
		}
	}
	slices.Sort(found)
	return found
}

// keyPair are the keys of one circuit.
type keyPair struct {
	proving   *groth16.ProvingKey
	verifying *groth16.VerifyingKey
	exported  []byte // the verifying key as L1 holds it
	manifest  Manifest
	pointsOfC []curve.G1Affine // see [pointsOfC]
}

func (c *cache) path(of *compiled) string { return filepath.Join(c.dir, of.folder()) }

// load reads the keys of a circuit. The error is errAbsent or errDamaged when they have to be made.
func (c *cache) load(of *compiled) (*keyPair, error) {
	if _, err := os.Stat(c.path(of)); errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, errAbsent
	}
	files := map[string][]byte{}
	for _, name := range []string{manifestFile, verifyingKeyFile, provingKeyFile} {
		data, err := os.ReadFile(filepath.Join(c.path(of), name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w: %s is missing", errDamaged, name)
		}
		if err != nil {
			return nil, c.explain(err, 0)
		}
		files[name] = data
	}
	m, err := parseManifest(files[manifestFile], of)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{verifyingKeyFile, provingKeyFile} {
		if err := m.check(name, files[name]); err != nil {
			return nil, err
		}
	}
	keys := &keyPair{proving: new(groth16.ProvingKey), exported: files[verifyingKeyFile], manifest: m}
	if m.VerifyingKeyHash != crypto.Keccak256Hash(keys.exported) {
		return nil, fmt.Errorf("%w: %s has another hash of %s", errDamaged, manifestFile, verifyingKeyFile)
	}
	if keys.verifying, err = ParseVerifyingKey(keys.exported); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	// The dump is parsed without any check of its own: the hash above is the check.
	if err := keys.proving.ReadDump(bytes.NewReader(files[provingKeyFile])); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", errDamaged, provingKeyFile, err)
	}
	keys.pointsOfC = pointsOfC(keys.proving)
	return keys, nil
}

// save writes keys, all of them or none.
func (c *cache) save(of *compiled, proving *groth16.ProvingKey, verifying *groth16.VerifyingKey) (*keyPair, error) {
	exported, err := ExportVerifyingKey(verifying)
	if err != nil {
		return nil, err
	}
	var dump bytes.Buffer
	if err := proving.WriteDump(&dump); err != nil {
		return nil, fmt.Errorf("dump proving key: %w", err)
	}
	files := map[string][]byte{provingKeyFile: dump.Bytes(), verifyingKeyFile: exported}
	m := newManifest(of, files, time.Now())
	if files[manifestFile], err = m.encode(); err != nil {
		return nil, fmt.Errorf("encode manifest: %w", err)
	}
	// The caller holds the circuit's lock.
	if err := disk.WriteFolder(c.path(of), files, disk.Public); err != nil {
		return nil, c.explain(err, dump.Len())
	}
	return &keyPair{proving, verifying, exported, m, pointsOfC(proving)}, nil
}

// lock waits until no other process makes keys for the circuit, and returns how to let the next
// one.
func (c *cache) lock(ctx context.Context, of *compiled) (unlock func() error, err error) {
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return nil, c.explain(err, 0)
	}
	l := flock.New(c.path(of) + ".lock")
	const pollEvery = 50 * time.Millisecond
	if _, err := l.TryLockContext(ctx, pollEvery); err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, c.explain(err, 0)
	}
	return l.Close, nil
}

// explain turns an error of the file system into one that says what to do.
func (c *cache) explain(err error, size int) error {
	var reason syscall.Errno
	if errors.As(err, &reason) {
		err = reason // what to do about it is said here
	}
	if disk.IsNoSpace(err) {
		return fmt.Errorf("%w: free %d MB in %s or name another directory: %w", ErrNoSpace, size>>20+1, c.dir, err)
	}
	return fmt.Errorf("%w in %s: make it readable and writable or name another directory: %w", ErrCacheDir, c.dir, err)
}

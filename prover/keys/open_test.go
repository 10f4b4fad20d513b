package keys

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/gofrs/flock"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement/record"
	"fernet/settlement/record/recordtest"
)

// recorder keeps what Open tells.
type recorder struct {
	steps    []Progress
	warnings []string
}

func (r *recorder) options() Options {
	return Options{
		Progress: func(p Progress) { r.steps = append(r.steps, p) },
		Warn:     func(w string) { r.warnings = append(r.warnings, w) },
	}
}

func (r *recorder) count(stage Stage) int {
	n := 0
	for _, s := range r.steps {
		if s.Stage == stage {
			n++
		}
	}
	return n
}

// files lists what there is under a directory.
func files(t *testing.T, dir string) []string {
	var found []string
	require.NoError(t, filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && path != dir {
			rel, _ := filepath.Rel(dir, path)
			found = append(found, rel)
		}
		return err
	}))
	return found
}

func verifyingKeys(t *testing.T, s *Set) map[circuit.Kind]string {
	keys := map[circuit.Kind]string{}
	for _, kind := range s.Kinds() {
		vk, err := s.VerifyingKey(kind)
		require.NoError(t, err)
		keys[kind] = string(vk)
	}
	return keys
}

func digestIn(t *testing.T, source Source, kind circuit.Kind) string {
	c, err := compile(source, kind)
	require.NoError(t, err)
	return c.digest.String()
}

func TestOpenMakesKeysOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "[yet]")
	var first, second recorder
	made, err := Open(t.Context(), dir, small{}, first.options())
	require.NoError(t, err)
	require.Equal(t, []circuit.Kind{kindProduct, kindSquares}, made.Kinds())
	require.Equal(t, 2, first.count(StageSetup))
	require.Empty(t, first.warnings)
	last := first.steps[len(first.steps)-1]
	require.Equal(t, StageReady, last.Stage)
	require.Equal(t, last.Total, last.Done)

	for _, kind := range made.Kinds() {
		m, err := made.Manifest(kind)
		require.NoError(t, err)
		vk, err := os.ReadFile(filepath.Join(dir, digestIn(t, small{}, kind), verifyingKeyFile))
		require.NoError(t, err)
		require.Equal(t, crypto.Keccak256Hash(vk), m.VerifyingKeyHash)
		require.Equal(t, verifyingKeys(t, made)[kind], string(vk))
		require.Equal(t, SingleParty, m.Setup)
		require.Equal(t, kind, m.Kind)
		require.WithinDuration(t, time.Now(), m.Created, time.Minute)
	}

	loaded, err := Open(t.Context(), dir, small{}, second.options())
	require.NoError(t, err)
	require.Equal(t, 0, second.count(StageSetup)+second.count(StageWaiting))
	require.Equal(t, verifyingKeys(t, made), verifyingKeys(t, loaded))
	for _, kind := range made.Kinds() {
		before, _ := made.Manifest(kind)
		after, _ := loaded.Manifest(kind)
		require.Equal(t, before, after)
	}

	// What one has made the other accepts: the cached keys are the same pair.
	proof, err := loaded.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.NoError(t, err)
	require.NoError(t, made.Verify(kindProduct, proof))
}

func TestOpenMakesDamagedKeysAgain(t *testing.T) {
	change := func(file string, edit func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			path := filepath.Join(dir, file)
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			require.NoError(t, os.WriteFile(path, edit(data), 0o644))
		}
	}
	flip := func(at func(n int) int) func([]byte) []byte {
		return func(data []byte) []byte {
			data[at(len(data))] ^= 1
			return data
		}
	}
	first := func(int) int { return 0 }
	middle := func(n int) int { return n / 2 }
	last := func(n int) int { return n - 1 }
	truncate := func(data []byte) []byte { return data[:len(data)/2] }
	manifest := func(edit func(m map[string]any)) func(*testing.T, string) {
		return change(manifestFile, func(data []byte) []byte {
			var m map[string]any
			if err := json.Unmarshal(data, &m); err != nil {
				panic(err)
			}
			edit(m)
			data, _ = json.Marshal(m)
			return data
		})
	}
	remove := func(file string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { require.NoError(t, os.Remove(filepath.Join(dir, file))) }
	}
	for name, damage := range map[string]func(*testing.T, string){
		"proving key, first byte":           change(provingKeyFile, flip(first)),
		"proving key, middle byte":          change(provingKeyFile, flip(middle)),
		"proving key, last byte":            change(provingKeyFile, flip(last)),
		"proving key truncated":             change(provingKeyFile, truncate),
		"proving key empty":                 change(provingKeyFile, func([]byte) []byte { return nil }),
		"proving key missing":               remove(provingKeyFile),
		"verifying key, a byte":             change(verifyingKeyFile, flip(middle)),
		"verifying key truncated":           change(verifyingKeyFile, truncate),
		"verifying key missing":             remove(verifyingKeyFile),
		"manifest missing":                  remove(manifestFile),
		"manifest truncated":                change(manifestFile, truncate),
		"manifest empty":                    change(manifestFile, func([]byte) []byte { return nil }),
		"manifest of another version":       manifest(func(m map[string]any) { m["version"] = 0 }),
		"manifest of another kind":          manifest(func(m map[string]any) { m["format"] = "fernet.proof" }),
		"manifest with more in it":          manifest(func(m map[string]any) { m["more"] = true }),
		"manifest without files":            manifest(func(m map[string]any) { delete(m, "files") }),
		"manifest of another circuit":       manifest(func(m map[string]any) { m["circuit"] = strings.Repeat("00", 32) }),
		"manifest of another gnark":         manifest(func(m map[string]any) { m["gnark"] = "0.1.0" }),
		"manifest, other constraints":       manifest(func(m map[string]any) { m["constraints"] = 7 }),
		"manifest, other public inputs":     manifest(func(m map[string]any) { m["publicInputs"] = 7 }),
		"manifest, other hash of the key":   manifest(func(m map[string]any) { m["verifyingKeyHash"] = "0x" + strings.Repeat("00", 32) }),
		"nothing but an empty directory":    func(t *testing.T, dir string) { remake(t, dir) },
		"a well-hashed key that is not one": func(t *testing.T, dir string) { forge(t, dir) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			before, err := Open(t.Context(), dir, small{}, Options{})
			require.NoError(t, err)
			damage(t, filepath.Join(dir, digestIn(t, small{}, kindSquares)))

			var told recorder
			after, err := Open(t.Context(), dir, small{}, told.options())
			require.NoError(t, err)
			require.Equal(t, 1, told.count(StageSetup), "only the damaged keys are made again")
			require.Len(t, told.warnings, 1)
			require.Contains(t, told.warnings[0], "circuit squares")
			require.Equal(t, verifyingKeys(t, before)[kindProduct], verifyingKeys(t, after)[kindProduct])
			require.NotEqual(t, verifyingKeys(t, before)[kindSquares], verifyingKeys(t, after)[kindSquares])

			var again recorder
			_, err = Open(t.Context(), dir, small{}, again.options())
			require.NoError(t, err)
			require.Equal(t, 0, again.count(StageSetup))
			proof, err := after.Prove(t.Context(), kindSquares, &squares{Result: 256, Root: 2})
			require.NoError(t, err)
			require.NoError(t, after.Verify(kindSquares, proof))
		})
	}
}

// Keys of another version of this edition are used as they are; those of a newer release are left
// to it. Keys that are made again are others, which no deployment has.
func TestManifestsOfOtherVersions(t *testing.T) {
	dir := t.TempDir()
	before, err := Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	path := filepath.Join(dir, digestIn(t, small{}, kindSquares), manifestFile)
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	head := "  \"format\": \"fernet.keys\",\n  \"version\": 2,\n"
	require.Contains(t, string(written), head)

	older := strings.Replace(string(written), head, "  \"version\": 1,\n", 1)
	require.NoError(t, os.WriteFile(path, []byte(older), 0o644))
	after, err := Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	require.Equal(t, verifyingKeys(t, before), verifyingKeys(t, after))
	read, err := ReadManifest(path)
	require.NoError(t, err)
	require.Equal(t, ManifestVersion, read.Version)

	newer := strings.Replace(string(written), `"version": 2`, `"version": 3`, 1)
	require.NoError(t, os.WriteFile(path, []byte(newer), 0o644))
	_, err = Open(t.Context(), dir, small{}, Options{})
	require.ErrorIs(t, err, record.ErrVersion)
	require.ErrorContains(t, err, "use the release that wrote it")
	left, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, newer, string(left))

	require.NoError(t, os.WriteFile(path, written, 0o644))
	manifest, err := after.Manifest(kindSquares)
	require.NoError(t, err)
	recordtest.Check(t, recordtest.Case{
		Kind:  manifestKind,
		Write: func(path string) error { return manifestKind.Write(path, manifest) },
		Read:  func(path string) error { _, err := ReadManifest(path); return err },
		Older: map[string]string{"version 1": older},
		// Open compares them
		Optional: []string{"kind", "circuit", "gnark", "constraints", "publicInputs", "setup", "created", "verifyingKeyHash", "files"},
	})
}

func remake(t *testing.T, dir string) {
	require.NoError(t, os.RemoveAll(dir))
	require.NoError(t, os.Mkdir(dir, 0o755))
}

// forge replaces the verifying key by zeros and makes the manifest agree.
func forge(t *testing.T, dir string) {
	info, err := os.Stat(filepath.Join(dir, verifyingKeyFile))
	require.NoError(t, err)
	replaceVerifyingKey(t, dir, make([]byte, info.Size()))
}

// replaceVerifyingKey puts another key in place and makes the manifest agree.
func replaceVerifyingKey(t *testing.T, dir string, key []byte) {
	path := filepath.Join(dir, manifestFile)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var m Manifest
	require.NoError(t, json.Unmarshal(data, &m))
	m.Files[verifyingKeyFile] = describe(key)
	m.VerifyingKeyHash = crypto.Keccak256Hash(key)
	data, err = m.encode()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, data, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, verifyingKeyFile), key, 0o644))
}

func TestOpenClearsAwayWhatAKilledProcessLeft(t *testing.T) {
	dir := t.TempDir()
	digest := digestIn(t, small{}, kindProduct)
	left := filepath.Join(dir, "."+digest+".01234567.part")
	require.NoError(t, os.Mkdir(left, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(left, provingKeyFile), []byte("half"), 0o644))
	var told recorder
	_, err := Open(t.Context(), dir, small{}, told.options())
	require.NoError(t, err)
	require.Empty(t, told.warnings)
	require.NoDirExists(t, left)
}

func TestInterruptedOpenLeavesNothing(t *testing.T) {
	interrupted := errors.New("interrupted")
	for _, stage := range []Stage{StageCompiled, StageWaiting, StageSetup} {
		t.Run(string(stage), func(t *testing.T) {
			dir := t.TempDir()
			ctx, cancel := context.WithCancelCause(t.Context())
			var at time.Time
			_, err := Open(ctx, dir, slow{}, Options{Progress: func(p Progress) {
				if p.Stage == stage {
					at = time.Now()
					cancel(interrupted)
				}
			}})
			require.ErrorIs(t, err, interrupted)
			require.Less(t, time.Since(at), 2*time.Second)
			for _, name := range files(t, dir) {
				require.True(t, strings.HasSuffix(name, ".lock"), name)
			}
		})
	}
	t.Run("before compiling", func(t *testing.T) {
		ctx, cancel := context.WithCancelCause(t.Context())
		cancel(interrupted)
		_, err := Open(ctx, t.TempDir(), slow{}, Options{})
		require.ErrorIs(t, err, interrupted)
	})
	t.Run("while another process makes them", func(t *testing.T) {
		dir := t.TempDir()
		other := flock.New(filepath.Join(dir, digestIn(t, small{}, kindProduct)+".lock"))
		require.NoError(t, other.Lock())
		defer other.Close()
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		_, err := Open(ctx, dir, small{}, Options{})
		require.ErrorIs(t, err, context.DeadlineExceeded)
	})
}

func TestFullDisk(t *testing.T) {
	for _, room := range []string{"0", "1000"} {
		dir := t.TempDir()
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), child+"="+dir, childRoom+"="+room)
		said, err := cmd.CombinedOutput()
		require.Error(t, err)
		require.Contains(t, string(said), ErrNoSpace.Error()+": free 1 MB in "+dir)
		require.Len(t, files(t, dir), 1, "nothing but the lock")
	}
}

func TestUnwritableDirectory(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	dirs := map[string]string{"under a file": filepath.Join(file, "keys")}
	if os.Geteuid() != 0 { // root may write anywhere
		dirs["read-only"] = filepath.Join(parent, "read-only")
		require.NoError(t, os.Mkdir(dirs["read-only"], 0o555))
	}
	for name, dir := range dirs {
		t.Run(name, func(t *testing.T) {
			_, err := Open(t.Context(), dir, small{}, Options{})
			require.ErrorIs(t, err, ErrCacheDir)
			require.ErrorContains(t, err, dir)
		})
	}
}

// A complete cache is only read: it can be shipped in an image, or shared.
func TestReadOnlyCache(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	for _, name := range files(t, dir) {
		if strings.HasSuffix(name, ".lock") {
			require.NoError(t, os.Remove(filepath.Join(dir, name)))
		}
	}
	_, err = Open(t.Context(), dir, small{}, Options{})
	require.NoError(t, err)
	require.NotContains(t, strings.Join(files(t, dir), " "), ".lock")
}

func TestOpenUsesTheUsersCache(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", home)
	t.Setenv("HOME", home)
	t.Setenv("LocalAppData", home)
	dir, err := DefaultDir()
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(dir, home), dir)
	_, err = Open(t.Context(), "", small{}, Options{})
	require.NoError(t, err)
	require.DirExists(t, filepath.Join(dir, digestIn(t, small{}, kindProduct)))
}

// A circuit that differs in a constant or in a wire has as many of everything, and other keys.
func TestDigestIsOfTheCircuit(t *testing.T) {
	seen := map[string]bool{}
	for times := 1; times < 4; times++ {
		for range 3 {
			seen[digestIn(t, one{&squares{times: times}}, kindSquares)] = true
		}
	}
	require.Len(t, seen, 3)

	seen = map[string]bool{}
	for _, c := range []*linear{{factor: 3}, {factor: 3}, {factor: 4}, {factor: 3, swapped: true}} {
		seen[digestIn(t, one{c}, kindSquares)] = true
	}
	require.Len(t, seen, 3)
}

func TestOpenRefusesCircuits(t *testing.T) {
	_, err := Open(t.Context(), t.TempDir(), one{&committed{}}, Options{})
	require.ErrorIs(t, err, ErrCommitments)
	_, err = Open(t.Context(), t.TempDir(), unknown{}, Options{})
	require.ErrorIs(t, err, circuit.ErrKind)
}

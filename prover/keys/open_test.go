package keys

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/consensys/gnark/frontend"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/gofrs/flock"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/settlement/rules"
)

// squares proves the knowledge of a number that, squared a few times, is a public one.
type squares struct {
	times  int
	Result frontend.Variable `gnark:",public"`
	Root   frontend.Variable
}

func (c *squares) Define(api frontend.API) error {
	x := c.Root
	for range c.times {
		x = api.Mul(x, x)
	}
	api.AssertIsEqual(c.Result, x)
	return nil
}

// small are two circuits whose keys are made in milliseconds.
type small struct{}

const (
	kindProduct circuit.Kind = "product"
	kindSquares circuit.Kind = "squares"
)

func (small) Kinds() []circuit.Kind { return []circuit.Kind{kindProduct, kindSquares} }

func (small) New(kind circuit.Kind) (frontend.Circuit, error) {
	switch kind {
	case kindProduct:
		return new(product), nil
	case kindSquares:
		return &squares{times: 3}, nil
	}
	return nil, circuit.ErrKind
}

// slow is one circuit whose setup takes long enough to be interrupted.
type slow struct{}

func (slow) Kinds() []circuit.Kind { return []circuit.Kind{kindSquares} }

func (slow) New(circuit.Kind) (frontend.Circuit, error) { return &squares{times: 20_000}, nil }

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
		"manifest of another version":       manifest(func(m map[string]any) { m["version"] = 2 }),
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
	left := filepath.Join(dir, digest+temporary+"123")
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

// full is a writer on a full disk.
type full struct {
	w    io.Writer
	left int
}

func (f *full) Write(p []byte) (int, error) {
	if len(p) <= f.left {
		f.left -= len(p)
		return f.w.Write(p)
	}
	n, err := f.w.Write(p[:f.left])
	f.left = 0
	return n, errors.Join(err, syscall.ENOSPC)
}

func TestFullDisk(t *testing.T) {
	for _, room := range []int{0, 1000} {
		dir := t.TempDir()
		c := &cache{dir: dir, writer: func(w io.Writer) io.Writer { return &full{w, room} }}
		_, err := open(t.Context(), c, small{}, Options{})
		require.ErrorIs(t, err, ErrNoSpace)
		require.ErrorContains(t, err, "free 1 MB in "+dir)
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

// child is what a process that was started by a test does: it opens a cache and says what happened.
const child = "FERNET_TEST_KEYS_DIR"

type report struct {
	Setups   int
	Warnings int
	Digests  map[circuit.Kind]string
	Keys     map[circuit.Kind]string
}

func TestMain(m *testing.M) {
	dir := os.Getenv(child)
	if dir == "" {
		code := m.Run()
		_ = os.RemoveAll(benchmarkDir)
		os.Exit(code)
	}
	var told recorder
	set, err := Open(context.Background(), dir, small{}, told.options())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r := report{told.count(StageSetup), len(told.warnings), map[circuit.Kind]string{}, map[circuit.Kind]string{}}
	for _, kind := range set.Kinds() {
		m, _ := set.Manifest(kind)
		r.Digests[kind], r.Keys[kind] = m.Circuit, m.VerifyingKeyHash.Hex()
	}
	_ = json.NewEncoder(os.Stdout).Encode(r)
	os.Exit(0)
}

// openInProcesses opens a cache in several processes at once.
func openInProcesses(t *testing.T, dir string, n int) []report {
	reports, errs := make([]report, n), make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), child+"="+dir)
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		require.NoError(t, cmd.Start())
		all.Go(func() {
			if err := cmd.Wait(); err != nil {
				errs[i] = fmt.Errorf("%w: %s", err, stderr.String())
				return
			}
			errs[i] = json.Unmarshal(stdout.Bytes(), &reports[i])
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
	return reports
}

func TestProcessesStartedAtOnceShareOneSetup(t *testing.T) {
	dir := t.TempDir()
	for _, damaged := range []bool{false, true} {
		if damaged {
			require.NoError(t, os.Truncate(filepath.Join(dir, digestIn(t, small{}, kindProduct), provingKeyFile), 100))
		}
		reports := openInProcesses(t, dir, 4)
		setups, warnings := 0, 0
		for _, r := range reports {
			setups += r.Setups
			warnings += r.Warnings
			require.Equal(t, reports[0].Keys, r.Keys)
			for _, kind := range slices.Sorted(maps.Keys(r.Digests)) {
				require.Equal(t, digestIn(t, small{}, kind), r.Digests[kind], "digests are the same in every process")
			}
		}
		require.Equal(t, map[bool]int{false: 2, true: 1}[damaged], setups)
		require.Equal(t, map[bool]int{false: 0, true: 1}[damaged], warnings)
	}
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

// linear proves x·(x + factor·y) of one of its two values and the other.
type linear struct {
	factor  int
	swapped bool
	Result  frontend.Variable `gnark:",public"`
	X, Y    frontend.Variable
}

func (c *linear) Define(api frontend.API) error {
	x, y := c.X, c.Y
	if c.swapped {
		x, y = y, x
	}
	api.AssertIsEqual(c.Result, api.Mul(x, api.Add(x, api.Mul(c.factor, y))))
	return nil
}

// one is a source of one circuit.
type one struct{ circuit frontend.Circuit }

func (o one) Kinds() []circuit.Kind                      { return []circuit.Kind{kindSquares} }
func (o one) New(circuit.Kind) (frontend.Circuit, error) { return o.circuit, nil }

// committed uses a commitment, which the batched verifier of L1 does not know.
type committed struct {
	X frontend.Variable `gnark:",public"`
	Y frontend.Variable
}

func (c *committed) Define(api frontend.API) error {
	committer, ok := api.(frontend.Committer)
	if !ok {
		return errors.New("builder has no commitments")
	}
	commitment, err := committer.Commit(c.Y)
	api.AssertIsDifferent(api.Mul(commitment, c.X), 0)
	return err
}

func TestOpenRefusesCircuits(t *testing.T) {
	_, err := Open(t.Context(), t.TempDir(), one{&committed{}}, Options{})
	require.ErrorIs(t, err, ErrCommitments)
	_, err = Open(t.Context(), t.TempDir(), unknown{}, Options{})
	require.ErrorIs(t, err, circuit.ErrKind)
}

// unknown is a source that does not have what it promises.
type unknown struct{ small }

func (unknown) Kinds() []circuit.Kind { return []circuit.Kind{"unknown"} }

func TestProveAndVerify(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), small{}, Options{Provers: 2})
	require.NoError(t, err)
	proof, err := set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.NoError(t, err)
	require.Equal(t, []*big.Int{big.NewInt(3), big.NewInt(21)}, proof.Public)
	require.NoError(t, set.Verify(kindProduct, proof))

	with := func(change func(*Proof)) Proof {
		changed := Proof{proof.Bytes, slices.Clone(proof.Public)}
		change(&changed)
		return changed
	}
	for name, c := range map[string]struct {
		kind  circuit.Kind
		proof Proof
		want  error
	}{
		"another input":        {kindProduct, with(func(p *Proof) { p.Public[1] = big.NewInt(22) }), ErrProof},
		"input plus modulus":   {kindProduct, with(func(p *Proof) { p.Public[0] = new(big.Int).Add(p.Public[0], rules.FieldModulus()) }), rules.ErrFieldRange},
		"negative input":       {kindProduct, with(func(p *Proof) { p.Public[0] = big.NewInt(-1) }), rules.ErrFieldRange},
		"no input":             {kindProduct, with(func(p *Proof) { p.Public[0] = nil }), rules.ErrFieldRange},
		"too few inputs":       {kindProduct, with(func(p *Proof) { p.Public = p.Public[:1] }), ErrPublicInputs},
		"too many inputs":      {kindProduct, with(func(p *Proof) { p.Public = append(p.Public, big.NewInt(1)) }), ErrPublicInputs},
		"a bit of the proof":   {kindProduct, with(func(p *Proof) { p.Bytes[63] ^= 1 }), ErrNotInGroup},
		"another circuit's":    {kindSquares, with(func(p *Proof) { p.Public = p.Public[:1] }), ErrProof},
		"of no circuit at all": {"unknown", proof, ErrKind},
	} {
		t.Run(name, func(t *testing.T) { require.ErrorIs(t, set.Verify(c.kind, c.proof), c.want) })
	}

	_, err = set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 22, Factor: 7})
	require.ErrorIs(t, err, ErrWitness)
	_, err = set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21})
	require.Error(t, err)
	_, err = set.Prove(t.Context(), "unknown", &product{})
	require.ErrorIs(t, err, ErrKind)
	_, err = set.VerifyingKey("unknown")
	require.ErrorIs(t, err, ErrKind)
	_, err = set.Manifest("unknown")
	require.ErrorIs(t, err, ErrKind)

	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = set.Prove(cancelled, kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.ErrorIs(t, err, context.Canceled)
}

// A proof is verified before it leaves: a cache whose two keys are of different setups gives none that L1 would refuse.
func TestProveVerifiesItsProof(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	for _, d := range []string{dir, other} {
		_, err := Open(t.Context(), d, small{}, Options{})
		require.NoError(t, err)
	}
	digest := digestIn(t, small{}, kindProduct)
	key, err := os.ReadFile(filepath.Join(other, digest, verifyingKeyFile))
	require.NoError(t, err)
	replaceVerifyingKey(t, filepath.Join(dir, digest), key)

	var told recorder
	set, err := Open(t.Context(), dir, small{}, told.options())
	require.NoError(t, err)
	require.Empty(t, told.warnings, "nothing in the files tells")
	_, err = set.Prove(t.Context(), kindProduct, &product{First: 3, Second: 21, Factor: 7})
	require.ErrorIs(t, err, ErrProof)
}

func TestProversTakeTurns(t *testing.T) {
	set, err := Open(t.Context(), t.TempDir(), small{}, Options{})
	require.NoError(t, err)
	require.Equal(t, 1, cap(set.slots))
	set.slots <- struct{}{}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err = set.Prove(ctx, kindSquares, &squares{Result: 256, Root: 2})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	<-set.slots
	var all sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		all.Go(func() { _, errs[i] = set.Prove(t.Context(), kindSquares, &squares{Result: 256, Root: 2}) })
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
}

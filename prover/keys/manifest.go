package keys

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/consensys/gnark"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/circuit"
	"fernet/settlement/disk"
	"fernet/settlement/record"
)

// ManifestVersion is the version of manifests that are written, and of the files beside them.
// Version 1 does not name its format.
const ManifestVersion = 2

var manifestKind = record.Kind{Format: "fernet.keys", Version: ManifestVersion, Oldest: 1, Unnamed: 1, MaxSize: 1 << 16, Mode: disk.Public}

// SingleParty is what a manifest says of keys that one process made alone.
const SingleParty = "single-party, not for production"

// SetupWarning is to be shown to whoever deploys or uses keys of a single-party setup.
const SetupWarning = "These keys come from a single-party setup: whoever ran it could forge proofs. Use them on testnets only."

// Manifest says what a directory of keys holds and how it was made.
type Manifest struct {
	record.Head
	Kind circuit.Kind `json:"kind"` // the circuit's name when the keys were made
	// TxsPerBase is the number of transactions of the base rollup that a base circuit is for.
	TxsPerBase   uint32    `json:"txsPerBase,omitempty"`
	Circuit      string    `json:"circuit"`
	Gnark        string    `json:"gnark"`
	Constraints  int       `json:"constraints"`
	PublicInputs int       `json:"publicInputs"`
	Setup        string    `json:"setup"`
	Created      time.Time `json:"created"`
	// VerifyingKeyHash is the keccak-256 of the verifying key as L1 holds it.
	VerifyingKeyHash common.Hash     `json:"verifyingKeyHash"`
	Files            map[string]File `json:"files"`
}

// Title names the circuit to a person: with the transactions of a base rollup, where it has one.
func (m *Manifest) Title() string {
	if m.TxsPerBase == 0 {
		return string(m.Kind)
	}
	return fmt.Sprintf("%s of %d", m.Kind, m.TxsPerBase)
}

// File is one file beside a manifest.
type File struct {
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// The files of a directory of keys.
const (
	provingKeyFile   = "proving.key"
	verifyingKeyFile = "verifying.key"
	manifestFile     = "manifest.json"
)

// newManifest describes files that were just made for a circuit.
func newManifest(c *compiled, files map[string][]byte, at time.Time) Manifest {
	m := Manifest{
		Head:             manifestKind.Head(),
		Kind:             c.kind,
		TxsPerBase:       c.txs,
		Circuit:          c.digest.String(),
		Gnark:            gnark.Version.String(),
		Constraints:      c.system.GetNbConstraints(),
		PublicInputs:     c.numPublic(),
		Setup:            SingleParty,
		Created:          at.UTC().Truncate(time.Second),
		VerifyingKeyHash: crypto.Keccak256Hash(files[verifyingKeyFile]),
		Files:            map[string]File{},
	}
	for name, data := range files {
		m.Files[name] = describe(data)
	}
	return m
}

func describe(data []byte) File {
	sum := sha256.Sum256(data)
	return File{Size: len(data), SHA256: hex.EncodeToString(sum[:])}
}

func (m Manifest) encode() ([]byte, error) { return manifestKind.Encode(m) }

// ReadManifest reads a manifest without the files beside it. It is for whoever wants to know what
// keys there are: [Open] compares them with their circuit.
func ReadManifest(path string) (Manifest, error) {
	var m Manifest
	if _, err := manifestKind.Read(path, &m); err != nil {
		return Manifest{}, err
	}
	m.Head = manifestKind.Head()
	return m, nil
}

// parseManifest reads the manifest of a circuit's keys. Anything unexpected is errDamaged, but for
// a newer version: its keys are whole, and nobody can make the same again.
func parseManifest(data []byte, c *compiled) (Manifest, error) {
	var m Manifest
	version, err := manifestKind.Decode(data, &m)
	if version > ManifestVersion {
		return m, fmt.Errorf("%s: %w", manifestFile, err)
	}
	if err != nil {
		return m, fmt.Errorf("%w: %s: %w", errDamaged, manifestFile, err)
	}
	m.Head = manifestKind.Head()
	for _, field := range []struct{ name, got, want string }{
		{"circuit", m.Circuit, c.digest.String()},
		{"gnark", m.Gnark, gnark.Version.String()},
		{"txsPerBase", fmt.Sprint(m.TxsPerBase), fmt.Sprint(c.txs)},
		{"constraints", fmt.Sprint(m.Constraints), fmt.Sprint(c.system.GetNbConstraints())},
		{"publicInputs", fmt.Sprint(m.PublicInputs), fmt.Sprint(c.numPublic())},
	} {
		if field.got != field.want {
			return m, fmt.Errorf("%w: %s says %s %s, the circuit has %s", errDamaged, manifestFile, field.name, field.got, field.want)
		}
	}
	return m, nil
}

// check reports whether a file is the one the manifest describes.
func (m Manifest) check(name string, data []byte) error {
	want, found := m.Files[name]
	if got := describe(data); !found || got != want {
		return fmt.Errorf("%w: %s is not the file that %s describes", errDamaged, name, manifestFile)
	}
	return nil
}

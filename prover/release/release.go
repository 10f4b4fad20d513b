// Package release is what a program that is built of this module says of itself: which release it
// is, of which libraries, contracts and circuits.
package release

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/consensys/gnark"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	geth "github.com/ethereum/go-ethereum/version"

	"fernet/bindings"
	"fernet/prover"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/settlement/rules"
)

// Version is the release, or the one that comes next. It is nowhere else.
const Version = "0.2.0"

// commit is the source's revision where the build sets it (-ldflags "-X
// fernet/prover/release.commit=…"). Otherwise Go's own record of the build is asked, which a build
// outside of a checkout does not have.
var commit string

// unknown stands for what the build left no record of.
const unknown = "unknown"

// Info is a release, as it was built.
type Info struct {
	Version string `json:"version"`
	// of the protocol: files and deployments of another are refused
	Edition int    `json:"edition"`
	Commit  string `json:"commit"` // "unknown" when the build has no record of it
	// whether files of the checkout were changed, as far as that is known
	Modified   bool   `json:"modified"`
	CommitTime string `json:"commitTime,omitempty"`
	Go         string `json:"go"`
	Platform   string `json:"platform"`
	Gnark      string `json:"gnark"`
	GoEthereum string `json:"goEthereum"`
	// Contracts is the keccak-256 of the seven contracts' creation code, one after the other in the
	// order of their creation.
	Contracts common.Hash `json:"contracts"`
	// Circuits are the digests of the circuits, as manifests of proving keys have them. The base
	// circuit is that of base rollups of two transactions, which stands for those of more.
	Circuits map[circuit.Kind]string `json:"circuits"`
}

// Read returns what the program knows of itself. It compiles the circuits, which takes a second.
func Read() (*Info, error) {
	digests, err := keys.Digests(keys.Protocol(prover.Application(), rules.MinTxsPerBase))
	if err != nil {
		return nil, err
	}
	build, _ := debug.ReadBuildInfo()
	i := describe(build)
	for kind, digest := range digests {
		i.Circuits[kind] = digest.String()
	}
	return i, nil
}

func describe(build *debug.BuildInfo) *Info {
	i := &Info{
		Version: Version, Edition: rules.Edition, Commit: commit,
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Gnark: "v" + gnark.Version.String(), GoEthereum: fmt.Sprintf("v%d.%d.%d", geth.Major, geth.Minor, geth.Patch),
		Contracts: contracts(), Circuits: map[circuit.Kind]string{},
	}
	if build != nil { // nil in a program that was built without modules
		for _, s := range build.Settings {
			switch {
			case s.Key == "vcs.revision" && i.Commit == "":
				i.Commit = s.Value
			case s.Key == "vcs.time":
				i.CommitTime = s.Value
			case s.Key == "vcs.modified":
				i.Modified = s.Value == "true"
			}
		}
		// What was built may be another version than the library's own constants say.
		for _, module := range build.Deps {
			used := module
			if used.Replace != nil {
				used = used.Replace
			}
			switch module.Path {
			case "github.com/consensys/gnark":
				i.Gnark = used.Version
			case "github.com/ethereum/go-ethereum":
				i.GoEthereum = used.Version
			}
		}
	}
	if i.Commit == "" {
		i.Commit = unknown
	}
	return i
}

// contracts hashes the code that this program deploys.
func contracts() common.Hash {
	h := crypto.NewKeccakState()
	for _, code := range []string{
		bindings.AZTMetaData.Bin, bindings.StakingMetaData.Bin, bindings.RootVerifierMetaData.Bin,
		bindings.RewardsMetaData.Bin, bindings.SequencingMetaData.Bin, bindings.SettlementMetaData.Bin,
		bindings.AuditLensMetaData.Bin,
	} {
		h.Write(common.FromHex(code)) // a hash takes everything
	}
	return common.BytesToHash(h.Sum(nil))
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeArtifact writes what forge would write for a contract with the given ABI entries.
func writeArtifact(t *testing.T, dir, source, name, code string, abi ...string) {
	t.Helper()
	path := filepath.Join(dir, filepath.Base(source), name+".json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf(`{"abi":[%s],"bytecode":{"object":%q,"linkReferences":{}},
		"metadata":{"settings":{"compilationTarget":{%q:%q}}}}`, strings.Join(abi, ","), code, source, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// pair is an ABI entry of a function that returns the struct Pair.
const pair = `{"type":"function","name":"pair","inputs":[],"stateMutability":"view","outputs":[{"name":"","type":"tuple",
	"internalType":"struct Pair","components":[{"name":"a","type":"uint256","internalType":"uint256"}]}]}`

// several is an ABI entry of a function that returns two values.
const several = `{"type":"function","name":"several","inputs":[],"stateMutability":"view","outputs":[
	{"name":"a","type":"uint256","internalType":"uint256"},{"name":"b","type":"uint256","internalType":"uint256"}]}`

func TestSharedStructIsDeclaredOnce(t *testing.T) {
	artifacts, out := t.TempDir(), t.TempDir()
	writeArtifact(t, artifacts, "contracts/Left.sol", "Left", "0x6001", pair)
	writeArtifact(t, artifacts, "contracts/token/Right.sol", "Right", "0x6002", pair)
	if err := run(artifacts, out); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]int{"types.go": 1, "left.go": 0, "right.go": 0} {
		text, err := os.ReadFile(filepath.Join(out, file))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(text), "type Pair struct"); got != want {
			t.Errorf("%s declares Pair %d times, want %d", file, got, want)
		}
	}
}

func TestOnlyDeployableContractsAreBound(t *testing.T) {
	artifacts, out := t.TempDir(), t.TempDir()
	writeArtifact(t, artifacts, "contracts/Staking.sol", "Staking", "0x6001", pair)
	writeArtifact(t, artifacts, "contracts/interfaces/IStaking.sol", "IStaking", "0x", pair)
	writeArtifact(t, artifacts, "contracts/lib/Scores.sol", "Scores", "0x6002")
	writeArtifact(t, artifacts, "node_modules/@openzeppelin/contracts/ERC20.sol", "ERC20", "0x6003")
	for _, file := range []string{"doc.go", "gone.go"} {
		if err := os.WriteFile(filepath.Join(out, file), []byte("package bindings\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(artifacts, out); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if got, want := strings.Join(names, " "), "doc.go staking.go types.go"; got != want {
		t.Errorf("files %s, want %s", got, want)
	}
}

func TestRefusals(t *testing.T) {
	tests := map[string]struct {
		prepare func(t *testing.T, artifacts string)
		want    string
	}{
		"two results of one name": {
			func(t *testing.T, artifacts string) {
				writeArtifact(t, artifacts, "contracts/Left.sol", "Left", "0x6001", several)
				writeArtifact(t, artifacts, "contracts/Right.sol", "Right", "0x6002", several)
			},
			"two types are called SeveralOutput",
		},
		"two contracts of one name": {
			func(t *testing.T, artifacts string) {
				writeArtifact(t, artifacts, "contracts/Left.sol", "Left", "0x6001")
				writeArtifact(t, artifacts, "contracts/token/Other.sol", "Left", "0x6002")
			},
			"two contracts are called Left",
		},
		"a contract that takes the name of a handwritten file": {
			func(t *testing.T, artifacts string) {
				writeArtifact(t, artifacts, "contracts/Doc.sol", "Doc", "0x6001")
			},
			"written by hand",
		},
		"nothing to bind": {
			func(t *testing.T, artifacts string) {
				writeArtifact(t, artifacts, "contracts/lib/L.sol", "L", "0x6001")
			},
			"no deployable contract",
		},
		"no artifacts": {
			func(t *testing.T, artifacts string) {
				if err := os.Remove(artifacts); err != nil {
					t.Fatal(err)
				}
			},
			"run `make bindings`",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			artifacts, out := t.TempDir(), t.TempDir()
			test.prepare(t, artifacts)
			err := run(artifacts, out)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want an error that holds %q", err, test.want)
			}
			if entries, _ := os.ReadDir(out); len(entries) != 0 {
				t.Errorf("a refused run wrote %d files", len(entries))
			}
		})
	}
}

// Command bytecode compares the bytecode in bindings, which is what gets
// deployed, with a build of the contracts, and the record of a deployment with both.
// `make verify-bytecode` runs it after a clean build.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
	"fernet/settlement"
)

func main() {
	artifacts := flag.String("artifacts", "build/bindings", "forge's `DIR` of a clean build")
	deployment := flag.String("deployment", "", "compare the record `FILE` of a deployment as well")
	flag.Parse()
	if err := run(os.Stdout, *artifacts, *deployment); err != nil {
		fmt.Fprintln(os.Stderr, "bytecode:", err)
		os.Exit(1)
	}
}

// errDiffers means that two bytecodes are not the same.
var errDiffers = errors.New("bytecode differs")

var contracts = []struct {
	name string
	meta *bind.MetaData
}{
	{"AZT", &bindings.AZTMetaData},
	{"Staking", &bindings.StakingMetaData},
	{"RootVerifier", &bindings.RootVerifierMetaData},
	{"Rewards", &bindings.RewardsMetaData},
	{"Sequencing", &bindings.SequencingMetaData},
	{"Settlement", &bindings.SettlementMetaData},
}

func run(out io.Writer, artifacts, deployment string) error {
	recorded := map[string]settlement.Created{}
	if deployment != "" {
		d, err := settlement.ReadDeployment(deployment)
		if err != nil {
			return err
		}
		for _, c := range d.Contracts {
			recorded[c.Name] = c
		}
		if len(recorded) == 0 {
			return fmt.Errorf("%s does not say how its contracts were created", deployment)
		}
	}
	for _, c := range contracts {
		built, err := readArtifact(filepath.Join(artifacts, c.name+".sol", c.name+".json"))
		if err != nil {
			return err
		}
		bound, err := hexutil.Decode(c.meta.Bin)
		if err != nil {
			return fmt.Errorf("bindings of %s: %w", c.name, err)
		}
		if !bytes.Equal(built, bound) {
			return fmt.Errorf("%s: %w: bindings have %d bytes, the build has %d: run `make bindings`", c.name, errDiffers, len(bound), len(built))
		}
		hash, note := crypto.Keccak256Hash(built), ""
		if r, ok := recorded[c.name]; ok {
			if r.InitCodeHash != hash {
				return fmt.Errorf("%s: %w: %s says %s, the build has %s: check out the version that was deployed", c.name, errDiffers, deployment, r.InitCodeHash, hash)
			}
			note = "  as deployed at " + r.Address.Hex()
		}
		fmt.Fprintf(out, "%-12s  %s%s\n", c.name, hash, note)
	}
	return nil
}

// readArtifact returns a contract's init code, without constructor arguments.
func readArtifact(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read artifact: %w", err)
	}
	var a struct {
		Bytecode struct {
			Object hexutil.Bytes `json:"object"`
		} `json:"bytecode"`
	}
	if err := json.Unmarshal(content, &a); err != nil {
		return nil, fmt.Errorf("read artifact %s: %w", path, err)
	}
	return a.Bytecode.Object, nil
}

// Command bytecode compares the bytecode in bindings, which is what gets
// deployed, with a build of the contracts, and what is deployed with both: its
// record, and with an RPC URL the contracts on L1, immutables and keys included.
// `make verify-bytecode` runs it after a clean build.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/bindings"
	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/l1"
)

func main() {
	artifacts := flag.String("artifacts", "build/bindings", "forge's `DIR` of a clean build")
	deployment := flag.String("deployment", "", "compare the record `FILE` of a deployment as well")
	rpc := flag.String("rpc-url", "", "compare what L1 has of the deployment as well, asking these `URLS`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, *artifacts, *deployment, *rpc); err != nil {
		fmt.Fprintln(os.Stderr, "bytecode:", err)
		os.Exit(1)
	}
}

var (
	// errDiffers means that two bytecodes are not the same.
	errDiffers = errors.New("bytecode differs")
	// errNotAsked means that nothing is known of L1: a record agrees with whoever wrote it.
	errNotAsked = errors.New("L1 was not asked: a record alone proves nothing of what is deployed, add FERNET_RPC_URL=URL")
	// errNoRecord means that there is nothing to compare L1 with.
	errNoRecord = errors.New("an RPC URL needs the record of a deployment: FERNET_DEPLOYMENT=FILE")
)

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
	{"AuditLens", &bindings.AuditLensMetaData},
}

func run(ctx context.Context, out io.Writer, artifacts, deployment, rpc string) error {
	recorded := map[string]settlement.Created{}
	var d *settlement.Deployment
	if deployment != "" {
		var err error
		if d, err = settlement.ReadDeployment(deployment); err != nil {
			return err
		}
		for _, c := range d.Contracts {
			recorded[c.Name] = c
		}
		if len(recorded) == 0 && rpc == "" {
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
			note = "  as recorded of " + r.Address.Hex()
		}
		fmt.Fprintf(out, "%-12s  %s%s\n", c.name, hash, note)
	}
	switch {
	case d == nil && rpc != "":
		return errNoRecord
	case d == nil:
		return nil
	case rpc == "":
		return errNotAsked
	}
	return compare(ctx, out, d, deployment, rpc)
}

// compare compares what L1 has of a deployment with bindings.
func compare(ctx context.Context, out io.Writer, d *settlement.Deployment, deployment, rpc string) error {
	urls := strings.FieldsFunc(rpc, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	node, err := l1.Dial(ctx, urls, l1.Options{ChainID: d.ChainID})
	if err != nil {
		return fmt.Errorf("connect to L1: %w", err)
	}
	defer node.Close()
	client := prover.NewClient(node, d)
	found, err := client.Inspect(ctx)
	if err != nil {
		return err
	}
	for _, c := range found.Contracts {
		verdict := "on L1 as this build deploys it"
		if c.Err != nil {
			verdict = "NOT what this build deploys"
		}
		fmt.Fprintf(out, "%-12s  %s  %s\n", c.Name, c.Address, verdict)
	}
	for _, line := range found.Unseen {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintln(out, settlement.KeysOrigin)
	for _, err := range found.Problems {
		fmt.Fprintln(out, err)
	}
	if n := len(found.Problems); n > 0 {
		return fmt.Errorf("%w: L1, %s and the build do not agree in %d things, listed above", errDiffers, deployment, n)
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

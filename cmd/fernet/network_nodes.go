package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"

	"fernet/prover/localnet"
)

// ethPerAZT is what a node of the network weighs pay and gas by. Its ETH is worth nothing.
const ethPerAZT = "0.01"

// feeSplit is what the only sequencer offers provers, as in the research post's worked example: it
// has no rivals that it would have to outbid.
const feeSplit = "fixed:80%"

// nodeProgram is what every node of a network runs with.
type nodeProgram struct {
	file    string // this program
	rpcURL  string
	record  string // the deployment's file
	keysDir string
}

// command is the command line of a member's node. Nothing of the settings of whoever runs the
// network is in it, but for the folder of proving keys, which are made.
func (p *nodeProgram) command(m *localnet.Member, peers []string) *exec.Cmd {
	args := []string{
		"node", "--network", "devnet", "--rpc-url", p.rpcURL, "--deployment", p.record, "--data-dir", m.DataDir(),
		"--keys-dir", p.keysDir, "--password-file", m.PasswordFile(), "--log-level", "info",
		"--listen", m.ListenAddress(), "--http", strings.TrimPrefix(m.Page(), "http://"), "--eth-per-azt", ethPerAZT, "--fee-split", feeSplit,
	}
	for _, s := range m.Stakers {
		args = append(args, "--identity", s.Name)
	}
	for _, address := range peers {
		args = append(args, "--peer", address)
	}
	c := exec.Command(p.file, args...)
	c.Dir = m.Dir // where there are no settings
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "FERNET_") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, fmt.Sprintf("FERNET_PRIVATE_KEY=%x", crypto.FromECDSA(m.Key())))
	return c
}

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/localnet"
	"fernet/prover/node/page"
)

func TestNetworkFlags(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--nodes", "1"}, "--nodes: number of nodes out of range: 1, must be 2 to 32"},
		{[]string{"--txs", "5"}, "--txs: number of transactions is not a power of two of at least two base rollups, here 4: 5"},
		{[]string{"--txs-per-base", "3"}, "--txs-per-base: transactions of a base rollup must be a power of two"},
		{[]string{"--block-time", "1ms"}, "--block-time: L1 blocks need at least 100 ms, not 1ms"},
		{[]string{"--blocks", "0"}, "--blocks: at least 1, not 0"},
		{[]string{"--vrf", "open"}, `--vrf: "open" is neither private nor public`},
		{[]string{"--dry-run"}, "--dry-run: the network has an L1 of its own"},
	} {
		code, _, stderr := runFernet(t.Context(), append([]string{"network"}, c.args...)...)
		require.Equal(t, exitUsage, code, c.args)
		require.Contains(t, stderr, c.says)
	}
}

// A node gets the network's settings and none of those of whoever runs the network.
func TestNodesGetTheNetworksSettings(t *testing.T) {
	t.Setenv("FERNET_PRIVATE_KEY", "mine")
	t.Setenv("FERNET_RPC_URL", "http://mine")
	m := &localnet.Member{Name: "node-2", Number: 2, Dir: t.TempDir(), Stakers: []localnet.Staker{{Name: "sequencer"}, {Name: "prover"}}, Listen: 41, HTTP: 42}
	p := nodeProgram{file: "fernet", rpcURL: "http://127.0.0.1:40", record: "record.json", keysDir: "keys"}
	c := p.command(m, []string{"/ip4/127.0.0.1/tcp/43/p2p/12D"})
	line := strings.Join(c.Args, " ")
	for _, part := range []string{
		"fernet node ", "--rpc-url http://127.0.0.1:40", "--deployment record.json", "--keys-dir keys", "--data-dir " + filepath.Join(m.Dir, "data"),
		"--identity sequencer --identity prover", "--listen /ip4/127.0.0.1/tcp/41", "--http 127.0.0.1:42", "--peer /ip4/127.0.0.1/tcp/43/p2p/12D",
	} {
		require.Contains(t, line, part)
	}
	require.Equal(t, m.Dir, c.Dir)
	keys := 0
	for _, v := range c.Env {
		require.NotContains(t, v, "mine")
		if strings.HasPrefix(v, "FERNET_") {
			keys++
			require.Len(t, v, len("FERNET_PRIVATE_KEY=")+64)
		}
	}
	require.Equal(t, 1, keys)
	require.NotContains(t, line, "PRIVATE", "other processes can see a command line")
}

// A network that stays says how to audit it, in a command that there is.
func TestNetworkSaysHowToAuditIt(t *testing.T) {
	t.Chdir(t.TempDir())
	code, _, stderr := runFernet(t.Context(), strings.Fields(auditOf("http://127.0.0.1:1", "none.json"))[1:]...)
	require.Equal(t, exitFailed, code, stderr)
	require.Contains(t, stderr, "connect to L1", "its flags are taken")
}

// What the panel says of a block and of a node.
func TestNetworkLines(t *testing.T) {
	proofs := func(own ...bool) (all []page.Proof) {
		for _, o := range own {
			all = append(all, page.Proof{Own: o})
		}
		return all
	}
	b := page.Block{Number: 2, Phase: page.PhaseProving, WindowEnd: 150, Levels: make([]page.Level, 3), Nodes: []page.Node{
		{Node: 1, Level: 2}, {Node: 2, Level: 1, Making: 1}, {Node: 3, Level: 1, Proofs: proofs(true)},
		{Node: 4, Proofs: proofs(true, false, false, false)}, {Node: 5, Proofs: proofs(false)}, {Node: 6}, {Node: 7, Proofs: proofs(false, true, false)},
	}}
	require.Equal(t, 8, b.Taken())
	require.Equal(t, "  block 2   proving    base ████░░░░ 7/12  merge █░░░░░ 1/6  root ░ 0/1  50 L1 blocks left", blockLine(&b, 100))
	b.Fault = "its body is missing"
	require.Contains(t, blockLine(&b, 100), "its body is missing")

	m := &localnet.Member{Name: "node-1"}
	require.Equal(t, "  node-1   does not answer", nodeLine(m, nil))
	s := &page.State{Blocks: []page.Block{b}, Peers: make([]page.Peer, 3)}
	require.Equal(t, "  node-1   3 peers    3 own proofs  1 being made      0.000 AZT earned  ready", nodeLine(m, s))
	s.Reasons = []page.Reason{{Code: "no_peers"}, {Code: "funds"}}
	require.Contains(t, nodeLine(m, s), "earned  no_peers, funds")
}

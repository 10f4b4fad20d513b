package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/cmd/fernet/internal/console"
	"fernet/prover/node"
	"fernet/prover/node/health"
	"fernet/settlement/units"
)

// A staker that could do nothing in a block has one line, and not one for each node.
func TestExplanationIsShown(t *testing.T) {
	var out bytes.Buffer
	renderExplanation(console.New(&out, &out), &node.Explanation{
		Block: 7, Places: 1, Earned: units.Integer{Int: units.AZT(3)}, Open: true,
		Outcomes: []node.Outcome{
			{Node: 1, Kind: "root", StakerID: 1, Outcome: "not eligible"}, {Node: 1, Kind: "root", StakerID: 2, Outcome: "included", FeeBurn: 5000},
			{Node: 2, Kind: "base", StakerID: 1, Outcome: "not eligible"}, {Node: 2, Kind: "base", StakerID: 2, Outcome: "not eligible", Why: "x"},
		},
	})
	require.Equal(t, `  node  kind  staker  outcome        bid  score  why
----------------------------------------------------
     1  root       2  included      50 %      -
     2  base       2  not eligible   0 %      -  x
Staker 1 is not eligible for any node of the block.
Block 7: 1 places in the best root on L1, 3 AZT; its window is open.
`, out.String())
}

func TestPeersAreShown(t *testing.T) {
	var out bytes.Buffer
	renderPeers(console.New(&out, &out), &connected{[]node.Peer{{ID: "12D3KooWAbc", StakerID: 3, Static: true, Address: "/ip4/203.0.113.7/tcp/9010"}}})
	require.Contains(t, out.String(), "12D3KooWAbc       3  yes    /ip4/203.0.113.7/tcp/9010")
	out.Reset()
	renderPeers(console.New(&out, &out), &connected{})
	require.Equal(t, "0 peers.\n", out.String())
}

// Of a node that starts there are the reasons, and nothing that it does not know yet.
func TestStartingNodeIsShown(t *testing.T) {
	var out bytes.Buffer
	renderNode(console.New(&out, &out), &node.Status{
		Started: time.Date(2026, 11, 28, 8, 0, 0, 0, time.UTC), Reasons: []health.Reason{{Code: health.Starting, Why: "it waits for L1"}},
	})
	require.Contains(t, out.String(), "The node has been starting since 2026-11-28 08:00:00.\n")
	require.Contains(t, out.String(), "it waits for L1")
	require.NotContains(t, out.String(), "peers")
}

package localnet_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/prover/localnet"
	"fernet/prover/node/page"
	"fernet/settlement/rules"
)

// folder is a folder of proving keys.
func openKeys(t *testing.T) func(context.Context, uint32) (*keys.Set, error) {
	dir, err := keys.DefaultDir()
	require.NoError(t, err)
	return func(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
		return keys.Open(ctx, dir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{Provers: 1})
	}
}

// Every member has what a node needs: a stake that is active when slot 0 begins, an identity that
// its password opens, places of its own to listen at; and there are transfers that apply.
func TestMembersHaveWhatANodeNeeds(t *testing.T) {
	c := localnet.DefaultConfig()
	c.Nodes, c.Dir, c.Keys = 3, filepath.Join(t.TempDir(), "network"), openKeys(t)
	var told []string
	c.Told = func(what string) { told = append(told, what) }
	n, err := localnet.New(t.Context(), c)
	require.NoError(t, err)
	defer func() { require.NoError(t, n.Close()) }()
	require.Equal(t, []string{"deploying the contracts", "staking for node 1 of 3", "staking for node 2 of 3", "staking for node 3 of 3"}, told)

	require.Less(t, n.Head()+100, n.Chain.Params.Schedule.SlotStart(0), "there is time to start")
	require.NoError(t, n.Begin())
	require.GreaterOrEqual(t, n.Head(), n.Chain.Params.Schedule.SlotStart(0)-4)
	require.NoError(t, n.Begin(), "again it does nothing")

	seen, ports := map[uint32]bool{}, map[int]bool{}
	for i, m := range n.Members {
		require.Equal(t, i+1, m.Number)
		require.Len(t, m.Stakers, map[bool]int{true: 2, false: 1}[i == 0], "the first one is the sequencer as well")
		ports[m.Listen], ports[m.HTTP] = true, true
		password, err := os.ReadFile(m.PasswordFile())
		require.NoError(t, err)
		for _, s := range m.Stakers {
			seen[s.ID] = true
			require.Same(t, m, n.Member(s.ID))
			id, err := identity.Read(filepath.Join(m.DataDir(), "identities"), s.Name)
			require.NoError(t, err)
			_, err = id.Open(string(password[:len(password)-1]))
			require.NoError(t, err)
			staker, err := n.Chain.Staker(t.Context(), s.ID)
			require.NoError(t, err)
			require.Equal(t, m.Address(), staker.Owner)
			require.Equal(t, s.Roles, staker.Roles)
			require.LessOrEqual(t, staker.ActivationBlock, n.Chain.Params.Schedule.SlotStart(0))
		}
	}
	require.Len(t, seen, 4)
	require.Len(t, ports, 6)
	require.Nil(t, n.Member(99))

	transfers, err := n.Transfers(t.Context(), 8)
	require.NoError(t, err)
	more, err := n.Transfers(t.Context(), 8)
	require.NoError(t, err)
	body, err := payBody(t, n, append(transfers, more...))
	require.NoError(t, err)
	require.NotEmpty(t, body)

	p, err := n.Progress(t.Context())
	require.NoError(t, err)
	require.Zero(t, p.Tip)
	require.Zero(t, p.Finalized)
	r, err := n.Result(t.Context())
	require.NoError(t, err)
	require.Empty(t, r.Blocks)
	require.Len(t, r.Members, 3)

	// L1 goes on by itself.
	head := n.Head()
	require.Eventually(t, func() bool { return n.Head() > head }, time.Minute, 50*time.Millisecond)
}

func TestNetworksThatCannotBeMade(t *testing.T) {
	for field, spoil := range map[string]func(*localnet.Config){
		"Nodes": func(c *localnet.Config) { c.Nodes = 1 }, "Sequencers": func(c *localnet.Config) { c.Sequencers = 5 },
		"Txs":        func(c *localnet.Config) { c.Txs = 7 },
		"TxsPerBase": func(c *localnet.Config) { c.TxsPerBase = 3 }, "BlockTime": func(c *localnet.Config) { c.BlockTime = time.Millisecond },
	} {
		c := localnet.DefaultConfig()
		require.NoError(t, c.Check())
		spoil(&c)
		var wrong *localnet.ConfigError
		require.ErrorAs(t, c.Check(), &wrong)
		require.Equal(t, field, wrong.Field)
	}
	c := localnet.DefaultConfig()
	c.Dir = t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(c.Dir, "mine"), nil, 0o600))
	_, err := localnet.New(t.Context(), c)
	require.ErrorIs(t, err, localnet.ErrFolder)
	require.FileExists(t, filepath.Join(c.Dir, "mine"))
}

func TestPlaces(t *testing.T) {
	tree, err := rules.NewTree(8, 2)
	require.NoError(t, err)
	require.Equal(t, 19, localnet.Places(tree))
}

// A process ends when it is asked to, is killed when it does not, and says in its last words why.
func TestProcesses(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	start := func(script string) *localnet.Process {
		p, err := localnet.Start(exec.Command("sh", "-c", script), log)
		require.NoError(t, err)
		return p
	}
	ready := func(word string) {
		require.Eventually(t, func() bool {
			content, _ := os.ReadFile(log)
			return string(content) != "" && containsLine(string(content), word)
		}, time.Minute, 5*time.Millisecond)
	}
	p := start(`trap 'exit 0' TERM; echo one; while :; do sleep 0.01; done`)
	ready("one")
	require.NoError(t, p.Stop(time.Minute))

	p = start(`trap 'echo cannot stop; exit 3' TERM; echo two; while :; do sleep 0.01; done`)
	ready("two")
	require.ErrorContains(t, p.Stop(time.Minute), "exit status 3: cannot stop")

	p = start(`trap '' TERM; echo three; while :; do sleep 0.01; done`)
	ready("three")
	require.ErrorIs(t, p.Stop(50*time.Millisecond), localnet.ErrKilled)
	require.Error(t, p.Err())
	require.NoError(t, p.Kill(), "it has ended already")

	_, err := localnet.Start(exec.Command(filepath.Join(t.TempDir(), "missing")), log)
	require.Error(t, err)
}

// A node that is not there is told from one that says something else.
func TestNobodyAnswers(t *testing.T) {
	m := &localnet.Member{Name: "node-1", HTTP: 1}
	_, err := m.State(t.Context())
	require.ErrorIs(t, err, localnet.ErrNoPage)
	require.Equal(t, 1, page.Version)
}

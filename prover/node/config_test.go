package node

import (
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/bid"
	"fernet/prover/circuit"
	"fernet/prover/p2p"
	"fernet/settlement/rules"
)

func TestConfig(t *testing.T) {
	good := func() Config {
		var c Config
		c.Actor.DataDir = "data"
		return c
	}
	c := good()
	require.NoError(t, c.Check())
	for want, change := range map[error]func(*Config){
		ErrDataDir:      func(c *Config) { c.Actor.DataDir = "" },
		ErrIdentity:     func(c *Config) { c.Identities = []string{"a", "b", "a"} },
		ErrBroker:       func(c *Config) { c.Broker = Broker{URL: "nats://127.0.0.1:1", Listen: "127.0.0.1:2"} },
		ErrAmount:       func(c *Config) { c.Gas.DailyBudget = big.NewInt(-1) },
		ErrTimeout:      func(c *Config) { c.StopTimeout = -1 },
		ErrStateless:    func(c *Config) { c.Stateless, c.FeeSplit = true, "fixed:80%" },
		ErrNotLoopback:  func(c *Config) { c.HTTP = "0.0.0.0:9020" },
		p2p.ErrAddress:  func(c *Config) { c.Network.Listen = []string{"127.0.0.1:9010"} },
		p2p.ErrStatic:   func(c *Config) { c.Network.Peers = []string{"/ip4/203.0.113.7/tcp/9010/p2p/NAME"} },
		p2p.ErrMaxPeers: func(c *Config) { c.Network.MaxPeers = 3 },
		bid.ErrStrategy: func(c *Config) { c.Proving.Strategy = "none" },
		bid.ErrShare:    func(c *Config) { c.FeeSplit = "fixed:1" },
	} {
		c := good()
		change(&c)
		require.ErrorIs(t, c.Check(), want)
	}
	for _, address := range []string{"127.0.0.1:9020", "localhost:0", "[::1]:9020"} {
		c := good()
		c.HTTP = address
		require.NoError(t, c.Check(), address)
	}
	// Both of these are strategies of one mode.
	for _, strategy := range []string{"limit", "equilibrium", "auto", "fixed:10%"} {
		c := good()
		c.Proving.Strategy = strategy
		require.NoError(t, c.Check(), strategy)
	}
}

// What is measured takes the place of estimates, step by step.
func TestTiming(t *testing.T) {
	timed := newTiming(2, 2, 12*time.Second, big.NewInt(3600))
	before := timed.blocks(circuit.KindBase)
	for range 50 {
		timed.proof(circuit.KindBase, 24*time.Second-spread)
	}
	require.Greater(t, timed.blocks(circuit.KindBase), before)
	require.InDelta(t, 2, timed.blocks(circuit.KindBase), 0.01)
	now := time.Unix(1000, 0)
	for block := uint64(100); block < 200; block += 2 { // it misses every second one
		timed.head(block, now)
		now = now.Add(12 * time.Second)
	}
	require.InDelta(t, 6, timed.pace().Seconds(), 0.01)
	require.InDelta(t, 4, timed.blocks(circuit.KindBase), 0.01)
	require.Equal(t, 30*time.Second, timed.until(198, 203).Sub(timed.until(198, 198)).Round(time.Millisecond))
	require.Positive(t, timed.cost(circuit.KindMerge).Sign())
	require.Equal(t, timed.until(198, 198), timed.until(198, 100), "what is past is now")
}

// A strategy of the other mode is found out when the node is opened.
func TestStrategiesAreOfTheMode(t *testing.T) {
	parse := func(bids, split string, mode rules.Mode) error {
		return newNode(Config{Proving: Proving{Strategy: bids}, FeeSplit: split}.withDefaults()).parseStrategies(mode)
	}
	require.NoError(t, parse("", "", rules.ModePrivate))
	require.NoError(t, parse("limit", "limit", rules.ModePublic))
	require.ErrorIs(t, parse("limit", "", rules.ModePrivate), bid.ErrMode)
	require.ErrorIs(t, parse("", "limit", rules.ModePrivate), bid.ErrMode)
	require.ErrorIs(t, parse("", "equilibrium", rules.ModePublic), bid.ErrMode)
}

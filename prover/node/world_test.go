package node

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/operator/deploy"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// openKeys are the circuits' keys from the cache that all tests share.
var openKeys = sync.OnceValues(func() (*keys.Set, error) {
	return keys.Open(context.Background(), "", keys.Protocol(prover.Application(), 2), keys.Options{Provers: 2})
})

const password = "secret"

// world is a deployment on an L1 of its own with stakers: a sequencer and provers, each with an
// account, a data folder and an identity under its name.
type world struct {
	t        *testing.T
	l1       *devnet.Devnet
	record   string
	keys     *keys.Set
	client   *settlement.Client
	accounts []*ledger.Key
	genesis  ledger.Genesis
	folders  map[string]string // name of an actor → its data folder
	indices  map[string]int    // → its account
	stakers  map[string]uint32
	vrf      map[string]*vrf.PrivateKey

	interval sync.Mutex // guards the pace of L1
	pace     time.Duration
}

// newWorld deploys with a schedule and stakes actors by their names with their roles, which may act
// from the genesis block on. L1 then makes a block each blockTime.
func newWorld(t *testing.T, mode rules.Mode, s rules.Schedule, roles map[string]rules.Role, blockTime time.Duration) *world {
	t.Helper()
	w := &world{t: t, pace: 10 * time.Millisecond, folders: map[string]string{}, indices: map[string]int{}, stakers: map[string]uint32{}, vrf: map[string]*vrf.PrivateKey{}}
	var err error
	w.keys, err = openKeys()
	require.NoError(t, err)
	w.l1, err = devnet.New(devnet.WithHTTP("127.0.0.1:0"))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.l1.Close()) })
	w.mine()
	w.deploy(mode, s)
	for name, role := range roles {
		w.stake(name, role)
	}
	require.NoError(t, w.l1.AdvanceTo(s.GenesisBlock))
	w.setPace(blockTime)
	return w
}

// mine makes a block at each tick until the test ends.
func (w *world) mine() {
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			w.interval.Lock()
			pace := w.pace
			w.interval.Unlock()
			select {
			case <-stop:
				return
			case <-time.After(pace):
			}
			if _, err := w.l1.Commit(); err != nil {
				w.t.Errorf("make a block: %v", err)
				return
			}
		}
	}()
	w.t.Cleanup(func() { close(stop); <-done })
}

func (w *world) setPace(d time.Duration) {
	w.interval.Lock()
	defer w.interval.Unlock()
	w.pace = d
}

func (w *world) account(i int) *account.Account {
	node, err := l1.Over(w.t.Context(), w.l1.Client().Client(), l1.Options{})
	require.NoError(w.t, err)
	return account.New(account.Options{
		Address: devnet.Address(i), Node: node, ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 5 * time.Millisecond,
		Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(i)), nil },
		Client: w.client,
	})
}

func (w *world) deploy(mode rules.Mode, s rules.Schedule) {
	t := w.t
	w.genesis, w.accounts = ledgertest.Genesis(4, ledgertest.AZT(1000))
	genesis, err := json.Marshal(w.genesis)
	require.NoError(t, err)
	params := settlement.DefaultParams()
	params.VrfMode, params.StakeAmount, params.ActivationDelay = mode, units.AZT(100), s.ProposeBlocks+s.RevealBlocks
	params.TxsPerBase, params.MaxTxs, params.Schedule = 2, 4, s
	node, err := l1.Over(t.Context(), w.l1.Client().Client(), l1.Options{})
	require.NoError(t, err)
	w.record = filepath.Join(t.TempDir(), "record.json")
	made, err := deploy.Run(t.Context(), deploy.Config{
		Node: node, Sender: w.account(0), ChainID: devnet.ChainID, Confirmations: 1, Record: w.record,
		Options: deploy.Options{
			Params: params, InitialSupply: units.AZT(1_000_000), FaucetLimit: units.AZT(1000), Genesis: genesis, Fund: units.AZT(60_000),
		},
		Keys: func(context.Context, uint32) (settlement.VerifyingKeys, error) { return prover.VerifyingKeys(w.keys) },
	})
	require.NoError(t, err)
	w.client = prover.NewClient(node, made.Deployment)
}

// stake stakes an identity, which it also writes into the folder of the actor's data.
func (w *world) stake(name string, roles rules.Role) {
	t, i := w.t, len(w.indices)+1
	key := vrf.NewPrivateKey([vrf.SeedSize]byte{1, byte(i)})
	staked, err := operator.Stake(t.Context(), w.client, w.account(i), key.Public(), roles, operator.StakeOptions{Faucet: true})
	require.NoError(t, err)
	// The path of a socket in the usual folders of tests would be too long.
	dir, err := os.MkdirTemp("", "node")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	_, err = identity.Keep(filepath.Join(dir, "identities"), name, key, password, identity.Light)
	require.NoError(t, err)
	w.folders[name], w.indices[name], w.stakers[name], w.vrf[name] = dir, i, staked.StakerID, key
}

// config is what a node of an actor is made of, with a loopback address.
func (w *world) config(name string, peers ...string) Config {
	i := w.indices[name]
	return Config{
		Actor: actor.Options{
			RPCURLs: []string{w.l1.URL()}, Record: w.record, DataDir: w.folders[name], Confirmations: 1,
			Signer:           func() (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(i)), nil },
			IdentityPassword: func(context.Context, string) (string, error) { return password, nil },
		},
		Identities: []string{name}, Keys: w.keys,
		Network:     Network{Listen: []string{"/ip4/127.0.0.1/tcp/0"}, Peers: peers},
		Gas:         Gas{DailyBudget: units.AZT(10)},
		StopTimeout: time.Minute,
		Log:         slog.New(slog.NewTextHandler(testWriter{w.t}, nil)).With("node", name),
	}
}

// testWriter writes into a test's log.
type testWriter struct{ t *testing.T }

func (w testWriter) Write(p []byte) (int, error) {
	fmt.Fprintf(w.t.Output(), "%s", p)
	return len(p), nil
}

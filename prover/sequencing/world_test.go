package sequencing_test

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"math/big"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/keys"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/mempool"
	"fernet/prover/operator"
	"fernet/prover/payments"
	"fernet/prover/sequencing"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// world is a deployment with the programs' own keys, so that tickets are proven, and a ledger of
// four accounts with 100 AZT each.
type world struct {
	*settlementtest.Rollup
	t        *testing.T
	keys     *keys.Set
	schedule rules.Schedule
}

func newWorld(t *testing.T, change func(*settlement.Params)) *world {
	t.Helper()
	set, err := keys.Open(t.Context(), "", keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(t, err)
	verifying, err := prover.VerifyingKeys(set)
	require.NoError(t, err)
	g, _ := ledgertest.Genesis(4, ledgertest.AZT(100))
	genesis, err := json.Marshal(g)
	require.NoError(t, err)
	r := settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		cfg.Keys, cfg.Genesis, cfg.GenesisState = verifying, genesis, prover.GenesisState
		p := &cfg.Params
		p.Schedule = rules.Schedule{GenesisBlock: 30, ProposeBlocks: 14, RevealBlocks: 6, ProvingBlocks: 50}
		p.ActivationDelay, p.ExitDelay = 20, 200
		if change != nil {
			change(p)
		}
	})
	r.Fund(10_000, 1_000)
	w := &world{r, t, set, r.Client.Params.Schedule}
	return w
}

// sequencer is what an operator runs: everything but its folder is gone when it is killed.
type sequencer struct {
	*sequencing.Sequencer
	*world
	index int // of its account
	id    *prover.Identity
	dir   string
	desk  *desk
	pool  *mempool.Pool
	chain *operator.Chain

	mu     sync.Mutex
	events []sequencing.Event
}

// joins has an account of the devnet stake a sequencer.
func (w *world) joins(index int) *sequencer {
	w.t.Helper()
	id := &prover.Identity{Key: vrf.NewPrivateKey([vrf.SeedSize]byte{byte(index)})}
	key := id.Key.Public().Key()
	staked := w.Send(settlementtest.Deployer, w.Client.Stake(devnet.Address(index), rules.RoleSequencer, key.BigInt(new(big.Int))))
	var err error
	id.StakerID, err = w.Client.StakedID(w.t.Context(), staked.TxHash)
	require.NoError(w.t, err)
	s := &sequencer{world: w, index: index, id: id, dir: w.t.TempDir()}
	s.starts(nil)
	return s
}

// starts is a new process in the operator's folder.
func (s *sequencer) starts(change func(*sequencing.Config)) {
	s.t.Helper()
	s.startsOver(s.L1.Client().Client(), change)
}

// startsOver is starts of a process with another connection to L1.
func (s *sequencer) startsOver(connection *rpc.Client, change func(*sequencing.Config)) {
	s.t.Helper()
	node, err := l1.Over(s.t.Context(), connection, l1.Options{})
	require.NoError(s.t, err)
	client := prover.NewClient(node, s.Client.Deployment)
	follower, err := prover.Follow(s.t.Context(), client, prover.Application(), nil)
	require.NoError(s.t, err)
	s.chain = &operator.Chain{Client: client, Follower: follower}
	state, _, err := payments.LastState(s.t.Context(), follower)
	require.NoError(s.t, err)
	s.pool, err = mempool.New(state, mempool.Config{})
	require.NoError(s.t, err)
	s.desk = &desk{}
	strategy, err := bid.Parse("fixed:80%", client.Params.VrfMode)
	require.NoError(s.t, err)
	c := sequencing.Config{
		Chain: s.chain, Desk: s.desk, RevealPriority: 2, ProposePriority: 1, Own: []*prover.Identity{s.id}, Kept: s.kept(), Transactions: s.pool,
		Keys:     func(context.Context) (*keys.Set, error) { return s.keys, nil },
		Strategy: strategy, Gas: bid.GasPolicy{DailyBudget: units.AZT(1)}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Told: func(e sequencing.Event) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.events = append(s.events, e)
		},
	}
	if change != nil {
		change(&c)
	}
	s.Sequencer, err = sequencing.New(c)
	require.NoError(s.t, err)
}

func (s *sequencer) kept() string { return filepath.Join(s.dir, "proposals") }

// account is the operator's account, as a process opens it.
func (s *sequencer) account(events account.Events) *account.Account {
	return account.New(account.Options{
		Address: devnet.Address(s.index), Signer: func(context.Context) (txmgr.Signer, error) { return txmgr.KeySigner(devnet.Key(s.index)), nil },
		Node: s.chain.Node.(*l1.Client), ChainID: devnet.ChainID, Confirmations: 1, PollInterval: 20 * time.Millisecond,
		Dir: s.dir, Client: s.chain.Client, Events: events,
	})
}

// now is what a node knows at a block.
var now = sequencing.Now{GasPrice: big.NewInt(1e9), Spent: new(big.Int)}

// steps lets the operator look at L1 and do what is due.
func (s *sequencer) steps() {
	s.t.Helper()
	require.NoError(s.t, s.Step(s.t.Context(), now))
	s.works(s.t.Context())
}

// works does what is on the desk.
func (s *sequencer) works(ctx context.Context) {
	a := s.account(nil)
	s.desk.run(ctx, a)
	require.NoError(s.t, a.Close())
}

// through steps at each L1 block up to one.
func (s *sequencer) through(last uint64) {
	s.t.Helper()
	for s.head() <= last {
		s.steps()
		if s.head() <= last {
			s.To(s.head() + 1)
		}
	}
}

func (w *world) head() uint64 { return w.L1.Head().Number.Uint64() }

// told are the kinds of what was told of a slot.
func (s *sequencer) told(slot uint64) (kinds []sequencing.Kind) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.events {
		if e.Slot == slot {
			kinds = append(kinds, e.Kind)
		}
	}
	return kinds
}

func (w *world) best(slot uint64) settlement.BestProposal {
	best, err := w.Client.BestProposal(w.t.Context(), slot)
	require.NoError(w.t, err)
	return best
}

func (s *sequencer) nonce() uint64 {
	n, err := s.L1.Client().PendingNonceAt(s.t.Context(), devnet.Address(s.index))
	require.NoError(s.t, err)
	return n
}

// pays puts a transfer into the pool.
func (s *sequencer) pays(from, to uint32, nonce uint64, amount, fee int64) {
	s.t.Helper()
	t := ledger.Transfer{From: from, To: to, ToAddress: ledgertest.AccountKey(to).Address(), Amount: ledgertest.AZT(amount), Fee: ledgertest.AZT(fee), Nonce: nonce}
	var id fr.Element
	id.SetBigInt(s.Client.LedgerID())
	t.Sign(ledgertest.AccountKey(from), id)
	_, err := s.pool.Add(t)
	require.NoError(s.t, err)
}

// desk keeps acts until they are run, one at a time.
type desk struct {
	mu   sync.Mutex
	acts []act
}

type act struct {
	name     string
	priority int
	do       func(context.Context, operator.Sender) error
}

func (d *desk) Do(name string, priority int, do func(context.Context, operator.Sender) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !slices.ContainsFunc(d.acts, func(a act) bool { return a.name == name }) {
		d.acts = append(d.acts, act{name, priority, do})
	}
	return nil
}

// run carries out what there is, the highest priority first.
func (d *desk) run(ctx context.Context, s operator.Sender) {
	for {
		d.mu.Lock()
		slices.SortStableFunc(d.acts, func(a, b act) int { return cmp.Compare(b.priority, a.priority) })
		if len(d.acts) == 0 {
			d.mu.Unlock()
			return
		}
		next := d.acts[0]
		d.mu.Unlock()
		_ = next.do(ctx, s) // what fails is told
		d.mu.Lock()
		d.acts = slices.DeleteFunc(d.acts, func(a act) bool { return a.name == next.name })
		d.mu.Unlock()
	}
}

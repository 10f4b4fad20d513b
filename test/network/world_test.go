package network

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/keys"
	"fernet/prover/localnet"
	"fernet/prover/mempool/api"
	"fernet/prover/node"
	"fernet/prover/node/page"
	"fernet/settlement/rules"
)

// schedule is that of the tests for blocks of so many transactions: short, with a window of two
// slots, and of three where there is more than one level of merges.
func schedule(txs uint32) rules.Schedule {
	s := rules.Schedule{ProposeBlocks: 12, RevealBlocks: 6, ProvingBlocks: 36}
	if txs > 4 {
		s.ProvingBlocks += s.SlotBlocks()
	}
	return s
}

// plan is what a world is made with.
type plan struct {
	nodes     int
	strangers int              // members without a node: their stakers are the test's to use
	flags     map[int][]string // that a node gets besides, by its number
	// the last node executes no bodies: it merges, and the others prove base rollups alone
	stateless bool
	// the second half of the nodes is in a network of its own, with a link to the first
	apart bool
	// of the members only the first has a node, which proposes and reveals and does not prove
	sequencerAlone bool
	schedule       rules.Schedule // zero: schedule(txs)
	blockTime      time.Duration  // between L1 blocks, see paced; 0: blockTime(t, txs)
	before         func(*world)   // is done when the nodes run, before slot 0 begins
	txs            uint32         // transactions of the largest block; 0: numTxs
	sequencers     int            // nodes, the first ones; 0: one
	late           int            // number of the node whose RPC is 3 blocks behind; 0: none
}

// world is a network of nodes that a test does things to.
type world struct {
	*localnet.Network
	t        *testing.T
	plan     plan
	nodes    []*operated
	sides    sides
	counters *counters // that nodes ask L1 through; nil: they ask L1 itself
	late     *late     // the RPC that is behind; nil: none is
	began    uint64    // L1 block after which nodes were there
	fed      int       // blocks that there were transfers for
	figures  *figures  // of the run; nil: nobody wants them
}

// operated is a node with its process, if it runs.
type operated struct {
	*localnet.Member
	w       *world
	process *localnet.Process // nil: it does not run
	name    string            // among peers
	client  *http.Client      // of its page
	peers   []string
}

// start makes a network, starts its nodes, and waits until they have found each other.
func start(t *testing.T, p plan) *world {
	t.Helper()
	w := &world{t: t, plan: p, figures: newFigures()}
	c := localnet.DefaultConfig()
	c.Nodes, c.Txs = p.nodes+p.strangers, cmp.Or(p.txs, numTxs(t))
	c.Schedule, c.Dir = cmp.Or(p.schedule, schedule(c.Txs)), shortFolder(t)
	if c.BlockTime = blockTime(t, c.Txs); p.blockTime > 0 {
		c.BlockTime = paced(t, p.blockTime)
	}
	if p.stateless {
		c.Roles = p.roles
	}
	c.Sequencers = max(1, p.sequencers)
	c.Keys = func(ctx context.Context, txsPerBase uint32) (*keys.Set, error) {
		return keys.Open(ctx, keysDir, keys.Protocol(prover.Application(), txsPerBase), keys.Options{Provers: 1})
	}
	n, err := localnet.New(t.Context(), c)
	require.NoError(t, err)
	t.Cleanup(func() {
		for _, o := range w.nodes {
			if o.process != nil {
				_ = o.process.Kill() // how it ends is a matter of the test, which is over
			}
			if t.Failed() {
				t.Logf("end of the log of %s:\n%s", o.Name, lastLines(o.Log(), 12))
			}
			o.hasNoRace()
		}
		require.NoError(t, n.Close())
	})
	w.Network, w.began = n, n.Head()
	w.sides = together{w}
	if p.stateless {
		w.counters = newCounters(t, w)
	}
	if p.apart {
		w.sides = newSides(t, w)
	}
	if p.late > 0 {
		w.late = newLate(t, w, 3)
	}
	operators := n.Members[:p.nodes]
	if p.sequencerAlone {
		operators = operators[:1]
	}
	for _, m := range operators {
		o := &operated{Member: m, w: w, client: w.pageClient(m)}
		for _, before := range w.nodes {
			o.peers = append(o.peers, w.sides.dial(m, before.Member)+"/p2p/"+before.name)
		}
		w.nodes = append(w.nodes, o)
		o.start()
		w.eventually(time.Minute*5, m.Name+" answers", func() bool {
			o.mustRun()
			s, err := o.page()
			if err == nil {
				o.name = s.Name
			}
			return o.name != ""
		})
	}
	w.eventually(time.Minute*5, "all are connected", func() bool { return w.connected(len(w.nodes) - 1) })
	if p.before != nil {
		p.before(w)
	}
	require.NoError(t, n.Begin())
	return w
}

// shortFolder is a folder with a short name: a node's socket is in it.
func shortFolder(t *testing.T) string {
	dir, err := os.MkdirTemp("", "fn-") //nolint:usetesting // t.TempDir has a long one
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return dir
}

// connected reports whether each node that runs has so many peers.
func (w *world) connected(peers int) bool {
	for _, o := range w.nodes {
		s, err := o.page()
		if o.process != nil && (err != nil || len(s.Peers) < peers) {
			return false
		}
	}
	return true
}

// arguments are a node's command line.
func (o *operated) arguments() []string {
	args := []string{
		"node", "--network", "devnet", "--rpc-url", o.w.rpcURL(o.Member), "--deployment", o.w.Record, "--data-dir", o.DataDir(), "--keys-dir", keysDir,
		"--password-file", o.PasswordFile(), "--log-level", "info", "--listen", o.w.sides.listen(o.Member),
		"--http", strings.TrimPrefix(o.Page(), "http://"), "--eth-per-azt", "0.01",
	}
	if o.stateless() {
		args = append(args, "--stateless")
	} else {
		args = append(args, "--fee-split", "fixed:80%")
	}
	for _, s := range o.Stakers {
		if !o.w.plan.sequencerAlone || s.Roles.Has(rules.RoleSequencer) {
			args = append(args, "--identity", s.Name)
		}
	}
	for _, p := range o.peers {
		args = append(args, "--peer", p)
	}
	return append(append(args, o.w.sides.flags()...), o.w.plan.flags[o.Number]...)
}

// environment is that of the node's process: the key of its account.
func (o *operated) environment() []string {
	return environment(fmt.Sprintf("FERNET_PRIVATE_KEY=%x", crypto.FromECDSA(o.Key())))
}

// start starts the node's process.
func (o *operated) start() {
	o.w.t.Helper()
	c := o.w.sides.inside(o.Member, exec.Command(program, o.arguments()...))
	c.Dir = o.Dir
	c.Env = o.environment()
	p, err := localnet.Start(c, o.Log())
	require.NoError(o.w.t, err)
	o.process = p
}

// kill ends the node as a power cut does.
func (o *operated) kill() {
	o.w.t.Helper()
	o.w.figures.kill(o)
	require.NoError(o.w.t, o.process.Kill())
	o.process = nil
}

// mustRun fails the test when the node has ended by itself.
func (o *operated) mustRun() {
	o.w.t.Helper()
	if o.process == nil {
		return
	}
	select {
	case <-o.process.Done():
		require.FailNow(o.w.t, o.Name+" has ended", "%v", o.process.Err())
	default:
	}
}

// page is what the node's page shows.
func (o *operated) page() (*page.State, error) {
	ctx, cancel := context.WithTimeout(o.w.t.Context(), 10*time.Second)
	defer cancel()
	return localnet.ReadState(ctx, o.client, o.Page())
}

// block is a block as the node's page shows it, nil when it does not.
func (o *operated) block(number uint64) *page.Block {
	s, err := o.page()
	if err != nil {
		return nil
	}
	for i := range s.Blocks {
		if s.Blocks[i].Number == number {
			return &s.Blocks[i]
		}
	}
	return nil
}

// status is what the program says of the node that runs.
func (o *operated) status() node.Status {
	o.w.t.Helper()
	var s node.Status
	code, said := ask(o.w.t, &s, "node", "status", "--data-dir", o.DataDir())
	require.Zero(o.w.t, code, said)
	return s
}

// eventually waits for something, in wall time.
func (w *world) eventually(patience time.Duration, what string, so func() bool) {
	w.t.Helper()
	require.Eventually(w.t, so, patience, 100*time.Millisecond, what)
}

// within waits for something for at most so many L1 blocks.
func (w *world) within(blocks uint64, what string, so func() bool) {
	w.t.Helper()
	// To look costs the processors on which proofs are made: so many times in an L1 block, however
	// long that takes.
	for last := w.Head() + blocks; !so(); time.Sleep(w.Config.BlockTime / 20) {
		require.LessOrEqual(w.t, w.Head(), last, "not in %d L1 blocks: %s", blocks, what)
		for _, o := range w.nodes {
			o.mustRun()
		}
		w.figures.look(w)
	}
}

// until waits for an L1 block.
func (w *world) until(block uint64) {
	w.t.Helper()
	if head := w.Head(); head < block {
		w.within(block-head+1, "the block", func() bool { return w.Head() >= block })
	}
}

// feed hands the first node transfers of one more block.
func (w *world) feed() {
	w.t.Helper()
	w.transfer(int(w.Config.Txs))
	w.fed++
}

// transfer hands the first node transfers.
func (w *world) transfer(count int) {
	w.t.Helper()
	transfers, err := w.Transfers(w.t.Context(), count)
	require.NoError(w.t, err)
	client, err := rpc.DialOptions(w.t.Context(), w.nodes[0].Page()+api.Path, rpc.WithHTTPClient(w.nodes[0].client))
	require.NoError(w.t, err)
	defer client.Close()
	for _, transfer := range transfers {
		require.NoError(w.t, client.CallContext(w.t.Context(), nil, "fernet_sendTransfer", transfer))
	}
}

// settle feeds transfers and waits until so many blocks in all are finalized and claimed. Meanwhile
// it is told each time that it has looked.
func (w *world) settle(blocks int, meanwhile func()) {
	w.t.Helper()
	s := w.Chain.Params.Schedule
	slots := uint64(2*(blocks-w.fed)) + 2 + s.WindowSlots()
	w.within(slots*s.SlotBlocks(), fmt.Sprintf("%d blocks are finalized and claimed", blocks), func() bool {
		p, err := w.Progress(w.t.Context())
		require.NoError(w.t, err)
		if w.fed < blocks && uint64(w.fed) <= p.Tip {
			w.feed()
		}
		meanwhile()
		return p.Finalized >= blocks && p.Unclaimed.Sign() == 0
	})
}

// audits checks every finalized block with the program's own audit.
func (w *world) audits(r *localnet.Result) {
	w.t.Helper()
	require.True(w.t, r.Agrees())
	for _, b := range r.Blocks {
		code, said := ask(w.t, new(json.RawMessage), "audit", "--network", "devnet", "--rpc-url", w.L1.URL(), "--deployment", w.Record,
			"--data-dir", filepath.Join(w.Config.Dir, "auditor"), "--block", fmt.Sprint(b.Block))
		require.Zero(w.t, code, said)
	}
}

// hasNoRace fails the test when the race detector has found something in the node.
func (o *operated) hasNoRace() {
	content, err := os.ReadFile(o.Log())
	if err != nil {
		return // it was never started
	}
	if _, race, found := strings.Cut(string(content), "WARNING: DATA RACE"); found {
		o.w.t.Errorf("%s has a race:%s", o.Name, race[:min(len(race), 4000)])
	}
}

// lastLines are the last lines of a file.
func lastLines(path string, count int) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	return strings.Join(lines[max(0, len(lines)-count):], "\n")
}

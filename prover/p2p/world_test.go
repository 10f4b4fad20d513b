package p2p

import (
	"crypto/ed25519"
	"encoding/binary"
	"io"
	"log/slog"
	"math/big"
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/p2p/p2ptest"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/settlement/rules"
	"fernet/test/logbuffer"
)

const chainID = 31337

var (
	settlement = common.HexToAddress("0x00000000000000000000000000000000000f3a7e")
	tag        = wire.TagOf(1, 2, common.Hash{31: 3}, common.Hash{31: 5})
	otherTag   = wire.TagOf(2, 3, common.Hash{31: 4}, common.Hash{31: 6})
	tree31     = rules.Tree{NumTxs: 32, TxsPerBase: 2}
)

// points are proofs of nothing, one of which the stand-in for the verifier takes for true.
var points = sync.OnceValue(func() (out [2][rules.ProofSize]byte) {
	for i := range out {
		var err error
		if out[i], err = p2ptest.Points(3 + i); err != nil {
			panic(err)
		}
	}
	return out
})

// pairings stands in for the keys where thousands of messages are sent. It counts the equations
// that keys.Set would evaluate.
type pairings struct {
	checks, proofs atomic.Int64
	begun          atomic.Int64          // batches
	takes          time.Duration         // for a batch
	isTrue         func(keys.Proof) bool // nil: the first of points is
}

func (v *pairings) VerifyBatch(_ circuit.Kind, proofs []keys.Proof) (keys.Verdict, error) {
	v.begun.Add(1)
	verdict := keys.Verdict{Errors: make([]error, len(proofs))}
	for i, p := range proofs {
		if is := v.isTrue; is == nil && p.Bytes != points()[0] || is != nil && !is(p) {
			verdict.Errors[i] = keys.ErrProof
		}
	}
	var search func(errs []error)
	search = func(errs []error) {
		if len(errs) > 1 && slices.ContainsFunc(errs, func(err error) bool { return err != nil }) {
			verdict.Checks++
			search(errs[:len(errs)/2])
			search(errs[len(errs)/2:])
		}
	}
	verdict.Checks = 1
	search(verdict.Errors)
	v.checks.Add(int64(verdict.Checks))
	v.proofs.Add(int64(len(proofs)))
	time.Sleep(v.takes)
	return verdict, nil
}

// engine is a small one: it knows some blocks of one tree, whose proofs it holds in memory.
type engine struct {
	mu       sync.Mutex
	tree     rules.Tree
	blocks   map[wire.BlockTag]BlockState
	held     map[wire.BlockTag]map[wire.Identity]heldProof
	roots    int
	bids     int
	public   func(*wire.Proof) ([]*big.Int, error) // nil: none
	former   func(*wire.Proof) ([]*big.Int, error) // before L1 replaced the block; nil: it has not
	ofFormer []*wire.Proof                         // that were taken
	behind   atomic.Bool                           // its L1 has no stakers yet
	doubtful atomic.Bool                           // see Block.Doubtful
}

type heldProof struct {
	proof   *wire.Proof
	message []byte
}

func newEngine(tree rules.Tree, tags ...wire.BlockTag) *engine {
	e := &engine{tree: tree, blocks: map[wire.BlockTag]BlockState{}, held: map[wire.BlockTag]map[wire.Identity]heldProof{}}
	for _, tag := range tags {
		e.open(tag)
	}
	return e
}

func (e *engine) open(tag wire.BlockTag) { e.set(tag, BlockOpen) }

func (e *engine) set(tag wire.BlockTag, s BlockState) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.blocks[tag] = s
	if e.held[tag] == nil {
		e.held[tag] = map[wire.Identity]heldProof{}
	}
}

func (e *engine) Head() uint64 { return 100 }

// maxStaker is the highest of those registered.
const maxStaker = 1000

func vrfKey(staker uint32) *vrf.PrivateKey {
	var seed [vrf.SeedSize]byte
	binary.BigEndian.PutUint32(seed[:], staker)
	return vrf.NewPrivateKey(seed)
}

func (e *engine) StakerKey(id uint32) (fr.Element, bool) {
	return vrfKey(id).Public().Key(), id > 0 && id <= maxStaker && !e.behind.Load()
}

func (e *engine) Block(tag wire.BlockTag) Block {
	e.mu.Lock()
	defer e.mu.Unlock()
	return Block{State: e.blocks[tag], Seed: fr.NewElement(7), Doubtful: e.doubtful.Load()}
}

func (e *engine) level(node uint32) uint8 {
	return uint8(bits.Len32(e.tree.FirstBase()) - bits.Len32(node))
}

func (e *engine) Admit(p *wire.Proof) Admission {
	e.mu.Lock()
	defer e.mu.Unlock()
	held := e.held[p.Block]
	if !e.tree.Contains(p.Node) || p.IsMerge() == e.tree.IsBase(p.Node) || p.StakerID > maxStaker {
		return Admission{Answer: AnswerReject}
	}
	if _, found := held[p.Identity()]; found || !mayBid(held, p) {
		return Admission{Answer: AnswerIgnore}
	}
	for i, r := range p.Refs {
		if r.StakerID == 0 {
			continue
		}
		child := 2*p.Node + uint32(i/rules.ProofsPerNode)
		found := false
		for _, h := range held {
			found = found || h.proof.Node == child && h.proof.StakerID == r.StakerID && h.proof.FeeBurn == r.FeeBurn
		}
		if !found {
			return Admission{AnswerPark, e.level(p.Node) - 1}
		}
	}
	return Admission{Answer: AnswerTake}
}

// mayBid reports whether a proof is of a bid that its staker may make for the node: two, and the
// second a higher one.
func mayBid(held map[wire.Identity]heldProof, p *wire.Proof) bool {
	bids := map[rules.Bps]bool{}
	for _, h := range held {
		if h.proof.Node == p.Node && h.proof.StakerID == p.StakerID {
			bids[h.proof.FeeBurn] = true
		}
	}
	for bid := range bids {
		if bid > p.FeeBurn {
			return false
		}
	}
	return len(bids) < 2 || bids[p.FeeBurn]
}

func (e *engine) Public(p *wire.Proof) (circuit.Kind, []*big.Int, error) {
	kind := circuit.KindBase
	if p.IsMerge() {
		kind = circuit.KindMerge
	}
	if e.public == nil {
		return kind, nil, nil
	}
	public, err := e.public(p)
	return kind, public, err
}

func (e *engine) Former(p *wire.Proof) (circuit.Kind, []*big.Int, bool) {
	if e.former == nil {
		return "", nil, false
	}
	public, err := e.former(p)
	return circuit.KindBase, public, err == nil
}

func (e *engine) TakeFormer(p *wire.Proof, _ []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ofFormer = append(e.ofFormer, p)
}

// formers is how many proofs of former blocks were taken.
func (e *engine) formers() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.ofFormer)
}

func (e *engine) Take(p *wire.Proof, message []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.held[p.Block][p.Identity()] = heldProof{p, message}
}

func (e *engine) Held(tag wire.BlockTag, level uint8) []Held {
	e.mu.Lock()
	defer e.mu.Unlock()
	var all []heldProof
	for _, h := range e.held[tag] {
		if level == wire.AllLevels || level == e.level(h.proof.Node) {
			all = append(all, h)
		}
	}
	slices.SortFunc(all, func(a, b heldProof) int { return int(b.proof.Node) - int(a.proof.Node) })
	var out []Held
	for _, h := range all {
		out = append(out, Held{h.proof.Identity(), h.message})
	}
	return out
}

func (e *engine) AdmitBid(b *wire.Bid) Answer { return AnswerTake }

func (e *engine) TakeBid(*wire.Bid) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bids++
}

func (e *engine) TakeRoot(*wire.Root) Answer {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.roots++
	return AnswerTake
}

func (e *engine) len(tag wire.BlockTag) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.held[tag])
}

// baseProof is a proof that the stand-in takes for true, or not.
func baseProof(tag wire.BlockTag, node, staker uint32, bid rules.Bps, valid bool) *wire.Proof {
	p := &wire.Proof{Block: tag, Node: node, StakerID: staker, FeeBurn: bid, Proof: points()[0]}
	if !valid {
		p.Proof = points()[1]
	}
	return p
}

// mergeProof refers to the proofs of one staker for both children.
func mergeProof(tag wire.BlockTag, node, staker uint32) *wire.Proof {
	p := baseProof(tag, node, staker, 0, true)
	p.Refs = make([]wire.Ref, rules.ChildSlots)
	p.Refs[0].StakerID, p.Refs[rules.ProofsPerNode].StakerID = staker, staker
	return p
}

// proofs are those of a whole block by some stakers, children first.
func proofs(tree rules.Tree, tag wire.BlockTag, stakers ...uint32) []*wire.Proof {
	var out []*wire.Proof
	for node := tree.NumNodes(); node >= rules.RootNode; node-- {
		for _, s := range stakers {
			if tree.IsBase(node) {
				out = append(out, baseProof(tag, node, s, 0, true))
			} else {
				out = append(out, mergeProof(tag, node, s))
			}
		}
	}
	return out
}

// clock is one that a test moves.
type clock struct{ ahead atomic.Int64 }

func (c *clock) now() time.Time        { return time.Now().Add(time.Duration(c.ahead.Load())) }
func (c *clock) move(by time.Duration) { c.ahead.Add(int64(by)) }

// member is a node of a test with its engine.
type member struct {
	*Node
	engine   *engine
	pairings *pairings
	log      *logbuffer.Buffer
}

func name(i int) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	binary.BigEndian.PutUint32(seed, uint32(i))
	return ed25519.NewKeyFromSeed(seed)
}

// config is that of host i, which acts for staker i, or for none if that is beyond maxStaker.
func config(i int, static ...string) Config {
	c := Config{
		ChainID: chainID, Settlement: settlement, Name: name(i), Listen: []string{"/ip4/127.0.0.1/tcp/0"}, Static: static, Redial: time.Second,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	if i <= maxStaker {
		c.StakerID, c.Key = uint32(i), vrfKey(uint32(i))
	}
	return c
}

func start(t testing.TB, c Config, e *engine) *member {
	t.Helper()
	return startWith(t, c, e, new(pairings))
}

func startWith(t testing.TB, c Config, e *engine, v *pairings) *member {
	t.Helper()
	log := new(logbuffer.Buffer)
	c.Log = log.Logger(slog.LevelInfo)
	n, err := Open(c, e, v)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, n.Close()) })
	return &member{n, e, v, log}
}

func (h *member) address(t testing.TB) string {
	t.Helper()
	addresses, err := h.Addresses()
	require.NoError(t, err)
	return addresses[0]
}

// connect starts hosts 1 to n, each connected with a few before it, and waits until all have
// greeted.
func connect(t testing.TB, n int, engineOf func() *engine) []*member {
	t.Helper()
	var hosts []*member
	for i := 1; i <= n; i++ {
		var static []string
		for _, back := range []int{1, 2, 3, 5, 7, 11, 17} {
			if back < i {
				static = append(static, hosts[i-1-back].address(t))
			}
		}
		hosts = append(hosts, start(t, config(i, static...), engineOf()))
	}
	for _, h := range hosts {
		reaches(t, func() int { return len(h.Peers()) }, min(n-1, 3), "peers")
	}
	meshed(t, hosts...)
	return hosts
}

// meshed waits until the hosts know who listens to what, and graft nobody any more: a message that
// passes a moment before two hosts are grafted does not go from one to the other.
func meshed(t testing.TB, hosts ...*member) {
	t.Helper()
	for _, h := range hosts {
		links, since := int64(-1), time.Now()
		eventually(t, func() bool {
			if now := h.Metrics().Mesh.Load(); now != links {
				links, since = now, time.Now()
			}
			// Peers that were pruned before they were connected again are not grafted for a minute.
			return h.settled() || links > 0 && time.Since(since) > 10*time.Second
		}, "the mesh changes")
	}
}

// settled reports whether all peers of a host listen, and the next heartbeat grafts none of them.
func (h *member) settled() bool {
	listen := h.topics[wire.SubjectProof].ListPeers()
	if len(listen) == 0 || len(listen) != len(h.host.Network().Peers()) {
		return false
	}
	inMesh, left := 0, 0
	for _, id := range listen {
		switch grafted, pruned := h.mesh.of(id); {
		case grafted:
			inMesh++
		case !pruned:
			left++
		}
	}
	return left == 0 || inMesh >= gossipParams().Dlo
}

// figure prints a number for the table of benchmarks, whose program reads it.
func figure(t testing.TB, value float64) {
	t.Helper()
	t.Logf("figure: %.3f", value)
}

// patienceOfTests is how long a test waits for what should happen.
const patienceOfTests = 90 * time.Second

// reaches waits until a number is at least what it should become.
func reaches[N int | uint64 | int64](t testing.TB, now func() N, want N, of string) {
	t.Helper()
	for end := time.Now().Add(patienceOfTests); now() < want; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: %d, not %d", of, now(), want)
		}
	}
}

// eventually waits until something is so.
func eventually(t testing.TB, is func() bool, what string) {
	t.Helper()
	reaches(t, func() int {
		if is() {
			return 1
		}
		return 0
	}, 1, what)
}

// dials connects with another host. A dial has five seconds, which is not always enough on a busy
// machine.
func (h *member) dials(t testing.TB, to *member) {
	t.Helper()
	eventually(t, func() bool {
		return h.host.Connect(t.Context(), peer.AddrInfo{ID: to.id(), Addrs: to.host.Addrs()}) == nil
	}, "no connection")
}

// publish has a host make proofs and send them.
func (h *member) publish(t testing.TB, proofs ...*wire.Proof) {
	t.Helper()
	for _, p := range proofs {
		data, err := p.Encode()
		require.NoError(t, err)
		h.engine.Take(p, data)
		require.NoError(t, h.PublishProof(t.Context(), p))
	}
}

// lie has a host send proofs that its engine does not hold.
func (h *member) lie(t testing.TB, proofs ...*wire.Proof) {
	t.Helper()
	for _, p := range proofs {
		require.NoError(t, h.PublishProof(t.Context(), p))
	}
}

func (h *member) id() peer.ID { return h.Node.host.ID() }

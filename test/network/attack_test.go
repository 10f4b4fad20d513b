package network

import (
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/prover/localnet"
	"fernet/prover/p2p"
	"fernet/prover/p2p/p2ptest"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// Bounds of what attacks may cost a node of the attacked network.
const (
	attackMessages = 1000
	// maxHeap is of Go's heap with the proving keys and the proofs in the making, in bytes.
	maxHeap = 256 << 20
)

// attacker is a peer that attacks all nodes, with a staker of its own or without one.
type attacker struct {
	*p2ptest.Peer
	w      *world
	what   string
	staker *prover.Identity // nil: none
	mu     sync.Mutex
	heard  []*wire.Proof
}

// attacker connects a peer with all nodes; of a stranger's staker, if there is one.
func (w *world) attacker(what string, m *localnet.Member) *attacker {
	w.t.Helper()
	a := &attacker{w: w, what: what}
	d := w.Chain.Deployment
	c := p2ptest.Config{ChainID: d.ChainID, Settlement: d.Settlement, Heard: a.hear}
	if m != nil {
		of := m.Stakers[0]
		file, err := identity.Read(filepath.Join(m.DataDir(), "identities"), of.Name)
		require.NoError(w.t, err)
		password, err := os.ReadFile(m.PasswordFile())
		require.NoError(w.t, err)
		key, err := file.Open(strings.TrimSpace(string(password)))
		require.NoError(w.t, err)
		a.staker = &prover.Identity{StakerID: of.ID, Key: key}
		c.StakerID, c.Key = of.ID, key
	}
	var err error
	a.Peer, err = p2ptest.New(c)
	require.NoError(w.t, err)
	w.t.Cleanup(func() { require.NoError(w.t, a.Close()) })
	for _, o := range w.nodes {
		w.eventually(time.Minute, what+" is connected", func() bool {
			return a.Connect(w.t.Context(), o.ListenAddress()+"/p2p/"+o.name) == nil
		})
	}
	w.eventually(time.Minute, "all listen to "+what, func() bool { return a.Listeners(wire.SubjectProof) == len(w.nodes) })
	return a
}

func (a *attacker) hear(subject wire.Subject, data []byte) {
	if p, err := wire.DecodeProof(data); subject == wire.SubjectProof && err == nil {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.heard = append(a.heard, p)
	}
}

// base is a proof of a base rollup that others made.
func (a *attacker) base(node uint32) *wire.Proof {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, p := range a.heard {
		if p.Node == node {
			return p
		}
	}
	return nil
}

func (a *attacker) send(p *wire.Proof) {
	a.w.t.Helper()
	data, err := p.Encode()
	require.NoError(a.w.t, err)
	require.NoError(a.w.t, a.Publish(a.w.t.Context(), wire.SubjectProof, data))
}

// isBanned reports whether all nodes have banned it.
func (a *attacker) isBanned() bool {
	for _, o := range a.w.nodes {
		if !slices.ContainsFunc(o.logged("a peer is banned"), func(line string) bool { return attribute(line, "peer") == a.Name() }) {
			return false
		}
	}
	return true
}

func (a *attacker) mustBeBanned() {
	a.w.t.Helper()
	a.w.eventually(2*time.Minute, "all ban the "+a.what, a.isBanned)
}

// falsePoints are those of a proof of nothing.
func (w *world) falsePoints() [rules.ProofSize]byte {
	points, err := p2ptest.Points(3)
	require.NoError(w.t, err)
	return points
}

// attackedBlock is the block that is attacked while it is proven.
type attackedBlock struct {
	*prover.Block
	tag wire.BlockTag
}

func (w *world) attackedBlock() *attackedBlock {
	w.t.Helper()
	b, err := w.Chain.Follower.Block(w.t.Context(), 1)
	require.NoError(w.t, err)
	return &attackedBlock{b, wire.TagOf(b.Number, b.Slot, b.Seed.Bytes(), b.Challenge.Bytes())}
}

// base is the first base rollup, merge the merge on it and the next one.
func (b *attackedBlock) base() uint32  { return b.Tree.FirstBase() }
func (b *attackedBlock) merge() uint32 { return b.base() / 2 }

// prove makes true proofs of a base rollup by a staker, with different bids.
func (w *world) prove(set *keys.Set, b *attackedBlock, by *prover.Identity, node uint32, bids ...rules.Bps) (proofs []*wire.Proof) {
	w.t.Helper()
	for _, bid := range bids {
		ticket, err := by.Ticket(b.Block, node, bid)
		require.NoError(w.t, err)
		made, err := (&prover.Builder{Keys: set}).Build(w.t.Context(), b.Block, ticket, nil, tree.Options{})
		require.NoError(w.t, err)
		proofs = append(proofs, &wire.Proof{Block: b.tag, Node: node, StakerID: by.StakerID, FeeBurn: bid, Vrf: ticket.Vrf, Proof: made.Proof})
	}
	return proofs
}

// withhold sends merges on children that nobody has and that it does not give, and proofs of blocks
// that nobody knows: neither is a lie that can be shown, and all of it waits.
func (a *attacker) withhold(b *attackedBlock) {
	for i := range uint32(attackMessages) {
		a.send(&wire.Proof{
			Block: b.tag, Node: b.merge(), StakerID: a.staker.StakerID, FeeBurn: rules.Bps(i), Proof: a.w.falsePoints(),
			Refs: []wire.Ref{{StakerID: a.staker.StakerID, FeeBurn: rules.Bps(i)}, {}, {}, {StakerID: a.staker.StakerID, FeeBurn: 1}, {}, {}},
		})
		unknown := wire.TagOf(uint64(2+i/256), 99, common.Hash{}, common.Hash{})
		a.send(&wire.Proof{Block: unknown, Node: b.base(), StakerID: 1 + i%256, Proof: a.w.falsePoints()})
	}
}

// lie sends false proofs of a merge on children that all nodes hold: they are found out by the
// dearest of all steps, a pairing check with the most public inputs.
func (a *attacker) lie(b *attackedBlock) {
	var refs []wire.Ref
	for node := b.base(); node <= b.base()+1; node++ {
		a.w.eventually(2*time.Minute, "base rollups are proven", func() bool { return a.base(node) != nil })
		p := a.base(node)
		refs = append(refs, wire.Ref{StakerID: p.StakerID, FeeBurn: p.FeeBurn}, wire.Ref{}, wire.Ref{})
	}
	for i := range attackMessages {
		p := &wire.Proof{Block: b.tag, Node: b.merge(), StakerID: a.staker.StakerID, FeeBurn: rules.Bps(i), Refs: refs, Proof: a.w.falsePoints()}
		binary.BigEndian.PutUint64(p.Vrf[:], ^uint64(i)) // the highest scores
		a.send(p)
	}
}

// malformed are peers without a staker, each of which sends bytes of one kind that are no message.
// They are banned for what a node can hold against them; a frame that cannot be read ends the
// stream, and says nothing.
var malformed = []struct {
	name   string
	banned bool
	send   func(a *attacker)
}{
	{"sender of noise in topics", true, func(a *attacker) {
		dice := rand.NewChaCha8([32]byte{1})
		for _, subject := range []wire.Subject{wire.SubjectProof, wire.SubjectBid, wire.SubjectRoot, wire.SubjectTx} {
			for _, size := range []int{0, 1, wire.RootSize, wire.BidSize, wire.BaseSize, wire.MergeSize, wire.MaxSize + 1, 60 << 10} {
				data := make([]byte, size)
				_, _ = dice.Read(data) // it never fails
				require.NoError(a.w.t, a.Publish(a.w.t.Context(), subject, data))
			}
		}
	}},
	{"asker of what is too long", true, func(a *attacker) {
		for _, to := range a.w.nodes {
			for _, protocol := range []string{"pull", "body", "transitions"} {
				// How it is refused does not matter.
				answer, _ := a.Ask(a.w.t.Context(), to.name, protocol, make([]byte, 1<<20))
				require.Empty(a.w.t, answer, "a question of 1 MiB was answered: %s", protocol)
			}
		}
	}},
	{"sayer of false hellos", true, func(a *attacker) {
		for _, to := range slices.Repeat(a.w.nodes, 2) {
			answer, _ := a.Ask(a.w.t.Context(), to.name, "hello", make([]byte, wire.HelloSize))
			require.Empty(a.w.t, answer)
		}
	}},
	{"sender of frames that are none", false, func(a *attacker) {
		noise := make([]byte, 1<<16)
		_, _ = rand.NewChaCha8([32]byte{2}).Read(noise) // it never fails
		for _, frame := range [][]byte{
			binary.AppendUvarint(nil, 1<<40), append(binary.AppendUvarint(nil, 1<<16), noise...), noise, {0xff},
		} {
			for _, to := range a.w.nodes {
				// The node may end the stream while it is written.
				_ = a.Frame(a.w.t.Context(), to.name, frame)
			}
		}
		require.NoError(a.w.t, a.Publish(a.w.t.Context(), wire.SubjectProof, make([]byte, 4<<20)))
	}},
}

// heaps are the largest heaps that nodes have shown, by name.
type heaps map[string]uint64

var heapLine = regexp.MustCompile(`(?m)^go_memstats_heap_inuse_bytes (\S+)$`)

func (h heaps) look(w *world) {
	w.t.Helper()
	for _, o := range w.nodes {
		request, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, o.Page()+"/metrics", nil)
		require.NoError(w.t, err)
		response, err := o.client.Do(request)
		require.NoError(w.t, err)
		text, err := io.ReadAll(response.Body)
		require.NoError(w.t, err)
		require.NoError(w.t, response.Body.Close())
		found := heapLine.FindSubmatch(text)
		require.NotNil(w.t, found, "%s", text)
		bytes, err := strconv.ParseFloat(string(found[1]), 64)
		require.NoError(w.t, err)
		h[o.Name] = max(h[o.Name], uint64(bytes))
	}
}

// While three nodes prove a block, peers attack all of them: a liar, one that poisons the names of
// true proofs, one that withholds children and floods, one that signs a hundred bids, and senders
// of what is no message. The block is as good as without them, no honest peer is banned, those are
// that lied, and memory stays bounded.
func TestAttackers(t *testing.T) {
	w := start(t, plan{nodes: 3, strangers: 4})
	strangers := w.Members[len(w.nodes):]
	liar, poisoner := w.attacker("liar", strangers[0]), w.attacker("poisoner", strangers[1])
	withholder, equivocator := w.attacker("one that withholds", strangers[2]), w.attacker("equivocator", strangers[3])
	set, err := w.Config.Keys(t.Context(), w.Config.TxsPerBase)
	require.NoError(t, err)
	used := heaps{}
	used.look(w)
	before := used[w.nodes[0].Name]

	w.feed()
	w.within(60, "block 1 is open", func() bool {
		return !slices.ContainsFunc(w.nodes, func(o *operated) bool { return o.block(1) == nil })
	})
	b := w.attackedBlock()
	withholder.withhold(b)
	const firstBid, secondBid = 1000, 2000
	two := w.prove(set, b, equivocator.staker, b.base(), firstBid, secondBid)
	for _, p := range two {
		poison := *p
		poison.Proof = w.falsePoints()
		poisoner.send(&poison)
	}
	poisoner.mustBeBanned()
	t.Logf("L1 block %d, slot begins at %d: the poisoner is banned", w.Head(), b.SlotStart)
	for _, p := range two { // one after the other: a lower bid is not taken after a higher one
		equivocator.send(p)
		held := fmt.Sprintf("node %d staker %d bid %d", p.Node, p.StakerID, p.FeeBurn)
		w.eventually(time.Minute, held+" is held, although its name was poisoned", func() bool {
			return !slices.ContainsFunc(w.nodes, func(o *operated) bool { return !slices.Contains(o.pool(1), held) })
		})
	}
	for i := range rules.Bps(98) { // a third bid is not looked at, whatever its proof is
		further := *two[1]
		further.FeeBurn, further.Proof = secondBid+1+i, w.falsePoints()
		equivocator.send(&further)
	}
	liar.lie(b)
	used.look(w)
	banned := []*attacker{liar, poisoner}
	for _, m := range malformed {
		a := w.attacker(m.name, nil)
		m.send(a)
		if m.banned {
			banned = append(banned, a)
		}
	}
	for _, a := range banned {
		a.mustBeBanned()
	}
	t.Logf("%v", w.nodes[0].pool(1))
	t.Logf("L1 block %d, window until %d: all liars are banned", w.Head(), b.WindowEnd)
	s := w.Chain.Params.Schedule
	w.within((2+s.WindowSlots())*s.SlotBlocks(), "the block is finalized", func() bool {
		used.look(w)
		p, err := w.Progress(t.Context())
		require.NoError(t, err)
		return p.Finalized > 0
	})

	r, err := w.Result(t.Context())
	require.NoError(t, err)
	require.GreaterOrEqual(t, 100*r.Blocks[0].Proofs, 95*r.Blocks[0].Places, "%d of %d places", r.Blocks[0].Proofs, r.Blocks[0].Places)
	w.audits(r)
	for _, o := range w.nodes {
		t.Logf("%s: heap %d MiB before, %d MiB at most", o.Name, before>>20, used[o.Name]>>20)
		require.Less(t, used[o.Name], uint64(maxHeap))
		for _, line := range o.logged("a peer is banned") {
			require.True(t, slices.ContainsFunc(banned, func(a *attacker) bool { return a.Name() == attribute(line, "peer") }), line)
		}
		var connected struct {
			Peers []p2p.Peer `json:"peers"`
		}
		code, said := ask(t, &connected, "node", "peers", "--data-dir", o.DataDir())
		require.Zero(t, code, said)
		var names []string
		for _, p := range connected.Peers {
			names = append(names, p.ID)
		}
		for _, other := range w.nodes {
			require.Equal(t, other != o, slices.Contains(names, other.name), "%s and %s", o.Name, other.Name)
		}
		for _, a := range banned {
			require.NotContains(t, names, a.Name(), a.what)
		}
	}
	w.figures.keep(w, r)
}

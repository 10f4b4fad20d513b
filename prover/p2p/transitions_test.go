package p2p

import (
	"errors"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/stretchr/testify/require"

	"fernet/prover/application"
	"fernet/prover/circuit"
	"fernet/prover/keys"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// transitionsOf are those of all base rollups of a tree, from a state on. The true one is 1.
func transitionsOf(tree rules.Tree, state uint64) []wire.Transition {
	var out []wire.Transition
	for node := tree.FirstBase(); node <= tree.NumNodes(); node++ {
		t := wire.Transition{Node: node}
		t.StateIn, t.StateOut = fr.NewElement(state), fr.NewElement(state+1)
		state++
		out = append(out, t)
	}
	return out
}

// known are the transitions of a node that has executed the block.
type known []wire.Transition

func (k known) Transitions(of wire.BlockTag) ([]wire.Transition, bool) {
	return k, of == tag && k != nil
}

// stateless is the engine of a node that executes nothing: it believes what proofs were verified
// with, once there is one of each base rollup.
type stateless struct {
	*engine
	mu     sync.Mutex
	proven map[uint32]application.Transition
}

func (s *stateless) Transitions(wire.BlockTag) (out []wire.Transition, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for node := s.tree.FirstBase(); node <= s.tree.NumNodes(); node++ {
		t, found := s.proven[node]
		if !found {
			return nil, false
		}
		out = append(out, wire.Transition{Node: node, Transition: t})
	}
	return out, true
}

func (s *stateless) CheckTransitions(_ wire.BlockTag, list []wire.Transition) error {
	if len(list) != int(s.tree.NumBases()) {
		return errors.New("not those of all base rollups")
	}
	return nil
}

func (s *stateless) PublicWith(_ *wire.Proof, t application.Transition) (circuit.Kind, []*big.Int, error) {
	return circuit.KindBase, []*big.Int{t.StateIn.BigInt(new(big.Int)), t.StateOut.BigInt(new(big.Int))}, nil
}

func (s *stateless) TakeWith(p *wire.Proof, message []byte, t application.Transition) {
	s.mu.Lock()
	s.proven[p.Node] = t
	s.mu.Unlock()
	s.engine.Take(p, message)
}

// stated is a verifier by which proofs of base rollups are true of the true transitions alone.
type stated struct {
	pairings
	tree rules.Tree
}

func (v *stated) VerifyBatch(kind circuit.Kind, proofs []keys.Proof) (keys.Verdict, error) {
	verdict, err := v.pairings.VerifyBatch(kind, proofs)
	for i, p := range proofs {
		if kind == circuit.KindBase && (len(p.Public) != 2 || p.Public[0].Cmp(big.NewInt(int64(v.tree.NumBases()))) > 0) {
			verdict.Errors[i] = keys.ErrProof
		}
	}
	return verdict, err
}

var tree7 = rules.Tree{NumTxs: 8, TxsPerBase: 2}

// startStateless starts a host that executes nothing.
func startStateless(t *testing.T, c Config) (*member, *stateless) {
	t.Helper()
	s := &stateless{engine: newEngine(tree7, tag), proven: map[uint32]application.Transition{}}
	c.Stateless = s
	n, err := Open(c, s.engine, &stated{tree: tree7})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, n.Close()) })
	return &member{Node: n, engine: s.engine}, s
}

// startKnowing starts a host that says that these are the transitions of the block.
func startKnowing(t *testing.T, c Config, list []wire.Transition) *member {
	t.Helper()
	c.Transitions = known(list)
	return start(t, c, newEngine(tree7, tag))
}

// A node that executes nothing takes a whole block from peers that do, asks each once, and sends on
// what it has taken once it knows all transitions.
func TestStateless(t *testing.T) {
	a, engine := startStateless(t, config(1))
	b := startKnowing(t, config(2, a.address(t)), transitionsOf(tree7, 1))
	c := startKnowing(t, config(3, a.address(t)), transitionsOf(tree7, 1))
	reaches(t, func() int { return len(a.Peers()) }, 2, "peers")
	meshed(t, a, b, c)
	all := proofs(tree7, tag, 2)
	b.publish(t, all[0])
	reaches(t, func() int { return a.engine.len(tag) }, 1, "proofs held")
	_, settled := engine.Transitions(tag)
	require.False(t, settled)
	time.Sleep(time.Second)
	require.Zero(t, c.engine.len(tag), "it is not sent on before all transitions are known")
	b.publish(t, all[1:]...)
	reaches(t, func() int { return a.engine.len(tag) }, len(all), "proofs held")
	list, settled := engine.Transitions(tag)
	require.True(t, settled)
	require.Equal(t, transitionsOf(tree7, 1), list)
	b.publish(t, baseProof(tag, 4, 9, 0, true))
	eventually(t, func() bool { return held(c.engine)[baseProof(tag, 4, 9, 0, true).Identity()] }, "it is not sent on")
	require.Zero(t, a.Metrics().Lies.Load())
	require.Zero(t, b.Metrics().Lies.Load())

	// Another node of its kind has them from it, and what it holds.
	d, _ := startStateless(t, config(4, a.address(t)))
	reaches(t, func() int { return len(d.Peers()) }, 1, "peers")
	_, err := d.Pull(t.Context(), a.Name(), tag, wire.AllLevels)
	require.NoError(t, err)
	reaches(t, func() int { return d.engine.len(tag) }, len(all)+1, "proofs held")
	require.True(t, d.forwards(tag))
}

// After a reorg a block may have other transitions under the same tag: a peer is asked again, and
// has not lied.
func TestTransitionsAfterAReorg(t *testing.T) {
	a, _ := startStateless(t, config(1))
	k := &replaced{list: transitionsOf(tree7, 100)}
	c := config(2, a.address(t))
	c.Transitions = k
	b := start(t, c, newEngine(tree7, tag))
	reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
	meshed(t, a, b)
	b.lie(t, baseProof(tag, 4, 7, 0, true)) // true at the peer, whose block begins elsewhere
	reaches(t, func() uint64 { return a.Metrics().Lies.Load() }, 1, "lies")
	k.set(transitionsOf(tree7, 1))
	a.Changed(tag)
	b.publish(t, baseProof(tag, 4, 8, 0, true))
	reaches(t, func() int { return a.engine.len(tag) }, 1, "proofs held")
	require.EqualValues(t, 1, a.Metrics().Lies.Load())
}

// replaced are transitions that are others later.
type replaced struct {
	mu   sync.Mutex
	list []wire.Transition
}

func (r *replaced) Transitions(wire.BlockTag) ([]wire.Transition, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.list, true
}

func (r *replaced) set(list []wire.Transition) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.list = list
}

// Who sends proofs with transitions that they are not of has lied. Who sends the same proofs with
// the true ones has not, whatever was said before. Who knows no transitions, or those of another
// block, is not listened to, and has not lied either.
func TestFalseTransitions(t *testing.T) {
	a, _ := startStateless(t, config(1))
	liar := startKnowing(t, config(2, a.address(t)), transitionsOf(tree7, 100))
	honest := startKnowing(t, config(3, a.address(t)), transitionsOf(tree7, 1))
	without := startKnowing(t, config(4, a.address(t)), nil)
	behind := startKnowing(t, config(5, a.address(t)), transitionsOf(tree31, 1))
	reaches(t, func() int { return len(a.Peers()) }, 4, "peers")
	meshed(t, a, liar, honest, without, behind)
	of := func(staker uint32) *wire.Proof { return baseProof(tag, 4, staker, 0, true) }
	without.publish(t, of(11))
	behind.publish(t, of(12))
	reaches(t, func() uint64 { return a.Metrics().Ignored.Load() }, 2, "proofs without a transition")
	require.Zero(t, a.Metrics().Lies.Load())
	liar.lie(t, of(7))
	reaches(t, func() uint64 { return a.Metrics().Lies.Load() }, 1, "lies")
	honest.publish(t, of(7), of(8))
	reaches(t, func() int { return a.engine.len(tag) }, 1, "proofs held")
	liar.lie(t, of(9))
	reaches(t, func() uint64 { return a.Metrics().Bans.Load() }, 1, "bans")
	require.EqualValues(t, 2, a.Metrics().Lies.Load())
	require.False(t, a.conduct.suspect(time.Now(), peerName(honest.id()), peerName(without.id()), peerName(behind.id())))
}

// An answer that is none is a lie; a peer is asked again only after a while.
func TestMalformedTransitions(t *testing.T) {
	for name, answer := range map[string][]byte{
		"empty":      {},
		"half a one": append([]byte{wire.Version, 0}, make([]byte, wire.TransitionSize/2)...),
		"too many":   append([]byte{wire.Version, 0}, make([]byte, 8<<20)...),
	} {
		t.Run(name, func(t *testing.T) {
			a, _ := startStateless(t, config(1))
			b := startKnowing(t, config(2, a.address(t)), nil)
			reaches(t, func() int { return len(a.Peers()) }, 1, "peers")
			meshed(t, a, b)
			answering(b, "transitions", answer)
			began := time.Now()
			for staker := range uint32(20) {
				b.publish(t, baseProof(tag, 4, 1+staker, 0, true))
			}
			reaches(t, func() uint64 { return a.Metrics().Ignored.Load() }, 20, "proofs without a transition")
			require.LessOrEqual(t, a.Metrics().Lies.Load(), uint64(1+time.Since(began)/listRetry))
			require.NotZero(t, a.Metrics().Lies.Load())
			require.Zero(t, a.engine.len(tag))
		})
	}
}

// Lists of a peer are bounded, and forgotten with it.
func TestLists(t *testing.T) {
	l, now := newLists(), time.Now()
	for i := range byte(3 * maxLists) {
		_, ask := l.get("a", wire.BlockTag{i}, now)
		require.True(t, ask)
		require.LessOrEqual(t, len(l.of["a"]), maxLists)
	}
	entry, ask := l.get("b", tag, now)
	require.True(t, ask)
	_, ask = l.get("b", tag, now.Add(time.Hour))
	require.False(t, ask, "it is being asked for")
	close(entry.ready)
	_, ask = l.get("b", tag, now.Add(listRetry/2))
	require.False(t, ask)
	entry, ask = l.get("b", tag, now.Add(listRetry))
	require.True(t, ask, "the peer had none")
	entry.nodes = map[uint32]application.Transition{}
	close(entry.ready)
	_, ask = l.get("b", tag, now.Add(time.Hour))
	require.False(t, ask, "it is there")
	l.drop(tag)
	_, ask = l.get("b", tag, now.Add(time.Hour))
	require.True(t, ask, "the block has become another one")
	l.forget("b")
	l.forget("a")
	require.Empty(t, l.of)
}

// Of a peer that has gone no list is kept, also when what it has sent is judged only then.
func TestListsOfPeersThatAreGone(t *testing.T) {
	a, _ := startStateless(t, config(1))
	require.Nil(t, a.transitionOf(t.Context(), peer.ID("gone"), baseProof(tag, 4, 9, 0, true)))
	a.lists.mu.Lock()
	defer a.lists.mu.Unlock()
	require.Empty(t, a.lists.of)
}

package p2p

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/libp2p/go-libp2p/core/peer"
	"golang.org/x/time/rate"

	"fernet/prover/wire"
)

// Who has a place. Peers that show no staker share a quarter of all places.
const (
	poorShare    = 4 // one part in so many
	maxPerStaker = 4 // peers; further ones count as showing none
	minPending   = 8 // places for those that have yet to say hello
)

// Limits of one peer.
const (
	messagesASecond, messagesAtOnce = 500, 8192
	rootsASecond, rootsAtOnce       = 1, 16
	pullsASecond, pullsAtOnce       = 2, 64
	pullBytesASecond                = 128 << 10
	pullBytesAtOnce                 = 4 << 20
	missingSpacing                  = time.Second // between two pulls of a level for parked merges
	maxAsked                        = 64
)

// limits are what a peer has left of what it may do.
type limits struct {
	messages, roots, txs, useless, pulls, pullBytes *rate.Limiter

	judged chan struct{} // has one for each transaction that is being judged
}

func newLimits() *limits {
	return &limits{
		rate.NewLimiter(messagesASecond, messagesAtOnce), rate.NewLimiter(rootsASecond, rootsAtOnce),
		rate.NewLimiter(txsASecond, txsAtOnce), rate.NewLimiter(uselessASecond, uselessAtOnce),
		rate.NewLimiter(pullsASecond, pullsAtOnce), rate.NewLimiter(pullBytesASecond, pullBytesAtOnce),
		make(chan struct{}, judgedTxs),
	}
}

// peerState is what is known of a connected peer.
type peerState struct {
	greeted bool
	heardOn string // the connection that its last hello came over
	speaks  bool   // this node says hello: it has dialled
	shown   shown
	staker  uint32 // that it has shown, and that counts; 0: none
	head    uint64
	limits  *limits
	gone    chan struct{}         // closed when it is no peer any more
	asked   map[missing]time.Time // pulls for parked merges, when they ended, or zero
}

// shown is a staker that a peer has shown, with a true signature by the key. Whether it counts L1
// says.
type shown struct {
	staker uint32 // 0: none
	key    fr.Element
}

// missing names what parked merges lack.
type missing struct {
	block wire.BlockTag
	level uint8
}

// peers are the connected ones.
type peers struct {
	mu      sync.Mutex
	own     peer.ID
	all     map[peer.ID]*peerState
	static  map[peer.ID]bool
	most    int
	other   *limits // of senders that are connected no more
	metrics *Metrics
}

func newPeers(own peer.ID, static []peer.AddrInfo, most int, m *Metrics) *peers {
	p := &peers{own: own, all: map[peer.ID]*peerState{}, static: map[peer.ID]bool{}, most: most, other: newLimits(), metrics: m}
	for _, info := range static {
		p.static[info.ID] = true
	}
	return p
}

// connected notes a connection, which this node may have dialled. It returns nil if nobody has to
// begin with a hello on it; room reports whether there is a place for a peer that has not said one.
// Two that dial each other may each have the other's connection first: so one that is dialled is
// spoken on, although it is not the first.
func (p *peers) connected(id peer.ID, dialled bool) (gone <-chan struct{}, room bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.all[id]; s != nil {
		if !dialled || s.speaks {
			return nil, true
		}
		s.speaks = true
		return s.gone, true
	}
	pending := 0
	for other, s := range p.all {
		if !s.greeted && !p.static[other] {
			pending++
		}
	}
	s := &peerState{speaks: dialled, limits: newLimits(), gone: make(chan struct{}), asked: map[missing]time.Time{}}
	p.all[id] = s
	p.count()
	return s.gone, p.static[id] || pending < max(p.most/poorShare, minPending)
}

func (p *peers) disconnected(id peer.ID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.all[id]; s != nil {
		close(s.gone)
		delete(p.all, id)
	}
	p.count()
}

func (p *peers) count() {
	staked := 0
	for _, s := range p.all {
		if s.staker != 0 {
			staked++
		}
	}
	p.metrics.Peers.Store(int64(len(p.all)))
	p.metrics.StakedPeers.Store(int64(staked))
}

// greet notes what a peer has shown over a connection, and whether that counts. It reports whether
// the peer has a place, and whether this is its first hello over that connection.
func (p *peers) greet(id peer.ID, connection string, by shown, counts bool, head uint64) (place, met bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.all[id]
	if s == nil {
		return false, false
	}
	met = s.heardOn != connection
	s.heardOn = connection
	same, staked, poor := p.others(id, by.staker)
	s.greeted, s.shown, s.staker, s.head = true, by, 0, head
	if counts && same < maxPerStaker {
		s.staker = by.staker
	}
	p.count()
	switch {
	case p.static[id]:
		return true, met
	case s.staker != 0:
		return staked < p.most-p.most/poorShare, met
	}
	return poor < p.most/poorShare, met
}

// others are how many peers besides one have said hello: those of a staker, and of those that take
// places those of any staker and of none.
func (p *peers) others(id peer.ID, staker uint32) (same, staked, poor int) {
	for other, o := range p.all {
		switch {
		case other == id || !o.greeted:
		case o.staker != 0 && o.staker == staker:
			same++
			fallthrough
		case o.staker != 0:
			if !p.static[other] {
				staked++
			}
		case !p.static[other]:
			poor++
		}
	}
	return same, staked, poor
}

// review sees anew whether the stakers that peers have shown count, and returns the peers that have
// no place any more. What does not count yet, for want of a place too, counts later.
func (p *peers) review(counts func(shown) bool) (apart []peer.ID) {
	p.mu.Lock()
	claims := map[peer.ID]shown{}
	for id, s := range p.all {
		if s.greeted && s.shown.staker != 0 {
			claims[id] = s.shown
		}
	}
	p.mu.Unlock()
	for id, by := range claims {
		now := counts(by) // without the lock: it asks the engine
		p.mu.Lock()
		if s := p.all[id]; s != nil && s.shown == by && now != (s.staker != 0) && !p.bind(id, s, now) {
			apart = append(apart, id)
		}
		p.mu.Unlock()
	}
	return apart
}

// bind has a peer be one of the staker that it has shown, or of none, and reports whether it has a
// place.
func (p *peers) bind(id peer.ID, s *peerState, counts bool) bool {
	same, staked, poor := p.others(id, s.shown.staker)
	defer p.count()
	if counts {
		if same < maxPerStaker && (p.static[id] || staked < p.most-p.most/poorShare) {
			s.staker = s.shown.staker
		}
		return true
	}
	s.staker = 0
	return p.static[id] || poor < p.most/poorShare
}

// has reports whether a peer is connected.
func (p *peers) has(id peer.ID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all[id] != nil
}

// greeted reports whether a peer has said hello.
func (p *peers) greeted(id peer.ID) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.all[id]
	return s != nil && s.greeted
}

// names are what a peer's conduct is known under, and whether it has shown a staker.
func (p *peers) names(id peer.ID) (names []string, staked bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	names = []string{peerName(id)}
	if s := p.all[id]; s != nil && s.staker != 0 {
		return append(names, stakerName(s.staker)), true
	}
	return names, false
}

// limits of a peer.
func (p *peers) limits(id peer.ID) *limits {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.all[id]; s != nil {
		return s.limits
	}
	return p.other
}

// staker is the one that a peer has shown, or 0.
func (p *peers) staker(id peer.ID) uint32 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.all[id]; s != nil {
		return s.staker
	}
	return 0
}

// of returns the peers that show a staker.
func (p *peers) of(staker uint32) []peer.ID {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []peer.ID
	for id, s := range p.all {
		if s.staker == staker {
			out = append(out, id)
		}
	}
	return out
}

// mayAsk reports whether a peer is to be asked for what parked merges lack: nobody is asking it,
// and nobody has a moment ago. Then done is to be called at the end.
func (p *peers) mayAsk(id peer.ID, what missing, now time.Time) (done func(time.Time), ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.all[id]
	if s == nil {
		return nil, false
	}
	ended, asked := s.asked[what]
	if asked && (ended.IsZero() || now.Sub(ended) < missingSpacing) {
		return nil, false
	}
	if !asked && len(s.asked) >= maxAsked {
		for w, ended := range s.asked {
			if !ended.IsZero() {
				delete(s.asked, w)
			}
		}
		if len(s.asked) >= maxAsked {
			return nil, false
		}
	}
	s.asked[what] = time.Time{}
	return func(now time.Time) {
		p.mu.Lock()
		defer p.mu.Unlock()
		s.asked[what] = now
	}, true
}

// Peer is a connected peer.
type Peer struct {
	ID       string `json:"id"`
	StakerID uint32 `json:"stakerId"` // that it has shown; 0: none
	Head     uint64 `json:"head"`     // of L1, when it last said hello
	Static   bool   `json:"static"`
	Address  string `json:"address,omitempty"` // of the connection, as a multiaddress
}

// Peers are those that have said hello, by their names.
func (n *Node) Peers() []Peer {
	out := n.peers.shown()
	for i := range out {
		out[i].Address = n.addressOf(out[i].ID)
	}
	return out
}

// addressOf is where a peer is connected from; empty when it has gone.
func (n *Node) addressOf(name string) string {
	id, err := peer.Decode(name)
	if err != nil {
		return ""
	}
	for _, c := range n.host.Network().ConnsToPeer(id) {
		return c.RemoteMultiaddr().String()
	}
	return ""
}

// shown are those that have said hello, without their addresses.
func (p *peers) shown() []Peer {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []Peer
	for id, s := range p.all {
		if s.greeted {
			out = append(out, Peer{ID: id.String(), StakerID: s.staker, Head: s.head, Static: p.static[id]})
		}
	}
	slices.SortFunc(out, func(a, b Peer) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

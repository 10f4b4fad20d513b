package node

import (
	"context"
	"log/slog"
	"math/big"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"fernet/prover"
	"fernet/prover/bid"
	"fernet/prover/files"
	"fernet/prover/keys"
	"fernet/prover/mempool"
	"fernet/prover/node/health"
	"fernet/prover/node/page"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/p2p"
	"fernet/prover/proving"
	"fernet/prover/settling"
	"fernet/prover/store"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/prover/wire"
	"fernet/prover/work"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// l1Chain is L1 as the node follows it; *settling.Chain is one.
type l1Chain interface {
	Next(ctx context.Context, after uint64) (uint64, error)
	Read(ctx context.Context) (*settling.View, error)
	Winner(ctx context.Context, number uint64) (*settling.Winner, error)
}

// l1Desk is who sends to L1; *settling.Desk is one.
type l1Desk interface {
	Run(ctx context.Context) error
	Do(name string, priority int, act func(ctx context.Context, s operator.Sender) error)
	Plan(v *settling.View, acts []settling.Act)
	Queue() []settling.Queued
	Stop()
	Reserved() *big.Int
}

// peers are who a node exchanges with; *p2p.Node is them.
type peers interface {
	Changed(tag wire.BlockTag)
	Replaced(tag wire.BlockTag)
	Followed()
	SetStaker(id uint32, key *vrf.PrivateKey) error
	PublishProof(ctx context.Context, p *wire.Proof) error
	PublishBid(ctx context.Context, b *wire.Bid) error
	PublishRoot(ctx context.Context, r *wire.Root) error
	PublishTx(ctx context.Context, tx []byte) error
	Pull(ctx context.Context, from string, tag wire.BlockTag, level uint8) (p2p.Pulled, error)
	PullFromAny(ctx context.Context, tag wire.BlockTag, level uint8) (p2p.Pulled, error)
	PullPool(ctx context.Context, from string) (p2p.Pulled, error)
	Body(ctx context.Context, tag wire.BlockTag, check func(body []byte) error) ([]byte, error)
	Peers() []p2p.Peer
	Bans() []p2p.Ban
	Metrics() *p2p.Metrics
	Bytes() (in, out int64)
	Name() string
	Addresses() ([]string, error)
	Close() error
}

// Node is a node of the proving network.
type Node struct {
	config  Config
	log     *slog.Logger
	started time.Time
	account common.Address // that sends; zero: nobody

	confirmations uint64          // that make a transaction final
	timed         bool            // L1's blocks have the time at which they were made
	proposing     *operator.Chain // the sequencer's alone
	closers       []func() error  // of what was opened, in its order
	servers       []func() error  // those of the page and the socket
	pages         switched        // what the page's server answers with
	control       *control
	actor         *actor.Actor
	client        *settlement.Client
	strategy      bid.Strategy
	feeSplit      bid.Strategy // of a sequencer
	policy        settling.Policy
	ids           []*own
	// stakerAtStart is the staker that peers are shown from the first hello on; nil: none was
	// staked when the node started. See showStaker.
	stakerAtStart  *prover.Identity
	stakersAtStart []settlement.Staker // of each identity; zero: it was not staked

	reserve string // the file of the room for a reveal; empty: there is none
	keys    *keys.Set
	web     net.Addr // where the page is served; nil: nowhere
	store   *store.Store
	pool    *mempool.Pool
	chain   l1Chain
	desk    l1Desk
	net     peers
	worker  work.Worker
	blocks  *blocks
	bodies  *bodies // of peers
	timing  *timing
	clock   func() time.Time
	// patience is how long L1 is waited for at the start: AwaitL1, but in tests.
	patience time.Duration
	// verifier verifies what the store holds, build makes a proof, seal a submission, winner reads
	// the one that won: the keys, make, sealed and readWinner, but in tests.
	verifier p2p.Verifier
	seal     func(of *prover.Block, s tree.Selection) (*files.Submission, error)
	build    func(b *block, of *prover.Block, i proving.Intent, deadline time.Time, accepted func()) (tree.Proof, error)
	winner   func(ctx context.Context, b *block) (*settling.Root, *rules.Submission, error)
	health   *health.Registry
	tally    *tally

	// The loop alone uses these.
	view         *settling.View
	first        uint64 // the first L1 block that was followed and was new then; 0: none was
	open         map[wire.BlockTag]*block
	over         map[wire.BlockTag]*block // that remember has not looked at yet
	givenUp      map[wire.BlockTag]bool
	held         map[wire.BlockTag]uint64 // of which the store has anything → end of the window
	unexplained  map[wire.BlockTag]kept   // of an earlier run, which has not said what came of them
	sameIdentity map[uint32]bool
	running      int                    // jobs
	tips         map[uint64]*prover.Tip // by number, as the pool of transfers is told of them
	tip          *prover.Tip
	waits        []settling.Wait
	bans         []p2p.Ban                // as the store has them
	counted      map[wire.BlockTag]uint64 // number of each
	newest       uint64                   // of those numbers
	outcomes     []page.Outcome           // of blocks that are over, newest first
	earned       *big.Int                 // by the places in them, in wei
	// the same by block, where it is anything and not in claimed
	earnedOf map[uint64]*big.Int
	claimed  *big.Int // of earned: by blocks that are old, and paid
	// blocks of which something was left when nobody could claim it any more
	expired map[uint64]bool
	past    []page.Block // that are over, as the page shows them
	shared  time.Time    // when the last own proof was
	learned bool         // the winners of the last blocks were looked at, or are

	pools pools // that were asked for

	ended     chan ended
	changed   chan struct{} // holds one when a peer's proof was taken since the last look
	kept      chan peersProof
	turns     chan turn     // of the sequencer: the newest
	pulls     chan struct{} // one for each pull that runs
	poolPulls chan struct{} // one for each peer that is being asked for its pool
	fetching  chan struct{} // holds one while peers are asked for a body
	met       chan string   // peers that are to be asked for what this node missed
	settled   chan settled
	jobs      sync.WaitGroup // of single blocks
	begun     sync.WaitGroup // proofs that were begun, until the worker has accepted them

	background sync.WaitGroup // for as long as the node runs

	paused, stopping atomic.Bool

	mu    sync.Mutex // guards shown
	shown shown
}

// newNode returns a node none of whose parts are open.
func newNode(c Config) *Node {
	n := &Node{
		config: c, log: c.Log, started: time.Now(),
		open: map[wire.BlockTag]*block{}, over: map[wire.BlockTag]*block{}, givenUp: map[wire.BlockTag]bool{}, held: map[wire.BlockTag]uint64{}, unexplained: map[wire.BlockTag]kept{}, sameIdentity: map[uint32]bool{},
		outcomes: []page.Outcome{}, earned: new(big.Int), earnedOf: map[uint64]*big.Int{}, claimed: new(big.Int), expired: map[uint64]bool{}, counted: map[wire.BlockTag]uint64{}, tally: newTally(),
		ended: make(chan ended), changed: make(chan struct{}, 1), kept: make(chan peersProof, maxUnkept), turns: make(chan turn, 1),
		pulls: make(chan struct{}, maxPulls), poolPulls: make(chan struct{}, maxPools), fetching: make(chan struct{}, 1), bodies: newBodies(), met: make(chan string, maxMet), settled: make(chan settled),
		pools:    pools{asked: map[string]*askedPool{}},
		patience: AwaitL1,
		health:   health.New(health.Options{Stuck: stuckAfter, Advice: c.Advice, Log: c.Log}),
	}
	n.blocks = newBlocks(n.taken, func() bool { return n.health.Has(health.RPCStale) })
	n.build, n.seal, n.winner, n.clock = n.make, n.sealed, n.readWinner, time.Now
	return n
}

// stuckAfter is after how long without a turn of its loop a node is not alive.
const stuckAfter = 2 * time.Minute

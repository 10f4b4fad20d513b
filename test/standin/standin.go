// Package standin is an L1 node that answers for a deployment with as many blocks as asked for, as
// a real one would, without there being a chain: making 10 000 blocks takes an embedded L1 hours.
// It knows what following a deployment asks: records, states, stakers, and the events that blocks
// were revealed with. All blocks are of null transactions, and are on L1 one a slot; all but the
// last two are proven.
package standin

import (
	"fmt"
	"math/big"
	"net"
	"net/http"
	"sync"
	"sync/atomic"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"

	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// MaxLogRange is of how many L1 blocks the node gives logs at once, as public ones do.
const MaxLogRange = 10_000

const (
	chainID  = 1337
	numTxs   = 4
	pending  = 2 // blocks without a root
	accounts = 1000
)

// Node is such a node.
type Node struct {
	Deployment *settlement.Deployment
	Genesis    ledger.Genesis // of 1000 accounts
	URL        string

	stakers uint32
	mu      sync.Mutex
	blocks  uint64
	root    *big.Int // state after every block: none changes it
	txRoot  *big.Int

	requests atomic.Int64
	server   *http.Server
}

// New returns a node, which listens on a port of this machine until it is closed.
func New(blocks uint64, stakers uint32) (*Node, error) {
	d := &settlement.Deployment{ChainID: chainID, Params: settlement.DefaultParams()}
	for i, address := range []*common.Address{&d.Token, &d.Staking, &d.RootVerifier, &d.Rewards, &d.Sequencing, &d.Settlement} {
		*address = common.Address{0xf0, byte(i)}
	}
	d.Params.VrfMode, d.Params.Schedule.GenesisBlock = rules.ModePublic, 1000
	n := &Node{Deployment: d, stakers: stakers, blocks: blocks}
	for i := range uint32(accounts) {
		key := ledger.NewKey([ledger.SeedSize]byte{byte(i), byte(i >> 8)})
		n.Genesis.Accounts = append(n.Genesis.Accounts, ledger.Allocation{Index: i, Address: key.Address(), Balance: ledger.NewAmount(1 << 60)})
	}
	var id fr.Element
	id.SetBigInt(d.LedgerID())
	state, err := n.Genesis.State(id)
	if err != nil {
		return nil, err
	}
	txRoot, err := ledger.TxRoot(nil, numTxs)
	if err != nil {
		return nil, err
	}
	root := state.Root()
	n.root, n.txRoot = root.BigInt(new(big.Int)), txRoot.BigInt(new(big.Int))
	return n, n.serve()
}

func (n *Node) serve() error {
	handler := rpc.NewServer()
	if err := handler.RegisterName("eth", &api{n}); err != nil {
		return err
	}
	handler.SetBatchLimits(1000, 100<<20)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen for requests to the stand-in of L1: %w", err)
	}
	n.URL = "http://" + listener.Addr().String()
	n.server = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.requests.Add(1)
		handler.ServeHTTP(w, r)
	})}
	go func() { _ = n.server.Serve(listener) }() // until Close
	return nil
}

// Close ends the node.
func (n *Node) Close() error { return n.server.Close() }

// Requests returns how many requests there were so far; a batch is one.
func (n *Node) Requests() int64 { return n.requests.Load() }

// Grow adds blocks.
func (n *Node) Grow(blocks uint64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.blocks += blocks
}

// Blocks returns how many blocks there are.
func (n *Node) Blocks() uint64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.blocks
}

// revealedAt is the L1 block in which a block was revealed; its slot is number - 1.
func (n *Node) revealedAt(number uint64) uint64 {
	return n.Deployment.Params.Schedule.RevealStart(number-1) + 1
}

// head is the newest L1 block.
func (n *Node) head() uint64 {
	if blocks := n.Blocks(); blocks > 0 {
		return n.revealedAt(blocks) + 3
	}
	return n.Deployment.Params.Schedule.GenesisBlock
}

func (n *Node) proven() uint64 { return n.Blocks() - min(pending, n.Blocks()) }

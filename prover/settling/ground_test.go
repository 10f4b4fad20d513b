package settling

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/operator"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
)

// The accounts of the devnet that own the stakers of tests: ours is the node's.
const (
	ours   = 1
	theirs = 2
)

// ground is a deployment of the ledger whose actors forge their proofs: blocks cost no proving.
// Staker 1 is ours, staker 2 theirs, both with all roles.
type ground struct {
	*testing.T
	*settlementtest.Rollup
	genesis  json.RawMessage
	accounts []*ledger.Key
	amount   int64 // of the last transfer: no two blocks are the same
	trips    atomic.Int64
	methods  chan string  // gets what each request that is no batch asks for; nil: nothing does
	lost     *common.Hash // the event whose logs L1 has lost; nil: none
}

// provingBlocks of the ground's windows; a slot has 9 L1 blocks.
const provingBlocks = 36

func newGround(t *testing.T) *ground {
	t.Helper()
	g := &ground{T: t}
	var genesis ledger.Genesis
	genesis, g.accounts = ledgertest.Genesis(2, ledgertest.AZT(100))
	var err error
	g.genesis, err = json.Marshal(genesis)
	require.NoError(t, err)
	g.Rollup = settlementtest.Start(t, func(cfg *settlement.DeployConfig) {
		p := &cfg.Params
		p.Schedule = rules.Schedule{GenesisBlock: 30, ProposeBlocks: 4, RevealBlocks: 5, ProvingBlocks: provingBlocks}
		p.ActivationDelay, p.ExitDelay, p.ClaimWindow = 10, 700, 400
		cfg.Genesis, cfg.GenesisState = g.genesis, prover.GenesisState
	}, devnet.WithHTTP("127.0.0.1:0"))
	g.Fund(10_000, 1_000)
	for i, owner := range []int{ours, theirs} {
		require.EqualValues(t, i+1, g.Stake(owner, rules.RoleSequencer|rules.RoleBase|rules.RoleMerge))
	}
	return g
}

func (g *ground) head() uint64 { return g.L1.Head().Number.Uint64() }

// RoundTrip counts the requests that go to L1 over HTTP: a batch is one.
func (g *ground) RoundTrip(request *http.Request) (*http.Response, error) {
	g.trips.Add(1)
	if g.methods != nil {
		select {
		case g.methods <- methodOf(request):
		case <-request.Context().Done():
			return nil, request.Context().Err()
		}
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil || g.lost == nil {
		return response, err
	}
	answer, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return nil, err
	}
	if answer, err = settlementtest.WithoutLogs(answer, *g.lost); err != nil {
		return nil, err
	}
	response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(answer)), int64(len(answer))
	return response, nil
}

// methodOf is what a request asks for; a batch asks for nothing by itself.
func methodOf(request *http.Request) string {
	var asked struct{ Method string }
	if body, err := request.GetBody(); err == nil {
		_ = json.NewDecoder(body).Decode(&asked) // a batch is a list
	}
	return asked.Method
}

// node is a client of L1 over HTTP.
func (g *ground) node() *l1.Client {
	g.Helper()
	connection, err := rpc.DialOptions(g.Context(), g.L1.URL(), rpc.WithHTTPClient(&http.Client{Transport: g}))
	require.NoError(g, err)
	g.Cleanup(connection.Close)
	node, err := l1.Over(g.Context(), connection, l1.Options{})
	require.NoError(g, err)
	return node
}

// dial is a client of L1 at a URL.
func dial(t *testing.T, url string) *l1.Client {
	t.Helper()
	node, err := l1.Dial(t.Context(), []string{url}, l1.Options{})
	require.NoError(t, err)
	t.Cleanup(node.Close)
	return node
}

// follower is one that sees the chain for the first time.
func (g *ground) follower(client *settlement.Client) *prover.Follower {
	g.Helper()
	f, err := prover.Follow(g.Context(), client, prover.Application(), g.genesis)
	require.NoError(g, err)
	return f
}

// chain is what a node of ours follows L1 with.
func (g *ground) chain(change func(*Options)) *Chain {
	g.Helper()
	node := g.node()
	client := settlement.NewClient(node, g.Client.Deployment)
	o := Options{
		Chain:   &operator.Chain{Client: client, Follower: g.follower(client)},
		Account: devnet.Address(ours), Keys: []*big.Int{big.NewInt(1000 + ours)},
		GasTip: node.SuggestGasTipCap, Poll: 5 * time.Millisecond, Stale: 10 * time.Second,
	}
	if change != nil {
		change(&o)
	}
	c, err := NewChain(o)
	require.NoError(g, err)
	return c
}

// read is a view of a chain.
func (g *ground) read(c *Chain) *View {
	g.Helper()
	v, err := c.Read(g.Context())
	require.NoError(g, err)
	return v
}

// append brings a block of one transfer to L1, in the next slot, by one of the stakers.
func (g *ground) append(staker int) (number uint64) {
	g.Helper()
	draft, tip := g.draft()
	g.reveal(staker, draft)
	return tip + 1
}

// reveal brings a drafted block to L1, in the next slot, by one of the stakers.
func (g *ground) reveal(staker int, draft *prover.Draft) {
	g.Helper()
	s := g.Client.Params.Schedule
	slot, _ := s.SlotAt(max(g.head(), s.SlotStart(1)))
	slot++
	g.To(s.SlotStart(slot))
	g.Randao(slot)
	proposal := g.ProposeBody(slot, staker, uint32(staker), 8000, 1000, draft.Body, draft.TxRoot)
	g.To(s.RevealStart(slot))
	g.Send(staker, g.Client.Reveal(slot, proposal, draft.Body))
}

// draft is a block of one transfer on the last one.
func (g *ground) draft() (*prover.Draft, uint64) {
	g.Helper()
	tip, err := g.follower(g.Client).Tip(g.Context())
	require.NoError(g, err)
	state, err := ledger.StateOf(tip.State)
	require.NoError(g, err)
	from, _ := state.Account(0)
	g.amount++
	t := ledger.Transfer{
		From: 0, To: 1, ToAddress: g.accounts[1].Address(), Amount: ledger.NewAmount(uint64(g.amount)), Fee: ledger.NewAmount(1), Nonce: from.Nonce,
	}
	t.Sign(g.accounts[0], state.LedgerID())
	body, err := ledger.EncodeBody(ledger.Records([]ledger.Transfer{t}))
	require.NoError(g, err)
	draft, err := prover.NewDraft(tip.State, body, rules.Tree{NumTxs: settlementtest.NumTxs, TxsPerBase: 2})
	require.NoError(g, err)
	return draft, tip.Number
}

// submission is a root of a block by one staker, which burns so much: more of it is a higher total.
func (g *ground) submission(number uint64, staker uint32, burn rules.Bps) *rules.Submission {
	g.Helper()
	state, err := g.follower(g.Client).StateAfter(g.Context(), number)
	require.NoError(g, err)
	root := state.Root()
	return g.SubmissionTo(root.BigInt(new(big.Int)), number, staker, burn, big.NewInt(1), common.Address{})
}

// file is a submission as it is sent.
func (g *ground) file(number uint64, s *rules.Submission) *files.Submission {
	g.Helper()
	block, err := g.follower(g.Client).Block(g.Context(), number)
	require.NoError(g, err)
	return &files.Submission{Deployment: prover.Files(g.Client.Deployment), Block: block.ID(), Tree: block.Tree, Submission: s}
}

// prove has somebody else submit a root of a block.
func (g *ground) prove(number uint64, staker uint32, burn rules.Bps) *types.Receipt {
	g.Helper()
	return g.Prove(number, g.submission(number, staker, burn))
}

// back makes an L1 block of before the newest, and forgets what was sent since.
func (g *ground) back(block uint64) {
	g.Helper()
	require.NoError(g, g.L1.Rewind(g.L1.HashOf(block)))
}

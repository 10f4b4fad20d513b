package prover

import (
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/prover/keys"
	"fernet/prover/tree"
	"fernet/prover/vrf"
	"fernet/settlement"
	"fernet/settlement/audit"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
)

// roundTrips counts the requests that go over a connection to L1: a batch is one.
type roundTrips struct{ count atomic.Int64 }

func (r *roundTrips) RoundTrip(request *http.Request) (*http.Response, error) {
	r.count.Add(1)
	return http.DefaultTransport.RoundTrip(request)
}

// counted returns a client over HTTP whose round trips are counted.
func (w *world) counted() (*settlement.Client, *roundTrips) {
	w.t.Helper()
	trips := new(roundTrips)
	connection, err := rpc.DialOptions(w.t.Context(), w.l1.URL(), rpc.WithHTTPClient(&http.Client{Transport: trips}))
	require.NoError(w.t, err)
	w.t.Cleanup(connection.Close)
	node, err := l1.Over(w.t.Context(), connection, l1.Options{})
	require.NoError(w.t, err)
	trips.count.Store(0)
	return settlement.NewClient(node, w.client.Deployment), trips
}

// submitRoot submits a root of a block, of two provers.
func (w *world) submitRoot(set *keys.Set, number uint64) *Block {
	w.t.Helper()
	ctx := w.t.Context()
	b, err := w.follower().Block(ctx, number)
	require.NoError(w.t, err)
	pool, err := b.NewPool()
	require.NoError(w.t, err)
	var tickets []*vrf.Ticket
	for node := uint32(rules.RootNode); b.Tree.Contains(node); node++ {
		ticket, err := w.stakers[1+node%2].Ticket(b, node, 100)
		require.NoError(w.t, err)
		tickets = append(tickets, ticket)
	}
	job := Job{Block: b, Deployment: Files(w.client.Deployment), Builder: Builder{Keys: set}, Pool: pool, Out: w.t.TempDir(), AtOnce: 2}
	_, waiting, err := job.Run(ctx, tickets)
	require.NoError(w.t, err)
	require.Empty(w.t, waiting)
	selection, err := pool.BestSubmission(tree.Options{})
	require.NoError(w.t, err)
	require.NoError(w.t, b.Seal(w.client.Deployment, set, selection))
	encoded, err := selection.Submission.Encode()
	require.NoError(w.t, err)
	w.send(0, w.client.SubmitRoot(number, encoded))
	return b
}

// maxAuditTrips bounds the round trips of an audit of one block, however many roots and claims it
// has.
const maxAuditTrips = 12

// An audit asks L1 in a few batches: the deployment's code and creation, and then what the figures
// are made of. `make bench` prints what this test counts.
func TestAuditRoundTrips(t *testing.T) {
	ctx, w := t.Context(), newWorld(t, rules.ModePrivate)
	w.settleAndClaim()
	client, trips := w.counted()
	report, err := audit.Block(ctx, client, 1, audit.Options{})
	require.NoError(t, err)
	require.True(t, report.OK(), "%v", report.Disagreeing())
	t.Logf("audit of a block: %d round trips", trips.count.Load())
	require.LessOrEqual(t, trips.count.Load(), int64(maxAuditTrips))
}

// settleAndClaim takes block 1 through to two claims.
func (w *world) settleAndClaim() {
	w.t.Helper()
	ctx, t, set := w.t.Context(), w.t, testKeys(w.t)
	genesis := w.follower().Genesis()
	w.reveal(0, 0, w.draft(genesis, w.transfer(genesis, 0, 1, 5)))
	b := w.submitRoot(set, 1)
	require.NoError(t, w.l1.AdvanceTo(w.client.Params.Schedule.WindowEnd(b.Slot)))
	w.send(0, w.client.Finalize(1))
	payouts, err := w.client.BlockPayouts(ctx, 1)
	require.NoError(t, err)
	claims, err := settlement.ClaimsAt(payouts.Payouts, []uint32{0, 2})
	require.NoError(t, err)
	w.send(0, w.client.Claim(1, claims))
}

package audit_test

import (
	"fmt"
	"net/http"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/l1"
)

// counted is a sink that keeps nothing.
type counted struct{ blocks, claims int }

func (c *counted) Block(*audit.BlockReport) error { c.blocks++; return nil }
func (c *counted) Claim(*audit.ClaimReport) error { c.claims++; return nil }
func (c *counted) Finding(f audit.Finding) error  { return fmt.Errorf("finding: %s", f) }

// longStory is a chain of finalized blocks, one a slot, of which everything is claimed.
func longStory(b *testing.B, blocks int) *story {
	s := startWith(b, func(cfg *settlement.DeployConfig) { cfg.Params.ClaimWindow = 0 }, nil, devnet.WithHTTP("127.0.0.1:0"))
	for slot := uint64(slotPaid); slot < slotPaid+uint64(blocks); slot++ {
		number := s.reveals(slot, s.state)
		s.proves(number, builder, 1000)
		if number > 3 {
			s.Send(stranger, s.Client.Finalize(number-3))
			s.claims(number-3, 0, 1, 2)
			s.Send(stranger, s.Client.ClaimSequencerShare(number-3))
		}
	}
	return s
}

// BenchmarkAudit measures audits of L1's in this process: L2 blocks a second without proofs, and
// the most that an audit keeps.
func BenchmarkAudit(b *testing.B) {
	for _, blocks := range []int{100, 2000} {
		b.Run(fmt.Sprint(blocks), func(b *testing.B) {
			s := longStory(b, blocks)
			opts := audit.Options{At: s.L1.Head().Number, App: prover.Application()}
			b.ResetTimer()
			for range b.N {
				summary, err := audit.Run(b.Context(), s.Client, opts, new(counted))
				require.NoError(b, err)
				require.Equal(b, uint64(blocks), summary.Blocks)
			}
			b.StopTimer()
			b.ReportMetric(float64(blocks)*float64(b.N)/b.Elapsed().Seconds(), "L2blocks/s")
			before := inUse()
			most := before
			opts.Progress = func(audit.Progress) { most = max(most, inUse()) }
			client, trips := s.counted(b)
			_, err := audit.Run(b.Context(), client, opts, new(counted))
			require.NoError(b, err)
			b.ReportMetric(float64(trips.count.Load()), "roundtrips")
			b.ReportMetric(float64(most-before)/(1<<20), "MiB")
		})
	}
}

// roundTrips counts the requests that go over a connection to L1: a batch is one.
type roundTrips struct{ count atomic.Int64 }

func (r *roundTrips) RoundTrip(request *http.Request) (*http.Response, error) {
	r.count.Add(1)
	return http.DefaultTransport.RoundTrip(request)
}

// counted returns a client over HTTP whose round trips are counted.
func (s *story) counted(b *testing.B) (*settlement.Client, *roundTrips) {
	trips := new(roundTrips)
	connection, err := rpc.DialOptions(b.Context(), s.L1.URL(), rpc.WithHTTPClient(&http.Client{Transport: trips}))
	require.NoError(b, err)
	b.Cleanup(connection.Close)
	node, err := l1.Over(b.Context(), connection, l1.Options{})
	require.NoError(b, err)
	trips.count.Store(0)
	client := settlement.NewClient(node, s.Client.Deployment)
	client.GenesisState = s.Client.GenesisState
	return client, trips
}

// inUse is how much memory is in use, in bytes.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

package audit_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"math/big"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
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

// mostAudited is how many L2 blocks are audited at most.
const mostAudited = 2000

// BenchmarkAudit measures audits of L1's in this process: L2 blocks a second without proofs, and
// the most that an audit keeps.
func BenchmarkAudit(b *testing.B) {
	for _, blocks := range []int{100, mostAudited} {
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
			used := s.apart(b, mostAudited/blocks)
			b.ReportMetric(float64(used.RoundTrips), "roundtrips")
			b.ReportMetric(float64(used.Memory)/(1<<20), "MiB")
		})
	}
}

// usage is what an audit used.
type usage struct {
	RoundTrips int64
	Memory     uint64 // bytes: the most that was in use after a collection, all of the process
}

// apartEnv has how often a process of this test program makes an audit, instead of testing
// anything, the record of a deployment and a URL of its L1.
const apartEnv = "FERNET_TEST_AUDIT"

func TestMain(m *testing.M) {
	asked := strings.Fields(os.Getenv(apartEnv))
	if len(asked) == 0 {
		os.Exit(m.Run())
	}
	times, err := strconv.Atoi(asked[0])
	if err != nil {
		log.Fatal(err)
	}
	used, err := auditApart(times, asked[1], asked[2])
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(used); err != nil {
		log.Fatal(err)
	}
}

// apart audits the story's L1 in a process of its own, since what an L1 of this process keeps is
// not the audit's. Short audits are made several times, since what is in use at once also depends
// on chance, and the longer it is looked at the more is seen of it.
func (s *story) apart(b *testing.B, times int) (used usage) {
	record := filepath.Join(b.TempDir(), "deployment.json")
	require.NoError(b, s.Client.Deployment.Write(record))
	process := exec.CommandContext(b.Context(), os.Args[0])
	process.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s %s", apartEnv, times, record, s.L1.URL()))
	process.Stderr = os.Stderr
	out, err := process.Output()
	require.NoError(b, err)
	require.NoError(b, json.Unmarshal(out, &used))
	return used
}

// auditApart audits all that an L1 has, so many times. Round trips are those of one time.
func auditApart(times int, record, url string) (used usage, err error) {
	deployment, err := settlement.ReadDeployment(record)
	if err != nil {
		return usage{}, err
	}
	ctx, trips := context.Background(), new(roundTrips)
	connection, err := rpc.DialOptions(ctx, url, rpc.WithHTTPClient(&http.Client{Transport: trips}))
	if err != nil {
		return usage{}, err
	}
	defer connection.Close()
	node, err := l1.Over(ctx, connection, l1.Options{})
	if err != nil {
		return usage{}, err
	}
	head, err := node.BlockNumber(ctx)
	if err != nil {
		return usage{}, err
	}
	client := settlement.NewClient(node, deployment)
	client.GenesisState = prover.GenesisState
	ended, most := make(chan struct{}), make(chan uint64)
	go func() {
		peak := inUse()
		for {
			select {
			case <-ended:
				most <- peak
				return
			default:
				peak = max(peak, inUse())
			}
		}
	}()
	for range times {
		trips.count.Store(0)
		if _, err = audit.Run(ctx, client, audit.Options{At: new(big.Int).SetUint64(head), App: prover.Application()}, new(counted)); err != nil {
			break
		}
	}
	close(ended)
	return usage{trips.count.Load(), <-most}, err
}

// roundTrips counts the requests that go over a connection to L1: a batch is one.
type roundTrips struct{ count atomic.Int64 }

func (r *roundTrips) RoundTrip(request *http.Request) (*http.Response, error) {
	r.count.Add(1)
	return http.DefaultTransport.RoundTrip(request)
}

// inUse is how much memory is in use, in bytes.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

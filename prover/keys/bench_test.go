package keys

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/stretchr/testify/require"

	"fernet/prover/circuit"
	"fernet/prover/ledger"
	"fernet/prover/ledger/ledgercircuit"
	"fernet/prover/ledger/ledgertest"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

// benchmarkDir is set by protocolKeys and removed by TestMain.
var benchmarkDir string

// protocolKeys is a cache with the keys of all circuits, made once for all benchmarks.
var protocolKeys = sync.OnceValues(func() (string, error) {
	var err error
	if benchmarkDir, err = os.MkdirTemp("", "fernet-keys"); err == nil {
		_, err = Open(context.Background(), benchmarkDir, Protocol(ledgercircuit.Application{}, 2), Options{})
	}
	return benchmarkDir, err
})

func cachedProtocol(b *testing.B, provers int) *Set {
	dir, err := protocolKeys()
	require.NoError(b, err)
	set, err := Open(b.Context(), dir, Protocol(ledgercircuit.Application{}, 2), Options{Provers: provers})
	require.NoError(b, err)
	return set
}

// assignments are one of each circuit, of a block of eight transactions.
func assignments(b *testing.B) map[circuit.Kind]frontend.Circuit {
	const stakerID, numTxs = 1, 8
	prover := vrf.NewPrivateKey([vrf.SeedSize]byte{1})
	ticket := func(node uint32) *vrf.Ticket {
		t, err := prover.Ticket(fr.NewElement(7), rules.Meta{StakerID: stakerID, FeeBps: 4000, Node: node})
		require.NoError(b, err)
		return t
	}

	genesis, keys := ledgertest.Genesis(2, ledger.NewAmount(1<<40))
	state, err := genesis.State(fr.NewElement(42))
	require.NoError(b, err)
	var transfers []ledger.Transfer
	for i := range uint32(numTxs) {
		t := ledger.Transfer{From: i % 2, To: 1 - i%2, ToAddress: keys[1-i%2].Address(), Amount: ledger.NewAmount(1000), Fee: ledger.NewAmount(10), Nonce: uint64(i / 2)}
		t.Sign(keys[i%2], state.LedgerID())
		transfers = append(transfers, t)
	}
	block, err := ledger.Execute(state, transfers, rules.Tree{NumTxs: numTxs, TxsPerBase: 2})
	require.NoError(b, err)
	block = block.Bind(fr.NewElement(9))

	made := map[circuit.Kind]frontend.Circuit{circuit.KindTicket: circuit.AssignTicketCircuit(ticket(rules.SequencerNode))}
	statements := make([][]circuit.Statement, numTxs)
	for node := uint32(numTxs - 1); node >= rules.RootNode; node-- {
		var assigned frontend.Circuit
		var statement circuit.Statement
		var kind circuit.Kind
		switch {
		case block.Tree.IsBase(node):
			base, baseErr := block.Base(node)
			require.NoError(b, baseErr)
			kind = circuit.KindBase
			assigned, statement, err = ledgercircuit.Assign(ticket(node), base)
		default:
			kind = circuit.KindMerge
			assigned, statement, err = circuit.AssignMerge(ticket(node), statements[rules.Left(node)], statements[rules.Right(node)])
		}
		require.NoError(b, err)
		made[kind], statements[node] = assigned, []circuit.Statement{statement}
	}
	return made
}

func BenchmarkProve(b *testing.B) {
	assigned := assignments(b)
	for _, provers := range []int{1, 2} {
		set := cachedProtocol(b, provers)
		for _, kind := range set.Kinds() {
			b.Run(fmt.Sprintf("%s/at_once=%d", kind, provers), func(b *testing.B) {
				next := make(chan struct{}, b.N)
				for range b.N {
					next <- struct{}{}
				}
				close(next)
				var all sync.WaitGroup
				b.ResetTimer()
				for range provers {
					all.Go(func() {
						for range next {
							proof, err := set.Prove(b.Context(), kind, assigned[kind])
							if err == nil {
								err = set.Verify(kind, proof)
							}
							if err != nil {
								b.Error(err)
							}
						}
					})
				}
				all.Wait()
			})
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, kind := range Protocol(ledgercircuit.Application{}, 2).Kinds() {
		b.Run(string(kind), func(b *testing.B) {
			for b.Loop() {
				c, err := compile(Protocol(ledgercircuit.Application{}, 2), kind)
				require.NoError(b, err)
				b.ReportMetric(float64(c.system.GetNbConstraints()), "constraints")
			}
		})
	}
}

func BenchmarkSetUp(b *testing.B) {
	for _, kind := range Protocol(ledgercircuit.Application{}, 2).Kinds() {
		c, err := compile(Protocol(ledgercircuit.Application{}, 2), kind)
		require.NoError(b, err)
		b.Run(string(kind), func(b *testing.B) {
			for b.Loop() {
				_, _, err := setUp(b.Context(), c)
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkOpenCached compiles all circuits and loads their keys: what every start costs.
func BenchmarkOpenCached(b *testing.B) {
	cachedProtocol(b, 1)
	for b.Loop() {
		cachedProtocol(b, 1)
	}
}

// BenchmarkLoad loads the keys alone.
func BenchmarkLoad(b *testing.B) {
	cachedProtocol(b, 1)
	dir, err := protocolKeys()
	require.NoError(b, err)
	for _, kind := range Protocol(ledgercircuit.Application{}, 2).Kinds() {
		c, err := compile(Protocol(ledgercircuit.Application{}, 2), kind)
		require.NoError(b, err)
		b.Run(string(kind), func(b *testing.B) {
			for b.Loop() {
				keys, err := (&cache{dir: dir}).load(c)
				require.NoError(b, err)
				b.ReportMetric(float64(keys.manifest.Files[provingKeyFile].Size)/(1<<20), "MiB")
			}
		})
	}
}

package prover

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/stretchr/testify/require"

	"fernet/prover/followed"
	"fernet/prover/ledger"
	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/test/standin"
)

// childVariable has, in JSON, what a process that a test started is to do.
const childVariable = "FERNET_TEST_FOLLOWING"

// child follows a deployment on a stand-in of L1, with a cache that other processes use.
type child struct {
	URL        string
	Deployment *settlement.Deployment
	Genesis    ledger.Genesis
	Folder     string
	Blocks     uint64
}

func TestMain(m *testing.M) {
	text := os.Getenv(childVariable)
	if text == "" {
		os.Exit(m.Run())
	}
	var c child
	if err := errors.Join(json.Unmarshal([]byte(text), &c), c.run(context.Background())); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// run opens blocks as programs do that start one after the other, each of which keeps what it found
// out. That anything was kept that it cannot use is an error.
func (c *child) run(ctx context.Context) error {
	node, err := l1.Dial(ctx, []string{c.URL}, l1.Options{})
	if err != nil {
		return err
	}
	defer node.Close()
	client := settlement.NewClient(node, c.Deployment)
	var id fr.Element
	genesis, err := c.Genesis.State(*id.SetBigInt(client.LedgerID()))
	if err != nil {
		return err
	}
	var said error
	for round := range uint64(6) {
		f, err := NewFollower(client, Application(), genesis)
		if err != nil {
			return err
		}
		f.Cache(c.Folder, CacheOptions{Say: func(line string) { said = errors.Join(said, errors.New(line)) }})
		// Whoever keeps the state after a newer block removes the older one.
		number := c.Blocks - round*keepEvery
		b, err := f.Block(ctx, number)
		if err != nil {
			return err
		}
		state := b.Execution.Post // null transactions change none
		for _, block := range []uint64{number - 1, followed.Spacing} {
			f.change(func() error { return f.cache.KeepState(block, state) })
		}
		f.change(func() error {
			return f.cache.KeepStakers(settlement.StakerList{L1Block: b.L1Block, L1Hash: b.L1Hash, Stakers: b.Stakers})
		})
	}
	return said
}

// Several processes use a cache at once: none of them reads what another has written in part.
func TestCacheOfSeveralProcesses(t *testing.T) {
	const blocks = followed.Spacing + 60
	node, err := standin.New(blocks, 120)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, node.Close()) })
	folder := t.TempDir()
	text, err := json.Marshal(child{node.URL, node.Deployment, node.Genesis, folder, blocks})
	require.NoError(t, err)
	errs := make([]error, 4)
	var all sync.WaitGroup
	for i := range errs {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), childVariable+"="+string(text))
		var said bytes.Buffer
		cmd.Stderr = &said
		all.Go(func() {
			if err := cmd.Run(); err != nil {
				errs[i] = fmt.Errorf("%w: %s", err, said.String())
			}
		})
	}
	all.Wait()
	require.NoError(t, errors.Join(errs...))
	f := &following{t, node, folder}
	require.LessOrEqual(t, f.trips(f.show(blocks)), int64(2*maxFollowTrips))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"fernet/prover/keys"
	"fernet/prover/work"
)

// How builders are compared: the least of some rounds counts, since whatever else the machine does
// only makes a round longer.
const (
	builderRounds = 3
	// merges in a round: at its end one builder may be idle for as long as one takes
	jobsOfProcessor = 20
	// Two builders do as many jobs in a time as one with the same processors, but for 5 %.
	builderBound = 1 / 0.95
)

// builders compares one builder with two that have the same processors together: programs that
// take merges from a broker over loopback.
func (b *bench) builders(ctx context.Context, out report) error {
	keysDir, set, err := cachedKeys(ctx)
	if err != nil {
		return err
	}
	processors := max(2, runtime.NumCPU()/2*2)
	jobs := jobsOfProcessor * processors
	least := map[int]time.Duration{}
	for range builderRounds {
		for _, builders := range []int{1, 2} {
			took, err := round(ctx, b.fernet, keysDir, set, builders, processors/builders, jobs)
			if err != nil {
				return fmt.Errorf("compare builders: %w", err)
			}
			if known, ok := least[builders]; !ok || took < known {
				least[builders] = took
			}
		}
	}
	return write(out, "Builders", []row{
		{fmt.Sprintf("%d merges by one builder with %d processors", jobs, processors), least[1].Seconds(), 0, "s", false},
		{fmt.Sprintf("the same by two builders with %d each", processors/2), least[2].Seconds(), 0, "s", false},
		{"the latter in parts of the former", least[2].Seconds() / least[1].Seconds(), builderBound, "ratio", true},
	})
}

// round returns the time that builders take for some jobs, once they wait for them.
func round(ctx context.Context, fernet, keysDir string, set *keys.Set, builders, processors, jobs int) (took time.Duration, err error) {
	dir, err := os.MkdirTemp("", "fernet-measure-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	log := slog.New(slog.DiscardHandler)
	on := work.Config{ChainID: 1, Settlement: common.Address{1}, Verifier: set, Log: log}
	broker, err := work.StartBroker(work.BrokerConfig{ChainID: on.ChainID, Settlement: on.Settlement, Listen: "127.0.0.1:0", Dir: dir, Log: log})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, broker.Close()) }()
	terms, err := work.TermsOf(on.ChainID, on.Settlement, set)
	if err != nil {
		return 0, err
	}
	queue, err := work.OpenQueue(ctx, work.QueueConfig{Config: on, Terms: terms, Broker: broker})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, queue.Close()) }()

	for range builders {
		cmd := exec.CommandContext(ctx, fernet, "builder", "--broker", broker.URL(), "--keys-dir", keysDir, "--json")
		cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", processors))
		if err := cmd.Start(); err != nil {
			return 0, err
		}
		defer func() {
			// it may have ended, with the error that Wait returns
			_ = cmd.Process.Signal(syscall.SIGTERM)
			err = errors.Join(err, cmd.Wait())
		}()
	}
	if err := await(ctx, queue, builders*processors); err != nil {
		return 0, err
	}
	made := make([]*work.Job, jobs)
	for i := range made {
		if made[i], err = work.TestJob(); err != nil {
			return 0, err
		}
	}
	started := time.Now()
	var all errgroup.Group
	for _, job := range made {
		all.Go(func() error {
			_, err := queue.Prove(ctx, job)
			return err
		})
	}
	err = all.Wait()
	return time.Since(started), err
}

// awaited is what builders may take until they wait for jobs: they load keys.
const awaited = 2 * time.Minute

// await waits until builders can make so many proofs at once.
func await(ctx context.Context, queue *work.Queue, proofs int) error {
	ctx, cancel := context.WithTimeout(ctx, awaited)
	defer cancel()
	for queue.AtOnce() < proofs {
		select {
		case <-time.After(50 * time.Millisecond):
		case <-ctx.Done():
			return fmt.Errorf("wait for builders: %d of %d proofs at once: %w", queue.AtOnce(), proofs, context.Cause(ctx))
		}
	}
	return nil
}

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"fernet/prover"
	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/rules"
	"fernet/settlement/units"
	"fernet/test/standin"
)

// Bounds of round trips to L1: requests, of which a batch is one.
const (
	auditTrips  = 12
	followTrips = 9
)

// auditTripsBefore is what TestAuditRoundTrips counted when an audit asked one thing at a time, at
// commit 7e33c35.
const auditTripsBefore = 54

// followedStakers is how many stakers the stand-in of L1 has.
const followedStakers = 1000

// following prints how many round trips to L1 reads take: an audit of a block on the embedded L1,
// and opening the newest block of deployments of several sizes.
func following(ctx context.Context, out report) error {
	audit, err := countAudit(ctx)
	if err != nil {
		return err
	}
	rows := []row{
		{"audit of a block with two claims, round trips to L1", audit, auditTrips, "", true},
		{"the same when it asked one thing at a time", auditTripsBefore, 0, "", false},
	}
	for _, blocks := range []uint64{10, 1000, 10_000} {
		more, err := follow(ctx, blocks)
		if err != nil {
			return fmt.Errorf("follow %d blocks: %w", blocks, err)
		}
		rows = append(rows, more...)
	}
	if err := write(out, "Round trips to L1", rows); err != nil {
		return err
	}
	fmt.Fprintf(out, "The numbers of blocks are of a stand-in of L1 on this machine, which answers as a node would\n"+
		"and has no chain: blocks of null transactions, and %d stakers. Times are those of the library\n"+
		"calls that the commands make.\n\n", followedStakers)
	return nil
}

var auditTripsLine = regexp.MustCompile(`audit of a block: (\d+) round trips`)

// goTest runs one test of a package, and returns what it says.
func goTest(ctx context.Context, pkg, name string) ([]byte, error) {
	return goTool(ctx, "test", "-count=1", "-timeout=20m", "-run=^"+name+"$", "-v", pkg)
}

// goTool runs the Go of the Makefile, and returns what it says.
func goTool(ctx context.Context, args ...string) ([]byte, error) {
	return exec.CommandContext(ctx, cmp.Or(os.Getenv("GO"), "go"), args...).CombinedOutput()
}

// countAudit has the test that holds the bound count.
func countAudit(ctx context.Context) (float64, error) {
	text, err := goTest(ctx, "./prover", "TestAuditRoundTrips")
	found := auditTripsLine.FindSubmatch(text)
	if found == nil {
		return 0, fmt.Errorf("count the round trips of an audit: %w:\n%s", errors.Join(err, errors.New("the test printed no number")), text)
	}
	return strconv.ParseFloat(string(found[1]), 64)
}

// follow opens the newest block of a deployment for the first time, and then as commands do that
// start with what the first one kept.
func follow(ctx context.Context, blocks uint64) (rows []row, err error) {
	node, err := standin.New(blocks, followedStakers)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, node.Close()) }()
	folder, err := os.MkdirTemp("", "fernet-followed-")
	if err != nil {
		return nil, fmt.Errorf("make a directory for what is followed: %w", err)
	}
	defer os.RemoveAll(folder)
	show := func(f *prover.Follower) error { _, err := prover.Inspect(ctx, f, blocks); return err }
	rank := func(f *prover.Follower) error {
		b, err := f.Block(ctx, blocks)
		if err == nil {
			_, err = b.PublicRanking(rules.RootNode)
		}
		return err
	}
	for _, command := range []struct {
		what  string
		bound float64
		run   func(*prover.Follower) error
	}{{"the first command at all", 0, show}, {"`block show`", followTrips, show}, {"`rank`", followTrips, rank}} {
		trips, took, err := start(ctx, node, folder, command.run)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("%s blocks, %s: ", units.Grouped(uint64(blocks)), command.what)
		rows = append(rows, row{name + "round trips", float64(trips), command.bound, "", true}, row{name + "time", took.Seconds(), 0, "s", false})
	}
	return rows, nil
}

// start does something as a command that starts.
func start(ctx context.Context, node *standin.Node, folder string, run func(*prover.Follower) error) (trips int64, took time.Duration, err error) {
	before, started := node.Requests(), time.Now()
	connection, err := l1.Dial(ctx, []string{node.URL}, l1.Options{ChainID: node.Deployment.ChainID})
	if err != nil {
		return 0, 0, err
	}
	defer connection.Close()
	client := settlement.NewClient(connection, node.Deployment)
	var id fr.Element
	genesis, err := node.Genesis.State(*id.SetBigInt(client.LedgerID()))
	if err != nil {
		return 0, 0, err
	}
	follower, err := prover.NewFollower(client, prover.Application(), genesis)
	if err != nil {
		return 0, 0, err
	}
	var said error
	follower.Cache(folder, prover.CacheOptions{Say: func(line string) { said = errors.Join(said, errors.New(line)) }})
	err = errors.Join(run(follower), said)
	return node.Requests() - before, time.Since(started), err
}

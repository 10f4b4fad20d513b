package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// firstEdition is the last commit on the main branch with the circuits of the protocol's first
// edition: prover/circuit/constraints.json has 52109 for base, 15808 for merge and 9828 for ticket.
// It proves with gnark's own prover.
const firstEdition = "d812d2bd0bdc773376f44de4c47c0232e1d3ca97"

// The program that proves, and the part of it that is written for the first edition's packages.
var (
	//go:embed proving/main.go
	provingMain []byte
	//go:embed proving/testdata/first_edition.go
	provingFirst []byte
)

// comparedRounds is how many proofs of each circuit are made in each edition.
const comparedRounds = 11

// compared are the circuits that are compared, with the bounds of the processor time of a proof of
// today as a part of that of the first edition.
var compared = []struct {
	kind  string
	what  string
	bound float64
}{
	{"base", fmt.Sprintf("base, k = %d", txsPerBase), 0.60},
	{"merge", "merge", 0.65},
}

// errNoHistory means that this clone has not got the first edition's commit.
var errNoHistory = errors.New("the first edition's commit is not in this clone: run git fetch --unshallow, and measure again")

// compareEditions measures the processor time of proofs of both editions, in turns, in one run:
// what else the machine does, and how fast it is, is the same for both. It builds the first edition
// from git's history in dir, which also keeps its keys. It returns rows of seconds and of the
// ratio, and by circuit the seconds of today. With errNoHistory there is only what is today's.
func compareEditions(ctx context.Context, dir, keysDir string) ([]row, map[string]float64, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("compare with the first edition: %w", err)
	}
	first, missing := buildFirstEdition(ctx, filepath.Join(dir, "first-edition"))
	if missing != nil && !errors.Is(missing, errNoHistory) {
		return nil, nil, missing
	}
	newer, err := startToday(ctx, dir, keysDir)
	if err != nil {
		return nil, nil, err
	}
	defer newer.stop()
	turns := []*proverProcess{newer}
	var older *proverProcess
	if missing == nil {
		if older, err = startProver(ctx, first, filepath.Join(dir, "first-edition", "keys")); err != nil {
			return nil, nil, err
		}
		defer older.stop()
		turns = append(turns, older)
	}

	var rows []row
	seconds := map[string]float64{}
	for _, c := range compared {
		times, err := measureInTurns(c.kind, turns)
		if err != nil {
			return nil, nil, err
		}
		seconds[c.kind] = median(times[newer])
		rows = append(rows, row{what: c.what, value: seconds[c.kind], unit: "s"})
		if older == nil {
			continue
		}
		// Both of a round are made one right after the other, under the same load.
		ratios := make([]float64, comparedRounds)
		for i := range ratios {
			ratios[i] = times[newer][i] / times[older][i]
		}
		rows = append(rows,
			row{what: "the same in the first edition, by gnark's prover", value: median(times[older]), unit: "s"},
			row{what: "the former in parts of the latter", value: median(ratios), bound: c.bound, unit: "ratio", held: true},
		)
	}
	return rows, seconds, missing
}

// measureInTurns has the circuit proven by each process in every round, and returns the seconds of
// each. A round before them is not counted: the first proof also pays for memory that is touched
// the first time.
func measureInTurns(kind string, turns []*proverProcess) (map[*proverProcess][]float64, error) {
	times := map[*proverProcess][]float64{}
	for round := range 1 + comparedRounds {
		slices.Reverse(turns) // neither always comes second
		for _, p := range turns {
			spent, err := p.prove(kind)
			if err != nil {
				return nil, err
			}
			if round > 0 {
				times[p] = append(times[p], spent)
			}
		}
	}
	return times, nil
}

// startToday builds the program of today's circuits in dir, and starts it.
func startToday(ctx context.Context, dir, keysDir string) (*proverProcess, error) {
	program := filepath.Join(dir, "proving")
	if err := goBuild(ctx, ".", program, "./test/measure/proving"); err != nil {
		return nil, err
	}
	return startProver(ctx, program, keysDir)
}

// buildFirstEdition takes the first edition's packages out of git's history, puts the measuring
// program beside them and compiles it with their go.mod. It returns the program's path.
func buildFirstEdition(ctx context.Context, dir string) (string, error) {
	if err := exec.CommandContext(ctx, "git", "cat-file", "-e", firstEdition+"^{commit}").Run(); err != nil {
		if ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		return "", errNoHistory
	}
	tree := filepath.Join(dir, "tree")
	if err := os.RemoveAll(tree); err != nil {
		return "", fmt.Errorf("remove what an earlier run took out of history: %w", err)
	}
	program := filepath.Join(tree, "test", "proving")
	if err := os.MkdirAll(program, 0o755); err != nil {
		return "", fmt.Errorf("make a folder for the first edition: %w", err)
	}
	archive := filepath.Join(dir, "tree.tar")
	if err := command(ctx, "git", "archive", "-o", archive, firstEdition, "go.mod", "go.sum", "prover", "settlement"); err != nil {
		return "", err
	}
	if err := command(ctx, "tar", "-x", "-f", archive, "-C", tree); err != nil {
		return "", err
	}
	for name, content := range map[string][]byte{"main.go": provingMain, "first_edition.go": provingFirst} {
		if err := os.WriteFile(filepath.Join(program, name), content, 0o644); err != nil {
			return "", fmt.Errorf("write the program that proves: %w", err)
		}
	}
	built := filepath.Join(dir, "proving")
	return built, goBuild(ctx, tree, built, "./test/proving")
}

// goBuild compiles a package of the module in dir into a program, with the Go that make was given.
func goBuild(ctx context.Context, dir, program, pkg string) error {
	return command(ctx, cmp.Or(os.Getenv("GO"), "go"), "build", "-C", dir, "-trimpath", "-o", program, pkg)
}

// command runs a program to its end; what it wrote is part of the error.
func command(ctx context.Context, name string, args ...string) error {
	if written, err := exec.CommandContext(ctx, name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("run %s %s: %w: %s", name, strings.Join(args, " "), err, bytes.TrimSpace(written))
	}
	return nil
}

// proverProcess is a running program of package proving.
type proverProcess struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Scanner
	stderr bytes.Buffer
}

// startProver starts the program and waits until it has its keys.
func startProver(ctx context.Context, program, keysDir string) (*proverProcess, error) {
	p := &proverProcess{cmd: exec.CommandContext(ctx, program, keysDir)}
	p.cmd.Stderr = &p.stderr
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	p.out = bufio.NewScanner(out)
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	line, err := p.line()
	if err == nil && line != "ready" {
		err = fmt.Errorf("%s wrote %q instead of ready", program, line)
	}
	if err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

// prove has the circuit proven, and returns the processor time of a proof in seconds.
func (p *proverProcess) prove(kind string) (float64, error) {
	if _, err := fmt.Fprintln(p.in, kind); err != nil {
		return 0, fmt.Errorf("ask %s for a proof: %w", p.cmd.Path, err)
	}
	line, err := p.line()
	if err != nil {
		return 0, err
	}
	seconds, err := strconv.ParseFloat(line, 64)
	if err != nil {
		return 0, fmt.Errorf("read the time of %s: %w", p.cmd.Path, err)
	}
	return seconds, nil
}

func (p *proverProcess) line() (string, error) {
	if p.out.Scan() {
		return p.out.Text(), nil
	}
	err := p.out.Err()
	if err == nil {
		err = io.ErrUnexpectedEOF
	}
	p.stop()
	return "", fmt.Errorf("read from %s: %w: %s", p.cmd.Path, err, bytes.TrimSpace(p.stderr.Bytes()))
}

// stop ends the program, which does so when there is nothing more to read.
func (p *proverProcess) stop() {
	_ = p.in.Close() // it ended, or ends now
	_ = p.cmd.Wait() // its results were read, or its error is reported
}

// median returns the middle of an odd number of values.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

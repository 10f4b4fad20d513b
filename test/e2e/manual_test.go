package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/params"
	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/keys"
)

// block is a fenced block of docs/OPERATIONS.md: commands as they are printed, and the paragraph
// before them.
type block struct {
	before   string
	commands []string
}

// manual reads the blocks of a section of docs/OPERATIONS.md, those of the sections in it with it.
func manual(t testing.TB, heading string) (blocks []block) {
	text, err := os.ReadFile(filepath.Join(repository, "docs", "OPERATIONS.md"))
	require.NoError(t, err)
	level := strings.Repeat("#", strings.Count(strings.Fields(heading)[0], "#"))
	inside, fenced, ended := false, false, true
	var before string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == heading:
			inside = true
		case !inside:
		case !fenced && strings.HasPrefix(line, "#") && len(strings.Fields(line)[0]) <= len(level):
			return blocks
		case line == "```":
			if fenced = !fenced; fenced {
				blocks = append(blocks, block{before: before})
			}
			before = ""
		case fenced:
			blocks[len(blocks)-1].commands = append(blocks[len(blocks)-1].commands, line)
		case line == "":
			ended = true
		case ended:
			before, ended = line, false
		default:
			before += " " + line
		}
	}
	require.NotEmpty(t, blocks, "docs/OPERATIONS.md has no section %q", heading)
	return blocks
}

// printedURL is where L1 is in the document.
const printedURL = "https://sepolia.example/KEY"

// typist types commands into a shell, as somebody would who reads the document.
type typist struct {
	t   testing.TB
	l1  *chain
	dir string
}

// newTypist types where there is nothing yet.
func newTypist(t testing.TB, l1 *chain) *typist { return &typist{t, l1, t.TempDir()} }

// giveKeys puts the proving keys of this machine where the document keeps them: to make them takes
// a minute, and deploy takes those that are there.
func (y *typist) giveKeys(at string) {
	cached, err := keys.DefaultDir()
	require.NoError(y.t, err)
	_, err = keys.Open(y.t.Context(), cached, keys.Protocol(prover.Application(), 2), keys.Options{})
	require.NoError(y.t, err)
	require.NoError(y.t, os.Symlink(cached, at))
}

// What the program says when it waits for L1, which has no clock of its own here: it goes on as far
// as the program waits for it and no further, so that a slow machine closes no window.
var (
	waitsForBlock  = regexp.MustCompile(`it goes on at block (\d+),`)
	waitsUntilMine = regexp.MustCompile(`waiting for (one|\d+) confirmations?`)
)

// types runs a line in a folder, and returns the folder the shell is in then and what was printed.
func (y *typist) types(dir, line string) (at, stdout string) {
	y.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	where := filepath.Join(y.t.TempDir(), "where")
	cmd := exec.CommandContext(ctx, "sh", "-c", "set -e\n"+line+"\npwd > '"+where+"'")
	cmd.Dir = dir
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "FERNET_") && !strings.HasPrefix(v, "PATH=") {
			cmd.Env = append(cmd.Env, v)
		}
	}
	cmd.Env = append(cmd.Env, "PATH="+filepath.Dir(program)+string(os.PathListSeparator)+os.Getenv("PATH"))
	var out bytes.Buffer
	cmd.Stdout = &out
	errs, err := cmd.StderrPipe()
	require.NoError(y.t, err)
	require.NoError(y.t, cmd.Start())
	said := y.passTime(errs)
	require.NoError(y.t, cmd.Wait(), "%s\nstdout: %s\nstderr: %s", line, out.String(), said)
	after, err := os.ReadFile(where)
	require.NoError(y.t, err)
	y.t.Logf("$ %s\n%s%s", line, said, out.String())
	return strings.TrimSpace(string(after)), out.String()
}

// passTime lets L1 go on for as long as the program waits, and returns all that it said.
func (y *typist) passTime(errs io.Reader) string {
	var said strings.Builder
	lines := bufio.NewScanner(errs)
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
		if found := waitsForBlock.FindStringSubmatch(lines.Text()); found != nil {
			number, err := strconv.ParseUint(found[1], 10, 64)
			require.NoError(y.t, err)
			y.l1.advanceTo(number)
		} else if found := waitsUntilMine.FindStringSubmatch(lines.Text()); found != nil {
			if n, err := strconv.ParseUint(found[1], 10, 64); err == nil {
				y.l1.mine(n)
			}
		}
	}
	return said.String()
}

// account is the L1 account of a folder.
func (y *typist) account(dir string) common.Address {
	text, err := os.ReadFile(filepath.Join(dir, "account"))
	require.NoError(y.t, err)
	var account struct {
		Address string `json:"address"`
	}
	require.NoError(y.t, json.Unmarshal(text, &account))
	return common.HexToAddress(account.Address)
}

// fund sends ETH to an account, as a faucet does.
func (y *typist) fund(account common.Address) {
	ether := new(big.Int).Mul(big.NewInt(5), big.NewInt(params.Ether))
	y.l1.call(nil, "anvil_setBalance", account, (*hexutil.Big)(ether))
}

// tokens is how many AZT an account has, in wei.
func (y *typist) tokens(record string, owner common.Address) *big.Int {
	text, err := os.ReadFile(record)
	require.NoError(y.t, err)
	var d struct{ Token common.Address }
	require.NoError(y.t, json.Unmarshal(text, &d))
	balance := y.l1.cast("call", d.Token.Hex(), "balanceOf(address)(uint256)", owner.Hex())
	return integer(y.t, strings.Fields(balance)[0])
}

// The path of one operator, as it is printed, on a chain that is a public testnet for all that the
// program can see.
func TestTenCommands(t *testing.T) {
	t.Parallel()
	path := manual(t, "## Ten commands, from nothing to a claim")[0].commands
	require.LessOrEqual(t, len(path), 10, "ten lines are typed from nothing to a claim")
	require.Contains(t, path[len(path)-1], "fernet rewards claim")
	l1 := startAnvil(t, "--chain-id", "11155111")
	l1.network = "sepolia"
	newTypist(t, l1).walk(path)
}

// The same on anvil with the network's defaults.
func TestTrial(t *testing.T) {
	t.Parallel()
	blocks := manual(t, "### A trial on this machine")
	require.Len(t, blocks, 2)
	require.Equal(t, []string{"anvil --hardfork osaka --block-time 1"}, blocks[0].commands)
	path := manual(t, "## Ten commands, from nothing to a claim")[0].commands
	init := slices.IndexFunc(path, func(line string) bool { return strings.HasPrefix(line, "fernet init ") })
	require.Equal(t, 1, init)
	require.Len(t, blocks[1].commands, 1)
	path[init] = blocks[1].commands[0]
	newTypist(t, startAnvil(t, "--hardfork", "osaka")).walk(path)
}

// walk types the path of one operator.
func (y *typist) walk(path []string) {
	dir := y.dir
	var owner common.Address
	var before *big.Int
	for i, line := range path {
		if i == len(path)-1 {
			before = y.tokens(filepath.Join(dir, "deployment.json"), owner)
		}
		dir, _ = y.types(dir, y.where(line))
		switch i {
		case 0:
			y.giveKeys(filepath.Join(dir, "keys"))
		case 1:
			owner = y.account(dir)
			if y.l1.network != "anvil" {
				y.fund(owner) // as the document says
			}
		}
	}
	after := y.tokens(filepath.Join(dir, "deployment.json"), owner)
	require.Positive(y.t, after.Cmp(before), "the last command is a claim that was paid")
}

// where is a line with the RPC URL of this L1.
func (y *typist) where(line string) string {
	line = strings.ReplaceAll(line, printedURL, y.l1.url)
	if y.l1.network == "anvil" {
		line = strings.ReplaceAll(line, "--network anvil", "--network anvil --rpc-url "+y.l1.url)
		line = strings.ReplaceAll(line, "--network sepolia", "--network anvil")
	}
	return line
}

// rolesOf are the folders that a paragraph names before a block: "In `alice` and in `bob`:", or
// each.
func rolesOf(t testing.TB, before string, all []string) (roles []string) {
	last := before[max(0, strings.LastIndex(before, ". ")):]
	for _, found := range regexp.MustCompile("[Ii]n `([a-z]+)`").FindAllStringSubmatch(last, -1) {
		roles = append(roles, found[1])
	}
	if strings.Contains(last, "in each folder") {
		return all
	}
	require.NotEmpty(t, roles, "before a block there is no folder: %q", before)
	return roles
}

// A role on each machine, as it is printed.
func TestARoleOnEachMachine(t *testing.T) {
	t.Parallel()
	y := newTypist(t, startAnvil(t, "--hardfork", "osaka"))
	y.giveKeys(filepath.Join(y.dir, "keys"))
	var all []string
	ledgers := map[string]string{}
	owners := map[string]common.Address{}
	for _, b := range manual(t, "## A role on each machine") {
		for _, role := range rolesOf(t, b.before, all) {
			dir := filepath.Join(y.dir, role)
			require.NoError(t, os.MkdirAll(dir, 0o755))
			for _, line := range b.commands {
				for name, account := range ledgers {
					line = strings.ReplaceAll(line, strings.ToUpper(name), account)
				}
				_, stdout := y.types(dir, y.where(line))
				if !strings.HasPrefix(line, "fernet init ") {
					continue
				}
				all = append(all, role)
				owners[role] = y.account(dir)
				if found := ledgerAccount.FindStringSubmatch(stdout); found != nil {
					ledgers[role] = found[1]
				}
			}
		}
	}
	require.ElementsMatch(t, []string{"alice", "bob", "sequencer", "submitter", "deployer"}, all)
	record := filepath.Join(y.dir, "deployment.json")
	for _, role := range []string{"alice", "bob", "sequencer"} {
		require.Positive(t, y.tokens(record, owners[role]).Sign(), "%s is paid: the deposit was all it had", role)
	}
	require.Zero(t, y.tokens(record, owners["submitter"]).Sign())
}

// ledgerAccount is what init shows of a ledger key.
var ledgerAccount = regexp.MustCompile(`ledger account\s+(0x[0-9a-f]{64})`)

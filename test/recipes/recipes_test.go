package recipes

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"

	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/settlementtest"
	"fernet/settlement/units"
)

var write = flag.Bool("write", false, "print what the recipes print into docs/AUDIT.md")

// document is what is typed, and printedURL where L1 is in it.
var document = filepath.Join("..", "..", "docs", "AUDIT.md")

const printedURL = "https://sepolia.example/KEY"

// recipe is commands of docs/AUDIT.md, and what is printed below them, if anything.
type recipe struct {
	commands, output string
	shown            bool
}

var fences = regexp.MustCompile("(?ms)^```(sh|text)\n(.*?)^```$")

func recipes(text string) (all []recipe) {
	for _, found := range fences.FindAllStringSubmatch(text, -1) {
		if found[1] == "sh" {
			all = append(all, recipe{commands: found[2]})
			continue
		}
		last := &all[len(all)-1]
		last.output, last.shown = found[2], true
	}
	return all
}

// rewritten is the document with what the recipes printed.
func rewritten(text string, outputs []string) string {
	n := -1
	return fences.ReplaceAllStringFunc(text, func(block string) string {
		if strings.HasPrefix(block, "```sh") {
			n++
			return block
		}
		return "```text\n" + outputs[n] + "```"
	})
}

// settled is block 1 of docs/AUDIT.md, finalized, on an L1 that is served over HTTP.
func settled(t *testing.T) *settlementtest.Rollup {
	const sequencer, prover, submitter, slot = 1, 2, 3, 2
	r := settlementtest.Start(t, nil, devnet.WithHTTP("127.0.0.1:0"))
	r.Fund(10_000, 1_000)
	r.Stake(sequencer, rules.RoleSequencer)
	proposer := r.Stake(sequencer, rules.RoleSequencer)
	id := r.Stake(prover, rules.RoleBase|rules.RoleMerge)
	require.EqualValues(t, 1, r.Append(slot, sequencer, proposer))
	r.Prove(1, r.Submission(1, id, 0, units.AZT(3), common.Address{}))
	r.Prove(1, r.Submission(1, id, 1000, units.AZT(3), devnet.Address(submitter)))
	r.Finalize(1)
	return r
}

// inspects is how docs/AUDIT.md gets the code of the lens: forge would compile for minutes.
const inspects = "$(forge inspect contracts/AuditLens.sol:AuditLens deployedBytecode)"

// castFolder is where npm has put cast.
func castFolder(t *testing.T) string {
	found, err := filepath.Glob(filepath.Join("..", "..", "node_modules", "@foundry-rs", "cast-*", "bin"))
	require.NoError(t, err)
	require.NotEmpty(t, found, "cast is missing in node_modules: run make tools")
	absolute, err := filepath.Abs(found[0])
	require.NoError(t, err)
	return absolute
}

const mark = "--- recipe"

// types runs the commands in one shell, and returns what each block printed.
func types(t *testing.T, all []recipe) (outputs []string) {
	var script strings.Builder
	script.WriteString("set -e\n")
	for i, block := range all {
		fmt.Fprintf(&script, "%s\necho '%s %d'\n", block.commands, mark, i)
	}
	cmd := exec.CommandContext(t.Context(), "sh")
	cmd.Dir, cmd.Stdin = t.TempDir(), strings.NewReader(script.String())
	cmd.Env = append(os.Environ(), "PATH="+castFolder(t)+string(os.PathListSeparator)+os.Getenv("PATH"))
	var stderr strings.Builder
	cmd.Stderr = &stderr
	stdout, err := cmd.Output()
	require.NoError(t, err, "stdout: %s\nstderr: %s", stdout, stderr.String())
	rest := string(stdout)
	for i := range all {
		output, after, ended := strings.Cut(rest, fmt.Sprintf("%s %d\n", mark, i))
		require.True(t, ended, "what recipe %d printed has no end: %s", i, rest)
		outputs, rest = append(outputs, output), after
	}
	return outputs
}

// Every recipe of docs/AUDIT.md is typed as it is printed, and prints what the document says.
func TestRecipes(t *testing.T) {
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("docs/AUDIT.md is not typed: there is no jq on this machine")
	}
	text, err := os.ReadFile(document)
	require.NoError(t, err)
	all := recipes(string(text))
	require.Greater(t, len(all), 10)
	r := settled(t)
	replaced := []string{printedURL, r.L1.URL(), inspects, hexutil.Encode(settlement.LensCode())}
	for _, printed := range []string{"RPC=" + printedURL, "CODE=" + inspects, "SETTLEMENT=" + r.Client.Settlement.Hex()} {
		require.Contains(t, all[0].commands, printed+"\n")
	}
	require.Contains(t, string(text), "\nOWN="+r.Client.AuditLens.Hex()+"\n")
	// All others go through a code override, as for a deployment without a lens.
	lens := regexp.MustCompile(`(?m)^LENS=(\w+)$`).FindStringSubmatch(all[0].commands)
	require.NotNil(t, lens)
	code, err := r.L1.Client().CodeAt(t.Context(), common.HexToAddress(lens[1]), nil)
	require.NoError(t, err)
	require.Empty(t, code)
	all[0].commands = strings.NewReplacer(replaced...).Replace(all[0].commands)
	outputs := types(t, all)
	if *write {
		require.NoError(t, os.WriteFile(document, []byte(rewritten(string(text), outputs)), 0o644))
		return
	}
	for i, block := range all {
		require.Equal(t, alike(block.output), alike(outputs[i]), "what docs/AUDIT.md prints below\n%s", block.commands)
	}
}

// drawn are values that differ from run to run: hashes, seeds and points, which have 60 digits or
// more in hex or decimal.
var drawn = regexp.MustCompile(`\b(0x[0-9a-f]{60,}|[0-9]{60,})\b`)

// alike is text without what is drawn.
func alike(text string) string { return drawn.ReplaceAllString(text, "DRAWN") }

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ask returns the candidates for a word after others.
func ask(t *testing.T, current string, words ...string) []string {
	t.Helper()
	t.Setenv(completionWord, current)
	code, out, errs := execute(t, append(words, completionFlag)...)
	require.Zero(t, code, errs)
	var found []string
	for line := range strings.Lines(out) {
		word, _, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		found = append(found, word)
	}
	return found
}

func TestCandidates(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_DATA_HOME", "")
	home := os.Getenv("HOME")
	for _, path := range []string{
		"data/identities/alice.json", "data/identities/bob.json", "data/identities/.probe", ".local/share/fernet/identities/carol.json",
		".foundry/keystores/deployer", "keystores/other",
	} {
		require.NoError(t, os.MkdirAll(filepath.Join(home, filepath.Dir(path)), 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(home, path), nil, 0o600))
	}
	data, store := filepath.Join(home, "data"), filepath.Join(home, "keystores")
	for _, c := range []struct {
		line, current string
		want          []string
	}{
		{"stake", "", []string{"add", "list", "refill", "exit", "withdraw"}},
		{"stake", "wi", []string{"withdraw"}},
		{"stake add", "--ro", []string{"--roles"}},
		{"stake add --roles base", "--ro", nil},
		{"root build --proofs a", "--proo", []string{"--proofs"}},
		{"stake add --roles", "", []string{"sequencer", "base", "merge"}},
		{"stake add --roles", "base,", []string{"base,sequencer", "base,merge"}},
		{"stake add --roles", "base,m", []string{"base,merge"}},
		{"stake add --roles =", "se", []string{"sequencer"}},
		{"stake add", "--roles=se", []string{"--roles=sequencer"}},
		{"slot show --network", "", []string{"sepolia", "hoodi", "anvil", "devnet"}},
		{"slot show", "--log-level=w", []string{"--log-level=warn"}},
		{"deploy --vrf", "p", []string{"private", "public"}},
		{"demo --vrf", "pu", []string{"public"}},
		{"prove --kind", "", []string{"base", "merge", "root"}},
		{"stake add --identity", "", []string{"carol"}},
		{"stake add --data-dir " + data + " --identity", "", []string{"alice", "bob"}},
		{"--data-dir " + data + " stake add --identity", "b", []string{"bob"}},
		{"stake add --account", "", []string{"deployer"}},
		{"stake add --keystore " + store + " --account", "", []string{"other"}},
		{"finalize --block", "", []string{noCandidates}},
		{"finalize --", "", []string{noCandidates}},
		{"tx new --amount", "1", []string{noCandidates}},
		{"slot propose --block", "", nil}, // a file
		{"stake list --data-dir", "", nil},
		{"completion", "z", []string{"zsh"}},
		{"nothing", "", []string{noCandidates}},
	} {
		got := ask(t, c.current, strings.Fields(c.line)...)
		if c.want == nil && strings.HasPrefix(c.current, "-") {
			c.want = []string{noCandidates}
		}
		require.Equal(t, c.want, got, "%s|%s", c.line, c.current)
	}
	// After a bare -- that is to become a flag, every flag is offered.
	for name, command := range leaves(newApp(&bytes.Buffer{}, &bytes.Buffer{}).Commands) {
		for _, current := range []string{"", "-", "--"} {
			got := ask(t, current, strings.Fields(name)...)
			for _, f := range command.Flags {
				if f.Names()[0] != "help" {
					require.Contains(t, got, "--"+f.Names()[0], "%s %s", name, current)
				}
			}
		}
	}
	// Settings of the file count as well.
	require.NoError(t, os.WriteFile("fernet.toml", []byte(fmt.Sprintf("data-dir = %q\n", data)), 0o600))
	require.Equal(t, []string{"alice", "bob"}, ask(t, "", "stake", "add", "--identity"))
}

// The scripts, run by the shells that are there: bash is needed, others are not on every machine.
func TestCompletionScripts(t *testing.T) {
	t.Chdir(t.TempDir())
	onPath(t)
	lines := []struct{ line, want, wantNot string }{
		{"fernet stake add --", "--roles", "withdraw"},
		{"fernet stake add --", "--rpc-url", "add"},
		{"fernet stake ", "withdraw", "--roles"},
		{"fernet stake add --roles ", "sequencer", "--roles"},
		{"fernet slot show --network se", "sepolia", "devnet"},
		{"fernet finalize --block ", "", "--block"},
	}
	scripts := map[string]func(line string) string{
		"bash": func(line string) string {
			return `source ./script; read -ra COMP_WORDS <<< "$LINE"; [[ $LINE == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _fernet_complete; printf '%s\n' "${COMPREPLY[@]}"`
		},
		"zsh": func(string) string {
			return `compdef() { :; }; _files() { :; }; compadd() { print -rl -- "${values[@]}"; }; source ./script
words=("${(@s: :)LINE}"); CURRENT=${#words}; _fernet || :`
		},
		"fish": func(string) string { return `source ./script; complete -C "$LINE"` },
	}
	for shell, script := range scripts {
		path, err := exec.LookPath(shell)
		if err != nil {
			require.NotEqual(t, "bash", shell)
			t.Logf("there is no %s here", shell)
			continue
		}
		code, text, errs := execute(t, "completion", shell)
		require.Zero(t, code, errs)
		require.NoError(t, os.WriteFile("script", []byte(text), 0o600))
		for _, c := range lines {
			cmd := exec.CommandContext(t.Context(), path, "-c", script(c.line))
			cmd.Env = append(os.Environ(), "LINE="+c.line, "HOME="+t.TempDir())
			out, err := cmd.CombinedOutput()
			require.NoError(t, err, "%s %q: %s", shell, c.line, out)
			var found []string
			for line := range strings.Lines(string(out)) {
				word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
				found = append(found, word)
			}
			if c.want != "" {
				require.Contains(t, found, c.want, "%s %q: %s", shell, c.line, out)
			}
			require.NotContains(t, found, c.wantNot, "%s %q", shell, c.line)
		}
	}
	// bash makes three words of --network=se.
	code, text, errs := execute(t, "completion", "bash")
	require.Zero(t, code, errs)
	require.NoError(t, os.WriteFile("script", []byte(text), 0o600))
	for words, want := range map[string]string{"fernet slot show --network = se": "sepolia", "fernet slot show --network =": "anvil"} {
		cmd := exec.CommandContext(t.Context(), "bash", "-c", `source ./script; COMP_WORDS=($LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _fernet_complete; printf '%s\n' "${COMPREPLY[@]}"`)
		cmd.Env = append(os.Environ(), "LINE="+words)
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
		require.Contains(t, strings.Fields(string(out)), want, words)
	}
}

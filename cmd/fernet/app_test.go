package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"fernet/cmd/fernet/internal/session"

	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"
)

// execute runs a command line and returns the exit code and what it wrote.
func execute(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), append([]string{"fernet"}, args...), &out, &errs)
	return code, out.String(), errs.String()
}

// leaves lists every command that does something, with the words that call it.
func leaves(commands []*cli.Command, path ...string) map[string]*cli.Command {
	found := map[string]*cli.Command{}
	for _, c := range commands {
		words := append(path[:len(path):len(path)], c.Name)
		if len(c.Subcommands) == 0 {
			found[strings.Join(words, " ")] = c
		}
		for name, leaf := range leaves(c.Subcommands, words...) {
			found[name] = leaf
		}
	}
	return found
}

func TestEveryCommandHasHelpWithAnExample(t *testing.T) {
	t.Chdir(t.TempDir())
	app := newApp(&bytes.Buffer{}, &bytes.Buffer{})
	all := leaves(app.Commands)
	require.NotEmpty(t, all)
	for name, command := range all {
		code, out, errs := execute(t, append(strings.Fields(name), "--help")...)
		require.Zero(t, code, "%s: %s", name, errs)
		require.Contains(t, out, "Example: fernet "+name, "%s --help", name)
		require.NotEmpty(t, command.Usage, name)
		require.NotContains(t, out, "`", "%s --help shows a placeholder's quotes", name)
		seen := map[string]bool{}
		for _, f := range command.Flags {
			for _, n := range f.Names() {
				require.False(t, seen[n], "%s has two flags --%s", name, n)
				seen[n] = true
			}
		}
	}
}

// A command that has others in it shows an example of one of them.
func TestEveryGroupHasHelpWithAnExample(t *testing.T) {
	t.Chdir(t.TempDir())
	groups := 0
	for _, c := range newApp(&bytes.Buffer{}, &bytes.Buffer{}).Commands {
		if len(c.Subcommands) == 0 {
			continue
		}
		groups++
		asked := [][]string{{c.Name, "--help"}, {c.Name}}
		if c.Name == "node" { // which runs one by itself
			asked = asked[:1]
			_, out, _ := execute(t, asked[0]...)
			require.Contains(t, out, "--identity", "its flags are shown")
		}
		for _, args := range asked {
			code, out, errs := execute(t, args...)
			require.Zero(t, code, errs)
			require.Contains(t, out, "Example: fernet "+c.Name+" ", "%v", args)
			for _, sub := range c.Subcommands {
				require.Contains(t, out, "fernet "+c.Name+" "+sub.Name, "%v", args)
			}
		}
	}
	require.Positive(t, groups)
}

// Every flag that names a file or folder takes ~/ for the home folder, whichever command it is of.
func TestPathsBelowHome(t *testing.T) {
	t.Chdir(t.TempDir())
	app := newApp(&bytes.Buffer{}, &bytes.Buffer{})
	checked := 0
	needs := map[string]string{"identity import": "--seed-file=x", "stake add": "--roles=base"}
	for name, command := range leaves(app.Commands) {
		if strings.HasPrefix(name, "completion") || name == "version" {
			continue // it reads no files, and works whatever the settings are
		}
		for _, f := range command.Flags {
			usage, takesFile := "", false
			switch f := f.(type) {
			case *cli.StringFlag:
				usage, takesFile = f.Usage, f.TakesFile
			case *cli.StringSliceFlag:
				usage, takesFile = f.Usage, f.TakesFile
			}
			if strings.Contains(usage, "`FILE`") || strings.Contains(usage, "`DIR`") || strings.Contains(usage, "`PATH`") {
				require.True(t, takesFile, "fernet %s --%s", name, f.Names()[0])
				args := strings.Fields(name)
				// one that is given twice is refused for that
				if flag := "--" + f.Names()[0]; !strings.HasPrefix(needs[name], flag) {
					args = append(args, strings.Fields(needs[name])...)
				}
				code, _, errs := execute(t, append(args, "--"+f.Names()[0]+"=~nobody/x")...)
				require.Equal(t, exitUsage, code, "%s --%s: %s", name, f.Names()[0], errs)
				require.Contains(t, errs, "write the home folder of nobody in full", "%s --%s", name, f.Names()[0])
				checked++
			}
		}
	}
	require.Greater(t, checked, 100)
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Empty(t, entries)

	// What is expanded is what the command gets, of a list too.
	home := t.TempDir()
	t.Setenv("HOME", home)
	code, _, errs := execute(t, "identity", "import", "--seed-file=~/a.seed")
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, home+"/a.seed")
	code, _, errs = execute(t, "identity", "show", "--data-dir=~/data")
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, home+"/data/identities/default.json")
}

func TestUsageErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		args string
		want string
	}{
		{"nothing", `there is no command "nothing"`},
		{"stake nothing", `there is no command "stake nothing": see fernet stake --help`},
		{"stake list extra", "takes flags only"},
		{"stake list --nothing", "see fernet stake list --help"},
		{"stake add", "--roles: name at least one"},
		{"identity import", "--seed-file: name it"},
		{"stake add --roles cook", `"cook" is none of`},
		{"stake list", "name a node with --rpc-url"},
		{"stake list --network mainnet", "unknown network"},
		{"deploy --network sepolia", "name a node with --rpc-url"},
		{"rewards claim --all --wait --network devnet --rpc-url http://127.0.0.1:1", "--wait is for the blocks of --block"},
		{"keys list --config nowhere.toml", "bad configuration file"},
	} {
		code, out, errs := execute(t, strings.Fields(c.args)...)
		require.Equal(t, exitUsage, code, "%s: %s", c.args, errs)
		require.Contains(t, errs, c.want, c.args)
		require.Equal(t, 1, strings.Count(errs, "\n"), "an error is one line: %s", errs)
		require.Empty(t, out)
		// With --json the same is one object.
		code, out, errs = execute(t, append(strings.Fields(c.args), "--json")...)
		require.Equal(t, exitUsage, code, c.args)
		require.Equal(t, 1, strings.Count(errs, "\n"))
		var failure session.Failure
		d := json.NewDecoder(strings.NewReader(out))
		require.NoError(t, d.Decode(&failure), "%s: %s", c.args, out)
		require.False(t, d.More())
		require.Contains(t, errs, failure.Error.Message)
	}
	t.Setenv("FERNET_JSON", "true")
	_, out, _ := execute(t, "stake", "nothing")
	require.Contains(t, out, `"message": "there is no command`)
	t.Setenv("FERNET_JSON", "")

	// The same where only the file of settings asks for JSON, also when another setting of it is
	// wrong.
	for _, file := range []string{"json = true", "json = true\nnothing = 1"} {
		require.NoError(t, os.WriteFile("fernet.toml", []byte(file), 0o600))
		require.NoError(t, os.Mkdir("other", 0o700))
		require.NoError(t, os.Rename("fernet.toml", "other/settings.toml"))
		for _, args := range []string{"stake nothing", "stake list --nothing", "stake list", "slot show --block 1 --block 2"} {
			code, out, errs := execute(t, append([]string{"--config", "other/settings.toml"}, strings.Fields(args)...)...)
			require.Equal(t, exitUsage, code, errs)
			require.NoError(t, checkJSON(out), "%s with %q: %s", args, file, out)
			code, out, _ = execute(t, append([]string{"--config", "other/settings.toml"}, append(strings.Fields(args), "--json=false")...)...)
			require.Equal(t, exitUsage, code)
			require.Empty(t, out, "the command line counts more")
		}
		require.NoError(t, os.RemoveAll("other"))
	}
}

func TestCompletion(t *testing.T) {
	t.Chdir(t.TempDir())
	for shell, want := range map[string]string{"bash": "complete ", "zsh": "compdef ", "fish": "complete -c fernet"} {
		code, out, errs := execute(t, "completion", shell)
		require.Zero(t, code, errs)
		require.Contains(t, out, want)
		// Shells that are there read the script; all of them have -n, which runs nothing.
		if program, err := exec.LookPath(shell); err == nil {
			require.NoError(t, os.WriteFile("script", []byte(out), 0o600))
			said, err := exec.Command(program, "-n", "script").CombinedOutput()
			require.NoError(t, err, "%s: %s", shell, said)
		}
	}
	// urfave/cli looks at the process's own arguments.
	args := os.Args
	t.Cleanup(func() { os.Args = args })
	complete := func(words ...string) string {
		words = append(words, "--generate-bash-completion")
		os.Args = append([]string{"fernet"}, words...)
		_, out, _ := execute(t, words...)
		return out
	}
	require.Contains(t, complete("stake"), "withdraw")
	require.Contains(t, complete("stake", "list", "--r"), "--rpc-url")
}

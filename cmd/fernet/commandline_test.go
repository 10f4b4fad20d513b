package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"
)

// Every flag with one value, of every command, group and the program itself, is refused when it is
// given twice, however it is written.
func TestAFlagGivenTwice(t *testing.T) {
	t.Chdir(t.TempDir())
	app := newApp(&bytes.Buffer{}, &bytes.Buffer{})
	all := map[string][]cli.Flag{"": app.Flags}
	for name, command := range leaves(app.Commands) {
		all[name] = command.Flags
	}
	for _, command := range app.Commands {
		all[command.Name] = command.Flags
	}
	once, many := 0, 0
	for name, flags := range all {
		for _, f := range flags {
			flag := f.Names()[0]
			refused := fmt.Sprintf("fernet: --%s is given twice and takes one value: see fernet", flag)
			words := strings.Fields(name)
			if !takesValue(f) {
				require.NoError(t, readCommandLine(app, append(words, "--"+flag, "--"+flag)).fault, "%s --%s", name, flag)
				require.ErrorContains(t, readCommandLine(app, append(words, "--"+flag, "--"+flag+"=false")).fault, refused[len("fernet: "):], "%s --%s", name, flag)
				continue
			}
			for _, twice := range [][]string{{"--" + flag, "1", "--" + flag, "2"}, {"--" + flag + "=1", "--" + flag, "1"}, {"-" + flag, "1", "--json", "-" + flag + "=2"}} {
				if takesMany(f) {
					many++
					require.NoError(t, readCommandLine(app, append(words, twice...)).fault, "%s --%s", name, flag)
					continue
				}
				code, out, errs := execute(t, append(words, twice...)...)
				once++
				require.Equal(t, exitUsage, code, "%s %v: %s", name, twice, errs)
				require.Contains(t, errs, refused)
				if strings.Contains(strings.Join(twice, " "), "--json") {
					require.Contains(t, out, `"message": "--`+flag+` is given twice`)
				}
			}
		}
	}
	require.Greater(t, once, 1000)
	require.Positive(t, many)
}

// What looks like a flag may be another one's value, and what looks alike may be of another level.
func TestWhatIsNotAFlagGivenTwice(t *testing.T) {
	app := newApp(&bytes.Buffer{}, &bytes.Buffer{})
	for _, line := range []string{
		"finalize --block 1",
		"finalize --account --block --block 1",
		"finalize --block=1 -- --block 2",
		"finalize --block 1 extra --block 2",
		"root build --proofs a --proofs b --block 1",
		"--rpc-url a stake --rpc-url b list --rpc-url c --rpc-url d",
		// the one nearest to the command counts
		"--network hoodi stake --network anvil list --network devnet",
		"nothing --block 1 --block 2",
		"finalize --nothing --nothing",
	} {
		require.NoError(t, readCommandLine(app, strings.Fields(line)).fault, line)
	}
	l := readCommandLine(app, strings.Fields("stake add --roles base --network anvil --roles merge"))
	require.EqualError(t, l.fault, "--roles is given twice and takes one value: see fernet stake add --help")
}

// Numbers are decimal, times have a unit, and other things are named.
func TestNumbers(t *testing.T) {
	t.Chdir(t.TempDir())
	for line, want := range map[string]string{
		"finalize --block 010":                                        `--block: "010" is no whole number`,
		"finalize --block=0x10":                                       `--block: "0x10" is no whole number`,
		"slot show --slot 0b1":                                        `--slot: "0b1" is no whole number`,
		"demo --txs 0x10 --provers 9":                                 `--txs: "0x10" is no whole number`,
		"stake exit --staker alice":                                   `--staker: "alice" is no whole number`,
		"finalize --block 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266": "is an address of L1: wanted is a number, such as 12: see fernet finalize --help",
		"finalize --block 99999999999999999999":                       "is too large",
		"finalize --block -1":                                         `"-1" is no whole number`,
		"node --stop-timeout 5":                                       `--stop-timeout: "5" is no length of time: wanted is one with its unit, such as 90s or 5m`,
	} {
		code, _, errs := execute(t, strings.Fields(line)...)
		require.Equal(t, exitUsage, code, "%s: %s", line, errs)
		require.Contains(t, errs, want, line)
		require.Equal(t, 1, strings.Count(errs, "\n"), line)
	}
	require.NoError(t, readCommandLine(newApp(&bytes.Buffer{}, &bytes.Buffer{}), strings.Fields("finalize --block 0")).fault)
}

// A word that is nearly a command or a flag is asked about, others are not.
func TestDidYouMean(t *testing.T) {
	t.Chdir(t.TempDir())
	for file, text := range map[string]string{
		"near.toml": "rpc-ulr = [\"http://127.0.0.1:1\"]\n", "far.toml": "colour = true\n",
	} {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	for line, want := range map[string]string{
		"stke list":                     `there is no command "stke" (did you mean "stake"?): see fernet --help`,
		"fin":                           `there is no command "fin" (did you mean "finalize"?): see fernet --help`,
		"propose":                       `there is no command "propose" (did you mean "slot propose"?): see fernet --help`,
		"show":                          `there is no command "show": see fernet --help`,
		"stake ad":                      `there is no command "stake ad" (did you mean "stake add"?): see fernet stake --help`,
		"rewards propose":               `there is no command "rewards propose": see fernet rewards --help`,
		"stake add --role x":            `there is no flag --role (did you mean "--roles"?): see fernet stake add --help`,
		"finalize --rpc_url x":          `there is no flag --rpc_url (did you mean "--rpc-url"?): see fernet finalize --help`,
		"--netwrok x":                   `there is no flag --netwrok (did you mean "--network"?): see fernet --help`,
		"stake --acount x":              `there is no flag --acount (did you mean "--account"?): see fernet stake --help`,
		"finalize --nothing":            `there is no flag --nothing: see fernet finalize --help`,
		"stake list --config near.toml": `bad configuration file near.toml: there is no setting "rpc-ulr" (did you mean "rpc-url"?)`,
		"stake list --config far.toml":  "bad configuration file far.toml: there is no setting \"colour\"\n",
		"keys list --network sepola":    `--network: unknown network "sepola" (did you mean "sepolia"?): it is one of `,
	} {
		code, _, errs := execute(t, strings.Fields(line)...)
		require.Equal(t, exitUsage, code, line)
		require.Contains(t, errs, want, line)
	}
}

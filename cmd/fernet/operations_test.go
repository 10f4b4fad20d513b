package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/health"
)

const operationsFolder = docsFolder + "/operations"

// unit is the unit for systemd, as it is and by its keys.
func unit(t *testing.T) (text string, keys map[string][]string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(operationsFolder, "fernet-node.service"))
	require.NoError(t, err)
	keys = map[string][]string{}
	for _, line := range strings.Split(string(content), "\n") {
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		key, value, found := strings.Cut(line, "=")
		require.True(t, found, line)
		keys[key] = append(keys[key], value)
	}
	return string(content), keys
}

// The service is stopped as a node is to be, has the time that it takes, and its passwords.
func TestUnitFile(t *testing.T) {
	_, keys := unit(t)
	require.Len(t, keys["ExecStart"], 1)
	words := strings.Fields(keys["ExecStart"][0])
	require.Equal(t, "/usr/local/bin/fernet", words[0])
	require.Equal(t, "$NODE_FLAGS", words[len(words)-1])
	line := "fernet " + strings.Join(words[1:len(words)-1], " ")
	app := newApp(&bytes.Buffer{}, &bytes.Buffer{})
	require.Empty(t, unknownWord(app, line))

	read := readCommandLine(app, words[1:len(words)-1])
	require.NoError(t, read.fault)
	stop, err := time.ParseDuration(read.given["stop-timeout"])
	require.NoError(t, err)
	patience, err := time.ParseDuration(strings.ReplaceAll(keys["TimeoutStopSec"][0], "min", "m"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, patience, stop+30*time.Second, "a proof is shared after it is finished")
	// What does not mend itself is not tried again, all else is for as long as it takes.
	require.Equal(t, []string{"0"}, keys["StartLimitIntervalSec"])
	require.Empty(t, keys["StartLimitBurst"])
	require.Equal(t, []string{"on-failure"}, keys["Restart"])
	require.Equal(t, []string{fmt.Sprint(exitUsage)}, keys["RestartPreventExitStatus"])
	require.Equal(t, []string{fmt.Sprint(exitInterrupted)}, keys["SuccessExitStatus"])
	require.Equal(t, []string{"SIGTERM"}, keys["KillSignal"])
	require.Equal(t, []string{"mixed"}, keys["KillMode"], "the node decides about what it has started")

	var credentials []string
	for _, c := range keys["LoadCredential"] {
		name, _, _ := strings.Cut(c, ":")
		credentials = append(credentials, name)
	}
	require.ElementsMatch(t, []string{passwordCredential, identityPasswordCredential}, credentials)
	require.Contains(t, documents(t)[filepath.Join(docsFolder, "OPERATIONS.md")], "The unit waits 6 minutes for a stop, more than the 5 minutes")
}

// What systemd itself says: nothing of the unit, and that it keeps from it what it does not need.
func TestUnitFileForSystemd(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("there is no systemd-analyze")
	}
	text, _ := unit(t)
	own, err := os.Executable()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "fernet-node.service")
	verify := func(text string) string {
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(text, "/usr/local/bin/fernet", own, 1)), 0o600))
		out, err := exec.Command(analyze, "verify", "--man=no", path).CombinedOutput()
		require.NoError(t, err, string(out))
		return string(out)
	}
	require.Contains(t, verify(strings.Replace(text, "UMask=", "UMaks=", 1)), "UMaks")
	if out := verify(text); strings.Contains(out, "fernet-node") {
		require.Fail(t, out)
	}
	out, err := exec.Command(analyze, "security", "--offline=true", "--threshold=15", "--no-pager", path).CombinedOutput()
	if strings.Contains(string(out), "unrecognized option") {
		t.Skip("this systemd-analyze looks at running units only")
	}
	require.NoError(t, err, string(out))
}

// Each code of readiness is in the table with what mends it, and the node says something of the
// kind.
func TestReadinessCodesAreDescribed(t *testing.T) {
	text := documents(t)[filepath.Join(docsFolder, "OPERATIONS.md")]
	_, table, found := strings.Cut(text, "| code | means |")
	require.True(t, found)
	table, _, _ = strings.Cut(table, "\n\n")
	var described []health.Code
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\| [^|]+ \\| [^|]+ \\| [^|]+ \\|$").FindAllStringSubmatch(table, -1) {
		described = append(described, health.Code(row[1]))
	}
	require.ElementsMatch(t, health.Codes(), described)
	for _, code := range health.Codes() {
		if code != health.Starting { // it ends by itself
			require.NotEmpty(t, nodeAdvice[code], code)
		}
	}
	// These end only with the process.
	for _, code := range []health.Code{health.Keys, health.SameIdentity} {
		require.Contains(t, nodeAdvice[code], "again", code)
	}
	for code := range nodeAdvice {
		require.True(t, slices.Contains(health.Codes(), code), code)
	}
}

// From nothing to a running node, and from there to a service, it is at most ten commands each.
func TestTenCommandsToANode(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(docsFolder, "OPERATIONS.md"))
	require.NoError(t, err)
	for _, heading := range []string{"### From nothing to a running node\n", "### As a service\n"} {
		_, section, found := strings.Cut(string(text), heading)
		require.True(t, found)
		block := strings.Split(section, "\n```\n")[1]
		require.LessOrEqual(t, len(strings.Split(block, "\n")), 10)
	}
	require.Contains(t, string(text), "fernet node --peer")
}

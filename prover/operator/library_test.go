package operator_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whoever imports the library gets neither a command line nor a terminal with it.
func TestTheLibraryHasNoCommandLine(t *testing.T) {
	listed, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	require.NoError(t, err)
	ours := 0
	for _, line := range strings.Split(string(listed), "\n") {
		if !strings.HasPrefix(line, "fernet/") {
			continue // what others import for themselves
		}
		ours++
		for _, kept := range []string{"fernet/cmd/", "github.com/urfave/cli", "golang.org/x/term", "github.com/mattn/go-runewidth"} {
			require.NotContains(t, line, kept)
		}
	}
	require.Greater(t, ours, 20, "packages are listed at all")
}

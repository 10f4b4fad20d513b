package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const documented = `
/// @title Clock
interface IClock {
    /// @notice The clock was set.
    /// @param by Who set it.
    /// @param time What it was set to,
    /// in seconds.
    event Set(address indexed by, uint256 time);

    /// @notice Set a later time.
    /// @param time The time that was given.
    error TooEarly(uint256 time);
    /// @notice Wait.
    error Stopped();

    /// Sets the clock.
    /// @param time In seconds.
    /// @return before What it was.
    function set(
        uint256 time
    ) external returns (uint256 before);

    /// @notice The time.
    /// @return In seconds.
    function TIME() external view returns (uint256);
}

contract Clock is IClock {
    /// @inheritdoc IClock
    uint256 public immutable TIME;

    /// @notice Who may set it.
    mapping(address => bool) public setters;

    /// @inheritdoc IClock
    function set(uint256 time) external returns (uint256 before) {
        return _set(time);
    }

    function _set(uint256 time) private returns (uint256) {}
}
`

func check(t *testing.T, source string) (string, error) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Clock.sol"), []byte(source), 0o600))
	var out bytes.Buffer
	err := run([]string{dir}, &out)
	return out.String(), err
}

func TestDocumented(t *testing.T) {
	out, err := check(t, documented)
	require.NoError(t, err)
	require.Equal(t, "documented: 2 errors, 1 events, 3 functions with 4 parameters and 2 results, 2 inherited\n", out)
}

// Each line that a caller needs is missed when it is not there.
func TestWhatIsMissing(t *testing.T) {
	for _, c := range []struct{ remove, problem string }{
		{"    /// @notice The clock was set.\n", "event Set has no @notice"},
		{"    /// @param by Who set it.\n", "event Set has no @param by"},
		{" What it was set to,\n    /// in seconds.", "event Set has no @param time"},
		{"    /// @notice Set a later time.\n", "error TooEarly has no @notice"},
		{"    /// @param time The time that was given.\n", "error TooEarly has no @param time"},
		{"    /// @notice Wait.\n", "error Stopped has no @notice"},
		{"    /// Sets the clock.\n", "function set has no @notice"},
		{"    /// @param time In seconds.\n", "function set has no @param time"},
		{"    /// @return before What it was.\n", "function set has no @return before"},
		{"    /// @return In seconds.\n", "function TIME has no @return"},
		{"    /// @inheritdoc IClock\n    uint256", "variable TIME has no @inheritdoc"},
		{"    /// @notice Who may set it.\n", "variable setters has no @notice"},
		{"    /// @inheritdoc IClock\n    function", "function set has no @inheritdoc"},
	} {
		replacement := ""
		if _, code, ok := strings.Cut(c.remove, "IClock\n"); ok {
			replacement = code
		}
		require.Contains(t, documented, c.remove)
		_, err := check(t, strings.Replace(documented, c.remove, replacement, 1))
		require.ErrorContains(t, err, c.problem)
	}
}

func TestAParameterThatIsNotThere(t *testing.T) {
	_, err := check(t, strings.Replace(documented, "error Stopped()", "/// @param gone It.\n    error Stopped()", 1))
	require.ErrorContains(t, err, "error Stopped describes parameters that it has not")
}

func TestNothingToCheck(t *testing.T) {
	_, err := check(t, "library Empty {}\n")
	require.ErrorContains(t, err, "nothing to check")
}

// The contracts of the project.
func TestTheContracts(t *testing.T) {
	require.NoError(t, run([]string{"../../contracts"}, &bytes.Buffer{}))
}

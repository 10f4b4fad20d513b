package rules

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What String writes is read again, in any order and with any separator.
func TestParseRoles(t *testing.T) {
	require.Equal(t, "none", Role(0).String())
	for roles := Role(1); roles <= AllRoles; roles++ {
		parsed, err := ParseRoles(roles.String())
		require.NoError(t, err)
		require.Equal(t, roles, parsed)
	}
	parsed, err := ParseRoles("merge, base,merge")
	require.NoError(t, err)
	require.Equal(t, RoleBase|RoleMerge, parsed)
	_, err = ParseRoles("base,cook")
	require.ErrorIs(t, err, ErrRole)
	require.ErrorContains(t, err, `"cook" is none of`)
	for _, text := range []string{"", " ", ",+"} {
		_, err = ParseRoles(text)
		require.ErrorIs(t, err, ErrNoRole)
	}
}

func TestParseMode(t *testing.T) {
	for _, mode := range []Mode{ModePrivate, ModePublic} {
		parsed, err := ParseMode(mode.String())
		require.NoError(t, err)
		require.Equal(t, mode, parsed)
	}
	for _, text := range []string{"", "open", Mode(2).String()} {
		_, err := ParseMode(text)
		require.ErrorIs(t, err, ErrMode)
	}
}

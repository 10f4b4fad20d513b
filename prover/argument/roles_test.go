package argument

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/settlement/rules"
)

func TestRoles(t *testing.T) {
	for text, want := range map[string]rules.Role{
		"base": rules.RoleBase, "base,merge": rules.RoleBase | rules.RoleMerge, "merge+base": rules.RoleBase | rules.RoleMerge,
		"sequencer, base, base": rules.RoleSequencer | rules.RoleBase,
	} {
		got, err := Roles(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for text, says := range map[string]string{"": "name at least one", ",": "name at least one", "prover": `"prover" is none of sequencer, base and merge`} {
		_, err := Roles(text)
		require.ErrorContains(t, err, says, text)
	}
}

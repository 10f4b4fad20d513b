package argument

import (
	"fmt"
	"strings"

	"fernet/settlement/rules"
)

// Roles reads roles of a staker: "base,merge". The errors say what there is to choose from.
func Roles(text string) (roles rules.Role, err error) {
	known := map[string]rules.Role{}
	for _, role := range []rules.Role{rules.RoleSequencer, rules.RoleBase, rules.RoleMerge} {
		known[role.String()] = role
	}
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '+' || r == ' ' }) {
		role, ok := known[name]
		if !ok {
			return 0, fmt.Errorf("%q is none of sequencer, base and merge", name)
		}
		roles |= role
	}
	if roles == 0 {
		return 0, fmt.Errorf("name at least one of sequencer, base and merge, such as base,merge")
	}
	return roles, nil
}

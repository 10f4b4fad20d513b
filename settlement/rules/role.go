package rules

import (
	"fmt"
	"slices"
	"strings"
)

// Role is a bit of a staker's role set.
type Role uint8

// Roles a staker signs up for, separately.
const (
	RoleSequencer Role = 1 << iota
	RoleBase
	RoleMerge

	AllRoles = RoleSequencer | RoleBase | RoleMerge
)

type roleName struct {
	role Role
	name string
}

var roleNames = []roleName{{RoleSequencer, "sequencer"}, {RoleBase, "base"}, {RoleMerge, "merge"}}

// Has reports whether the set holds every role of other.
func (r Role) Has(other Role) bool { return r&other == other }

// String returns the roles joined by "+", "none" for the empty set.
func (r Role) String() string {
	var names []string
	for _, n := range roleNames {
		if r&n.role != 0 {
			names = append(names, n.name)
		}
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, "+")
}

// ParseRoles reads the names of one or more roles, with "+", commas or blanks between them. The
// error is ErrRole, or ErrNoRole for text that names none.
func ParseRoles(text string) (Role, error) {
	var roles Role
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",+ ", r) }) {
		i := slices.IndexFunc(roleNames, func(n roleName) bool { return n.name == name })
		if i < 0 {
			return 0, fmt.Errorf("%q %w", name, ErrRole)
		}
		roles |= roleNames[i].role
	}
	if roles == 0 {
		return 0, ErrNoRole
	}
	return roles, nil
}

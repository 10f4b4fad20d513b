package settlement

import (
	"fmt"
	"math/big"

	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// IneligibleError says why a staker may not act in a role in a slot.
type IneligibleError struct {
	StakerID uint32
	Reason   string   // names the staker
	Missing  *big.Int // of its deposit, in wei, when that is the reason; else nil
}

func (e *IneligibleError) Error() string { return e.Reason }

// CheckEligible returns, as an IneligibleError, why a staker may not act in a role, 0 for that of
// any prover, in a slot that starts at an L1 block.
func (s Staker) CheckEligible(role rules.Role, slotStart uint64) error {
	suspension, penalized := rules.SuspensionAt(s.Suspensions, slotStart)
	suspended := penalized && suspension.Suspends(slotStart)
	fail := func(format string, args ...any) error {
		return &IneligibleError{StakerID: s.ID, Reason: fmt.Sprintf(format, args...)}
	}
	switch {
	case !s.Roles.Has(role):
		return fail("staker %d has the roles %s, fixed for life, and not %s", s.ID, s.Roles, role)
	case slotStart < s.ActivationBlock:
		return fail("staker %d is active from L1 block %d on, the slot starts at %d", s.ID, s.ActivationBlock, slotStart)
	case !rules.Eligible(s.ActivationBlock, s.ExitBlock, slotStart):
		return fail("staker %d asked to exit at L1 block %d, the slot starts at %d", s.ID, s.ExitBlock, slotStart)
	case suspended && suspension.Until == 0:
		reason := fmt.Sprintf("%s AZT of the deposit of staker %d are missing", units.Exact(s.Missing), s.ID)
		return &IneligibleError{StakerID: s.ID, Reason: reason, Missing: s.Missing}
	case suspended:
		return fail("the deposit of staker %d was filled up and counts from L1 block %d on, the slot starts at %d", s.ID, suspension.Until, slotStart)
	case penalized && role.Has(rules.RoleSequencer) && suspension.Bans(slotStart):
		return fail("staker %d was penalized and may not propose before L1 block %d, the slot starts at %d", s.ID, suspension.BanUntil, slotStart)
	}
	return nil
}

package rules

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The rule of docs/PROTOCOL.md section 2 in its plain form: every penalty and every refill is kept,
// and eligibility at a block follows from all of them.
type plainStaker struct {
	penalties []struct{ from, ban uint64 }
	// Spans in which something of the deposit is missing, from the penalty's fromBlock on; end 0 is
	// none yet.
	short []struct{ from, end uint64 }
}

func (p *plainStaker) allow(role Role, at uint64) bool {
	for _, s := range p.short {
		if s.from <= at && (s.end == 0 || at < s.end) {
			return false
		}
	}
	for _, penalty := range p.penalties {
		if role.Has(RoleSequencer) && penalty.from <= at && at < penalty.ban {
			return false
		}
	}
	return true
}

// TestEligibilityOfPastBlocksNeverChanges draws penalties and refills, and asks for every slot's
// start after each of them what was answered when it was the present.
func TestEligibilityOfPastBlocksNeverChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		slotBlocks := rapid.Uint64Range(1, 7).Draw(t, "slot")
		delay := slotBlocks + rapid.Uint64Range(0, 9).Draw(t, "more delay than a slot")
		var s []Suspension
		var plain plainStaker
		short := false
		var starts []uint64
		var answers []bool
		now := uint64(0)
		check := func() {
			for i, start := range starts {
				for j, role := range []Role{RoleSequencer, RoleBase} {
					got := !Suspended(s, role, start)
					if got != answers[2*i+j] {
						t.Fatalf("in block %d the answer for block %d, role %s, became %v", now, start, role, got)
					}
					if want := plain.allow(role, start); got != want {
						t.Fatalf("block %d, role %s: %v, the plain form says %v", start, role, got, want)
					}
				}
			}
		}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0: // a penalty, which may take nothing
				from := (now/slotBlocks + 1) * slotBlocks
				ban := from + slotBlocks*rapid.Uint64Range(0, 4).Draw(t, "ban")
				takes := rapid.Bool().Draw(t, "takes something")
				if takes {
					short = true
					plain.short = append(plain.short, struct{ from, end uint64 }{from, 0})
				}
				plain.penalties = append(plain.penalties, struct{ from, ban uint64 }{from, ban})
				s = Penalize(s, now, from, ban, short)
			case 1:
				if !short {
					continue
				}
				short = false
				for i := range plain.short {
					if plain.short[i].end == 0 {
						plain.short[i].end = now + delay
					}
				}
				s = Refill(s, now+delay)
			default:
				for range rapid.IntRange(1, 12).Draw(t, "blocks") {
					now++
					if now%slotBlocks == 0 {
						starts = append(starts, now)
						answers = append(answers, !Suspended(s, RoleSequencer, now), !Suspended(s, RoleBase, now))
					}
				}
			}
			check()
		}
	})
}

func TestSuspensionActsFromTheNextSlot(t *testing.T) {
	s := Penalize(nil, 105, 110, 130, true)
	require.True(t, !Suspended(s, AllRoles, 109))
	require.False(t, !Suspended(s, RoleBase, 110))
	s = Refill(s, 115)
	require.False(t, !Suspended(s, RoleBase, 114))
	require.True(t, !Suspended(s, RoleBase, 115))
	require.False(t, !Suspended(s, RoleSequencer, 129), "banned")
	require.True(t, !Suspended(s, RoleSequencer, 130))
	// A ban alone.
	s = Penalize(nil, 105, 110, 130, false)
	require.True(t, !Suspended(s, RoleMerge, 110))
	require.False(t, !Suspended(s, RoleSequencer, 110))
	// A later penalty with a shorter ban does not end a longer one.
	s = Penalize(s, 111, 120, 125, false)
	require.False(t, !Suspended(s, RoleSequencer, 129))
}

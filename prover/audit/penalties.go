package audit

import (
	"fmt"
	"math/big"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// penaltyFollows notes that the transaction at hand has to penalize a staker.
func (s *stakes) penaltyFollows(staker uint32, amount *big.Int, why string) {
	s.due = append(s.due, penaltyDue{staker, amount, why})
}

// penalized checks a penalty: what it follows from, that it is of the right author, what it takes
// and when it acts.
func (s *stakes) penalized(e *settlement.Penalized) {
	p, schedule := at(e.Origin), s.view.Params.Schedule
	staker, ok := s.known(RulePenalty, p, e.StakerID)
	if !ok {
		return
	}
	amount := new(big.Int)
	bad := "nothing that it follows from"
	for i, due := range s.due {
		if due.staker == e.StakerID {
			amount, bad = due.amount, ""
			s.due = append(s.due[:i], s.due[i+1:]...)
			break
		}
	}
	what := func(of string) string { return fmt.Sprintf("%s of staker %d's penalty", of, e.StakerID) }
	s.holds(RulePenalty, p, what("cause"), bad, "a prune or a missed reveal of its own, once")
	s.same(RulePenalty, p, what("amount"), e.Burned, settlement.Loss(amount, staker.Deposit(s.view.Params.StakeAmount)))
	from := schedule.NextSlotStart(e.L1Block)
	s.same(RulePenalty, p, what("first L1 block"), e.FromBlock, from)
	s.same(RulePenalty, p, what("end of the ban"), e.BanUntil, schedule.BanUntil(from, s.view.Params.BanSlots))
	staker.Missing = new(big.Int).Add(staker.Missing, e.Burned)
	staker.Suspensions = rules.Penalize(staker.Suspensions, e.L1Block, e.FromBlock, e.BanUntil, staker.Missing.Sign() != 0)
	s.deposits.Sub(s.deposits, e.Burned)
	s.tx.touched = true
	s.tx.burned.Add(s.tx.burned, e.Burned)
}

// penaltiesTaken finds penalties that were due in a transaction and were not taken.
func (s *stakes) penaltiesTaken(o settlement.Origin) {
	for _, due := range s.due {
		s.finding(RulePenalty, at(o), fmt.Sprintf("penalty of staker %d for %s", due.staker, due.why), "none", "one")
	}
	s.due = nil
}

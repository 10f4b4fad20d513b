package session

import (
	"context"
	"fmt"
	"math/big"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// reverted is a custom error of the contracts that a person is to be helped with.
type reverted struct {
	settlement.Revert
	s   *Session
	ctx context.Context
}

// revertAdvice says what to do about a custom error of the contracts, "" where its meaning says it all.
func (s *Session) revertAdvice(ctx context.Context, r settlement.Revert) string {
	if advice, ok := revertAdvices[r.Name]; ok {
		return advice(reverted{r, s, ctx})
	}
	return ""
}

// revertAdvices is what to do about the custom errors that a user of the commands can meet, by name.
var revertAdvices = map[string]func(reverted) string{
	"NotProposePhase": func(r reverted) string {
		return r.phase("the propose phase opens at ", "the propose phase is over")
	},
	"NotRevealPhase": func(r reverted) string {
		return r.phase("the reveal phase opens at ", "the reveal phase is over and the slot stays empty")
	},
	"RandaoBlockNotMined": func(r reverted) string { return "run it again after " + r.when("randaoBlock") },
	"RandaoBlockTooOld": func(r reverted) string {
		return "L1 keeps 8191 block hashes: the slot stays empty" + r.s.nextSlot(r.now())
	},
	"RandaoNotRecorded":     with("record it first: fernet slot randao --slot %d", "slot"),
	"RandaoAlreadyRecorded": with("there is nothing left to do"),
	"ScoreNotHigher":        with("what L1 has is at least as good: sending this would be for nothing"),
	"ParentNotTip":          with("build on block %d: fernet block build", "tip"),
	"ParentNotProven": func(r reverted) string {
		return fmt.Sprintf("block %d has to be proven first", r.number("proven")+1)
	},
	"WindowClosed":         with("its proving window ended at block %d: finalize it if it is proven (fernet finalize), prune it if not (fernet prune)", "windowEnd"),
	"WindowOpen":           func(r reverted) string { return "its proving window is open until " + r.when("windowEnd") },
	"NotProven":            with("the block has no root: submit one (fernet root submit), or prune it after its window (fernet prune)"),
	"AlreadyFinalized":     with("there is nothing left to do but to claim (fernet rewards claim)"),
	"AlreadySettled":       with("there is nothing left to do but to claim (fernet rewards claim)"),
	"NothingToPrune":       with("every block is proven"),
	"SequencerAlreadyPaid": with("it was paid already: see fernet rewards show"),
	"NoSubmitterShare":     with("it was paid already: see fernet rewards show"),
	"NotSettled":           with("finalize the block first: fernet finalize"),
	"ClaimWindowClosed":    with("what was not claimed by block %d is burned", "expiryBlock"),
	"UnknownBlock":         reverted.unknownBlock,
	"NothingToBurn":        with("nothing is left of it: see fernet rewards show"),
	"ClaimWindowOpen":      func(r reverted) string { return "claims can be made until " + r.when("expiryBlock") },
	"NotActive":            with("staker %d is active from block %d on: wait for a slot that starts then or later", "stakerId", "activationBlock"),
	"Suspended": func(r reverted) string {
		if r.number("untilBlock") > 0 {
			return r.filled("staker %d is eligible from block %d on: wait for a slot that starts then or later", "stakerId", "untilBlock")
		}
		return r.filled("fill up what is missing of its deposit: fernet stake refill --staker %d", "stakerId")
	},
	"Banned":          with("staker %d may propose from block %d on: wait for a slot that starts then or later", "stakerId", "banUntil"),
	"NothingMissing":  with("there is nothing left to do"),
	"AlreadyReported": with("there is nothing left to do"),
	"SlotNotOver":     func(r reverted) string { return "the slot is over at " + r.when("slotEnd") },
	"Exited":          with("staker %d asked to exit in block %d: stake another identity", "stakerId", "exitBlock"),
	"WrongRole": func(r reverted) string {
		return fmt.Sprintf("staker %d has the roles %s, fixed for life: stake another identity with %s",
			r.number("stakerId"), r.role("roles"), r.role("requiredRole"))
	},
	"NotOwner": func(r reverted) string {
		return fmt.Sprintf("sign with the account of the staker's owner, %v", r.Arg("owner"))
	},
	"UnknownStaker":        with("see fernet stake list"),
	"ExitNotRequested":     with("ask for it first: fernet stake exit --staker %d", "stakerId"),
	"ExitAlreadyRequested": with("withdraw when the delay is over: fernet stake withdraw --staker %d", "stakerId"),
	"WithdrawTooEarly": func(r reverted) string {
		return "it can be withdrawn from " + r.when("withdrawableBlock") + "; with --wait the command waits for it"
	},
	"AlreadyWithdrawn":           with("there is nothing left to do"),
	"FaucetLimitExceeded":        with("the faucet gives an account no more: ask another holder for tokens"),
	"ERC20InsufficientBalance":   with("the account has too few tokens: get some from another holder; of the test token fernet stake add --faucet takes what a deposit needs"),
	"ERC20InsufficientAllowance": with("run the command again: the tokens have to be approved first"),
	"WiringMismatch":             with("another transaction took a nonce of the deployment: deploy again from a fresh plan"),
}

// with returns advice with integer values of the error in it.
func with(format string, values ...string) func(reverted) string {
	return func(r reverted) string { return r.filled(format, values...) }
}

func (r reverted) filled(format string, values ...string) string {
	numbers := make([]any, len(values))
	for i, name := range values {
		numbers[i] = r.number(name)
	}
	return fmt.Sprintf(format, numbers...)
}

// number returns an integer value of the error, 0 when it has none of that name.
func (r reverted) number(name string) uint64 {
	switch v := r.Arg(name).(type) {
	case uint64:
		return v
	case uint32:
		return uint64(v)
	case uint16:
		return uint64(v)
	case *big.Int:
		return v.Uint64()
	}
	return 0
}

func (r reverted) role(name string) rules.Role {
	v, _ := r.Arg(name).(uint8)
	return rules.Role(v)
}

// now is the L1 block in which the call failed.
func (r reverted) now() uint64 { return r.number("currentBlock") }

// when names an L1 block, and how far off it is.
func (r reverted) when(name string) string {
	block := r.number(name)
	return fmt.Sprintf("block %d, %s", block, r.s.InBlocks(r.now(), block))
}

// phase says when a phase opens, or that it is over and what comes next.
func (r reverted) phase(opens, over string) string {
	if r.now() < r.number("phaseStart") {
		return opens + r.when("phaseStart")
	}
	return over + r.s.nextSlot(r.now())
}

func (r reverted) unknownBlock() string {
	advice := r.filled("the last block is %d: see fernet block list", "tip")
	if head, err := r.s.Head(r.ctx); err == nil && r.number("number") > r.number("tip") {
		advice += fmt.Sprintf("; blocks of L1, which is at %d, are counted apart", head)
	}
	return advice
}

// nextSlot says when the next slot starts, when the deployment is known.
func (s *Session) nextSlot(now uint64) string {
	if s.client == nil {
		return ""
	}
	schedule, next := s.client.Params.Schedule, uint64(0)
	if slot, started := schedule.SlotAt(now); started {
		next = slot + 1
	}
	at := schedule.SlotStart(next)
	return fmt.Sprintf(": slot %d starts at block %d, %s", next, at, s.InBlocks(now, at))
}

package session

import (
	"context"
	"fmt"
	"regexp"

	"fernet/settlement"
	"fernet/settlement/rules"
)

// adviceOnReverts says what to do about a custom error of the contracts, by its name. In braces are
// values of the error; after an @ one is an L1 block, and it is said when that will be. {nextSlot}
// says when the next slot starts.
var adviceOnReverts = map[string]string{
	"RandaoBlockNotMined":   "run it again after {@randaoBlock}",
	"RandaoNotRecorded":     "record it first: fernet slot randao --slot {slot}",
	"RandaoAlreadyRecorded": nothingLeft,
	"ScoreNotHigher":        "what L1 has is at least as good: sending this would be for nothing",
	"ParentNotTip":          "build on block {tip}: fernet block build",
	"WindowClosed": "its proving window ended at block {windowEnd}: finalize it if it is proven (fernet finalize), " +
		"prune it if not (fernet prune)",
	"WindowOpen":           "its proving window is open until {@windowEnd}",
	"NotProven":            "the block has no root: submit one (fernet root submit), or prune it after its window (fernet prune)",
	"AlreadyFinalized":     "there is nothing left to do but to claim (fernet rewards claim)",
	"AlreadySettled":       "there is nothing left to do but to claim (fernet rewards claim)",
	"NothingToPrune":       "every block is proven",
	"SequencerAlreadyPaid": "it was paid already: see fernet rewards show",
	"NoSubmitterShare":     "it was paid already: see fernet rewards show",
	"NotSettled":           "finalize the block first: fernet finalize",
	"ClaimWindowClosed":    "what was not claimed by block {expiryBlock} is burned",
	"ClaimWindowOpen":      "claims can be made until {@expiryBlock}",
	"NothingToBurn":        "nothing is left of it: see fernet rewards show",
	"NotActive":            "staker {stakerId} is active from block {activationBlock} on: wait for a slot that starts then or later",
	"Banned":               "staker {stakerId} may propose from block {banUntil} on: wait for a slot that starts then or later",
	"NothingMissing":       nothingLeft,
	"AlreadyReported":      nothingLeft,
	"SlotNotOver":          "the slot is over at {@slotEnd}",
	"Exited":               "staker {stakerId} asked to exit in block {exitBlock}: stake another identity",
	"WrongRole":            "staker {stakerId} has the roles {roles}, fixed for life: stake another identity with {requiredRole}",
	"NotOwner":             "sign with the account of the staker's owner, {owner}",
	"UnknownStaker":        "see fernet stake list",
	"ExitNotRequested":     "ask for it first: fernet stake exit --staker {stakerId}",
	"ExitAlreadyRequested": "withdraw when the delay is over: fernet stake withdraw --staker {stakerId}",
	"WithdrawTooEarly":     "it can be withdrawn from {@withdrawableBlock}; with --wait the command waits for it",
	"AlreadyWithdrawn":     nothingLeft,
	"FaucetLimitExceeded":  "the faucet gives an account no more: ask another holder for tokens",
	"ERC20InsufficientBalance": "the account has too few tokens: get some from another holder; of the test token " +
		"fernet stake add --faucet takes what a deposit needs",
	"ERC20InsufficientAllowance": "run the command again: the tokens have to be approved first",
	"NotProposePhase":            "the propose phase is over{nextSlot}",
	"NotRevealPhase":             "the reveal phase is over and the slot stays empty{nextSlot}",
	"RandaoBlockTooOld":          "L1 keeps 8191 block hashes: the slot stays empty{nextSlot}",
	"ParentNotProven":            "block {proven+1} has to be proven first",
	"UnknownBlock":               "the last block is {tip}: see fernet block list",
	"Suspended":                  "fill up what is missing of its deposit: fernet stake refill --staker {stakerId}",
	"WiringMismatch":             "another transaction took a nonce of the deployment: deploy again from a fresh plan",
}

const nothingLeft = "there is nothing left to do"

// adviceTooEarly is that of errors that are also of what comes before its time: of a phase that has
// not begun, of a suspension that ends.
var adviceTooEarly = map[string]struct{ advice, before string }{
	"NotProposePhase": {"the propose phase opens at {@phaseStart}", "phaseStart"},
	"NotRevealPhase":  {"the reveal phase opens at {@phaseStart}", "phaseStart"},
	"Suspended": {"staker {stakerId} is eligible from block {untilBlock} on: wait for a slot that starts then or later",
		"untilBlock"},
}

// revertAdvice says what to do about a custom error of the contracts.
func (s *Session) revertAdvice(ctx context.Context, r settlement.Revert) string {
	now := r.Number("currentBlock")
	if early, ok := adviceTooEarly[r.Name]; ok && now < r.Number(early.before) {
		return s.fill(early.advice, r)
	}
	advice := s.fill(adviceOnReverts[r.Name], r)
	if r.Name == "UnknownBlock" && r.Number("number") > r.Number("tip") {
		if head, err := s.actor.L1.Head(ctx); err == nil {
			advice += fmt.Sprintf("; blocks of L1, which is at %d, are counted apart", head)
		}
	}
	return advice
}

// placeholder is a value of an error in its advice.
var placeholder = regexp.MustCompile(`\{(@?)(\w+)(\+1)?\}`)

// fill puts the values of an error into its advice.
func (s *Session) fill(advice string, r settlement.Revert) string {
	return placeholder.ReplaceAllStringFunc(advice, func(match string) string {
		parts := placeholder.FindStringSubmatch(match)
		name, block := parts[2], r.Number(parts[2])
		switch role, isRole := r.Arg(name).(uint8); {
		case name == "nextSlot":
			return s.nextSlot(r.Number("currentBlock"))
		case parts[1] == "@":
			return fmt.Sprintf("block %d, %s", block, s.InBlocks(r.Number("currentBlock"), block))
		case parts[3] != "":
			return fmt.Sprint(block + 1)
		case isRole:
			return rules.Role(role).String()
		}
		return fmt.Sprint(r.Arg(name))
	})
}

// nextSlot says when the next slot starts, when the deployment is known.
func (s *Session) nextSlot(now uint64) string {
	client := s.actor.Deployment.Opened()
	if client == nil {
		return ""
	}
	schedule, next := client.Params.Schedule, uint64(0)
	if slot, started := schedule.SlotAt(now); started {
		next = slot + 1
	}
	at := schedule.SlotStart(next)
	return fmt.Sprintf(": slot %d starts at block %d, %s", next, at, s.InBlocks(now, at))
}

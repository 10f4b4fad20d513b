package session

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/rpc"

	"fernet/prover/identity"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/l1"
	"fernet/settlement/record"
	"fernet/settlement/rpcerr"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
	"fernet/settlement/units"
)

// AdvisedError is an error with what to do about it.
type AdvisedError struct {
	Err    error
	Advice string
}

func (e *AdvisedError) Error() string { return e.Err.Error() + ": " + e.Advice }
func (e *AdvisedError) Unwrap() error { return e.Err }

// explain adds what to do next to an error that it knows.
func (s *Session) explain(ctx context.Context, err error) error {
	advice := s.advice(ctx, err)
	err = withUnits(err)
	if advice != "" {
		return &AdvisedError{err, advice}
	}
	return err
}

func (s *Session) advice(ctx context.Context, err error) string {
	if r, ok := settlement.RevertOf(err); ok {
		return s.revertAdvice(ctx, r)
	}
	var (
		replaced  *txmgr.ReplacedError
		doubtful  *txmgr.DoubtfulError
		refused   *txmgr.RefusedError
		poor      *account.ETHError
		pointless *settlement.PrecheckError
		fault     *record.Error
	)
	switch {
	case errors.As(err, &poor):
		return fmt.Sprintf("send at least %s ETH to %s", units.Exact(poor.Missing()), poor.Account)
	case errors.Is(err, txmgr.ErrJournalLocked):
		return "another fernet command is sending from this account: wait for it, or use another account"
	case errors.Is(err, txmgr.ErrFeeCap):
		return "L1 is very busy: run the command again later"
	case errors.Is(err, txmgr.ErrIDReused):
		return "this was done before with other values, and can be done only once"
	case errors.As(err, &replaced):
		return "do not send from this account with another program at the same time: run the command again"
	case errors.As(err, &doubtful):
		return "name another node with a second --rpc-url, or wait, and run the command again: it goes on under the same nonce, so that nothing is done twice"
	case errors.Is(err, txmgr.ErrUnreadable), errors.Is(err, settlement.ErrHeader):
		return "use a newer release of fernet: L1 has had a fork that this one does not know"
	case errors.Is(err, l1.ErrUnreachable):
		return "check --rpc-url and the network, or name more nodes with a second --rpc-url"
	case errors.Is(err, l1.ErrChains):
		return "name URLs of one chain only, that of --network"
	case errors.Is(err, identity.ErrMissing):
		return "make it with fernet identity new --identity " + s.Config.Identity
	case errors.As(err, &fault) && fault.Format == settlement.DeploymentKind.Format:
		return "get the record from whoever deployed, or restore it from a backup"
	case errors.As(err, &pointless) && pointless.Opens > pointless.Now:
		return "that is " + s.InBlocks(pointless.Now, pointless.Opens)
	case errors.Is(err, settlement.ErrNotFinalized):
		return "finalize it when its proving window is over: see fernet finalize and fernet block list"
	case errors.As(err, &pointless) && pointless.Waits():
		return "with --wait the command waits for it"
	case errors.Is(err, settlement.ErrStalled):
		return "see with fernet doctor what is wrong with L1, then run the command again"
	case errors.Is(err, tree.ErrMissingProof):
		return "get the proof files that it was made on, and name their folder as well"
	case errors.Is(err, settlement.ErrNoContract):
		return "the deployment is not on this chain: see fernet doctor"
	case errors.Is(err, settlement.ErrOtherCode), errors.Is(err, settlement.ErrOtherValue):
		return DeploymentAdvice(err)
	case strings.Contains(err.Error(), "insufficient funds"):
		if account, err := s.Account(ctx); err == nil {
			return fmt.Sprintf("send ETH to %s", account)
		}
		return "send ETH to the account"
	case errors.As(err, &refused):
		return "nothing was sent: name another node with a second --rpc-url, or wait, and run the command again"
	}
	return nodeAdvice(err)
}

// nodeAdvice says what to do about what a node answered about itself.
func nodeAdvice(err error) string {
	var answer rpc.Error
	if !errors.As(err, &answer) {
		return ""
	}
	switch kind := rpcerr.Of(err); {
	case kind == rpcerr.Pruned:
		return "the node does not keep what is so old: name one that does with --rpc-url"
	case kind.Again():
		return "run the command again later, or name another node with a second --rpc-url"
	case kind.NextURL():
		return "name another node with a second --rpc-url"
	}
	return ""
}

// number returns an integer value of a custom error.
func number(r settlement.Revert, name string) uint64 {
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

// revertAdvice says what to do about a custom error of the contracts.
func (s *Session) revertAdvice(ctx context.Context, r settlement.Revert) string {
	n := func(name string) uint64 { return number(r, name) }
	now := n("currentBlock")
	when := func(block uint64) string { return fmt.Sprintf("block %d, %s", block, s.InBlocks(now, block)) }
	switch r.Name {
	case "NotProposePhase":
		if now < n("phaseStart") {
			return "the propose phase opens at " + when(n("phaseStart"))
		}
		return "the propose phase is over" + s.nextSlot(now)
	case "NotRevealPhase":
		if now < n("phaseStart") {
			return "the reveal phase opens at " + when(n("phaseStart"))
		}
		return "the reveal phase is over and the slot stays empty" + s.nextSlot(now)
	case "RandaoBlockNotMined":
		return "run it again after " + when(n("randaoBlock"))
	case "RandaoBlockTooOld":
		return "L1 keeps 8191 block hashes: the slot stays empty" + s.nextSlot(now)
	case "RandaoNotRecorded":
		return fmt.Sprintf("record it first: fernet slot randao --slot %d", n("slot"))
	case "RandaoAlreadyRecorded":
		return "there is nothing left to do"
	case "ScoreNotHigher":
		return "what L1 has is at least as good: sending this would be for nothing"
	case "ParentNotTip":
		return fmt.Sprintf("build on block %d: fernet block build", n("tip"))
	case "ParentNotProven":
		return fmt.Sprintf("block %d has to be proven first", n("proven")+1)
	case "WindowClosed":
		return fmt.Sprintf("its proving window ended at block %d: finalize it if it is proven (fernet finalize), prune it if not (fernet prune)", n("windowEnd"))
	case "WindowOpen":
		return "its proving window is open until " + when(n("windowEnd"))
	case "NotProven":
		return "the block has no root: submit one (fernet root submit), or prune it after its window (fernet prune)"
	case "AlreadyFinalized", "AlreadySettled":
		return "there is nothing left to do but to claim (fernet rewards claim)"
	case "NothingToPrune":
		return "every block is proven"
	case "SequencerAlreadyPaid", "NoSubmitterShare":
		return "it was paid already: see fernet rewards show"
	case "NotSettled":
		return "finalize the block first: fernet finalize"
	case "ClaimWindowClosed":
		return fmt.Sprintf("what was not claimed by block %d is burned", n("expiryBlock"))
	case "UnknownBlock":
		advice := fmt.Sprintf("the last block is %d: see fernet block list", n("tip"))
		if head, err := s.Head(ctx); err == nil && n("number") > n("tip") {
			advice += fmt.Sprintf("; blocks of L1, which is at %d, are counted apart", head)
		}
		return advice
	case "NothingToBurn":
		return "nothing is left of it: see fernet rewards show"
	case "ClaimWindowOpen":
		return "claims can be made until " + when(n("expiryBlock"))
	case "NotActive":
		return fmt.Sprintf("staker %d is active from block %d on: wait for a slot that starts then or later", n("stakerId"), n("activationBlock"))
	case "Suspended":
		if until := n("untilBlock"); until > 0 {
			return fmt.Sprintf("staker %d is eligible from block %d on: wait for a slot that starts then or later", n("stakerId"), until)
		}
		return fmt.Sprintf("fill up what is missing of its deposit: fernet stake refill --staker %d", n("stakerId"))
	case "Banned":
		return fmt.Sprintf("staker %d may propose from block %d on: wait for a slot that starts then or later", n("stakerId"), n("banUntil"))
	case "NothingMissing", "AlreadyReported":
		return "there is nothing left to do"
	case "SlotNotOver":
		return "the slot is over at " + when(n("slotEnd"))
	case "Exited":
		return fmt.Sprintf("staker %d asked to exit in block %d: stake another identity", n("stakerId"), n("exitBlock"))
	case "WrongRole":
		return fmt.Sprintf("staker %d has the roles %s, fixed for life: stake another identity with %s", n("stakerId"), rules.Role(role(r, "roles")), rules.Role(role(r, "requiredRole")))
	case "NotOwner":
		return fmt.Sprintf("sign with the account of the staker's owner, %v", r.Arg("owner"))
	case "UnknownStaker":
		return "see fernet stake list"
	case "ExitNotRequested":
		return fmt.Sprintf("ask for it first: fernet stake exit --staker %d", n("stakerId"))
	case "ExitAlreadyRequested":
		return fmt.Sprintf("withdraw when the delay is over: fernet stake withdraw --staker %d", n("stakerId"))
	case "WithdrawTooEarly":
		return "it can be withdrawn from " + when(n("withdrawableBlock")) + "; with --wait the command waits for it"
	case "AlreadyWithdrawn":
		return "there is nothing left to do"
	case "FaucetLimitExceeded":
		return "the faucet gives an account no more: ask another holder for tokens"
	case "ERC20InsufficientBalance":
		return "the account has too few tokens: get some from another holder; of the test token fernet stake add --faucet takes what a deposit needs"
	case "ERC20InsufficientAllowance":
		return "run the command again: the tokens have to be approved first"
	case "WiringMismatch":
		return "another transaction took a nonce of the deployment: deploy again from a fresh plan"
	}
	return ""
}

func role(r settlement.Revert, name string) uint8 {
	v, _ := r.Arg(name).(uint8)
	return v
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

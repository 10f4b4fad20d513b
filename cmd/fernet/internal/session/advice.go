package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"

	"github.com/ethereum/go-ethereum/rpc"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover"
	"fernet/prover/audit"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/prover/node"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/p2p"
	"fernet/prover/tree"
	"fernet/prover/work"
	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/keyfile"
	"fernet/settlement/l1"
	"fernet/settlement/record"
	"fernet/settlement/rpcerr"
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

// Explain adds what to do next to an error that it knows, once. What whoever runs the command did
// not say becomes a config.UsageError.
func (s *Session) Explain(ctx context.Context, err error) error {
	if err == nil || as[*AdvisedError](err) {
		return err
	}
	misused := errors.Is(err, actor.ErrNoRPC) || errors.Is(err, actor.ErrNoAccount)
	advice := s.advice(ctx, err)
	if err = rpcerr.WithUnits(err); advice != "" {
		err = &AdvisedError{err, advice}
	}
	if misused {
		err = &config.UsageError{Err: err}
	}
	return err
}

// known are errors of a kind, and what to do about them.
type known struct {
	is     func(error) bool
	advice string
}

// is recognizes an error by what it is, as by its type.
func is(known error) func(error) bool { return func(err error) bool { return errors.Is(err, known) } }

func as[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}

// locked recognizes why a keystore does not open.
func locked(why error) func(error) bool {
	return func(err error) bool { return as[*actor.KeystoreError](err) && errors.Is(err, why) }
}

// answered recognizes what a node answered about itself.
func answered(is func(rpcerr.Kind) bool) func(error) bool {
	return func(err error) bool { return as[rpc.Error](err) && is(rpcerr.Of(err)) }
}

const (
	anotherNode = "name another node with a second --rpc-url"
	sendETH     = "send ETH to the account"
	newFork     = "use a newer release of fernet: L1 has had a fork that this one does not know"
)

// advices are those that depend on the kind of an error only. The first counts.
var advices = []known{
	{is(txmgr.ErrJournalLocked), "a running fernet node, or another command, sends from this account: " +
		"stop the node (or wait for the command), or use another account"},
	{is(txmgr.ErrFeeCap), "L1 is very busy: run the command again later"},
	{is(txmgr.ErrIDReused), "this was done before with other values, and can be done only once"},
	{as[*txmgr.ReplacedError], "do not send from this account with another program at the same time: run the command again"},
	{as[*txmgr.DoubtfulError], anotherNode + ", or wait, and run the command again: " +
		"it goes on under the same nonce, so that nothing is done twice"},
	{is(txmgr.ErrUnreadable), newFork},
	{is(settlement.ErrHeader), newFork},
	{is(l1.ErrUnreachable), "check --rpc-url and the network, or name more nodes with a second --rpc-url"},
	{is(l1.ErrChains), "name URLs of one chain only, that of --network"},
	{is(actor.ErrNoRPC), "name a node with --rpc-url (or FERNET_RPC_URL)"},
	{is(actor.ErrNoAccount), "name a keystore with --account or --keystore, or set FERNET_PRIVATE_KEY"},
	{is(actor.ErrKeystore), "make one with cast wallet import, or name another with --keystore"},
	{is(keyfile.ErrNoHome), "name the keystore with --keystore"},
	{locked(keyfile.ErrPassword), "check the password"},
	{locked(keyfile.ErrAddress), "restore the file from a backup; if the account is known to be the key's, correct the address in the file"},
	{locked(keyfile.ErrCostly), "restore the file from a backup, or import the key anew (cast wallet import)"},
	{as[*actor.KeystoreError], "restore the file from a backup"},
	{is(operator.ErrNotStaked), "stake it with fernet stake add"},
	{is(actor.ErrNoRecord), "get the deployment's record from whoever deployed and name it with --deployment, " +
		"or deploy one yourself (fernet deploy)"},
	{is(actor.ErrOtherChain), "name another --deployment or --rpc-url"},
	{is(prover.ErrNoGenesis), "get the record from whoever deployed"},
	{is(actor.ErrMakesNoKeys), "make them first with fernet keys setup"},
	{is(keys.ErrNotCached), "get the deployment's folder of keys and name it with --keys-dir; " +
		"those that fernet keys setup makes fit only a deployment made with them"},
	{is(work.ErrOtherKeys), "get the node's folder of keys and name it with --keys-dir"},
	{func(err error) bool { return as[*node.BrokerError](err) && errors.Is(err, work.ErrRefused) },
		"name a file of credentials that the broker lets in with --broker-credentials"},
	{func(err error) bool { return as[*node.BrokerError](err) && !errors.Is(err, work.ErrOtherKeys) },
		"see that the broker of --broker runs, with JetStream, and that the node has all rights there"},
	{is(work.ErrListen), "end what listens there, or name another address with --embedded-broker"},
	{is(p2p.ErrListen), "end what listens there, or name another address with --listen"},
	{is(node.ErrHTTP), "end what listens there, or name another address with --http"},
	{is(node.ErrStarting), "see with fernet node status what it waits for"},
	{is(work.ErrRefused), "give the node the public key of --credentials; a builder that was dropped is let in again when the node is started again"},
	{as[*actor.OtherKeysError], "get the deployment's keys and name their folder with --keys-dir"},
	{as[*operator.NotOwnerError], "sign with the owner's account (--account or --keystore)"},
	{is(operator.ErrOtherRoles), "stake another identity"},
	{is(prover.ErrStateDiffers), "check that the genesis file is the deployment's"},
	{is(txmgr.ErrJournalDamaged), "move the file away and check the account's transactions"},
	{as[*operator.StaleDraftError], "build it again (fernet block build)"},
	{is(settlement.ErrNotFinalized), "finalize it when its proving window is over: see fernet finalize and fernet block list"},
	{func(err error) bool { e, ok := errors.AsType[*settlement.PrecheckError](err); return ok && e.Waits() },
		"with --wait the command waits for it"},
	{is(settlement.ErrStalled), "see with fernet doctor what is wrong with L1, then run the command again"},
	{is(tree.ErrMissingProof), "get the proof files that it was made on, and name their folder as well"},
	{is(settlement.ErrIncomplete), "name another --rpc-url"},
	{is(settlement.ErrNoContract), "the deployment is not on this chain: see fernet doctor"},
	{is(audit.ErrUnseen), "another --rpc-url, of an archive node that traces transactions, may show the rest"},
	{is(audit.ErrNoBlock), "see fernet block list, and run the audit again when L1's finalized block has the finalization, or name " +
		"a later L1 block with --at"},
	{is(audit.ErrEarly), "name a later L1 block with --at, or wait until L1 has finalized the deployment"},
	{is(settlement.ErrNoBlock), "name an L1 block that it has, or another --rpc-url"},
	{is(syscall.EISDIR), "name a file"},
	{func(err error) bool { return strings.Contains(err.Error(), "insufficient funds") }, sendETH},
	{as[*txmgr.RefusedError], "nothing was sent: " + anotherNode + ", or wait, and run the command again"},
	{answered(func(kind rpcerr.Kind) bool { return kind == rpcerr.Pruned }),
		"the node does not keep what is so old: name one that does with --rpc-url"},
	{answered(rpcerr.Kind.Again), "run the command again later, or " + anotherNode},
	{answered(rpcerr.Kind.NextURL), anotherNode},
}

// deploymentAdvices are on a deployment that is not what it should be.
var deploymentAdvices = []known{
	{is(settlement.ErrNoContract), "the record is of another chain, or of one that was started anew: " +
		"get the one of this chain from whoever deployed, or deploy again"},
	{is(settlement.ErrOtherCode), "do not use this deployment; if another release of fernet made it, use that one"},
	{is(settlement.ErrOtherKey), "get the deployment's record and folder of keys from whoever deployed"},
	{is(settlement.ErrOtherValue), "do not use this deployment's record: get the right one from whoever deployed"},
}

func find(advices []known, err error) string {
	if i := slices.IndexFunc(advices, func(k known) bool { return k.is(err) }); i >= 0 {
		return advices[i].advice
	}
	return ""
}

// DeploymentAdvice says what to do about a deployment that is not what it should be. It is empty
// for an error that is not about that.
func DeploymentAdvice(err error) string { return find(deploymentAdvices, err) }

// advice says what to do about an error. It is empty for one that is not known.
func (s *Session) advice(ctx context.Context, err error) string {
	if r, ok := settlement.RevertOf(err); ok {
		return s.revertAdvice(ctx, r)
	}
	advice := cmp.Or(s.adviceOnValues(err), find(advices, err), DeploymentAdvice(err))
	if advice == sendETH {
		if account, err := s.Account.Address(ctx); err == nil {
			return fmt.Sprintf("send ETH to %s", account)
		}
	}
	return advice
}

// adviceOnValues is advice that depends on what an error holds, or on settings.
func (s *Session) adviceOnValues(err error) string {
	var (
		poor      *account.ETHError
		early     *settlement.PrecheckError
		fault     *record.Error
		suspended *settlement.IneligibleError
		choice    *keyfile.ChoiceError
	)
	switch {
	case errors.As(err, &poor):
		return fmt.Sprintf("send at least %s ETH to %s", units.Exact(poor.Missing()), poor.Account)
	case errors.Is(err, identity.ErrMissing):
		return "make it with fernet identity new --identity " + s.Config.Identity
	case errors.As(err, &choice) && choice.Account == "":
		return fmt.Sprintf("name one with --account (%s)", strings.Join(choice.Names, ", "))
	case errors.As(err, &choice):
		return "it has: " + strings.Join(choice.Names, ", ")
	case errors.Is(err, actor.ErrKeystore) && s.Config.Keystore == "":
		return "--account names one in this folder: make it with cast wallet import, " +
			"or name a file or another folder with --keystore"
	case errors.As(err, &fault) && fault.Format == settlement.DeploymentKind.Format:
		return "get the record from whoever deployed, or restore it from a backup"
	case errors.As(err, &suspended) && suspended.Missing != nil:
		return fmt.Sprintf("fill it up (fernet stake refill --staker %d)", suspended.StakerID)
	case errors.As(err, &early) && early.Opens > early.Now:
		return "that is " + s.InBlocks(early.Now, early.Opens)
	}
	return ""
}

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
		if head, err := s.L1.Head(ctx); err == nil {
			advice += fmt.Sprintf("; blocks of L1, which is at %d, are counted apart", head)
		}
	}
	return advice
}

// fill puts the values of an error into its advice, and when the next slot starts.
func (s *Session) fill(advice string, r settlement.Revert) string {
	if strings.Contains(advice, "{nextSlot}") {
		advice = strings.ReplaceAll(advice, "{nextSlot}", s.nextSlot(r.Number("currentBlock")))
	}
	return r.Fill(advice, s.InBlocks)
}

// nextSlot says when the next slot starts, when the deployment is known.
func (s *Session) nextSlot(now uint64) string {
	client := s.Deployment.Opened()
	if client == nil {
		return ""
	}
	slot, at := client.Params.Schedule.NextSlot(now)
	return fmt.Sprintf(": slot %d starts at block %d, %s", slot, at, s.InBlocks(now, at))
}

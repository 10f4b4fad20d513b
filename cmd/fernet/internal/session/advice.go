package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/rpc"

	"fernet/cmd/fernet/internal/config"
	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/keys"
	"fernet/prover/operator"
	"fernet/prover/operator/actor"
	"fernet/prover/tree"
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
	var advised *AdvisedError
	if err == nil || errors.As(err, &advised) {
		return err
	}
	misused := errors.Is(err, actor.ErrNoRPC) || errors.Is(err, actor.ErrNoAccount)
	advice := s.advice(ctx, err)
	err = rpcerr.WithUnits(err)
	if advice != "" {
		err = &AdvisedError{err, advice}
	}
	if misused {
		err = &config.UsageError{Err: err}
	}
	return err
}

const (
	anotherNode = "name another node with a second --rpc-url"
	fromAnyone  = "get the record from whoever deployed"
)

// adviceOn says what to do about errors that are known by what they are. The first counts.
var adviceOn = []struct {
	err    error
	advice string
}{
	{txmgr.ErrJournalLocked, "another fernet command is sending from this account: wait for it, or use another account"},
	{txmgr.ErrFeeCap, "L1 is very busy: run the command again later"},
	{txmgr.ErrIDReused, "this was done before with other values, and can be done only once"},
	{txmgr.ErrUnreadable, "use a newer release of fernet: L1 has had a fork that this one does not know"},
	{settlement.ErrHeader, "use a newer release of fernet: L1 has had a fork that this one does not know"},
	{l1.ErrUnreachable, "check --rpc-url and the network, or name more nodes with a second --rpc-url"},
	{l1.ErrChains, "name URLs of one chain only, that of --network"},
	{actor.ErrNoRPC, "name a node with --rpc-url (or FERNET_RPC_URL)"},
	{actor.ErrNoAccount, "name a keystore with --account or --keystore, or set FERNET_PRIVATE_KEY"},
	{actor.ErrNoRecord, "get the deployment's record from whoever deployed and name it with --deployment, " +
		"or deploy one yourself (fernet deploy)"},
	{actor.ErrOtherChain, "name another --deployment or --rpc-url"},
	{actor.ErrMakesNoKeys, "make them first with fernet keys setup"},
	{keys.ErrNotCached, "get the deployment's folder of keys and name it with --keys-dir; " +
		"those that fernet keys setup makes fit only a deployment made with them"},
	{keyfile.ErrNoHome, "name the keystore with --keystore"},
	{prover.ErrNoGenesis, fromAnyone},
	{settlement.ErrNotFinalized, "finalize it when its proving window is over: see fernet finalize and fernet block list"},
	{settlement.ErrStalled, "see with fernet doctor what is wrong with L1, then run the command again"},
	{tree.ErrMissingProof, "get the proof files that it was made on, and name their folder as well"},
	{settlement.ErrNoContract, "the deployment is not on this chain: see fernet doctor"},
}

// advice says what to do about an error. It is empty for one that is not known.
func (s *Session) advice(ctx context.Context, err error) string {
	if r, ok := settlement.RevertOf(err); ok {
		return s.revertAdvice(ctx, r)
	}
	if advice := s.adviceOnValues(err); advice != "" {
		return advice
	}
	for _, known := range adviceOn {
		if errors.Is(err, known.err) {
			return known.advice
		}
	}
	var (
		pointless *settlement.PrecheckError
		refused   *txmgr.RefusedError
	)
	switch {
	case errors.As(err, &pointless) && pointless.Waits():
		return "with --wait the command waits for it"
	case errors.Is(err, settlement.ErrOtherCode), errors.Is(err, settlement.ErrOtherValue):
		return DeploymentAdvice(err)
	case strings.Contains(err.Error(), "insufficient funds"):
		if account, err := s.actor.Account.Address(ctx); err == nil {
			return fmt.Sprintf("send ETH to %s", account)
		}
		return "send ETH to the account"
	case errors.As(err, &refused):
		return "nothing was sent: " + anotherNode + ", or wait, and run the command again"
	}
	return nodeAdvice(err)
}

// adviceOnValues is the advice that depends on what an error holds.
func (s *Session) adviceOnValues(err error) string {
	var (
		replaced  *txmgr.ReplacedError
		doubtful  *txmgr.DoubtfulError
		poor      *account.ETHError
		pointless *settlement.PrecheckError
		fault     *record.Error
		suspended *settlement.IneligibleError
		stale     *operator.StaleDraftError
		choice    *keyfile.ChoiceError
		store     *actor.KeystoreError
		otherKeys *actor.OtherKeysError
	)
	switch {
	case errors.As(err, &poor):
		return fmt.Sprintf("send at least %s ETH to %s", units.Exact(poor.Missing()), poor.Account)
	case errors.As(err, &replaced):
		return "do not send from this account with another program at the same time: run the command again"
	case errors.As(err, &doubtful):
		return anotherNode + ", or wait, and run the command again: it goes on under the same nonce, so that nothing is done twice"
	case errors.Is(err, identity.ErrMissing):
		return "make it with fernet identity new --identity " + s.Config.Identity
	case errors.Is(err, operator.ErrNotStaked):
		return "stake it with fernet stake add"
	case errors.As(err, &choice) && choice.Account == "":
		return fmt.Sprintf("name one with --account (%s)", strings.Join(choice.Names, ", "))
	case errors.As(err, &choice):
		return "it has: " + strings.Join(choice.Names, ", ")
	case errors.Is(err, actor.ErrKeystore) && s.Config.Keystore == "":
		return "--account names one in this folder: make it with cast wallet import, " +
			"or name a file or another folder with --keystore"
	case errors.Is(err, actor.ErrKeystore):
		return "make one with cast wallet import, or name another with --keystore"
	case errors.As(err, &store):
		return keystoreAdvice(err)
	case errors.As(err, &otherKeys):
		return "get the deployment's keys and name their folder with --keys-dir"
	case errors.As(err, &fault) && fault.Format == settlement.DeploymentKind.Format:
		return fromAnyone + ", or restore it from a backup"
	case errors.As(err, &suspended) && suspended.Missing != nil:
		return fmt.Sprintf("fill it up (fernet stake refill --staker %d)", suspended.StakerID)
	case errors.As(err, &stale):
		return "build it again (fernet block build)"
	case errors.As(err, &pointless) && pointless.Opens > pointless.Now:
		return "that is " + s.InBlocks(pointless.Now, pointless.Opens)
	}
	return ""
}

// keystoreAdvice says what to do about a keystore that does not open.
func keystoreAdvice(err error) string {
	switch {
	case errors.Is(err, keyfile.ErrPassword):
		return "check the password"
	case errors.Is(err, keyfile.ErrAddress):
		return "restore the file from a backup; if the account is known to be the key's, correct the address in the file"
	case errors.Is(err, keyfile.ErrCostly):
		return "restore the file from a backup, or import the key anew (cast wallet import)"
	}
	return "restore the file from a backup"
}

// DeploymentAdvice says what to do about a deployment that is not what it should be. It is empty
// for an error that is not about that.
func DeploymentAdvice(err error) string {
	switch {
	case errors.Is(err, settlement.ErrNoContract):
		return "the record is of another chain, or of one that was started anew: get the one of this chain from whoever deployed, or deploy again"
	case errors.Is(err, settlement.ErrOtherCode):
		return "do not use this deployment; if another release of fernet made it, use that one"
	case errors.Is(err, settlement.ErrOtherKey):
		return "get the deployment's record and folder of keys from whoever deployed"
	case errors.Is(err, settlement.ErrOtherValue):
		return "do not use this deployment's record: get the right one from whoever deployed"
	}
	return ""
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
		return "run the command again later, or " + anotherNode
	case kind.NextURL():
		return anotherNode
	}
	return ""
}

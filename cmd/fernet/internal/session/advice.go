package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/rpc"

	"fernet/prover"
	"fernet/prover/identity"
	"fernet/prover/operator"
	"fernet/prover/tree"
	"fernet/settlement"
	"fernet/settlement/account"
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

// explain adds what to do next to an error that it knows.
func (s *Session) explain(ctx context.Context, err error) error {
	advice := s.advice(ctx, err)
	err = rpcerr.WithUnits(err)
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
		suspended *settlement.IneligibleError
		stale     *operator.StaleDraftError
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
	case errors.Is(err, settlement.ErrIncomplete):
		return "name another --rpc-url"
	case errors.Is(err, prover.ErrNoGenesis):
		return "get the record from whoever deployed"
	case errors.As(err, &suspended) && suspended.Missing != nil:
		return fmt.Sprintf("fill it up (fernet stake refill --staker %d)", suspended.StakerID)
	case errors.As(err, &stale):
		return "build it again (fernet block build)"
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

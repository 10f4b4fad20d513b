package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum"

	"fernet/settlement"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// Journal is the file of the account's transactions on this chain.
func (s *Session) Journal(ctx context.Context) (string, error) {
	account, err := s.Account(ctx)
	if err != nil {
		return "", err
	}
	n, err := s.Network(ctx)
	if err != nil {
		return "", err
	}
	return s.DataPath("journals", fmt.Sprintf("%d-%s.journal", n.ChainID, strings.ToLower(account.Hex()))), nil
}

// ErrReset means that a local chain is not the one that the journal is of.
var ErrReset = errors.New("the chain was started anew")

// CheckJournal notices that a local chain has forgotten what is final in the journal. With nonces
// from before, nothing would ever be mined. While the chain knows anything of before, a
// transaction or the deployment, it was a reorg, which the sender sees to; otherwise it is another chain.
func (s *Session) CheckJournal(ctx context.Context, path string, entries []txmgr.Entry) error {
	if !s.network.Local {
		return nil
	}
	var newest *txmgr.Entry
	for _, e := range slices.Backward(entries) {
		if e.Outcome != txmgr.Confirmed {
			continue
		}
		known, err := s.knows(ctx, e)
		if err != nil {
			return fmt.Errorf("compare the journal with L1: %w", err)
		}
		if known {
			return nil
		}
		if newest == nil {
			newest = &e
		}
	}
	if newest == nil {
		return nil
	}
	record, err := s.DeploymentPath(ctx)
	if err != nil {
		return err
	}
	d, err := settlement.ReadDeployment(record)
	if err == nil && d.ChainID == s.network.ChainID {
		code, err := s.l1.CodeAt(ctx, d.Settlement, nil)
		if err != nil {
			return fmt.Errorf("compare the deployment with L1: %w", err)
		}
		if len(code) > 0 {
			return nil
		}
	}
	return fmt.Errorf("%w: it knows neither %s (%s) nor anything before it: remove the journal %s, and what else is of the old chain: the record %s and the plan beside it",
		ErrReset, newest.Receipt.TxHash, newest.Purpose, path, record)
}

// knows reports whether L1 has a transaction that was final.
func (s *Session) knows(ctx context.Context, e txmgr.Entry) (bool, error) {
	block, err := s.l1.Block(ctx, e.Receipt.BlockNumber)
	if err == nil && block.Hash == e.Receipt.BlockHash {
		return true, nil
	}
	if err != nil && !errors.Is(err, ethereum.NotFound) {
		return false, err
	}
	// A reorg may have put it into another block. A node that has begun to index transactions answers with an error.
	_, err = s.l1.TransactionReceipt(ctx, e.Receipt.TxHash)
	if errors.Is(err, l1.ErrUnreachable) || ctx.Err() != nil {
		return false, err
	}
	return err == nil, nil
}

package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
	"fernet/settlement/azt"
	"fernet/settlement/l1"
	"fernet/settlement/txmgr"
)

// The states of a Tx.
const (
	Confirmed    = "confirmed"     // mined and final, by this run
	Earlier      = "earlier"       // mined and final before this run
	Simulated    = "simulated"     // a dry run: it would succeed
	NotSimulated = "not simulated" // a dry run: it depends on the calls before it, which this node cannot simulate together
)

// Tx is a transaction of a command's result. Amounts are decimal: costs in ETH, value in wei.
type Tx struct {
	ID      string       `json:"id"`
	Purpose string       `json:"purpose"`
	Status  string       `json:"status"`
	Hash    *common.Hash `json:"hash,omitempty"`
	Block   uint64       `json:"block,omitempty"`
	Gas     uint64       `json:"gas"`            // used, or in a dry run estimated
	Cost    string       `json:"cost,omitempty"` // ETH; in a dry run at current fees
	Call    *Call        `json:"call,omitempty"` // in a dry run: what would be signed

	receipt *types.Receipt
}

// Call is an unsigned call.
type Call struct {
	From  common.Address  `json:"from"`
	To    *common.Address `json:"to"` // null creates a contract
	Data  hexutil.Bytes   `json:"data"`
	Value string          `json:"value"`
}

// Receipt is that of a final transaction, nil in a dry run.
func (t *Tx) Receipt() *types.Receipt { return t.receipt }

// ID names a transaction of the deployment for ever: a command gives the same
// call the same parts whenever it is run, so that one that was killed and run again
// sends nothing twice.
func (s *Session) ID(ctx context.Context, kind string, parts ...any) (string, error) {
	d, err := s.Deployment(ctx)
	if err != nil {
		return "", err
	}
	id := kind + "/" + strings.ToLower(d.Settlement.Hex())
	for _, p := range parts {
		id += "/" + fmt.Sprint(p)
	}
	return id, nil
}

var errNoID = errors.New("the command gave its transaction no ID")

// Send sends a call and returns when it is final; with --dry-run it simulates
// it, on top of the dry run's earlier calls. The candidate must have an ID; see
// Session.ID. One that already landed is not sent again. A call that would revert is
// an error before anything is spent.
func (s *Session) Send(ctx context.Context, c txmgr.Candidate) (*Tx, error) {
	if c.ID == "" {
		return nil, fmt.Errorf("%s: %w", c.Purpose, errNoID)
	}
	if s.Config.DryRun {
		return s.simulate(ctx, c)
	}
	// What reverted changed nothing: it may be tried again. It is simulated first.
	c.RetryReverted = true
	manager, err := s.Sender(ctx)
	if err != nil {
		return nil, err
	}
	earlier := s.done[c.ID]
	if !earlier {
		s.Note("%s: simulating, then sending", c.Purpose)
	}
	receipt, err := manager.Send(ctx, c)
	if err != nil {
		return nil, err
	}
	tx := &Tx{
		ID: c.ID, Purpose: c.Purpose, Status: Confirmed, Hash: &receipt.TxHash, Block: receipt.BlockNumber.Uint64(),
		Gas: receipt.GasUsed, Cost: cost(receipt.GasUsed, receipt.EffectiveGasPrice), receipt: receipt,
	}
	if earlier {
		tx.Status = Earlier
		s.Note("%s: was done in block %d by %s", c.Purpose, tx.Block, tx.Hash)
		return tx, nil
	}
	s.done[c.ID] = true
	s.Note("%s: done in block %d by %s, %d gas, %s ETH", c.Purpose, tx.Block, tx.Hash, tx.Gas, tx.Cost)
	return tx, nil
}

// SendAll sends calls one after the other, each when the one before it is final.
func (s *Session) SendAll(ctx context.Context, calls ...txmgr.Candidate) ([]*Tx, error) {
	var txs []*Tx
	for _, c := range calls {
		tx, err := s.Send(ctx, c)
		if err != nil {
			return txs, err
		}
		txs = append(txs, tx)
	}
	return txs, nil
}

// Resume waits until everything is final that an earlier run began, so that
// what is then read from L1 includes it. A command that decides by L1's state what to
// send calls it first. A dry run has nothing to resume.
func (s *Session) Resume(ctx context.Context) error {
	if s.Config.DryRun {
		return nil
	}
	_, err := s.Sender(ctx)
	return err
}

// Landed reports whether a transaction of that ID is final, as of Resume and what was sent since.
func (s *Session) Landed(id string) bool { return s.done[id] }

// Fresh returns the first of id/1, id/2, … that has not landed. It is for calls
// that are needed again and again, such as approvals, once L1's state says that
// another one is needed; call Resume before.
func (s *Session) Fresh(id string) string {
	for n := 1; ; n++ {
		if numbered := fmt.Sprintf("%s/%d", id, n); !s.done[numbered] {
			return numbered
		}
	}
}

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

// Sender returns what signs and sends, after everything that an earlier run began is final.
func (s *Session) Sender(ctx context.Context) (*txmgr.Manager, error) {
	if s.manager != nil {
		return s.manager, nil
	}
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	signer, err := s.Signer(ctx)
	if err != nil {
		return nil, err
	}
	path, err := s.Journal(ctx)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(s.DataPath("journals"), 0o700); err != nil {
		return nil, fmt.Errorf("open journal: %w", err)
	}
	entries, err := txmgr.ReadJournal(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		// The manager repairs what a killed process left, and says what it cannot repair.
		s.Log.Debug("cannot read the journal yet", "err", err)
	}
	for _, e := range entries {
		switch e.Outcome {
		case txmgr.Confirmed:
			s.done[e.ID] = true
		case txmgr.Unfinished:
			s.Note("%s: was begun earlier, waiting until it is final", e.Purpose)
		}
	}
	if err := s.CheckJournal(ctx, path, entries); err != nil {
		return nil, err
	}
	cfg := txmgr.DefaultConfig()
	cfg.ChainID = new(big.Int).SetUint64(s.network.ChainID)
	cfg.Confirmations, cfg.PollInterval = s.network.Confirmations, s.network.PollInterval
	// A pool that forgot a transaction is told again within a few blocks, however long those are.
	cfg.RebroadcastAfter = min(cfg.RebroadcastAfter, 10*cfg.PollInterval)
	cfg.JournalPath, cfg.DecodeError, cfg.Log = path, settlement.DecodeRevert, s.Log
	sends := &announcing{Backend: node, said: map[common.Hash]bool{}, say: func(hash common.Hash) {
		blocks := fmt.Sprintf("%d confirmations", cfg.Confirmations)
		if cfg.Confirmations == 1 {
			blocks = "one confirmation"
		}
		s.Note("sent %s, waiting for %s", hash, blocks)
	}}
	manager, err := txmgr.New(ctx, cfg, sends, signer)
	if err != nil {
		return nil, err
	}
	results, err := manager.Resume(ctx)
	if err != nil {
		return nil, errors.Join(err, manager.Close())
	}
	for _, r := range results {
		if r.Err != nil {
			s.Note("begun earlier: %v", r.Err)
			continue
		}
		s.done[r.ID] = true
		s.Note("%s: done in block %d by %s", r.Purpose, r.Receipt.BlockNumber, r.Receipt.TxHash)
	}
	s.manager = manager
	return manager, nil
}

var (
	// ErrReset means that a local chain is not the one that the journal is of.
	ErrReset = errors.New("the chain was started anew")
	// ErrLost means that L1 dropped a transaction after it was taken for final: a
	// reorg was deeper than the confirmations that were waited for.
	ErrLost = errors.New("a reorg deeper than the confirmations waited for dropped it")
)

// CheckJournal notices that a local chain has forgotten what is final in the journal. With nonces
// from before, nothing would ever be mined. While the chain knows anything of before, an older
// transaction or the deployment, it was a reorg; otherwise it is another chain.
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
		if known && newest == nil {
			return nil
		}
		if known {
			return lost(*newest, path)
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
			return lost(*newest, path)
		}
	}
	return fmt.Errorf("%w: it knows neither %s (%s) nor anything before it: remove the journal %s, and what else is of the old chain: the record %s and the plan beside it",
		ErrReset, newest.Receipt.TxHash, newest.Purpose, path, record)
}

func lost(e txmgr.Entry, path string) error {
	return fmt.Errorf("%s: transaction %s, nonce %d: %w: wait for it to come back, or move the journal %s aside and run the command again with more --confirmations; keep the deployment's record",
		e.Purpose, e.Receipt.TxHash, e.Nonce, ErrLost, path)
}

// knows reports whether L1 has a transaction that was final.
func (s *Session) knows(ctx context.Context, e txmgr.Entry) (bool, error) {
	block, err := s.l1.HeaderByNumber(ctx, e.Receipt.BlockNumber)
	if err == nil && block.Hash() == e.Receipt.BlockHash {
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

// announcing says which transaction was sent, once for each.
type announcing struct {
	txmgr.Backend
	say func(hash common.Hash)

	mu   sync.Mutex
	said map[common.Hash]bool
}

func (a *announcing) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	if err := a.Backend.SendTransaction(ctx, tx); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.said[tx.Hash()] {
		a.said[tx.Hash()] = true
		a.say(tx.Hash())
	}
	return nil
}

// cost is what gas costs, in ETH.
func cost(gas uint64, price *big.Int) string {
	if price == nil {
		return ""
	}
	return azt.Exact(new(big.Int).Mul(new(big.Int).SetUint64(gas), price)) // ETH has the decimals of AZT
}

// callArgs is a call as RPC takes it.
type callArgs struct {
	From  common.Address  `json:"from"`
	To    *common.Address `json:"to,omitempty"`
	Input hexutil.Bytes   `json:"input,omitempty"`
	Value *hexutil.Big    `json:"value,omitempty"`
	Gas   hexutil.Uint64  `json:"gas,omitempty"`
}

// simulate is Send in a dry run.
func (s *Session) simulate(ctx context.Context, c txmgr.Candidate) (*Tx, error) {
	node, err := s.L1(ctx)
	if err != nil {
		return nil, err
	}
	from, err := s.Account(ctx)
	if err != nil {
		return nil, err
	}
	value := new(big.Int)
	if c.Value != nil {
		value = c.Value
	}
	tx := &Tx{ID: c.ID, Purpose: c.Purpose, Status: Simulated, Call: &Call{From: from, To: c.To, Data: c.Data, Value: value.String()}}
	args := callArgs{From: from, To: c.To, Input: c.Data, Value: (*hexutil.Big)(value)}
	if len(s.simulated) == 0 {
		tx.Gas, err = node.EstimateGas(ctx, ethereum.CallMsg{From: from, To: c.To, Data: c.Data, Value: value})
		if err != nil {
			return nil, wouldFail(c.Purpose, err)
		}
	} else if tx.Gas, err = s.simulateTogether(ctx, c.Purpose, args); err != nil {
		var failed *txmgr.WouldFailError
		if errors.As(err, &failed) {
			return nil, err
		}
		s.Log.Debug("no simulation of several calls", "err", err)
		tx.Status = NotSimulated
	}
	s.simulated = append(s.simulated, args)
	if tx.Gas > 0 {
		head, err := node.HeaderByNumber(ctx, nil)
		if err != nil {
			return nil, fmt.Errorf("get fees: %w", err)
		}
		tip, err := node.SuggestGasTipCap(ctx)
		if err != nil {
			return nil, fmt.Errorf("get fees: %w", err)
		}
		if head.BaseFee != nil {
			tip = new(big.Int).Add(tip, head.BaseFee)
		}
		tx.Cost = cost(tx.Gas, tip)
	}
	return tx, nil
}

// simulateTogether runs a call after those of the dry run so far, with
// eth_simulateV1, which not every node has.
func (s *Session) simulateTogether(ctx context.Context, purpose string, last callArgs) (gas uint64, err error) {
	type outcome struct {
		GasUsed hexutil.Uint64  `json:"gasUsed"`
		Status  hexutil.Uint64  `json:"status"`
		Error   json.RawMessage `json:"error"`
		Return  hexutil.Bytes   `json:"returnData"`
	}
	var blocks []struct {
		Calls []outcome `json:"calls"`
	}
	// Each in a block of its own: together they may need more gas than one has.
	var request []any
	for _, call := range append(s.simulated[:len(s.simulated):len(s.simulated)], last) {
		call.Gas = hexutil.Uint64(params.MaxTxGas)
		request = append(request, map[string]any{"calls": []callArgs{call}})
	}
	if err := s.l1.Call(ctx, &blocks, "eth_simulateV1", map[string]any{"blockStateCalls": request}, "latest"); err != nil {
		return 0, err
	}
	if len(blocks) != len(request) || len(blocks[len(blocks)-1].Calls) != 1 {
		return 0, errors.New("the node's simulation has another number of calls")
	}
	o := blocks[len(blocks)-1].Calls[0]
	if o.Status == 1 {
		return uint64(o.GasUsed), nil
	}
	var failure struct {
		Message string `json:"message"`
		Data    string `json:"data"`
	}
	// A node that says nothing about why leaves the fields empty.
	_ = json.Unmarshal(o.Error, &failure)
	data, err := hexutil.Decode(failure.Data)
	if err != nil {
		data = o.Return
	}
	reason := failure.Message
	if text, ok := settlement.DecodeRevert(data); ok {
		reason = text
	}
	return 0, &txmgr.WouldFailError{Purpose: purpose, Reason: reason, Data: data}
}

// wouldFail is the error of an estimate.
func wouldFail(purpose string, err error) error {
	var with interface{ ErrorData() any }
	if !errors.As(err, &with) {
		return fmt.Errorf("%s: %w", purpose, err)
	}
	failed := &txmgr.WouldFailError{Purpose: purpose, Reason: err.Error()}
	if text, ok := with.ErrorData().(string); ok {
		if data, err := hexutil.Decode(text); err == nil {
			failed.Data = data
			if decoded, ok := settlement.DecodeRevert(data); ok {
				failed.Reason = decoded
			}
		}
	}
	return failed
}

// shownData is how many bytes of a call's data a person is shown.
const shownData = 36

// RenderTxs shows transactions; those of a dry run with the call each would sign.
func RenderTxs(con *console.Console, txs ...*Tx) {
	if len(txs) == 0 {
		return
	}
	if txs[0].Call == nil {
		t := console.Table{Columns: []console.Column{{Name: "transaction"}, {Name: "block", Align: console.Right}, {Name: "gas", Align: console.Right}, {Name: "ETH", Align: console.Right}, {Name: "hash"}}}
		for _, tx := range txs {
			purpose := tx.Purpose
			if tx.Status == Earlier {
				purpose += " (earlier)"
			}
			t.Rows = append(t.Rows, []any{purpose, tx.Block, tx.Gas, tx.Cost, tx.Hash})
		}
		con.Table(t)
		return
	}
	con.Line("Dry run: nothing was sent.")
	for _, tx := range txs {
		to := "a new contract"
		if tx.Call.To != nil {
			to = tx.Call.To.Hex()
		}
		data := tx.Call.Data.String()
		if n := len(tx.Call.Data); n > shownData {
			data = fmt.Sprintf("%s… (%d bytes)", tx.Call.Data[:shownData], n)
		}
		if tx.Status == NotSimulated {
			con.Line("%s: depends on the calls before it, this node cannot simulate them together", tx.Purpose)
		} else {
			con.Line("%s: would succeed, %d gas, %s ETH at current fees", tx.Purpose, tx.Gas, tx.Cost)
		}
		con.Line("  from   %s\n  to     %s\n  data   %s\n  value  %s wei", tx.Call.From, to, data, tx.Call.Value)
	}
}

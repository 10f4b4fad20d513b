package session

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"fernet/cmd/fernet/internal/console"
	"fernet/settlement"
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
	Gas     uint64       `json:"gas"`               // used, or in a dry run estimated
	Cost    string       `json:"cost,omitempty"`    // ETH; in a dry run at current fees
	MaxCost string       `json:"maxCost,omitempty"` // ETH; in a dry run: what the account must have for it
	Call    *Call        `json:"call,omitempty"`    // in a dry run: what would be signed

	receipt       *types.Receipt
	cost, maxCost *big.Int // wei
}

// Call is an unsigned call.
type Call struct {
	From  common.Address  `json:"from"`
	To    *common.Address `json:"to"` // null creates a contract
	Data  hexutil.Bytes   `json:"data"`
	Value string          `json:"value"`
}

// Txs are the transactions of a result. In JSON they are a list, also when there are none.
type Txs []*Tx

// MarshalJSON writes a list.
func (t Txs) MarshalJSON() ([]byte, error) {
	if t == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]*Tx(t))
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
		txs, err := s.dryRun(ctx, c)
		if err != nil {
			return nil, err
		}
		return txs[0], nil
	}
	// What reverted changed nothing: it may be tried again. It is simulated first.
	c.RetryReverted = true
	manager, err := s.Sender(ctx)
	if err != nil {
		return nil, err
	}
	before := s.done[c.ID]
	if before == nil {
		s.Note("%s: simulating, then sending", c.Purpose)
		if !s.afforded[c.ID] {
			// A node that does not answer is waited for by the sender.
			if _, err := s.Preflight(ctx, c); err != nil && !errors.Is(err, l1.ErrUnreachable) {
				return nil, err
			}
		}
	}
	receipt, err := manager.Send(ctx, c)
	if err != nil {
		return nil, err
	}
	s.done[c.ID] = receipt
	if s.client != nil {
		s.client.Seen(receipt.BlockNumber.Uint64())
	}
	tx := &Tx{
		ID: c.ID, Purpose: c.Purpose, Status: Confirmed, Hash: &receipt.TxHash, Block: receipt.BlockNumber.Uint64(),
		Gas: receipt.GasUsed, receipt: receipt, cost: new(big.Int),
	}
	if price := receipt.EffectiveGasPrice; price != nil { // there are nodes that do not say
		tx.cost.Mul(price, new(big.Int).SetUint64(receipt.GasUsed))
		tx.Cost = eth(tx.cost)
	}
	s.final.txs = append(s.final.txs, tx)
	// In another block than before, it is what a reorg had dropped and this run has seen through again.
	if before != nil && before.BlockHash == receipt.BlockHash {
		tx.Status = Earlier
		s.Note("%s: was done in block %d by %s", c.Purpose, tx.Block, tx.Hash)
		return tx, nil
	}
	s.Note("%s: done in block %d by %s, %d gas, %s ETH", c.Purpose, tx.Block, tx.Hash, tx.Gas, tx.Cost)
	return tx, nil
}

// SendAll sends calls one after the other, each when the one before it is final. Before the first
// it sees that the account can pay for all of them, and that none of them would fail.
func (s *Session) SendAll(ctx context.Context, calls ...txmgr.Candidate) ([]*Tx, error) {
	if s.Config.DryRun {
		return s.dryRun(ctx, calls...)
	}
	if len(calls) > 1 {
		if _, err := s.Preflight(ctx, calls...); err != nil {
			return nil, err
		}
	}
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
func (s *Session) Landed(id string) bool { return s.done[id] != nil }

// Fresh returns the first of id/1, id/2, … that has not landed. It is for calls
// that are needed again and again, such as approvals, once L1's state says that
// another one is needed; call Resume before.
func (s *Session) Fresh(id string) string {
	for n := 1; ; n++ {
		if numbered := fmt.Sprintf("%s/%d", id, n); !s.Landed(numbered) {
			return numbered
		}
	}
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
			s.done[e.ID] = e.Receipt
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
		s.done[r.ID] = r.Receipt
		s.Note("%s: done in block %d by %s", r.Purpose, r.Receipt.BlockNumber, r.Receipt.TxHash)
	}
	s.manager = manager
	return manager, nil
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
			t.Rows = append(t.Rows, []any{purpose, tx.Block, tx.Gas, tx.Cost, console.Cell{Text: tx.Hash, Short: tx.Hash.Hex()[:12] + "…"}})
		}
		if len(txs) > 1 {
			sum := TotalOf(txs)
			t.Footer = []any{"together", "", sum.Gas, sum.Cost, ""}
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
			con.Line("%s: depends on the calls before it, which this node cannot simulate together; taken for %d gas, %s ETH", tx.Purpose, tx.Gas, tx.Cost)
		} else {
			con.Line("%s: would succeed, %d gas, %s ETH at current fees", tx.Purpose, tx.Gas, tx.Cost)
		}
		con.Line("  from   %s\n  to     %s\n  data   %s\n  value  %s wei", tx.Call.From, to, data, tx.Call.Value)
	}
	con.Line("%s", TotalOf(txs))
}

package main

import (
	"context"
	"encoding/hex"
	"errors"
	"io/fs"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/txmgr"
)

// withSession makes a command's action of what it does.
func withSession[T any, R interface {
	*T
	session.Result
}](do func(ctx context.Context, c *cli.Context, s *session.Session) (R, error)) cli.ActionFunc {
	return func(c *cli.Context) error {
		return session.Run(c, func(ctx context.Context, s *session.Session) (R, error) { return do(ctx, c, s) })
	}
}

// sent is the part of a result that says what was sent.
type sent struct {
	Transactions session.Txs `json:"transactions"`
	// Already says why nothing was sent: what was asked for has happened before, whoever did it.
	Already string `json:"already,omitempty"`
}

func (r *sent) render(con *console.Console) {
	if r.Already != "" {
		con.Line("Nothing to do: %s.", r.Already)
	}
	session.RenderTxs(con, r.Transactions...)
}

// sendChecked sends a call unless it makes no sense, as a settlement.PrecheckError
// says. What this account began in an earlier run of the command is seen
// through first: L1 may show its effect before it is final.
func (r *sent) sendChecked(ctx context.Context, s *session.Session, c txmgr.Candidate, check error) error {
	begun, err := beganEarlier(ctx, s, c.ID)
	if err != nil {
		return err
	}
	if !begun {
		if done, err := alreadyDone(check); err != nil || done != "" {
			r.Already = done
			return err
		}
	}
	tx, err := s.Send(ctx, c)
	if err != nil {
		var failed *txmgr.WouldFailError
		if done, _ := alreadyDone(check); errors.As(err, &failed) && done != "" {
			r.Already = done // by somebody else, after a reorg had dropped ours
			return nil
		}
		return err
	}
	r.Transactions = append(r.Transactions, tx)
	return nil
}

// alreadyDone returns why nothing has to be done, or the error.
func alreadyDone(err error) (string, error) {
	var pointless *settlement.PrecheckError
	if errors.As(err, &pointless) && pointless.Done {
		return pointless.Error(), nil
	}
	return "", err
}

// beganEarlier reports whether the account's journal has a transaction under the ID that landed or may land.
func beganEarlier(ctx context.Context, s *session.Session, id string) (bool, error) {
	if s.Config.DryRun || !s.HasAccount() {
		return false, nil
	}
	entry, err := journalled(ctx, s, id)
	// Should a reorg have dropped it since, the sender sees it through again.
	return entry != nil && (entry.Outcome == txmgr.Confirmed || entry.Outcome == txmgr.Unfinished), err
}

// landed returns the L1 block in which the transaction of an ID is final, as the account's journal
// says. It is for what L1's state does not tell: an amount that was paid looks like one that was
// paid before.
func landed(ctx context.Context, s *session.Session, id string) (block uint64, final bool, err error) {
	entry, err := journalled(ctx, s, id)
	if err != nil || entry == nil || entry.Outcome != txmgr.Confirmed {
		return 0, false, err
	}
	return entry.Receipt.BlockNumber.Uint64(), true, nil
}

// journalled returns the entry of an ID in the account's journal, nil when it has none.
func journalled(ctx context.Context, s *session.Session, id string) (*txmgr.Entry, error) {
	path, err := s.Journal(ctx)
	if err != nil {
		return nil, err
	}
	entries, err := txmgr.ReadJournal(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil && s.Config.DryRun {
		return nil, err
	}
	if err != nil {
		// A killed process may have left half a line: the sender repairs the journal, or says what it cannot repair.
		if _, err := s.Sender(ctx); err != nil {
			return nil, err
		}
		if entries, err = txmgr.ReadJournal(path); err != nil {
			return nil, err
		}
	}
	i := slices.IndexFunc(entries, func(e txmgr.Entry) bool { return e.ID == id })
	if i < 0 {
		return nil, nil
	}
	return &entries[i], nil
}

// sendOne is a command that sends one call.
func sendOne(ctx context.Context, s *session.Session, c txmgr.Candidate, check error, kind string, parts ...any) (*sent, error) {
	var err error
	if c.ID, err = s.ID(ctx, kind, parts...); err != nil {
		return nil, err
	}
	r := new(sent)
	return r, r.sendChecked(ctx, s, c, check)
}

// waitFlag makes a command wait for what cannot be done yet.
func waitFlag(until string) cli.Flag {
	return &cli.BoolFlag{Name: "wait", Usage: "wait " + until + "; it can be interrupted and run again"}
}

// waitFor returns what a check says: with --wait once it says anything else than to wait.
func waitFor(ctx context.Context, c *cli.Context, s *session.Session, check func(context.Context) error) error {
	if c.Bool("wait") {
		return s.Wait(ctx, check)
	}
	return check(ctx)
}

// maxReadings is how often a command that only reads is begun because L1 was reorganized meanwhile.
const maxReadings = 16

// reading begins a command that only reads anew when L1 was reorganized while it read at one block.
func reading[T any, R interface {
	*T
	session.Result
}](do func(ctx context.Context, c *cli.Context, s *session.Session) (R, error)) func(context.Context, *cli.Context, *session.Session) (R, error) {
	return func(ctx context.Context, c *cli.Context, s *session.Session) (R, error) {
		for try := 1; ; try++ {
			r, err := do(ctx, c, s)
			if !errors.Is(err, settlement.ErrReorged) || try == maxReadings || ctx.Err() != nil {
				return r, err
			}
			s.Log.Info("L1 was reorganized while it was read: reading again", "err", err)
		}
	}
}

// tag is enough of a hash to tell IDs and file names apart.
func tag(h common.Hash) string { return hex.EncodeToString(h[:8]) }

// parseBps reads a share: "40%", "62.5 %" or basis points, "4000".
func parseBps(flag, text string) (rules.Bps, error) {
	share, err := argument.Share(text)
	if err != nil {
		return 0, config.Usage("--%s: %w", flag, err)
	}
	return share, nil
}

// required reads a flag that has no default.
func required(c *cli.Context, flag string) (string, error) {
	if text := c.String(flag); text != "" {
		return text, nil
	}
	return "", config.Usage("--%s is needed: see %s --help", flag, c.Command.HelpName)
}

// blockFlag names the block a command is about.
func blockFlag() cli.Flag {
	return &cli.Uint64Flag{Name: "block", Usage: "the L2 block's `NUMBER`"}
}

func blockNumber(c *cli.Context) (uint64, error) {
	if number := c.Uint64("block"); number > 0 {
		return number, nil
	}
	return 0, config.Usage("--block is needed, from 1: see %s --help and fernet block list", c.Command.HelpName)
}

// points writes a score, as every table does.
func points(score *big.Int) string { return rules.Points(score) }

// short is an address in a table.
func short(a common.Address) string { return a.Hex()[:8] + "…" }

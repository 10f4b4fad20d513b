package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/ledger"
	"fernet/prover/payments"
)

// transfersFlag names a file of signed transfers.
func transfersFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "file", Value: "transfers.json", Usage: usage, TakesFile: true}
}

func txListCommand() *cli.Command {
	return &cli.Command{
		Name:  "list",
		Usage: "the transfers of a file, and whether they can be applied",
		Description: "Applies the transfers, in the order of the file, to the ledger after the last block. One that cannot be applied is\n" +
			"passed over.\n\nExample: fernet tx list --file transfers.json",
		Flags:  []cli.Flag{genesisFlag(), transfersFlag("list the transfers of `FILE`")},
		Action: withSession(txList),
	}
}

func txRemoveCommand() *cli.Command {
	return &cli.Command{
		Name:  "remove",
		Usage: "take a transfer out of a file",
		Description: "Removes the transfer at a place, of fernet tx list. Nonces are signed: what its sender signed after it cannot be applied\n" +
			"without it, nor can what was paid out of its money. With --following those are removed as well; otherwise\n" +
			"nothing is. Whoever has a copy of the file still has the transfer.\n\n" +
			"Example: fernet tx remove --file transfers.json --place 2",
		Flags: []cli.Flag{
			genesisFlag(), transfersFlag("remove the transfer from `FILE`"),
			&cli.UintFlag{Name: "place", Usage: "the transfer's `PLACE` in the file, from 0"},
			&cli.BoolFlag{Name: "following", Usage: "also remove the transfers that cannot be applied without it"},
		},
		Action: withSession(txRemove),
	}
}

// transferListed is a transfer of a file.
type transferListed struct {
	Place int `json:"place"`
	payments.Payment
	Problem string `json:"problem,omitempty"` // why it cannot be applied
}

func listed(place int, t ledger.Transfer, problem error) transferListed {
	l := transferListed{Place: place, Payment: payments.PaymentOf(t)}
	if problem != nil {
		l.Problem = problem.Error()
	}
	return l
}

// transfersListed is the result of fernet tx list.
type transfersListed struct {
	File      string           `json:"file"`
	Block     uint64           `json:"block"` // the transfers are applied to the state after it
	Transfers []transferListed `json:"transfers"`
}

func (r *transfersListed) Render(con *console.Console) {
	con.Line("%s: %d transfers, on the ledger after block %d", r.File, len(r.Transfers), r.Block)
	renderTransfers(con, r.Transfers)
}

func renderTransfers(con *console.Console, transfers []transferListed) {
	renderPayments(con, "place", len(transfers), func(i int) (int, payments.Payment) { return transfers[i].Place, transfers[i].Payment })
	for _, tx := range transfers {
		if tx.Problem != "" {
			con.Bad("transfer %d cannot be applied: %s", tx.Place, tx.Problem)
		}
	}
}

func txList(ctx context.Context, c *cli.Context, s *session.Session) (*transfersListed, error) {
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	r := &transfersListed{File: c.String("file"), Transfers: []transferListed{}}
	file, err := payments.ReadTransfers(r.File, prover.Files(chain.Deployment))
	if err != nil {
		return nil, err
	}
	var state *ledger.State
	if state, r.Block, err = payments.LastState(ctx, chain.Client, chain.Follower); err != nil {
		return nil, err
	}
	for i, problem := range payments.ApplyEach(state, file.Transfers) {
		r.Transfers = append(r.Transfers, listed(i, file.Transfers[i], problem))
	}
	return r, nil
}

// transfersRemoved is the result of fernet tx remove.
type transfersRemoved struct {
	File    string           `json:"file"`
	Removed []transferListed `json:"removed"`         // with the places they had
	Left    int              `json:"left"`            // transfers in the file
	Would   []string         `json:"would,omitempty"` // files that a dry run would have written
}

func (r *transfersRemoved) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("%d transfers would be removed from %s, %d would be left:", len(r.Removed), r.Would[0], r.Left)
	} else {
		con.Line("%d transfers are removed from %s, %d are left:", len(r.Removed), r.File, r.Left)
	}
	renderTransfers(con, r.Removed)
}

func txRemove(ctx context.Context, c *cli.Context, s *session.Session) (*transfersRemoved, error) {
	if !c.IsSet("place") {
		return nil, config.Usage("--place is needed: see %s --help", c.Command.HelpName)
	}
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	state, _, err := payments.LastState(ctx, chain.Client, chain.Follower)
	if err != nil {
		return nil, err
	}
	deployment, path := prover.Files(chain.Deployment), c.String("file")
	r := &transfersRemoved{File: path, Removed: []transferListed{}}
	if _, err := payments.ReadTransfers(path, deployment); err != nil {
		return nil, err // a file that is not there is not made
	}
	remove := func(file *payments.Transfers) error { return r.remove(c, state, file) }
	if s.Config.DryRun {
		file, err := payments.ReadTransfers(path, deployment)
		if err != nil {
			return nil, err
		}
		if err := remove(file); err != nil {
			return nil, err
		}
		r.File, r.Would = "", []string{path}
		return r, nil
	}
	if err := payments.ChangeTransfers(ctx, path, deployment, waitsForFile(s, path), remove); err != nil {
		return nil, err
	}
	return r, nil
}

// waitsForFile says that another command has a file.
func waitsForFile(s *session.Session, path string) func(time.Duration) {
	return func(atMost time.Duration) {
		s.Note("waiting for %s, which another command is changing, for at most %s", path, atMost)
	}
}

// remove takes the transfer at --place out of a file, and with --following what cannot be applied
// without it.
func (r *transfersRemoved) remove(c *cli.Context, state *ledger.State, file *payments.Transfers) error {
	place := c.Uint("place")
	left, removed, err := payments.Remove(state, file.Transfers, int(place), c.Bool("following"))
	var following *payments.TransferError
	switch {
	case errors.Is(err, payments.ErrNoTransfer):
		return fmt.Errorf("remove transfer %d: %s has %d transfers, counted from 0: see fernet tx list", place, r.File, len(file.Transfers))
	case errors.As(err, &following):
		return fmt.Errorf("remove transfer %d: without it transfer %d could not be applied (%w): nothing was removed; --following removes it as well, and any other like it",
			place, following.Place, following.Err)
	case err != nil:
		return err
	}
	for _, i := range removed {
		r.Removed = append(r.Removed, listed(i, file.Transfers[i], nil))
	}
	file.Transfers, r.Left = left, len(left)
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/prover/payments"
	"fernet/settlement/units"
)

func txCommand() *cli.Command {
	key := func() cli.Flag {
		return &cli.StringFlag{Name: "key", Usage: "the account key's `FILE`, of fernet tx key", TakesFile: true}
	}
	file := func(usage string) cli.Flag {
		return &cli.StringFlag{Name: "file", Value: "transfers.json", Usage: usage, TakesFile: true}
	}
	return group("tx", "the reference ledger: account keys and signed transfers",
		"Transfers are handed to a node, which has them put into a block, or signed into a file that a sequencer builds a block\n"+
			"of. Account keys' passwords are asked for, or read from --identity-password-file or --password-file.",
		"fernet tx new --key alice.key.json --to 0x… --amount 12.5 --fee 0.1 --file transfers.json",
		command("key", "make an account key",
			"Makes a random key of the ledger and keeps it encrypted in a file, which is never overwritten. It asks no L1.",
			"fernet tx key --key alice.key.json", txKey, append(newKeyFlags(), key())...),
		command("account", "an account's balance and nonce, after the last block",
			"Rebuilds the ledger from L1. It needs no password.",
			"fernet tx account --key alice.key.json", rendered(txAccount, renderBalance),
			key(), genesisFlag(),
			&cli.StringFlag{Name: "address", Usage: "the account's `ADDRESS`, instead of --key"},
			&cli.Uint64Flag{Name: "block", Usage: "after the block with this `NUMBER` (default: the last one)"}),
		command("new", "sign a transfer and add it to a file",
			"Finds the sender's index and nonce, and the receiver's index, in the ledger after the last block and after the\n"+
				"transfers that are in the file already; a new receiver gets the lowest free index. A transfer that could\n"+
				"not be applied is refused before a password is asked for: an account keeps the ledger's least balance (see\n"+
				"fernet tx account), and a new one gets at least as much. Several may sign into one file at once.",
			"fernet tx new --key alice.key.json --to 0x… --amount 12.5 --fee 0.1 --file transfers.json", txNew,
			append([]cli.Flag{key(), genesisFlag(), file("add the transfer to `FILE`")}, paymentFlags()...)...),
		txSendCommand(key()),
		command("list", "the transfers of a file, and whether they can be applied",
			"Applies the transfers, in the order of the file, to the ledger after the last block. One that cannot be applied is\n"+
				"passed over.",
			"fernet tx list --file transfers.json",
			rendered(txList, renderTransfers), genesisFlag(), file("list the transfers of `FILE`")),
		command("remove", "take a transfer out of a file",
			"Removes the transfer at a place, of fernet tx list. Nonces are signed: what its sender signed after it cannot be applied\n"+
				"without it, nor can what was paid out of its money. With --following those are removed as well; otherwise\n"+
				"nothing is. Whoever has a copy of the file still has the transfer.",
			"fernet tx remove --file transfers.json --place 2", txRemove,
			genesisFlag(), file("remove the transfer from `FILE`"),
			&cli.UintFlag{Name: "place", Usage: "the transfer's `PLACE` in the file, from 0"},
			&cli.BoolFlag{Name: "following", Usage: "also remove the transfers that cannot be applied without it"}),
	)
}

// accountKeyMade is the result of fernet tx key.
type accountKeyMade struct {
	written
	Address   ledger.Address   `json:"address,omitzero"`
	PublicKey ledger.PublicKey `json:"publicKey,omitzero"`
}

func (r *accountKeyMade) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("A new key would be kept in %s.", r.Would[0])
		return
	}
	con.Line("%s: account %s", r.File, r.Address)
}

func txKey(ctx context.Context, in *input, s *session.Session) (*accountKeyMade, error) {
	path := in.required("key")
	if in.err != nil {
		return nil, in.err
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("write %s: %w: name another with --key", path, files.ErrExists)
	}
	r := &accountKeyMade{written: wrote(s, path)}
	if s.Config.DryRun {
		// A key that is made is another one every time: there is none to show.
		return r, nil
	}
	password, err := s.Dialog.NewIdentityPassword(ctx, path, in.Bool("empty-password"))
	if err != nil {
		return nil, err
	}
	account, err := payments.NewAccount(path, password, in.Bool("lightkdf"))
	if err != nil {
		return nil, err
	}
	s.Dialog.Note("Back up %s and its password: they are the account.", path)
	r.Address, r.PublicKey = account.Address, account.PublicKey
	return r, nil
}

func renderBalance(con *console.Console, r *payments.Balance) {
	con.Line("Account %s after block %d", r.Address, r.Block)
	if len(r.Indices) == 0 {
		con.Line("It is not in the ledger: the first transfer to it opens it.")
	}
	for _, i := range r.Indices {
		con.Line("  index %d: %s AZT, next nonce %d; it can send %s AZT, fees included",
			i.Index, units.Exact(i.Balance.Int), i.Nonce, units.Exact(i.Spendable.Int))
	}
	if r.MinBalance.Sign() > 0 {
		con.Line("Every account keeps at least %s AZT, and a new one is opened with as much or more.", units.Exact(r.MinBalance.Int))
	}
}

func txAccount(ctx context.Context, in *input, s *session.Session) (*payments.Balance, error) {
	address := ledgerAddress(in, "--key and --address", "address", "key")
	chain := in.chain(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	return payments.BalanceOf(ctx, chain.Client, chain.Follower, address, given(in, "block", in.Uint64("block")))
}

// transfers is the file of --file, with the ledger that its transfers are to be applied to.
func (in *input) transfers(ctx context.Context, s *session.Session) *payments.TransferFile {
	chain := in.chain(ctx, s)
	file := opened(ctx, in, func(ctx context.Context) (*payments.TransferFile, error) {
		return payments.OpenTransfers(ctx, chain.Client, chain.Follower, in.String("file"))
	})
	if in.err != nil {
		return nil
	}
	file.DryRun = s.Config.DryRun
	file.Waits = func(atMost time.Duration) {
		s.Dialog.Note("waiting for %s, which another command is changing, for at most %s", file.Path, atMost)
	}
	return file
}

// transferSigned is the result of fernet tx new.
type transferSigned struct {
	written
	*payments.SignedTransfer
}

func (r *transferSigned) Render(con *console.Console) {
	t := r.Transfer
	con.Line("%s, transfer %d: %s AZT and %s AZT of fee from index %d to index %d, nonce %d",
		r.name("would be signed into"), r.Place, units.Exact(t.Amount.Big()), units.Exact(t.Fee.Big()), t.From, t.To, t.Nonce)
}

func txNew(ctx context.Context, in *input, s *session.Session) (*transferSigned, error) {
	path := in.required("key")
	t, to := in.payment()
	account := opened(ctx, in, func(context.Context) (*payments.Account, error) { return payments.ReadAccount(path) })
	file := in.transfers(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	t.PublicKey = account.PublicKey
	signed, err := file.Sign(ctx, t, to, ledgerKey(ctx, s, path, account))
	if _, earlier := errors.AsType[*payments.TransferError](err); earlier {
		err = fmt.Errorf("%w: name another --file, or see fernet tx list and tx remove", err)
	}
	return &transferSigned{wrote(s, file.Path), signed}, err
}

func renderTransfers(con *console.Console, r *payments.ListedTransfers) {
	con.Line("%s: %d transfers, on the ledger after block %d", r.File, len(r.Transfers), r.Block)
	renderPayments(con, "place", r.Transfers)
	for _, t := range r.Transfers {
		if t.Problem != "" {
			con.Bad("transfer %d cannot be applied: %s", t.Place, t.Problem)
		}
	}
}

func txList(ctx context.Context, in *input, s *session.Session) (*payments.ListedTransfers, error) {
	if file := in.transfers(ctx, s); in.err == nil {
		return file.List()
	}
	return nil, in.err
}

// transfersRemoved is the result of fernet tx remove.
type transfersRemoved struct {
	written
	*payments.RemovedTransfers
}

func (r *transfersRemoved) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("%d transfers would be removed from %s, %d would be left:", len(r.Removed), r.Would[0], r.Left)
	} else {
		con.Line("%d transfers are removed from %s, %d are left:", len(r.Removed), r.File, r.Left)
	}
	renderPayments(con, "place", r.Removed)
}

func txRemove(ctx context.Context, in *input, s *session.Session) (*transfersRemoved, error) {
	if !in.IsSet("place") {
		in.usage("--place is needed: see %s --help", in.Command.HelpName)
	}
	file := in.transfers(ctx, s)
	if in.err != nil {
		return nil, in.err
	}
	removed, err := file.Remove(ctx, int(in.Uint("place")), in.Bool("following"))
	if _, following := errors.AsType[*payments.TransferError](err); following {
		err = fmt.Errorf("%w: --following removes it as well, and any other like it", err)
	}
	return &transfersRemoved{wrote(s, file.Path), removed}, advised(err, payments.ErrNoTransfer, "see fernet tx list")
}

package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/session"
	"fernet/prover/argument"
	"fernet/prover/ledger"
	"fernet/prover/payments"
)

// paymentFlags describe a transfer.
func paymentFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "to", Usage: "pay the account with this `ADDRESS`"},
		&cli.StringFlag{Name: "to-key", Usage: "pay the account of the key in `FILE`, instead of --to", TakesFile: true},
		&cli.UintFlag{Name: "to-index", Usage: "the receiver's `INDEX`, when an address has several or a new one is to have its own"},
		&cli.StringFlag{Name: "amount", Usage: "move this many `AZT`"},
		&cli.StringFlag{Name: "fee", Value: "0", Usage: "pay this many `AZT` as fee"},
		&cli.Uint64Flag{Name: "nonce", Usage: "sign with this `NONCE` (default: the sender's next)"},
	}
}

// payment is the transfer that flags describe, and whom it pays.
func (in *input) payment() (ledger.Transfer, payments.Payee) {
	to := payments.Payee{
		Address: ledgerAddress(in, "--to and --to-key", "to", "to-key"),
		Index:   given(in, "to-index", in.id("to-index", "index")), Nonce: given(in, "nonce", in.Uint64("nonce")),
	}
	return ledger.Transfer{Amount: in.amount("amount"), Fee: in.amount("fee")}, to
}

// ledgerAddress is the account that one of two flags names: by its address, or by the file of its
// key.
func ledgerAddress(in *input, both, byAddress, byKey string) (address ledger.Address) {
	switch text, key := in.String(byAddress), in.String(byKey); {
	case (text == "") == (key == ""):
		in.usage("one of %s is needed: see %s --help", both, in.Command.HelpName)
	case key != "":
		account, err := payments.ReadAccount(key)
		if err == nil {
			return account.Address
		}
		in.keep(err)
	default:
		var err error
		if address, err = argument.LedgerAddress(text); err != nil {
			in.usage("--%s: %w, which fernet tx key prints and fernet tx account shows to the owner of the key", byAddress, err)
		}
	}
	return address
}

// ledgerKey opens the key of an account in a file, with the password that a person knows.
func ledgerKey(ctx context.Context, s *session.Session, path string, account *payments.Account) func() (*ledger.Key, error) {
	return func() (*ledger.Key, error) {
		password, err := s.Dialog.IdentityPassword(ctx, path)
		if err != nil {
			return nil, err
		}
		return account.Open(password)
	}
}

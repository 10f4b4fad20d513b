package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/argument"
	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/settlement/units"
)

func txCommand() *cli.Command {
	key := func() cli.Flag {
		return &cli.StringFlag{Name: "key", Usage: "the account key's `FILE`, of fernet tx key", TakesFile: true}
	}
	return &cli.Command{
		Name:        "tx",
		Usage:       "the reference ledger: account keys and signed transfers",
		Description: "Transfers are signed into a file that a sequencer builds a block of. Account keys' passwords are asked for, or\nread from --identity-password-file or --password-file.\n\nExample: fernet tx new --key alice.key.json --to 0x… --amount 12.5 --fee 0.1 --file transfers.json",
		Subcommands: []*cli.Command{
			{
				Name:        "key",
				Usage:       "make an account key",
				Description: "Makes a random key of the ledger and keeps it encrypted in a file, which is never overwritten. It asks no L1.\n\nExample: fernet tx key --key alice.key.json",
				Flags:       append(newKeyFlags(), key()),
				Action:      withSession(txKey),
			},
			{
				Name:        "account",
				Usage:       "an account's balance and nonce, after the last block",
				Description: "Rebuilds the ledger from L1. It needs no password.\n\nExample: fernet tx account --key alice.key.json",
				Flags: []cli.Flag{
					key(), genesisFlag(),
					&cli.StringFlag{Name: "address", Usage: "the account's `ADDRESS`, instead of --key"},
					&cli.Uint64Flag{Name: "block", Usage: "after the block with this `NUMBER` (default: the last one)"},
				},
				Action: withSession(txAccount),
			},
			{
				Name:  "new",
				Usage: "sign a transfer and add it to a file",
				Description: "Finds the sender's index and nonce, and the receiver's index, in the ledger after the last block and after the\n" +
					"transfers that are in the file already; a new receiver gets the lowest free index. A transfer that could\n" +
					"not be applied is refused before a password is asked for: an account keeps the ledger's least balance (see\n" +
					"fernet tx account), and a new one gets at least as much. Several may sign into one file at once.\n\n" +
					"Example: fernet tx new --key alice.key.json --to 0x… --amount 12.5 --fee 0.1 --file transfers.json",
				Flags: []cli.Flag{
					key(), genesisFlag(),
					&cli.StringFlag{Name: "to", Usage: "pay the account with this `ADDRESS`"},
					&cli.StringFlag{Name: "to-key", Usage: "pay the account of the key in `FILE`, instead of --to", TakesFile: true},
					&cli.UintFlag{Name: "to-index", Usage: "the receiver's `INDEX`, when an address has several or a new one is to have its own"},
					&cli.StringFlag{Name: "amount", Usage: "move this many `AZT`"},
					&cli.StringFlag{Name: "fee", Value: "0", Usage: "pay this many `AZT` as fee"},
					&cli.Uint64Flag{Name: "nonce", Usage: "sign with this `NONCE` (default: the sender's next)"},
					transfersFlag("add the transfer to `FILE`"),
				},
				Action: withSession(txNew),
			},
			txListCommand(),
			txRemoveCommand(),
		},
	}
}

// accountKeyMade is the result of fernet tx key.
type accountKeyMade struct {
	File      string           `json:"file"`
	Address   ledger.Address   `json:"address,omitzero"`
	PublicKey ledger.PublicKey `json:"publicKey,omitzero"`
	Would     []string         `json:"would,omitempty"` // files that a dry run would have written
}

func (r *accountKeyMade) Render(con *console.Console) {
	if len(r.Would) > 0 {
		con.Line("A new key would be kept in %s.", r.Would[0])
		return
	}
	con.Line("%s: account %s", r.File, r.Address)
}

func txKey(ctx context.Context, c *cli.Context, s *session.Session) (*accountKeyMade, error) {
	path, err := required(c, "key")
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("write %s: %w: name another with --key", path, files.ErrExists)
	}
	if s.Config.DryRun {
		// A key that is made is another one every time: there is none to show.
		return &accountKeyMade{Would: []string{path}}, nil
	}
	var seed [ledger.SeedSize]byte
	if _, err := rand.Read(seed[:]); err != nil {
		return nil, fmt.Errorf("make account key: %w", err)
	}
	password, err := s.NewIdentityPassword(ctx, path, c.Bool(emptyPassword))
	if err != nil {
		return nil, err
	}
	account, err := files.WriteAccount(path, seed, password.Reveal(), c.Bool("lightkdf"))
	if err != nil {
		return nil, err
	}
	s.Note("Back up %s and its password: they are the account.", path)
	return &accountKeyMade{File: path, Address: account.Address, PublicKey: account.PublicKey}, nil
}

// accountShown is the result of fernet tx account.
type accountShown struct {
	Address    ledger.Address `json:"address"`
	Block      uint64         `json:"block"`      // the figures are of the state after it
	MinBalance string         `json:"minBalance"` // wei; what every account of the ledger keeps
	Indices    []indexShown   `json:"indices"`

	least string // AZT
}

type indexShown struct {
	Index     uint32 `json:"index"`
	Balance   string `json:"balance"`   // wei
	Spendable string `json:"spendable"` // wei; what transfers and fees may take
	Nonce     uint64 `json:"nonce"`

	azt, spendable string // AZT
}

func (r *accountShown) Render(con *console.Console) {
	con.Line("Account %s after block %d", r.Address, r.Block)
	if len(r.Indices) == 0 {
		con.Line("It is not in the ledger: the first transfer to it opens it.")
	}
	for _, i := range r.Indices {
		con.Line("  index %d: %s AZT, next nonce %d; it can send %s AZT, fees included", i.Index, i.azt, i.Nonce, i.spendable)
	}
	if r.MinBalance != "0" {
		con.Line("Every account keeps at least %s AZT, and a new one is opened with as much or more.", r.least)
	}
}

func txAccount(ctx context.Context, c *cli.Context, s *session.Session) (*accountShown, error) {
	r := &accountShown{Block: c.Uint64("block"), Indices: []indexShown{}}
	switch key, address := c.String("key"), c.String("address"); {
	case (key == "") == (address == ""):
		return nil, config.Usage("one of --key and --address is needed: see %s --help", c.Command.HelpName)
	case key != "":
		account, err := files.ReadAccount(key)
		if err != nil {
			return nil, err
		}
		r.Address = account.Address
	default:
		var err error
		if r.Address, err = argument.LedgerAddress(address); err != nil {
			return nil, config.Usage("--address: %w", err)
		}
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	follower, err := openFollower(ctx, s, c.String("genesis"))
	if err != nil {
		return nil, err
	}
	if !c.IsSet("block") {
		if r.Block, err = client.Tip(ctx); err != nil {
			return nil, err
		}
	}
	state, err := follower.StateAfter(ctx, r.Block)
	if err != nil {
		return nil, err
	}
	least := state.MinBalance()
	r.MinBalance, r.least = least.String(), units.Exact(least.Big())
	for index, a := range state.Accounts() {
		if a.Address != r.Address {
			continue
		}
		spendable, _ := a.Balance.Sub(least) // no account has less
		r.Indices = append(r.Indices, indexShown{
			Index: index, Balance: a.Balance.String(), Spendable: spendable.String(), Nonce: a.Nonce,
			azt: units.Exact(a.Balance.Big()), spendable: units.Exact(spendable.Big()),
		})
	}
	return r, nil
}

// transferSigned is the result of fernet tx new.
type transferSigned struct {
	File     string          `json:"file"`
	Place    int             `json:"place"` // in the file, from 0
	Transfer ledger.Transfer `json:"transfer"`
	Would    []string        `json:"would,omitempty"` // files that a dry run would have written
}

func (r *transferSigned) Render(con *console.Console) {
	t := r.Transfer
	file := r.File
	if len(r.Would) > 0 {
		file = "would be signed into " + r.Would[0]
	}
	con.Line("%s, transfer %d: %s AZT and %s AZT of fee from index %d to index %d, nonce %d", file, r.Place, units.Exact(t.Amount.Big()), units.Exact(t.Fee.Big()), t.From, t.To, t.Nonce)
}

// amountFlag reads an amount of AZT.
func amountFlag(c *cli.Context, name string) (ledger.Amount, error) {
	text, err := required(c, name)
	if err != nil {
		return ledger.Amount{}, err
	}
	wei, err := argument.Amount(text)
	if err != nil {
		return ledger.Amount{}, config.Usage("--%s: %w", name, err)
	}
	amount, err := ledger.AmountFromBig(wei)
	if err != nil {
		return ledger.Amount{}, config.Usage("--%s: %w", name, err)
	}
	return amount, nil
}

func txNew(ctx context.Context, c *cli.Context, s *session.Session) (*transferSigned, error) {
	keyPath, err := required(c, "key")
	if err != nil {
		return nil, err
	}
	t := ledger.Transfer{}
	if t.ToAddress, err = payee(c); err != nil {
		return nil, err
	}
	if t.Amount, err = amountFlag(c, "amount"); err != nil {
		return nil, err
	}
	if t.Fee, err = amountFlag(c, "fee"); err != nil {
		return nil, err
	}
	account, err := files.ReadAccount(keyPath)
	if err != nil {
		return nil, err
	}
	client, err := s.Client(ctx)
	if err != nil {
		return nil, err
	}
	deployment, path := prover.Files(client.Deployment), c.String("file")
	follower, err := openFollower(ctx, s, c.String("genesis"))
	if err != nil {
		return nil, err
	}
	tip, err := client.Tip(ctx)
	if err != nil {
		return nil, err
	}
	state, err := follower.StateAfter(ctx, tip)
	if err != nil {
		return nil, err
	}
	t.PublicKey = account.PublicKey
	prepare := func(file *files.Transfers) (*ledger.State, error) {
		after := state.Clone()
		for i, earlier := range file.Transfers {
			if _, err := after.Apply(earlier); err != nil {
				return nil, fmt.Errorf("%s: transfer %d cannot be applied after block %d: %w: name another --file, or see fernet tx list and tx remove", path, i, tip, err)
			}
		}
		if err := route(c, after, account.Address, &t); err != nil {
			return nil, err
		}
		if err := after.Check(t); err != nil {
			return nil, fmt.Errorf("sign transfer: it could not be applied after block %d and %s: %w", tip, path, err)
		}
		return after, nil
	}
	file, err := files.ReadTransfers(path, deployment)
	if errors.Is(err, fs.ErrNotExist) {
		file, err = &files.Transfers{Deployment: deployment}, nil
	}
	if err != nil {
		return nil, err
	}
	// Before anything is typed. Another command may change the file meanwhile, so it is looked at
	// again when it is locked.
	if _, err := prepare(file); err != nil {
		return nil, err
	}
	// Before the file is locked: a person may take long to type.
	password, err := s.IdentityPassword(ctx, keyPath)
	if err != nil {
		return nil, err
	}
	key, err := account.Open(password.Reveal())
	if err != nil {
		return nil, err
	}
	r := &transferSigned{File: path}
	sign := func(file *files.Transfers) error {
		after, err := prepare(file)
		if err != nil {
			return err
		}
		t.Sign(key, after.LedgerID())
		r.Place, r.Transfer = len(file.Transfers), t
		file.Transfers = append(file.Transfers, t)
		return nil
	}
	if s.Config.DryRun {
		r.File, r.Would = "", []string{path}
		if err := sign(file); err != nil {
			return nil, err
		}
		return r, nil
	}
	if err := files.ChangeTransfers(ctx, path, deployment, waitsForFile(s, path), sign); err != nil {
		return nil, err
	}
	return r, nil
}

// payee is the account that a transfer pays.
func payee(c *cli.Context) (to ledger.Address, err error) {
	switch text, key := c.String("to"), c.String("to-key"); {
	case (text == "") == (key == ""):
		return to, config.Usage("one of --to and --to-key is needed: see %s --help", c.Command.HelpName)
	case key != "":
		account, err := files.ReadAccount(key)
		if err != nil {
			return to, err
		}
		return account.Address, nil
	default:
		if to, err = argument.LedgerAddress(text); err != nil {
			return to, config.Usage("--to: %w", err)
		}
		return to, nil
	}
}

// route fills in who pays whom.
func route(c *cli.Context, state *ledger.State, sender ledger.Address, t *ledger.Transfer) error {
	from, found := state.Find(sender)
	if !found {
		return fmt.Errorf("sign transfer: account %s is not in the ledger", sender)
	}
	payer, _ := state.Account(from)
	t.From, t.Nonce = from, payer.Nonce
	if c.IsSet("nonce") {
		t.Nonce = c.Uint64("nonce")
	}
	if c.IsSet("to-index") {
		index := c.Uint("to-index")
		if index > math.MaxUint32 {
			return config.Usage("--to-index: there is no index %d", index)
		}
		t.To = uint32(index)
		return nil
	}
	if t.To, found = state.Find(t.ToAddress); found {
		return nil
	}
	for t.To = 0; t.To < ledger.MaxAccounts; t.To++ {
		if _, used := state.Account(t.To); !used {
			return nil
		}
	}
	return errors.New("sign transfer: the ledger has no free index left")
}

package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"fernet/cmd/fernet/internal/config"
	"fernet/cmd/fernet/internal/console"
	"fernet/cmd/fernet/internal/session"
	"fernet/prover"
	"fernet/prover/argument"
	"fernet/prover/files"
	"fernet/prover/ledger"
	"fernet/prover/operator"
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
	MinBalance units.Integer  `json:"minBalance"` // wei; what every account of the ledger keeps
	Indices    []indexShown   `json:"indices"`
}

type indexShown struct {
	Index     uint32        `json:"index"`
	Balance   units.Integer `json:"balance"`   // wei
	Spendable units.Integer `json:"spendable"` // wei; what transfers and fees may take
	Nonce     uint64        `json:"nonce"`
}

func (r *accountShown) Render(con *console.Console) {
	con.Line("Account %s after block %d", r.Address, r.Block)
	if len(r.Indices) == 0 {
		con.Line("It is not in the ledger: the first transfer to it opens it.")
	}
	for _, i := range r.Indices {
		con.Line("  index %d: %s AZT, next nonce %d; it can send %s AZT, fees included", i.Index, units.Exact(i.Balance.Int), i.Nonce, units.Exact(i.Spendable.Int))
	}
	if r.MinBalance.Sign() > 0 {
		con.Line("Every account keeps at least %s AZT, and a new one is opened with as much or more.", units.Exact(r.MinBalance.Int))
	}
}

func txAccount(ctx context.Context, c *cli.Context, s *session.Session) (*accountShown, error) {
	r := &accountShown{Block: c.Uint64("block"), Indices: []indexShown{}}
	var err error
	if r.Address, err = ledgerAddress(c, "--key and --address", "address", "key"); err != nil {
		return nil, err
	}
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	if !c.IsSet("block") {
		if r.Block, err = chain.Tip(ctx); err != nil {
			return nil, err
		}
	}
	state, err := chain.LedgerAfter(ctx, r.Block)
	if err != nil {
		return nil, err
	}
	least := state.MinBalance()
	r.MinBalance.Int = least.Big()
	for index, a := range state.Accounts() {
		if a.Address == r.Address {
			spendable, _ := a.Balance.Sub(least) // no account has less
			r.Indices = append(r.Indices, indexShown{index, units.Integer{Int: a.Balance.Big()}, units.Integer{Int: spendable.Big()}, a.Nonce})
		}
	}
	return r, nil
}

// ledgerAddress is the account that one of two flags names: by its address, or by the file of its
// key.
func ledgerAddress(c *cli.Context, both, byAddress, byKey string) (address ledger.Address, err error) {
	switch text, key := c.String(byAddress), c.String(byKey); {
	case (text == "") == (key == ""):
		return address, config.Usage("one of %s is needed: see %s --help", both, c.Command.HelpName)
	case key != "":
		account, err := files.ReadAccount(key)
		if err != nil {
			return address, err
		}
		return account.Address, nil
	default:
		if address, err = argument.LedgerAddress(text); err != nil {
			return address, config.Usage("--%s: %w, which fernet tx key prints and fernet tx account shows to the owner of the key",
				byAddress, err)
		}
		return address, nil
	}
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

func txNew(ctx context.Context, c *cli.Context, s *session.Session) (*transferSigned, error) {
	keyPath, err := required(c, "key")
	if err != nil {
		return nil, err
	}
	n := &signing{s: s, path: c.String("file")}
	if n.to, err = payee(c); err != nil {
		return nil, err
	}
	if n.transfer.Amount, err = amountFlag(c, "amount"); err != nil {
		return nil, err
	}
	if n.transfer.Fee, err = amountFlag(c, "fee"); err != nil {
		return nil, err
	}
	account, err := files.ReadAccount(keyPath)
	if err != nil {
		return nil, err
	}
	n.transfer.PublicKey = account.PublicKey
	chain, err := openChain(ctx, c, s)
	if err != nil {
		return nil, err
	}
	n.deployment = prover.Files(chain.Deployment)
	if n.state, n.tip, err = chain.LastState(ctx); err != nil {
		return nil, err
	}
	file, err := files.ReadTransfers(n.path, n.deployment)
	if errors.Is(err, fs.ErrNotExist) {
		file, err = &files.Transfers{Deployment: n.deployment}, nil
	}
	if err != nil {
		return nil, err
	}
	// Before anything is typed. Another command may change the file meanwhile, so it is looked at
	// again when it is locked.
	if _, err := n.prepare(file); err != nil {
		return nil, err
	}
	// Before the file is locked: a person may take long to type.
	password, err := s.IdentityPassword(ctx, keyPath)
	if err != nil {
		return nil, err
	}
	if n.key, err = account.Open(password.Reveal()); err != nil {
		return nil, err
	}
	return n.sign(ctx, file)
}

// signing is one run of fernet tx new.
type signing struct {
	s          *session.Session
	path       string
	deployment files.Deployment
	state      *ledger.State // after the last block
	tip        uint64        // that block
	key        *ledger.Key
	transfer   ledger.Transfer
	to         operator.Payee
}

// prepare completes the transfer, after those in a file.
func (n *signing) prepare(file *files.Transfers) (ledger.Transfer, error) {
	t, err := operator.Prepare(n.state, file.Transfers, n.transfer, n.to)
	var earlier *operator.TransferError
	switch {
	case errors.As(err, &earlier):
		return t, fmt.Errorf("%s: transfer %d cannot be applied after block %d: %w: name another --file, or see fernet tx list and tx remove", n.path, earlier.Place, n.tip, earlier.Err)
	case errors.Is(err, operator.ErrNoSender), errors.Is(err, operator.ErrNoFreeIndex):
		return t, fmt.Errorf("sign transfer: %w", err)
	case err != nil:
		return t, fmt.Errorf("sign transfer: it could not be applied after block %d and %s: %w", n.tip, n.path, err)
	}
	return t, nil
}

// sign adds the transfer to its file; a dry run, to what was read of it.
func (n *signing) sign(ctx context.Context, read *files.Transfers) (*transferSigned, error) {
	r := &transferSigned{File: n.path}
	add := func(file *files.Transfers) error {
		t, err := n.prepare(file)
		if err != nil {
			return err
		}
		t.Sign(n.key, n.state.LedgerID())
		r.Place, r.Transfer = len(file.Transfers), t
		file.Transfers = append(file.Transfers, t)
		return nil
	}
	if n.s.Config.DryRun {
		r.File, r.Would = "", []string{n.path}
		return r, add(read)
	}
	return r, files.ChangeTransfers(ctx, n.path, n.deployment, waitsForFile(n.s, n.path), add)
}

// payee is whom a transfer pays.
func payee(c *cli.Context) (to operator.Payee, err error) {
	if to.Address, err = ledgerAddress(c, "--to and --to-key", "to", "to-key"); err != nil {
		return to, err
	}
	if c.IsSet("nonce") {
		nonce := c.Uint64("nonce")
		to.Nonce = &nonce
	}
	if c.IsSet("to-index") {
		index := uint32(c.Uint("to-index"))
		if uint(index) != c.Uint("to-index") {
			return to, config.Usage("--to-index: there is no index %d", c.Uint("to-index"))
		}
		to.Index = &index
	}
	return to, nil
}

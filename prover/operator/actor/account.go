package actor

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"fernet/settlement"
	"fernet/settlement/account"
	"fernet/settlement/keyfile"
	"fernet/settlement/txmgr"
)

// Account is the L1 account that signs and sends.
type Account struct {
	o          *Options
	l1         *L1
	deployment *Deployment
	signer     txmgr.Signer
	sender     *account.Account // nil until it is asked for
	told       bool             // Unproven was
}

// Named reports whether something says who signs.
func (a *Account) Named() bool { return a.o.Signer != nil || a.o.Account != "" || a.o.Keystore != "" }

// Address returns the address that signs. It takes the password only when the keystore does not
// name its address. One that does is believed until something is signed, when the address is
// compared with the key. A dry run is not to speak for an account that cannot sign: it makes sure
// as far as Check does.
func (a *Account) Address(ctx context.Context) (common.Address, error) {
	if !a.o.DryRun {
		address, _, err := a.named(ctx)
		return address, err
	}
	address, proven, err := a.Check(ctx)
	if err == nil && !proven && !a.told {
		a.told = true
		a.o.Unproven(address)
	}
	return address, err
}

// Check is Address, made sure of when the password is at hand: the keystore is opened. Otherwise
// proven is false for an address that only the keystore says it has.
func (a *Account) Check(ctx context.Context) (address common.Address, proven bool, err error) {
	if !a.o.PasswordAtHand {
		return a.named(ctx)
	}
	return a.ofSigner(ctx)
}

// named is the address that a keystore names, or that of the key.
func (a *Account) named(ctx context.Context) (address common.Address, proven bool, err error) {
	if a.signer == nil && a.o.Signer == nil {
		content, _, err := a.keystore()
		if err != nil {
			return common.Address{}, false, err
		}
		if named, ok := keyfile.Address(content); ok {
			return named, false, nil
		}
	}
	return a.ofSigner(ctx)
}

func (a *Account) ofSigner(ctx context.Context) (address common.Address, proven bool, err error) {
	signer, err := a.Signer(ctx)
	if err != nil {
		return common.Address{}, false, err
	}
	return signer.Address(), true, nil
}

// KeystoreError means that a keystore was found and does not open.
type KeystoreError struct {
	File string
	Err  error // of package keyfile
}

func (e *KeystoreError) Error() string { return fmt.Sprintf("%v (%s)", e.Err, e.File) }
func (e *KeystoreError) Unwrap() error { return e.Err }

// Signer returns what signs: what the options say, or the keystore's key. One that does not open is
// a [*KeystoreError], one without a password [ErrNoPassword]. Without any it is [ErrNoAccount].
func (a *Account) Signer(ctx context.Context) (txmgr.Signer, error) {
	if a.signer != nil {
		return a.signer, nil
	}
	open := a.openKeystore
	if a.o.Signer != nil {
		open = func(context.Context) (txmgr.Signer, error) { return a.o.Signer() }
	}
	signer, err := open(ctx)
	if err != nil {
		return nil, err
	}
	if signer == nil {
		return nil, ErrNoAccount
	}
	a.signer = signer
	return signer, nil
}

func (a *Account) openKeystore(ctx context.Context) (txmgr.Signer, error) {
	content, file, err := a.keystore()
	if err != nil {
		return nil, err
	}
	if a.o.KeystorePassword == nil {
		return nil, fmt.Errorf("open keystore %s: %w", file, ErrNoPassword)
	}
	password, err := a.o.KeystorePassword(ctx, file)
	if err != nil {
		return nil, err
	}
	signer, err := txmgr.KeystoreSigner(content, password)
	if err != nil {
		return nil, &KeystoreError{file, err}
	}
	return signer, nil
}

// keystore finds the keystore and reads it. Where nothing says which one it is: [ErrNoAccount],
// with a keyfile.ChoiceError if there are some.
func (a *Account) keystore() (content []byte, file string, err error) {
	if a.o.Account == "" && a.o.Keystore == "" {
		return nil, "", ErrNoAccount
	}
	path := a.o.Keystore
	if path == "" {
		if path, err = keyfile.FoundryDir(); err != nil {
			return nil, "", err
		}
	}
	content, file, err = keyfile.FindAccount(path, a.o.Account)
	var choice *keyfile.ChoiceError
	switch {
	case errors.As(err, &choice):
		err = fmt.Errorf("%w: %w", ErrNoAccount, err)
	case err != nil:
		err = fmt.Errorf("%w: %w", ErrKeystore, err)
	}
	return content, file, err
}

// Sender returns the account as it sends. It knows the deployment once that was opened. Where no
// account is named it is nobody's, and what it is told to send is [ErrNoAccount].
func (a *Account) Sender(ctx context.Context) (*account.Account, error) {
	if a.sender != nil {
		return a.sender, nil
	}
	node, err := a.l1.Client(ctx)
	if err != nil {
		return nil, err
	}
	var address common.Address
	if a.Named() {
		if address, err = a.Address(ctx); err != nil {
			return nil, err
		}
	}
	record, err := a.deployment.Path(ctx)
	if err != nil {
		return nil, err
	}
	on := a.l1.network
	a.sender = account.New(account.Options{
		Address: address, Signer: a.Signer, Node: node,
		ChainID: on.ChainID, Confirmations: on.Confirmations, PollInterval: on.PollInterval, Local: on.Local,
		Dir: filepath.Join(a.o.DataDir, "journals"), Client: a.deployment.client, Record: record,
		SideBySide: a.o.SideBySide, Holder: a.o.Holder, DryRun: a.o.DryRun, Events: a.o.Events, Log: a.o.Log,
	})
	a.deployment.used = a.sender.Use
	return a.sender, nil
}

// Balance returns what ETH the account that signs has, in wei.
func (a *Account) Balance(ctx context.Context) (common.Address, *big.Int, error) {
	address, err := a.Address(ctx)
	if err != nil {
		return common.Address{}, nil, err
	}
	node, err := a.l1.Client(ctx)
	if err != nil {
		return common.Address{}, nil, err
	}
	wei, err := node.BalanceAt(ctx, address, nil)
	if err != nil {
		return common.Address{}, nil, fmt.Errorf("get balance of %s: %w", address, err)
	}
	return address, wei, nil
}

// Acting returns what an act takes: the deployment, and the account that sends.
func (a *Account) Acting(ctx context.Context) (*settlement.Client, *account.Account, error) {
	client, err := a.deployment.Client(ctx)
	if err != nil {
		return nil, nil, err
	}
	sender, err := a.Sender(ctx)
	return client, sender, err
}

// Release lets go of the journal, so that other programs may send from the account meanwhile. The
// next send opens it anew.
func (a *Account) Release() error {
	if a.sender == nil {
		return nil
	}
	return a.sender.Close()
}

// Wait waits until a check says that something can be done, was done, or never can be, and returns
// its last answer: see settlement.Waiter. Say is told what is waited for. The account holds no lock
// meanwhile: other programs may send from it. Its key is opened before, and not when the wait is
// over: a password may be asked for. A dry run does not wait.
func (a *Account) Wait(ctx context.Context, check func(context.Context) error, say func(settlement.Waiting)) error {
	if a.o.DryRun {
		return check(ctx)
	}
	waiter, err := a.l1.Waiter(ctx, say)
	if err != nil {
		return err
	}
	if a.Named() {
		if _, err := a.Signer(ctx); err != nil {
			return err
		}
	}
	if err := a.Release(); err != nil {
		return err
	}
	return waiter.Until(ctx, check)
}

// AffordsDryRun fails when the account has too little ETH for all that a dry run would have sent:
// account.ETHError.
func (a *Account) AffordsDryRun(ctx context.Context) error {
	if a.sender == nil {
		return nil
	}
	return a.sender.AffordsDryRun(ctx)
}

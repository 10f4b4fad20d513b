package txmgr

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"fernet/settlement/keyfile"
)

// Signer signs the transactions of one account.
type Signer interface {
	Address() common.Address
	// SignTx returns the transaction with a signature. It must not change
	// anything else.
	SignTx(ctx context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error)
}

// keySigner has its key in a closure, so that no way of printing it shows the key.
type keySigner struct {
	address common.Address
	sign    func(*types.Transaction, *big.Int) (*types.Transaction, error)
}

func (s *keySigner) Address() common.Address { return s.address }
func (s *keySigner) String() string          { return s.address.String() }

func (s *keySigner) SignTx(_ context.Context, tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
	return s.sign(tx, chainID)
}

// KeySigner signs with a key in memory.
func KeySigner(key *ecdsa.PrivateKey) Signer {
	return &keySigner{
		address: crypto.PubkeyToAddress(key.PublicKey),
		sign: func(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error) {
			return types.SignTx(tx, types.LatestSignerForChainID(chainID), key)
		},
	}
}

// KeystoreSigner signs with the key in a keystore V3 file, as geth and cast
// write them. It decrypts once and keeps the key in memory. Errors are those of
// keyfile: the file is not believed in anything, its address included.
func KeystoreSigner(file []byte, password string) (Signer, error) {
	key, err := keyfile.OpenAccount(file, password)
	if err != nil {
		return nil, fmt.Errorf("txmgr: open keystore: %w", err)
	}
	return KeySigner(key), nil
}

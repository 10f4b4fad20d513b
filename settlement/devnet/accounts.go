package devnet

import (
	"crypto/ecdsa"
	"encoding/binary"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Key is the private key of account i of every devnet:
// keccak256("fernet.devnet.account" ‖ i as 8 big-endian bytes). Anyone can
// compute it: it must never hold anything on another chain.
func Key(i int) *ecdsa.PrivateKey {
	seed := binary.BigEndian.AppendUint64([]byte("fernet.devnet.account"), uint64(i))
	key, err := crypto.ToECDSA(crypto.Keccak256(seed))
	if err != nil {
		panic(err) // a hash that is 0 or not below the group order: not to be met
	}
	return key
}

// Address is the address of account i.
func Address(i int) common.Address { return crypto.PubkeyToAddress(Key(i).PublicKey) }

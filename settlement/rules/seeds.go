package rules

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// FieldModulus is r, the order of the BN254 scalar field.
func FieldModulus() *big.Int { return new(big.Int).Set(fieldModulus) }

var fieldModulus, _ = new(big.Int).SetString("21888242871839275222246405745257275088548364400416034343698204186575808495617", 10)

// InField reports whether 0 <= x < r.
func InField(x *big.Int) bool { return x.Sign() >= 0 && x.Cmp(fieldModulus) < 0 }

// SequencerSeed is the seed of a slot's sequencer tickets:
// keccak256(tag, chainid, Sequencing, slot, randao) mod r.
func SequencerSeed(chainID *big.Int, sequencing common.Address, slot uint64, randao common.Hash) *big.Int {
	return hashToField("fernet.seed.sequencer", chainID.Bytes(), sequencing.Bytes(), u64(slot), randao.Bytes())
}

// ProverSeed is the seed of a block's prover tickets:
// keccak256(tag, chainid, Settlement, slot, randao, vrf) mod r, where vrf is
// the winning sequencer's output.
func ProverSeed(chainID *big.Int, settlement common.Address, slot uint64, randao common.Hash, vrf *big.Int) *big.Int {
	return hashToField("fernet.seed.prover", chainID.Bytes(), settlement.Bytes(), u64(slot), randao.Bytes(), vrf.Bytes())
}

// LedgerID binds the reference ledger's signatures to one deployment:
// keccak256(tag, chainid, Settlement) mod r.
func LedgerID(chainID *big.Int, settlement common.Address) *big.Int {
	return hashToField("fernet.ledger", chainID.Bytes(), settlement.Bytes())
}

// hashToField hashes the keccak-256 of the tag and the values, each as a
// 32-byte big-endian word, and reduces modulo r. The bias is below 2^-125 relative
// to a uniform 256-bit hash and harmless for a seed.
func hashToField(tag string, values ...[]byte) *big.Int {
	words := [][]byte{crypto.Keccak256([]byte(tag))}
	for _, v := range values {
		words = append(words, common.LeftPadBytes(v, 32))
	}
	h := new(big.Int).SetBytes(crypto.Keccak256(words...))
	return h.Mod(h, fieldModulus)
}

func u64(v uint64) []byte { return new(big.Int).SetUint64(v).Bytes() }

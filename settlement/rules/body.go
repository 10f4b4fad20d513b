package rules

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
)

// BodyWordSize is the size of a word of a block's body, in bytes.
const BodyWordSize = 32

// BodyWords returns the words of a revealed body: wordsPerTx for each
// transaction of the block, those that the body leaves out at its end being zero. It
// refuses exactly what L1 refuses. What the words mean is the application's matter.
func BodyWords(body []byte, tree Tree, wordsPerTx uint32) ([]*big.Int, error) {
	if len(body)%BodyWordSize != 0 {
		return nil, fmt.Errorf("%w: %d bytes", ErrBodyLength, len(body))
	}
	words := make([]*big.Int, uint64(wordsPerTx)*uint64(tree.NumTxs))
	if n := len(body) / BodyWordSize; n > len(words) {
		return nil, fmt.Errorf("%w: %d words, room for %d", ErrBodyTooLong, n, len(words))
	}
	for j := range words {
		words[j] = new(big.Int)
		if at := j * BodyWordSize; at < len(body) {
			words[j].SetBytes(body[at:][:BodyWordSize])
		}
		if !InField(words[j]) {
			return nil, fmt.Errorf("%w: word %d is %v", ErrBodyWord, j, words[j])
		}
	}
	return words, nil
}

// BodyChallenge is the point at which the body of a slot's block is evaluated:
// keccak256(tag, chainid, Settlement, slot, bodyHash, txRoot) mod r. The winning proposal
// has both commitments, so the revealed body and the proven one are fixed before it is known.
func BodyChallenge(chainID *big.Int, settlement common.Address, slot uint64, bodyHash common.Hash, txRoot *big.Int) *big.Int {
	return hashToField("fernet.challenge.body", chainID.Bytes(), settlement.Bytes(), u64(slot), bodyHash.Bytes(), txRoot.Bytes())
}

// Fingerprint is Σ wordⱼ · challenge^(wordsPerTx·numTxs + j) mod r over the words of a body. With k
// transactions to a base rollup, base node n holds the k·wordsPerTx words with the powers from
// k·wordsPerTx·n on: the first base node is numTxs/k, and the fingerprints of nodes add up to the
// block's.
func Fingerprint(words []*big.Int, challenge *big.Int, tree Tree, wordsPerTx uint32) *big.Int {
	sum := new(big.Int)
	for j := len(words) - 1; j >= 0; j-- {
		sum.Mul(sum, challenge).Add(sum, words[j]).Mod(sum, fieldModulus)
	}
	first := new(big.Int).SetUint64(uint64(wordsPerTx) * uint64(tree.NumTxs))
	return sum.Mul(sum, first.Exp(challenge, first, fieldModulus)).Mod(sum, fieldModulus)
}

// BodyBinding is what L1 computes of a revealed body, for the root to prove.
type BodyBinding struct {
	Challenge   *big.Int // BodyChallenge
	Fingerprint *big.Int // Fingerprint at the challenge
}

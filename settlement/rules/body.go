package rules

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// BodyWordSize is the size of a word of a block's body, in bytes.
const BodyWordSize = 32

// ChunkTxs is the number of transactions in a chunk of a body, see BodyHash.
const ChunkTxs = 64

// WordsPerTx is the number of words of a transaction of txBytes bytes: 32 bytes each, and the rest
// in the last.
func WordsPerTx(txBytes uint32) uint32 { return (txBytes + BodyWordSize - 1) / BodyWordSize }

// SeenTxs is the number of transactions whose bytes are in a revealed body: all but null
// transactions at the block's end. It refuses a body that is not whole transactions, or more than
// the block has, as L1 does.
func SeenTxs(body []byte, numTxs, txBytes uint32) (uint32, error) {
	if len(body)%int(txBytes) != 0 {
		return 0, fmt.Errorf("%w: %d bytes, a transaction has %d", ErrBodyLength, len(body), txBytes)
	}
	seen := len(body) / int(txBytes)
	if uint64(seen) > uint64(numTxs) {
		return 0, fmt.Errorf("%w: %d, room for %d", ErrBodyTooLong, seen, numTxs)
	}
	return uint32(seen), nil
}

// BodyWords returns the words of a revealed body: those of each transaction of the block in turn,
// the words of transactions that the body leaves out at its end being zero. It refuses exactly what
// L1 refuses. What the words mean is the application's matter.
func BodyWords(body []byte, numTxs, txBytes uint32) ([]*big.Int, error) {
	if _, err := SeenTxs(body, numTxs, txBytes); err != nil {
		return nil, err
	}
	words := make([]*big.Int, 0, uint64(WordsPerTx(txBytes))*uint64(numTxs))
	for ; len(body) > 0; body = body[txBytes:] {
		for tx := body[:txBytes]; len(tx) > 0; {
			size := min(BodyWordSize, len(tx))
			word := new(big.Int).SetBytes(tx[:size])
			if !InField(word) {
				return nil, fmt.Errorf("%w: word %d is %v", ErrBodyWord, len(words), word)
			}
			words, tx = append(words, word), tx[size:]
		}
	}
	for len(words) < cap(words) {
		words = append(words, new(big.Int))
	}
	return words, nil
}

// BodyHash is what a proposal commits to: the chain of the hashes of the body's chunks of ChunkTxs
// transactions, the last of which may be shorter, h = keccak256(h, keccak256(chunk)) from 0. So a
// body that comes in parts has the hash it has in one.
func BodyHash(body []byte, txBytes uint32) (h common.Hash) {
	for size := ChunkTxs * int(txBytes); len(body) > 0; {
		chunk := body[:min(size, len(body))]
		h = crypto.Keccak256Hash(h[:], crypto.Keccak256(chunk))
		body = body[len(chunk):]
	}
	return h
}

// BodyChallenge is the point at which the body of a slot's block is evaluated:
// keccak256(tag, chainid, Settlement, slot, bodyHash, txRoot) mod r. The winning proposal
// has both commitments, so the revealed body and the proven one are fixed before it is known.
func BodyChallenge(chainID *big.Int, settlement common.Address, slot uint64, bodyHash common.Hash, txRoot *big.Int) *big.Int {
	return hashToField("fernet.challenge.body", chainID.Bytes(), settlement.Bytes(), u64(slot), bodyHash.Bytes(), txRoot.Bytes())
}

// Fingerprint is Σ wordⱼ · challenge^(n + j) mod r over the n words of a block's body. Base node i
// of a tree whose base rollups have w words each brings the words with the powers from w·i on, so
// the fingerprints of nodes add up to the block's, whatever w is: the first base node is n / w.
func Fingerprint(words []*big.Int, challenge *big.Int) *big.Int {
	sum := new(big.Int)
	for j := len(words) - 1; j >= 0; j-- {
		sum.Mul(sum, challenge).Add(sum, words[j]).Mod(sum, fieldModulus)
	}
	first := big.NewInt(int64(len(words)))
	return sum.Mul(sum, first.Exp(challenge, first, fieldModulus)).Mod(sum, fieldModulus)
}

// BodyBinding is what L1 computes of a revealed body, for the root to prove.
type BodyBinding struct {
	Challenge   *big.Int // BodyChallenge
	Fingerprint *big.Int // Fingerprint at the challenge
}

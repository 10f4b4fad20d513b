package rules

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/crypto/bn256"
)

// Sizes of a Groth16 proof and of its parts in bytes, points in EIP-197 order.
const (
	ProofSize  = PointsSize + PointCSize
	PointsSize = 192 // A and B
	PointCSize = 64  // C, or a sum of them
)

// PointC is the C of a proof, or a sum of them: a point of G1 as x y.
type PointC [PointCSize]byte

// Seals take the place of the C of all proofs: for each circuit Σ rᵢ·Cᵢ over its proofs, with the
// weights of the batch, docs/PROTOCOL.md section 10.
type Seals struct{ Merges, Bases PointC }

// BatchDomain is what the weights of a submission's proofs depend on besides the submission. How
// many transactions a base rollup holds is in the base circuit, and so in the hash of its key.
type BatchDomain struct {
	ChainID  *big.Int
	Verifier common.Address // RootVerifier
	KeysHash common.Hash    // see KeysHash
	NumTxs   uint32         // of the block
	Mode     Mode
	Body     BodyBinding
}

// KeysHash binds the weights to the verifying keys, as L1 holds them.
func KeysHash(baseKey, mergeKey []byte) common.Hash {
	return crypto.Keccak256Hash(crypto.Keccak256(baseKey), crypto.Keccak256(mergeKey))
}

// BatchSeed returns what the weights of the submission's proofs are drawn from: a hash of A and B
// of every proof and of all that their public inputs follow from, but not of the seals, which are
// made with the weights. The vrfKeys are those registered for the entries' stakers, in order.
func (s *Submission) BatchSeed(d BatchDomain, vrfKeys []*big.Int) (*big.Int, error) {
	unsealed, err := s.encodeUnsealed()
	if err != nil {
		return nil, err
	}
	if len(vrfKeys) != s.NumProofs() {
		return nil, fmt.Errorf("%d registered keys for %d proofs", len(vrfKeys), s.NumProofs())
	}
	var keys []byte
	for _, key := range vrfKeys {
		keys = append(keys, common.LeftPadBytes(key.Bytes(), 32)...)
	}
	words := [][]byte{crypto.Keccak256([]byte("fernet.batch"))}
	for _, v := range [][]byte{
		d.ChainID.Bytes(), d.Verifier.Bytes(), d.KeysHash.Bytes(), u64(uint64(d.NumTxs)), {byte(d.Mode)},
		d.Body.Challenge.Bytes(), d.Body.Fingerprint.Bytes(), crypto.Keccak256(unsealed), crypto.Keccak256(keys),
	} {
		words = append(words, common.LeftPadBytes(v, 32))
	}
	return new(big.Int).SetBytes(crypto.Keccak256(words...)), nil
}

// BatchWeight is the weight of the proof with an index, without its key's factor: the low 128 bits
// of keccak256(seed, index).
func BatchWeight(seed *big.Int, index int) *big.Int {
	return low128(common.LeftPadBytes(seed.Bytes(), 32), common.LeftPadBytes(u64(uint64(index)), 32))
}

// BaseFactor is what the weights of base rollups are multiplied by: the low 128 bits of
// keccak256(seed, seals). It is drawn when both seals are known, so that a wrong one cannot be made
// up for by the other.
func BaseFactor(seed *big.Int, s Seals) *big.Int {
	return low128(common.LeftPadBytes(seed.Bytes(), 32), s.Merges[:], s.Bases[:])
}

func low128(data ...[]byte) *big.Int { return new(big.Int).SetBytes(crypto.Keccak256(data...)[16:]) }

// Seal makes the submission's seals from the C of its proofs, in the order of Entries. Whoever
// changes anything afterwards must seal it again. It does not verify the proofs: what L1 says of
// the seals it says of them.
func (s *Submission) Seal(d BatchDomain, vrfKeys []*big.Int, pointsC []PointC) error {
	if len(pointsC) != s.NumProofs() {
		return fmt.Errorf("seal submission: %d points C for %d proofs", len(pointsC), s.NumProofs())
	}
	seed, err := s.BatchSeed(d, vrfKeys)
	if err != nil {
		return fmt.Errorf("seal submission: %w", err)
	}
	tree, err := treeOfNodes(len(s.Nodes))
	if err != nil {
		return fmt.Errorf("seal submission: %w", err)
	}
	var merges, bases sumC
	index := 0
	for node, e := range s.Entries() {
		sum := &merges
		if tree.IsBase(node) {
			sum = &bases
		}
		if err := sum.add(pointsC[index], BatchWeight(seed, index)); err != nil {
			return fmt.Errorf("seal submission: node %d, staker %d: %w", node, e.StakerID, err)
		}
		index++
	}
	s.Seals = Seals{Merges: merges.point(), Bases: bases.point()}
	return nil
}

// sumC adds points up with the code that go-ethereum's precompiles run.
type sumC struct{ sum *bn256.G1 }

func (c *sumC) add(point PointC, weight *big.Int) error {
	term := new(bn256.G1)
	if _, err := term.Unmarshal(point[:]); err != nil {
		return fmt.Errorf("%w: %w", ErrPointC, err)
	}
	term.ScalarMult(term, weight)
	if c.sum != nil {
		term.Add(c.sum, term)
	}
	c.sum = term
	return nil
}

func (c *sumC) point() (out PointC) {
	if c.sum != nil {
		copy(out[:], c.sum.Marshal())
	}
	return out
}

package rules

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

func testDomain() BatchDomain {
	return BatchDomain{
		ChainID: big.NewInt(1), Verifier: common.Address{2}, KeysHash: common.Hash{3}, NumTxs: 4, Mode: ModePublic,
		Body: BodyBinding{Challenge: big.NewInt(4), Fingerprint: big.NewInt(5)},
	}
}

// multiple returns k times the generator.
func multiple(k int64) (c PointC) {
	_, _, g, _ := bn254.Generators()
	p := new(bn254.G1Affine).ScalarMultiplication(&g, big.NewInt(k))
	x, y := p.X.Bytes(), p.Y.Bytes()
	copy(c[:32], x[:])
	copy(c[32:], y[:])
	return c
}

func vrfKeysOf(s *Submission) []*big.Int {
	keys := make([]*big.Int, s.NumProofs())
	for i := range keys {
		keys[i] = big.NewInt(int64(1000 + i))
	}
	return keys
}

// The seals are the weighted sums of the merges' and of the base rollups' C: of known multiples of
// the generator, known multiples.
func TestSealsAreWeightedSums(t *testing.T) {
	s := smallSubmission()
	s.Seals = Seals{}
	pointsC := []PointC{multiple(3), multiple(5), multiple(7), multiple(11)}
	if err := s.Seal(testDomain(), vrfKeysOf(s), pointsC); err != nil {
		t.Fatal(err)
	}
	seed, err := s.BatchSeed(testDomain(), vrfKeysOf(s))
	if err != nil {
		t.Fatal(err)
	}
	sum := func(terms map[int]int64) PointC {
		total := new(big.Int)
		for i, k := range terms {
			total.Add(total, new(big.Int).Mul(BatchWeight(seed, i), big.NewInt(k)))
		}
		_, _, g, _ := bn254.Generators()
		p := new(bn254.G1Affine).ScalarMultiplication(&g, total)
		x, y := p.X.Bytes(), p.Y.Bytes()
		return PointC(append(x[:], y[:]...))
	}
	if want := (Seals{Merges: sum(map[int]int64{0: 3}), Bases: sum(map[int]int64{1: 5, 2: 7, 3: 11})}); s.Seals != want {
		t.Errorf("seals %x, want %x", s.Seals, want)
	}
	for i := range 4 {
		if w := BatchWeight(seed, i); w.BitLen() > 128 || w.Sign() == 0 {
			t.Errorf("weight %d is %v", i, w)
		}
	}
}

// Whatever a proof's equation depends on changes the weights, and so do chain, verifier and keys;
// the seals do not.
func TestBatchSeedBindsEverythingButTheSeals(t *testing.T) {
	s := smallSubmission()
	domain, keys := testDomain(), vrfKeysOf(s)
	seed := func(s *Submission, d BatchDomain, keys []*big.Int) string {
		v, err := s.BatchSeed(d, keys)
		if err != nil {
			t.Fatal(err)
		}
		return v.String()
	}
	seen := map[string]string{seed(s, domain, keys): "unchanged"}
	differs := func(what, seed string) {
		t.Helper()
		if other, ok := seen[seed]; ok {
			t.Errorf("%s: the same seed as %s", what, other)
		}
		seen[seed] = what
	}
	for what, change := range map[string]func(*BatchDomain){
		"chain":       func(d *BatchDomain) { d.ChainID = big.NewInt(7) },
		"verifier":    func(d *BatchDomain) { d.Verifier[19]++ },
		"keys":        func(d *BatchDomain) { d.KeysHash = KeysHash([]byte{1}, []byte{2}) },
		"keys apart":  func(d *BatchDomain) { d.KeysHash = KeysHash([]byte{1, 2}, nil) },
		"block size":  func(d *BatchDomain) { d.NumTxs = 8 },
		"mode":        func(d *BatchDomain) { d.Mode = ModePrivate },
		"challenge":   func(d *BatchDomain) { d.Body.Challenge = big.NewInt(6) },
		"fingerprint": func(d *BatchDomain) { d.Body.Fingerprint = big.NewInt(6) },
	} {
		d := testDomain()
		change(&d)
		differs(what, seed(s, d, keys))
	}
	for i := range keys {
		other := slices.Clone(keys)
		other[i] = big.NewInt(1)
		differs("registered key", seed(s, domain, other))
	}
	for what, change := range map[string]func(*Submission){
		"header":    func(s *Submission) { s.Fees = big.NewInt(6) },
		"A of root": func(s *Submission) { s.Nodes[0][0].Points[0]++ },
		"B of base": func(s *Submission) { s.Nodes[2][0].Points[191]++ },
		"statement": func(s *Submission) { s.Nodes[1][1].Statement = big.NewInt(99) },
		"vrf":       func(s *Submission) { s.Nodes[1][1].Vrf = big.NewInt(99) },
		"bid":       func(s *Submission) { s.Nodes[1][1].FeeBurn = 99 },
		"refs":      func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{1, 2}, [3]uint8{1}) },
		"staker":    func(s *Submission) { s.Nodes[1][1].StakerID = 99 },
	} {
		other := smallSubmission()
		change(other)
		differs(what, seed(other, domain, keys))
	}
	s.Seals = Seals{Merges: multiple(1), Bases: multiple(2)}
	if _, ok := seen[seed(s, domain, keys)]; !ok {
		t.Error("the seed depends on the seals, which are made with it")
	}
}

// The factor of base rollups is not known before both seals are.
func TestBaseFactorBindsBothSeals(t *testing.T) {
	seed := big.NewInt(1)
	seals := Seals{Merges: multiple(1), Bases: multiple(2)}
	factor := BaseFactor(seed, seals)
	if factor.BitLen() > 128 {
		t.Errorf("%d bits", factor.BitLen())
	}
	want := new(big.Int).SetBytes(crypto.Keccak256(common.BigToHash(seed).Bytes(), seals.Merges[:], seals.Bases[:])[16:])
	if factor.Cmp(want) != 0 {
		t.Errorf("factor %v, want %v", factor, want)
	}
	for _, other := range []Seals{{multiple(3), seals.Bases}, {seals.Merges, multiple(3)}, {seals.Bases, seals.Merges}} {
		if BaseFactor(seed, other).Cmp(factor) == 0 {
			t.Errorf("the same for %x", other)
		}
	}
	if BaseFactor(big.NewInt(2), seals).Cmp(factor) == 0 {
		t.Error("the same for another seed")
	}
}

func TestSealRefuses(t *testing.T) {
	s := smallSubmission()
	pointsC := []PointC{multiple(3), multiple(5), multiple(7), multiple(11)}
	if err := s.Seal(testDomain(), vrfKeysOf(s), pointsC[:3]); err == nil {
		t.Error("a C is missing")
	}
	if err := s.Seal(testDomain(), vrfKeysOf(s)[:3], pointsC); err == nil {
		t.Error("a registered key is missing")
	}
	before := s.Seals
	pointsC[2][40]++
	if err := s.Seal(testDomain(), vrfKeysOf(s), pointsC); !errors.Is(err, ErrPointC) {
		t.Errorf("a point off the curve: %v", err)
	}
	if s.Seals != before {
		t.Error("a failure left seals")
	}
}

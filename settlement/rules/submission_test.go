package rules

import (
	"bytes"
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"pgregory.net/rapid"
)

func drawField(t *rapid.T, label string) *big.Int {
	v := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, label))
	return v.Mod(v, fieldModulus)
}

// drawSubmission draws a submission that keeps every rule Check knows.
func drawSubmission(t *rapid.T, tree Tree) *Submission {
	s := &Submission{
		Seed:     drawField(t, "seed"),
		StateIn:  drawField(t, "stateIn"),
		StateOut: drawField(t, "stateOut"),
		TxRoot:   drawField(t, "txRoot"),
		Fees:     drawField(t, "fees"),

		Beneficiary: common.BytesToAddress(rapid.SliceOfN(rapid.Byte(), 20, 20).Draw(t, "beneficiary")),

		Nodes: make([][]Entry, tree.NumNodes()),
	}
	for i := range s.Nodes {
		node := uint32(i + 1)
		count := 1
		if node != RootNode {
			count = rapid.IntRange(1, ProofsPerNode).Draw(t, "count")
		}
		ids := rapid.SliceOfNDistinct(rapid.Uint32Range(1, 40), count, count, rapid.ID).Draw(t, "stakers")
		for _, id := range ids {
			e := Entry{
				StakerID: id,
				FeeBurn:  Bps(rapid.Uint16Range(0, BPS).Draw(t, "feeBurn")),
				Vrf:      new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "vrf")),
			}
			e.Statement = drawField(t, "statement")
			copy(e.Points[:], rapid.SliceOfN(rapid.Byte(), PointsSize, PointsSize).Draw(t, "points"))
			s.Nodes[i] = append(s.Nodes[i], e)
		}
	}
	// Each merge refers to all proofs of both children, in a drawn order: the union rule holds.
	for node := uint32(RootNode); node < tree.FirstBase(); node++ {
		for j := range s.Nodes[node-1] {
			s.Nodes[node-1][j].Refs = NewRefs(
				drawSide(t, len(s.Nodes[Left(node)-1])), drawSide(t, len(s.Nodes[Right(node)-1])))
		}
	}
	copy(s.Seals.Merges[:], rapid.SliceOfN(rapid.Byte(), PointCSize, PointCSize).Draw(t, "seal of merges"))
	copy(s.Seals.Bases[:], rapid.SliceOfN(rapid.ByteRange(1, 255), PointCSize, PointCSize).Draw(t, "seal of bases"))
	return s
}

func drawSide(t *rapid.T, count int) [ProofsPerNode]uint8 {
	var side [ProofsPerNode]uint8
	for k, p := range rapid.Permutation([]uint8{1, 2, 3}[:count]).Draw(t, "side") {
		side[k] = p
	}
	return side
}

func drawTree(t *rapid.T) Tree {
	k := uint32(MinTxsPerBase) << rapid.IntRange(0, 2).Draw(t, "transactions of a base")
	return Tree{NumTxs: MinTxs(k) << rapid.IntRange(0, 3).Draw(t, "depth"), TxsPerBase: k}
}

func TestSubmissionSurvivesEncoding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		s := drawSubmission(t, tree)
		if err := s.Check(tree); err != nil {
			t.Fatalf("a drawn submission breaks a rule: %v", err)
		}
		encoded, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := DecodeSubmission(tree, encoded)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decoded.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encoded, again) {
			t.Fatal("decoding and encoding changed the bytes")
		}
		if err := decoded.Check(tree); err != nil {
			t.Fatal(err)
		}
		if decoded.TotalScore().Cmp(s.TotalScore()) != 0 || decoded.KeepBps().Cmp(s.KeepBps()) != 0 {
			t.Fatal("decoding changed a sum")
		}
		if !slices.Equal(decoded.Payouts(), s.Payouts()) {
			t.Fatal("decoding changed a payout")
		}
	})
}

func TestDecodeRefusesEveryOtherLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		encoded, err := drawSubmission(t, tree).Encode()
		if err != nil {
			t.Fatal(err)
		}
		cut := rapid.IntRange(0, len(encoded)-1).Draw(t, "cut")
		if _, err := DecodeSubmission(tree, encoded[:cut]); !errors.Is(err, ErrSubmissionLength) {
			t.Fatalf("cut at %d of %d: %v", cut, len(encoded), err)
		}
		longer := append(slices.Clone(encoded), rapid.Byte().Draw(t, "extra"))
		if _, err := DecodeSubmission(tree, longer); !errors.Is(err, ErrSubmissionLength) {
			t.Fatalf("a byte more: %v", err)
		}
	})
}

func TestDecodeNeverPanicsAndNeverReadsTwoWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawTree(t)
		raw := rapid.SliceOfN(rapid.Byte(), 0, 4096).Draw(t, "raw")
		s, err := DecodeSubmission(tree, raw)
		if err != nil {
			return
		}
		again, err := s.Encode()
		if errors.Is(err, ErrNotSealed) && s.Seals == (Seals{}) {
			return
		}
		if err != nil || !bytes.Equal(raw, again) {
			t.Fatalf("decoded bytes encode to others: %v", err)
		}
	})
}

func TestEncodedLayout(t *testing.T) {
	s := smallSubmission()
	encoded, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	base := 4 + 2 + 16 + 32 + 192
	if want := 192 + 3 + (base + 2) + 2*base + base + 2*64; len(encoded) != want {
		t.Fatalf("%d bytes, want %d", len(encoded), want)
	}
	if want := append(make([]byte, 12), s.Beneficiary[:]...); !bytes.Equal(encoded[160:192], want) {
		t.Fatalf("the header ends with %x, want %x", encoded[160:192], want)
	}
	root := encoded[192:]
	want := []byte{1, 0, 0, 0, 9, 0x0f, 0xa0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 77, 0x00, 0x46}
	if !bytes.Equal(root[:len(want)], want) {
		t.Fatalf("root entry starts with %x, want %x", root[:len(want)], want)
	}
	left := root[1+248:]
	if want := []byte{2, 0, 0, 0, 1, 0, 0}; !bytes.Equal(left[:len(want)], want) {
		t.Fatalf("node 2 starts with %x, want %x", left[:len(want)], want)
	}
	if seals := encoded[len(encoded)-128:]; seals[63] != 1 || seals[127] != 2 {
		t.Fatalf("seals are %x", seals)
	}
}

// smallSubmission returns a good submission of three nodes: two proofs on the
// left, one on the right; the root prefers the second of the left.
func smallSubmission() *Submission {
	n := big.NewInt
	return &Submission{
		Seed: n(1), StateIn: n(2), StateOut: n(3), TxRoot: n(4), Fees: n(5), Beneficiary: common.Address{0: 7, 19: 8},
		Nodes: [][]Entry{
			{{StakerID: 9, FeeBurn: 4000, Vrf: n(77), Refs: NewRefs([3]uint8{2, 1}, [3]uint8{1}), Statement: n(100)}},
			{{StakerID: 1, Vrf: n(10), Statement: n(101)}, {StakerID: 2, FeeBurn: BPS, Vrf: n(20), Statement: n(102)}},
			{{StakerID: 1, Vrf: n(30), Statement: n(103)}},
		},
		Seals: Seals{Merges: PointC{63: 1}, Bases: PointC{63: 2}},
	}
}

func TestSumsOfASmallSubmission(t *testing.T) {
	s := smallSubmission()
	if got, want := s.TotalScore().Int64(), int64(77*14_000+10*10_000+20*20_000+30*10_000); got != want {
		t.Errorf("total score %d, want %d", got, want)
	}
	if got, want := s.KeepBps().Int64(), int64(6_000+10_000+0+10_000); got != want {
		t.Errorf("keepBps %d, want %d", got, want)
	}
	if got, want := s.Payouts(), []Payout{{9, 4000}, {1, 0}, {2, BPS}, {1, 0}}; !slices.Equal(got, want) {
		t.Errorf("payouts %v, want %v", got, want)
	}
}

func TestPublicInputs(t *testing.T) {
	s, tree := smallSubmission(), Tree{8, 2}
	base := s.Nodes[1:]
	s.Nodes = [][]Entry{
		{{StakerID: 9, FeeBurn: 4000, Vrf: big.NewInt(77), Refs: NewRefs([3]uint8{1}, [3]uint8{1}), Statement: big.NewInt(100)}},
		{{StakerID: 7, Vrf: big.NewInt(70), Refs: NewRefs([3]uint8{2, 1}, [3]uint8{1}), Statement: big.NewInt(98)}},
		{{StakerID: 8, Vrf: big.NewInt(80), Refs: NewRefs([3]uint8{2, 0, 1}, [3]uint8{1}), Statement: big.NewInt(99)}},
		base[0], base[1], base[0], base[1],
	}
	if err := s.Check(tree); err != nil {
		t.Fatal(err)
	}
	key := big.NewInt(1234)
	body := BodyBinding{Challenge: big.NewInt(6), Fingerprint: big.NewInt(7)}
	word := func(meta Meta, vrf int64) *big.Int { return TicketWord(meta, big.NewInt(vrf)) }
	ints := func(statement int64, ticket *big.Int, rest ...int64) []*big.Int {
		inputs := []*big.Int{big.NewInt(statement), key, ticket}
		for _, v := range rest {
			inputs = append(inputs, big.NewInt(v))
		}
		return inputs
	}
	for _, c := range []struct {
		node  uint32
		place int
		mode  Mode
		want  []*big.Int
	}{
		{1, 0, ModePublic, ints(100, word(Meta{StakerID: 9, FeeBps: 4000, Node: 1, Mode: ModePublic}, 77),
			98, 0, 0, 99, 0, 0, 1, 6, 2, 3, 4, 5, 7)},
		{2, 0, ModePublic, ints(98, word(Meta{StakerID: 7, Node: 2, Mode: ModePublic}, 70),
			102, 101, 0, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0)},
		{3, 0, ModePrivate, ints(99, word(Meta{StakerID: 8, Node: 3}, 80),
			102, 0, 101, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0)},
		{4, 1, ModePrivate, ints(102, word(Meta{StakerID: 2, FeeBps: BPS, Node: 4}, 20))},
	} {
		got := s.PublicInputs(tree, c.node, &s.Nodes[c.node-1][c.place], key, c.mode, body)
		if !slices.EqualFunc(got, c.want, func(a, b *big.Int) bool { return a.Cmp(b) == 0 }) {
			t.Errorf("node %d: inputs %v, want %v", c.node, got, c.want)
		}
	}
	s.Children(2, &s.Nodes[1][0])[0].SetInt64(0)
	if s.Nodes[3][1].Statement.Int64() != 102 {
		t.Error("Children hands out the submission's own integers")
	}
	s.Opening(body).Inputs()[0].SetInt64(0)
	if s.Seed.Int64() != 1 {
		t.Error("Inputs hands out the submission's own integers")
	}
}

func TestCheckNamesTheBrokenRule(t *testing.T) {
	tree := Tree{4, 2}
	for name, c := range map[string]struct {
		want  error
		spoil func(*Submission)
	}{
		"a node too few":           {ErrSubmissionLength, func(s *Submission) { s.Nodes = s.Nodes[:2] }},
		"an empty node":            {ErrProofCount, func(s *Submission) { s.Nodes[2] = nil }},
		"four proofs":              {ErrProofCount, func(s *Submission) { s.Nodes[1] = append(s.Nodes[1], Entry{StakerID: 3}, Entry{StakerID: 4}) }},
		"no root":                  {ErrRootProofCount, func(s *Submission) { s.Nodes[0] = nil }},
		"two roots":                {ErrRootProofCount, func(s *Submission) { s.Nodes[0] = append(s.Nodes[0], s.Nodes[0][0]) }},
		"bid above the whole":      {ErrBpsTooHigh, func(s *Submission) { s.Nodes[1][0].FeeBurn = BPS + 1 }},
		"staker twice":             {ErrDuplicateStaker, func(s *Submission) { s.Nodes[1][1].StakerID = 1 }},
		"bits above the slots":     {ErrMalformedReferences, func(s *Submission) { s.Nodes[0][0].Refs |= 1 << 12 }},
		"refs of a base":           {ErrMalformedReferences, func(s *Submission) { s.Nodes[1][0].Refs = 1 }},
		"left side empty":          {ErrEmptySide, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{}, [3]uint8{1}) }},
		"left starts late":         {ErrEmptySide, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{0, 1, 2}, [3]uint8{1}) }},
		"right side empty":         {ErrEmptySide, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{1, 2}, [3]uint8{}) }},
		"no such proof, left":      {ErrMissingReference, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{1, 2, 3}, [3]uint8{1}) }},
		"no such proof, right":     {ErrMissingReference, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{1, 2}, [3]uint8{2}) }},
		"same proof twice":         {ErrDuplicateReference, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{1, 2, 1}, [3]uint8{1}) }},
		"nobody refers to a proof": {ErrUnreferencedProof, func(s *Submission) { s.Nodes[0][0].Refs = NewRefs([3]uint8{1}, [3]uint8{1}) }},
		"seed beyond the field":    {ErrFieldRange, func(s *Submission) { s.Seed = FieldModulus() }},
		"fees missing":             {ErrFieldRange, func(s *Submission) { s.Fees = nil }},
		"negative statement":       {ErrFieldRange, func(s *Submission) { s.Nodes[2][0].Statement = big.NewInt(-1) }},
		"statement + r":            {ErrFieldRange, func(s *Submission) { s.Nodes[2][0].Statement = new(big.Int).Add(fieldModulus, big.NewInt(103)) }},
		"no statement of the root": {ErrFieldRange, func(s *Submission) { s.Nodes[0][0].Statement = nil }},
		"root's statement of r":    {ErrFieldRange, func(s *Submission) { s.Nodes[0][0].Statement = FieldModulus() }},
		"vrf of 129 bits":          {ErrVrfRange, func(s *Submission) { s.Nodes[1][0].Vrf = new(big.Int).Lsh(big.NewInt(1), 128) }},
	} {
		t.Run(name, func(t *testing.T) {
			s := smallSubmission()
			if err := s.Check(tree); err != nil {
				t.Fatalf("before: %v", err)
			}
			c.spoil(s)
			if err := s.Check(tree); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// A gap between slots is allowed: the first of a side is filled, any other may be.
func TestCheckAllowsGaps(t *testing.T) {
	s := smallSubmission()
	s.Nodes[0][0].Refs = NewRefs([3]uint8{2, 0, 1}, [3]uint8{1})
	if err := s.Check(Tree{4, 2}); err != nil {
		t.Error(err)
	}
}

// Union rule: each proof is referred to by one of the parents, not by all.
func TestCheckTakesTheUnionOfTheParents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := Tree{8, 2}
		s := drawSubmission(t, tree)
		s.Nodes[1] = []Entry{s.Nodes[1][0], s.Nodes[1][0]}
		s.Nodes[1][0].StakerID, s.Nodes[1][1].StakerID = 1, 2
		s.Nodes[0][0].Refs = NewRefs([3]uint8{1, 2}, drawSide(t, len(s.Nodes[2])))
		s.Nodes[3] = []Entry{s.Nodes[3][0], s.Nodes[3][0]}
		s.Nodes[3][0].StakerID, s.Nodes[3][1].StakerID = 1, 2
		right := drawSide(t, len(s.Nodes[4]))
		s.Nodes[1][0].Refs = NewRefs([3]uint8{1}, right)
		s.Nodes[1][1].Refs = NewRefs([3]uint8{2}, right)
		if err := s.Check(tree); err != nil {
			t.Fatal(err)
		}
		s.Nodes[1][1].Refs = NewRefs([3]uint8{1}, right)
		if err := s.Check(tree); !errors.Is(err, ErrUnreferencedProof) {
			t.Fatalf("second proof of node 4 is left out by both parents: %v", err)
		}
	})
}

func TestEncodeRefusesWhatDoesNotFit(t *testing.T) {
	for name, c := range map[string]struct {
		want  error
		spoil func(*Submission)
	}{
		"two nodes":            {ErrSubmissionLength, func(s *Submission) { s.Nodes = s.Nodes[:2] }},
		"no nodes":             {ErrSubmissionLength, func(s *Submission) { s.Nodes = nil }},
		"256 proofs":           {ErrProofCount, func(s *Submission) { s.Nodes[1] = slices.Repeat(s.Nodes[1], 128) }},
		"header of 257 bits":   {ErrFieldRange, func(s *Submission) { s.TxRoot = new(big.Int).Lsh(big.NewInt(1), 256) }},
		"header value missing": {ErrFieldRange, func(s *Submission) { s.StateOut = nil }},
		"statement missing":    {ErrFieldRange, func(s *Submission) { s.Nodes[1][0].Statement = nil }},
		"vrf of 129 bits":      {ErrVrfRange, func(s *Submission) { s.Nodes[1][0].Vrf = new(big.Int).Lsh(big.NewInt(1), 128) }},
		"refs of a base":       {ErrMalformedReferences, func(s *Submission) { s.Nodes[1][0].Refs = 1 }},
		"no seals":             {ErrNotSealed, func(s *Submission) { s.Seals = Seals{} }},
		"no root statement":    {ErrFieldRange, func(s *Submission) { s.Nodes[0][0].Statement = nil }},
	} {
		t.Run(name, func(t *testing.T) {
			s := smallSubmission()
			c.spoil(s)
			if _, err := s.Encode(); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestDecodeRefusesABeneficiaryThatIsNoAddress(t *testing.T) {
	encoded, err := smallSubmission().Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{160, 171} {
		spoilt := slices.Clone(encoded)
		spoilt[at] = 1
		if _, err := DecodeSubmission(Tree{4, 2}, spoilt); !errors.Is(err, ErrBeneficiary) {
			t.Errorf("byte %d: got %v, want %v", at, err, ErrBeneficiary)
		}
	}
}

func TestDecodeRefusesCounts(t *testing.T) {
	encoded, err := smallSubmission().Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		at    int
		count byte
		want  error
	}{{192, 0, ErrRootProofCount}, {192, 2, ErrRootProofCount}, {441, 0, ErrProofCount}, {441, 4, ErrProofCount}} {
		spoilt := slices.Clone(encoded)
		spoilt[c.at] = c.count
		if _, err := DecodeSubmission(Tree{4, 2}, spoilt); !errors.Is(err, c.want) {
			t.Errorf("count %d at byte %d: got %v, want %v", c.count, c.at, err, c.want)
		}
	}
	if _, err := DecodeSubmission(Tree{8, 2}, encoded); !errors.Is(err, ErrProofCount) {
		t.Errorf("another tree: %v", err)
	}
	if s, err := DecodeSubmission(Tree{8, 4}, encoded); err != nil || s.Check(Tree{8, 4}) != nil {
		t.Errorf("another tree with as many nodes: %v", err)
	}
}

func TestRefsSlots(t *testing.T) {
	r := NewRefs([3]uint8{1, 2, 3}, [3]uint8{3, 0, 1})
	if r != 0b01_00_11_11_10_01 {
		t.Errorf("packed %012b", uint16(r))
	}
	rapid.Check(t, func(t *rapid.T) {
		r := Refs(rapid.Uint16Range(0, 1<<RefsBits-1).Draw(t, "refs"))
		if NewRefs(r.Left(), r.Right()) != r {
			t.Fatalf("%012b does not survive", uint16(r))
		}
	})
}

package wire

import (
	"encoding/hex"
	"encoding/json"
	"flag"
	"math/big"
	"os"
	"strings"
	"testing"

	curve "github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	groth16 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/keys"
	"fernet/prover/vrf"
	"fernet/settlement/rules"
)

var update = flag.Bool("update", false, "write test/vectors/wire.json anew")

const vectorsFile = "../../test/vectors/wire.json"

const chainID = 11155111

var (
	settlement = common.HexToAddress("0x00000000000000000000000000000000000f3a7e")
	peer       = []byte("a peer's name")
	seed       = fr.NewElement(77)
	tag        = TagOf(3, 9, common.BigToHash(big.NewInt(77)), common.Hash{31: 5})
)

func key() *vrf.PrivateKey { return vrf.NewPrivateKey([vrf.SeedSize]byte{31: 1}) }

// points is a proof of nothing in particular, of multiples of the generators.
func points(t testing.TB) [rules.ProofSize]byte {
	t.Helper()
	_, _, g1, g2 := curve.Generators()
	var proof groth16.Proof
	proof.Ar.ScalarMultiplication(&g1, big.NewInt(3))
	proof.Bs.ScalarMultiplication(&g2, big.NewInt(4))
	proof.Krs.ScalarMultiplication(&g1, big.NewInt(5))
	encoded, err := keys.ExportProof(&proof)
	require.NoError(t, err)
	return encoded
}

func baseProof(t testing.TB) *Proof {
	return &Proof{Block: tag, Node: 16, StakerID: 7, FeeBurn: 4000, Vrf: vrf.Uint128{15: 9}, Proof: points(t)}
}

func mergeProof(t testing.TB) *Proof {
	p := baseProof(t)
	p.Node = 8
	p.Refs = []Ref{{7, 4000}, {8, 0}, {}, {9, 10_000}, {}, {10, 1}}
	return p
}

func bid(t testing.TB) *Bid {
	ticket, err := key().Ticket(seed, rules.Meta{StakerID: 7, FeeBps: 4000, Node: 8, Mode: rules.ModePublic})
	require.NoError(t, err)
	return &Bid{Block: tag, Ticket: ticket}
}

func root() *Root {
	return &Root{Block: tag, StakerID: 7, Total: new(big.Int).Lsh(big.NewInt(5), 130), Submission: common.HexToHash("0x0123")}
}

func hello() *Hello { return NewHello(100, chainID, settlement, peer, 7, key()) }

// again decodes a message and encodes what was decoded.
func again[M interface{ Encode() ([]byte, error) }](decode func([]byte) (M, error)) func([]byte) ([]byte, error) {
	return func(b []byte) ([]byte, error) {
		m, err := decode(b)
		if err != nil {
			return nil, err
		}
		return m.Encode()
	}
}

// messages are one of each, with how to read and write it again.
func messages(t testing.TB) map[string]struct {
	data  []byte
	again func([]byte) ([]byte, error)
} {
	t.Helper()
	encode := func(m interface{ Encode() ([]byte, error) }) []byte {
		data, err := m.Encode()
		require.NoError(t, err)
		return data
	}
	proofAgain := again(DecodeProof)
	helloAgain := func(b []byte) ([]byte, error) {
		h, err := DecodeHello(b)
		if err != nil {
			return nil, err
		}
		return h.Encode(), nil
	}
	return map[string]struct {
		data  []byte
		again func([]byte) ([]byte, error)
	}{
		"base proof":  {encode(baseProof(t)), proofAgain},
		"merge proof": {encode(mergeProof(t)), proofAgain},
		"bid": {encode(bid(t)), func(b []byte) ([]byte, error) {
			m, err := DecodeBid(b, seed)
			if err != nil {
				return nil, err
			}
			return m.Encode()
		}},
		"root":             {encode(root()), again(DecodeRoot)},
		"pull":             {encode(pull(t)), again(DecodePull)},
		"answer to a pull": {encode(reply(t)), again(DecodePullReply)},
		"hello":            {hello().Encode(), helloAgain},
		"transaction":      {encode(&Tx{Bytes: []byte("a transaction")}), again(DecodeTx)},
		"question": {(&Question{Block: tag}).Encode(), func(b []byte) ([]byte, error) {
			q, err := DecodeQuestion(b)
			if err != nil {
				return nil, err
			}
			return q.Encode(), nil
		}},
		"question for a pool": {PoolQuestion{}.Encode(), func(b []byte) ([]byte, error) {
			q, err := DecodePoolQuestion(b)
			if err != nil {
				return nil, err
			}
			return q.Encode(), nil
		}},
		"pool":              {encode(pool()), again(DecodePoolReply)},
		"body":              {encode(&BodyReply{Body: []byte("a body")}), again(DecodeBodyReply)},
		"transitions":       {encode(transitions()), again(DecodeTransitionsReply)},
		"hello of a reader": {(&Hello{Head: 100}).Encode(), helloAgain},
	}
}

// The messages are those of the vectors, byte for byte: two releases understand each other.
func TestVectors(t *testing.T) {
	got := map[string]string{}
	for name, m := range messages(t) {
		got[name] = hex.EncodeToString(m.data)
	}
	got["block tag"] = tag.String()
	topic := Topic(chainID, settlement, SubjectProof)
	got["topic"] = topic
	id := MessageID(topic, []byte("data"))
	got["message id"] = hex.EncodeToString(id[:])
	if *update {
		text, err := json.MarshalIndent(got, "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(vectorsFile, append(text, '\n'), 0o644))
	}
	text, err := os.ReadFile(vectorsFile)
	require.NoError(t, err)
	want := map[string]string{}
	require.NoError(t, json.Unmarshal(text, &want))
	require.Equal(t, want, got)
}

func TestSizes(t *testing.T) {
	sizes := map[string]int{}
	for name, m := range messages(t) {
		sizes[name] = len(m.data)
		require.LessOrEqual(t, len(m.data), MaxSize)
	}
	require.Equal(t, map[string]int{
		"base proof": 167, "merge proof": 203, "bid": 135, "root": 81, "hello": 93, "hello of a reader": 93,
		"pull": 34, "answer to a pull": 378, "transaction": 14, "question": 13, "body": 8, "transitions": 290,
		"question for a pool": 1, "pool": 17,
	}, sizes)
}

func TestDecodedIsEncoded(t *testing.T) {
	base, err := DecodeProof(messages(t)["base proof"].data)
	require.NoError(t, err)
	require.Equal(t, baseProof(t), base)
	require.False(t, base.IsMerge())
	merge, err := DecodeProof(messages(t)["merge proof"].data)
	require.NoError(t, err)
	require.Equal(t, mergeProof(t), merge)
	require.True(t, merge.IsMerge())
	b, err := DecodeBid(messages(t)["bid"].data, seed)
	require.NoError(t, err)
	require.Equal(t, bid(t), b)
	require.NoError(t, b.Ticket.Verify())
	of, err := BidBlock(messages(t)["bid"].data)
	require.NoError(t, err)
	require.Equal(t, tag, of)
	r, err := DecodeRoot(messages(t)["root"].data)
	require.NoError(t, err)
	require.Equal(t, root(), r)
	h, err := DecodeHello(messages(t)["hello"].data)
	require.NoError(t, err)
	require.Equal(t, hello(), h)
}

// A message has one form: whatever bit is changed, what can still be read is another message that
// is written so. Every other length and version is refused.
func TestMessagesHaveOneForm(t *testing.T) {
	for name, m := range messages(t) {
		t.Run(name, func(t *testing.T) {
			for i := range 8 * len(m.data) {
				changed := append([]byte(nil), m.data...)
				changed[i/8] ^= 1 << (i % 8)
				again, err := m.again(changed)
				if i < 8 {
					require.ErrorIs(t, err, ErrVersion)
				}
				if err == nil {
					require.Equal(t, changed, again, "bit %d", i)
				}
			}
			for n := range len(m.data) + 2 {
				if n == len(m.data) || strings.HasSuffix(name, "proof") && (n == BaseSize || n == MergeSize) ||
					name == "pull" && n >= pullHead && (n-pullHead)%ShortIDSize == 0 ||
					name == "transaction" && n > 1 || name == "body" && n > 1 || name == "transitions" && n >= 2 && (n-2)%TransitionSize == 0 {
					continue
				}
				_, err := m.again(append(append([]byte(nil), m.data...), 0)[:n])
				require.ErrorIs(t, err, ErrSize, "%d bytes", n)
			}
		})
	}
	_, err := BidBlock(nil)
	require.ErrorIs(t, err, ErrSize)
}

func TestValuesThatThereAreNot(t *testing.T) {
	for name, change := range map[string]func(*Proof){
		"node 0":                  func(p *Proof) { p.Node = 0 },
		"staker 0":                func(p *Proof) { p.StakerID = 0 },
		"a bid above all":         func(p *Proof) { p.FeeBurn = rules.BPS + 1 },
		"five references":         func(p *Proof) { p.Refs = p.Refs[:5] },
		"no references":           func(p *Proof) { p.Refs = []Ref{} },
		"a bid of nobody":         func(p *Proof) { p.Refs[2].FeeBurn = 1 },
		"a reference's high bid":  func(p *Proof) { p.Refs[0].FeeBurn = rules.BPS + 1 },
		"a point off the curve":   func(p *Proof) { p.Proof[63] ^= 1 },
		"a point that is nowhere": func(p *Proof) { p.Proof = [rules.ProofSize]byte{} },
	} {
		p := mergeProof(t)
		change(p)
		_, err := p.Encode()
		require.Error(t, err, name)
	}
	// The same in what others encoded.
	data := messages(t)["merge proof"].data
	for name, at := range map[string]int{"node": 13, "staker": 17} {
		changed := append([]byte(nil), data...)
		copy(changed[at:], make([]byte, 4))
		_, err := DecodeProof(changed)
		require.ErrorIs(t, err, ErrValue, name)
	}
	for name, at := range map[string]int{"bid": 21, "bid of a reference": BaseSize + 4, "bid of an empty slot": BaseSize + 2*refSize + 4} {
		changed := append([]byte(nil), data...)
		copy(changed[at:], []byte{0xff, 0xff})
		_, err := DecodeProof(changed)
		require.ErrorIs(t, err, ErrValue, name)
	}

	b := bid(t)
	for _, m := range []rules.Meta{
		{StakerID: 7, Node: 8}, {Node: 8, Mode: rules.ModePublic}, {StakerID: 7, Mode: rules.ModePublic},
		{StakerID: 7, Node: 8, FeeBps: rules.BPS + 1, Mode: rules.ModePublic},
	} {
		_, err := (&Bid{Block: tag, Ticket: &vrf.Ticket{PublicKey: b.Ticket.PublicKey, Meta: m}}).Encode()
		require.ErrorIs(t, err, ErrValue, "%v", m)
	}
	data = messages(t)["bid"].data
	for name, field := range map[string][]byte{"node": data[13:17], "staker": data[17:21], "bid": data[21:23]} {
		kept := append([]byte(nil), field...)
		copy(field, make([]byte, 4))
		if name == "bid" {
			copy(field, []byte{0xff, 0xff})
		}
		_, err := DecodeBid(data, seed)
		require.ErrorIs(t, err, ErrValue, name)
		copy(field, kept)
	}

	for _, r := range []Root{
		{Total: big.NewInt(1)}, {StakerID: 1}, {StakerID: 1, Total: new(big.Int)}, {StakerID: 1, Total: big.NewInt(-1)},
		{StakerID: 1, Total: new(big.Int).Lsh(big.NewInt(1), 256)},
	} {
		_, err := r.Encode()
		require.ErrorIs(t, err, ErrValue)
	}
	_, err := DecodeRoot(append([]byte{Version}, make([]byte, RootSize-1)...))
	require.ErrorIs(t, err, ErrValue)
	ofNobody := append([]byte(nil), messages(t)["hello of a reader"].data...)
	ofNobody[HelloSize-1] = 1
	_, err = DecodeHello(ofNobody)
	require.ErrorIs(t, err, ErrValue)
}

// A hello is of use for one staker of one deployment and one peer.
func TestHello(t *testing.T) {
	h := hello()
	require.NoError(t, h.Verify(chainID, settlement, peer))
	require.ErrorIs(t, h.Verify(chainID+1, settlement, peer), vrf.ErrChallenge)
	require.ErrorIs(t, h.Verify(chainID, common.Address{1}, peer), vrf.ErrChallenge)
	require.ErrorIs(t, h.Verify(chainID, settlement, peer[1:]), vrf.ErrChallenge)
	other := *h
	other.StakerID++
	require.ErrorIs(t, other.Verify(chainID, settlement, peer), vrf.ErrChallenge)
	other = *h
	other.Key = vrf.NewPrivateKey([vrf.SeedSize]byte{2}).Public()
	require.ErrorIs(t, other.Verify(chainID, settlement, peer), vrf.ErrChallenge)
	require.ErrorIs(t, (&Hello{}).Verify(chainID, settlement, peer), ErrValue)
}

func TestNamesTellApart(t *testing.T) {
	seen := map[string]bool{}
	for _, topic := range []string{
		Topic(1, settlement, SubjectProof), Topic(1, settlement, SubjectBid), Topic(1, settlement, SubjectRoot), Topic(1, settlement, SubjectTx),
		Topic(2, settlement, SubjectProof), Topic(1, common.Address{}, SubjectProof),
	} {
		require.False(t, seen[topic])
		seen[topic] = true
	}
	require.NotEqual(t, MessageID("a", []byte("bc")), MessageID("ab", []byte("c")))
	require.NotEqual(t, MessageID("a", []byte("b")), MessageID("a", []byte("c")))
	tags := map[BlockTag]bool{tag: true}
	for _, other := range []BlockTag{
		TagOf(4, 9, common.Hash{31: 77}, common.Hash{31: 5}), TagOf(3, 8, common.Hash{31: 77}, common.Hash{31: 5}),
		TagOf(3, 9, common.Hash{31: 78}, common.Hash{31: 5}), TagOf(3, 9, common.Hash{31: 77}, common.Hash{31: 6}),
	} {
		require.False(t, tags[other])
		tags[other] = true
	}
}

func fuzz(f *testing.F, names ...string) {
	all := messages(f)
	for _, name := range names {
		f.Add(all[name].data)
	}
	again := all[names[0]].again
	f.Fuzz(func(t *testing.T, data []byte) {
		if out, err := again(data); err == nil {
			require.Equal(t, data, out)
		}
	})
}

func FuzzProof(f *testing.F) { fuzz(f, "base proof", "merge proof") }
func FuzzBid(f *testing.F)   { fuzz(f, "bid") }
func FuzzRoot(f *testing.F)  { fuzz(f, "root") }
func FuzzHello(f *testing.F) { fuzz(f, "hello", "hello of a reader") }

// A bid that decodes is for the block that is read before its seed is known.
func FuzzBidBlock(f *testing.F) {
	f.Add(messages(f)["bid"].data)
	f.Fuzz(func(t *testing.T, data []byte) {
		of, err := BidBlock(data)
		if b, decoded := DecodeBid(data, seed); decoded == nil {
			require.NoError(t, err)
			require.Equal(t, b.Block, of)
		}
	})
}

package rules

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write test/vectors/rules.json anew")

const vectorsFile = "../../test/vectors/rules.json"

// vectors is what Go and Solidity must agree on. Integers are decimal strings,
// which forge's JSON cheatcodes read as uint256. Keys are in alphabetical
// order within a case, as those cheatcodes decode structs.
type vectors struct {
	Scores    []scoreCase    `json:"scores"`
	Metas     []metaCase     `json:"metas"`
	Tickets   []ticketCase   `json:"tickets"`
	Rewards   []rewardCase   `json:"rewards"`
	Schedules []scheduleCase `json:"schedules"`
	Seeds     []seedCase     `json:"seeds"`
	Bodies    []bodyCase     `json:"bodies"`
	NoBodies  []noBodyCase   `json:"refusedBodies"`
	Trees     []treeCase     `json:"trees"`
	NumTxs    []numTxsCase   `json:"numTxs"`
	Eligible  []eligibleCase `json:"eligibility"`
	Fields    []fieldCase    `json:"fields"`
	Keeps     []keepCase     `json:"keeps"`
	Windows   []windowCase   `json:"windows"`
	Payouts   []payoutsCase  `json:"payouts"`

	Suspensions []suspensionCase `json:"suspensions"`
}

type scoreCase struct {
	FeeBps string `json:"feeBps"`
	Score  string `json:"score"`
	Vrf    string `json:"vrf"`
}

type metaCase struct {
	FeeBps   string `json:"feeBps"`
	Mode     string `json:"mode"`
	Node     string `json:"node"`
	Packed   string `json:"packed"`
	StakerID string `json:"stakerId"`
}

type ticketCase struct {
	FeeBps   string `json:"feeBps"`
	Mode     string `json:"mode"`
	Node     string `json:"node"`
	StakerID string `json:"stakerId"`
	Vrf      string `json:"vrf"`
	Word     string `json:"word"`
}

type rewardCase struct {
	BlockReward   string `json:"blockReward"`
	Burn          string `json:"burn"`
	FullRewardTxs string `json:"fullRewardTxs"`
	FeeBurnBps    string `json:"feeBurnBps"` // of the one prover whose reward is given
	FeeEscrow     string `json:"feeEscrow"`
	FeeSplitBps   string `json:"feeSplitBps"`
	Fees          string `json:"fees"`
	KeepBps       string `json:"keepBps"`
	Network       string `json:"network"`
	NumNodes      string `json:"numNodes"`
	Reward        string `json:"reward"`
	RewardReserve string `json:"rewardReserve"`
	// of a block with seenTxs; the figures after it are of the whole blockReward
	ScaledReward  string `json:"scaledReward"`
	SeenTxs       string `json:"seenTxs"`
	Sequencer     string `json:"sequencer"`
	SubmitterBps  string `json:"submitterBps"`
	SubmitterGets string `json:"submitterShare"` // of the burn, where the submission names somebody
	Total         string `json:"total"`
	UnitPerBps    string `json:"unitPerBps"`
}

type scheduleCase struct {
	Block         string `json:"block"`
	GenesisBlock  string `json:"genesisBlock"`
	Phase         string `json:"phase"`
	ProposeBlocks string `json:"proposeBlocks"`
	RandaoBlock   string `json:"randaoBlock"`
	RevealBlocks  string `json:"revealBlocks"`
	RevealStart   string `json:"revealStart"`
	Slot          string `json:"slot"`
	SlotBlocks    string `json:"slotBlocks"`
	SlotEnd       string `json:"slotEnd"`
	SlotStart     string `json:"slotStart"`
}

type seedCase struct {
	ChainID       string `json:"chainId"`
	ProverSeed    string `json:"proverSeed"`
	Randao        string `json:"randao"`
	SequencerSeed string `json:"sequencerSeed"`
	Sequencing    string `json:"sequencing"`
	Settlement    string `json:"settlement"`
	Slot          string `json:"slot"`
	Vrf           string `json:"vrf"`
}

type bodyCase struct {
	Body        string `json:"body"`
	BodyHash    string `json:"bodyHash"`
	ChainID     string `json:"chainId"`
	Challenge   string `json:"challenge"`
	Fingerprint string `json:"fingerprint"`
	NumTxs      string `json:"numTxs"`
	Settlement  string `json:"settlement"`
	Slot        string `json:"slot"`
	SeenTxs     string `json:"seenTxs"`
	TxBytes     string `json:"txBytes"`
	TxRoot      string `json:"txRoot"`
}

// noBodyCase is a body that L1 refuses, with the name of the rule it breaks.
type noBodyCase struct {
	Body    string `json:"body"`
	NumTxs  string `json:"numTxs"`
	Rule    string `json:"rule"`
	TxBytes string `json:"txBytes"`
}

type treeCase struct {
	IsBase     bool   `json:"isBase"`
	Left       string `json:"left"`
	Node       string `json:"node"`
	NumNodes   string `json:"numNodes"`
	NumTxs     string `json:"numTxs"`
	Parent     string `json:"parent"`
	Right      string `json:"right"`
	TxsPerBase string `json:"txsPerBase"`
}

type numTxsCase struct {
	NumTxs     string `json:"numTxs"`
	TxsPerBase string `json:"txsPerBase"`
	Valid      bool   `json:"valid"`
}

type eligibleCase struct {
	ActivationBlock string `json:"activationBlock"`
	AtBlock         string `json:"atBlock"`
	Eligible        bool   `json:"eligible"`
	ExitBlock       string `json:"exitBlock"`
}

type fieldCase struct {
	Contains bool   `json:"contains"`
	X        string `json:"x"`
}

type keepCase struct {
	Keep  string `json:"keep"`
	Share string `json:"share"`
}

// windowCase is a schedule, usable or not, and the proving window of a block.
type windowCase struct {
	GenesisBlock  string `json:"genesisBlock"`
	ProposeBlocks string `json:"proposeBlocks"`
	ProvingBlocks string `json:"provingBlocks"`
	RevealBlocks  string `json:"revealBlocks"`
	Slot          string `json:"slot"`
	Valid         bool   `json:"valid"`
	WindowEnd     string `json:"windowEnd"`
}

// suspensionCase is what happened to a staker, in order, and whether it is eligible at some blocks
// after all of it.
type suspensionCase struct {
	AtBlocks   []string `json:"atBlocks"`
	BanUntils  []string `json:"banUntils"` // of penalties
	Base       []bool   `json:"base"`      // eligible with the role of a base prover
	Blocks     []string `json:"blocks"`    // in which it happened
	FromBlocks []string `json:"fromBlocks"`
	Refills    []bool   `json:"refills"`   // a refill, and else a penalty
	Sequencer  []bool   `json:"sequencer"` // eligible with that of a sequencer
	Takes      []bool   `json:"takes"`     // whether the penalty takes something of the deposit
}

// suspensionDelay is the activation delay of suspensionCases, and a slot of theirs has as many
// blocks.
const suspensionDelay = 10

// makeSuspensions draws what happens to a staker in the first 200 blocks, and asks for each slot's
// start and the blocks around it.
func makeSuspensions(rng *rand.Rand) (c suspensionCase) {
	var s []Suspension
	short := false
	for block := uint64(rng.Uint32N(20)); block < 200; block += uint64(rng.Uint32N(25)) {
		c.Blocks = append(c.Blocks, dec(block))
		refill, takes := short && rng.UintN(2) == 0, rng.UintN(3) != 0
		from := (block/suspensionDelay + 1) * suspensionDelay
		ban := from + suspensionDelay*uint64(rng.UintN(5))
		if refill {
			short, s = false, Refill(s, block+suspensionDelay)
		} else {
			short = short || takes
			s = Penalize(s, block, from, ban, short)
		}
		c.Refills, c.Takes = append(c.Refills, refill), append(c.Takes, takes)
		c.FromBlocks, c.BanUntils = append(c.FromBlocks, dec(from)), append(c.BanUntils, dec(ban))
	}
	for at := uint64(0); at < 280; at++ {
		if at%suspensionDelay < 2 || at%suspensionDelay == suspensionDelay-1 {
			c.AtBlocks = append(c.AtBlocks, dec(at))
			c.Sequencer, c.Base = append(c.Sequencer, !Suspended(s, RoleSequencer, at)), append(c.Base, !Suspended(s, RoleBase, at))
		}
	}
	return c
}

// payoutsCase is a payout tree and the common proof of some of its leaves.
type payoutsCase struct {
	FeeBurnBps []string      `json:"feeBurnBps"`
	Flags      string        `json:"flags"`
	Indices    []string      `json:"indices"`
	Nodes      []common.Hash `json:"nodes"`
	Root       common.Hash   `json:"root"`
	StakerIDs  []string      `json:"stakerIds"`
}

func dec[T ~uint8 | ~uint16 | ~uint32 | ~uint64](v T) string {
	return new(big.Int).SetUint64(uint64(v)).String()
}

// makeVectors draws the cases from a fixed generator: extremes first, then arbitrary ones.
func makeVectors() vectors {
	rng := rand.New(rand.NewChaCha8([32]byte{'f', 'e', 'r', 'n', 'e', 't'}))
	random := func(bits int) *big.Int {
		b := make([]byte, 32)
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
		v := new(big.Int).SetBytes(b)
		return v.Rsh(v, uint(256-bits))
	}
	most := func(bits uint) *big.Int {
		return new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), bits), big.NewInt(1))
	}
	bps := func() Bps { return Bps(rng.UintN(BPS + 1)) }

	var v vectors
	for i := range 24 {
		vrf, fee := random(VrfBits), bps()
		switch i {
		case 0:
			vrf, fee = new(big.Int), 0
		case 1:
			vrf, fee = most(VrfBits), BPS
		case 2:
			vrf, fee = most(VrfBits), 0
		}
		v.Scores = append(v.Scores, scoreCase{FeeBps: dec(fee), Vrf: vrf.String(), Score: Score(vrf, fee).String()})
	}
	for i := range 24 {
		m := Meta{StakerID: rng.Uint32(), FeeBps: bps(), Node: rng.Uint32(), Mode: Mode(rng.UintN(2))}
		switch i {
		case 0:
			m = Meta{}
		case 1:
			m = Meta{StakerID: 1<<32 - 1, FeeBps: 1<<16 - 1, Node: 1<<32 - 1, Mode: ModePublic}
		}
		v.Metas = append(v.Metas, metaCase{
			StakerID: dec(m.StakerID), FeeBps: dec(m.FeeBps), Node: dec(m.Node), Mode: dec(m.Mode), Packed: m.Pack().String(),
		})
	}
	for i := range 40 {
		fees, escrow := random(rng.IntN(101)), random(100)
		blockReward, reserve := random(rng.IntN(101)), random(100)
		split, burned, tree := bps(), bps(), Tree{4 << rng.UintN(8), 2}
		keep := random(13)
		switch i {
		case 0: // worked example A: a full tree, its first prover burning 40 %
			fees, escrow = wei("400000000000000000000"), wei("400000000000000000000")
			blockReward, reserve = wei("600000000000000000000"), wei("600000000000000000000")
			split, burned, tree, keep = 8000, 4000, Tree{32, 2}, big.NewInt(93*BPS)
		case 1:
			fees, escrow, blockReward, reserve, keep = new(big.Int), new(big.Int), new(big.Int), new(big.Int), new(big.Int)
		case 2: // the largest fees a field element can claim
			fees = new(big.Int).Sub(FieldModulus(), big.NewInt(1))
		}
		if full := new(big.Int).SetUint64(uint64(tree.NumNodes()) * ProofsPerNode * BPS); keep.Cmp(full) > 0 {
			keep = full
		}
		s := Split(fees, escrow, blockReward, reserve, split)
		unit := UnitPerBps(s.Network, tree.NumNodes())
		burn, share := Burn(s.Network, unit, keep), bps()
		seen, whole := rng.Uint32N(tree.NumTxs+1), rng.Uint32N(2)*rng.Uint32N(tree.NumTxs+1)
		switch i {
		case 3:
			seen, whole = 7, 7
		case 4:
			seen, whole = 6, 7
		case 5:
			seen, whole, share = 0, 1, BPS
		}
		v.Rewards = append(v.Rewards, rewardCase{
			SeenTxs: dec(seen), FullRewardTxs: dec(whole), ScaledReward: ScaledReward(blockReward, seen, whole).String(),
			SubmitterBps: dec(share), SubmitterGets: SubmitterShare(burn, share, common.Address{1}).String(),
			Fees: fees.String(), FeeEscrow: escrow.String(), BlockReward: blockReward.String(), RewardReserve: reserve.String(),
			FeeSplitBps: dec(split), FeeBurnBps: dec(burned), NumNodes: dec(tree.NumNodes()), KeepBps: keep.String(),
			Total: s.Total.String(), Network: s.Network.String(), Sequencer: s.Sequencer.String(),
			UnitPerBps: unit.String(), Reward: Reward(unit, burned).String(), Burn: burn.String(),
		})
	}
	for i := range 40 {
		s := Schedule{
			GenesisBlock: 1 + rng.Uint64N(1000), ProposeBlocks: 1 + rng.Uint64N(20), RevealBlocks: 1 + rng.Uint64N(20), ProvingBlocks: 1,
		}
		block, slot := rng.Uint64N(2000), rng.Uint64N(100)
		if at, ok := s.SlotAt(block); ok && rng.UintN(2) == 0 {
			slot = at
		}
		switch i % 8 { // the first blocks of its parts, and the last before it
		case 0:
			block = s.SlotStart(slot)
		case 1:
			block = s.RevealStart(slot)
		case 2:
			block = s.SlotStart(slot + 1)
		case 3:
			block = s.SlotStart(slot) - 1
		}
		v.Schedules = append(v.Schedules, scheduleCase{
			GenesisBlock: dec(s.GenesisBlock), ProposeBlocks: dec(s.ProposeBlocks), RevealBlocks: dec(s.RevealBlocks),
			Slot: dec(slot), Block: dec(block), Phase: dec(s.PhaseAt(slot, block)),
			SlotStart: dec(s.SlotStart(slot)), RandaoBlock: dec(s.RandaoBlock(slot)), SlotBlocks: dec(s.SlotBlocks()),
			RevealStart: dec(s.RevealStart(slot)), SlotEnd: dec(s.SlotStart(slot + 1)),
		})
	}
	for i := range 16 {
		chain, slot, randao, vrf := new(big.Int).SetUint64(rng.Uint64()), rng.Uint64(), common.BigToHash(random(256)), random(VrfBits)
		if i == 0 {
			chain, slot, randao, vrf = big.NewInt(1), 0, common.Hash{}, new(big.Int)
		}
		sequencing, settlement := common.BigToAddress(random(160)), common.BigToAddress(random(160))
		v.Seeds = append(v.Seeds, seedCase{
			ChainID: chain.String(), Slot: dec(slot), Randao: randao.Hex(), Vrf: vrf.String(),
			Sequencing: sequencing.Hex(), Settlement: settlement.Hex(),
			SequencerSeed: SequencerSeed(chain, sequencing, slot, randao).String(),
			ProverSeed:    ProverSeed(chain, settlement, slot, randao, vrf).String(),
		})
	}
	for _, tree := range []Tree{{4, 2}, {32, 2}, {8, 4}, {32, 8}, {128, 64}} {
		// One node before the root and two after the last are of no tree.
		for node := uint32(RootNode) - 1; node <= tree.NumNodes()+2; node++ {
			v.Trees = append(v.Trees, treeCase{
				NumTxs: dec(tree.NumTxs), NumNodes: dec(tree.NumNodes()), Node: dec(node), IsBase: tree.IsBase(node),
				Left: dec(Left(node)), Right: dec(Right(node)), Parent: dec(Parent(node)), TxsPerBase: dec(tree.TxsPerBase),
			})
		}
	}
	field := func() *big.Int { v := random(256); return v.Mod(v, fieldModulus) }
	last := new(big.Int).Sub(fieldModulus, big.NewInt(1))
	for i := range 16 {
		tree, txBytes := Tree{4 << rng.UintN(3), 2}, uint32(140)
		if i%4 == 3 {
			txBytes = 1 + uint32(rng.UintN(200))
		}
		var body []byte
		count := rng.IntN(int(tree.NumTxs) + 1)
		switch i {
		case 0: // an empty body
			count = 0
		case 1: // a full one
			count = int(tree.NumTxs)
		case 2: // more than a chunk
			tree, txBytes, count = Tree{NumTxs: 128, TxsPerBase: 2}, 33, 100
		}
		for range count {
			for left := int(txBytes); left > 0; left -= BodyWordSize {
				word := field()
				switch rng.UintN(8) {
				case 0:
					word = last
				case 1:
					word = new(big.Int)
				}
				body = append(body, common.BigToHash(word).Bytes()[max(0, BodyWordSize-left):]...)
			}
		}
		if i == 3 { // zeros at the end: the challenge knows them, the polynomial does not
			body = make([]byte, txBytes*tree.NumTxs)
			body[31] = 1
		}
		words, err := BodyWords(body, tree.NumTxs, txBytes)
		if err != nil {
			panic(err)
		}
		chain, slot, txRoot := new(big.Int).SetUint64(rng.Uint64()), rng.Uint64(), field()
		settlement, hash := common.BigToAddress(random(160)), BodyHash(body, txBytes)
		challenge := BodyChallenge(chain, settlement, slot, hash, txRoot)
		v.Bodies = append(v.Bodies, bodyCase{
			Body: hexutil.Encode(body), NumTxs: dec(tree.NumTxs), TxBytes: dec(txBytes), SeenTxs: dec(uint32(len(body)) / txBytes),
			ChainID: chain.String(), Settlement: settlement.Hex(), Slot: dec(slot), BodyHash: hash.Hex(), TxRoot: txRoot.String(),
			Challenge: challenge.String(), Fingerprint: Fingerprint(words, challenge).String(),
		})
	}
	modulus := common.BigToHash(fieldModulus).Bytes()
	for _, c := range []struct {
		rule string
		body []byte
	}{
		{"ErrBodyLength", make([]byte, 1)},
		{"ErrBodyLength", make([]byte, 140*4-1)},
		{"ErrBodyLength", make([]byte, 128)},
		{"ErrBodyTooLong", make([]byte, 140*5)},
		{"ErrBodyWord", append(modulus, make([]byte, 140-32)...)},
		{"ErrBodyWord", slices.Concat(make([]byte, 140*3+96), modulus, make([]byte, 12))},
		{"ErrBodyWord", append(make([]byte, 140*3), bytes.Repeat([]byte{0xff}, 140)...)},
	} {
		v.NoBodies = append(v.NoBodies, noBodyCase{Body: hexutil.Encode(c.body), NumTxs: "4", Rule: c.rule, TxBytes: "140"})
	}
	for i := range 24 {
		m := Meta{StakerID: rng.Uint32(), FeeBps: bps(), Node: rng.Uint32(), Mode: Mode(rng.UintN(2))}
		vrf := random(VrfBits)
		switch i {
		case 0:
			m, vrf = Meta{}, new(big.Int)
		case 1:
			m, vrf = Meta{StakerID: 1<<32 - 1, FeeBps: 1<<16 - 1, Node: 1<<32 - 1, Mode: ModePublic}, most(VrfBits)
		case 2: // the bits on both sides of the border
			m, vrf = Meta{Mode: ModePublic}, new(big.Int)
		case 3:
			m, vrf = Meta{}, big.NewInt(1)
		}
		v.Tickets = append(v.Tickets, ticketCase{
			StakerID: dec(m.StakerID), FeeBps: dec(m.FeeBps), Node: dec(m.Node), Mode: dec(m.Mode), Vrf: vrf.String(), Word: TicketWord(m, vrf).String(),
		})
	}
	for _, n := range []uint32{0, 1, 2, 3, 4, 5, 6, 8, 12, 31, 32, 33, 96, 1 << 30, 1 << 31, 1<<31 + 1, 1<<32 - 1} {
		for _, k := range []uint32{0, 1, 2, 3, 4, 8, 64, 128} {
			_, err := NewTree(n, k)
			v.NumTxs = append(v.NumTxs, numTxsCase{NumTxs: dec(n), TxsPerBase: dec(k), Valid: err == nil})
		}
	}
	// Blocks around activation and exit, an exit before the activation and none among them.
	for _, exit := range []uint64{0, 1, 99, 100, 101, 150} {
		for _, at := range []uint64{0, 1, 98, 99, 100, 101, 149, 150, 151} {
			v.Eligible = append(v.Eligible, eligibleCase{
				ActivationBlock: "100", ExitBlock: dec(exit), AtBlock: dec(at), Eligible: Eligible(100, exit, at),
			})
		}
	}
	for range 12 {
		v.Suspensions = append(v.Suspensions, makeSuspensions(rng))
	}
	for _, x := range []*big.Int{new(big.Int), big.NewInt(1), last, fieldModulus, new(big.Int).Add(fieldModulus, big.NewInt(1)), most(254), most(256)} {
		v.Fields = append(v.Fields, fieldCase{X: x.String(), Contains: InField(x)})
	}
	for _, share := range []Bps{0, 1, 4000, BPS - 1, BPS, BPS + 1, 1<<16 - 1} {
		v.Keeps = append(v.Keeps, keepCase{Share: dec(share), Keep: dec(share.Keep())})
	}
	for i := range 16 {
		s := Schedule{
			GenesisBlock: 1 + rng.Uint64N(1000), ProposeBlocks: 1 + rng.Uint64N(20), RevealBlocks: 1 + rng.Uint64N(20), ProvingBlocks: 1 + rng.Uint64N(MaxDelay),
		}
		switch i {
		case 0:
			s.GenesisBlock = 0
		case 1:
			s.ProposeBlocks = 0
		case 2:
			s.RevealBlocks = 0
		case 3:
			s.ProposeBlocks = MaxDelay + 1
		case 4:
			s.RevealBlocks = MaxDelay + 1
		case 5:
			s.ProposeBlocks, s.RevealBlocks, s.GenesisBlock = MaxDelay, MaxDelay, maxGenesisBlock
		case 6:
			s.GenesisBlock = maxGenesisBlock + 1
		}
		slot := rng.Uint64N(1 << 30)
		if i%4 == 3 { // a window of whole slots
			s.ProvingBlocks = s.SlotBlocks() * (1 + rng.Uint64N(10))
		}
		v.Windows = append(v.Windows, windowCase{
			GenesisBlock: dec(s.GenesisBlock), ProposeBlocks: dec(s.ProposeBlocks), RevealBlocks: dec(s.RevealBlocks),
			ProvingBlocks: dec(s.ProvingBlocks), Slot: dec(slot), Valid: s.Check() == nil, WindowEnd: dec(s.WindowEnd(slot)),
		})
	}
	for _, c := range []struct{ payouts, claims int }{{1, 1}, {2, 1}, {2, 2}, {3, 2}, {19, 5}, {91, 1}, {91, 10}, {91, 91}, {257, 64}, {257, 257}} {
		payouts := make([]Payout, c.payouts)
		p := payoutsCase{Nodes: []common.Hash{}}
		for i := range payouts {
			payouts[i] = Payout{StakerID: rng.Uint32(), FeeBurn: bps()}
			p.StakerIDs, p.FeeBurnBps = append(p.StakerIDs, dec(payouts[i].StakerID)), append(p.FeeBurnBps, dec(payouts[i].FeeBurn))
		}
		indices := make([]uint32, 0, c.claims)
		for _, i := range rng.Perm(c.payouts)[:c.claims] {
			indices = append(indices, uint32(i))
		}
		slices.Sort(indices)
		for _, i := range indices {
			p.Indices = append(p.Indices, dec(i))
		}
		proof, err := ProvePayouts(payouts, indices)
		if err != nil {
			panic(err)
		}
		p.Root, _ = PayoutsRoot(payouts)
		p.Nodes, p.Flags = append(p.Nodes, proof.Nodes...), proof.Flags.String()
		v.Payouts = append(v.Payouts, p)
	}
	return v
}

// The committed vectors are what the rules give; Solidity is held to the same file
// (test/differential).
func TestVectors(t *testing.T) {
	made, err := json.MarshalIndent(makeVectors(), "", "  ")
	require.NoError(t, err)
	made = append(made, '\n')
	if *update {
		require.NoError(t, os.WriteFile(vectorsFile, made, 0o644))
	}
	committed, err := os.ReadFile(vectorsFile)
	require.NoError(t, err)
	require.Equal(t, string(committed), string(made), "rules changed: look why, then run the test with -update")
}

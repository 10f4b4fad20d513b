package report_test

import (
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/prover/audit/report"
	"fernet/settlement"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// example makes the results of an audit: blocks of full trees, with figures that obey the rules and
// scores that are drawn.
type example struct {
	t       testing.TB
	random  *rand.Rand
	stakers uint32 // that prove; sequencers are 1 to 5
	roots   int    // of a block, at most
	l1      uint64
	summary audit.Summary
}

func newExample(t testing.TB, stakers uint32, roots int) *example {
	return &example{
		t: t, random: rand.New(rand.NewPCG(7, 31)), stakers: stakers, roots: roots, l1: 7_412_000,
		summary: audit.Summary{L1Hash: common.HexToHash("0x6f1d02c7b5d4488f0e9a1c6d27d3b1f0a4c95e83d7a2b6410fce5d98773c21ab"), SingleParty: true, Ended: true},
	}
}

func exampleMeta() report.Meta {
	address := func(n int64) common.Address {
		return common.BigToAddress(new(big.Int).Mul(big.NewInt(n), big.NewInt(0x5eed_c0de_1234_567)))
	}
	return report.Meta{
		Deployment: &settlement.Deployment{
			ChainID: 11_155_111, Block: 7_411_900, Token: address(1), Staking: address(2), RootVerifier: address(3), Rewards: address(4),
			Sequencing: address(5), Settlement: address(6), Params: settlement.DefaultParams(),
		},
		Release: "fernet 0.2.0", Made: time.Unix(1_790_000_000, 0),
	}
}

func (x *example) number(bits int) *big.Int {
	n := new(big.Int)
	for range (bits + 63) / 64 {
		n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(x.random.Uint64()))
	}
	return n.Rsh(n, uint((bits+63)/64*64-bits))
}

func (x *example) integer(bits int) units.Integer { return units.Integer{Int: x.number(bits)} }

func (x *example) hash() common.Hash { return common.BigToHash(x.number(256)) }

func (x *example) address() common.Address { return common.BigToAddress(x.number(160)) }

// ownerOf is to whom a staker's rewards go.
func ownerOf(staker uint32) common.Address {
	return common.BytesToAddress(crypto.Keccak256([]byte{byte(staker)}))
}

func (x *example) place() audit.EventPlace {
	x.l1 += x.random.Uint64N(3)
	return audit.EventPlace{L1Block: x.l1, Tx: x.hash()}
}

// proposals lead a slot one after the other.
func (x *example) proposals() (all []audit.ProposalReport) {
	best := new(big.Int)
	for range 1 + x.random.IntN(3) {
		p := audit.ProposalReport{EventPlace: x.place(), StakerID: 1 + x.random.Uint32N(5), FeeSplit: rules.Bps(6000 + 250*x.random.IntN(14)), Vrf: x.integer(rules.VrfBits)}
		if p.Score = (units.Integer{Int: rules.Score(p.Vrf.Int, p.FeeSplit)}); p.Score.Cmp(best) > 0 {
			best, all = p.Score.Int, append(all, p)
		}
	}
	return all
}

// candidates are the proofs that there are of a node, of different stakers, the best first.
func (x *example) candidates(node uint32) (all []audit.EntryReport) {
	many := 4
	if node == rules.RootNode {
		many = x.roots
	}
	for _, id := range x.random.Perm(int(x.stakers))[:many] {
		bid := rules.Bps(100 * ((id*7)%9 + x.random.IntN(3)))
		vrf := x.number(rules.VrfBits)
		all = append(all, audit.EntryReport{
			Node: node, StakerID: 6 + uint32(id), FeeBurn: bid, Vrf: units.Integer{Int: vrf}, Score: units.Integer{Int: rules.Score(vrf, bid)},
		})
	}
	return all
}

// tree is a submission: at each node up to three of the candidates, of which the first roots miss
// some.
func (x *example) tree(of [][]audit.EntryReport, root, missing int) (r audit.RootReport) {
	payouts, total, keep := []rules.Payout{}, new(big.Int), []rules.Bps{}
	for i, candidates := range of {
		chosen := candidates[:min(3, len(candidates))]
		switch {
		case i == 0:
			chosen = candidates[root : root+1]
		case x.random.IntN(100) < missing:
			chosen = candidates[1:3]
		case x.random.IntN(100) < missing:
			chosen = candidates[1:4]
		}
		for _, e := range chosen {
			if 2*(i+1) <= len(of) {
				e.Refs = 0b10_01_00_10_01 // the first two of each side
			}
			r.Entries, keep = append(r.Entries, e), append(keep, e.FeeBurn)
			payouts = append(payouts, rules.Payout{StakerID: e.StakerID, FeeBurn: e.FeeBurn})
			total.Add(total, e.Score.Int)
		}
	}
	payoutsRoot, err := rules.PayoutsRoot(payouts)
	require.NoError(x.t, err)
	r.EventPlace, r.Submitter, r.Beneficiary = x.place(), x.address(), ownerOf(r.Entries[0].StakerID)
	r.TotalScore, r.KeepBps, r.PayoutsRoot = units.Integer{Int: total}, units.Integer{Int: rules.KeepBps(keep)}, payoutsRoot
	return r
}

// block is a finalized one.
func (x *example) block(number, slot uint64, nodes uint32) *audit.BlockReport {
	x.l1 += 9
	b := &audit.BlockReport{
		Number: number, Slot: slot, LastSlot: slot, Fate: audit.FateFinalized, Randao: x.hash(), Proposals: x.proposals(), Parent: number - 1,
		NumTxs: 4 * (nodes + 1) / 2, TxsPerBase: 4, BodyHash: x.hash(), TxRoot: x.integer(253), Seed: x.integer(253), Challenge: x.integer(253),
		Fingerprint: x.integer(253), WindowEnd: x.l1 + 40,
	}
	b.SeenTxs = b.NumTxs
	best := b.Proposals[len(b.Proposals)-1]
	b.Sequencer, b.FeeSplit = best.StakerID, best.FeeSplit
	revealed := x.place()
	b.RevealedAt = &revealed
	of := [][]audit.EntryReport{}
	for n := uint32(1); n <= nodes; n++ {
		of = append(of, x.candidates(n))
	}
	in, out, fees := x.integer(253), x.integer(253), units.Integer{Int: new(big.Int).Mul(x.number(40), big.NewInt(1e7))}
	for i := range x.roots {
		r := x.tree(of, i, 24/(i+1)-4)
		r.StateIn, r.StateOut, r.Fees, r.Won = in, out, fees, "the first root of the block"
		if n := len(b.Roots); n > 0 {
			if r.TotalScore.Cmp(b.Roots[n-1].TotalScore.Int) <= 0 {
				continue
			}
			r.Won = fmt.Sprintf("its total beats %v", b.Roots[n-1].TotalScore.Int)
		}
		b.Roots = append(b.Roots, r)
	}
	x.settle(b, nodes)
	return b
}

// settle splits the money of a block.
func (x *example) settle(b *audit.BlockReport, nodes uint32) {
	best := b.Roots[len(b.Roots)-1]
	x.l1 += 40
	at := x.place()
	shares := rules.Split(best.Fees.Int, units.AZT(1_000), units.AZT(100), units.AZT(10_000), b.FeeSplit)
	unit := rules.UnitPerBps(shares.Network, nodes)
	burn := rules.Burn(shares.Network, unit, best.KeepBps.Int)
	submitter := rules.SubmitterShare(burn, 500, best.Beneficiary)
	is := func(n *big.Int) units.Integer { return units.Integer{Int: n} }
	b.FinalizedAt, b.Fees, b.BlockReward, b.Network, b.Share = &at, is(shares.Fees), is(shares.BlockReward), is(shares.Network), is(shares.Sequencer)
	b.UnitPerBps, b.Submitter, b.Burned = is(unit), is(submitter), is(new(big.Int).Sub(burn, submitter))
	for i := range best.Entries {
		best.Entries[i].Reward = is(rules.Reward(unit, best.Entries[i].FeeBurn))
	}
}

// claims are those of a block: of every staker but one in twelve, and of the shares.
func (x *example) claims(sink audit.Sink, b *audit.BlockReport) {
	x.l1 += 5
	best, at := b.Roots[len(b.Roots)-1], x.place()
	tell := func(c audit.ClaimReport) {
		c.EventPlace, c.Number = at, b.Number
		require.NoError(x.t, sink.Claim(&c))
	}
	for i, e := range best.Entries {
		if e.StakerID%12 != 0 {
			tell(audit.ClaimReport{Kind: audit.ClaimReward, Index: uint32(i), StakerID: e.StakerID, To: ownerOf(e.StakerID), Amount: e.Reward})
		}
	}
	tell(audit.ClaimReport{Kind: audit.ClaimSequencer, StakerID: b.Sequencer, To: ownerOf(b.Sequencer), Amount: b.Share})
	tell(audit.ClaimReport{Kind: audit.ClaimSubmitter, To: best.Beneficiary, Amount: b.Submitter})
}

// run writes so many blocks with trees of so many nodes, and slots without blocks between them.
func (x *example) run(sink audit.Sink, blocks, nodes int) *audit.Summary {
	slot := uint64(2)
	for number := uint64(1); number <= uint64(blocks); number++ {
		switch {
		case number%17 == 5:
			x.skipped(sink, &audit.BlockReport{Slot: slot, LastSlot: slot + 2, Fate: audit.FateEmpty, Reason: "nobody proposed a block"})
			slot += 3
			x.summary.Empty += 3
		case number%23 == 7:
			x.skipped(sink, &audit.BlockReport{
				Slot: slot, LastSlot: slot, Fate: audit.FateMissed, Sequencer: 3, FeeSplit: 7000, Proposals: x.proposals(),
				Reason: "sequencer 3 did not reveal what it had proposed, and was penalized",
			})
			slot++
			x.summary.Missed++
		case number%31 == 11:
			b := x.block(number, slot, 7)
			b.Fate, b.Reason, b.Roots, b.FinalizedAt = audit.FatePruned, "its proving window ended without a root", nil, nil
			b.Fees, b.BlockReward, b.Network, b.Share, b.UnitPerBps, b.Burned, b.Submitter = units.Integer{}, units.Integer{}, units.Integer{}, units.Integer{}, units.Integer{}, units.Integer{}, units.Integer{}
			x.skipped(sink, b)
			slot++
			x.summary.Pruned++
		}
		b := x.block(number, slot, uint32(nodes))
		require.NoError(x.t, sink.Block(b))
		x.claims(sink, b)
		x.summary.Roots += uint64(len(b.Roots))
		x.summary.Proofs += uint64(len(b.Roots)*3*nodes - 2)
		slot++
	}
	x.summary.L1Block, x.summary.Reached, x.summary.Blocks, x.summary.Reported = x.l1, x.l1, uint64(blocks), uint64(blocks)
	x.summary.Checked = uint64(blocks) * 412
	return &x.summary
}

func (x *example) skipped(sink audit.Sink, b *audit.BlockReport) { require.NoError(x.t, sink.Block(b)) }

// write writes a whole report.
func (x *example) write(w io.Writer, blocks, nodes int) *audit.Summary {
	r := report.New(w, exampleMeta())
	summary := x.run(r, blocks, nodes)
	require.NoError(x.t, r.Close(summary))
	return summary
}

// findings are two figures that disagree, and something that could not be looked at.
func (x *example) findings(sink audit.Sink) {
	slot := uint64(9)
	for _, f := range []audit.Finding{
		{Rule: audit.RuleReward, What: "reward 12, of staker 9", Block: 7, Slot: &slot, L1Block: 7_412_400, Tx: x.hash(), Expected: "846021505376344086", Found: "846021505376344087", Unit: audit.UnitWei},
		{Rule: audit.RuleBestRoot, What: "root that leads", Block: 3, L1Block: 7_412_180, Tx: x.hash(), Expected: "a total above 312049", Found: "<b>312044</b>"},
	} {
		require.NoError(x.t, sink.Finding(f))
	}
	x.summary.Findings += 2
	x.summary.Unseen = append(x.summary.Unseen, audit.Unseen{What: "submissions whose calldata was not found", Why: "the RPC has no trace_transaction", Times: 3})
}

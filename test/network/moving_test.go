package network

import (
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/identity"
	"fernet/prover/localnet"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// L1 is reorganized under each kind of transaction that nodes send, by 1 to 8 blocks, and once so
// that another body than the one that was being proven has its slot. The third node's RPC is three
// blocks behind all the while. Nothing is lost: every block is proven, finalized and claimed, and
// nobody is penalized.
func TestL1Moves(t *testing.T) {
	w := start(t, plan{nodes: 3, sequencers: 2, late: 3, schedule: rules.Schedule{ProposeBlocks: 14, RevealBlocks: 8, ProvingBlocks: 44}})
	r := newReorgs(w)
	r.run(2, "two blocks are revealed", func(p *localnet.Progress) bool { return p.Tip == 2 })
	w.replaceABody()
	w.fed++
	r.run(8, "all reorgs are made", func(*localnet.Progress) bool { return len(r.left) == 0 })
	w.until(w.Head() + w.Chain.Params.Schedule.SlotBlocks())
	p, err := w.Progress(t.Context())
	require.NoError(t, err)
	w.settle(int(p.Tip), func() {})
	result, err := w.Result(t.Context())
	require.NoError(t, err)
	for i, b := range result.Blocks {
		require.EqualValues(t, i+1, b.Block, "none was lost")
	}
	for _, m := range result.Members {
		require.Equal(t, m.Due, m.Claimed, m.Name)
		t.Logf("%s: %d proofs", m.Name, m.Proofs)
	}
	require.NotZero(t, result.Members[2].Proofs, "the node with the late RPC gets places")
	require.Empty(t, w.nodes[2].status().Reasons, "it can do all that it has to")
	w.audits(result)
	staking, err := bindings.StakingMetaData.ParseABI()
	require.NoError(t, err)
	penalties, err := w.L1.Client().FilterLogs(t.Context(), ethereum.FilterQuery{
		Addresses: []common.Address{w.Chain.Deployment.Staking}, Topics: [][]common.Hash{{staking.Events["Penalized"].ID}},
	})
	require.NoError(t, err)
	require.Empty(t, penalties)
}

// replaceABody has a block of one sequencer revealed, and the L1 blocks since its proposal replaced
// by others, in which that of the other sequencer has won. Their blocks are not the same: there are
// more transfers when the second one is proposed.
func (w *world) replaceABody() {
	w.t.Helper()
	t, schedule := w.t, w.Chain.Params.Schedule
	sequencers := w.nodes[:2]
	slot, _ := schedule.NextSlot(w.Head() + 3)
	w.until(schedule.SlotStart(slot) - 3)
	for _, o := range sequencers {
		o.tell("pause")
	}
	w.until(schedule.SlotStart(slot))
	p, err := w.Progress(t.Context())
	require.NoError(t, err)
	number := p.Tip + 1
	low, high := sequencers[0], sequencers[1]
	if low.draw(slot).Cmp(high.draw(slot)) > 0 {
		low, high = high, low
	}
	w.transfer(int(w.Config.Txs) / 2)
	w.until(w.Head() + 1) // and all have them
	low.tell("resume")
	w.within(schedule.ProposeBlocks, "the lower one is proposed", func() bool { return w.leader(slot) == low.sequencer() })
	w.transfer(int(w.Config.Txs) / 2)
	before := w.Head()
	high.tell("resume")
	w.within(schedule.ProposeBlocks, "it is outbid", func() bool { return w.leader(slot) == high.sequencer() })
	t.Logf("slot %d: staker %d proposed by L1 block %d, staker %d by %d", slot, low.sequencer(), before, high.sequencer(), w.Head())
	w.within(schedule.SlotBlocks(), "the body that has won is proven", func() bool {
		for _, o := range sequencers {
			if !slices.ContainsFunc(o.begunProofs(), func(p begun) bool { return p.block == number }) {
				return false
			}
		}
		return true
	})
	head := w.Head()
	require.NoError(t, w.L1.Reorg(head-before, true))
	t.Logf("slot %d: %d L1 blocks after %d replaced", slot, head-before, before)
	w.within(schedule.RevealBlocks, "the other body is there", func() bool {
		for _, o := range sequencers {
			b := o.block(number)
			if b == nil || b.Sequencer != low.sequencer() || len(o.logged("L1 dropped or replaced a block: its proofs are given up, its bids are kept")) == 0 {
				return false
			}
		}
		return true
	})
}

// tell has the program pause or resume a node.
func (o *operated) tell(what string) {
	o.w.t.Helper()
	code, said := ask(o.w.t, nil, "node", what, "--data-dir", o.DataDir())
	require.Zero(o.w.t, code, said)
}

// sequencer is the staker that the node proposes for.
func (o *operated) sequencer() uint32 {
	for _, s := range o.Stakers {
		if s.Roles.Has(rules.RoleSequencer) {
			return s.ID
		}
	}
	return 0
}

// draw is what the node's sequencer has drawn for a slot.
func (o *operated) draw(slot uint64) *big.Int {
	o.w.t.Helper()
	header, err := o.w.Chain.RandaoHeader(o.w.t.Context(), slot)
	require.NoError(o.w.t, err)
	var seed fr.Element
	seed.SetBigInt(o.w.Chain.Deployment.SequencerSeed(slot, header.MixDigest))
	id, err := identity.Read(filepath.Join(o.DataDir(), "identities"), "sequencer")
	require.NoError(o.w.t, err)
	password, err := os.ReadFile(o.PasswordFile())
	require.NoError(o.w.t, err)
	key, err := id.Open(strings.TrimSpace(string(password)))
	require.NoError(o.w.t, err)
	out, err := key.Output(seed, rules.Meta{StakerID: o.sequencer(), Node: rules.SequencerNode, Mode: o.w.Chain.Params.VrfMode})
	require.NoError(o.w.t, err)
	return out.Big()
}

// leader is the staker whose proposal leads a slot; 0: there is none.
func (w *world) leader(slot uint64) uint32 {
	w.t.Helper()
	s, err := settlement.AtOneBlock(w.t.Context(), w.Chain.Client, func(v *settlement.View) (*settlement.SlotStatus, error) {
		return v.SlotStatus(w.t.Context(), slot)
	})
	require.NoError(w.t, err)
	if s.Best == nil {
		return 0
	}
	return s.Best.StakerID
}

package proving_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"fernet/prover/proving"
	"fernet/prover/proving/provingtest"
	"fernet/prover/tree"
	"fernet/prover/wire"
	"fernet/settlement/rules"
)

// playing is a round with everything that can happen to it, and what it must keep to.
type playing struct {
	*table
	now      uint64
	messages []*wire.Proof // that peers may send
	open     []proving.Intent
	written  map[[2]uint32][]rules.Bps // by node and staker, as they were written
	capacity int
}

// TestWhateverHappens lets peers send anything in any order, jobs fail, the store refuse and the
// process die.
func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		mode := rapid.SampledFrom([]rules.Mode{rules.ModePrivate, rules.ModePublic}).Draw(rt, "mode")
		p := &playing{written: map[[2]uint32][]rules.Bps{}, capacity: rapid.IntRange(1, 3).Draw(rt, "capacity")}
		kappa := rules.Bps(rapid.IntRange(0, 4_000).Draw(rt, "kappa"))
		p.table = sit(t, 6, mode, "auto", kappa, func(b *table) {
			b.config.Own = b.world.Stakers[:2]
			b.config.WriteBid = func(bid proving.Bid) error {
				if rapid.IntRange(0, 9).Draw(rt, "disk") == 0 {
					return errors.New("disk full")
				}
				key := [2]uint32{bid.Node, bid.StakerID}
				p.written[key] = append(p.written[key], bid.FeeBurn)
				return nil
			}
		})
		p.now = p.config.Plan.Start
		p.send(rt)
		for p.now < p.config.Plan.End {
			switch rapid.IntRange(0, 5).Draw(rt, "what") {
			case 0, 1:
				p.now += uint64(rapid.IntRange(1, 8).Draw(rt, "blocks"))
			case 2:
				p.receive(rt)
			case 3:
				p.answer(rt)
			case 4:
				p.send(rt)
			default:
				if rapid.IntRange(0, 9).Draw(rt, "dies") == 0 {
					p.restart()
				}
			}
			p.goOn(rt)
		}
		p.round.Explain()
	})
}

// send makes a message of some peer: of any node, bid and references.
func (p *playing) send(rt *rapid.T) {
	node := rapid.Uint32Range(1, 7).Draw(rt, "node")
	staker := rapid.Uint32Range(3, 6).Draw(rt, "staker")
	fee := rapid.SampledFrom([]rules.Bps{0, 0, 100, 5_000}).Draw(rt, "fee")
	var refs []wire.Ref
	if node < 4 {
		refs = make([]wire.Ref, rules.ChildSlots)
		for slot := range refs {
			held := p.round.Snapshot().Nodes[rules.SlotChild(node, slot)-1].Proofs
			if len(held) > 0 && (slot%3 == 0 || rapid.Bool().Draw(rt, "opened")) {
				of := rapid.SampledFrom(held).Draw(rt, "child")
				refs[slot] = wire.Ref{StakerID: of.StakerID, FeeBurn: of.FeeBurn}
			}
		}
	}
	p.messages = append(p.messages, p.message(staker, node, fee, refs...))
}

// receive lets one of the messages arrive, perhaps not for the first time.
func (p *playing) receive(rt *rapid.T) {
	m := rapid.SampledFrom(p.messages).Draw(rt, "message")
	before := len(p.round.Held(wire.AllLevels))
	answer := p.round.Admit(m).Answer
	if answer == proving.Take {
		_, _, err := p.round.Public(m)
		require.NoError(rt, err)
	}
	p.round.Take(m, nil)
	after := len(p.round.Held(wire.AllLevels))
	if answer == proving.Take {
		require.Equal(rt, before+1, after, "what is admitted is held")
	}
}

// answer ends one of the jobs.
func (p *playing) answer(rt *rapid.T) {
	if len(p.open) == 0 {
		return
	}
	i := p.open[0]
	p.open = p.open[1:]
	if rapid.IntRange(0, 4).Draw(rt, "fails") == 0 {
		p.round.Failed(i, errors.New("no builder"))
		return
	}
	message, _, err := p.round.Own(i, provingtest.Prove(p.block, i))
	require.NoError(rt, err)
	require.Equal(rt, proving.Ignore, p.round.Admit(message).Answer, "it is held")
}

// restart opens the round again with what is on disk: bids and messages.
func (p *playing) restart() {
	held := p.messages
	p.config.Written = nil
	for key, bids := range p.written {
		for _, b := range bids {
			p.config.Written = append(p.config.Written, proving.Bid{Node: key[0], StakerID: key[1], FeeBurn: b})
		}
	}
	p.table.open()
	p.open = nil
	for _, m := range held {
		if p.round.Admit(m).Answer == proving.Take {
			p.round.Take(m, nil)
		}
	}
}

// goOn takes a step and looks at all that must hold.
func (p *playing) goOn(rt *rapid.T) {
	intents, err := p.round.Step(p.now, p.capacity)
	if err != nil {
		require.ErrorContains(rt, err, "disk full")
	}
	p.open = append(p.open, intents...)
	require.LessOrEqual(rt, len(p.open), p.capacity)
	for _, i := range intents {
		require.Greater(rt, i.Until, p.now)
		bids := p.written[[2]uint32{i.Node, i.StakerID}]
		require.NotEmpty(rt, bids, "a ticket is signed after its bid was written")
		require.Equal(rt, bids[len(bids)-1], i.Bid, "and for no other bid")
	}
	for key, bids := range p.written {
		require.Len(rt, bids, 1, "node and staker %v have more than one bid", key)
	}
	s := p.round.Snapshot()
	require.Empty(rt, s.SameIdentity)
	ids := map[wire.Identity]bool{}
	for _, h := range p.round.Held(wire.AllLevels) {
		require.False(rt, ids[h.Identity], "it is held twice")
		ids[h.Identity] = true
	}
	for _, n := range s.Nodes {
		of := map[uint32]int{}
		for _, proof := range n.Proofs {
			of[proof.StakerID]++
			require.LessOrEqual(rt, of[proof.StakerID], 2, "bids of one staker at node %d", n.Node)
		}
	}
	best, err := p.round.Best(tree.Options{})
	require.Equal(rt, err == nil, s.Total != nil)
	if err == nil {
		require.NoError(rt, best.Submission.Check(seven))
		require.Zero(rt, best.Total.Cmp(s.Total))
	}
}

package network

import (
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/localnet"
)

// undoing is a reorg that undoes a transaction.
type undoing struct {
	method string // of the contracts
	depth  uint64 // L1 blocks that are replaced
	drop   bool   // their transactions are lost; else they are in the first of the new blocks
}

// undoings are each made as soon as there is such a transaction, one of a method in a slot. Some go
// below the block that a slot has its RANDAO from: what was proposed then fits no more. A prune and
// the report of a missed reveal, of which there is none where all is well, are not among them:
// TestReorgsUnderActs of prover/settling undoes both on an L1, by 1 to 8 blocks each.
var undoings = []undoing{
	{"recordRandao", 1, true},
	{"propose", 2, true},
	{"reveal", 3, true},
	{"recordRandao", 4, false},
	{"submitRoot", 5, true},
	{"propose", 6, false},
	{"finalize", 7, true},
	{"claim", 8, true},
	{"reveal", 8, false},
}

// reorgs undo transactions of nodes.
type reorgs struct {
	w         *world
	contracts map[common.Address]*abi.ABI
	left      []undoing
	undone    map[string]uint64 // method → the slot after which one may be undone again
	seen      uint64            // L1 block that was looked at
}

func newReorgs(w *world) *reorgs {
	r := &reorgs{w: w, contracts: map[common.Address]*abi.ABI{}, left: slices.Clone(undoings), undone: map[string]uint64{}}
	d := w.Chain.Deployment
	for contract, parse := range map[common.Address]func() (*abi.ABI, error){
		d.Sequencing: bindings.SequencingMetaData.ParseABI, d.Settlement: bindings.SettlementMetaData.ParseABI, d.Rewards: bindings.RewardsMetaData.ParseABI,
	} {
		parsed, err := parse()
		require.NoError(w.t, err)
		r.contracts[contract] = parsed
	}
	return r
}

// call is a transaction that did what it was to do.
type call struct {
	method string
	block  uint64 // of L1
	args   []any
}

// calls are what nodes have called in L1 blocks.
func (r *reorgs) calls(from, to uint64) (all []call) {
	r.w.t.Helper()
	client := r.w.L1.Client()
	for number := from; number <= to; number++ {
		block, err := client.BlockByNumber(r.w.t.Context(), new(big.Int).SetUint64(number))
		require.NoError(r.w.t, err)
		for _, tx := range block.Transactions() {
			contract := r.contracts[*tx.To()]
			receipt, err := client.TransactionReceipt(r.w.t.Context(), tx.Hash())
			require.NoError(r.w.t, err)
			if contract == nil || receipt.Status != types.ReceiptStatusSuccessful {
				continue
			}
			method, err := contract.MethodById(tx.Data())
			require.NoError(r.w.t, err)
			args, err := method.Inputs.Unpack(tx.Data()[4:])
			require.NoError(r.w.t, err)
			all = append(all, call{method.Name, number, args})
		}
	}
	return all
}

// deadline is the L1 block before which a call has to be there, with the room that nodes need to
// make it again; 0: there is none.
func (r *reorgs) deadline(c call) (block, room uint64) {
	r.w.t.Helper()
	schedule := r.w.Chain.Params.Schedule
	slot, _ := schedule.SlotAt(c.block)
	switch c.method {
	case "recordRandao", "propose":
		// The seed may be another one then, and a ticket is proven again.
		return schedule.RevealStart(slot), 6
	case "reveal":
		return schedule.SlotStart(slot + 1), 4
	case "submitRoot":
		b, err := r.w.Chain.Block(r.w.t.Context(), c.args[0].(uint64))
		require.NoError(r.w.t, err)
		return schedule.WindowEnd(b.Slot), 4
	}
	return 0, 0
}

// step makes the first reorg for which there is a transaction, if what it undoes can be done again.
func (r *reorgs) step() {
	r.w.t.Helper()
	head := r.w.Head()
	slot, started := r.w.Chain.Params.Schedule.SlotAt(head)
	if head == r.seen || !started {
		return
	}
	r.seen = head
	for i, u := range r.left {
		if r.undone[u.method] > slot {
			continue
		}
		calls := r.calls(head-u.depth+1, head)
		fits := slices.ContainsFunc(calls, func(c call) bool { return strings.HasPrefix(c.method, u.method) })
		for _, c := range calls {
			deadline, room := r.deadline(c)
			fits = fits && (deadline == 0 || head+1+room <= deadline)
		}
		if !fits {
			continue
		}
		// A block may have come meanwhile.
		require.NoError(r.w.t, r.w.L1.Reorg(u.depth+r.w.Head()-head, u.drop))
		var undone []string
		for _, c := range calls {
			undone = append(undone, c.method)
		}
		r.w.t.Logf("slot %d: %d L1 blocks after %d replaced, transactions lost: %v; they had %v", slot, u.depth, head-u.depth, u.drop, undone)
		r.undone[u.method] = slot + 1
		r.left = slices.Delete(r.left, i, i+1)
		return
	}
}

// run feeds transfers of up to so many blocks in all, for as long as there are reorgs to make, and
// makes them, until something is so.
func (r *reorgs) run(blocks int, what string, so func(p *localnet.Progress) bool) {
	r.w.t.Helper()
	r.w.within(400, what, func() bool {
		p, err := r.w.Progress(r.w.t.Context())
		require.NoError(r.w.t, err)
		if len(r.left) > 0 && r.w.fed < blocks && uint64(r.w.fed) <= p.Tip {
			r.w.feed()
		}
		r.step()
		return so(p)
	})
}

package e2e

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/settlement"
	"fernet/settlement/rules"
)

// metadata are the contracts' interfaces, by their names in the record.
var metadata = map[string]*bind.MetaData{
	"token": &bindings.AZTMetaData, "staking": &bindings.StakingMetaData, "rewards": &bindings.RewardsMetaData,
	"sequencing": &bindings.SequencingMetaData, "settlement": &bindings.SettlementMetaData,
}

func (r *rollup) abi(contract string) *abi.ABI {
	parsed, err := metadata[contract].ParseABI()
	require.NoError(r.t, err)
	return parsed
}

// figures are values that cast read, by the names the contract gives them; an only one is under "".
type figures struct {
	r      *rollup
	values map[string]string
}

func (f figures) int(name string) *big.Int {
	f.r.t.Helper()
	require.Contains(f.r.t, f.values, name)
	return integer(f.r.t, f.values[name])
}

func (f figures) text(name string) string {
	f.r.t.Helper()
	require.Contains(f.r.t, f.values, name)
	return f.values[name]
}

// read calls a view function with cast call, which encodes and decodes.
func (r *rollup) read(contract, function string, args ...any) figures {
	r.t.Helper()
	method, ok := r.abi(contract).Methods[function]
	require.True(r.t, ok, "%s has no %s", contract, function)
	outputs := method.Outputs
	var kinds, names []string
	for _, o := range outputs {
		kinds = append(kinds, o.Type.String())
		names = append(names, o.Name)
	}
	call := []string{"call", r.contract(contract).Hex(), fmt.Sprintf("%s(%s)", method.Sig, strings.Join(kinds, ",")), "--json"}
	for _, a := range args {
		call = append(call, fmt.Sprint(a))
	}
	d := json.NewDecoder(strings.NewReader(r.l1.cast(call...)))
	d.UseNumber()
	var values []any
	require.NoError(r.t, d.Decode(&values))
	if len(outputs) == 1 && outputs[0].Type.T == abi.TupleTy {
		names = outputs[0].Type.TupleRawNames
		values = values[0].([]any)
	}
	require.Len(r.t, values, len(names))
	f := figures{r, map[string]string{}}
	for i, name := range names {
		f.values[name] = fmt.Sprint(values[i])
	}
	return f
}

// number is the only value of a view function.
func (r *rollup) number(contract, function string, args ...any) *big.Int {
	r.t.Helper()
	return r.read(contract, function, args...).int("")
}

func (r *rollup) balance(a common.Address) *big.Int {
	return r.number("token", "balanceOf", a.Hex())
}

// events are the logs of one kind.
func (r *rollup) events(contract, name string) []types.Log {
	r.t.Helper()
	event, ok := r.abi(contract).Events[name]
	require.True(r.t, ok, "%s has no %s", contract, name)
	var all []types.Log
	var raw []struct {
		TxHash common.Hash   `json:"transactionHash"`
		Topics []common.Hash `json:"topics"`
	}
	text := r.l1.cast("logs", "--json", "--from-block", "0", "--to-block", "latest", "--address", r.contract(contract).Hex(), event.ID.Hex())
	require.NoError(r.t, json.Unmarshal([]byte(text), &raw))
	for _, l := range raw {
		all = append(all, types.Log{TxHash: l.TxHash, Topics: l.Topics})
	}
	return all
}

// equal compares a figure on L1 with what settlement/rules make of it.
func (r *rollup) equal(want, got *big.Int, what string) {
	r.t.Helper()
	require.Zero(r.t, want.Cmp(got), "%s: recomputed %s, on L1 %s", what, want, got)
}

// submission is the root submission of a transaction, as cast decodes its calldata.
func (r *rollup) submission(tx string, tree rules.Tree) *rules.Submission {
	r.t.Helper()
	method := r.abi("settlement").Methods["submitRoot"]
	lines := strings.Fields(r.l1.castOffline("calldata-decode", method.Sig, r.l1.cast("tx", tx, "input")))
	encoded := common.FromHex(lines[len(lines)-1])
	s, err := rules.DecodeSubmission(tree, encoded)
	require.NoError(r.t, err)
	return s
}

// proposalVrf is the VRF output of a staker's proposal for a slot, as cast decodes its calldata.
func (r *rollup) proposalVrf(slot uint64, staker uint32) *big.Int {
	r.t.Helper()
	of := []common.Hash{common.BigToHash(new(big.Int).SetUint64(slot)), common.BigToHash(new(big.Int).SetUint64(uint64(staker)))}
	proposed := slices.DeleteFunc(r.events("sequencing", "Proposed"), func(l types.Log) bool { return !slices.Equal(l.Topics[1:], of) })
	require.NotEmpty(r.t, proposed)
	tx := proposed[len(proposed)-1].TxHash.Hex()
	arguments := strings.Split(r.l1.castOffline("calldata-decode", r.abi("sequencing").Methods["propose"].Sig, r.l1.cast("tx", tx, "input")), "\n")
	// (stakerId, feeSplitBps, numTxs, parent, bodyHash, txRoot, vrf), each number with its short
	// form behind it
	proposal := strings.Split(strings.Trim(arguments[1], "()"), ", ")
	require.Len(r.t, proposal, 7)
	require.Equal(r.t, fmt.Sprint(staker), proposal[0])
	vrf, _, _ := strings.Cut(proposal[6], " ")
	return integer(r.t, vrf)
}

// settledBlock is what settlement/rules make of a block.
type settledBlock struct {
	submission *rules.Submission
	shares     rules.Shares
	unit, burn *big.Int
	due        map[uint32]*big.Int // by staker, the sequencer's share included
	sequencer  uint32
}

// recompute compares the record of block 1 with what settlement/rules make of the winning root's
// calldata and the L1 header, and returns what follows from it. Reserve and escrow are those before
// finalization.
func (r *rollup) recompute(reserve, escrow *big.Int) *settledBlock {
	t := r.t
	block := r.read("settlement", "blockAt", 1)
	slot, numTxs := block.int("slot").Uint64(), uint32(block.int("numTxs").Uint64())
	roots := r.events("settlement", "RootAccepted")
	require.NotEmpty(t, roots)
	tree, err := rules.NewTree(numTxs, settlement.DefaultParams().TxsPerBase)
	require.NoError(t, err)
	s := r.submission(roots[len(roots)-1].TxHash.Hex(), tree)
	require.NoError(t, s.Check(tree))

	chainID := integer(t, r.l1.cast("chain-id"))
	var header struct {
		MixHash common.Hash `json:"mixHash"`
	}
	require.NoError(t, json.Unmarshal([]byte(r.l1.cast("block", fmt.Sprint(r.schedule.RandaoBlock(slot)), "--json")), &header))
	require.Equal(t, header.MixHash.Hex(), r.read("sequencing", "randaoOf", slot).text(""))
	r.equal(rules.SequencerSeed(chainID, r.contract("sequencing"), slot, header.MixHash), r.number("sequencing", "seedOf", slot), "sequencer seed")
	r.equal(new(big.Int).SetUint64(r.schedule.SlotStart(slot)), block.int("slotStart"), "slot start")

	vrf := r.proposalVrf(slot, uint32(block.int("sequencerId").Uint64()))
	r.equal(rules.ProverSeed(chainID, r.contract("settlement"), slot, header.MixHash, vrf), block.int("seed"), "prover seed")
	r.equal(s.Seed, block.int("seed"), "prover seed of the root")
	r.equal(s.TxRoot, block.int("txRoot"), "transaction root")
	r.equal(s.StateOut, block.int("stateOut"), "state")
	r.equal(s.StateOut, r.number("settlement", "stateAfter", 1), "state after the block")
	r.equal(s.StateIn, r.number("settlement", "stateAfter", 0), "state before the block")
	r.equal(s.Fees, block.int("fees"), "fees")
	r.equal(s.TotalScore(), block.int("totalScore"), "total score")
	r.equal(s.KeepBps(), block.int("keepBps"), "kept basis points")
	payouts, err := rules.PayoutsRoot(s.Payouts())
	require.NoError(t, err)
	require.Equal(t, payouts.Hex(), block.text("payoutsRoot"))

	feeSplit := rules.Bps(block.int("feeSplitBps").Uint64())
	b := &settledBlock{submission: s, due: map[uint32]*big.Int{}, sequencer: uint32(block.int("sequencerId").Uint64())}
	b.shares = rules.Split(s.Fees, escrow, r.number("rewards", "BLOCK_REWARD"), reserve, feeSplit)
	b.unit = rules.UnitPerBps(b.shares.Network, tree.NumNodes())
	b.burn = rules.Burn(b.shares.Network, b.unit, s.KeepBps())
	paid := new(big.Int).Add(b.burn, b.shares.Sequencer)
	add := func(staker uint32, amount *big.Int) {
		if b.due[staker] == nil {
			b.due[staker] = new(big.Int)
		}
		b.due[staker].Add(b.due[staker], amount)
	}
	for _, p := range s.Payouts() {
		reward := rules.Reward(b.unit, p.FeeBurn)
		add(p.StakerID, reward)
		paid.Add(paid, reward)
	}
	add(b.sequencer, b.shares.Sequencer)
	r.equal(b.shares.Total, paid, "what is paid and burned")
	return b
}

// checkWinner compares the best proposal of the block's slot.
func (r *rollup) checkWinner() *role {
	block := r.read("settlement", "blockAt", 1)
	best := r.read("sequencing", "bestOf", block.text("slot"))
	require.Equal(r.t, "true", best.text("revealed"))
	require.Equal(r.t, block.text("sequencerId"), best.text("stakerId"))
	for _, s := range r.sequencers {
		if fmt.Sprint(s.staker) == best.text("stakerId") {
			require.EqualValues(r.t, r.feeSplitBps[s], block.int("feeSplitBps").Uint64())
			vrf := r.proposalVrf(block.int("slot").Uint64(), s.staker)
			r.equal(rules.Score(vrf, r.feeSplitBps[s]), best.int("score"), "best proposal's score")
			return s
		}
	}
	require.Fail(r.t, "the winner is nobody", "%v", best.values)
	return nil
}

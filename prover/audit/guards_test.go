package audit_test

import (
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/audit"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
)

// before inserts logs in front of all others of a transaction.
func (f *forged) before(w where, logs ...*types.Log) {
	f.insert(where{w.block, w.receipt, -1}, logs...)
}

// changes sets a value of the n-th log of an event.
func changes(name string, n, i int, value any) func(s *story, f *forged) {
	return func(s *story, f *forged) { f.alter(name, n, func(v []any) { v[i] = value }) }
}

// adds adds one to a value of the n-th log of an event.
func adds(name string, n, i int) func(s *story, f *forged) {
	return func(s *story, f *forged) { f.alter(name, n, more(i)) }
}

// drops takes the n-th log of an event away, and as many behind it.
func drops(name string, n, behind int) func(s *story, f *forged) {
	return func(s *story, f *forged) {
		w := f.find(name, n, nil)
		for range behind + 1 {
			f.drop(w)
		}
	}
}

// proposes changes the first proposal, which does not win.
func proposes(change func(p *bindings.Proposal)) func(s *story, f *forged) {
	return func(s *story, f *forged) {
		f.alter("Sequencing.Proposed", 0, func(v []any) {
			p := proposalIn(v[3])
			change(&p)
			v[3] = p
		})
	}
}

// submits changes what was called with the first root.
func submits(change func(args []any)) func(s *story, f *forged) {
	method := bindings.NewSettlement().GetABI().Methods["submitRoot"]
	return func(s *story, f *forged) {
		f.resign(f.find("Settlement.RootAccepted", 0, nil), -1, func(data []byte) []byte {
			args, err := method.Inputs.Unpack(data[4:])
			require.NoError(f.t, err)
			change(args)
			packed, err := method.Inputs.Pack(args...)
			require.NoError(f.t, err)
			return append(data[:4:4], packed...)
		})
	}
}

// everyWord changes every word that a method returns.
func everyWord(method string) func(s *story, f *forged) {
	return func(s *story, f *forged) {
		f.calls = func(_ common.Address, called string, output []byte) []byte {
			for i := 31; called == method && i < len(output); i += 32 {
				output[i] ^= 1
			}
			return output
		}
	}
}

// gives changes one of the logs that the RPC gives.
func gives(name string, change func(log *types.Log)) func(s *story, f *forged) {
	return func(s *story, f *forged) {
		f.logs = changed(isLog(f, name), func(logs []types.Log, i int) []types.Log {
			log := &logs[i]
			log.Topics, log.Data = slices.Clone(log.Topics), slices.Clone(log.Data)
			change(log)
			return logs
		})
	}
}

func onRecord(figures ...string) []string {
	for i := range figures {
		figures[i] += ", as L1 has it on record"
	}
	return figures
}

var (
	outOfField   = new(big.Int).Sub(new(big.Int).Lsh(common.Big1, 256), common.Big1)
	nobodysBlock = big.NewInt(424_242)
)

// guardFaults are noticed by checks that notice nothing of what the other faults do.
var guardFaults = []fault{
	{name: "a log's data is changed", rule: audit.RuleLogs, receipts: true, found: []string{"another one"}, rpc: gives("Rewards.RewardClaimed", func(l *types.Log) { l.Data[31] ^= 1 })},
	{name: "a log's topic is changed", rule: audit.RuleLogs, found: []string{"another one"}, rpc: gives("Rewards.RewardClaimed", func(l *types.Log) { l.Topics[2][31] ^= 64 })},
	{name: "a log that was removed", rule: audit.RuleLogs, found: []string{"a log that was removed"}, rpc: gives("Rewards.RewardClaimed", func(l *types.Log) { l.Removed = true })},
	{name: "a log of a block that was not asked for", rule: audit.RuleLogs, found: []string{"a log of another block than was asked for"}, rpc: gives("Rewards.RewardClaimed", func(l *types.Log) { l.BlockNumber += 100_000 })},
	{name: "a header with another number", rule: audit.RuleHeaders, what: []string{"number of a header"}, rpc: func(s *story, f *forged) { f.headers[20].Number = big.NewInt(21) }},
	{name: "the newest header is not that of the block that is read at", rule: audit.RuleHeaders, what: []string{"hash of the block that everything is read at"}, rpc: func(s *story, f *forged) {
		newest := f.headers[len(f.headers)-1].Hash()
		f.chained = func(header *types.Header) *types.Header {
			if header.Hash() != newest {
				return header
			}
			other := types.CopyHeader(header)
			other.GasUsed++
			return other
		}
	}},
	{name: "an event that no contract of this release has", rule: audit.RuleCode, what: []string{"event of a contract"}, wrong: func(s *story, f *forged) {
		f.insert(f.find("Staking.Staked", 0, nil), &types.Log{Address: f.deployment.Staking, Topics: []common.Hash{{1}}})
	}},

	{name: "a RANDAO of a slot to come", rule: audit.RuleRandao, found: []string{"which is not there yet"}, wrong: changes("Sequencing.RandaoRecorded", 0, 0, uint64(400))},
	{name: "a proposal out of all ranges", rule: audit.RuleProposal, found: []string{"1048576 transactions", "transaction root", "of 10000"}, wrong: proposes(func(p *bindings.Proposal) {
		p.NumTxs, p.TxRoot, p.FeeSplitBps = 1<<20, outOfField, 10_001
	})},
	{name: "a proposal of a size that is no tree's", rule: audit.RuleProposal, what: []string{"proposal"}, wrong: proposes(func(p *bindings.Proposal) { p.NumTxs = 3 })},
	{name: "a proposal in another's name", rule: audit.RuleProposal, what: []string{"sequencer of a proposal"}, wrong: changes("Sequencing.Proposed", 0, 1, uint32(2))},
	{name: "calldata that is no proposal", rule: audit.RuleProposal, what: []string{"calldata of a proposal"}, wrong: func(s *story, f *forged) {
		proposalTx(f, 0, -1, func([]byte) []byte { return []byte{1, 2, 3, 4} })
	}},
	{name: "a reveal of a slot without a proposal", rule: audit.RuleReveal, what: []string{"reveal", "phase of a reveal"}, wrong: changes("Sequencing.Revealed", 0, 0, uint64(slotPaid+1))},
	{name: "a body with a byte too many", rule: audit.RuleBody, what: []string{"body"}, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.Revealed", 0, func(v []any) { v[3] = append(v[3].([]byte), 0) })
	}},
	{name: "a reveal without a block", rule: audit.RuleAppend, what: []string{"block of a reveal"}, wrong: drops("Settlement.BlockAppended", 3, 0)},
	{name: "a report of another winner", rule: audit.RulePenalty, what: []string{"winner of a missed reveal"}, wrong: changes("Sequencing.MissedRevealReported", 0, 1, uint32(1))},
	{name: "a report of a slot without a proposal", rule: audit.RulePenalty, found: []string{"one of a slot without a proposal"}, wrong: changes("Sequencing.MissedRevealReported", 0, 0, uint64(slotPaid+1))},
	{name: "a report of a slot that goes on", rule: audit.RulePenalty, found: []string{"one of a slot that was not over"}, wrong: func(s *story, f *forged) {
		f.insert(f.find("Sequencing.Proposed", 1, nil), f.emit("Sequencing.MissedRevealReported", uint64(slotPaid), s.ids[winner]))
	}},

	{name: "other blocks are dropped", rule: audit.RulePrune, what: []string{"first block that is dropped", "last block that is dropped", "author of the first block that is dropped"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.BlocksPruned", 0, func(v []any) { v[0], v[1], v[2] = uint64(2), uint64(4), s.ids[loser] })
	}},
	{name: "blocks are dropped before there are any", rule: audit.RulePrune, what: []string{"blocks that are dropped"}, wrong: func(s *story, f *forged) {
		f.insert(f.find("Staking.Staked", 4, nil), f.emit("Settlement.BlocksPruned", uint64(1), uint64(1), s.ids[winner]))
	}},
	{name: "a finalization without a settlement", rule: audit.RuleFinalize, what: []string{"settlement of a finalized block"}, wrong: drops("Rewards.BlockSettled", 1, 0)},

	{name: "registrations of nobody and nothing", rule: audit.RuleStaking, found: []string{"no owner", "roles 0", "roles 8", "key 0", "key 1157"}, wrong: func(s *story, f *forged) {
		for n, change := range []func(v []any){
			func(v []any) { v[1] = common.Address{} }, func(v []any) { v[2] = uint8(0) }, func(v []any) { v[2] = uint8(8) },
			func(v []any) { v[3] = new(big.Int) }, func(v []any) { v[3] = outOfField },
		} {
			f.alter("Staking.Staked", n, change)
		}
	}},
	{name: "an exit twice", rule: audit.RuleStaking, found: []string{"a second one"}, wrong: func(s *story, f *forged) { f.again(f.find("Staking.ExitRequested", 0, nil)) }},
	{name: "an exit at another block", rule: audit.RuleStaking, what: []string{"end of the exit delay of staker 5"}, found: []string{nobodysBlock.String()}, wrong: func(s *story, f *forged) {
		f.alter("Staking.ExitRequested", 0, func(v []any) { v[1], v[2] = nobodysBlock, new(big.Int).Add(v[2].(*big.Int), common.Big1) })
	}},
	{name: "an exit of a staker who is not there", rule: audit.RuleStaking, what: []string{"staker"}, wrong: changes("Staking.ExitRequested", 0, 0, uint32(99))},
	{name: "a deposit paid back without an exit", rule: audit.RuleStaking, found: []string{"without an exit"}, wrong: drops("Staking.ExitRequested", 0, 0)},
	{name: "more than a deposit paid back", rule: audit.RuleDeposits, what: []string{"deposit of staker 5 paid back"}, wrong: adds("Staking.Withdrawn", 0, 2)},
	{name: "a deposit paid back in another's name", rule: audit.RuleDeposits, what: []string{"who gets the deposit of staker 5"}, wrong: func(s *story, f *forged) {
		f.alter("Staking.Withdrawn", 0, func(v []any) { v[1] = devnet.Address(stranger) })
	}},
	{name: "a refill that acts later", rule: audit.RuleStaking, what: []string{"first L1 block after the refill of staker 2"}, wrong: adds("Staking.Refilled", 0, 3)},
	{name: "a refill of one that was never penalized", rule: audit.RuleStaking, found: []string{"after an exit, or of one that was never penalized"}, wrong: func(s *story, f *forged) {
		w := f.find("Staking.Refilled", 0, nil)
		f.before(w, f.emit("Staking.Refilled", s.ids[builder], devnet.Address(builder), new(big.Int), nobodysBlock))
	}},
	{name: "a penalty that acts later", rule: audit.RulePenalty, what: []string{"first L1 block of staker 2's penalty"}, wrong: adds("Staking.Penalized", 0, 2)},
	{name: "a penalty of nobody", rule: audit.RulePenalty, what: []string{"staker"}, wrong: changes("Staking.Penalized", 0, 0, uint32(99))},

	{name: "a root that came too late", rule: audit.RuleRoots, found: []string{"one after the window"}, wrong: func(s *story, f *forged) {
		late := *f.at(f.find("Settlement.RootAccepted", 2, nil))
		f.before(f.find("Settlement.BlockFinalized", 1, nil), &late)
	}},
	{name: "a root on a block without one", rule: audit.RuleRoots, found: []string{"one of a block whose parent is not proven"}, wrong: func(s *story, f *forged) {
		f.drop(f.find("Settlement.RootAccepted", 0, nil))
		f.drop(f.find("Settlement.RootAccepted", 0, nil))
	}},
	{name: "a root in another's name", rule: audit.RuleRoots, what: []string{"sender of a root"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 0, func(v []any) { v[1] = devnet.Address(stranger) })
	}},
	{name: "a submission with a byte too many", rule: audit.RuleRoots, what: []string{"submission"}, wrong: submits(func(args []any) { args[1] = append(args[1].([]byte), 0) })},
	{name: "a submission for another block", rule: audit.RuleRoots, found: []string{"a submission for block 9"}, wrong: submits(func(args []any) { args[0] = uint64(9) })},
	{name: "a beneficiary that was not named", rule: audit.RuleRoots, what: []string{"beneficiary"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 0, func(v []any) { v[7] = devnet.Address(stranger) })
	}},
	{name: "other leaves of the payout tree", rule: audit.RulePayouts, found: []string{"0x0", "payouts in the log are not those of"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 0, func(v []any) { v[8].([]byte)[3] ^= 1 })
	}},
	{name: "other fees of a better root", rule: audit.RuleRoots, what: []string{"fees", "fees of a better root"}, wrong: adds("Settlement.RootAccepted", 1, 6)},

	{name: "a network's share off by one wei", rule: audit.RuleSplit, what: []string{"proving network's share"}, wrong: adds("Rewards.BlockSettled", 0, 3)},
	{name: "a settlement for another beneficiary", rule: audit.RuleSubmitter, what: []string{"beneficiary"}, wrong: func(s *story, f *forged) {
		f.alter("Rewards.BlockSettled", 0, func(v []any) { v[7] = devnet.Address(stranger) })
	}},
	{name: "a reward that the block does not have", rule: audit.RuleClaim, found: []string{"one of 3"}, wrong: changes("Rewards.RewardClaimed", 0, 1, uint32(9))},
	{name: "a reward of nobody", rule: audit.RuleClaim, what: []string{"staker"}, wrong: changes("Rewards.RewardClaimed", 0, 2, uint32(99))},
	{name: "a reward after its time", rule: audit.RuleClaim, found: []string{"one after claims ended"}, wrong: func(s *story, f *forged) {
		f.before(f.find("Rewards.ClaimsExpired", 0, nil), f.emit("Rewards.RewardClaimed", uint64(2), uint32(0), s.ids[builder], common.Big1))
	}},
	{name: "a share of another sequencer", rule: audit.RuleClaim, what: []string{"sequencer who is paid"}, wrong: changes("Rewards.SequencerShareClaimed", 0, 1, uint32(1))},
	{name: "claims expire twice", rule: audit.RuleExpire, found: []string{"or of which nothing is left"}, wrong: func(s *story, f *forged) { f.again(f.find("Rewards.ClaimsExpired", 0, nil)) }},
	{name: "what expired is not burned", rule: audit.RuleExpire, what: []string{"tokens that Rewards burned"}, wrong: func(s *story, f *forged) {
		w := f.find("Rewards.ClaimsExpired", 0, nil)
		f.drop(where{w.block, w.receipt, w.log + 1})
	}},
	{name: "a block reward that nobody funded", rule: audit.RuleFunds, what: []string{"reserve of Rewards"}, wrong: drops("Rewards.ReserveFunded", 0, 0)},
	{name: "fees that nobody funded", rule: audit.RuleFunds, what: []string{"escrow of Rewards"}, wrong: drops("Rewards.EscrowFunded", 0, 0)},
	{name: "the initial supply of somebody else", rule: audit.RuleSupply, what: []string{"holder of the initial supply"}, wrong: func(s *story, f *forged) {
		f.alter("AZT.Transfer", 0, func(v []any) { v[1] = devnet.Address(stranger) })
	}},
	{name: "the faucet mints for somebody else", rule: audit.RuleSupply, what: []string{"receiver of what the faucet minted"}, wrong: func(s *story, f *forged) {
		f.alter("AZT.FaucetUsed", 0, func(v []any) { v[1] = devnet.Address(loser) })
	}},
	{name: "the faucet mints nothing", rule: audit.RuleSupply, found: []string{"nothing"}, wrong: func(s *story, f *forged) {
		w := f.find("AZT.FaucetUsed", 0, nil)
		f.alterAt("AZT.FaucetUsed", w, func(v []any) { v[2] = units.AZT(1) })
		f.receipts[w.block][w.receipt].Logs = slices.DeleteFunc(f.receipts[w.block][w.receipt].Logs, func(l *types.Log) bool { return isLog(f, "AZT.Transfer")(*l) })
	}},

	{name: "another tip", rule: audit.RuleCounters, what: []string{"last block on record"}, rpc: answers("recordedTip")},
	{name: "fewer stakers than events", rule: audit.RuleCounters, what: []string{"number of stakers"}, rpc: answers("stakerCount")},
	{name: "other balances", rule: audit.RuleFunds, what: []string{"token balance of Rewards", "token balance of Staking"}, rpc: answers("balanceOf")},
	{name: "more is owed", rule: audit.RuleFunds, what: []string{"owed"}, rpc: answers("owed")},
	{name: "other records of stakers", rule: audit.RuleStaking, what: []string{
		"owner of staker 1", "roles of staker 1", "key of staker 1", "activation of staker 1", "exit of staker 1", "withdrawal of staker 1", "missing deposit of staker 1",
	}, rpc: everyWord("staker")},
	{name: "another ban", rule: audit.RuleStaking, what: []string{"suspensions of staker 2"}, rpc: func(s *story, f *forged) {
		f.calls = func(_ common.Address, called string, output []byte) []byte {
			if called == "suspensionsOf" && len(output) > 64 {
				output[len(output)-1] ^= 1
			}
			return output
		}
	}},
	{name: "every record of blocks is another", rule: audit.RuleRecord, what: onRecord(
		"slot", "first L1 block of the slot", "end of the proving window", "sequencer", "FEE_SPLIT", "number of transactions", "transactions in the body", "seed",
		"challenge", "fingerprint", "transaction root", "total score", "sum of kept bps", "payouts root", "state after the block", "fees", "beneficiary", "finalized",
	), rpc: everyWord("blockAt")},
	{name: "every record of settlements is another", rule: audit.RuleRecord, what: onRecord(
		"payouts root of the settlement", "what is left to pay", "reward of one basis point", "sequencer's share", "sequencer", "sequencer's share paid",
		"submitter's share", "beneficiary", "end of claims",
	), rpc: everyWord("remainderOf")},
}

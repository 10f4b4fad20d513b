package audit_test

import (
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// fault is something wrong that an audit has to find and to name.
type fault struct {
	name  string
	rule  string
	wrong func(s *story, f *forged) // what contracts did wrong
	rpc   func(s *story, f *forged) // what the RPC does wrong

	receipts bool // it takes Options.Receipts to find it

	// What findings there must be beside one of the rule, where several checks of a rule notice the
	// fault: figures by their names, and what was found begins so.
	what, found []string
}

// named fails a test unless each check that is meant has noticed the fault.
func (f *fault) named(t *testing.T, findings []audit.Finding) {
	t.Helper()
	has := func(is func(audit.Finding) bool) bool { return slices.ContainsFunc(findings, is) }
	require.True(t, has(func(of audit.Finding) bool { return of.Rule == f.rule }), "not named by its rule %s: %v", f.rule, findings)
	for _, what := range f.what {
		require.True(t, has(func(of audit.Finding) bool { return of.What == what }), "no finding of %s: %v", what, findings)
	}
	for _, found := range f.found {
		require.True(t, has(func(of audit.Finding) bool { return of.Rule == f.rule && strings.Contains(of.Found, found) }), "nothing found like %s: %v", found, findings)
	}
}

// faults plants one fault at a time into the L1 of an honest story. Every rule has one.
func faults(t *testing.T, s *story, honest *forged) {
	planted := map[string]bool{}
	defer func() { require.Len(t, planted, len(audit.Rules)) }()
	for _, group := range [][]fault{rpcFaults, slotFaults, stakeFaults, rootFaults, moneyFaults, stateFaults, guardFaults} {
		for _, fault := range group {
			planted[fault.rule] = true
			t.Run(fault.name, func(t *testing.T) {
				f := honest.copy(t)
				if fault.wrong != nil {
					fault.wrong(s, f)
				}
				f.seal()
				if fault.rpc != nil {
					fault.rpc(s, f)
				}
				summary, k := s.audit(t, f, func(o *audit.Options) { o.Receipts = fault.receipts })
				require.Equal(t, len(k.findings), summary.Findings)
				require.Equal(t, audit.ExitFinding, summary.ExitCode())
				fault.named(t, k.findings)
				for _, f := range k.findings {
					t.Log(f)
					require.Contains(t, audit.Rules, f.Rule)
				}
			})
		}
	}
}

// audit audits a forged L1.
func (s *story) audit(t *testing.T, f *forged, change func(*audit.Options)) (*audit.Summary, *kept) {
	client := settlement.NewClient(f, f.deployment)
	client.GenesisState = prover.GenesisState
	k := new(kept)
	opts := audit.Options{At: f.headers[len(f.headers)-1].Number, App: prover.Application(), Proofs: true}
	if change != nil {
		change(&opts)
	}
	summary, err := audit.Run(t.Context(), client, opts, k)
	if !errors.Is(err, audit.ErrRecord) {
		require.NoError(t, err)
	}
	return summary, k
}

func isLog(f *forged, name string) func(types.Log) bool {
	address, event := f.event(name)
	return func(log types.Log) bool { return log.Address == address && log.Topics[0] == event.ID }
}

// changed changes the logs of a query at the first one that is as asked for. Others stay.
func changed(is func(types.Log) bool, change func(logs []types.Log, i int) []types.Log) func([]types.Log) []types.Log {
	return func(logs []types.Log) []types.Log {
		if i := slices.IndexFunc(logs, is); i >= 0 {
			return change(logs, i)
		}
		return logs
	}
}

var rpcFaults = []fault{
	{name: "a log is withheld", rule: audit.RuleLogs, rpc: func(s *story, f *forged) {
		f.logs = func(logs []types.Log) []types.Log { return slices.DeleteFunc(logs, isLog(f, "Staking.Refilled")) }
	}},
	{name: "one of several equal logs of a block is withheld", rule: audit.RuleLogs, rpc: func(s *story, f *forged) {
		second := *f.at(f.find("Rewards.RewardClaimed", 0, nil))
		f.logs = func(logs []types.Log) []types.Log {
			return slices.DeleteFunc(logs, func(l types.Log) bool { return l.BlockNumber == second.BlockNumber && l.Index == second.Index+1 })
		}
	}},
	{name: "a log is missing from logs and receipts", rule: audit.RuleReceipts, rpc: func(s *story, f *forged) {
		f.drop(f.find("Sequencing.MissedRevealReported", 0, nil))
	}},
	{name: "all logs are withheld, and there are no receipts", rule: audit.RuleCounters, rpc: func(s *story, f *forged) {
		f.logs = func([]types.Log) []types.Log { return nil }
		f.answers["eth_getBlockReceipts"] = "no"
	}},
	{name: "logs are reordered", rule: audit.RuleLogs, found: []string{"it after log"}, rpc: func(s *story, f *forged) {
		f.logs = func(logs []types.Log) []types.Log { slices.Reverse(logs); return logs }
	}},
	{name: "a log is given twice", rule: audit.RuleLogs, found: []string{"it twice"}, rpc: func(s *story, f *forged) {
		f.logs = changed(isLog(f, "Rewards.BlockSettled"), func(logs []types.Log, i int) []types.Log {
			return slices.Insert(logs, i, logs[i])
		})
	}},
	{name: "a log of another contract", rule: audit.RuleLogs, found: []string{"a log of another contract"}, rpc: func(s *story, f *forged) {
		f.logs = changed(isLog(f, "Rewards.BlockSettled"), func(logs []types.Log, i int) []types.Log {
			logs[i].Address = common.Address{7}
			return logs
		})
	}},
	{name: "a log that L1 does not have", rule: audit.RuleLogs, rpc: func(s *story, f *forged) {
		f.logs = changed(isLog(f, "Rewards.BlockSettled"), func(logs []types.Log, i int) []types.Log {
			logs[i].Data = append([]byte{}, logs[i].Data...)
			logs[i].Data[31] ^= 1
			made := logs[i]
			made.Address, made.Index = f.deployment.Staking, made.Index+10
			return slices.Insert(logs, i+1, made)
		})
	}},
	{name: "a log of another block", rule: audit.RuleLogs, found: []string{"a log of block"}, rpc: func(s *story, f *forged) {
		f.logs = changed(isLog(f, "Rewards.BlockSettled"), func(logs []types.Log, i int) []types.Log {
			logs[i].BlockHash[0] ^= 1
			return logs
		})
	}},
	{name: "a transaction that is not in the block", rule: audit.RuleTransactions, receipts: true, rpc: func(s *story, f *forged) {
		w := f.find("Settlement.RootAccepted", 0, nil)
		sent := f.transactions(w.block)
		f.rootTx(0, func(r *rules.Submission) { r.Nodes[2][0].Vrf.Add(r.Nodes[2][0].Vrf, big.NewInt(1)) })
		for _, log := range f.receipts[w.block][w.receipt].Logs {
			log.TxHash = f.receipts[w.block][w.receipt].TxHash
		}
		f.body = func(number uint64, txs types.Transactions) types.Transactions {
			if number == uint64(w.block) {
				return sent
			}
			return txs
		}
	}},
	{name: "transactions that are not all of the block", rule: audit.RuleTransactions, receipts: true, rpc: func(s *story, f *forged) {
		f.body = func(_ uint64, txs types.Transactions) types.Transactions { return append(txs, txs[0]) }
	}},
	{name: "a header is changed", rule: audit.RuleHeaders, rpc: func(s *story, f *forged) {
		f.headers[f.deployment.Params.Schedule.RandaoBlock(slotPaid)].MixDigest[0] ^= 1
	}},
	{name: "the token's logs are withheld", rule: audit.RuleLogs, rpc: func(s *story, f *forged) {
		f.logs = func(logs []types.Log) []types.Log { return slices.DeleteFunc(logs, isLog(f, "AZT.Transfer")) }
	}},
}

// ofProposal changes the calldata of a proposal.
func proposalTx(f *forged, n, account int, change func(data []byte) []byte) {
	f.resign(f.find("Sequencing.Proposed", n, nil), account, change)
}

var slotFaults = []fault{
	{name: "RANDAO of another header", rule: audit.RuleRandao, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.RandaoRecorded", 0, func(v []any) { v[1] = [32]byte(f.headers[7].MixDigest) })
	}},
	{name: "RANDAO recorded twice", rule: audit.RuleRandao, wrong: func(s *story, f *forged) {
		f.again(f.find("Sequencing.RandaoRecorded", 0, nil))
	}},
	{name: "a proposal before the RANDAO", rule: audit.RuleRandao, wrong: func(s *story, f *forged) {
		f.drop(f.find("Sequencing.RandaoRecorded", 0, nil))
	}},
	{name: "a seed from another RANDAO", rule: audit.RuleSeed, wrong: func(s *story, f *forged) {
		f.alter("Settlement.BlockAppended", 0, more(2))
	}},
	{name: "a wrong score elects", rule: audit.RuleScore, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.Proposed", 1, more(2))
	}},
	{name: "the second-best proposal is kept", rule: audit.RuleBestBid, wrong: func(s *story, f *forged) {
		first, second := f.find("Sequencing.Proposed", 0, nil), f.find("Sequencing.Proposed", 1, nil)
		f.receipts[first.block], f.receipts[second.block] = f.receipts[second.block], f.receipts[first.block]
	}},
	{name: "a sequencer that had left", rule: audit.RuleEligible, wrong: func(s *story, f *forged) {
		f.exit(s.ids[winner])
	}},
	{name: "an unverified ticket proof", rule: audit.RuleTicket, wrong: func(s *story, f *forged) {
		proposalTx(f, 0, -1, func(data []byte) []byte { copy(data[len(data)-64:], data[len(data)-256:]); return data })
	}},
	{name: "a proposal that its owner did not send", rule: audit.RuleProposal, wrong: func(s *story, f *forged) {
		proposalTx(f, 1, stranger, nil)
	}},
	{name: "a proposal other than the one that was sent", rule: audit.RuleProposal, wrong: func(s *story, f *forged) {
		proposalTx(f, 1, -1, func(data []byte) []byte { data[4+32*4+31] ^= 1; return data })
	}},
	{name: "a proposal on another block than the tip", rule: audit.RuleProposal, what: []string{"parent of a proposal"}, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.Proposed", 3, func(v []any) {
			p := proposalIn(v[3])
			p.Parent = 0
			v[3] = p
		})
	}},
	{name: "a proposal in the wrong phase", rule: audit.RulePhase, what: []string{"slot of a proposal, as its transaction has it"}, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.Proposed", 0, func(v []any) { v[0] = uint64(slotPaid + 1) })
	}},
	{name: "a body that was not the one committed", rule: audit.RuleBody, what: []string{"root of a block"}, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.Revealed", 0, func(v []any) { v[3].([]byte)[139] ^= 1 })
	}},
	{name: "a reveal of another proposal than the winner's", rule: audit.RuleReveal, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.Revealed", 0, func(v []any) {
			p := proposalIn(v[2])
			p.StakerId = s.ids[loser]
			v[2] = p
		})
	}},
	{name: "a reveal twice", rule: audit.RuleReveal, wrong: func(s *story, f *forged) {
		f.again(f.find("Sequencing.Revealed", 0, nil))
	}},
	{name: "a window that ends later", rule: audit.RuleWindow, wrong: func(s *story, f *forged) {
		f.alter("Settlement.BlockAppended", 0, more(3))
	}},
	{name: "a block with another number", rule: audit.RuleAppend, what: []string{"number of a block", "number of a block, as revealed", "parent of a block"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.BlockAppended", 1, more(0))
	}},
	{name: "a block that was not revealed", rule: audit.RuleAppend, what: []string{"block"}, wrong: func(s *story, f *forged) {
		f.drop(f.find("Sequencing.Revealed", 1, nil))
	}},
	{name: "a block is dropped whose window is open", rule: audit.RulePrune, what: []string{"proving window of the first block that is dropped"}, wrong: func(s *story, f *forged) {
		appended := f.find("Settlement.BlockAppended", 1, nil)
		f.insert(appended, f.emit("Settlement.BlocksPruned", uint64(2), uint64(2), s.ids[winner]))
	}},
	{name: "fewer blocks are dropped than count as pruned", rule: audit.RulePrune, wrong: func(s *story, f *forged) {
		f.drop(f.find("Settlement.BlocksPruned", 0, nil))
	}},
}

// exit has a staker leave as soon as it is registered.
func (f *forged) exit(id uint32) {
	w := f.find("Staking.Staked", int(id)-1, nil)
	number := uint64(w.block)
	f.insert(w, f.emit("Staking.ExitRequested", id, new(big.Int).SetUint64(number), new(big.Int).SetUint64(number+f.deployment.Params.ExitDelay)))
}

var stakeFaults = []fault{
	{name: "a staker is active at once", rule: audit.RuleStaking, found: []string{"1"}, wrong: func(s *story, f *forged) {
		f.alter("Staking.Staked", 0, func(v []any) { v[4] = big.NewInt(1) })
	}},
	{name: "a staker's id is not the next", rule: audit.RuleStaking, wrong: func(s *story, f *forged) {
		f.alter("Staking.Staked", 4, func(v []any) { v[0] = uint32(9) })
	}},
	{name: "a deposit that nobody paid", rule: audit.RuleDeposits, what: []string{"tokens that came to Staking for deposits"}, wrong: func(s *story, f *forged) {
		w := f.find("Staking.Staked", 0, nil)
		f.drop(where{w.block, w.receipt, w.log + 1})
	}},
	{name: "a deposit paid back twice", rule: audit.RuleStaking, wrong: func(s *story, f *forged) {
		f.again(f.find("Staking.Withdrawn", 0, nil))
	}},
	{name: "a deposit paid back twice by transfers", rule: audit.RuleDeposits, what: []string{"tokens that Staking paid", "tokens held by Staking", "token balance of Staking"}, wrong: func(s *story, f *forged) {
		w := f.find("Staking.Withdrawn", 0, nil)
		f.again(where{w.block, w.receipt, w.log + 1})
	}},
	{name: "a deposit paid back to somebody else", rule: audit.RuleDeposits, wrong: func(s *story, f *forged) {
		w := f.find("Staking.Withdrawn", 0, nil)
		f.alterAt("AZT.Transfer", where{w.block, w.receipt, w.log + 1}, func(v []any) { v[1] = devnet.Address(stranger) })
	}},
	{name: "a deposit paid back before the delay", rule: audit.RuleStaking, found: []string{"at L1 block"}, wrong: func(s *story, f *forged) {
		w := f.find("Staking.ExitRequested", 0, nil)
		f.insert(w, f.emit("Staking.Withdrawn", s.ids[leaver], devnet.Address(leaver), units.AZT(100)))
	}},
	{name: "a refill of less than is missing", rule: audit.RuleDeposits, wrong: func(s *story, f *forged) {
		f.alter("Staking.Refilled", 0, more(2))
	}},
	{name: "a penalty of another author", rule: audit.RulePenalty, what: []string{"cause of staker 1's penalty", "penalty of staker 2 for block 3, which was pruned"}, wrong: func(s *story, f *forged) {
		f.alter("Staking.Penalized", 1, func(v []any) { v[0] = s.ids[loser] })
	}},
	{name: "a penalty taken twice", rule: audit.RulePenalty, what: []string{"cause of staker 2's penalty"}, wrong: func(s *story, f *forged) {
		f.again(f.find("Staking.Penalized", 0, nil))
	}},
	{name: "a penalty that is too much", rule: audit.RulePenalty, wrong: func(s *story, f *forged) {
		f.alter("Staking.Penalized", 0, more(1))
	}},
	{name: "a penalty that is not taken", rule: audit.RulePenalty, wrong: func(s *story, f *forged) {
		f.drop(f.find("Staking.Penalized", 1, nil))
	}},
	{name: "a ban that is too long", rule: audit.RulePenalty, wrong: func(s *story, f *forged) {
		f.alter("Staking.Penalized", 1, more(3))
	}},
	{name: "a penalty that is not burned", rule: audit.RuleDeposits, what: []string{"tokens that Staking burned"}, wrong: func(s *story, f *forged) {
		w := f.find("Staking.Penalized", 0, nil)
		f.drop(where{w.block, w.receipt, w.log + 1})
	}},
	{name: "a report of a slot that was revealed", rule: audit.RulePenalty, found: []string{"one of a slot that was revealed"}, wrong: func(s *story, f *forged) {
		f.alter("Sequencing.MissedRevealReported", 0, func(v []any) { v[0] = uint64(slotExpired) })
	}},
	{name: "a report twice", rule: audit.RulePenalty, found: []string{"a second one"}, wrong: func(s *story, f *forged) {
		f.again(f.find("Sequencing.MissedRevealReported", 0, nil))
	}},
}

// rootTx changes the submission in the calldata of the n-th root.
func (f *forged) rootTx(n int, change func(s *rules.Submission)) {
	method := bindings.NewSettlement().GetABI().Methods["submitRoot"]
	f.resign(f.find("Settlement.RootAccepted", n, nil), -1, func(data []byte) []byte {
		args, err := method.Inputs.Unpack(data[4:])
		require.NoError(f.t, err)
		submission, err := rules.DecodeSubmission(rules.Tree{NumTxs: 4, TxsPerBase: 2}, args[1].([]byte))
		require.NoError(f.t, err)
		change(submission)
		encoded, err := submission.Encode()
		require.NoError(f.t, err)
		packed, err := method.Inputs.Pack(args[0], encoded)
		require.NoError(f.t, err)
		return append(data[:4:4], packed...)
	})
}

// twice adds a second proof of a node by the same or another staker.
func twice(s *rules.Submission, node int, staker uint32) {
	e := s.Nodes[node-1][0]
	e.StakerID = staker
	s.Nodes[node-1] = append(s.Nodes[node-1], e)
}

var rootFaults = []fault{
	{name: "a staker twice on a node", rule: audit.Rule1, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { twice(r, 2, r.Nodes[1][0].StakerID) })
	}},
	{name: "a prover without the role", rule: audit.Rule1, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { r.Nodes[1][0].StakerID = s.ids[winner] })
	}},
	{name: "a prover that had left", rule: audit.Rule1, wrong: func(s *story, f *forged) { f.exit(s.ids[builder]) }},
	{name: "a merge without a left side", rule: audit.Rule2, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { r.Nodes[0][0].Refs = rules.NewRefs([3]uint8{}, [3]uint8{1}) })
	}},
	{name: "a reference to a proof that is not there", rule: audit.Rule2, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { r.Nodes[0][0].Refs = rules.NewRefs([3]uint8{2}, [3]uint8{1}) })
	}},
	{name: "a proof that nobody refers to", rule: audit.Rule3, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { twice(r, 2, s.ids[builder]) })
	}},
	{name: "an unverified proof", rule: audit.Rule4, wrong: func(s *story, f *forged) {
		f.rootTx(1, func(r *rules.Submission) { r.Nodes[2][0].Statement.Add(r.Nodes[2][0].Statement, big.NewInt(1)) })
	}},
	{name: "an unverified seal", rule: audit.Rule4, wrong: func(s *story, f *forged) {
		f.rootTx(1, func(r *rules.Submission) { r.Seals.Bases = r.Seals.Merges })
	}},
	{name: "another seed", rule: audit.Rule5, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { r.Seed.Add(r.Seed, big.NewInt(1)) })
	}},
	{name: "another start state", rule: audit.Rule5, wrong: func(s *story, f *forged) {
		f.rootTx(2, func(r *rules.Submission) { r.StateIn.Add(r.StateIn, big.NewInt(1)) })
	}},
	{name: "another transaction root", rule: audit.Rule5, wrong: func(s *story, f *forged) {
		f.rootTx(0, func(r *rules.Submission) { r.TxRoot.Add(r.TxRoot, big.NewInt(1)) })
	}},
	{name: "a total that is not the sum", rule: audit.RuleTotal, wrong: func(s *story, f *forged) { f.alter("Settlement.RootAccepted", 0, more(2)) }},
	{name: "a sum of kept bps that is not the sum", rule: audit.RuleKept, wrong: func(s *story, f *forged) { f.alter("Settlement.RootAccepted", 0, more(3)) }},
	{name: "another payouts root", rule: audit.RulePayouts, what: []string{"payouts root"}, found: []string{"payouts in the log are not those of"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 0, func(v []any) { v[4] = [32]byte{1} })
	}},
	{name: "the second-best root wins", rule: audit.RuleBestRoot, wrong: func(s *story, f *forged) {
		first, second := f.find("Settlement.RootAccepted", 0, nil), f.find("Settlement.RootAccepted", 1, nil)
		f.receipts[first.block], f.receipts[second.block] = f.receipts[second.block], f.receipts[first.block]
	}},
	{name: "a state that the body does not lead to", rule: audit.RuleLedger, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 2, more(5))
	}},
	{name: "fees that the body does not pay", rule: audit.RuleLedger, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 2, more(6))
	}},
	{name: "roots of one block that disagree", rule: audit.RuleRoots, what: []string{"end state", "end state of a better root"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 1, more(5))
	}},
	{name: "a root after the window", rule: audit.RuleRoots, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 2, func(v []any) { v[0] = uint64(1) })
	}},
	{name: "a root of a block that is not there", rule: audit.RuleRoots, what: []string{"block of a root"}, wrong: func(s *story, f *forged) {
		f.alter("Settlement.RootAccepted", 2, func(v []any) { v[0] = uint64(7) })
	}},
}

// settles returns where a block is settled, and the burn behind that.
func (f *forged) settles(n int) (settled, burn where) {
	settled = f.find("Rewards.BlockSettled", n, nil)
	return settled, where{settled.block, settled.receipt, settled.log + 1}
}

var moneyFaults = []fault{
	{name: "a block finalized twice", rule: audit.RuleFinalize, wrong: func(s *story, f *forged) {
		settled, _ := f.settles(0)
		f.insert(f.find("Rewards.RewardClaimed", 0, nil), f.emit("Settlement.BlockFinalized", uint64(1)), f.at(settled))
	}},
	{name: "a finalization out of turn", rule: audit.RuleFinalize, wrong: func(s *story, f *forged) {
		f.insert(f.find("Settlement.RootAccepted", 2, nil), f.emit("Settlement.BlockFinalized", uint64(2)))
	}},
	{name: "a settlement without a finalization", rule: audit.RuleFinalize, wrong: func(s *story, f *forged) {
		f.drop(f.find("Settlement.BlockFinalized", 1, nil))
	}},
	{name: "an escrow released twice", rule: audit.RuleSplit, wrong: func(s *story, f *forged) {
		f.alter("Rewards.BlockSettled", 0, func(v []any) { v[1] = new(big.Int).Mul(v[1].(*big.Int), big.NewInt(2)) })
	}},
	{name: "a block reward that is not scaled", rule: audit.RuleSplit, wrong: func(s *story, f *forged) {
		f.alter("Rewards.BlockSettled", 0, func(v []any) { v[2] = f.deployment.Params.BlockReward })
	}},
	{name: "a sequencer's share off by one wei", rule: audit.RuleSplit, what: []string{"share of sequencer 2"}, wrong: func(s *story, f *forged) { f.alter("Rewards.BlockSettled", 0, more(4)) }},
	{name: "a unit off by one wei", rule: audit.RuleReward, wrong: func(s *story, f *forged) { f.alter("Rewards.BlockSettled", 0, more(5)) }},
	{name: "a reward off by one wei", rule: audit.RuleReward, wrong: func(s *story, f *forged) { f.alter("Rewards.RewardClaimed", 0, more(3)) }},
	{name: "a burn off by one wei", rule: audit.RuleBurn, what: []string{"burned at finalization"}, wrong: func(s *story, f *forged) { f.alter("Rewards.BlockSettled", 0, more(6)) }},
	{name: "a skipped burn", rule: audit.RuleBurn, wrong: func(s *story, f *forged) {
		_, burn := f.settles(0)
		f.drop(burn)
	}},
	{name: "a submitter's share off by one wei", rule: audit.RuleSubmitter, what: []string{"submitter's share of the burn", "submitter's share that is paid"}, wrong: func(s *story, f *forged) { f.alter("Rewards.BlockSettled", 0, more(8)) }},
	{name: "a submitter's share of somebody else", rule: audit.RuleSubmitter, wrong: func(s *story, f *forged) {
		f.alter("Rewards.SubmitterShareClaimed", 0, func(v []any) { v[1] = devnet.Address(stranger) })
	}},
	{name: "a claim paid twice", rule: audit.RuleClaim, what: []string{"what is owed of Rewards"}, wrong: func(s *story, f *forged) { f.again(f.find("Rewards.RewardClaimed", 0, nil)) }},
	{name: "a claim of another staker's reward", rule: audit.RuleClaim, found: []string{"one of staker 3"}, wrong: func(s *story, f *forged) {
		f.alter("Rewards.RewardClaimed", 0, func(v []any) { v[2] = s.ids[loser] })
	}},
	{name: "a claim paid to somebody else", rule: audit.RuleClaim, wrong: func(s *story, f *forged) {
		w := f.find("AZT.Transfer", 0, func(v []any) bool { return v[0] == f.deployment.Rewards && v[1] == devnet.Address(builder) })
		f.alterAt("AZT.Transfer", w, func(v []any) { v[1] = devnet.Address(stranger) })
	}},
	{name: "a sequencer's share paid twice", rule: audit.RuleClaim, wrong: func(s *story, f *forged) {
		f.again(f.find("Rewards.SequencerShareClaimed", 0, nil))
	}},
	{name: "tokens leave Rewards without a claim", rule: audit.RuleClaim, what: []string{"surplus of Rewards", "tokens held by Rewards"}, wrong: func(s *story, f *forged) {
		w := f.find("Staking.Refilled", 0, nil)
		f.insert(w, f.emit("AZT.Transfer", f.deployment.Rewards, devnet.Address(stranger), units.AZT(1)))
	}},
	{name: "what expired is not all that was left", rule: audit.RuleExpire, what: []string{"burned as not claimed in time"}, wrong: func(s *story, f *forged) { f.alter("Rewards.ClaimsExpired", 0, more(1)) }},
	{name: "claims expire while they can be made", rule: audit.RuleExpire, found: []string{"one while claims can be made"}, wrong: func(s *story, f *forged) {
		w := f.find("Rewards.BlockSettled", 1, nil)
		f.insert(where{w.block, w.receipt, w.log + 1}, f.emit("Rewards.ClaimsExpired", uint64(2), big.NewInt(1)))
	}},
	{name: "absorb adds more than was there", rule: audit.RuleAbsorb, wrong: func(s *story, f *forged) { f.alter("Rewards.SurplusAbsorbed", 0, more(0)) }},
	{name: "funding that nobody paid", rule: audit.RuleFunds, what: []string{"tokens that came to Rewards"}, wrong: func(s *story, f *forged) {
		w := f.find("Rewards.ReserveFunded", 0, nil)
		f.drop(where{w.block, w.receipt, w.log + 1})
	}},
	{name: "tokens minted past the faucet", rule: audit.RuleSupply, wrong: func(s *story, f *forged) {
		f.insert(f.find("Staking.Refilled", 0, nil), f.emit("AZT.Transfer", common.Address{}, devnet.Address(stranger), units.AZT(1)))
	}},
	{name: "the faucet mints more than it says", rule: audit.RuleSupply, wrong: func(s *story, f *forged) {
		f.alter("AZT.FaucetUsed", 0, more(2))
	}},
	{name: "the faucet gives more than its limit", rule: audit.RuleSupply, found: []string{"1001000000000000000000"}, wrong: func(s *story, f *forged) {
		w := f.find("AZT.FaucetUsed", 0, nil)
		f.alterAt("AZT.FaucetUsed", w, func(v []any) { v[2] = units.AZT(1_001) })
	}},
	{name: "another initial supply", rule: audit.RuleSupply, what: []string{"initial supply"}, wrong: func(s *story, f *forged) { f.alter("AZT.Transfer", 0, more(2)) }},
}

// answers changes the first word that a method returns.
func answers(method string) func(s *story, f *forged) {
	return func(s *story, f *forged) {
		f.calls = func(_ common.Address, called string, output []byte) []byte {
			if called == method {
				output[31] ^= 1
			}
			return output
		}
	}
}

// wasThen changes the first word that a method returns at the L1 block of the first finalization.
func wasThen(method string) func(s *story, f *forged) {
	return func(s *story, f *forged) {
		then := f.headers[f.find("Rewards.BlockSettled", 0, nil).block].Hash()
		f.past = func(at common.Hash, called string, output []byte) {
			if at == then && called == method {
				output[31] ^= 1
			}
		}
	}
}

var stateFaults = []fault{
	{name: "another genesis state", rule: audit.RuleGenesis, rpc: answers("stateAfter")},
	{name: "more stakers than events", rule: audit.RuleCounters, rpc: answers("proven")},
	{name: "another reserve", rule: audit.RuleFunds, rpc: answers("rewardReserve")},
	{name: "another escrow", rule: audit.RuleFunds, rpc: answers("feeEscrow")},
	{name: "another supply", rule: audit.RuleSupply, rpc: answers("totalSupply")},
	{name: "another record of a block", rule: audit.RuleRecord, rpc: answers("blockAt")},
	{name: "another record of a settlement", rule: audit.RuleRecord, rpc: answers("remainderOf")},
	{name: "another reserve when a block was finalized", rule: audit.RuleFunds, rpc: wasThen("rewardReserve")},
	{name: "another record of a settlement when it was made", rule: audit.RuleRecord, rpc: wasThen("remainderOf")},
	{name: "keys swapped", rule: audit.RuleCode, rpc: func(s *story, f *forged) {
		base, merge := s.keyAt("BASE_KEY"), s.keyAt("MERGE_KEY")
		f.code = func(at common.Address, code []byte) []byte {
			other := map[common.Address]common.Address{base: merge, merge: base}[at]
			if other == (common.Address{}) {
				return code
			}
			swapped, err := f.Client.CodeAt(f.t.Context(), other, nil)
			require.NoError(f.t, err)
			return swapped
		}
	}},
	{name: "another code", rule: audit.RuleCode, rpc: func(s *story, f *forged) {
		f.code = func(at common.Address, code []byte) []byte {
			if at == f.deployment.Rewards {
				code[len(code)/2] ^= 1
			}
			return code
		}
	}},
}

// keyAt is the data contract of a key of RootVerifier.
func (s *story) keyAt(name string) common.Address {
	verifier := bindings.NewRootVerifier()
	input := map[string][]byte{"BASE_KEY": verifier.PackBASEKEY(), "MERGE_KEY": verifier.PackMERGEKEY()}[name]
	output, err := s.L1.Client().CallContract(s.t.Context(), callOf(s.Client.RootVerifier, input), nil)
	require.NoError(s.t, err)
	return common.BytesToAddress(output)
}

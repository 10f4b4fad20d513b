package audit_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
)

// wrongContract is a deployment of which a contract does something wrong.
type wrongContract struct {
	name, rule string
	wrong      map[string]patch // by contract
	happens    func(s *story)   // what the contracts of this release would refuse, or do otherwise
}

// TestWrongContracts audits deployments one of whose contracts is not this release's: it does
// something wrong, and the audit names that, beside the code.
func TestWrongContracts(t *testing.T) {
	for _, c := range slices.Concat(wrongFigures, unguardedContracts) {
		t.Run(c.name, func(t *testing.T) {
			made := 0
			s := startWith(t, nil, func(step *settlement.DeployStep) {
				if wrong, is := c.wrong[step.Name]; is {
					step.Candidate.Data = wrong(t, step.Candidate.Data)
					made++
				}
			})
			require.Len(t, c.wrong, made)
			c.happens(s)
			f := s.record().copy(t)
			f.seal()
			summary, k := s.audit(t, f, nil)
			require.Equal(t, audit.ExitFinding, summary.ExitCode())
			for _, rule := range []string{audit.RuleCode, c.rule} {
				require.True(t, slices.ContainsFunc(k.findings, func(f audit.Finding) bool { return f.Rule == rule }), "%s: %v", rule, k.findings)
			}
		})
	}
}

// paid takes a block to its settlement.
func paid(s *story) {
	number := s.reveals(slotPaid, s.state)
	s.proves(number, builder, 1000)
	s.Finalize(number)
}

// missed lets the winner of a slot miss its reveal, which is reported.
func missed(s *story) {
	s.propose(slotPaid, s.state)
	s.To(s.Client.Params.Schedule.SlotStart(slotPaid + 1))
	s.Send(stranger, s.Client.ReportMissedReveal(slotPaid))
}

var (
	// PUSH2 10 000, all of a share in basis points, and a little more.
	all, tooMuch = []byte{byte(vm.PUSH2), 0x27, 0x10}, []byte{byte(vm.PUSH2), 0x27, 0x11}
	burn         = bindings.NewAZT().PackBurn(common.Big0)[:4]
	nothing      = bindings.NewAZT().PackNonces(common.Address{})[:4]
	faucetUsed   = bindings.NewAZT().GetABI().Events["FaucetUsed"].ID
)

// wrongFigures compute, say or move something else.
var wrongFigures = []wrongContract{
	{"Rewards burns nothing", audit.RuleBurn, map[string]patch{"Rewards": replaced(burn, nothing)}, paid},
	{"Sequencing elects by wrong scores", audit.RuleScore, map[string]patch{"Sequencing": replaced(all, tooMuch)}, paid},
	{"RootVerifier adds up wrong scores", audit.RuleTotal, map[string]patch{"RootVerifier": replaced(all, tooMuch)}, paid},
	{"AZT mints past the faucet's event", audit.RuleSupply, map[string]patch{"AZT": replaced(faucetUsed[:], make([]byte, 32))}, func(s *story) {
		s.Send(stranger, s.Client.Faucet(devnet.Address(stranger), units.AZT(1)))
	}},
	{"Staking burns nothing", audit.RuleDeposits, map[string]patch{"Staking": replaced(burn, nothing)}, missed},
	// PUSH2 30 000, three proofs a node of 10 000 basis points each.
	{"Rewards pays a little less for each", audit.RuleReward, map[string]patch{
		"Rewards": replaced([]byte{byte(vm.PUSH2), 0x75, 0x30}, []byte{byte(vm.PUSH2), 0x75, 0x31}),
	}, paid},
	// PUSH1 1, PUSH1 255: the bit of a claim is 1 shifted by up to 255.
	{"Rewards pays a claim twice", audit.RuleClaim, map[string]patch{
		"Rewards": replaced([]byte{byte(vm.PUSH1), 1, byte(vm.PUSH1), 255, byte(vm.DUP2)}, []byte{byte(vm.PUSH1), 0, byte(vm.PUSH1), 255, byte(vm.DUP2)}),
	}, func(s *story) {
		paid(s)
		s.claims(1, 0)
		s.claims(1, 0)
	}},
	// PUSH32 2^248: a deposit that was paid back is noted behind what is missing of it.
	{"Staking pays a deposit back twice", audit.RuleStaking, map[string]patch{
		"Staking": replaced(append([]byte{byte(vm.PUSH32), 1}, make([]byte, 31)...), append([]byte{byte(vm.PUSH32), 0}, make([]byte, 31)...)),
	}, func(s *story) {
		s.Send(leaver, s.Client.RequestExit(s.ids[leaver]))
		s.To(s.L1.Head().Number.Uint64() + s.Client.Params.ExitDelay)
		s.Send(leaver, s.Client.Withdraw(s.ids[leaver]))
		s.Send(leaver, s.Client.Withdraw(s.ids[leaver]))
	}},
	{"Staking takes a penalty from another author", audit.RulePenalty, map[string]patch{"Staking": ofTheFirst(stakingABI, "penalize")}, missed},
}

// unguardedContracts leave out a check.
var unguardedContracts = []wrongContract{
	{"Rewards pays a sequencer's share twice", audit.RuleClaim, map[string]patch{"Rewards": unguarded(rewardsABI, "SequencerAlreadyPaid")}, func(s *story) {
		paid(s)
		s.Send(stranger, s.Client.ClaimSequencerShare(1))
		s.Send(stranger, s.Client.ClaimSequencerShare(1))
	}},
	{"Rewards releases the escrow of a block twice", audit.RuleFinalize, map[string]patch{
		"Settlement": unguarded(settlementABI, "AlreadyFinalized"), "Rewards": unguarded(rewardsABI, "AlreadySettled"),
	}, func(s *story) {
		paid(s)
		s.Send(stranger, s.Client.Finalize(1))
	}},
	{"Settlement finalizes while roots can come", audit.RuleFinalize, map[string]patch{"Settlement": unguarded(settlementABI, "WindowOpen")}, func(s *story) {
		number := s.reveals(slotPaid, s.state)
		s.proves(number, builder, 1000)
		s.Send(stranger, s.Client.Finalize(number))
	}},
	{"Settlement finalizes a block without a root", audit.RuleFinalize, map[string]patch{"Settlement": unguarded(settlementABI, "NotProven")}, func(s *story) {
		s.Finalize(s.reveals(slotPaid, s.state))
	}},
	{"Settlement takes the second-best root", audit.RuleBestRoot, map[string]patch{
		"Settlement": unguarded(settlementABI, "ScoreNotHigher"), "RootVerifier": unguarded(verifierABI, "ScoreNotHigher"),
	}, func(s *story) {
		number := s.reveals(slotPaid, s.state)
		s.proves(number, builder, 1000)
		s.proves(number, helper, 0)
	}},
	{"Sequencing takes the second-best proposal", audit.RuleBestBid, map[string]patch{"Sequencing": unguarded(sequencingABI, "ScoreNotHigher")}, func(s *story) {
		best, body, _ := s.propose(slotPaid, s.state)
		s.ProposeBody(slotPaid, loser, s.ids[loser], 1000, 500, body, best.TxRoot)
	}},
	{"Staking lets a sequencer prove", audit.Rule1, map[string]patch{"Staking": unguarded(stakingABI, "WrongRole")}, func(s *story) {
		s.proves(s.reveals(slotPaid, s.state), winner, 0)
	}},
	{"Staking lets a prover propose", audit.RuleEligible, map[string]patch{"Staking": unguarded(stakingABI, "WrongRole")}, func(s *story) {
		best, body, _ := s.propose(slotPaid, s.state)
		s.ProposeBody(slotPaid, builder, s.ids[builder], 8000, 2_000, body, best.TxRoot)
	}},
	{"Staking lets propose who has left", audit.RuleEligible, map[string]patch{"Staking": unguarded(stakingABI, "Exited")}, func(s *story) {
		s.Send(winner, s.Client.RequestExit(s.ids[winner]))
		s.propose(slotPaid, s.state)
	}},
	{"Sequencing has a penalty taken twice", audit.RulePenalty, map[string]patch{"Sequencing": unguarded(sequencingABI, "AlreadyReported")}, func(s *story) {
		missed(s)
		s.Send(stranger, s.Client.ReportMissedReveal(slotPaid))
	}},
}

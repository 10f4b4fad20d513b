package audit_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/bindings"
	"fernet/prover/audit"
	"fernet/settlement"
	"fernet/settlement/devnet"
	"fernet/settlement/units"
)

// TestWrongContracts audits deployments one of whose contracts is not this release's: it does
// something wrong, and the audit names that, beside the code.
func TestWrongContracts(t *testing.T) {
	faucet := bindings.NewAZT().GetABI().Events["FaucetUsed"].ID
	// PUSH2 10 000, all of a share in basis points, and a little more.
	all, more := []byte{0x61, 0x27, 0x10}, []byte{0x61, 0x27, 0x11}
	settles := func(s *story) {
		number := s.reveals(slotPaid, s.state)
		s.proves(number, builder, 1000)
		s.Finalize(number)
	}
	burn, nothing := bindings.NewAZT().PackBurn(common.Big0)[:4], bindings.NewAZT().PackNonces(common.Address{})[:4]
	for _, c := range []struct {
		name, rule, contract string
		old, new             []byte
		happens              func(s *story)
	}{
		{"Rewards burns nothing", audit.RuleBurn, "Rewards", burn, nothing, settles},
		{"Sequencing elects by wrong scores", audit.RuleScore, "Sequencing", all, more, settles},
		{"RootVerifier adds up wrong scores", audit.RuleTotal, "RootVerifier", all, more, settles},
		{"AZT mints past the faucet's event", audit.RuleSupply, "AZT", faucet[:], make([]byte, 32), func(s *story) {
			s.Send(stranger, s.Client.Faucet(devnet.Address(stranger), units.AZT(1)))
		}},
		{"Staking burns nothing", audit.RuleDeposits, "Staking", burn, nothing, func(s *story) {
			s.propose(slotPaid, s.state)
			s.To(s.Client.Params.Schedule.SlotStart(slotPaid + 1))
			s.Send(stranger, s.Client.ReportMissedReveal(slotPaid))
		}},
		// PUSH2 30 000, three proofs a node of 10 000 basis points each.
		{"Rewards pays a little less for each", audit.RuleReward, "Rewards", []byte{0x61, 0x75, 0x30}, []byte{0x61, 0x75, 0x31}, settles},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := startWith(t, nil, func(step *settlement.DeployStep) {
				if step.Name == c.contract {
					require.True(t, bytes.Contains(step.Candidate.Data, c.old))
					step.Candidate.Data = bytes.ReplaceAll(step.Candidate.Data, c.old, c.new)
				}
			})
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

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
)

// TestWrongContracts audits deployments one of whose contracts is not this release's: it does
// something wrong, and the audit names that, beside the code.
func TestWrongContracts(t *testing.T) {
	burn, nothing := bindings.NewAZT().PackBurn(common.Big0)[:4], bindings.NewAZT().PackNonces(common.Address{})[:4]
	for _, c := range []struct {
		name, rule, contract string
		old, new             []byte
		happens              func(s *story)
	}{
		{"Rewards burns nothing", audit.RuleBurn, "Rewards", burn, nothing, func(s *story) {
			number := s.reveals(slotPaid, s.state)
			s.proves(number, builder, 1000)
			s.Finalize(number)
		}},
		{"Staking burns nothing", audit.RuleDeposits, "Staking", burn, nothing, func(s *story) {
			s.propose(slotPaid, s.state)
			s.To(s.Client.Params.Schedule.SlotStart(slotPaid + 1))
			s.Send(stranger, s.Client.ReportMissedReveal(slotPaid))
		}},
		// PUSH2 30 000, three proofs a node of 10 000 basis points each.
		{"Rewards pays a little less for each", audit.RuleReward, "Rewards", []byte{0x61, 0x75, 0x30}, []byte{0x61, 0x75, 0x31}, func(s *story) {
			number := s.reveals(slotPaid, s.state)
			s.proves(number, builder, 1000)
			s.Finalize(number)
		}},
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

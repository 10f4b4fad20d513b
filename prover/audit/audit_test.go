package audit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/audit"
	"fernet/settlement"
)

// kept is a sink that keeps everything.
type kept struct {
	blocks   []*audit.BlockReport
	claims   []*audit.ClaimReport
	findings []audit.Finding
}

func (k *kept) Block(b *audit.BlockReport) error { k.blocks = append(k.blocks, b); return nil }
func (k *kept) Claim(c *audit.ClaimReport) error { k.claims = append(k.claims, c); return nil }
func (k *kept) Finding(f audit.Finding) error    { k.findings = append(k.findings, f); return nil }

// audited audits everything up to the newest block.
func (s *story) audited(client *settlement.Client, change func(*audit.Options)) (*audit.Summary, *kept) {
	s.t.Helper()
	opts := audit.Options{At: s.L1.Head().Number, App: prover.Application(), Proofs: true}
	if change != nil {
		change(&opts)
	}
	k := new(kept)
	summary, err := audit.Run(s.t.Context(), client, opts, k)
	require.NoError(s.t, err)
	return summary, k
}

func TestHonestChain(t *testing.T) {
	s := start(t, nil)
	s.tell()
	summary, k := s.audited(s.Client, nil)
	for _, f := range k.findings {
		t.Error(f.String())
	}
	t.Log(summary.Verdict(), summary)
	require.Empty(t, summary.Unseen)
	require.Equal(t, audit.ExitAgrees, summary.ExitCode())
	fates := map[audit.Fate]int{}
	for _, b := range k.blocks {
		fates[b.Fate]++
	}
	require.Equal(t, map[audit.Fate]int{
		audit.FateFinalized: 2, audit.FatePruned: 1, audit.FateProven: 1, audit.FateMissed: 1, audit.FateEmpty: fates[audit.FateEmpty],
	}, fates)
}

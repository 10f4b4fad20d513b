package audit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover"
	"fernet/prover/audit"
	"fernet/prover/audit/report"
	"fernet/test/chromium"
)

// page writes the audit of a story as a page, and looks at it in a browser.
func (s *story) page(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.html")
	f, err := os.Create(path)
	require.NoError(t, err)
	r := report.New(f, report.Meta{Deployment: s.Client.Deployment, Release: "fernet", Made: time.Now()})
	summary, err := audit.Run(t.Context(), s.Client, audit.Options{At: s.L1.Head().Number, App: prover.Application(), Proofs: true}, r)
	require.NoError(t, err)
	require.NoError(t, r.Close(summary))
	require.NoError(t, f.Close())

	b := chromium.Open(t)
	b.Show("file://"+path, 1280, 900, map[string]string{"prefers-color-scheme": "light"}, `document.documentElement.dataset.ready === "true"`)
	require.Equal(t, fmt.Sprint(summary.Checked), b.Eval(`$("verdict-title").textContent.replace(/[^0-9]/g, "")`))
	require.Equal(t, "good", b.Eval(`$("verdict").dataset.tone`))
	// Two finalized blocks and a proven one; one that was pruned, a missed reveal and empty slots.
	require.Equal(t, "finalized,finalized,proven", b.Eval(`report.blocks.map((b) => b.fate).join()`))
	require.Contains(t, b.Eval(`$("without-text").textContent`), "1 pruned, 1 missed reveal")
	require.Equal(t, "Block 2", b.Eval(`$("block-title").textContent`))
	b.Eval(`$("previous").click()`)
	require.Equal(t, float64(2), b.Eval(`$("roots").children.length`))
	// What the page adds up from its records is what the chain has.
	require.Equal(t, true, b.Eval(`(() => { const b = report.byNumber.get(1), s = sharesOf(b);
		return provers([b]).reduce((n, p) => n + p.reward, 0n) === s.provers && s.network + s.sequencer === s.total && s.burned > 0n && s.submitter > 0n; })()`))
	require.Equal(t, "sequencer's share,submitter's share", b.Eval(`report.byNumber.get(1).paid.map((p) => p.kind).filter((k) => k !== "reward").join()`))
	require.Empty(t, b.Wrong)
	require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), "story.png"), b.Screenshot(), 0o644))
}

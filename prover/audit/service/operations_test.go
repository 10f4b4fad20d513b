package service

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"fernet/prover/audit"
)

const operations = "../../../docs/operations"

var uses = regexp.MustCompile(`\bfernet_audit_[a-z0-9_]+`)

// names are those of all metrics.
func names(t *testing.T) map[string]bool {
	t.Helper()
	h := newHook(t)
	s, _ := start(t, Options{Webhook: h.URL})
	defer s.Close()
	require.NoError(t, s.Reached(&audit.Summary{Ended: true}))
	all := map[string]bool{}
	for value := range values(t, s) {
		name, _, _ := strings.Cut(value, "{")
		all[name] = true
	}
	return all
}

// The auditor's dashboard shows every metric that there is, and no other.
func TestDashboard(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(operations, "grafana-audit.json"))
	require.NoError(t, err)
	var d struct {
		Panels []struct {
			ID      int
			Title   string
			GridPos struct{ H, W, X, Y int }
			Targets []struct{ Expr string }
		}
	}
	require.NoError(t, json.Unmarshal(text, &d))
	left, ids, taken := names(t), map[int]bool{}, map[[2]int]bool{}
	all := names(t)
	for _, p := range d.Panels {
		require.False(t, ids[p.ID], p.Title)
		ids[p.ID] = true
		require.LessOrEqual(t, p.GridPos.X+p.GridPos.W, 24)
		for x := p.GridPos.X; x < p.GridPos.X+p.GridPos.W; x++ {
			for y := p.GridPos.Y; y < p.GridPos.Y+p.GridPos.H; y++ {
				require.False(t, taken[[2]int{x, y}], p.Title)
				taken[[2]int{x, y}] = true
			}
		}
		require.NotEmpty(t, p.Targets)
		for _, target := range p.Targets {
			found := uses.FindAllString(target.Expr, -1)
			require.NotEmpty(t, found, target.Expr)
			require.Contains(t, target.Expr, `instance=~"$instance"`)
			for _, name := range found {
				require.True(t, all[name], name)
				delete(left, name)
			}
		}
	}
	require.Empty(t, left, "in no panel")
}

func TestAlerts(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(operations, "alerts-audit.yml"))
	require.NoError(t, err)
	var file struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr string
				Labels      map[string]string
				Annotations map[string]string
			}
		}
	}
	require.NoError(t, yaml.Unmarshal(text, &file))
	require.Len(t, file.Groups, 1)
	require.NotEmpty(t, file.Groups[0].Rules)
	all := names(t)
	for _, r := range file.Groups[0].Rules {
		found := uses.FindAllString(r.Expr, -1)
		require.NotEmpty(t, found, r.Alert)
		for _, name := range found {
			require.True(t, all[name], name)
		}
		require.Contains(t, []string{"page", "warn"}, r.Labels["severity"])
		require.NotEmpty(t, r.Annotations["summary"])
	}
}

// The reference lists every metric that there is, and no other.
func TestReference(t *testing.T) {
	text, err := os.ReadFile("../../../docs/REFERENCE.md")
	require.NoError(t, err)
	all := names(t)
	listed := map[string]bool{}
	for _, name := range uses.FindAllString(string(text), -1) {
		listed[name] = true
	}
	require.Equal(t, all, listed)
}

package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
	"sync"

	"fernet/prover/audit"
	"fernet/prover/treeview"
)

//go:embed assets
var assets embed.FS

// asset is the text of an embedded file.
func asset(name string) string {
	text, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(text)
}

// scripts are the files of the page's program, in the order in which they are run.
var scripts = []string{"data.js", "cast.js", "parts.js", "chart.js", "overview.js", "flow.js", "block.js", "roots.js", "search.js", "page.js"}

// program is what the page runs.
var program = sync.OnceValue(func() string {
	var text strings.Builder
	text.WriteString(treeview.Script)
	for _, name := range scripts {
		text.WriteString(asset(name))
	}
	return text.String()
})

var style = sync.OnceValue(func() string { return treeview.Style + asset("report.css") })

// policy lets the page run its own program and style, and load nothing.
func policy() string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; img-src data:; script-src " + hash(program()) + "; style-src " + hash(style()) + "; base-uri 'none'; form-action 'none'"
}

// header is what the page knows before its records.
type header struct {
	ChainID    uint64 `json:"chainId"`
	FirstBlock uint64 `json:"firstBlock"` // of L1, no log of the deployment is older
	// GenesisBlock is where slot 0 starts; each slot has so many L1 blocks.
	GenesisBlock uint64            `json:"genesisBlock"`
	SlotBlocks   uint64            `json:"slotBlocks"`
	Addresses    map[string]string `json:"addresses"`
	Release      string            `json:"release"`
	Made         int64             `json:"made"` // seconds since 1970
	From         uint64            `json:"from"`
	To           uint64            `json:"to"`
}

// footer is what the page knows after its records.
type footer struct {
	*audit.Summary
	Verdict string                    `json:"verdict"`
	Exit    int                       `json:"exit"`
	Rules   map[string]audit.RuleText `json:"rules"`
}

// writeHead writes the page up to its records.
func writeHead(w io.Writer, meta Meta) error {
	d := meta.Deployment
	of := header{
		ChainID: d.ChainID, FirstBlock: d.Block, GenesisBlock: d.Params.Schedule.GenesisBlock, SlotBlocks: d.Params.Schedule.SlotBlocks(),
		Release: meta.Release, Made: meta.Made.Unix(), From: meta.From, To: meta.To,
		Addresses: map[string]string{
			"Token": d.Token.Hex(), "Staking": d.Staking.Hex(), "RootVerifier": d.RootVerifier.Hex(), "Rewards": d.Rewards.Hex(),
			"Sequencing": d.Sequencing.Hex(), "Settlement": d.Settlement.Hex(),
		},
	}
	text, err := json.Marshal(of)
	if err != nil {
		return err
	}
	icon := "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(treeview.Icon))
	page := strings.NewReplacer("{{policy}}", html.EscapeString(policy()), "{{icon}}", icon, "{{style}}", style()).Replace(asset("report.html"))
	_, err = fmt.Fprintf(w, "%s<script type=\"application/json\" id=\"meta\">%s</script>\n<script type=\"text/plain\" id=\"recipes\">%s</script>\n"+
		"<script type=\"text/plain\" id=\"records\">", page, text, asset("recipes.sh"))
	return err
}

// writeTail writes what comes after the records.
func writeTail(w io.Writer, s *audit.Summary) error {
	text, err := json.Marshal(footer{s, s.Verdict(), s.ExitCode(), audit.Rules})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "</script>\n<noscript><p class=\"notices\">%s</p></noscript>\n"+
		"<script type=\"application/json\" id=\"summary\">%s</script>\n<script>%s</script>\n</body>\n</html>\n",
		html.EscapeString(s.Verdict()), text, program())
	return err
}

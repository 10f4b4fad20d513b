package report_test

import (
	"bufio"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/prover/audit/report"
	"fernet/settlement/rules"
	"fernet/settlement/units"
)

// between is what a page has between two texts.
func between(t testing.TB, page, from, to string) string {
	_, rest, ok := strings.Cut(page, from)
	require.True(t, ok, from)
	text, _, ok := strings.Cut(rest, to)
	require.True(t, ok, to)
	return text
}

// line is a record, read back.
type line struct {
	Block *struct {
		audit.BlockReport
		Proofs [][]any `json:"proofs"`
		Roots  []struct {
			audit.RootReport
			Entries []int          `json:"entries"`
			Refs    []uint16       `json:"refs"`
			Rewards map[int]string `json:"rewards"`
		} `json:"roots"`
	}
	Claims *struct {
		audit.EventPlace
		Number uint64
		Paid   [][]any
	}
	Owner *struct {
		Staker uint32
		Owner  common.Address
	}
	Finding *audit.Finding
}

// readBack is what a page has on record, as the sink got it.
func readBack(t *testing.T, page string) (blocks []*audit.BlockReport, claims []*audit.ClaimReport, findings []audit.Finding) {
	packed, err := base64.StdEncoding.DecodeString(between(t, page, `id="records">`, "<"))
	require.NoError(t, err)
	lines := bufio.NewScanner(flate.NewReader(bytes.NewReader(packed)))
	lines.Buffer(nil, 1<<20)
	owners := map[uint32]common.Address{}
	for lines.Scan() {
		var l line
		require.NoError(t, json.Unmarshal(lines.Bytes(), &l))
		switch {
		case l.Owner != nil:
			owners[l.Owner.Staker] = l.Owner.Owner
		case l.Finding != nil:
			findings = append(findings, *l.Finding)
		case l.Claims != nil:
			for _, p := range l.Claims.Paid {
				c := &audit.ClaimReport{EventPlace: l.Claims.EventPlace, Number: l.Claims.Number, Kind: audit.ClaimKind(p[0].(string)), Index: uint32(p[1].(float64)), StakerID: uint32(p[2].(float64)), Amount: number(p[3])}
				if c.To = owners[c.StakerID]; len(p) > 4 {
					c.To = common.HexToAddress(p[4].(string))
				}
				claims = append(claims, c)
			}
		default:
			b := l.Block.BlockReport
			for i := range l.Block.Roots {
				b.Roots = append(b.Roots, rootOf(&l, i))
			}
			blocks = append(blocks, &b)
		}
	}
	require.NoError(t, lines.Err())
	return blocks, claims, findings
}

func number(v any) units.Integer {
	n, ok := new(big.Int).SetString(v.(string), 10)
	if !ok {
		return units.Integer{}
	}
	return units.Integer{Int: n}
}

// rootOf puts the entries of a root together, by the rules where they are not written.
func rootOf(l *line, i int) audit.RootReport {
	from := l.Block.Roots[i]
	r := from.RootReport
	for index, id := range from.Entries {
		p := l.Block.Proofs[id]
		e := audit.EntryReport{Node: uint32(p[0].(float64)), StakerID: uint32(p[1].(float64)), FeeBurn: rules.Bps(p[2].(float64)), Vrf: number(p[3]), Refs: from.Refs[index]}
		if e.Score = (units.Integer{Int: rules.Score(e.Vrf.Int, e.FeeBurn)}); len(p) > 4 {
			e.Score = number(p[4])
		}
		if unit := l.Block.UnitPerBps.Int; unit != nil && i == len(l.Block.Roots)-1 {
			e.Reward = units.Integer{Int: rules.Reward(unit, e.FeeBurn)}
		}
		if reward, ok := from.Rewards[index]; ok {
			e.Reward = number(reward)
		}
		r.Entries = append(r.Entries, e)
	}
	return r
}

// kept is a sink that keeps everything, and hands it on.
type kept struct {
	to       audit.Sink
	blocks   []*audit.BlockReport
	claims   []*audit.ClaimReport
	findings []audit.Finding
}

func (k *kept) Block(b *audit.BlockReport) error {
	k.blocks = append(k.blocks, b)
	return k.to.Block(b)
}

func (k *kept) Claim(c *audit.ClaimReport) error {
	k.claims = append(k.claims, c)
	return k.to.Claim(c)
}

func (k *kept) Finding(f audit.Finding) error {
	k.findings = append(k.findings, f)
	return k.to.Finding(f)
}

// Everything that a report was given is in it, to the last digit, also what breaks the rules.
func TestEveryFigureIsInTheReport(t *testing.T) {
	var page bytes.Buffer
	r := report.New(&page, exampleMeta())
	k, x := &kept{to: r}, newExample(t, 24, 3)
	x.run(k, 24, 15)
	x.findings(k)
	wrong := x.block(25, 80, 7)
	entries := wrong.Roots[len(wrong.Roots)-1].Entries
	entries[3].Score = units.Integer{Int: new(big.Int).Add(entries[3].Score.Int, big.NewInt(1))}
	entries[5].Reward = units.Integer{Int: new(big.Int).Sub(entries[5].Reward.Int, big.NewInt(1))}
	require.NoError(t, k.Block(wrong))
	x.claims(k, wrong)
	for _, to := range []common.Address{{7}, {8}} { // a staker whose owner another one becomes
		require.NoError(t, k.Claim(&audit.ClaimReport{EventPlace: x.place(), Number: 25, Kind: audit.ClaimReward, Index: 2, StakerID: 12, To: to, Amount: x.integer(80)}))
	}
	require.NoError(t, k.Claim(&audit.ClaimReport{EventPlace: x.place(), Number: 24, Kind: audit.ClaimExpired, Amount: x.integer(80)}))
	require.NoError(t, r.Close(&x.summary))

	blocks, claims, findings := readBack(t, page.String())
	same := func(want, got any) {
		expected, err := json.Marshal(want)
		require.NoError(t, err)
		found, err := json.Marshal(got)
		require.NoError(t, err)
		require.JSONEq(t, string(expected), string(found))
	}
	same(k.blocks, blocks)
	same(k.claims, claims)
	same(k.findings, findings)
}

// counted counts bytes.
type counted struct{ bytes int64 }

func (c *counted) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	return len(p), nil
}

// heap is the memory in use.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// 1000 blocks of 31 nodes with three proofs each, up to three roots a block with scores that are
// drawn, and all claims, are below 8 MB; and writing them takes no more memory than 100 of them.
func TestSizeAndMemory(t *testing.T) {
	const most = 8_000_000
	var size counted
	x := newExample(t, 60, 3)
	r := report.New(&size, exampleMeta())
	x.run(r, 100, 31)
	before := heap()
	summary := x.run(r, 900, 31)
	require.Less(t, heap(), before+1<<20, "grows with the number of blocks")
	require.NoError(t, r.Close(summary))
	t.Logf("%d bytes", size.bytes)
	require.Less(t, size.bytes, int64(most))
	require.Greater(t, summary.Roots, uint64(2000))
}

// The page runs its own program alone, and nothing in it names another place.
func TestReportLoadsNothing(t *testing.T) {
	var out bytes.Buffer
	newExample(t, 24, 2).write(&out, 3, 7)
	page := out.String()
	policy := between(t, page, `http-equiv="Content-Security-Policy" content="`, `"`)
	require.True(t, strings.HasPrefix(policy, "default-src &#39;none&#39;; img-src data:; "), policy)
	require.NotContains(t, policy, "unsafe")
	for _, part := range []struct{ open, end string }{{"<style>", "</style>"}, {"\n<script>", "</script>\n</body>"}} {
		sum := sha256.Sum256([]byte(between(t, page, part.open, part.end)))
		require.Contains(t, policy, "&#39;sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"&#39;")
	}
	require.NotContains(t, between(t, page, "\n<script>", "</script>\n</body>"), "</script")
	for _, named := range regexp.MustCompile(`https?://[^"/]*`).FindAllString(page, -1) {
		// The name of a language, and what a person replaces in the commands.
		require.Contains(t, []string{"http://www.w3.org", "https://rpc.example"}, named)
	}
	for _, loaded := range regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		require.Regexp(t, `^(#|data:)`, loaded[1])
	}
}

// What is found is text, whatever it says, and the verdict is there without a program.
func TestTextIsNoMarkup(t *testing.T) {
	var page bytes.Buffer
	r := report.New(&page, exampleMeta())
	require.NoError(t, r.Close(&audit.Summary{Unseen: []audit.Unseen{{What: "</script><img src=x>", Why: "<b>", Times: 1}}, Reached: 12}))
	require.NotContains(t, page.String(), "<img src=x")
	require.Contains(t, page.String(), "<noscript><p class=\"notices\">L1 block 0, 0x0")
	require.Contains(t, page.String(), "stopped at L1 block 12</p></noscript>")
}

// full takes so many bytes and no more.
type full struct{ left int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A report that cannot be written says so, at the latest when it is closed.
func TestWriteFails(t *testing.T) {
	write := func(w io.Writer) error {
		x := newExample(t, 24, 2)
		r := report.New(w, exampleMeta())
		for n := range uint64(5) {
			if err := r.Block(x.block(n+1, n+2, 15)); err != nil {
				require.ErrorContains(t, err, "write the report")
				require.ErrorIs(t, r.Finding(audit.Finding{}), errFull)
				require.ErrorIs(t, r.Claim(&audit.ClaimReport{}), errFull)
			}
		}
		return r.Close(&x.summary)
	}
	var size counted
	require.NoError(t, write(&size))
	for _, room := range []int64{0, size.bytes / 3, size.bytes / 2, size.bytes - 1} {
		require.ErrorIs(t, write(&full{int(room)}), errFull, room)
	}
	require.NoError(t, write(&full{int(size.bytes)}))
}

// document is where each command of the report is typed by a test.
var document = filepath.Join("..", "..", "..", "docs", "AUDIT.md")

// The commands that the page shows are those of docs/AUDIT.md, in its order, for its block.
func TestCommandsAreThoseOfTheDocument(t *testing.T) {
	var page bytes.Buffer
	newExample(t, 24, 2).write(io.Writer(&page), 1, 7)
	text, err := os.ReadFile(document)
	require.NoError(t, err)
	printed := strings.NewReplacer("{rpc}", "https://sepolia.example/KEY", "{settlement}", "0x6Ee7539e848cc1BeFc20eD184Ad4C5d81fEC02C9", "{from}", "1",
		"{block}", "1", "{slot}", "2", "{pick}", "-1", "{randaoBlock}", "51", "{bids}", "1000 0", "{pairs}", "'1 1000' '1 0'", "{numTxs}", "4", "{staker}", "3", "{role}", "2", "{slotStart}", "52",
		"{tx}", "$PROPOSED", "{l1Block}", "$FINALIZED")
	sections := strings.Split(printed.Replace(between(t, page.String(), `id="recipes">`, "</script>")), "## ")
	require.Greater(t, len(sections), 8)
	for _, section := range sections[1:] {
		name, lines, _ := strings.Cut(section, "\n")
		rest := string(text)
		for _, command := range strings.Split(strings.TrimSpace(lines), "\n") {
			_, after, found := strings.Cut(rest, "\n"+command+"\n")
			require.True(t, found, "docs/AUDIT.md has no line of the recipe %s, in its order: %s", name, command)
			rest = "\n" + after
		}
	}
}

package report_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"fernet/prover/audit"
	"fernet/prover/audit/report"
	"fernet/settlement/rules"
	"fernet/test/chromium"
)

// ready is true of a report that has read its records.
const ready = `document.documentElement.dataset.ready === "true"`

// file writes a report into a file and returns its address.
func file(t *testing.T, write func(r *os.File)) string {
	path := filepath.Join(t.TempDir(), "audit.html")
	f, err := os.Create(path)
	require.NoError(t, err)
	write(f)
	require.NoError(t, f.Close())
	return "file://" + path
}

// exampleFile is a report of so many blocks, with findings or without.
func exampleFile(t *testing.T, blocks, nodes int, findings bool) string {
	return file(t, func(f *os.File) {
		x := newExample(t, 24, 3)
		r := report.New(f, exampleMeta())
		if findings {
			x.findings(r)
		}
		require.NoError(t, r.Close(x.run(r, blocks, nodes)))
	})
}

// The report fits its window, is lit as the system is, keeps to its own policy and can be read.
func TestReportInChromium(t *testing.T) {
	b := chromium.Open(t)
	for _, c := range []struct {
		name          string
		blocks, nodes int
		findings      bool
		width, height int
		scheme, media string
	}{
		{"light-31", 40, 31, false, 1280, 900, "light", ""}, {"dark-63-findings", 25, 63, true, 1280, 900, "dark", ""},
		{"phone-light-31-findings", 40, 31, true, 360, 740, "light", ""}, {"phone-dark-7", 12, 7, false, 360, 740, "dark", ""},
		{"phone-light-63-findings", 25, 63, true, 375, 812, "light", ""},
		{"print", 40, 31, true, 794, 1123, "light", "print"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b.T, b.Wrong = t, nil
			b.Show(exampleFile(t, c.blocks, c.nodes, c.findings), c.width, c.height, map[string]string{"prefers-color-scheme": c.scheme, "prefers-reduced-motion": "reduce"}, ready)
			if c.media != "" {
				b.Call("Emulation.setEmulatedMedia", map[string]any{"media": c.media}, nil)
				b.Eval(`show(); showBlock()`)
			}
			require.Equal(t, float64(c.nodes), b.Eval(`document.querySelectorAll("#tree .node").length`))
			b.Readable(c.width, "#tree .node")
			require.Equal(t, "", b.Eval(`[...document.querySelectorAll(".fig, .link, summary")].filter((e) => e.tabIndex < 0 && !e.closest("p")).map((e) => e.outerHTML).join("")`), "not reached by keys")
			if c.nodes == 63 {
				walksByKeys(t, b)
			}
			b.Pictured(c.name, c.scheme == "light")
		})
	}
}

// walksByKeys visits every node of the tree that is shown, which is too wide to be drawn as one.
func walksByKeys(t *testing.T, b *chromium.Browser) {
	require.Equal(t, "strips", b.Eval(`$("tree").dataset.form`))
	b.Eval(`cellIn($("tree"), 1).focus()`)
	for first := 1; first < 64; first *= 2 {
		for node := first; node < 2*first; node++ {
			require.Equal(t, fmt.Sprintf("Node %d", node), b.Eval(`$("node-title").textContent.split(" · ")[0]`))
			require.Equal(t, "true", b.Eval(`document.activeElement.getAttribute("aria-current")`))
			// Both it and what is told of it are in the window, and nothing lies over it.
			require.Equal(t, true, b.Eval(`(() => {
				const [at, told] = [document.activeElement, $("details")].map((e) => e.getBoundingClientRect());
				return told.bottom > 0 && told.top < innerHeight && document.elementFromPoint((at.left + at.right) / 2, (at.top + at.bottom) / 2)?.closest(".node") === document.activeElement;
			})()`), "node %d", node)
			b.Press("ArrowRight")
		}
		b.Press("Home")
		b.Press("ArrowDown")
	}
}

// What disagrees is told before everything else, as text, and can be picked by its rule.
func TestFindingsInChromium(t *testing.T) {
	b := chromium.Open(t)
	b.Show(exampleFile(t, 12, 7, true), 1280, 900, nil, ready)
	require.Equal(t, "2 of 4,944 figures disagree", b.Eval(`$("verdict-title").textContent`))
	require.Equal(t, "bad", b.Eval(`$("verdict").dataset.tone`))
	found := func(row int) any {
		return b.Eval(fmt.Sprintf(`$("findings-table").querySelectorAll("tbody tr")[%d].querySelector("[data-name=Found]").textContent`, row))
	}
	require.Equal(t, "0.846021505376344087 AZT846021505376344087 wei1 wei too much", found(0), "an amount in AZT, exactly")
	require.Equal(t, "<b>312044</b>", found(1))
	require.Equal(t, "7", b.Eval(`$("findings-table").querySelector("del").textContent`), "the digit that differs is marked")
	require.Equal(t, "[]", b.Eval(`JSON.stringify([...document.querySelectorAll("#findings td")].filter((e) => !e.innerText.trim()).map((e) => e.dataset.name))`), "an empty cell")
	require.Equal(t, "612.50|612.25|0.000000000000000001|600.000000000000000000|−1.0|2.5", b.Eval("[aligned('612500000000000000000', '612250000000000000000'), aligned('1', '600000000000000000000'), aligned('-1000000000000000000', '2500000000000000000')].flat().join('|')"))
	require.Equal(t, "0.5 AZT too little", b.Eval(`differenceOf({ unit: "wei", expected: "1000000000000000000", found: "500000000000000000" }).textContent`))
	require.Contains(t, b.Eval(`$("unseen").innerText`), "trace_transaction")
	b.Eval(`$("rule").value = "best root"; $("rule").dispatchEvent(new Event("change"))`)
	require.Equal(t, float64(1), b.Eval(`$("findings-table").querySelectorAll("tbody tr").length`))
	require.Contains(t, b.Eval(`$("findings-table").innerText`), "the root with the highest total wins (docs/PROTOCOL.md, section 7)")
	b.Eval(`$("findings-table").querySelector(".link").click()`)
	require.Equal(t, "Block 3", b.Eval(`$("block-title").textContent`))
	require.Empty(t, b.Wrong)
}

// A report without a block shows what there is, and nothing of what there is not.
func TestEmptyReportInChromium(t *testing.T) {
	b := chromium.Open(t)
	for _, c := range []struct {
		blocks []audit.Fate
		title  string
	}{{nil, "No block of the range is finalized"}, {[]audit.Fate{audit.FatePending}, "No block of the range is finalized"}} {
		b.Show(file(t, func(f *os.File) {
			r, x := report.New(f, exampleMeta()), newExample(t, 24, 3)
			for i, fate := range c.blocks {
				require.NoError(t, r.Block(&audit.BlockReport{Number: uint64(i + 1), Slot: 4, LastSlot: 4, Fate: fate, Sequencer: 1, NumTxs: 4, TxsPerBase: 2, Proposals: x.proposals()}))
			}
			x.summary.Checked = 9
			require.NoError(t, r.Close(&x.summary))
		}), 360, 740, nil, ready)
		require.Equal(t, c.title, b.Eval(`$("verdict-title").textContent`))
		require.Equal(t, "warn", b.Eval(`$("verdict").dataset.tone`))
		require.Equal(t, len(c.blocks) == 0, b.Eval(`$("overview").hidden && $("tools").hidden && $("block").hidden`))
		require.Equal(t, float64(360), b.Eval(`document.documentElement.scrollWidth`))
		require.NotRegexp(t, `NaN|Infinity|undefined`, b.Eval(`document.querySelector("main").innerText + [...document.querySelectorAll("svg")].map((s) => s.outerHTML).join("")`))
		require.Empty(t, b.Wrong)
	}
}

// The page computes what is not written to the last digit.
func TestFiguresInChromium(t *testing.T) {
	k := &kept{}
	url := file(t, func(f *os.File) {
		r := report.New(f, exampleMeta())
		k.to = r
		x := newExample(t, 24, 3)
		require.NoError(t, r.Close(x.run(k, 6, 15)))
	})
	b := chromium.Open(t)
	b.Show(url, 1280, 900, nil, ready)
	seen := 0
	for _, of := range k.blocks {
		if of.FinalizedAt == nil {
			continue
		}
		for i, root := range of.Roots {
			want := ""
			for _, e := range root.Entries {
				reward := "null"
				if e.Reward.Int != nil {
					reward = e.Reward.String()
				}
				want += fmt.Sprintf("%d %d %d %v %v %s %s;", e.Node, e.StakerID, e.FeeBurn, e.Vrf.Int, e.Score.Int, rules.Points(e.Score.Int), reward)
				seen++
			}
			require.Equal(t, want, b.Eval(fmt.Sprintf("(() => { const b = report.byNumber.get(%d); return entriesOf(b, b.roots[%d]).map((e) => `${e.node} ${e.staker} ${e.bid} ${e.vrf} ${e.score} ${points(e.score)} ${e.reward};`).join(''); })()", of.Number, i)))
		}
		require.Equal(t, fmt.Sprintf("%v %v %v %v", of.Network.Int, of.Share.Int, of.Submitter.Int, of.Burned.Int),
			b.Eval(fmt.Sprintf("(() => { const s = sharesOf(report.byNumber.get(%d)); return `${s.provers + s.submitter + s.burned} ${s.sequencer} ${s.submitter} ${s.burned}`; })()", of.Number)))
	}
	require.Greater(t, seen, 300)
}

// Everything is reached by keys and clicks: the nodes of a tree, blocks in a chart, stakers and
// transactions by search, and the commands of a figure.
func TestReportByKeysAndClicks(t *testing.T) {
	b := chromium.Open(t)
	b.Show(exampleFile(t, 40, 15, false), 1280, 900, nil, ready)
	text := func(id string) string { return fmt.Sprint(b.Eval(`$("` + id + `").innerText`)) }
	require.Equal(t, "All 16,480 figures agree", text("verdict-title"))

	b.Eval(`cellIn($("tree"), 1).focus()`)
	for _, key := range []string{"ArrowDown", "ArrowRight", "ArrowDown"} {
		b.Press(key)
	}
	require.Contains(t, text("details"), "Node 6 · Merge 1")
	require.Contains(t, text("details"), "Builds on")
	b.Eval(`document.activeElement.blur(); cellIn($("tree"), 12).dispatchEvent(new PointerEvent("pointerover", {bubbles: true}))`)
	require.Contains(t, text("details"), "Node 12 · Base rollup")

	b.Eval(`$("money-chart").querySelector("svg").focus()`)
	b.Press("Home")
	b.Press("ArrowRight")
	require.Contains(t, text("money-read"), "Block 2: ")
	b.Press("Enter")
	require.Equal(t, "Block 2", text("block-title"))
	b.Eval(`$("next").click()`)
	require.Equal(t, "Block 3", text("block-title"))
	require.Equal(t, "#block-3", b.Eval(`location.hash`))

	search := func(query string) {
		b.Eval(fmt.Sprintf("$('query').value = %q; $('query').dispatchEvent(new Event('input')); $('query').focus()", query))
	}
	tx := b.Eval(`report.byNumber.get(9).roots[0].tx.slice(0, 14)`)
	search(fmt.Sprint(tx))
	require.Equal(t, "Block 9: root 1", b.Eval(`$("hits").querySelector(".hit").textContent`))
	b.Press("ArrowDown")
	require.Equal(t, "Block 9: root 1", b.Eval(`document.activeElement.textContent`))
	b.Eval(`document.activeElement.click()`)
	require.Equal(t, "Block 9", text("block-title"))
	search("staker 9")
	b.Eval(`$("tools").requestSubmit()`)
	require.Contains(t, text("range"), "that concern staker 9")
	b.Eval(`$("clear").click()`)
	require.Equal(t, "40 finalized blocks", text("range"))
	search("0xfeed")
	require.Contains(t, text("hits"), "Nothing")
	b.Eval(`$("from").value = 11; $("to").value = 20; $("to").dispatchEvent(new Event("change"))`)
	require.Equal(t, "10 finalized blocks", text("range"))

	b.Eval(`chooseBlock(17); cellIn($("tree"), 2).focus(); $("node-proofs").querySelectorAll(".fig")[3].click()`)
	require.Equal(t, true, b.Eval(`$("cast").open`))
	require.Contains(t, text("cast-lines"), `lens 'quote(address,uint64,uint16)(uint256,uint256,bool)' $SETTLEMENT 17 $BID |`)
	reward := b.Eval(`(() => { const b = report.byNumber.get(17), e = entriesOf(b, winnerOf(b)).filter((e) => e.node === 2).sort((x, y) => x.score < y.score ? 1 : -1)[0]; return String(e.reward) })()`)
	require.Equal(t, fmt.Sprintf("Exactly %v.", reward), text("cast-exact"))
	b.Eval(`$("cast").close()`)

	b.Eval(`$("stakers").querySelectorAll(".sort")[0].click()`)
	require.Equal(t, "S29", b.Eval(`$("stakers").querySelector("tbody .link").textContent`), "by staker, the last first")
	require.Empty(t, b.Wrong)
}

package page_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/page"
)

// contrast lists the texts that stand out too little from what is behind them: less than 4.5 to 1,
// https://www.w3.org/TR/WCAG22/#contrast-minimum.
const contrast = `(() => {
	const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
	const rgba = (c) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
	const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const behind = (e) => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
	const low = [];
	for (const e of document.body.querySelectorAll("*")) {
		const text = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join("");
		if (!text || !e.checkVisibility()) continue;
		const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
		if ((a + 0.05) / (b + 0.05) < 4.5) low.push(text + " " + ((a + 0.05) / (b + 0.05)).toFixed(2));
	}
	return low.join("; ");
})()`

// The page fits its window, is lit as the system is, breaks no rule of its own policy and can be
// read, in trees of every size.
func TestPageInChromium(t *testing.T) {
	b := openBrowser(t)
	for _, c := range []struct {
		name          string
		nodes         int
		block         uint64 // that is shown
		width, height int
		scheme        string
	}{
		{"light-7", 7, 5, 1280, 900, "light"}, {"dark-15", 15, 5, 1280, 900, "dark"}, {"light-15-root", 15, 4, 1280, 900, "light"},
		{"light-63", 63, 5, 1280, 1100, "light"}, {"dark-511", 511, 5, 1280, 1400, "dark"}, {"phone-light-3", 3, 6, 360, 740, "light"},
		{"phone-dark-15", 15, 5, 360, 740, "dark"}, {"phone-light-511", 511, 4, 360, 740, "light"}, {"tablet-dark-31", 31, 4, 820, 1180, "dark"},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(page.Handler(func() page.State { return exampleState(c.nodes) }))
			defer server.Close()
			defer func() { b.eval(`location.replace("about:blank")`) }() // ends its stream
			b.t, b.wrong = t, nil
			b.open(server.URL, c.width, c.height, map[string]string{"prefers-color-scheme": c.scheme, "prefers-reduced-motion": "reduce"})
			b.eval(fmt.Sprintf(`chosen = %d; node = %d; show()`, c.block, min(c.nodes, 5)))
			require.Equal(t, float64(c.nodes), b.eval(`document.querySelectorAll("#tree .node").length`))
			require.Equal(t, float64(c.width), b.eval(`document.documentElement.scrollWidth`), "not as wide as its window")
			require.Equal(t, "", b.eval(contrast), "hard to read")
			require.Equal(t, "[]", b.eval(`JSON.stringify([...document.querySelectorAll(".node")].filter((n) => n.offsetHeight < 24 || n.offsetWidth < 24).map((n) => n.innerText))`), "hard to hit")
			require.Equal(t, float64(0), b.eval(`document.getAnimations().length`), "moves although asked not to")
			require.Empty(t, b.wrong)

			shot := b.screenshot()
			require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), c.name+".png"), shot, 0o644))
			picture, err := png.Decode(bytes.NewReader(shot))
			require.NoError(t, err)
			require.Equal(t, c.width, picture.Bounds().Dx())
			require.Equal(t, c.scheme == "light", isLight(picture), "not lit as the system is")
		})
	}
}

// isLight reports whether the upper left corner of a picture, where nothing is, is light.
func isLight(picture image.Image) bool {
	r, g, b, _ := picture.At(2, 2).RGBA()
	return r+g+b > 3*0x8000
}

// Keys lead through the tree, what is chosen is told in a live region, and neither focus nor choice
// is lost when the state changes under them.
func TestPageByKeyboard(t *testing.T) {
	var head atomic.Uint64
	head.Store(exampleHead)
	server := httptest.NewServer(page.Handler(func() page.State {
		s := exampleState(7)
		s.Head.Number = head.Load()
		return s
	}))
	defer server.Close()
	b := openBrowser(t)
	b.open(server.URL, 1280, 900, nil)
	defer func() { b.eval(`location.replace("about:blank")`) }()

	focused := func() string {
		return fmt.Sprint(b.eval(`document.activeElement.dataset.node ?? document.activeElement.dataset.block ?? ""`))
	}
	for range 12 {
		if focused() == "1" {
			break
		}
		b.press("Tab")
	}
	require.Equal(t, "1", focused(), "Tab comes to the root")
	for _, step := range []struct{ key, to string }{
		{"ArrowDown", "2"}, {"ArrowRight", "3"}, {"ArrowRight", "3"}, {"ArrowDown", "6"}, {"End", "7"}, {"ArrowDown", "7"}, {"ArrowUp", "3"},
		{"ArrowDown", "6"}, {"Home", "4"}, {"ArrowLeft", "4"}, {"ArrowRight", "5"},
	} {
		b.press(step.key)
		require.Equal(t, step.to, focused(), step.key)
	}
	require.Equal(t, "polite", b.eval(`document.getElementById("details").ariaLive`))
	require.Contains(t, b.eval(`document.getElementById("details").innerText`), "Node 5 · Base rollup")
	require.Contains(t, b.eval(`document.activeElement.ariaLabel`), "Node 5, Base rollups: 3 of 3 places, best by staker 7")

	head.Add(1)
	require.Eventually(t, func() bool { return b.eval(`document.getElementById("head").textContent`) == "L1 block 1,235" }, patience, 50*time.Millisecond)
	require.Equal(t, "5", focused())
	require.Contains(t, b.eval(`document.getElementById("details").innerText`), "Node 5")

	b.eval(`document.querySelector("[data-block='4']").focus()`)
	b.eval(`document.activeElement.click()`)
	require.Equal(t, "Block 4", b.eval(`document.getElementById("block-title").textContent`))
	head.Add(1)
	require.Eventually(t, func() bool { return b.eval(`document.getElementById("head").textContent`) == "L1 block 1,236" }, patience, 50*time.Millisecond)
	require.Equal(t, "Block 4", b.eval(`document.getElementById("block-title").textContent`), "what was chosen stays")
	require.Contains(t, b.eval(`document.getElementById("roots").innerText`), "leads")
	require.Equal(t, "4", focused())

	// A page whose server went away says so.
	server.CloseClientConnections()
	server.Listener.Close()
	require.Eventually(t, func() bool { return b.eval(`document.getElementById("link").dataset.tone`) == "bad" }, patience, 50*time.Millisecond)
}

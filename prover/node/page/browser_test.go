package page_test

import (
	"fmt"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"fernet/prover/node/page"
	"fernet/test/chromium"
)

// loaded is true of a page that has its state.
const loaded = `state !== null`

// The page fits its window, is lit as the system is, breaks no rule of its own policy and can be
// read, in trees of every size.
func TestPageInChromium(t *testing.T) {
	b := chromium.Open(t)
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
			defer func() { b.Eval(`location.replace("about:blank")`) }() // ends its stream
			b.T, b.Wrong = t, nil
			b.Show(server.URL, c.width, c.height, map[string]string{"prefers-color-scheme": c.scheme, "prefers-reduced-motion": "reduce"}, loaded)
			b.Eval(fmt.Sprintf(`chosen = %d; node = %d; show()`, c.block, min(c.nodes, 5)))
			require.Equal(t, float64(c.nodes), b.Eval(`document.querySelectorAll("#tree .node").length`))
			b.Readable(c.width, ".node")
			picture := b.Pictured(c.name, c.scheme == "light")
			require.Equal(t, c.width, picture.Bounds().Dx())
		})
	}
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
	b := chromium.Open(t)
	b.Show(server.URL, 1280, 900, nil, loaded)
	defer func() { b.Eval(`location.replace("about:blank")`) }()

	focused := func() string {
		return fmt.Sprint(b.Eval(`document.activeElement.dataset.node ?? document.activeElement.dataset.block ?? ""`))
	}
	for range 12 {
		if focused() == "1" {
			break
		}
		b.Press("Tab")
	}
	require.Equal(t, "1", focused(), "Tab comes to the root")
	for _, step := range []struct{ key, to string }{
		{"ArrowDown", "2"}, {"ArrowRight", "3"}, {"ArrowRight", "3"}, {"ArrowDown", "6"}, {"End", "7"}, {"ArrowDown", "7"}, {"ArrowUp", "3"},
		{"ArrowDown", "6"}, {"Home", "4"}, {"ArrowLeft", "4"}, {"ArrowRight", "5"},
	} {
		b.Press(step.key)
		require.Equal(t, step.to, focused(), step.key)
	}
	require.Equal(t, "polite", b.Eval(`document.getElementById("details").ariaLive`))
	require.Contains(t, b.Eval(`document.getElementById("details").innerText`), "Node 5 · Base rollup")
	require.Contains(t, b.Eval(`document.activeElement.ariaLabel`), "Node 5, Base rollups: 3 of 3 places, best by staker 7")

	head.Add(1)
	require.Eventually(t, func() bool { return b.Eval(`document.getElementById("head").textContent`) == "L1 block 1,235" }, chromium.Patience, 50*time.Millisecond)
	require.Equal(t, "5", focused())
	require.Contains(t, b.Eval(`document.getElementById("details").innerText`), "Node 5")

	b.Eval(`document.querySelector("[data-block='4']").focus()`)
	b.Eval(`document.activeElement.click()`)
	require.Equal(t, "Block 4", b.Eval(`document.getElementById("block-title").textContent`))
	head.Add(1)
	require.Eventually(t, func() bool { return b.Eval(`document.getElementById("head").textContent`) == "L1 block 1,236" }, chromium.Patience, 50*time.Millisecond)
	require.Equal(t, "Block 4", b.Eval(`document.getElementById("block-title").textContent`), "what was chosen stays")
	require.Contains(t, b.Eval(`document.getElementById("roots").innerText`), "leads")
	require.Equal(t, "4", focused())

	// A page whose server went away says so.
	server.CloseClientConnections()
	server.Listener.Close()
	require.Eventually(t, func() bool { return b.Eval(`document.getElementById("link").dataset.tone`) == "bad" }, chromium.Patience, 50*time.Millisecond)
}

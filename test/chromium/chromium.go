// Package chromium drives a Chromium without a window in tests of pages: clicks, keys and pictures.
package chromium

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Patience is how long a browser may take to answer on a busy machine.
const Patience = 3 * time.Minute

// Browser is a Chromium without a window, spoken to over two pipes in the DevTools protocol.
type Browser struct {
	T       *testing.T // that fails when something does
	in, out *os.File
	read    *bufio.Reader // of out
	session string
	last    int
	Wrong   []string // what the page had to say of itself: exceptions, blocked loads
}

// Open starts Chromium. Continuous integration has one; elsewhere a test without is skipped.
func Open(t *testing.T) *Browser {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" && os.Getenv("CI") == "" {
		t.Skip("there is no Chromium: install the package chromium")
	}
	require.NotEmpty(t, path, "install the package chromium")
	theirIn, in, err := os.Pipe()
	require.NoError(t, err)
	out, theirOut, err := os.Pipe()
	require.NoError(t, err)
	// Without a sandbox of its own, which needs rights that a test may lack: it loads our page
	// alone.
	c := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
		"--no-first-run", "--user-data-dir="+t.TempDir(), "about:blank")
	c.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4
	require.NoError(t, c.Start())
	require.NoError(t, theirIn.Close())
	require.NoError(t, theirOut.Close())
	b := &Browser{T: t, in: in, out: out, read: bufio.NewReader(out)}
	t.Cleanup(func() {
		b.Call("Browser.close", nil, nil)
		_ = c.Wait() // it has answered: how it ends is its own matter
		_ = in.Close()
		_ = out.Close()
	})
	return b
}

// Show shows a page in a tab of a size, with media features such as prefers-color-scheme, and waits
// until an expression is true of it.
func (b *Browser) Show(url string, width, height int, media map[string]string, ready string) {
	b.T.Helper()
	var target struct {
		ID string `json:"targetId"`
	}
	b.session = ""
	b.Call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct {
		ID string `json:"sessionId"`
	}
	b.Call("Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &attached)
	b.session = attached.ID
	for _, domain := range []string{"Page", "Runtime", "Log"} {
		b.Call(domain+".enable", nil, nil)
	}
	b.Call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}, nil)
	b.Call("Emulation.setScrollbarsHidden", map[string]any{"hidden": true}, nil)
	features := []map[string]string{}
	for name, value := range media {
		features = append(features, map[string]string{"name": name, "value": value})
	}
	b.Call("Emulation.setEmulatedMedia", map[string]any{"features": features}, nil)
	b.Call("Page.navigate", map[string]any{"url": url}, nil)
	require.Eventually(b.T, func() bool { return b.Eval(`document.readyState === "complete" && (`+ready+`)`) == true }, Patience, 50*time.Millisecond)
}

// Call sends a command and returns when it is answered.
func (b *Browser) Call(method string, params, result any) {
	b.T.Helper()
	b.last++
	message := map[string]any{"id": b.last, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" && method != "Browser.close" {
		message["sessionId"] = b.session
	}
	encoded, err := json.Marshal(message)
	require.NoError(b.T, err)
	_, err = b.in.Write(append(encoded, 0))
	require.NoError(b.T, err)
	require.NoError(b.T, b.out.SetReadDeadline(time.Now().Add(Patience)))
	for {
		raw, err := b.read.ReadBytes(0)
		require.NoError(b.T, err, "%s is not answered", method)
		var answer struct {
			ID     int
			Method string
			Params json.RawMessage
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		require.NoError(b.T, json.Unmarshal(raw[:len(raw)-1], &answer))
		switch {
		case answer.Method == "Runtime.exceptionThrown" || answer.Method == "Log.entryAdded" || answer.Method == "Runtime.consoleAPICalled":
			b.Wrong = append(b.Wrong, string(answer.Params))
		case answer.ID == b.last:
			require.Nil(b.T, answer.Error, method)
			if result != nil {
				require.NoError(b.T, json.Unmarshal(answer.Result, result))
			}
			return
		}
	}
}

// Eval is what an expression is in the page.
func (b *Browser) Eval(expression string) any {
	b.T.Helper()
	var answer struct {
		Result           struct{ Value any }
		ExceptionDetails any
	}
	b.Call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		return fmt.Sprint(answer.ExceptionDetails)
	}
	return answer.Result.Value
}

// Press types a key that has no text, as a keyboard does.
func (b *Browser) Press(key string) {
	b.T.Helper()
	code := map[string]int{"Tab": 9, "Enter": 13, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}[key]
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		b.Call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}, nil)
	}
}

// Screenshot is the whole page as PNG.
func (b *Browser) Screenshot() []byte {
	b.T.Helper()
	var shot struct{ Data []byte }
	b.Call("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": true}, &shot)
	return shot.Data
}

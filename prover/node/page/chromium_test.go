package page_test

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

// patience is how long a browser may take to answer on a busy machine.
const patience = 3 * time.Minute

// browser is a Chromium without a window, spoken to over two pipes in the DevTools protocol.
type browser struct {
	t       *testing.T
	in, out *os.File
	read    *bufio.Reader // of out
	session string
	last    int
	wrong   []string // what the page had to say of itself: exceptions, blocked loads
}

// openBrowser starts Chromium. Continuous integration has one; elsewhere a test without is skipped.
func openBrowser(t *testing.T) *browser {
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
	b := &browser{t: t, in: in, out: out, read: bufio.NewReader(out)}
	t.Cleanup(func() {
		b.call("Browser.close", nil, nil)
		_ = c.Wait() // it has answered: how it ends is its own matter
		_ = in.Close()
		_ = out.Close()
	})
	return b
}

// open shows a page in a tab of a size, and turns to it.
func (b *browser) open(url string, width, height int, media map[string]string) {
	b.t.Helper()
	var target struct {
		ID string `json:"targetId"`
	}
	b.session = ""
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct {
		ID string `json:"sessionId"`
	}
	b.call("Target.attachToTarget", map[string]any{"targetId": target.ID, "flatten": true}, &attached)
	b.session = attached.ID
	for _, domain := range []string{"Page", "Runtime", "Log"} {
		b.call(domain+".enable", nil, nil)
	}
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}, nil)
	b.call("Emulation.setScrollbarsHidden", map[string]any{"hidden": true}, nil)
	features := []map[string]string{}
	for name, value := range media {
		features = append(features, map[string]string{"name": name, "value": value})
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": features}, nil)
	b.call("Page.navigate", map[string]any{"url": url}, nil)
	require.Eventually(b.t, func() bool { return b.eval(`document.readyState === "complete" && state !== null`) == true }, patience, 50*time.Millisecond)
}

// call sends a command and returns when it is answered.
func (b *browser) call(method string, params, result any) {
	b.t.Helper()
	b.last++
	message := map[string]any{"id": b.last, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" && method != "Browser.close" {
		message["sessionId"] = b.session
	}
	encoded, err := json.Marshal(message)
	require.NoError(b.t, err)
	_, err = b.in.Write(append(encoded, 0))
	require.NoError(b.t, err)
	require.NoError(b.t, b.out.SetReadDeadline(time.Now().Add(patience)))
	for {
		raw, err := b.read.ReadBytes(0)
		require.NoError(b.t, err, "%s is not answered", method)
		var answer struct {
			ID     int
			Method string
			Params json.RawMessage
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		require.NoError(b.t, json.Unmarshal(raw[:len(raw)-1], &answer))
		switch {
		case answer.Method == "Runtime.exceptionThrown" || answer.Method == "Log.entryAdded" || answer.Method == "Runtime.consoleAPICalled":
			b.wrong = append(b.wrong, string(answer.Params))
		case answer.ID == b.last:
			require.Nil(b.t, answer.Error, method)
			if result != nil {
				require.NoError(b.t, json.Unmarshal(answer.Result, result))
			}
			return
		}
	}
}

// eval is what an expression is in the page.
func (b *browser) eval(expression string) any {
	b.t.Helper()
	var answer struct {
		Result           struct{ Value any }
		ExceptionDetails any
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		return fmt.Sprint(answer.ExceptionDetails)
	}
	return answer.Result.Value
}

// press types a key that has no text, as a keyboard does.
func (b *browser) press(key string) {
	b.t.Helper()
	code := map[string]int{"Tab": 9, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}[key]
	for _, kind := range []string{"rawKeyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code}, nil)
	}
}

// screenshot is the whole page as PNG.
func (b *browser) screenshot() []byte {
	b.t.Helper()
	var shot struct{ Data []byte }
	b.call("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": true}, &shot)
	return shot.Data
}

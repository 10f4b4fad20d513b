package chromium

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"github.com/stretchr/testify/require"
)

// Readable asserts that the page fits its window, of a width in CSS pixels, that its texts can be
// read, that what a selector names can be hit with a finger, and that nothing moves.
func (b *Browser) Readable(width int, buttons string) {
	b.T.Helper()
	require.Equal(b.T, float64(width), b.Eval(`document.documentElement.scrollWidth`), "not as wide as its window")
	require.Equal(b.T, "", b.Eval(contrast), "hard to read")
	require.Equal(b.T, "[]", b.Eval(fmt.Sprintf(`JSON.stringify([...document.querySelectorAll(%q)].filter((n) => n.offsetHeight < 24 || n.offsetWidth < 24).map((n) => n.innerText))`, buttons)), "hard to hit")
	require.Equal(b.T, float64(0), b.Eval(`document.getAnimations().length`), "moves although asked not to")
}

// Pictured keeps a picture of the page under a name among the test's artifacts, and asserts that
// the page had nothing to say and is lit as the system is.
func (b *Browser) Pictured(name string, light bool) image.Image {
	b.T.Helper()
	require.Empty(b.T, b.Wrong)
	shot := b.Screenshot()
	require.NoError(b.T, os.WriteFile(filepath.Join(b.T.ArtifactDir(), name+".png"), shot, 0o644))
	picture, err := png.Decode(bytes.NewReader(shot))
	require.NoError(b.T, err)
	require.Equal(b.T, light, isLight(picture), "not lit as the system is")
	return picture
}

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

// isLight reports whether the upper left corner of a picture, where nothing is, is light.
func isLight(picture image.Image) bool {
	r, g, b, _ := picture.At(2, 2).RGBA()
	return r+g+b > 3*0x8000
}

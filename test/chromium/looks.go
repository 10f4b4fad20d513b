package chromium

import "image"

// Contrast lists the texts that stand out too little from what is behind them: less than 4.5 to 1,
// https://www.w3.org/TR/WCAG22/#contrast-minimum.
const Contrast = `(() => {
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

// IsLight reports whether the upper left corner of a picture, where nothing is, is light.
func IsLight(picture image.Image) bool {
	r, g, b, _ := picture.At(2, 2).RGBA()
	return r+g+b > 3*0x8000
}

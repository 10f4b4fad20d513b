
// A chart has a column for each block, or for some in a row where there are many.
const AXIS = 44, FOOT = 22;

// binsOf puts blocks into at most so many bins, in order.
function binsOf(blocks, most) {
  const per = Math.max(1, Math.ceil(blocks.length / most));
  return Array.from({ length: Math.ceil(blocks.length / per) }, (_, i) => blocks.slice(i * per, (i + 1) * per));
}

const binName = (bin) => (bin.length === 1 ? `Block ${bin[0].number}` : `Blocks ${bin[0].number} to ${bin.at(-1).number}`);

// chart draws columns with an axis of ticks: {at: 0 to 1, text}. paint(bin, x, width, y, i) returns
// the pictures of a bin, read(bin) its text for a person; over is what is drawn over all.
function chart(place, blocks, { label, ticks, paint, read, over, says, height = 190 }) {
  const width = Math.max(260, place.clientWidth), bins = binsOf(blocks, Math.max(20, Math.floor((width - AXIS) / 5)));
  if (!bins.length) {
    delete place.dataset.chart;
    place.replaceChildren(make("p", { class: "quiet" }, "No finalized block."));
    return say(says, "");
  }
  const y = (part) => 6 + (1 - part) * (height - FOOT - 6), step = Math.min(64, (width - AXIS) / bins.length), x = (i) => AXIS + i * step;
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height: height, role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 1, "aria-valuemax": bins.length });
  for (const tick of ticks) {
    svg.append(drawn("line", { x1: AXIS, x2: width, y1: y(tick.at), y2: y(tick.at), class: "grid" }), drawn("text", { x: AXIS - 6, y: y(tick.at) + 4, class: "tick end" }, tick.text));
  }
  const cursor = drawn("rect", { class: "cursor", y: 2, height: height - FOOT, width: step, visibility: "hidden" });
  svg.append(cursor, ...bins.flatMap((bin, i) => paint(bin, x(i), step, y, i)), ...(over ? over(bins, (i) => x(i) + step / 2, y) : []));
  const every = Math.ceil(bins.length / Math.max(2, Math.floor(width / 90)));
  bins.forEach((bin, i) => { if (i % every === 0) svg.append(drawn("text", { x: x(i) + step / 2, y: height - 5, class: "tick" }, String(bin[0].number))); });
  const mark = drawn("path", { class: "chosen" });
  svg.append(mark);
  place.dataset.chart = true;
  place.markChosen = () => {
    const i = bins.findIndex((bin) => bin.some((b) => b.number === chosen));
    mark.setAttribute("d", i < 0 ? "" : `M${x(i) + step / 2} ${height - FOOT + 1}l-4 5h8Z`);
  };
  place.markChosen();
  let at = -1;
  const point = (i) => {
    at = Math.max(0, Math.min(bins.length - 1, i));
    cursor.setAttribute("x", x(at));
    cursor.setAttribute("visibility", "visible");
    svg.setAttribute("aria-valuenow", at + 1);
    svg.setAttribute("aria-valuetext", read(bins[at]));
    say(says, read(bins[at]));
  };
  const under = (e) => Math.floor(((e.clientX - svg.getBoundingClientRect().left) * (width / svg.getBoundingClientRect().width) - AXIS) / step);
  svg.addEventListener("pointermove", (e) => point(under(e)));
  svg.addEventListener("click", (e) => { point(under(e)); chooseBlock(bins[at][0].number, true); });
  svg.addEventListener("focus", () => { if (at < 0) point(0); });
  svg.addEventListener("keydown", (e) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bins.length - 1, PageUp: at - 10, PageDown: at + 10 }[e.key];
    if (to === undefined && e.key !== "Enter") return;
    e.preventDefault();
    if (e.key === "Enter") chooseBlock(bins[Math.max(0, at)][0].number, true);
    else point(to);
  });
  place.replaceChildren(svg);
  say(says, "Point at a column to read it, or move by arrow keys; Enter or a click shows the block.");
}

// scaleOf is the part of 0 to 1 that figures lie in, with its ticks.
function scaleOf(values) {
  const [least, most] = [Math.min(...values, 1), Math.max(...values, 0)], unit = most - least > 0.2 ? 0.25 : 0.05;
  const from = Math.max(0, Math.floor(least / unit) * unit), to = Math.min(1, Math.max(from + unit, Math.ceil(most / unit) * unit));
  return { of: (value) => (value - from) / (to - from), ticks: [0, 0.5, 1].map((at) => ({ at, text: `${+(100 * (from + at * (to - from))).toFixed(1)} %` })) };
}

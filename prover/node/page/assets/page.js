"use strict";
// Shows the state of /events. It writes text and never markup: what peers send stays text.

const $ = (id) => document.getElementById(id);
const list = (of) => of || [];
const grouped = (n) => n.toLocaleString("en-US");
const plural = (n, one, many = one + "s") => `${grouped(n)} ${n === 1 ? one : many}`;
const percent = (bps) => `${bps / 100} %`;
const short = (name) => (name.length > 14 ? `${name.slice(0, 4)}…${name.slice(-6)}` : name);

// azt writes wei with three decimals, cut off: it never shows more than there is.
function azt(wei, decimals = 3) {
  const digits = (wei || "0").padStart(19, "0");
  return `${grouped(BigInt(digits.slice(0, -18)))}.${digits.slice(-18, -18 + decimals)}`;
}

function make(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) e.setAttribute(name, value === true ? "" : value);
  }
  e.append(...children);
  return e;
}

// say sets a text only when it is another one: a live region announces each change.
function say(e, text) {
  if (e.textContent !== text) e.textContent = text;
}

// fill replaces the rows of a table, each a list of cells: texts, elements, or [text, class].
function fill(id, rows) {
  const table = $(id), key = JSON.stringify(rows);
  table.hidden = rows.length === 0;
  const empty = $("no-" + id);
  if (empty) empty.hidden = rows.length > 0;
  if (table.dataset.shown === key) return;
  table.dataset.shown = key;
  table.tBodies[0].replaceChildren(...rows.map((row) => make("tr", {}, ...row.map((cell) => {
    const [text, kind] = Array.isArray(cell) ? cell : [cell];
    return make("td", { class: kind }, String(text));
  }))));
}

let state = null;
let chosen = 0; // the block that a person chose, 0: follow the newest that is proven
let node = 1;
let shape = ""; // what the elements of the tree were made for

// Phases in which a block can still be proven.
const live = new Set(["bidding", "proving", "sealing", "improving"]);

function currentBlock() {
  const blocks = list(state.blocks);
  return blocks.find((b) => b.number === chosen) || blocks.find((b) => b.phase === "proving") ||
    blocks.findLast((b) => live.has(b.phase)) || blocks.at(-1);
}

const placesOf = (at) => (at.node === 1 ? 1 : 3);
const taken = (b) => list(b.nodes).reduce((sum, n) => sum + Math.min(placesOf(n), list(n.proofs).length), 0);

function levelName(b, level) {
  const top = b.levels.length - 1;
  if (level === top) return "Root";
  return level === 0 ? "Base rollups" : top === 2 ? "Merges" : `Merges ${level}`;
}

function countdown(l) {
  const head = state.head.number;
  if (head < l.opens) return `opens in ${plural(l.opens - head, "block")}`;
  return l.left > 0 ? `${plural(l.left, "block")} left` : "closed";
}

function showHead() {
  say($("head"), `L1 block ${grouped(state.head.number)}`);
  const reasons = list(state.reasons);
  const ready = $("ready");
  say(ready, state.paused ? "paused" : reasons.length ? reasons.map((r) => r.code).join(", ") : "ready");
  ready.dataset.tone = reasons.length ? "bad" : state.paused ? "warn" : "good";
  const texts = reasons.map((r) => `${r.code}: ${r.text}`);
  if (state.head.stale) texts.push("L1 has shown no new block for a while: what is below is old.");
  if (state.paused) texts.push("Paused: no new bids are made. What was bid is still proven.");
  const notices = $("reasons"), key = texts.join("\n");
  if (notices.dataset.shown !== key) {
    notices.dataset.shown = key;
    notices.replaceChildren(...texts.map((t) => make("li", {}, t)));
  }
  notices.hidden = texts.length === 0;
  say($("where"), `Peer ${short(state.name)} · chain ${state.chainId} · Settlement ${short(state.settlement)}${state.stateless ? " · without state: proves merges only" : ""} `);
}

// showTabs lists the blocks, to choose one of.
function showTabs(current) {
  const nav = $("blocks"), blocks = list(state.blocks);
  const key = blocks.map((b) => b.number).join();
  if (nav.dataset.shown !== key) {
    const focused = document.activeElement?.dataset?.block;
    nav.dataset.shown = key;
    nav.replaceChildren(...blocks.map((b) => {
      const tab = make("button", { type: "button", class: "tab", "data-block": b.number },
        make("b", {}, `Block ${b.number}`), make("span", { class: "quiet" }), make("i", { class: "meter", "aria-hidden": "true" }));
      tab.addEventListener("click", () => { chosen = b.number; show(); });
      return tab;
    }));
    nav.querySelector(`[data-block="${focused}"]`)?.focus();
    nav.scrollLeft = nav.scrollWidth;
  }
  blocks.forEach((b, i) => {
    const tab = nav.children[i], places = taken(b);
    tab.setAttribute("aria-pressed", b === current);
    tab.dataset.phase = b.phase;
    say(tab.children[1], `${b.phase} · ${places}/${b.places}`);
    tab.children[2].style.setProperty("--full", b.places ? places / b.places : 0);
  });
}

// showWindow draws the proving window: levels, the reserve behind them, and where L1 is.
function showWindow(b) {
  const strip = $("window"), start = b.levels[0].opens, end = Math.max(b.windowEnd, start + 1), key = `${b.number} ${start} ${end}`;
  const part = (block) => Math.min(1, Math.max(0, (block - start) / (end - start)));
  if (strip.dataset.shown !== key) {
    strip.dataset.shown = key;
    let from = start;
    const segment = (to, text, kind) => {
      const e = make("span", { class: kind }, make("em", {}, text));
      e.style.setProperty("--share", Math.max(0, to - from));
      from = to;
      return e;
    };
    strip.replaceChildren(...b.levels.map((l, i) => segment(l.cutOff, levelName(b, i), "segment")),
      segment(end, "Submit", "segment reserve"), make("i", { class: "now" }));
  }
  const head = state.head.number;
  strip.lastElementChild.style.setProperty("--at", part(head));
  [...strip.children].slice(0, -1).forEach((e, i) => {
    const opens = i < b.levels.length ? b.levels[i].opens : b.levels.at(-1).cutOff;
    const closes = i < b.levels.length ? b.levels[i].cutOff : end;
    e.dataset.when = head >= closes ? "past" : head >= opens ? "now" : "next";
  });
  const open = b.levels.findIndex((l) => head >= l.opens && l.left > 0);
  say($("cut-off"), open < 0 ? "" : `${levelName(b, open)} close${open === b.levels.length - 1 ? "s" : ""} in ${plural(b.levels[open].left, "L1 block")}.`);
  say($("window-end"), end > head ? `The window ends in ${plural(end - head, "block")}.` : "The window is over.");
}

// formOf is how a tree is drawn: as one, or where its base rollups do not fit side by side as strips
// of its levels.
function formOf(bases) {
  const room = $("tree").clientWidth - (innerWidth > 640 ? 130 : 0);
  return room / bases < 30 ? "strips" : "whole";
}

// makeTree makes the elements of a tree, level by level from the root down.
function makeTree(b) {
  const top = b.levels.length - 1, bases = (list(b.nodes).length + 1) / 2;
  const tree = $("tree");
  tree.dataset.form = formOf(bases);
  const rows = [];
  for (let level = top; level >= 0; level--) {
    const first = 2 ** (top - level);
    const cells = make("div", { class: "cells" });
    cells.style.setProperty("--count", first);
    for (let n = first; n < 2 * first; n++) {
      const cell = make("button", { type: "button", class: "node", "data-node": n, tabindex: -1 }, make("b", {}, String(n)), make("span", { class: "places" }));
      for (let i = 0; i < (n === 1 ? 1 : 3); i++) {
        cell.lastElementChild.append(make("i", { class: "place" }, make("span", { class: "who" }), make("span", { class: "score" }), make("span", { class: "bid" })));
      }
      cells.append(cell);
    }
    rows.push(make("div", { class: "level", "data-level": level }, make("p", { class: "when" }, make("b", {}, levelName(b, level)), make("span", { class: "quiet" })), cells));
    if (level > 0 && tree.dataset.form !== "strips") rows.push(branches(first));
  }
  tree.replaceChildren(...rows);
}

// branches draws the lines from a row of nodes to their children.
function branches(count) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "branches");
  svg.setAttribute("viewBox", `0 0 ${4 * count} 4`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", Array.from({ length: count }, (_, i) => `M${4 * i + 1} 4V2H${4 * i + 3}V4M${4 * i + 2} 2V0`).join(""));
  svg.append(path);
  return make("div", { class: "level gap" }, make("p", { class: "when" }), svg);
}

function showTree(b) {
  const key = `${b.number} ${list(b.nodes).length} ${formOf((list(b.nodes).length + 1) / 2)}`;
  if (shape !== key) {
    const focused = $("tree").contains(document.activeElement);
    if (!list(b.nodes).some((n) => n.node === node)) node = 1;
    makeTree(b);
    shape = key;
    if (focused) cellOf(node)?.focus();
  }
  for (const row of $("tree").querySelectorAll(".level:not(.gap)")) {
    const l = b.levels[row.dataset.level];
    say(row.querySelector(".when .quiet"), countdown(l));
    row.dataset.open = state.head.number >= l.opens && l.left > 0;
  }
  for (const at of list(b.nodes)) showNode(b, at);
}

const cellOf = (n) => $("tree").querySelector(`[data-node="${n}"]`);

function showNode(b, at) {
  const cell = cellOf(at.node), proofs = list(at.proofs), places = placesOf(at);
  if (!cell) return;
  const held = Math.min(places, proofs.length);
  cell.tabIndex = at.node === node ? 0 : -1;
  cell.setAttribute("aria-current", at.node === node);
  const over = b.levels[at.level]?.left === 0 && state.head.number >= b.levels[at.level].opens;
  cell.dataset.state = held === places ? "full" : held ? "part" : over ? "missing" : "open";
  const own = proofs.slice(0, places).some((p) => p.own);
  cell.setAttribute("aria-label", `Node ${at.node}, ${levelName(b, at.level)}: ${held} of ${plural(places, "place")}` +
    (proofs.length ? `, best by staker ${proofs[0].staker} with ${proofs[0].score}` : "") + (own ? ", one is own" : "") + (at.making ? ", being made here" : ""));
  [...cell.lastElementChild.children].forEach((place, i) => {
    const p = proofs[i];
    place.className = "place" + (p ? (p.own ? " own" : " held") + (p.included ? " included" : "") : i < held + at.making ? " making" : "");
    say(place.children[0], p ? `S${p.staker}` : "");
    say(place.children[1], p ? p.score.slice(0, 6) : "");
    say(place.children[2], p ? percent(p.feeBurnBps) : "");
  });
}

function showDetails(b) {
  const at = list(b.nodes).find((n) => n.node === node);
  if (!at) return;
  const proofs = list(at.proofs), places = placesOf(at);
  say($("node-title"), `Node ${at.node} · ${levelName(b, at.level).replace(/s( \d+)?$/, "$1")}`);
  const more = Math.max(0, proofs.length - places);
  say($("node-text"), `${Math.min(places, proofs.length)} of ${plural(places, "place")} taken` + (more ? `, ${plural(more, "proof")} more` : "") +
    (at.making ? `, ${at.making} being made here` : "") + ".");
  fill("proofs", proofs.map((p) => [[p.own ? `${p.staker} ◆ own` : String(p.staker), p.own ? "mine" : ""], [p.score, "n"], [percent(p.feeBurnBps), "n"], p.included ? "✓ yes" : "–"]));
}

function showRoots(b) {
  fill("roots", list(b.roots).map((r) => [
    [`${r.staker}${r.own ? " ◆ own" : ""}`, r.own ? "mine" : ""], [r.total, "n"], [r.proofs || "–", "n"],
    [r.l1 ? `${r.leads ? "★ " : ""}block ${grouped(r.l1)}` : "announced", r.leads ? "leads" : ""]]));
}

function showBlock(b) {
  $("block").dataset.empty = !b;
  if (!b) return;
  const places = taken(b);
  say($("block-title"), `Block ${b.number}`);
  say($("block-phase"), b.phase);
  $("block-phase").dataset.tone = { proving: "good", finalized: "good", failed: "bad", closed: "plain" }[b.phase] || "warn";
  say($("block-facts"), `Slot ${b.slot} · ${plural(b.transactions, "transaction")} · sequencer ${b.sequencer} · ${places} of ${b.places} places proven`);
  document.title = `Block ${b.number}: ${places}/${b.places} · Fernet node`;
  $("fault").hidden = !b.fault;
  say($("fault"), b.fault || "");
  $("block").dataset.bare = !list(b.levels).length; // it cannot be proven: there is no tree
  if (!list(b.levels).length) return;
  showWindow(b);
  showTree(b);
  showDetails(b);
  showRoots(b);
}

function showRest() {
  const e = state.earnings || {};
  const figures = [["Earned by proofs", azt(e.earned), "AZT"], ["Of it claimed", azt(e.claimed), "AZT"], ["To claim", azt(e.claimable), "AZT"], ["Gas today", azt(e.gasToday, 6), "ETH"]];
  $("earnings").replaceChildren(...figures.map(([name, value, unit]) => make("div", {}, make("dt", {}, name), make("dd", {}, value, make("small", {}, ` ${unit}`)))));
  fill("outcomes", list(state.outcomes).map((o) => [[o.block, "n"], [list(o.results).filter((r) => r.what !== "not eligible").map((r) => `${r.what} ${r.nodes}`).join(", ") || "–", "wide"], [azt(o.earned), "n"], o.claimed ? "✓ yes" : o.earned && o.earned !== "0" ? "not yet" : "–"]));
  fill("stakers", list(state.stakers).map((s) => [s.id || "–", s.name, s.roles, s.id === 0 ? "not staked" : s.from > state.head.number ? `in ${plural(s.from - state.head.number, "block")}` : "✓ yes"]));
  const peers = list(state.peers);
  say($("peer-count"), peers.length ? String(peers.length) : "");
  fill("peers", peers.map((p) => [short(p.name), p.staker || "none", [p.address, "address wide"]]));
}

function show() {
  if (!state) return;
  showHead();
  const b = currentBlock();
  showTabs(b);
  showBlock(b);
  showRest();
}

// Arrow keys: along a level, up to the parent, down to the left child; Home and End go to the ends
// of a level.
$("tree").addEventListener("keydown", (e) => {
  const first = 2 ** Math.floor(Math.log2(node)), last = 2 * first - 1, count = $("tree").querySelectorAll(".node").length;
  const to = { ArrowLeft: Math.max(first, node - 1), ArrowRight: Math.min(last, node + 1), ArrowUp: Math.max(1, node >> 1), ArrowDown: 2 * node <= count ? 2 * node : node, Home: first, End: last }[e.key];
  if (to === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  cellOf(to)?.focus();
});
$("tree").addEventListener("focusin", (e) => {
  const n = Number(e.target.closest(".node")?.dataset.node);
  if (!n || n === node) return;
  node = n;
  $("details").dataset.chosen = true;
  show();
});

addEventListener("resize", show);

function connect() {
  const events = new EventSource("/events"), link = $("link");
  const tell = (text, tone) => { say(link, text); link.dataset.tone = tone; };
  events.onopen = () => tell("live", "good");
  events.onmessage = (e) => { state = JSON.parse(e.data); show(); };
  events.onerror = () => {
    tell("connection lost, trying again", "bad");
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
  };
}
connect();

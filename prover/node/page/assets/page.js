"use strict";
// Shows the state of /events, with what treeview.Script defines. It writes text and never markup:
// what peers send stays text.

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

const taken = (b) => list(b.nodes).reduce((sum, n) => sum + Math.min(placesOf(n.node), list(n.proofs).length), 0);

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
    strip.replaceChildren(...b.levels.map((l, i) => segment(l.cutOff, levelName(b.levels.length, i), "segment")),
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
  say($("cut-off"), open < 0 ? "" : `${levelName(b.levels.length, open)} close${open === b.levels.length - 1 ? "s" : ""} in ${plural(b.levels[open].left, "L1 block")}.`);
  say($("window-end"), end > head ? `The window ends in ${plural(end - head, "block")}.` : "The window is over.");
}

function showTree(b) {
  const key = `${b.number} ${list(b.nodes).length} ${formOf($("tree"), (list(b.nodes).length + 1) / 2)}`;
  if (shape !== key) {
    const focused = $("tree").contains(document.activeElement);
    if (!list(b.nodes).some((n) => n.node === node)) node = 1;
    makeTree($("tree"), b.levels.length);
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

const cellOf = (n) => cellIn($("tree"), n);

function showNode(b, at) {
  const cell = cellOf(at.node), proofs = list(at.proofs), places = placesOf(at.node);
  if (!cell) return;
  const held = Math.min(places, proofs.length);
  cell.tabIndex = at.node === node ? 0 : -1;
  cell.setAttribute("aria-current", at.node === node);
  const over = b.levels[at.level]?.left === 0 && state.head.number >= b.levels[at.level].opens;
  cell.dataset.state = held === places ? "full" : held ? "part" : over ? "missing" : "open";
  const own = proofs.slice(0, places).some((p) => p.own);
  cell.setAttribute("aria-label", `Node ${at.node}, ${levelName(b.levels.length, at.level)}: ${held} of ${plural(places, "place")}` +
    (proofs.length ? `, best by staker ${proofs[0].staker} with ${proofs[0].score}` : "") + (own ? ", one is own" : "") + (at.making ? ", being made here" : ""));
  fillCell(cell, Array.from({ length: places }, (_, i) => {
    const p = proofs[i];
    if (!p) return { kind: i < held + at.making ? "making" : "" };
    return { kind: (p.own ? "own" : "held") + (p.included ? " included" : ""), who: `S${p.staker}`, score: p.score.slice(0, 6), bid: percent(p.feeBurnBps) };
  }));
}

function showDetails(b) {
  const at = list(b.nodes).find((n) => n.node === node);
  if (!at) return;
  const proofs = list(at.proofs), places = placesOf(at.node);
  say($("node-title"), `Node ${at.node} · ${nodeName(b.levels.length, at.level)}`);
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

walkByKeys($("tree"), (n) => {
  if (n === node) return;
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


let chosen = 0; // the block that is shown
let node = 1; // the node of its tree whose proofs are shown

const blockNow = () => report.byNumber.get(chosen);

// chooseBlock shows a block, and goes to it when a person asked for it from elsewhere.
function chooseBlock(number, go) {
  if (!report.byNumber.has(number)) {
    const [first, last] = [report.blocks[0], report.blocks.at(-1)];
    if (!first) return;
    number = report.blocks.find((b) => b.number >= number)?.number ?? (number < first.number ? first : last).number;
  }
  if (number !== chosen) node = 1;
  chosen = number;
  history.replaceState(null, "", `#block-${number}`);
  showBlock();
  showBlocks();
  for (const chart of document.querySelectorAll("[data-chart]")) chart.markChosen();
  if (go) {
    $("block").scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    $("block").focus({ preventScroll: true });
  }
}

// step is the block before or after the chosen one, of those that are in the range.
function step(by) {
  const blocks = report.blocks.filter((b) => b.number >= filter.from && b.number <= filter.to && concerns(b, filter.staker));
  const next = by < 0 ? blocks.findLast((b) => b.number < chosen) : blocks.find((b) => b.number > chosen);
  if (next) chooseBlock(next.number);
}

function showBlock() {
  const b = blockNow();
  $("block").hidden = !b;
  if (!b) return;
  say($("block-title"), `Block ${b.number}`);
  say($("block-fate"), b.fate);
  $("block-fate").dataset.tone = isFinal(b) ? "good" : "warn";
  say($("block-facts"), [`slot ${grouped(b.slot)}`, plural(b.numTxs || 0, "transaction"), `sequencer ${b.sequencer}`,
    winnerOf(b) && `${filledOf(b)} of ${placesIn(b)} places filled`, b.finalizedAt && `finalized at L1 block ${grouped(b.finalizedAt.l1Block)}`].filter(Boolean).join(" · "));
  $("block-reason").hidden = !b.reason;
  say($("block-reason"), b.reason || "");
  $("number").value = b.number;
  $("previous").disabled = b === report.blocks[0];
  $("next").disabled = b === report.blocks.at(-1);
  const proven = list(winnerOf(b)?.entries).length > 0;
  $("proven").hidden = !proven;
  if (proven) {
    makeTree($("tree"), levelsOf(b));
    fillTree($("tree"), b, winnerOf(b));
    showNode();
  }
  showFlow(b);
  showRoots(b);
  showElection(b);
  showPaid(b);
  showRecord(b);
}

// inAll are the numbers of the proofs that every root of a block has.
const inAll = (b) => new Set(list(b.roots[0]?.entries).filter((id) => b.roots.every((r) => list(r.entries).includes(id))));

// fillTree shows who proved what in a root, and marks what is not in every root.
function fillTree(tree, b, root) {
  const entries = entriesOf(b, root), shared = inAll(b);
  for (let n = 1; n <= nodesOf(b); n++) {
    const cell = cellIn(tree, n), proofs = entries.filter((e) => e.node === n).sort((x, y) => (x.score < y.score ? 1 : -1));
    const differs = proofs.some((e) => !shared.has(e.id));
    cell.dataset.state = proofs.length === placesOf(n) ? "full" : "part";
    cell.setAttribute("aria-label", `Node ${n}, ${nodeName(levelsOf(b), levelOf(b, n))}: ${proofs.length} of ${plural(placesOf(n), "place")}, by ${proofs.map((e) => `staker ${e.staker}`).join(", ")}${differs ? "; roots differ here" : ""}`);
    fillCell(cell, proofs.map((e) => ({ kind: shared.has(e.id) ? "held" : "own", who: `S${e.staker}`, score: points(e.score, 4), bid: percent(e.bid) })));
  }
  for (const row of tree.querySelectorAll(".level:not(.gap)")) {
    const at = entries.filter((e) => levelOf(b, e.node) === Number(row.dataset.level)), nodes = row.querySelectorAll(".node");
    say(row.querySelector(".when .quiet"), `${at.length} of ${[...nodes].reduce((n, c) => n + placesOf(Number(c.dataset.node)), 0)} filled`);
  }
}

function showNode() {
  const b = blockNow(), entries = entriesOf(b, winnerOf(b)), at = entries.filter((e) => e.node === node).sort((x, y) => (x.score < y.score ? 1 : -1));
  for (const cell of $("tree").querySelectorAll(".node")) {
    const here = Number(cell.dataset.node) === node;
    cell.tabIndex = here ? 0 : -1;
    cell.setAttribute("aria-current", here);
  }
  const unit = wei(b.unitPerBps), empty = placesOf(node) - at.length;
  say($("node-title"), `Node ${node} · ${nodeName(levelsOf(b), levelOf(b, node))}`);
  const wasted = unit * BPS * BigInt(empty);
  $("node-text").replaceChildren(`${at.length} of ${plural(placesOf(node), "place")} filled`, ...(empty && isFinal(b) ? ["; ", fig(money(wasted), {
    what: `Burned for the empty places of node ${node}, block ${b.number}, in wei`, exact: wasted, names: ["quote"], of: { block: b.number, bids: 0 }, note: `The reward of a proof that burns nothing, times ${plural(empty, "empty place")}.`,
  }), ` AZT burned for ${empty === 1 ? "the empty one" : "the empty ones"}`] : []), ".");
  $("node-proofs").replaceChildren(...at.map((e) => proofCard(b, e, entries)));
}

const isBase = (b, at) => levelOf(b, at) === 0; // role 2, and merges are role 4

// proofCard is all there is of a proof.
function proofCard(b, e, entries) {
  const pick = b.roots.length - 1, cast = (what, exact, names, of = {}) => ({ what: `${what} of staker ${e.staker} at node ${e.node}, block ${b.number}`, exact, names, of: { block: b.number, pick, ...of } });
  const children = childrenOf(e, entries), others = b.roots.filter((r) => !list(r.entries).includes(e.id)).length;
  const line = (name, ...value) => make("div", {}, make("dt", {}, name), make("dd", {}, ...value));
  return make("article", { class: "proof" },
    make("h4", {}, toStaker(e.staker), make("span", { class: "quiet" }, others ? ` ◆ not in ${others} of ${plural(b.roots.length, "root")}` : "")),
    make("dl", {},
      line("Score", fig(points(e.score), cast("Score", e.score, ["roots", "recount"]))),
      line("Drawn", fig(points(e.vrf * BPS), cast("VRF output", e.vrf, ["roots", "recount"]))),
      line("Bid, burned", fig(percent(e.bid), cast("Bid in bps", e.bid, ["roots", "recount"]))),
      ...(isFinal(b) ? [line("Reward", fig(money(e.reward), cast("Reward in wei", e.reward, ["quote"], { bids: e.bid })), make("small", {}, " AZT")), line("Burned", fig(money(e.burned), { ...cast("Burned by its bid, in wei", e.burned, ["quote"], { bids: e.bid }), note: "The reward of one basis point, unitPerBps, times the bid." }), make("small", {}, " AZT"))] : []),
      line("Eligible", fig("✓", cast("Eligibility", "true, the first value", ["standing"], { staker: e.staker, role: isBase(b, e.node) ? 2 : 4, slot: b.slot }))),
      ...(children.length ? [line("Builds on", children.map((c) => `${c.node}·S${c.staker}`).join(", "))] : [])));
}

function showElection(b) {
  table($("election"), [
    { name: "Sequencer", cell: (p) => [toStaker(p.stakerId), p === b.proposals.at(-1) ? " ★ won" : ""] },
    { name: "Score", kind: "n", cell: (p) => fig(points(wei(p.score)), { what: `Score of sequencer ${p.stakerId} in slot ${b.slot}`, exact: p.score, names: ["election"], of: { slot: b.slot, pick: b.proposals.indexOf(p) } }) },
    { name: "Drawn", kind: "n", cell: (p) => fig(points(wei(p.vrf) * BPS), { what: `VRF output of sequencer ${p.stakerId} in slot ${b.slot}; its ticket proof is true`, exact: p.vrf, names: ["election", "ticket"], of: { slot: b.slot, pick: b.proposals.indexOf(p) } }) },
    { name: "FEE_SPLIT", kind: "n", cell: (p) => fig(percent(p.feeSplitBps || 0), { what: `FEE_SPLIT of sequencer ${p.stakerId} in slot ${b.slot}, in bps`, exact: p.feeSplitBps || 0, names: ["election"], of: { slot: b.slot, pick: b.proposals.indexOf(p) }, note: "The second value of the proposal." }) },
    { name: "L1 block", kind: "n", cell: (p) => grouped(p.l1Block) },
    { name: "Transaction", cell: (p) => figTx(p.tx, "Proposal") },
  ].map((c) => ({ ...c, cell: ((of) => (p) => flat(of(p)))(c.cell) })), b.proposals, { empty: "No proposal is known." });
}

// flat puts several things into one cell.
const flat = (of) => (Array.isArray(of) ? make("span", {}, ...of) : of);

function showPaid(b) {
  $("paid-panel").hidden = !isFinal(b);
  if (!isFinal(b)) return;
  const s = sharesOf(b), paid = b.paid.reduce((n, p) => n + p.amount, 0n), due = s.provers + s.sequencer + s.submitter;
  say($("paid-text"), `${money(paid)} of ${money(due)} AZT${due > paid ? `; ${money(due - paid)} not yet` : ""}`);
  table($("paid"), [
    { name: "What", sort: (p) => p.kind, cell: (p) => (p.kind === "reward" ? `reward ${p.index}` : p.kind) },
    { name: "Staker", sort: (p) => p.staker, cell: (p) => (p.staker ? toStaker(p.staker) : "–") },
    { name: "AZT", kind: "n", sort: (p) => p.amount, cell: (p) => fig(money(p.amount), { what: "Paid, in wei", exact: p.amount, names: ["receipt"], of: { tx: p.tx } }) },
    { name: "To", kind: "address", sort: (p) => p.to || "", cell: (p) => (p.to ? make("span", { title: p.to }, short(p.to)) : "burned") },
    { name: "L1 block", kind: "n", sort: (p) => p.l1Block, cell: (p) => grouped(p.l1Block) },
  ], b.paid, { step: 8, empty: "Nothing yet." });
}

function showRecord(b) {
  const root = winnerOf(b) || {}, body = ["record", "election", "body"], block = (exact, names = ["record"]) => ({ exact, names, of: { block: b.number, slot: b.slot, pick: -1, numTxs: b.numTxs } });
  const rows = [["RANDAO of the slot", b.randao, ["record", "randao"]], ["Parent", b.parent], ["Transactions", b.numTxs], ["Transactions whose bytes L1 saw", b.seenTxs || 0, body], ["Body hash", b.bodyHash, body],
    ["Transaction root", b.txRoot], ["Seed of provers' tickets", b.seed], ["Challenge", b.challenge, body], ["Fingerprint", b.fingerprint, body], ["Proving window ends at L1 block", b.windowEnd], ["State before", root.stateIn],
    ["State after", root.stateOut], ["Total score", root.totalScore], ["Kept bps", root.keepBps], ["Payouts root", root.payoutsRoot], ["Reward of one basis point, wei", b.unitPerBps]].filter(([, value]) => value !== undefined && value !== null);
  table($("record-table"), [
    { name: "Figure", cell: ([name]) => name },
    { name: "Value", kind: "wide address", cell: ([name, value, names]) => fig(String(value), { what: `${name}, block ${b.number}`, ...block(value, names) }) },
  ], rows, { step: 99 });
  const places = [["Revealed", b.revealedAt], ["Finalized", b.finalizedAt]].filter(([, p]) => p);
  $("record-table").append(make("p", { class: "quiet" }, ...places.flatMap(([what, p]) => [`${what} in L1 block ${grouped(p.l1Block)}, `, figTx(p.tx, what), ". "])));
}

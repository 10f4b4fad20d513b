
// showRoots puts the roots of a block side by side, with what is not in every one of them marked, and
// their sums below.
function showRoots(b) {
  $("roots-panel").hidden = !b.roots.length;
  if (!b.roots.length) return;
  const shared = inAll(b), all = b.roots.map((root) => entriesOf(b, root));
  say($("roots-text"), b.roots.length === 1 ? "One root; those that L1 refused are not on L1." : `${plural(b.roots.length, "root")}, each better than the one before; ${plural(shared.size, "proof is", "proofs are")} in every one`);
  $("roots").replaceChildren(...b.roots.map((root, i) => {
    const tree = make("div", { class: "tree mini", role: "img", "aria-label": `Tree of root ${i + 1}: ${all[i].filter((e) => !shared.has(e.id)).length} proofs that are not in every root` });
    return make("article", { class: "root", "data-won": root === winnerOf(b) },
      make("h4", {}, `Root ${i + 1}${root === winnerOf(b) ? " ★ won" : ""}`, make("span", { class: "quiet" }, ` L1 block ${grouped(root.l1Block)}`)), tree);
  }));
  b.roots.forEach((root, i) => {
    const tree = $("roots").children[i].querySelector(".tree");
    if (!all[i].length) return tree.replaceChildren("Its calldata was not found.");
    makeTree(tree, levelsOf(b), "whole");
    fillTree(tree, b, root);
    for (const cell of tree.querySelectorAll(".node")) cell.replaceWith(miniOf(cell));
  });
  showDifferences(b, all, shared);
}

// miniOf is a node of a tree that is only looked at.
function miniOf(cell) {
  const e = make("span", { class: "node", "data-state": cell.dataset.state });
  e.append(...cell.childNodes);
  return e;
}

function showDifferences(b, all, shared) {
  const differing = new Map();
  for (const e of all.flat()) if (!shared.has(e.id)) differing.set(e.id, e);
  const rows = [...differing.values()].sort((x, y) => x.node - y.node || x.staker - y.staker);
  const fact = (name, of) => ({ name, of });
  const sum = (entries) => entries.reduce((n, e) => n + e.score, 0n);
  const figRoot = (root, i, text, what, exact, names = ["roots"]) => fig(text, { what: `${what} of root ${i + 1}, block ${b.number}`, exact, names, of: { block: b.number, pick: i } });
  const facts = [
    fact("Proofs", (root, i) => String(all[i].length)),
    fact("In every root", (root, i) => points(sum(all[i].filter((e) => shared.has(e.id))))),
    fact("Only in some", (root, i) => points(sum(all[i].filter((e) => !shared.has(e.id))))),
    fact("Total score", (root, i) => figRoot(root, i, points(wei(root.totalScore)), "Total score", root.totalScore, ["roots", "recount"])),
    fact("To the one before", (root, i) => (i ? `+ ${points(wei(root.totalScore) - wei(b.roots[i - 1].totalScore))}` : "–")),
    fact("Kept bps", (root, i) => figRoot(root, i, grouped(Number(root.keepBps)), "Kept bps", root.keepBps)),
    fact("Fees", (root, i) => figRoot(root, i, money(wei(root.fees)), "Fees", root.fees)),
    fact("State after", (root, i) => figRoot(root, i, short(root.stateOut || ""), "State after", root.stateOut)),
    fact("Payouts root", (root, i) => figRoot(root, i, short(root.payoutsRoot), "Payouts root", root.payoutsRoot)),
    fact("Submitted by", (root) => make("span", { title: root.submitter }, short(root.submitter))),
    fact("Beneficiary", (root) => (/^0x0*$/.test(root.beneficiary) ? "nobody" : make("span", { title: root.beneficiary }, short(root.beneficiary)))),
    fact("Transaction", (root) => figTx(root.tx, "Submission")),
  ];
  const cell = (e, i) => {
    const own = all[i].find((o) => o.id === e.id);
    return make("td", { class: own ? "n only" : "n none" }, own ? fig(`◆ ${points(own.score)}`, { what: `Score of staker ${own.staker} at node ${own.node}, root ${i + 1} of block ${b.number}`, exact: own.score, names: ["roots", "recount"], of: { block: b.number, pick: i } }) : "–");
  };
  let last = 0;
  const body = rows.map((e) => {
    const first = e.node !== last;
    last = e.node;
    return make("tr", {}, make("th", { scope: "row" }, first ? `Node ${e.node}` : "", " ", make("span", { class: "quiet" }, `S${e.staker}, bid ${percent(e.bid)}`)), ...b.roots.map((_, i) => cell(e, i)));
  });
  const foot = facts.map((f) => make("tr", { class: f.name === "Total score" ? "sum" : undefined }, make("th", { scope: "row" }, f.name), ...b.roots.map((root, i) => make("td", { class: "n" }, f.of(root, i)))));
  const head = make("tr", {}, make("th", { scope: "col" }, rows.length ? "What differs" : ""), ...b.roots.map((root, i) => make("th", { class: "n", scope: "col" }, `Root ${i + 1}${root === winnerOf(b) ? " ★" : ""}`)));
  $("differences").replaceChildren(make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body), make("tbody", { class: "sums" }, ...foot))));
}

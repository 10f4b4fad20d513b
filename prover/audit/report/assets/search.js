
// found lists what a text leads to: {text, go}, the likeliest first.
function found(query) {
  const text = query.trim().toLowerCase(), hits = [];
  const block = (number, what) => hits.push({ text: `Block ${number}${what ? `: ${what}` : ""}`, go: () => chooseBlock(number, true) });
  const staker = (id, what = "") => hits.push({ text: `Staker ${id}${what}: only the blocks that it took part in`, go: () => { filter.staker = id; show(); $("overview").scrollIntoView(); } });
  const [, word, digits] = text.match(/^(block|slot|staker|sequencer|s)?\s*#?(\d+)$/) || [];
  if (digits) {
    const n = Number(digits), is = (...names) => !word || names.includes(word);
    if (is("block") && report.byNumber.has(n)) block(n);
    if (is("staker", "sequencer", "s") && stakers.has(n)) staker(n);
    if (is("slot", "s")) {
      const b = report.blocks.find((o) => o.slot === n), none = report.without.find((o) => o.slot <= n && n <= o.lastSlot);
      if (b) block(b.number, `slot ${n}`);
      if (none) hits.push({ text: `Slot ${n}: ${none.fate}, ${none.reason}`, go: () => $("without").scrollIntoView() });
    }
  } else if (/^0x[0-9a-f]{2,64}$/.test(text)) {
    for (const [name, address] of Object.entries(meta.addresses)) if (address.toLowerCase().startsWith(text)) hits.push({ text: `${name} of the deployment`, go: () => $("check").scrollIntoView() });
    for (const [id, owner] of report.owners) if (owner.toLowerCase().startsWith(text)) staker(id, `, owned by ${short(owner)}`);
    for (const b of report.blocks) {
      for (const [what, value] of hashesOf(b)) if (value?.toLowerCase().startsWith(text)) block(b.number, what);
      if (hits.length > 40) break;
    }
  }
  return hits;
}

// hashesOf are the addresses and transactions of a block, and what each is.
function hashesOf(b) {
  const of = [["revealed", b.revealedAt?.tx], ["finalized", b.finalizedAt?.tx]];
  for (const p of b.proposals) of.push([`proposal of sequencer ${p.stakerId}`, p.tx]);
  b.roots.forEach((r, i) => of.push([`root ${i + 1}`, r.tx], [`submitter of root ${i + 1}`, r.submitter], [`beneficiary of root ${i + 1}`, r.beneficiary]));
  for (const tx of new Set(b.paid.map((p) => p.tx))) of.push(["claims", tx]);
  return of;
}

// stakers are all that have proven or proposed something.
const stakers = new Set();

function search() {
  const hits = found($("query").value), shown = hits.slice(0, 12), asked = $("query").value.trim() !== "";
  $("hits").hidden = !asked;
  $("hits").replaceChildren(...(shown.length ? shown.map((hit) => {
    const button = make("button", { type: "button", class: "hit" }, hit.text);
    button.addEventListener("click", () => { closeSearch(); hit.go(); });
    return button;
  }) : [make("p", { class: "quiet" }, "Nothing: give a block, a staker, or the beginning of an address or a transaction.")]),
  ...(hits.length > shown.length ? [make("p", { class: "quiet" }, `${hits.length - shown.length} more`)] : []));
  say($("hits-count"), asked ? plural(hits.length, "hit") : "");
}

function closeSearch() {
  $("query").value = "";
  $("hits").hidden = true;
}

$("query").addEventListener("input", search);
$("tools").addEventListener("submit", (e) => { e.preventDefault(); $("hits").querySelector(".hit")?.click(); });
$("tools").addEventListener("keydown", (e) => {
  if (e.key === "Escape") return closeSearch();
  const hits = [...$("hits").querySelectorAll(".hit")], at = hits.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[e.key];
  if (to === undefined || $("hits").hidden || e.target.type === "number" || e.target.tagName === "SELECT") return;
  e.preventDefault();
  (to < 0 ? $("query") : hits[Math.min(to, hits.length - 1)])?.focus();
});
document.addEventListener("click", (e) => { if (!e.target.closest(".find")) $("hits").hidden = true; });

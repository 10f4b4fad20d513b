
function showVerdict() {
  const bad = summary.findings > 0, unsure = !bad && summary.exit !== 0;
  $("verdict").dataset.tone = bad ? "bad" : unsure ? "warn" : "good";
  $("mark").textContent = bad ? "✕" : unsure ? "?" : "✓";
  say($("verdict-title"), bad ? `${grouped(summary.findings)} of ${grouped(summary.checked)} figures disagree` : summary.exit === 0 ? `All ${grouped(summary.checked)} figures agree` : summary.ended && !list(summary.unseen).length ? "No block of the range is finalized" : "Nothing disagrees, but not everything was seen");
  const rest = summary.verdict.replace(/^L1 block \d+, 0x[0-9a-f]+: /, "").split("; ").filter((part) => !/^(all )?\d+ (of \d+ )?figures (agree|DISAGREE)$/.test(part)).join("; ");
  say($("verdict-text"), rest);
  $("view").replaceChildren("Everything was read at L1 block ", fig(grouped(summary.l1Block), { what: "L1 block of the audit", exact: summary.l1Hash, names: ["view"], of: { l1Block: summary.l1Block } }), `, ${short(summary.l1Hash)}.`,
    summary.singleParty ? " The proving keys were made by one party: whoever made them could forge proofs." : "");
  pairs("counts", [["Blocks", grouped(summary.blocks)], ["Finalized, in the report", grouped(summary.reported)], ["Roots", grouped(summary.roots)], ["Proofs verified", grouped(summary.proofs)],
    ["Pruned", grouped(summary.pruned)], ["Missed reveals", grouped(summary.missedReveals)], ["Empty slots", grouped(summary.emptySlots)]]);
  document.title = `${$("verdict-title").textContent} · Fernet audit`;
  say($("where"), `chain ${meta.chainId} · Settlement ${short(meta.addresses.Settlement)}${meta.from || meta.to ? ` · blocks ${meta.from || 1} to ${meta.to || "the last"}` : ""}`);
  say($("made"), `${meta.release} · ${new Date(meta.made * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`);
}

// showFindings tells what disagrees, rule by rule, and what could not be looked at.
function showFindings() {
  $("findings").hidden = !report.findings.length;
  const names = [...new Set(report.findings.map((f) => f.rule))];
  $("rule").replaceChildren(make("option", { value: "" }, `all ${report.findings.length}`), ...names.toSorted().map((name) => make("option", { value: name }, name)));
  const draw = () => $("findings-table").replaceChildren(...names.filter((name) => !$("rule").value || name === $("rule").value).map(findingsOf));
  $("rule").addEventListener("change", draw);
  draw();
  $("unseen").hidden = !list(summary.unseen).length;
  table($("unseen-table"), [
    { name: "What", kind: "wide", cell: (u) => u.what }, { name: "Why", kind: "wide", cell: (u) => u.why }, { name: "Times", kind: "n", cell: (u) => grouped(u.times) },
  ], list(summary.unseen));
}

const ruleText = (name) => { const of = summary.rules[name]; return of ? `${of.What}${of.Section ? ` (docs/PROTOCOL.md, section ${of.Section})` : ""}` : ""; };

// findingsOf are the findings of one rule, below what it demands.
function findingsOf(name) {
  const rows = report.findings.filter((f) => f.rule === name), place = make("div");
  table(place, [
    { name: "Figure", kind: "wide what", cell: (f) => make("span", {}, f.what, make("small", { class: "demand" }, ...placeOf(f))) },
    { name: "Expected", kind: "wide value", cell: (f) => valueOf(f, f.expected, f.found, "ins") },
    { name: "Found", kind: "wide value", cell: (f) => make("span", {}, valueOf(f, f.found, f.expected, "del"), differenceOf(f)) },
  ], rows, { step: 20 });
  return make("section", { class: "broken" }, make("h4", {}, name, make("span", { class: "quiet" }, ` ${plural(rows.length, "finding")}`)), make("p", { class: "quiet" }, ruleText(name)), place);
}

// placeOf is where L1 has a finding, as far as that is known.
function placeOf(f) {
  const of = [];
  if (f.block) of.push(make("span", {}, "block ", report.byNumber.has(f.block) ? toBlock(f.block) : String(f.block)));
  if (f.slot !== undefined) of.push(`slot ${grouped(f.slot)}`);
  if (f.l1Block) of.push(`L1 block ${grouped(f.l1Block)}`);
  if (f.tx) of.push(figTx(f.tx));
  return of.flatMap((part, i) => (i ? [" · ", part] : [part]));
}

const isWei = (f) => f.unit === "wei" && [f.expected, f.found].every((text) => /^-?\d+$/.test(text));

// valueOf is what was expected or found, what differs from the other marked: an amount in AZT to the
// last digit that either has, and below it in wei.
function valueOf(f, text, other, tag) {
  if (!isWei(f)) return marked(text, other, tag);
  const [own, theirs] = aligned(text, other);
  return make("span", { title: `${text} wei` }, marked(own, theirs, tag), " AZT", make("small", { class: "demand" }, `${text} wei`));
}

// aligned are two amounts in AZT with as many decimals as both need.
function aligned(...amounts) {
  const texts = amounts.map((text) => {
    const digits = text.replace("-", "").padStart(19, "0");
    return `${text.startsWith("-") ? "−" : ""}${grouped(BigInt(digits.slice(0, -18)))}.${digits.slice(-18)}`;
  });
  const spare = Math.min(...texts.map((text) => text.match(/0*$/)[0].length), 17);
  return texts.map((text) => text.slice(0, text.length - spare));
}

// differenceOf says by how much an amount is off.
function differenceOf(f) {
  if (!isWei(f)) return "";
  const off = BigInt(f.found) - BigInt(f.expected), size = off < 0n ? -off : off;
  return make("small", { class: "demand off" }, `${size < 10n ** 9n ? `${grouped(size)} wei` : `${aligned(String(size))[0]} AZT`} too ${off < 0n ? "little" : "much"}`);
}

// marked marks where a text differs from another.
function marked(text, other, tag) {
  let from = 0, end = 0;
  while (from < text.length && text[from] === other[from]) from++;
  while (end < text.length - from && end < other.length - from && text.at(-1 - end) === other.at(-1 - end)) end++;
  return make("span", {}, text.slice(0, from), make(tag, {}, text.slice(from, text.length - end)), text.slice(text.length - end));
}

// showTools offers what there is to choose from.
function showTools() {
  const first = report.blocks[0]?.number ?? 1, last = report.blocks.at(-1)?.number ?? 1;
  Object.assign(filter, { from: first, to: last });
  for (const b of report.blocks) {
    if (b.sequencer) stakers.add(b.sequencer);
    for (const [, id] of b.proofs) stakers.add(id);
  }
  $("staker").replaceChildren(make("option", { value: 0 }, "all"), ...[...stakers].sort((a, b) => a - b).map((id) => make("option", { value: id }, `S${id}`)));
  const ranged = () => {
    filter.from = Number($("from").value) || first;
    filter.to = Number($("to").value) || last;
    show();
  };
  $("from").addEventListener("change", ranged);
  $("to").addEventListener("change", ranged);
  $("staker").addEventListener("change", () => { filter.staker = Number($("staker").value); show(); });
  $("clear").addEventListener("click", () => { Object.assign(filter, { from: first, to: last, staker: 0 }); show(); });
  $("previous").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("number").addEventListener("change", () => chooseBlock(Number($("number").value)));
  walkByKeys($("tree"), (n) => {
    $("details").dataset.chosen = true;
    if (n === node) return;
    node = n;
    showNode();
  });
  $("tree").addEventListener("pointerover", (e) => {
    const n = Number(e.target.closest(".node")?.dataset.node);
    if (n && n !== node && !$("tree").contains(document.activeElement)) { node = n; showNode(); }
  });
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; show(); showBlock(); } });
}

// show shows all that depends on the filter.
function show() {
  const first = report.blocks[0]?.number ?? 1, last = report.blocks.at(-1)?.number ?? 1;
  $("from").value = filter.from;
  $("to").value = filter.to;
  $("staker").value = filter.staker;
  $("clear").hidden = filter.from === first && filter.to === last && !filter.staker;
  showOverview();
}

function showCheck() {
  $("setup").replaceChildren(shell(commands("setup")));
  pairs("addresses", Object.entries(meta.addresses).map(([name, address]) => [name, make("code", {}, address)]));
}

async function begin() {
  showVerdict();
  try {
    await readRecords();
  } catch (err) {
    $("verdict").dataset.tone = "bad";
    say($("verdict-text"), `The records of this file cannot be read: ${err.message}. It is cut off, or the browser is older than 2023.`);
    return;
  }
  showFindings();
  for (const id of ["tools", "overview"]) $(id).hidden = !report.blocks.length;
  $("tables").hidden = false;
  showTools();
  chooseBlock(Number(location.hash.match(/^#block-(\d+)$/)?.[1]) || report.blocks.findLast(isFinal)?.number || 1);
  show();
  showWithout();
  showCheck();
  document.documentElement.dataset.ready = true;
}
begin();


function showVerdict() {
  const bad = summary.findings > 0, unsure = !bad && summary.exit !== 0;
  $("verdict").dataset.tone = bad ? "bad" : unsure ? "warn" : "good";
  $("mark").textContent = bad ? "✕" : unsure ? "?" : "✓";
  say($("verdict-title"), bad ? `${grouped(summary.findings)} of ${grouped(summary.checked)} figures disagree` : summary.exit === 0 ? `All ${grouped(summary.checked)} figures agree` : `Nothing disagrees, but not everything was seen`);
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

function showFindings() {
  $("findings").hidden = !report.findings.length;
  const names = [...new Set(report.findings.map((f) => f.rule))].sort();
  $("rule").replaceChildren(make("option", { value: "" }, `all ${report.findings.length}`), ...names.map((name) => make("option", { value: name }, name)));
  const draw = () => table($("findings-table"), [
    { name: "Rule", sort: (f) => f.rule, cell: (f) => make("span", { title: ruleText(f.rule) }, make("b", {}, f.rule), make("small", { class: "demand" }, ruleText(f.rule))) },
    { name: "Where", sort: (f) => f.block || 0, cell: (f) => placeOf(f) },
    { name: "Figure", kind: "wide", cell: (f) => f.what },
    { name: "Expected", kind: "wide", cell: (f) => marked(f.expected, f.found, "ins") },
    { name: "Found", kind: "wide", cell: (f) => marked(f.found, f.expected, "del") },
    { name: "L1", sort: (f) => f.l1Block || 0, cell: (f) => make("span", {}, f.l1Block ? grouped(f.l1Block) : "–", " ", f.tx ? figTx(f.tx) : "") },
  ], report.findings.filter((f) => !$("rule").value || f.rule === $("rule").value), { step: 50 });
  $("rule").addEventListener("change", draw);
  draw();
  $("unseen").hidden = !list(summary.unseen).length;
  table($("unseen-table"), [
    { name: "What", kind: "wide", cell: (u) => u.what }, { name: "Why", kind: "wide", cell: (u) => u.why }, { name: "Times", kind: "n", cell: (u) => grouped(u.times) },
  ], list(summary.unseen));
}

const ruleText = (name) => { const of = summary.rules[name]; return of ? `${of.What}${of.Section ? ` (docs/PROTOCOL.md, section ${of.Section})` : ""}` : ""; };

function placeOf(f) {
  const of = make("span");
  if (f.block) of.append("block ", report.byNumber.has(f.block) ? toBlock(f.block) : String(f.block));
  if (f.slot !== undefined) of.append(f.block ? ", " : "", `slot ${f.slot}`);
  return f.block || f.slot !== undefined ? of : "–";
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
  for (const id of ["tools", "overview", "tables"]) $(id).hidden = false;
  showTools();
  chooseBlock(Number(location.hash.match(/^#block-(\d+)$/)?.[1]) || report.blocks.findLast(isFinal)?.number || 1);
  show();
  showWithout();
  showCheck();
  document.documentElement.dataset.ready = true;
}
begin();

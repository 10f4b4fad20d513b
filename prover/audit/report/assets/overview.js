
// What a person has chosen to see: blocks from and to, and one staker, 0 for all.
const filter = { from: 1, to: 1, staker: 0 };

// inRange are the finalized blocks that are chosen, in order.
const inRange = () => report.blocks.filter((b) => isFinal(b) && b.number >= filter.from && b.number <= filter.to && concerns(b, filter.staker));

const concerns = (b, staker) => !staker || b.sequencer === staker || list(winnerOf(b)?.entries).some((id) => b.proofs[id][1] === staker);

const sumOf = (blocks) => blocks.map(sharesOf).reduce((sum, s) => Object.fromEntries(Object.keys(s).map((k) => [k, sum[k] + s[k]])),
  { fees: 0n, blockReward: 0n, total: 0n, network: 0n, sequencer: 0n, submitter: 0n, burned: 0n, provers: 0n });

const filledOf = (b) => list(winnerOf(b)?.entries).length;

// Who gets the money of a block, by the colour that each has everywhere.
const takers = [["provers", "Provers"], ["sequencer", "Sequencer"], ["submitter", "Submitter"], ["burned", "Burned"]];

function showOverview() {
  const blocks = inRange(), sum = sumOf(blocks);
  const all = (what) => ({ what, names: ["all"], note: "A sum over blocks. The commands print the split of every finalized block, a line each: fees, block reward, provers' part, sequencer's share, unit, burned, beneficiary, submitter's share." });
  say($("range"), `${plural(blocks.length, "finalized block")}${filter.staker ? ` that concern staker ${filter.staker}` : ""}`);
  pairs("totals", [["Fees and block rewards", sum.total, ""], ...takers.map(([key, name]) => [name, sum[key], key])].map(([name, amount, key]) =>
    [name, fig(money(amount, 2), { ...all(name), exact: `${amount} wei` }), " ", make("small", {}, key ? `AZT · ${share(amount, sum.total)}` : "AZT"), swatch(key || "none-at-all")]));
  const bins = (bin) => sumOf(bin);
  legend("money-legend", takers);
  chart($("money-chart"), blocks, {
    label: "Where the money of each block went", says: $("money-read"),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${at * 100} %` })),
    read: (bin) => { const s = bins(bin); return `${binName(bin)}: ${money(s.total, 2)} AZT. ${takers.map(([k, name]) => `${name} ${money(s[k], 2)} (${share(s[k], s.total)})`).join(" · ")}`; },
    paint: (bin, x, width, y) => {
      const s = bins(bin);
      let from = 0;
      return takers.map(([key]) => {
        const part = ratio(s[key], s.total), rect = drawn("rect", { x: x + 0.5, width: Math.max(1, width - 1), y: y(from + part), height: Math.max(0, y(from) - y(from + part)), class: `fill ${key}` });
        from += part;
        return rect;
      });
    },
  });
  const rates = [["provers", "of the places filled", (bin) => bin.reduce((n, b) => n + filledOf(b), 0) / bin.reduce((n, b) => n + placesIn(b), 0)],
    ["burned", "of the money burned", (bin) => { const s = bins(bin); return ratio(s.burned, s.total); }]];
  legend("rates-legend", rates.map(([key, name]) => [key, name]));
  for (const [key, name, rate] of rates) {
    const scale = scaleOf(blocks.map((b) => rate([b])));
    chart($(`${key}-chart`), blocks, {
      label: `${name}, by block`, says: $("rates-read"), height: 106, ticks: scale.ticks,
      read: (bin) => `${binName(bin)}: ${rates.map(([, what, of]) => `${(100 * of(bin)).toFixed(2)} % ${what}`).join(" · ")}`,
      paint: () => [],
      over: (of, x, y) => [drawn("polyline", { points: of.map((bin, i) => `${x(i).toFixed(1)},${y(scale.of(rate(bin))).toFixed(1)}`).join(" "), class: `line ${key}` }),
        ...(of.length <= 60 ? of.map((bin, i) => drawn("circle", { cx: x(i), cy: y(scale.of(rate(bin))), r: 2.5, class: `fill ${key}` })) : [])],
    });
  }
  showStakers(blocks, sum);
  showSequencers(blocks);
  showBlocks();
}

// provers sums up what each staker proved in the roots that won.
function provers(blocks) {
  const of = new Map();
  for (const b of blocks) {
    for (const e of entriesOf(b, winnerOf(b))) {
      const s = of.get(e.staker) || { id: e.staker, proofs: 0, bids: 0, reward: 0n, claimed: 0n, pairs: [] };
      s.proofs++;
      s.bids += e.bid;
      s.reward += e.reward;
      s.pairs.push(`'${b.number} ${e.bid}'`);
      of.set(e.staker, s);
    }
    for (const p of b.paid) if (p.kind === "reward" && of.has(p.staker)) of.get(p.staker).claimed += p.amount;
  }
  return [...of.values()];
}

function showStakers(blocks, sum) {
  const rows = provers(blocks), most = rows.reduce((m, s) => (s.reward > m ? s.reward : m), 1n);
  say($("stakers-text"), `${plural(rows.length, "staker")}, ${money(sum.provers, 2)} AZT`);
  table($("stakers"), [
    { name: "Staker", sort: (s) => s.id, cell: (s) => toStaker(s.id) },
    { name: "Reward", sort: (s) => s.reward, kind: "n", cell: (s) => fig(money(s.reward), { what: `Rewards of staker ${s.id}, in wei`, exact: s.reward, names: ["many"], of: { pairs: s.pairs.slice(0, 500).join(" ") }, note: `A sum: the commands print ${s.pairs.length > 500 ? "the first 500" : "each"} of the ${plural(s.pairs.length, "reward")} that it is made of, by block and bid.` }) },
    { name: "", kind: "barred", cell: (s) => { const bar = make("i", { class: "meter", "aria-hidden": "true" }); bar.style.setProperty("--full", ratio(s.reward, most)); bar.style.setProperty("--paid", ratio(s.claimed, most)); return bar; } },
    { name: "Of all", kind: "n", sort: (s) => s.reward, cell: (s) => share(s.reward, sum.provers) },
    { name: "Paid out", kind: "n", sort: (s) => s.claimed, cell: (s) => money(s.claimed) },
    { name: "Proofs", kind: "n", sort: (s) => s.proofs, cell: (s) => grouped(s.proofs) },
    { name: "Average bid", kind: "n", sort: (s) => s.bids / s.proofs, cell: (s) => `${(s.bids / s.proofs / 100).toFixed(2)} %` },
    { name: "Owner", kind: "address", cell: (s) => { const owner = report.owners.get(s.id); return owner ? make("span", { title: owner }, short(owner)) : "–"; } },
  ], rows, { sorted: 1, down: true, step: 10, empty: "Nobody proved a block of the range.", row: (s) => ({ "aria-current": s.id === filter.staker }) });
}

function showSequencers(blocks) {
  const ids = [...new Set(blocks.map((b) => b.sequencer))].sort((a, b) => a - b), rows = [];
  for (const id of ids) {
    const own = blocks.filter((b) => b.sequencer === id), splits = own.map((b) => b.feeSplitBps || 0);
    rows.push({ id, blocks: own.length, least: Math.min(...splits), most: Math.max(...splits), average: splits.reduce((a, b) => a + b, 0) / own.length, share: own.reduce((n, b) => n + wei(b.sequencerShare), 0n) });
  }
  const read = (bin) => `${binName(bin)}: ${bin.map((b) => `sequencer ${b.sequencer} gave provers ${percent(b.feeSplitBps || 0)}`).slice(0, 6).join(", ")}`;
  chart($("splits-chart"), blocks, {
    label: "What sequencers gave to provers, by block", says: $("splits-read"), read,
    ticks: [0, 0.5, 1].map((at) => ({ at, text: `${at * 100} %` })),
    paint: (bin, x, width, y) => bin.map((b) => drawn("circle", { cx: x + width / 2, cy: y((b.feeSplitBps || 0) / 10000), r: 3, class: "fill sequencer" })),
  });
  table($("sequencers"), [
    { name: "Sequencer", sort: (s) => s.id, cell: (s) => toStaker(s.id) },
    { name: "Blocks", kind: "n", sort: (s) => s.blocks, cell: (s) => grouped(s.blocks) },
    { name: "FEE_SPLIT", kind: "n", sort: (s) => s.average, cell: (s) => `${(s.average / 100).toFixed(2)} %` },
    { name: "From – to", kind: "n", sort: (s) => s.least, cell: (s) => `${s.least / 100} – ${s.most / 100} %` },
    { name: "Share", kind: "n", sort: (s) => s.share, cell: (s) => fig(money(s.share), { what: `Shares of sequencer ${s.id}, in wei`, exact: s.share, names: ["all"], note: "A sum over the sequencer's blocks: the fourth figure of each line." }) },
  ], rows, { sorted: 4, down: true, step: 10 });
}

function showBlocks() {
  const rows = report.blocks.filter((b) => b.number >= filter.from && b.number <= filter.to && concerns(b, filter.staker));
  table($("blocks"), [
    { name: "Block", kind: "n", sort: (b) => b.number, cell: (b) => toBlock(b.number) },
    { name: "Slot", kind: "n", sort: (b) => b.slot, cell: (b) => grouped(b.slot) },
    { name: "State", sort: (b) => b.fate, cell: (b) => b.fate },
    { name: "Sequencer", sort: (b) => b.sequencer, cell: (b) => (b.sequencer ? toStaker(b.sequencer) : "–") },
    { name: "FEE_SPLIT", kind: "n", sort: (b) => b.feeSplitBps || 0, cell: (b) => fig(percent(b.feeSplitBps || 0), { what: `FEE_SPLIT of block ${b.number} in bps`, exact: b.feeSplitBps || 0, names: ["record"], of: { block: b.number } }) },
    { name: "Roots", kind: "n", sort: (b) => b.roots.length, cell: (b) => String(b.roots.length) },
    { name: "Places", kind: "n", sort: (b) => filledOf(b), cell: (b) => (filledOf(b) ? fig(`${filledOf(b)} of ${placesIn(b)}`, { what: `Proofs in the root of block ${b.number} that won`, exact: filledOf(b), names: ["roots", "recount"], of: { block: b.number }, note: "One line for each proof, below the first." }) : "–") },
    { name: "Fees", kind: "n", sort: (b) => wei(b.fees), cell: (b) => (isFinal(b) ? figMoney(b, wei(b.fees), "Fees") : "–") },
    { name: "Block reward", kind: "n", sort: (b) => wei(b.blockReward), cell: (b) => (isFinal(b) ? figMoney(b, wei(b.blockReward), "Block reward") : "–") },
    { name: "Burned", kind: "n", sort: (b) => wei(b.burned), cell: (b) => (isFinal(b) ? figMoney(b, wei(b.burned), "Burned") : "–") },
    { name: "Finalized at L1 block", kind: "n", sort: (b) => b.finalizedAt?.l1Block || 0, cell: (b) => (b.finalizedAt ? grouped(b.finalizedAt.l1Block) : "–") },
  ], rows, { sorted: 0, down: true, step: 15, empty: "None in the range.", row: (b) => ({ "aria-current": b.number === chosen }) });
}

function showWithout() {
  const of = (fate) => report.without.filter((b) => b.fate === fate).reduce((n, b) => n + 1 + b.lastSlot - b.slot, 0);
  say($("without-text"), `${grouped(of("pruned"))} pruned, ${plural(of("missed reveal"), "missed reveal")}, ${plural(of("empty slot"), "empty slot")}`);
  table($("without"), [
    { name: "Slot", kind: "n", sort: (b) => b.slot, cell: (b) => (b.lastSlot > b.slot ? `${grouped(b.slot)} – ${grouped(b.lastSlot)}` : grouped(b.slot)) },
    { name: "What", sort: (b) => b.fate, cell: (b) => (b.number ? `block ${b.number}: ${b.fate}` : b.fate) },
    { name: "Why", kind: "wide", cell: (b) => b.reason || "–" },
  ], report.without, { step: 12, empty: "Every slot had a block, and every block a root." });
}

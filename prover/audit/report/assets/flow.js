
// showFlow draws where the money of a block went: from fees and block reward over the parts of
// provers and sequencer to whom it was paid, as bands as thick as the amounts.
function showFlow(b) {
  $("flow-panel").hidden = !isFinal(b);
  const s = sharesOf(b), all = s.total;
  if (!isFinal(b)) return;
  if (all === 0n) {
    say($("flow-sum"), "There was none: escrow and reserve were empty.");
    $("flow").replaceChildren();
    return $("flow-table").replaceChildren();
  }
  const who = provers([b]).sort((x, y) => (x.reward < y.reward ? 1 : -1));
  const room = Math.max(300, $("flow").clientWidth), narrow = room < 620, many = narrow ? 5 : 9;
  say($("flow-sum"), `${money(all)} AZT, of which ${share(s.burned, all, 2)} burned`);
  const rest = who.slice(many), bin = (name, amount, kind) => ({ name, amount, kind });
  const left = [bin("Fees", s.fees, "source"), bin("Block reward", s.blockReward, "source")];
  const middle = [bin(`For provers, ${percent(b.feeSplitBps || 0)}`, s.network, "provers"), bin("", s.sequencer, "sequencer")];
  const paid = [...who.slice(0, many).map((p) => bin(`Staker ${p.id} · ${plural(p.proofs, "proof")}`, p.reward, "provers")), ...(rest.length ? [bin(plural(rest.length, "other staker"), rest.reduce((n, p) => n + p.reward, 0n), "provers")] : [])];
  const unknown = who.reduce((n, p) => n - p.reward, s.provers); // of a root whose calldata was not found
  const right = [...paid, bin("Stakers who are not known", unknown, "provers"), bin("Submitter", s.submitter, "submitter"), bin("Burned", s.burned, "burned"), bin(`Sequencer, staker ${b.sequencer}`, s.sequencer, "sequencer")].filter((r) => r.amount > 0n);
  const gap = narrow ? 15 : 12, bar = 10, height = Math.max(narrow ? 420 : 330, right.length * (narrow ? 40 : 26)), labels = narrow ? 150 : 250;
  const lay = (column, x) => {
    const scale = (height - gap * (right.length - 1) - 12) / Number(all);
    const used = column.reduce((n, c) => n + Math.max(1.5, Number(c.amount) * scale), 0) + gap * (column.length - 1);
    let y = (height - used) / 2;
    for (const c of column) {
      Object.assign(c, { x, y, h: Math.max(1.5, Number(c.amount) * scale) });
      c.from = c.to = y;
      y += c.h + gap;
    }
    return column;
  };
  lay(left, 0);
  lay(middle, (room - labels) * 0.5);
  lay(right, room - labels - bar);
  const svg = drawn("svg", { viewBox: `0 0 ${room} ${height}`, width: room, height, role: "img", "aria-labelledby": "flow-title flow-sum" });
  const band = (from, to, amount, kind) => {
    if (amount <= 0n) return;
    const [h1, h2] = [from.h * ratio(amount, from.amount), to.h * ratio(amount, to.amount)], [x1, x2] = [from.x + bar, to.x], m = (x1 + x2) / 2;
    const path = drawn("path", { class: `band ${kind}`, d: `M${x1} ${from.to}C${m} ${from.to} ${m} ${to.from} ${x2} ${to.from}V${to.from + h2}C${m} ${to.from + h2} ${m} ${from.to + h1} ${x1} ${from.to + h1}Z` }, drawn("title", {}, `${from.name || "Sequencer"} → ${to.name}: ${money(amount)} AZT`));
    from.to += h1;
    to.from += h2;
    svg.append(path);
  };
  for (const source of left) {
    const toProvers = source === left[0] ? source.amount * s.network / (all || 1n) : s.network - left[0].amount * s.network / (all || 1n);
    band(source, middle[0], toProvers, "provers");
    band(source, middle[1], source.amount - toProvers, "sequencer");
  }
  for (const end of right) band(end.kind === "sequencer" ? middle[1] : middle[0], end, end.amount, end.kind);
  for (const c of [...left, ...middle, ...right]) {
    if (c.amount > 0n) svg.append(drawn("rect", { x: c.x, y: c.y, width: bar, height: c.h, rx: 2, class: `fill ${c.kind}` }));
  }
  const text = (x, y, name, amount, end) => drawn("text", { x, y, class: end ? "end" : "" }, name, drawn("tspan", { class: "amount", ...(narrow ? { x, dy: 14 } : { dx: 6 }) }, `${money(amount)} · ${share(amount, all)}`));
  for (const c of left) if (c.amount > 0n) svg.append(text(bar + 8, c.y + c.h / 2 - (narrow ? 3 : -4), c.name, c.amount));
  if (!narrow) svg.append(text(middle[0].x, middle[0].y - 9, middle[0].name, middle[0].amount));
  let below = -99; // no label lies over the one before it
  for (const c of right) {
    below = Math.max(c.y + c.h / 2 - (narrow ? 3 : -4), below + (narrow ? 31 : 17));
    svg.append(text(c.x + bar + 8, below, c.name, c.amount));
  }
  $("flow").replaceChildren(svg);
  showFlowTable(b, s, who);
}

function showFlowTable(b, s, who) {
  const rows = [["Fees, from the escrow", s.fees], ["Block reward, from the reserve", s.blockReward], ["For provers", s.network], ["Sequencer's share", s.sequencer],
    ["Submitter's share", s.submitter], ["Burned", s.burned], ...who.map((p) => [`Staker ${p.id}`, p.reward, p.pairs])];
  table($("flow-table"), [
    { name: "Where", cell: ([name]) => name },
    { name: "AZT", kind: "n", cell: ([name, amount, of]) => (of ? fig(money(amount), { what: `Rewards of ${name.toLowerCase()} of block ${b.number}, in wei`, exact: amount, names: ["many"], of: { pairs: of.join(" ") } }) : figMoney(b, amount, name)) },
    { name: "wei", kind: "n", cell: ([, amount]) => String(amount) },
    { name: "Of the whole", kind: "n", cell: ([, amount]) => share(amount, s.total, 2) },
  ], rows, { step: 200 });
}

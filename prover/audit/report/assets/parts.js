
// table makes a table that can be sorted, of which the first rows are shown until more are asked for.
// A column is {name, cell(row), sort(row), kind: a class}; a cell is a text or an element.
function table(place, columns, rows, { step = 25, sorted = -1, down = false, empty = "None.", row: mark } = {}) {
  let shown = step, by = sorted;
  const draw = () => {
    if (!rows.length) return place.replaceChildren(make("p", { class: "quiet" }, empty));
    const ordered = by < 0 ? rows : rows.toSorted((a, b) => {
      const [x, y] = [columns[by].sort(a), columns[by].sort(b)];
      return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
    });
    const head = make("tr", {}, ...columns.map((c, i) => {
      const th = make("th", { class: c.kind, scope: "col", "aria-sort": i === by && (down ? "descending" : "ascending") });
      if (!c.sort) {
        th.append(c.name);
        return th;
      }
      const button = make("button", { type: "button", class: "sort" }, c.name);
      button.addEventListener("click", () => {
        down = by === i ? !down : true;
        by = i;
        draw();
        place.querySelectorAll("thead th")[i].querySelector("button").focus();
      });
      th.append(button);
      return th;
    }));
    const body = make("tbody", {}, ...ordered.slice(0, shown).map((row) => make("tr", mark ? mark(row) : {}, ...columns.map((c) => make("td", { class: c.kind, "data-name": c.name }, c.cell(row))))));
    const rest = rows.length - shown;
    const more = make("button", { type: "button", class: "more" }, `${plural(rest, "row")} more`);
    more.addEventListener("click", () => { shown += 4 * step; draw(); });
    place.replaceChildren(make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), body)), ...(rest > 0 ? [more] : []));
  };
  draw();
}

// pairs fills a list of names and values.
function pairs(id, of) {
  $(id).replaceChildren(...of.map(([name, ...value]) => make("div", {}, make("dt", {}, name), make("dd", {}, ...value))));
}

const swatch = (kind) => make("i", { class: `swatch ${kind}` });
const legend = (id, of) => $(id).replaceChildren(...of.map(([kind, name]) => make("li", {}, swatch(kind), name)));
const share = (part, whole, decimals = 1) => (whole > 0n ? `${(Number(part * 100000n / whole) / 1000).toFixed(decimals)} %` : "–");
const ratio = (part, whole) => (whole > 0n ? Number(part * 1000000n / whole) / 1e6 : 0);

// toBlock is a number that leads to its block.
function toBlock(number) {
  const button = make("button", { type: "button", class: "link" }, String(number));
  button.addEventListener("click", () => chooseBlock(number, true));
  return button;
}

// toStaker is a staker that the page is then filtered by.
function toStaker(id) {
  const button = make("button", { type: "button", class: "link", title: report.owners.get(id) }, `S${id}`);
  button.addEventListener("click", () => { filter.staker = id; show(); $("overview").scrollIntoView(); });
  return button;
}

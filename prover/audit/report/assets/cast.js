
// Every figure leads to the commands that compute it again. They are those of docs/AUDIT.md.
const recipes = new Map($("recipes").textContent.split(/^## /m).filter((text) => text.trim()).map((text) => {
  const [head, ...lines] = text.trimEnd().split("\n"), [name, title = ""] = head.split(": ");
  return [name, { title, text: lines.join("\n") }];
}));

// commands are those of a recipe, for what they are of: block, slot, bids, pick (which of the
// logs), tx.
function commands(name, of = {}) {
  const values = { rpc: "https://rpc.example/KEY", settlement: meta.addresses.Settlement, from: meta.firstBlock, pick: -1, ...of };
  if (of.slot !== undefined) values.slotStart = meta.genesisBlock + of.slot * meta.slotBlocks;
  values.randaoBlock = values.slotStart - 1;
  return recipes.get(name).text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // a page from a file may not, in some browsers
    const area = make("textarea", {}, text);
    (document.querySelector("dialog[open]") || document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const was = button.textContent;
  button.textContent = "Copied ✓";
  setTimeout(() => { button.textContent = was; }, 1500);
}

// shell shows commands with a button that copies them.
function shell(text) {
  const button = make("button", { type: "button", class: "copy" }, "Copy");
  button.addEventListener("click", () => copy(text, button));
  return make("div", { class: "shell" }, button, make("pre", { tabindex: 0 }, text));
}

// showCast opens the commands of a figure: names of recipes, which are run one after the other.
function showCast({ what, exact, names, of, note }) {
  $("cast-title").textContent = what;
  $("cast-exact").replaceChildren(...(exact === undefined ? [] : ["Exactly ", make("code", {}, String(exact)), "."]));
  $("cast-text").textContent = note || `${recipes.get(names.at(-1)).title}.`;
  $("cast-lines").replaceChildren(shell(names.map((name) => commands(name, of)).join("\n")));
  $("cast-setup").replaceChildren(shell(commands("setup")));
  $("cast").showModal();
}

// fig is a figure that leads to its commands.
function fig(text, cast) {
  const button = make("button", { type: "button", class: "fig", title: cast.exact === undefined ? cast.what : `${cast.what}: ${cast.exact}` }, text);
  button.addEventListener("click", (e) => { e.stopPropagation(); showCast(cast); });
  return button;
}

const figTx = (tx, what = "Transaction") => fig(short(tx), { what, exact: tx, names: ["receipt"], of: { tx } });

// figMoney is a figure of a block's split, by its name in the records.
function figMoney(b, amount, what, decimals = 3) {
  return fig(money(amount, decimals), { what: `${what} of block ${b.number}, in wei`, exact: amount, names: ["settled"], of: { block: b.number } });
}

$("cast").addEventListener("click", (e) => { if (e.target === $("cast")) $("cast").close(); });

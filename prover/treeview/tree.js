"use strict";
// Draws proof trees, and writes numbers and amounts. It writes text and never markup: what others
// have sent stays text.

const $ = (id) => document.getElementById(id);
const list = (of) => of || [];
const grouped = (n) => n.toLocaleString("en-US");
const plural = (n, one, many = one + "s") => `${grouped(n)} ${n === 1 ? one : many}`;
const percent = (bps) => `${bps / 100} %`;
const short = (name) => (name.length > 14 ? `${name.slice(0, 4)}…${name.slice(-6)}` : name);

// azt writes wei with three decimals, cut off: it never shows more than there is.
function azt(wei, decimals = 3) {
  const digits = (wei || "0").padStart(19, "0");
  return `${grouped(BigInt(digits.slice(0, -18)))}.${digits.slice(-18, -18 + decimals)}`;
}

function make(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) e.setAttribute(name, value === true ? "" : value);
  }
  e.append(...children);
  return e;
}

// drawn makes an element of a picture.
function drawn(tag, attributes = {}, ...children) {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  e.append(...children);
  return e;
}

// say sets a text only when it is another one: a live region announces each change.
function say(e, text) {
  if (e.textContent !== text) e.textContent = text;
}

// placesOf is how many proofs a node can have: rules.ProofsPerNode, and 1 of the root.
const placesOf = (node) => (node === 1 ? 1 : 3);

// levelName names one of so many levels, 0 being that of base rollups.
function levelName(levels, level) {
  const top = levels - 1;
  if (level === top) return "Root";
  return level === 0 ? "Base rollups" : top === 2 ? "Merges" : `Merges ${level}`;
}

// nodeName is what one node of a level is called.
const nodeName = (levels, level) => levelName(levels, level).replace(/s( \d+)?$/, "$1");

// formOf is how a tree of so many base rollups is drawn: as one, or where they do not fit side by
// side as strips of its levels.
function formOf(tree, bases) {
  const room = tree.clientWidth - (innerWidth > 640 ? 130 : 0);
  return room / bases < 30 ? "strips" : "whole";
}

// makeTree makes the elements of a tree of so many levels, from the root down.
function makeTree(tree, levels, form = formOf(tree, 2 ** (levels - 1))) {
  const top = levels - 1;
  tree.dataset.form = form;
  const rows = [];
  for (let level = top; level >= 0; level--) {
    const first = 2 ** (top - level);
    const cells = make("div", { class: "cells" });
    cells.style.setProperty("--count", first);
    for (let n = first; n < 2 * first; n++) {
      const cell = make("button", { type: "button", class: "node", "data-node": n, tabindex: -1 }, make("b", {}, String(n)), make("span", { class: "places" }));
      for (let i = 0; i < placesOf(n); i++) {
        cell.lastElementChild.append(make("i", { class: "place" }, make("span", { class: "who" }), make("span", { class: "score" }), make("span", { class: "bid" })));
      }
      cells.append(cell);
    }
    rows.push(make("div", { class: "level", "data-level": level }, make("p", { class: "when" }, make("b", {}, levelName(levels, level)), make("span", { class: "quiet" })), cells));
    if (level > 0 && tree.dataset.form !== "strips") rows.push(branches(first));
  }
  tree.replaceChildren(...rows);
}

// branches draws the lines from a row of nodes to their children.
function branches(count) {
  const path = drawn("path", { d: Array.from({ length: count }, (_, i) => `M${4 * i + 1} 4V2H${4 * i + 3}V4M${4 * i + 2} 2V0`).join("") });
  const svg = drawn("svg", { class: "branches", viewBox: `0 0 ${4 * count} 4`, preserveAspectRatio: "none", "aria-hidden": "true" }, path);
  return make("div", { class: "level gap" }, make("p", { class: "when" }), svg);
}

const cellIn = (tree, node) => tree.querySelector(`[data-node="${node}"]`);

// fillCell shows the places of a node: {kind: the class beside place, who, score, bid} of each that
// is taken, or only a kind.
function fillCell(cell, places) {
  [...cell.lastElementChild.children].forEach((place, i) => {
    const p = places[i] || {};
    place.className = "place" + (p.kind ? ` ${p.kind}` : "");
    say(place.children[0], p.who || "");
    say(place.children[1], p.score || "");
    say(place.children[2], p.bid || "");
  });
}

// walkByKeys moves the focus in a tree by arrow keys: along a level, up to the parent, down to the
// left child; Home and End go to the ends of a level. choose(node) is called when one has the focus.
function walkByKeys(tree, choose) {
  tree.addEventListener("keydown", (e) => {
    const node = Number(e.target.closest(".node")?.dataset.node);
    if (!node || e.ctrlKey || e.metaKey || e.altKey) return;
    const first = 2 ** Math.floor(Math.log2(node)), last = 2 * first - 1, count = tree.querySelectorAll(".node").length;
    const to = { ArrowLeft: Math.max(first, node - 1), ArrowRight: Math.min(last, node + 1), ArrowUp: Math.max(1, node >> 1), ArrowDown: 2 * node <= count ? 2 * node : node, Home: first, End: last }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    cellIn(tree, to)?.focus();
  });
  tree.addEventListener("focusin", (e) => {
    const node = Number(e.target.closest(".node")?.dataset.node);
    if (node) choose(node);
  });
}


// What the report has: the records between its data block and the summary, as record.go writes them.
const meta = JSON.parse($("meta").textContent);
const summary = JSON.parse($("summary").textContent);
const report = { blocks: [], without: [], findings: [], byNumber: new Map(), owners: new Map() };

const BPS = 10000n;
const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

async function readRecords() {
  const lines = new Blob([bytesOf($("records").textContent)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await lines.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const line of parts) take(JSON.parse(line));
  }
  $("records").textContent = "";
}

function take({ block, claims, owner, finding }) {
  if (finding) report.findings.push(finding);
  if (owner) report.owners.set(owner.staker, owner.owner);
  if (claims) {
    const of = report.byNumber.get(claims.number);
    if (of) of.paid.push(...claims.paid.map(([kind, index, staker, amount, to]) => ({ kind, index, staker, amount: BigInt(amount || 0), to: to || report.owners.get(staker), l1Block: claims.l1Block, tx: claims.tx })));
  }
  if (!block) return;
  block.roots = list(block.roots);
  block.proofs = list(block.proofs);
  block.proposals = list(block.proposals);
  block.paid = [];
  if (block.number && block.fate !== "pruned") {
    report.blocks.push(block);
    report.byNumber.set(block.number, block);
  } else {
    report.without.push(block);
  }
}

const wei = (text) => BigInt(text || 0);
const money = (amount, decimals = 3) => azt(String(amount), decimals);
const winnerOf = (b) => b.roots.at(-1);
const isFinal = (b) => b.fate === "finalized";
const nodesOf = (b) => (b.numTxs ? (2 * b.numTxs) / b.txsPerBase - 1 : 0);
const levelsOf = (b) => Math.log2(nodesOf(b) + 1);
const levelOf = (b, node) => levelsOf(b) - 1 - Math.floor(Math.log2(node));
const placesIn = (b) => 3 * nodesOf(b) - 2;

// points writes a score as rules.Points does: as a fraction of the range of a VRF output, cut off.
function points(score, decimals = 6) {
  const digits = String((score * 10n ** BigInt(decimals) >> 128n) / BPS).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

// entriesOf are the proofs of a root in the order of its payouts. What is not written follows from
// the rules: the score from the VRF output and the bid, the reward from the unit and the bid.
function entriesOf(b, root) {
  return list(root.entries).map((id, index) => {
    const [node, staker, bid, vrf, score] = b.proofs[id];
    const reward = root === winnerOf(b) && b.unitPerBps ? wei(root.rewards?.[index] ?? wei(b.unitPerBps) * (BPS - BigInt(bid))) : null;
    return { id, index, node, staker, bid, vrf: wei(vrf), score: score === undefined ? wei(vrf) * (BPS + BigInt(bid)) : wei(score), reward, refs: root.refs[index], burned: b.unitPerBps ? wei(b.unitPerBps) * BigInt(bid) : null };
  });
}

// childrenOf are the entries that an entry refers to: slot k has two bits, j is the j-th entry of the
// left child for k < 3, and of the right one from there on.
function childrenOf(entry, entries) {
  return Array.from({ length: 6 }, (_, k) => {
    const j = (entry.refs >> (2 * k)) & 3, child = 2 * entry.node + (k < 3 ? 0 : 1);
    return j && entries.filter((e) => e.node === child)[j - 1];
  }).filter(Boolean);
}

// sharesOf is where the money of a finalized block went, in wei.
function sharesOf(b) {
  const [fees, blockReward, network, sequencer, submitter, burned] = [b.fees, b.blockReward, b.network, b.sequencerShare, b.submitterShare, b.burned].map(wei);
  return { fees, blockReward, total: fees + blockReward, network, sequencer, submitter, burned, provers: network - submitter - burned };
}

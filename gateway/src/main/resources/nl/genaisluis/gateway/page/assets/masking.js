// Personal data in a chat: what its codes stand for, and the answer with names or with codes.
import { make } from "./dom.js";
import { t } from "./words.js";

export const kind = (type) => t(`type${type}`);

/** What the codes of this check stand for; secrets have none that comes back. */
export function valuesOf(check, conversation) {
  const values = {};
  for (const one of check.personal_data ?? []) {
    const text = one.message === null ? null : conversation[one.message]?.content;
    if (text && one.placeholder && one.type !== "GEHEIM") {
      values[one.placeholder] = text.slice(one.start, one.end);
    }
  }
  return values;
}

function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode);
  }
  return texts;
}

/** True where the purpose does not ask the reader to look again at what is replaced. */
export function seenEnough(mode, turns) {
  const before = turns.some((turn) => Object.keys(turn.told?.masked ?? {}).length > 0);
  return mode === "achteraf" || (mode === "eerste-keer" && before);
}

/** Tints each restored value in the answer. Returns how many there are. */
export function tint(root, values) {
  const wanted = Object.entries(values).filter(([, value]) => value.length > 1).sort((a, b) => b[1].length - a[1].length);
  if (wanted.length === 0) {
    return 0;
  }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(([, value]) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const codes = new Map(wanted.map(([code, value]) => [value, code]));
  let count = 0;
  for (const node of textsOf(root)) {
    const parts = [];
    let plain = 0;
    for (const found of node.data.matchAll(pattern)) {
      parts.push(node.data.slice(plain, found.index), make("span", { class: "restored", "data-code": codes.get(found[0]), "data-name": found[0] }, found[0]));
      plain = found.index + found[0].length;
      count += 1;
    }
    if (parts.length > 0) {
      node.replaceWith(...parts, node.data.slice(plain));
    }
  }
  return count;
}

/** Shows codes instead of names, or names again. */
export function showCodes(root, on) {
  for (const span of root.querySelectorAll(".restored")) {
    span.textContent = on ? span.dataset.code : span.dataset.name;
  }
}

// Markdown inside one block, as nodes. Nothing here reads a string as markup: what is not known
// stays text. An image becomes its words and a link leads only to https or mail.
import { make } from "./dom.js";
import { t } from "./words.js";

const ESCAPED = /[\\`*_{}[\]()#+\-.!|~<>]/;
const WORD = /[\p{L}\p{N}]/u;
const DEPTH_MAX = 8;
/** A mark that opens must close within this many characters, or it is a character like any other. */
const SPAN_MAX = 2000;
const BARE_MAX = 2000;
/** What begins at a place is decided by at most this many characters after it. */
const DECIDED_BY = 3100;
/** A sign of more than one character may still be growing at the end of a text. */
const SIGN_MAX = 8;

/** The address as a link may use it, or null. Control characters and spaces make it no address. */
export function safeAddress(address) {
  if (!/^(https:\/\/|mailto:)[^\s\u0000-\u0020\u007f<>"'`\\]+$/i.test(address)) {
    return null;
  }
  try {
    const parsed = new URL(address);
    const plain = parsed.protocol === "mailto:" || (parsed.protocol === "https:" && !parsed.username && !parsed.password);
    return plain ? parsed : null;
  } catch {
    return null;
  }
}

function anchor(address, children, words) {
  const parsed = safeAddress(address);
  if (!parsed) {
    return [...children, ` (${address})`];
  }
  const link = make("a", { href: parsed.href, rel: "noopener noreferrer nofollow", target: "_blank" }, ...children);
  if (parsed.protocol === "https:" && !words.includes(parsed.host)) {
    link.append(` (${parsed.host})`);
  }
  link.append(make("span", { class: "unseen" }, ` ${t("newTab")}`));
  return [link];
}

/** The end of a run of this mark that closes one opened before `from`, or -1. */
function closing(text, mark, from) {
  let at = text.indexOf(mark, from);
  while (at > from && at < from + SPAN_MAX && (/\s/.test(text[at - 1]) || (mark[0] === "_" && WORD.test(text[at + mark.length] ?? "")))) {
    at = text.indexOf(mark, at + 1);
  }
  return at > from && at < from + SPAN_MAX ? at : -1;
}

function code(text, at) {
  const ticks = /^`+/.exec(text.slice(at, at + 40))[0];
  const end = text.indexOf(ticks, at + ticks.length);
  if (end < 0 || end > at + SPAN_MAX) {
    return null;
  }
  const inside = text.slice(at + ticks.length, end).replace(/\n/g, " ");
  return { nodes: [make("code", {}, inside.trim() === "" ? inside : inside.trim())], end: end + ticks.length };
}

function emphasis(text, at, depth) {
  for (const [mark, tag] of [["**", "strong"], ["__", "strong"], ["~~", "del"], ["*", "em"], ["_", "em"]]) {
    if (!text.startsWith(mark, at) || /\s/.test(text[at + mark.length] ?? " ")) {
      continue;
    }
    if (mark[0] === "_" && WORD.test(text[at - 1] ?? "")) {
      continue;
    }
    const end = closing(text, mark, at + mark.length);
    if (end > 0) {
      const inside = inline(text.slice(at + mark.length, end), depth + 1);
      return { nodes: [make(tag, {}, ...inside)], end: end + mark.length };
    }
  }
  return null;
}

function bracketed(text, at, depth) {
  const image = text[at] === "!";
  const found = /^!?\[([^\]]{0,500})\]\(\s*([^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000})?)(?:\s+"[^"]{0,300}")?\s*\)/.exec(text.slice(at, at + 3000));
  if (!found) {
    return null;
  }
  const end = at + found[0].length;
  if (image) {
    return { nodes: [t("imageLeftOut", { words: found[1] || "-" })], end };
  }
  return { nodes: anchor(found[2], inline(found[1], depth + 1), found[1]), end };
}

function bare(text, at) {
  if (WORD.test(text[at - 1] ?? "")) {
    return null;
  }
  const found = /^https:\/\/[^\s<>"'`\\]+/.exec(text.slice(at, at + BARE_MAX));
  const address = found?.[0].replace(/[.,;:!?)\]*_]+$/, "") ?? "";
  return address.length > 8 ? { nodes: anchor(address, [address], address), end: at + address.length, seen: at + found[0].length } : null;
}

function special(text, at, depth) {
  switch (text[at]) {
    case "\\":
      return ESCAPED.test(text[at + 1] ?? "") ? { nodes: [text[at + 1]], end: at + 2 } : null;
    case "`":
      return code(text, at);
    case "!":
      return text[at + 1] === "[" ? bracketed(text, at, depth) : null;
    case "[":
      return bracketed(text, at, depth);
    case "h":
      return bare(text, at);
    case "\n":
      return / {2}$|\\$/.test(text.slice(Math.max(0, at - 2), at)) ? { nodes: [make("br")], end: at + 1 } : null;
    default:
      return emphasis(text, at, depth);
  }
}

/** True when nothing that may still come can make something else of the mark at this place. */
function decided(text, at, found) {
  if (text.length - at > DECIDED_BY) {
    return true;
  }
  if (found) {
    return (found.seen ?? found.end) < text.length;
  }
  const next = text[at + 1];
  switch (text[at]) {
    case "\n":
      return true;
    case "\\":
      return next !== undefined;
    case "!":
      return next !== undefined && next !== "[";
    case "h":
      return WORD.test(text[at - 1] ?? "");
    case "~":
      return next !== undefined && next !== "~";
    case "*":
    case "_":
      return (next !== undefined && /\s/.test(next)) || (text[at] === "_" && WORD.test(text[at - 1] ?? ""));
    default:
      return false;
  }
}

/** The nodes and strings of this text. */
export function inline(text, depth = 0) {
  return depth > DEPTH_MAX ? [text] : inlineFrom(text, 0, text.length, depth).parts;
}

/** Not between the halves of one sign. */
const apart = (text, at) => (at < text.length && /[\uDC00-\uDFFF]/.test(text[at]) ? at - 1 : at);

/**
 * The nodes of what begins at or after `from` and before `until`, in a text that may still grow: how
 * many of them stay as they are, whatever comes, and where in the text the last of those ends.
 */
export function inlineFrom(text, from, until, depth = 0) {
  const parts = [];
  let plain = from;
  let firm = null;
  const put = (end) => {
    if (end > plain) {
      parts.push(text.slice(plain, end));
    }
    plain = end;
  };
  const settle = (at) => {
    put(at);
    firm = { count: parts.length, end: at };
  };
  const marks = /[\\`![*_~\n]|https:/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark && mark.index < until; mark = marks.exec(text)) {
    const at = mark.index;
    const found = special(text, at, depth);
    if (!firm && !decided(text, at, found)) {
      settle(Math.max(at, plain));
    }
    if (found) {
      put(at);
      parts.push(...found.nodes);
      plain = found.end;
      marks.lastIndex = found.end;
    } else {
      marks.lastIndex = at + 1;
    }
  }
  const cut = apart(text, until);
  if (!firm) {
    settle(Math.max(plain, apart(text, Math.max(from, Math.min(cut, text.length - SIGN_MAX)))));
  }
  put(cut);
  return { parts, firm };
}

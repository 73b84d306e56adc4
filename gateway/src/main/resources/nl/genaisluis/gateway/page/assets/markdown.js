// Markdown as elements: paragraphs, headings, lists, quotes, tables, code. Made for a text that is
// still growing: a block that is complete is made once, only the last one is made again.
import { make } from "./dom.js";
import { inline } from "./inline.js";
import { t } from "./words.js";

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]{0,30})/;
const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)?$/;
const RULE = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const QUOTE = /^ {0,3}>\s?(.*)$/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const BLANK = /^\s*$/;
const NESTED_MAX = 6;

const isTable = (lines, at) => lines[at].includes("|") && at + 1 < lines.length && lines[at + 1].includes("-") && DIVIDER.test(lines[at + 1]) && lines[at + 1].includes("|");

function starts(lines, at) {
  const line = lines[at];
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || ITEM.test(line) || QUOTE.test(line) || isTable(lines, at);
}

/** The line at `line` belongs to the list that starts at `at`. Numbers and dots are not one list. */
function inList(lines, at, line) {
  const first = ITEM.exec(lines[at]);
  const item = ITEM.exec(lines[line]);
  if (item) {
    return item[1].length > first[1].length + 1 || /\d/.test(item[2]) === /\d/.test(first[2]);
  }
  if (BLANK.test(lines[line])) {
    const next = lines[line + 1] ?? "";
    return /^\s{2,}\S/.test(next) || (ITEM.test(next) && inList(lines, at, line + 1));
  }
  return /^\s{2,}/.test(lines[line]) || (!BLANK.test(lines[line - 1]) && !starts(lines, line));
}

/** Where the block that starts at this line ends: the line after its last. */
function blockEnd(lines, at) {
  const fence = FENCE.exec(lines[at]);
  let end = at + 1;
  if (fence) {
    const close = new RegExp(`^ {0,3}${fence[1][0]}{${fence[1].length},}\\s*$`);
    while (end < lines.length && !close.test(lines[end])) {
      end += 1;
    }
    return Math.min(end + 1, lines.length);
  }
  if (HEADING.test(lines[at]) || RULE.test(lines[at])) {
    return end;
  }
  if (ITEM.test(lines[at])) {
    while (end < lines.length && inList(lines, at, end)) {
      end += 1;
    }
    return end;
  }
  const goesOn = QUOTE.test(lines[at]) ? (line) => QUOTE.test(lines[line]) : isTable(lines, at) ? (line) => lines[line].includes("|") : (line) => !starts(lines, line);
  if (isTable(lines, at)) {
    end = at + 2;
  }
  while (end < lines.length && !BLANK.test(lines[end]) && goesOn(end)) {
    end += 1;
  }
  return end;
}

function cells(line) {
  const inside = line.trim().replace(/^\|/, "").replace(/(^|[^\\])\|$/, "$1");
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

function table(lines) {
  const head = cells(lines[0]);
  const row = (line, tag) => {
    const found = cells(line);
    return make("tr", {}, ...head.map((_, column) => make(tag, tag === "th" ? { scope: "col" } : {}, ...inline(found[column] ?? ""))));
  };
  const body = make("tbody", {}, ...lines.slice(2).map((line) => row(line, "td")));
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("table") }, make("table", {}, make("thead", {}, row(lines[0], "th")), body));
}

function codeBlock(lines) {
  const fence = FENCE.exec(lines[0]);
  const closed = lines.length > 1 && new RegExp(`^ {0,3}${fence[1][0]}{${fence[1].length},}\\s*$`).test(lines.at(-1));
  const code = make("code", {}, lines.slice(1, closed ? -1 : undefined).join("\n"));
  const pre = make("pre", { tabindex: "0", role: "region", "aria-label": fence[2] ? `${t("code")} ${fence[2]}` : t("code"), translate: "no" }, code);
  return make("div", { class: "code" }, pre, make("button", { type: "button", class: "quiet small", "data-copy": "code" }, t("copyCode")));
}

/** A list with what hangs below its items. `lines` start with an item. */
function list(lines, depth) {
  const first = ITEM.exec(lines[0]);
  const margin = first[1].length;
  const ordered = /\d/.test(first[2]);
  const number = ordered ? Number.parseInt(first[2], 10) : 1;
  const box = make(ordered ? "ol" : "ul", number === 1 ? {} : { start: number });
  let at = 0;
  while (at < lines.length) {
    const item = ITEM.exec(lines[at]);
    const inside = [item ? item[3] : lines[at].trim()];
    at += 1;
    while (at < lines.length && !(ITEM.test(lines[at]) && ITEM.exec(lines[at])[1].length < margin + 2)) {
      inside.push(lines[at].slice(Math.min(margin + 2, /^\s*/.exec(lines[at])[0].length)));
      at += 1;
    }
    while (inside.length > 1 && BLANK.test(inside.at(-1))) {
      inside.pop();
    }
    const parts = blocksOf(inside, depth + 1);
    const only = parts.length > 0 && parts[0].tagName === "P" ? [...parts.shift().childNodes] : [];
    box.append(make("li", {}, ...only, ...parts));
  }
  return box;
}

/** Without the signs that may close a heading. By hand: a pattern for it is slow on many spaces. */
function headingText(line) {
  const text = line.trimEnd();
  let end = text.length;
  while (text[end - 1] === "#") {
    end -= 1;
  }
  return end === 0 || /\s/.test(text[end - 1]) ? text.slice(0, end).trimEnd() : text;
}

function block(lines, depth) {
  if (FENCE.test(lines[0])) {
    return codeBlock(lines);
  }
  const heading = HEADING.exec(lines[0]);
  if (heading) {
    return make(`h${Math.min(6, heading[1].length + 3)}`, {}, ...inline(headingText(heading[2] ?? "")));
  }
  if (RULE.test(lines[0])) {
    return make("hr");
  }
  if (ITEM.test(lines[0]) && depth < NESTED_MAX) {
    return list(lines, depth);
  }
  if (QUOTE.test(lines[0]) && depth < NESTED_MAX) {
    return make("blockquote", {}, ...blocksOf(lines.map((line) => QUOTE.exec(line)?.[1] ?? line), depth + 1));
  }
  if (isTable(lines, 0)) {
    return table(lines);
  }
  return make("p", {}, ...inline(lines.map((line) => line.trimStart()).join("\n").trimEnd()));
}

function blocksOf(lines, depth) {
  const made = [];
  let at = 0;
  while (at < lines.length) {
    if (BLANK.test(lines[at])) {
      at += 1;
      continue;
    }
    const end = blockEnd(lines, at);
    made.push(block(lines.slice(at, end), depth));
    at = end;
  }
  return made;
}

/** Fills `box` with a text that comes in pieces. */
export class Writer {
  constructor(box) {
    this.box = box;
    this.text = "";
    this.open = 0;
    this.last = [];
  }

  add(piece) {
    this.text += piece;
  }

  /** Makes what came in since the last time. */
  show() {
    const lines = this.text.slice(this.open).split("\n");
    let at = 0;
    let done = 0;
    const fresh = [];
    while (at < lines.length) {
      if (BLANK.test(lines[at])) {
        at += 1;
        continue;
      }
      const end = blockEnd(lines, at);
      if (end < lines.length - 1 && !(ITEM.test(lines[at]) && end >= lines.length - 2)) {
        fresh.push(block(lines.slice(at, end), 0));
        done = end;
      } else {
        break;
      }
      at = end;
    }
    for (const node of this.last) {
      node.remove();
    }
    this.box.append(...fresh);
    this.open += lines.slice(0, done).reduce((sum, line) => sum + line.length + 1, 0);
    this.last = blocksOf(lines.slice(done), 0);
    this.box.append(...this.last);
  }
}

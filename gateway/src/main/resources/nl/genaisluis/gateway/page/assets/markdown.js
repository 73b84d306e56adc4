// Markdown as elements: paragraphs, headings, lists, quotes, tables, code. A text is cut into blocks
// (`blockEnd`) and each is made on its own; `writer.js` does so for a text that still grows.
import { make } from "./dom.js";
import { inline } from "./inline.js";
import { codeBlock } from "./sluis-code.js";
import { t } from "./words.js";

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]{0,30})/;
const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)?$/;
const RULE = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const QUOTE = /^ {0,3}>\s?(.*)$/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
export const BLANK = /^\s*$/;
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
export function blockEnd(lines, at) {
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

/** One row of the table that these lines begin: as many cells as its head has. */
export function rowOf(lines, line, tag) {
  const found = cells(line);
  const sides = cells(lines[1] ?? "");
  const look = (column) => ({ scope: tag === "th" ? "col" : null, class: /^-+:$/.test(sides[column] ?? "") ? "number" : null });
  return make("tr", {}, ...cells(lines[0]).map((_, column) => make(tag, look(column), ...inline(found[column] ?? ""))));
}

/** A table without rows. */
export function tableBox(lines) {
  const body = make("tbody");
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("table") }, make("table", {}, make("thead", {}, rowOf(lines, lines[0], "th")), body));
}

/** What stands between the fences; the last one may still have to come. */
export function codeOf(lines) {
  const fence = FENCE.exec(lines[0]);
  const closed = lines.length > 1 && new RegExp(`^ {0,3}${fence[1][0]}{${fence[1].length},}\\s*$`).test(lines.at(-1));
  return lines.slice(1, closed ? -1 : undefined).join("\n");
}

/** The lines of each item of a list with what hangs below it. `lines` start with an item. */
export function itemsOf(lines) {
  const margin = ITEM.exec(lines[0])[1].length;
  const items = [];
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (items.length === 0 || (found && found[1].length < margin + 2)) {
      items.push([found ? found[3] : line.trim()]);
    } else {
      items.at(-1).push(line.slice(Math.min(margin + 2, /^\s*/.exec(line)[0].length)));
    }
  }
  return items;
}

export function item(lines, depth) {
  const inside = [...lines];
  while (inside.length > 1 && BLANK.test(inside.at(-1))) {
    inside.pop();
  }
  const parts = blocksOf(inside, depth + 1);
  const only = parts.length > 0 && parts[0].tagName === "P" ? [...parts.shift().childNodes] : [];
  return make("li", {}, ...only, ...parts);
}

function table(lines) {
  const made = tableBox(lines);
  made.querySelector("tbody").append(...lines.slice(2).map((line) => rowOf(lines, line, "td")));
  return made;
}

/** A list without items. */
export function listBox(lines) {
  const mark = ITEM.exec(lines[0])[2];
  const ordered = /\d/.test(mark);
  const number = ordered ? Number.parseInt(mark, 10) : 1;
  return make(ordered ? "ol" : "ul", number === 1 ? {} : { start: number });
}

function list(lines, depth) {
  const made = listBox(lines);
  made.append(...itemsOf(lines).map((one) => item(one, depth)));
  return made;
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

/** What kind of block these lines are. */
export function sortOf(lines, depth) {
  const first = lines[0];
  if (FENCE.test(first)) {
    return "code";
  }
  if (HEADING.test(first)) {
    return "heading";
  }
  if (RULE.test(first)) {
    return "rule";
  }
  if (depth < NESTED_MAX && ITEM.test(first)) {
    return "list";
  }
  if (depth < NESTED_MAX && QUOTE.test(first)) {
    return "quote";
  }
  return isTable(lines, 0) ? "table" : "paragraph";
}

export const paragraphText = (lines) => lines.map((line) => line.trimStart()).join("\n").trimEnd();

function heading(line) {
  const found = HEADING.exec(line);
  return make(`h${Math.min(6, found[1].length + 3)}`, {}, ...inline(headingText(found[2] ?? "")));
}

const MAKERS = {
  code: (lines) => codeBlock(codeOf(lines), FENCE.exec(lines[0])[2]),
  heading: (lines) => heading(lines[0]),
  rule: () => make("hr"),
  list,
  quote: (lines, depth) => make("blockquote", {}, ...blocksOf(lines.map((line) => QUOTE.exec(line)?.[1] ?? line), depth + 1)),
  table,
  paragraph: (lines) => make("p", {}, ...inline(paragraphText(lines))),
};

export const block = (lines, depth) => MAKERS[sortOf(lines, depth)](lines, depth);

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

// Small helpers to make elements. Text only ever becomes a text node.

export const byId = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  for (const child of children) {
    if (child !== null && child !== undefined) {
      element.append(child);
    }
  }
  return element;
}

/** A link when the address is an ordinary one, else its words. */
export function link(address, words) {
  const safe = /^(https?:\/\/|mailto:|tel:|\/(?![/\\]))\S+$/.test(address ?? "");
  return safe ? make("a", { href: address, rel: "noopener noreferrer" }, words) : make("span", {}, words);
}

export function empty(element) {
  element.replaceChildren();
  return element;
}

/** A term list; entries without a value are left out. */
export function facts(entries) {
  const list = make("dl", { class: "facts" });
  for (const [term, value] of entries) {
    if (value !== null && value !== undefined && value !== "") {
      list.append(make("dt", {}, term), make("dd", {}, value));
    }
  }
  return list;
}

/** The text with its marked stretches (offsets in UTF-16 units) underlined. */
export function marked(text, spans) {
  const box = make("p", { class: "text" });
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, at);
    if (span.end > start && span.end <= text.length) {
      box.append(text.slice(at, start), make("mark", {}, text.slice(start, span.end)));
      at = span.end;
    }
  }
  box.append(text.slice(at));
  return box;
}

const decimals = new Intl.NumberFormat("nl-NL", { maximumSignificantDigits: 2 });
export const number = (value) => decimals.format(value);

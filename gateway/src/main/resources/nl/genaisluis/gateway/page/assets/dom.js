// Small helpers to make elements. Text only ever becomes a text node.
import { language } from "./words.js";

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

/** A button with these words. A quiet one is not the main way on. */
export function button(words, action, properties = {}) {
  const made = make("button", { type: "button", class: "quiet small", ...properties }, words);
  made.addEventListener("click", action);
  return made;
}

/** The button, with what it is about for who hears it apart from the rest. */
export function about(made, what) {
  made.append(make("span", { class: "unseen" }, `: ${what}`));
  return made;
}

/** A part of the conversation: an article with a heading that can get the focus. */
export function article(heading, kindOf, ...parts) {
  const title = make("h3", { tabindex: "-1" }, heading);
  return { block: make("article", { class: kindOf }, title, ...parts), title };
}

/** Opens a dialog. Resolves to the value of the button that ended it; empty for Escape. */
export function answerOf(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
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

/** The text with its marked stretches (offsets in UTF-16 units) underlined, each with its words. */
export function marked(text, spans, words = () => null) {
  const box = make("p", { class: "text" });
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, at);
    if (span.end > start && span.end <= text.length) {
      const told = words(span);
      box.append(text.slice(at, start), make("mark", {}, text.slice(start, span.end)));
      if (told) {
        box.append(make("span", { class: "kind" }, ` [${told}]`));
      }
      at = span.end;
    }
  }
  box.append(text.slice(at));
  return box;
}

const decimals = new Intl.NumberFormat(language === "en" ? "en-GB" : "nl-NL", { maximumSignificantDigits: 2 });
export const number = (value) => decimals.format(value);

const moments = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", { dateStyle: "medium" });
export const day = (moment) => moments.format(moment);

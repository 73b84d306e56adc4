// <sluis-answer>: one answer, from its first word to what stands around it when it is whole. While it
// grows it takes pieces at any time and makes them at most once a picture and never longer than a
// moment at a stretch, so that typing and scrolling go on. Once whole it tells what was replaced, what
// it cost, where its proof is, and what can be done with it: copying is its own affair, what
// concerns the chat leaves as an event that bubbles (`again`, `onward`, `save`). Taken off the page it
// stops making; the text that came in stays readable in `text`.
import { about, article, button, facts, link, make } from "./dom.js";
import { copyAnswer, copyLabelled } from "./copy.js";
import { LANGUAGES, languageOf } from "./language.js";
import { kind, showCodes, tint } from "./masking.js";
import { following } from "./scroll.js";
import "./sluis-energy.js";
import { has } from "./surface.js";
import { t } from "./words.js";
import { Writer } from "./writer.js";

/** No longer than this at a stretch, so that typing and scrolling never wait for an answer. */
const SLICE_MS = 8;
const UNSEEN_MS = 200;

/** Completes after the page has been drawn; soon also where nobody looks and nothing is drawn. */
const nextPicture = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, UNSEEN_MS);
});

function maskedWords(told) {
  return Object.entries(told.masked ?? {}).map(([type, count]) => `${count} × ${kind(type)}`).join(", ");
}

function languageChoice(box) {
  const id = `taal-${Math.random().toString(36).slice(2, 8)}`;
  const select = make("select", { id }, ...Object.entries(LANGUAGES).map(([code, name]) => make("option", { value: code, lang: code }, name)));
  select.value = box.lang;
  select.addEventListener("change", () => {
    box.lang = select.value;
  });
  return make("p", {}, make("label", { for: id }, `${t("answerLanguage")} `), select);
}

function aroundAnswer(told, box) {
  const receipt = told.receipt?.proof_url ? link(told.receipt.proof_url, t("receipt")) : null;
  return make("details", { class: "energy" },
    make("summary", {}, t("aboutAnswer")),
    facts([
      [t("model"), told.model],
      [t("replaced"), maskedWords(told)],
      [t("responsible"), told.responsible ? make("span", { lang: "nl" }, told.responsible) : null],
      [t("proof"), receipt],
      [t("rulesOf"), told.policy_version],
      [t("reference"), told.request_id],
    ]),
    languageChoice(box));
}

function codesButton(box) {
  const toggle = button(t("showCodes"), () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(on));
    showCodes(box, on);
  }, { "aria-pressed": "false" });
  return toggle;
}

class Answer extends HTMLElement {
  #number = 0;
  #box = make("div", { class: "answer", lang: "nl", dir: "auto" });
  #writer = new Writer(this.#box);
  #block = null;
  #title = null;
  #waits = false;
  #over = false;

  /** An answer that is still to come. */
  begin(number) {
    this.#number = number;
    ({ block: this.#block, title: this.#title } = article(t("answerNumber", { number }), "answered", this.#box));
    this.replaceChildren(this.#block);
    return this;
  }

  disconnectedCallback() {
    this.#over = true;
  }

  get text() {
    return this.#writer.text;
  }

  focusTitle() {
    this.#title.focus();
  }

  add(piece) {
    this.#writer.add(piece);
    this.#later();
  }

  /** After the next picture, so that making it and laying it out are not one long task. */
  #later() {
    if (!this.#waits && !this.#over) {
      this.#waits = true;
      requestAnimationFrame(() => setTimeout(() => {
        this.#waits = false;
        this.#over || this.#part() || this.#later();
      }));
    }
  }

  /** Makes as much as fits in a moment. True when all of it is there. */
  #part(moment = SLICE_MS) {
    return following(() => this.#writer.show(performance.now() + moment));
  }

  /** Makes all of it, however long that takes; nothing for a reader who does not see it any more. */
  showAll() {
    this.#over = true;
    if (this.isConnected) {
      this.#part(Infinity);
    }
  }

  /** Completes when all of it is there; the page stays free in between. */
  async shown() {
    while (this.isConnected && !this.#part()) {
      await nextPicture();
    }
    this.#over = true;
    await nextPicture();
  }

  incomplete(words) {
    this.showAll();
    this.#title.textContent = t("answerIncomplete", { number: this.#number });
    if (words) {
      this.#block.append(make("p", { class: "meta" }, words));
    }
  }

  /** Puts under the answer what it was, what it cost and what can be done with it. */
  finish(turn, { values, turns }) {
    const told = turn.told ?? {};
    this.#writer.finish();
    const language = languageOf(turn.answer);
    if (this.#box.lang !== language) {
      this.#box.lang = language;
    }
    const restored = tint(this.#box, values);
    if (told.disclosure) {
      this.#block.append(make("p", { class: "meta" }, `${t("tellAlong")}: `, make("span", { lang: "nl" }, told.disclosure)));
    }
    if (Object.keys(told.masked ?? {}).length > 0) {
      this.#block.append(make("p", { class: "nl-data-badge badge warn" }, t("sentMasked", { what: maskedWords(told) })));
    }
    if (told.energy) {
      this.#block.append(make("sluis-energy").show(told, turns));
    }
    if (told.request_id) {
      this.#block.append(aroundAnswer(told, this.#box));
    }
    this.#block.append(this.#tools(told, restored > 0));
  }

  #tools(told, hasNames) {
    const name = t("answerNumber", { number: this.#number });
    const box = this.#box;
    const tool = (words, action) => about(button(t(words), action), name);
    return make("div", { class: "row tools" },
      tool("copy", () => copyAnswer(box)),
      tool("copyWithLabel", () => copyLabelled(box, told)),
      has("gesprekken") ? tool("saveAnswer", () => this.#want("save")) : null,
      hasNames ? about(codesButton(box), name) : null,
      make("span", { class: "lastonly row" }, tool("again", () => this.#want("again")), tool("onward", () => this.#want("onward"))));
  }

  #want(what) {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true, detail: { number: this.#number } }));
  }
}

customElements.define("sluis-answer", Answer);

// <sluis-question>: one question in the chat: its words, the files that went along, the way to edit
// it and, where it has them, its variants. What its reader wants of it leaves the element as an event
// that bubbles (`edit`, `variant`), so that the chat listens once and knows no buttons.
import { about, article, button, make } from "./dom.js";
import { apart, materials } from "./files.js";
import { t } from "./words.js";

class Question extends HTMLElement {
  #number = 0;
  #block = null;
  #variants = make("div", { class: "row variants", hidden: "" });
  #shown = "";

  show(number, turn) {
    const { words, files } = apart(turn.question);
    const edit = about(button(t("editResend"), () => this.#want("edit", {})), t("questionNumber", { number }));
    this.#number = number;
    this.#block = article(t("questionNumber", { number }), "asked",
      make("p", { class: "spoken", dir: "auto" }, words), ...materials(files), make("div", { class: "row tools" }, edit), this.#variants).block;
    this.#block.dataset.key = turn.key;
    this.replaceChildren(this.#block);
    return this;
  }

  get key() {
    return this.#block.dataset.key;
  }

  #want(what, more) {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true, detail: { index: this.#number - 1, ...more } }));
  }

  /** No answer came: it stays to be read, and there is nothing to edit. */
  unanswered() {
    this.#block.classList.add("unanswered");
    this.#block.querySelector(".tools")?.remove();
    this.#block.querySelector("h3").textContent = t("questionUnanswered", { number: this.#number });
  }

  /** Puts `variant 2 of 3` and the ways to the others under it. */
  offer(variants, at) {
    const shown = `${at + 1}/${variants.length}`;
    // What is right already stays, and so does the focus on it.
    if (this.#shown === shown) {
      return;
    }
    this.#shown = shown;
    const box = this.#variants;
    box.hidden = variants.length < 2;
    if (box.hidden) {
      box.replaceChildren();
      box.removeAttribute("role");
      box.removeAttribute("aria-label");
      return;
    }
    const way = (words, to, name) => button(t(words), () => variants[to] && this.#want("variant", { turn: variants[to], way: name }), { "data-way": name, "aria-disabled": String(!variants[to]) });
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", t("variantsOf", { number: this.#number }));
    box.replaceChildren(way("variantBefore", at - 1, "before"), make("span", {}, t("variantOf", { at: at + 1, count: variants.length })), way("variantNext", at + 1, "next"));
  }

  /** Moves the focus to this way between variants; returns the words between them. */
  stepTo(way) {
    this.#variants.querySelector(`[data-way=${way}]`).focus();
    return this.#variants.querySelector("span").textContent;
  }
}

customElements.define("sluis-question", Question);

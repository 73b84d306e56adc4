// <sluis-code>: a block of code that can be copied. What stands in it is an ordinary <pre>, written
// by the server or by an answer that still grows, and it reads the same without script. The button
// comes once the element is on the page, with the words of the attribute `button` if there is one, and
// copies what the block holds at that moment. What the code says is no business of this element: a
// growing answer adds to the text node itself.
import { button, make } from "./dom.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

class CodeBlock extends HTMLElement {
  connectedCallback() {
    if (!this.querySelector(":scope > button")) {
      this.append(button(this.getAttribute("button") ?? t("copyCode"), () => this.#copy()));
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.querySelector("pre").textContent);
      say(t("copied"));
    } catch {
      say(t("copyFailed"));
    }
  }
}

customElements.define("sluis-code", CodeBlock);

/** A block with this code, in this language as far as its writer named one. */
export const codeBlock = (text, language) => make("sluis-code", {},
  make("pre", { tabindex: "0", role: "region", "aria-label": language ? `${t("code")} ${language}` : t("code"), translate: "no" }, make("code", {}, text)));

// <sluis-review>: a panel that asks its reader to look before something goes on: at personal data in
// a question, at what a file holds. The server writes it whole and hidden: heading, words, a place
// for what is to be looked at (`[data-inhoud]`), and buttons of which the value says what is decided.
// `decide` fills it, moves the focus to its heading and resolves to true or false. Whatever ends the
// wait, also a stop or the panel leaving the page, is a no: nothing goes on by itself.
class Review extends HTMLElement {
  #settle = null;

  connectedCallback() {
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
    this.#done(false);
  }

  handleEvent(event) {
    const pressed = event.target.closest("button[value]");
    if (pressed) {
      this.#done(pressed.value === "ja");
    }
  }

  /**
   * Resolves to true when the reader goes on with it.
   *
   * @param contents what is to be looked at
   * @param how stuck (it cannot go on as it is), signal (ends the wait)
   */
  decide(contents, { stuck = false, signal }) {
    this.#done(false);
    this.querySelector("[data-inhoud]").replaceChildren(...contents);
    this.querySelector("button[value=ja]").hidden = stuck;
    this.hidden = false;
    this.querySelector("h3").focus();
    return new Promise((resolve) => {
      this.#settle = resolve;
      signal.addEventListener("abort", () => this.#settle === resolve && this.#done(false), { once: true });
    });
  }

  #done(goesOn) {
    this.hidden = true;
    this.querySelector("[data-inhoud]").replaceChildren();
    this.#settle?.(goesOn);
    this.#settle = null;
  }
}

customElements.define("sluis-review", Review);

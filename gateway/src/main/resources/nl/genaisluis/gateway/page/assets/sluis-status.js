// <sluis-status>: the one voice of a page. The server puts it there, empty and with role="status",
// so that a screen reader knows the region before it first speaks. Whatever happens on the page
// is said through `say`, each step once; while work goes on it says so now and then. It never moves
// and nothing hides it. The role is an attribute: an element of our own has none by itself.
import { byId } from "./dom.js";
import { t } from "./words.js";

const STILL_BUSY_MS = 15_000;

class StatusRegion extends HTMLElement {
  #reminder = 0;

  say(words) {
    if (this.textContent !== words) {
      this.textContent = words;
    }
  }

  /** The words alternate, or a reader would not hear them. */
  busy(on) {
    clearInterval(this.#reminder);
    let times = 0;
    if (on) {
      this.#reminder = setInterval(() => {
        times += 1;
        this.say(t("stillBusy", { seconds: (times * STILL_BUSY_MS) / 1000 }));
      }, STILL_BUSY_MS);
    }
  }

  disconnectedCallback() {
    this.busy(false);
  }
}

customElements.define("sluis-status", StatusRegion);

export const say = (words) => byId("status").say(words);
export const busy = (on) => byId("status").busy(on);

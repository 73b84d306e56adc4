// <sluis-energy>: what an answer cost. One line with a range, and a panel with the method behind it,
// this chat and the reader's own month. Below it what would have cost less, where the gateway says
// so. Neutral: no praise, no blame, no comparison, and what is unknown is never zero. The month is
// asked for when the panel is opened, of nobody but the reader; an answer that comes after the
// element left the page is dropped.
import { facts, make, number } from "./dom.js";
import { co2Words, energyWords, known, methodWords, range, sumWords } from "./energy.js";
import { call, signedIn } from "./identity.js";
import { has } from "./surface.js";
import { t } from "./words.js";

/** Ways to use less next time: a place in the guideline, a shorter text, a budget that runs out. */
function thrift(told) {
  const simpler = told.simpler_means;
  const lines = [
    simpler ? t("simplerMeans", { title: simpler.title, heading: simpler.heading ?? "" }) : null,
    told.prompt_diet ? t("promptDiet") : null,
    (told.budgets ?? []).length > 0 ? t("budgetLow") : null,
  ];
  return lines.filter((line) => line !== null).map((line) => make("p", { class: "hint" }, line));
}

function monthFacts(use) {
  const energy = use.energie;
  const wh = energy ? `${number(energy.middenWh)} Wh (${range({ low_wh: energy.laagWh, high_wh: energy.hoogWh })})` : t("energyUnknown");
  const rest = energy && use.zonderEnergiecijfer > 0 ? ` ${t("energyPlusUnknown", { count: use.zonderEnergiecijfer })}` : "";
  return facts([
    [t("myMonth"), `${wh}${rest}, ${t("monthAnswers", { count: use.antwoorden })}`],
    [t("monthMethods"), use.antwoorden > 0 ? use.methoden.map(methodWords).join(", ") : null],
  ]);
}

class EnergyLine extends HTMLElement {
  #asked = null;

  /**
   * @param told what the gateway said of the answer
   * @param turns the chat up to and with this answer
   */
  show(told, turns) {
    const energy = told.energy;
    const panel = make("details", { class: "energy" },
      make("summary", {}, `${t("energy")}: ${energyWords(energy)}`),
      facts([
        [t("evidence"), known(energy) ? t(`class${energy.class}`) : t("classU")],
        [t("method"), methodWords(energy?.method)],
        [t("scope"), t("energyScope")],
        [t("emission"), co2Words(told.co2e)],
        [t("model"), told.model],
        [t("tokens"), told.usage ? t("tokensWords", { input: told.usage.prompt_tokens, output: told.usage.completion_tokens }) : null],
        [t("thisChat"), sumWords(turns)],
      ]));
    panel.addEventListener("toggle", () => panel.open && has("mijn-gebruik") && signedIn() && this.#month(panel));
    this.replaceChildren(panel, ...thrift(told));
    return this;
  }

  disconnectedCallback() {
    this.#asked?.abort();
  }

  async #month(panel) {
    this.#asked?.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const answer = await call("/api/v1/mijn-gebruik", { signal }).catch(() => null);
    const use = answer?.ok ? await answer.json().catch(() => null) : null;
    if (signal.aborted) {
      return;
    }
    panel.querySelector(".maand")?.remove();
    if (use) {
      const list = monthFacts(use);
      list.classList.add("maand");
      panel.append(list);
    }
  }
}

customElements.define("sluis-energy", EnergyLine);

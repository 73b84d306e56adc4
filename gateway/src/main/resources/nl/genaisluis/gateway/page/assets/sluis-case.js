// <sluis-case>: one objection or request to the committee: its course, each step with the reason that
// was given, and what was written. Its maker reads it on a page of its own and the committee in its
// queue; both see the same. The element only shows: who asks the API for the case, and as whom, is
// the affair of the page. Until then it keeps what the server wrote in it.
import { day, facts, link, make } from "./dom.js";
import { t } from "./words.js";

const STATUS = {
  ontvangen: t("caseReceived"),
  "in-behandeling": t("caseTaken"),
  afgehandeld: t("caseDone"),
};

export const statusWords = (code) => STATUS[code] ?? String(code ?? "");

const words = (text) => (text ? make("span", { class: "text" }, text) : null);

class Case extends HTMLElement {
  /**
   * @param one the case as the API tells it
   * @param level the headings that it uses
   * @param own its maker reads, who can go on to the refusal that it is about
   */
  show(one, level, own) {
    const about = `/weigering?kenmerk=${encodeURIComponent(one.verzoek ?? "")}`;
    const step = (was) => make("li", {},
      make("strong", {}, statusWords(was.status)), ` · ${day(new Date(was.op))}`, was.reden ? make("p", { class: "text" }, was.reden) : null);
    this.replaceChildren(
      make(level, {}, t("caseStands", { status: statusWords(one.status) })),
      make("ol", { class: "plainlist" }, ...(one.verloop ?? []).map(step)),
      make(level, {}, t("caseWritten")),
      facts([
        [t("reference"), one.verzoek && own ? link(about, one.verzoek) : one.verzoek],
        [t("caseWords"), words(one.toelichting)],
        [t("caseTitle"), one.titel],
        [t("caseGoal"), words(one.doel)],
        [t("caseNeed"), words(one.noodzaak)],
        [t("caseData"), words(one.gegevens)],
        [t("caseAnswerBy"), one.antwoordVoor ? day(new Date(one.antwoordVoor)) : null],
        [t("caseNumber"), one.id],
        [t("caseEnds"), one.verloopt ? day(new Date(one.verloopt)) : null],
      ]));
    return this;
  }
}

customElements.define("sluis-case", Case);

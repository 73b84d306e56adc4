// <sluis-findings>: what was found in a text and what becomes of it. The text with each finding
// marked, named and with its code; where it goes to a model, also the text as the model gets it and a
// table with kind, code, reason and rule. In the table a reader can report that a finding is wrong:
// the report tells kind and rule, never the words. A report that is under way when the element leaves
// the page is broken off.
import { about, button, make, marked } from "./dom.js";
import { call, faultWords, reason } from "./identity.js";
import { kind } from "./masking.js";
import { say } from "./sluis-status.js";
import { has } from "./surface.js";
import { t } from "./words.js";

const form = (what) => t("whyForm", { what });
const name = () => t("whyName");
const place = () => t("whyPlace");
const secret = () => t("whySecret");
const WHY = { PERSOON: name, GEBRUIKER: name, ADRES: place, POSTCODE: place, GEHEIM: secret, URLDATA: secret };

const fate = (finding) => (finding.action === "block" ? t("fateBlock") : finding.placeholder ?? t("fateKeep"));

class Findings extends HTMLElement {
  #left = new AbortController();

  connectedCallback() {
    this.#left = new AbortController();
  }

  disconnectedCallback() {
    this.#left.abort();
  }

  /**
   * @param text what was looked through
   * @param findings each `{type, start, end, placeholder, action, rule}`
   * @param check the text as sent (`masked`) and the id of the `request`; null where only the marks are shown
   */
  show(text, findings, check = null) {
    const marks = marked(text, findings, (one) => `${kind(one.type)} → ${fate(one).replace(/^\[|\]$/g, "")}`);
    this.replaceChildren(...(check
      ? [make("h4", {}, t("yourText")), marks, make("h4", {}, t("asSent")), make("p", { class: "text" }, check.masked), this.#table(text, findings, check.request)]
      : [marks]));
    return this;
  }

  #table(text, findings, request) {
    const heads = [t("kind"), t("inYourText"), t("becomes"), t("why"), ...(has("bezwaren") ? [t("wrong")] : [])];
    // On a narrow screen a row becomes a list of its cells; the roles say that it is a table still.
    const cell = (words, column) => make("td", { role: "cell", "data-head": heads[column], class: column === 2 ? "mono" : null }, words);
    const rows = findings.map((one) => {
      const found = text.slice(one.start, one.end);
      const cells = [kind(one.type), found, fate(one), t("maskReason", { why: (WHY[one.type] ?? form)(kind(one.type)), rule: one.rule ?? "-" })];
      const report = has("bezwaren") ? [about(this.#reporter(one, request), found)] : [];
      return make("tr", { role: "row" }, ...[...cells, ...report].map(cell));
    });
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("foundData") },
      make("table", { class: "stacks", role: "table" },
        make("caption", {}, t("foundCount", { count: findings.length })),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads.map((word) => make("th", { scope: "col", role: "columnheader" }, word)))),
        make("tbody", { role: "rowgroup" }, ...rows)));
  }

  /** A button that reports once; after a failure it can be pressed again. */
  #reporter(finding, request) {
    const ask = button(t("notPersonal"), async () => {
      if (ask.getAttribute("aria-disabled") === "true") {
        return;
      }
      ask.setAttribute("aria-disabled", "true");
      const fault = await this.#report(finding, request);
      if (fault) {
        ask.removeAttribute("aria-disabled");
      }
      say(fault ? `${t("reportFailed")} ${fault}` : t("reported"));
    });
    return ask;
  }

  /** Resolves to null when people were told, else to the words for what went wrong. */
  async #report(finding, request) {
    const words = t("reportWords", { type: finding.type, rule: finding.rule ?? "-" });
    try {
      const answer = await call("/api/v1/bezwaren", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ verzoek: request, toelichting: words }),
        signal: this.#left.signal,
      });
      return answer.ok ? null : await reason(answer);
    } catch (fault) {
      return faultWords(fault);
    }
  }
}

customElements.define("sluis-findings", Findings);

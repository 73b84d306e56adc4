// <sluis-objection>: the way to have a person look again at one decision. A form with a reason; once
// it is sent, the number, the day of the answer, a button that asks how it stands and a link to its
// own page. Several refusals stand in one chat, so each has a form with a state of its own. Where the
// gateway takes no objections, the way by the public page is left. What is under way when the element
// leaves the page is not shown any more; what was sent stays sent.
import { button, day, link, make } from "./dom.js";
import { call, reason } from "./identity.js";
import { statusWords } from "./sluis-case.js";
import { say } from "./sluis-status.js";
import { has } from "./surface.js";
import { t } from "./words.js";

const OWN = /^\/api\/v1\/bezwaren\/([\w-]+)$/;

class Objection extends HTMLElement {
  #result = make("p", { class: "meta", tabindex: "-1" });

  /** @param told what the gateway said of the decision @param level the heading that it uses */
  show(told, level) {
    const elsewhere = link(told.appeal_url ?? "/openbaar/bezwaar", t("appealElsewhere"));
    const form = has("bezwaren") ? [this.#form(told.request_id)] : [];
    this.replaceChildren(make(level, {}, t("disagree")), ...form, make("p", { class: "meta" }, elsewhere));
    return this;
  }

  #form(request) {
    const field = `bezwaar-${request ?? "x"}`;
    const area = make("textarea", { id: field, maxlength: "2000", rows: "3", required: "" });
    const form = make("form", {},
      make("p", {}, t("appealWithin")), make("label", { for: field }, t("appealReason")), area,
      make("div", { class: "row" }, make("button", { type: "submit", class: "quiet" }, t("appealSend"))), this.#result);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send({ verzoek: request, toelichting: area.value.trim() });
    });
    return form;
  }

  async #send(body) {
    this.#result.textContent = "";
    const answer = await call("/api/v1/bezwaren", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => null);
    const made = answer?.ok ? await answer.json() : null;
    const words = made ? this.#sentWords(made) : `${t("appealFailed")} ${answer ? await reason(answer) : t("unreachable")}`;
    if (!this.isConnected) {
      return;
    }
    this.#result.textContent = words;
    if (made) {
      this.#follow(made);
    }
    say(words);
    this.#result.focus();
  }

  #sentWords(made) {
    const by = made.antwoordVoor ? ` ${t("appealBy", { date: day(new Date(made.antwoordVoor)) })}` : "";
    return `${t("appealSent", { id: made.id ?? "", status: statusWords(made.status) })}${by}`;
  }

  /** A button that asks how it stands, and the way to its own page. */
  #follow(made) {
    const own = OWN.exec(made.status_url ?? "");
    if (!own) {
      return;
    }
    const stands = make("span", { class: "meta" });
    const ask = button(t("appealFollow"), async () => {
      const answer = await call(made.status_url).catch(() => null);
      const now = answer?.ok ? await answer.json() : null;
      stands.textContent = now ? t("appealStatus", { status: statusWords(now.status), date: day(new Date(now.gewijzigd)) }) : t("unreachable");
      say(stands.textContent);
    });
    this.#result.after(ask, stands, " ", link(`/bezwaar/${own[1]}`, t("appealOwnPage")));
  }
}

customElements.define("sluis-objection", Objection);

// A refusal in eight points: what happened, which rule, which words, why, what can be done now, how
// to have a person look, what was recorded, the reference. The same inline and on its own page.
import { button, day, facts, link, make, marked } from "./dom.js";
import { call, reason } from "./identity.js";
import { tab } from "./memory.js";
import { say } from "./speech.js";
import { has } from "./surface.js";
import { language, t } from "./words.js";

const KEPT_MAX = 10;

/** The language of the gateway's words in a refusal. */
const lang = (error) => error.lang ?? "nl";

const prohibited = () => t("whyRuleWords");
const personal = () => t("whyPersonal");
const purpose = () => t("whyPurpose");
const room = () => t("whyRoom");
/** Why a rule of this kind exists, in two sentences. */
const WHY = {
  personal_data_blocked: personal,
  data_class_too_high: personal,
  use_case_required: purpose,
  use_case_not_approved: purpose,
  model_not_approved: () => t("whyModel"),
  undecided: () => t("whyUndecided"),
  budget_exhausted: room,
  rate_limited: room,
};

const ruleTitle = (rule) =>
  language === "en" && rule.title_en ? make("span", {}, rule.title_en) : make("span", { lang: "nl" }, rule.title ?? "");

function ruleBlock(rule, conversation, version) {
  const block = make("li", {},
    make("p", {}, make("strong", {}, `${rule.id}: `, ruleTitle(rule)), " ", link(`/openbaar#regel-${encodeURIComponent(rule.id)}`, t("readRule"))),
    language === "en" && rule.explanation_en ? make("p", {}, rule.explanation_en) : make("p", { lang: "nl" }, rule.explanation ?? ""));
  if (version) {
    block.append(make("p", { class: "meta" }, t("ruleVersion", { version })));
  }
  const byMessage = Map.groupBy((rule.spans ?? []).filter((span) => conversation[span.message]), (span) => span.message);
  for (const [index, spans] of byMessage) {
    block.append(make("p", { class: "meta" }, t("theseWords")), marked(conversation[index].content, spans));
  }
  return block;
}

export function rules(told, conversation) {
  const found = told?.rules ?? [];
  return found.length === 0 ? null : make("ul", {}, ...found.map((rule) => ruleBlock(rule, conversation, told.policy_version)));
}

/** Whose decision the refusal carries out, as far as somebody stated it, and where that is read. */
function decision(basis) {
  const dutch = (words) => make("span", { lang: "nl" }, words);
  const ofUse = basis.kind === "use_case";
  const who = ofUse ? basis.responsible : basis.decided_by;
  const when = ofUse ? basis.since : basis.decided_on;
  const line = make("p", { class: "meta decided" });
  line.append(...(who ? [t(ofUse ? "usePersonIs" : "decidedBy"), dutch(who)] : [t("decidedUnknown")]));
  if (when) {
    line.append(t(ofUse ? "useSince" : "decidedOn", { date: day(new Date(`${when}T00:00`)) }));
  }
  if (basis.source) {
    line.append(" ", link(basis.source, t(ofUse ? "readUse" : "readDecision")));
  }
  return line;
}

/** A button that asks how the request stands; its answer takes the place of what stood there. */
function follow(made, result) {
  if (!/^\/api\/v1\/bezwaren\/[\w-]+$/.test(made.status_url ?? "")) {
    return;
  }
  const stands = make("span", { class: "meta" });
  const ask = button(t("appealFollow"), async () => {
    const answer = await call(made.status_url).catch(() => null);
    const now = answer?.ok ? await answer.json() : null;
    stands.textContent = now ? t("appealStatus", { status: now.status, date: day(new Date(now.gewijzigd)) }) : t("unreachable");
    say(stands.textContent);
  });
  const own = /\/([\w-]+)$/.exec(made.status_url)[1];
  result.after(ask, stands, " ", link(`/bezwaar/${own}`, t("appealOwnPage")));
}

/** The form by which a reader asks a person to look again; without the resource, the way by mail. */
function objection(told, level) {
  const heading = make(level, {}, t("disagree"));
  const other = link(told.appeal_url ?? "/openbaar/bezwaar", t("appealElsewhere"));
  if (!has("bezwaren")) {
    return make("div", {}, heading, make("p", {}, other));
  }
  const field = `bezwaar-${told.request_id ?? "x"}`;
  const area = make("textarea", { id: field, maxlength: "2000", rows: "3", required: "" });
  const result = make("p", { class: "meta", tabindex: "-1" });
  const form = make("form", {},
    make("p", {}, t("appealWithin")), make("label", { for: field }, t("appealReason")), area,
    make("div", { class: "row" }, make("button", { type: "submit", class: "quiet" }, t("appealSend"))), result);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    result.textContent = "";
    const answer = await call("/api/v1/bezwaren", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ verzoek: told.request_id, toelichting: area.value.trim() }),
    }).catch(() => null);
    if (answer?.ok) {
      const made = await answer.json();
      result.append(t("appealSent", { id: made.id ?? "", status: made.status ?? "" }));
      if (made.antwoordVoor) {
        result.append(" ", t("appealBy", { date: day(new Date(made.antwoordVoor)) }));
      }
      follow(made, result);
    } else {
      result.append(`${t("appealFailed")} ${answer ? await reason(answer) : t("unreachable")}`);
    }
    say(result.textContent);
    result.focus();
  });
  return make("div", {}, heading, form, make("p", { class: "meta" }, other));
}

/** The eight points. `level` is the heading that they use. */
export function refusal(error, conversation, level = "h4") {
  const told = error.sluis ?? {};
  const heading = (words) => make(level, {}, words);
  const list = rules(told, conversation);
  const box = make("div", { class: "panel bad" }, make("p", { lang: error.message ? lang(error) : language }, error.message ?? t("refusedPlain")));
  if (list || told.basis) {
    box.append(heading(t("whichRule")), list ?? "", told.basis ? decision(told.basis) : "");
  }
  box.append(heading(t("whyRule")), make("p", {}, (WHY[error.code] ?? prohibited)()));
  box.append(heading(t("whatNow")), make("ul", {},
    told.alternative ? make("li", { lang: lang(error) }, told.alternative) : make("li", {}, t("rephrase")),
    make("li", {}, t("otherPurpose")),
    make("li", {}, t("speakTo"), make("span", { lang: "nl" }, told.human_contact ?? t("contactPerson")))));
  box.append(objection(told, level));
  box.append(heading(t("recorded")), make("p", {}, t("recordedWords")));
  box.append(facts([[t("code"), error.code], [t("ground"), told.ground], [t("rulesOf"), told.policy_version], [t("reference"), told.request_id]]));
  return box;
}

/** Keeps a refusal in this tab, so that its own address shows it. */
export function keepRefusal(error, conversation) {
  const id = error.sluis?.request_id;
  if (!id) {
    return null;
  }
  const kept = (tab.get("weigeringen") ?? []).filter((one) => one.id !== id).slice(-KEPT_MAX + 1);
  tab.set("weigeringen", [...kept, { id, error: { ...error, confirmation: undefined }, conversation }]);
  return `/weigering?kenmerk=${encodeURIComponent(id)}`;
}

export const keptRefusal = (id) => (tab.get("weigeringen") ?? []).find((one) => one.id === id) ?? null;

/** Asks for a reason of 10 to 500 characters; resolves to it, or to null when the reader declines. */
export function confirmation(dialog, error, conversation) {
  const text = dialog.querySelector("textarea");
  const explained = dialog.querySelector("[data-uitleg]");
  explained.replaceChildren(make("p", { lang: lang(error) }, error.message ?? ""), rules(error.sluis, conversation) ?? "");
  text.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  text.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const grounds = text.value.trim();
      resolve(dialog.returnValue === "bevestig" && grounds.length >= 10 && grounds.length <= 500 ? grounds : null);
    }, { once: true });
  });
}

export function trouble(words, again) {
  return make("div", { class: "panel warn" }, make("p", {}, words), again ? button(t("tryAgain"), again) : null);
}

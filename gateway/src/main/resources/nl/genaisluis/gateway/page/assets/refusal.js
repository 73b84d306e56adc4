// What goes around a refusal: the rules that it names, the tab that keeps it for its own page, the
// question whether a doubt is confirmed. How it is shown stands in `sluis-refusal.js`.
import { answerOf, button, link, make, marked } from "./dom.js";
import { tab } from "./memory.js";
import { language, t } from "./words.js";

const KEPT_MAX = 10;

/** The language of the gateway's words in a refusal. */
export const langOf = (error) => error.lang ?? "nl";

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

/** The rules that were met, each with the words that it is about; null when none is named. */
export function rules(told, conversation) {
  const found = told?.rules ?? [];
  return found.length === 0 ? null : make("ul", {}, ...found.map((rule) => ruleBlock(rule, conversation, told.policy_version)));
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
export async function confirmation(dialog, error, conversation) {
  const text = dialog.querySelector("textarea");
  const explained = dialog.querySelector("[data-uitleg]");
  explained.replaceChildren(make("p", { lang: langOf(error) }, error.message ?? ""), rules(error.sluis, conversation) ?? "");
  text.value = "";
  const answer = answerOf(dialog);
  text.focus();
  const confirmed = (await answer) === "bevestig";
  const grounds = text.value.trim();
  return confirmed && grounds.length >= 10 && grounds.length <= 500 ? grounds : null;
}

export function trouble(words, again) {
  return make("div", { class: "panel warn" }, make("p", {}, words), again ? button(t("tryAgain"), again) : null);
}

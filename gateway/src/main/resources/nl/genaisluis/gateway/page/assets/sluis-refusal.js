// <sluis-refusal>: a refusal in eight points: what happened, which rule and who decided it, which
// words, why, what can be done now and with whom to speak, how to have a person look, what was
// recorded, the reference. It is the same in the chat and on its own page, where the server writes
// the element with what can be told without script. `level` is the heading that its parts get, so
// that they hang below whatever heading the place has.
import { day, facts, link, make } from "./dom.js";
import { langOf, rules } from "./refusal.js";
import "./sluis-objection.js";
import { language, t } from "./words.js";

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

const dutch = (words) => make("span", { lang: "nl" }, words);

/** Whose decision the refusal carries out, as far as somebody stated it, and where that is read. */
function decision(basis) {
  const ofUse = basis.kind === "use_case";
  const who = ofUse ? basis.responsible : basis.decided_by;
  const when = ofUse ? basis.since : basis.decided_on;
  return make("p", { class: "meta decided" },
    ...(who ? [t(ofUse ? "usePersonIs" : "decidedBy"), dutch(who)] : [t("decidedUnknown")]),
    when ? t(ofUse ? "useSince" : "decidedOn", { date: day(new Date(`${when}T00:00`)) }) : null,
    basis.source ? " " : null, basis.source ? link(basis.source, t(ofUse ? "readUse" : "readDecision")) : null);
}

class Refusal extends HTMLElement {
  /** @param error what the gateway answered @param conversation the messages that it speaks of */
  show(error, conversation) {
    const told = error.sluis ?? {};
    const level = this.getAttribute("level") ?? "h4";
    const point = (words, ...parts) => [make(level, {}, words), ...parts];
    const broken = rules(told, conversation);
    const basis = told.basis ? decision(told.basis) : null;
    this.replaceChildren(make("div", { class: "panel bad" },
      make("p", { lang: error.message ? langOf(error) : language }, error.message ?? t("refusedPlain")),
      ...(broken || basis ? point(t("whichRule"), broken, basis) : []),
      ...point(t("whyRule"), make("p", {}, (WHY[error.code] ?? prohibited)())),
      ...point(t("whatNow"), make("ul", {},
        told.alternative ? make("li", { lang: langOf(error) }, told.alternative) : make("li", {}, t("rephrase")),
        make("li", {}, t("otherPurpose")),
        make("li", {}, t("speakTo"), dutch(told.human_contact ?? t("contactPerson"))))),
      make("sluis-objection").show(told, level),
      ...point(t("recorded"), make("p", {}, t("recordedWords"))),
      facts([[t("code"), error.code], [t("ground"), told.ground], [t("rulesOf"), told.policy_version], [t("reference"), told.request_id]])));
    return this;
  }
}

customElements.define("sluis-refusal", Refusal);

// Which model answers: the smallest that fits, or a larger one with the reason why.
import { byId, empty, facts, make } from "./dom.js";
import { call, signedIn } from "./identity.js";
import { t } from "./words.js";

const REASON_MIN = 10;
let offered = [];
let purpose = null;
let usable = new Set();

const larger = () => byId("model-groter").checked && offered.length > 1;

function show() {
  const on = larger();
  const one = offered.find((model) => model.id === byId("model-lijst").value);
  byId("model-groter-blok").hidden = !on;
  byId("model-gekozen").textContent = on && one ? one.naam : t("modelAuto");
  byId("model-gekozen").lang = on && one ? "nl" : document.documentElement.lang;
  empty(byId("model-energie")).append(...(on && one ? facts([[t("modelAuto"), offered[0].energie], [t("modelThis"), one.energie]]).childNodes : []));
}

/** Offers the models of this purpose, and takes the smallest again. */
export function offer(now) {
  purpose = now;
  offered = JSON.parse(purpose?.models ?? "[]").filter((model) => usable.has(model.id));
  byId("modelkeuze").hidden = offered.length < 2;
  byId("model-auto").checked = true;
  byId("model-reden").value = "";
  empty(byId("model-lijst")).append(...offered.slice(1).map((model) => make("option", { value: model.id }, model.naam)));
  show();
}

/** Asks which models this reader may use at all. */
export async function surveyModels() {
  const answer = signedIn() ? await call("/v1/models").catch(() => null) : null;
  const told = answer?.ok ? await answer.json().catch(() => ({})) : {};
  usable = new Set((told.data ?? []).map((model) => model.id));
  offer(purpose);
}

/** What is asked for, as the request says it. */
export const wantedModel = () => (larger() ? { model: byId("model-lijst").value, reason: byId("model-reden").value.trim() } : { model: "auto", reason: null });

/** Where the reason is still missing; null when nothing is. */
export function lacksReason() {
  if (!larger() || byId("model-reden").value.trim().length >= REASON_MIN) {
    return null;
  }
  byId("modelkeuze").open = true;
  return { words: t("modelReasonFirst"), where: byId("model-reden") };
}

export function prepareModels() {
  for (const id of ["model-auto", "model-groter", "model-lijst"]) {
    byId(id).addEventListener("change", show);
  }
}

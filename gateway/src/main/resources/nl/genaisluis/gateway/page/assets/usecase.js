// The purpose comes first: choose it, confirm its conditions once, keep it in sight.
import { answerOf, byId, day, link } from "./dom.js";
import { call, reason } from "./identity.js";
import { device } from "./memory.js";
import { offer } from "./model.js";
import { say } from "./sluis-status.js";
import { has } from "./surface.js";
import { showTiles } from "./tiles.js";
import { t } from "./words.js";

/** Purposes of which this reader's conditions hold, as the gateway said in this conversation. */
const holds = new Set();

/** The conversation in which they were asked for. */
let asked = null;

const radios = () => [...document.querySelectorAll("input[name=toepassing]")];

/** The chosen purpose: `{id, title, conditions, guideline, models, preview, beginnings}`, or null. */
export function chosen() {
  const radio = radios().find((one) => one.checked);
  return radio
    ? { id: radio.value, title: radio.dataset.titel, conditions: radio.dataset.voorwaarden ?? null, guideline: radio.dataset.richtlijn ?? null, models: radio.dataset.modellen ?? null, preview: radio.dataset.voorvertoning ?? "altijd", beginnings: radio.dataset.aanzetten ?? null }
    : null;
}

export function choose(id) {
  for (const radio of radios()) {
    radio.checked = radio.value === id;
  }
  showBadge();
}

function showBadge() {
  const now = chosen();
  byId("gekozen").textContent = now ? now.title : t("nothingChosen");
  offer(now);
  showTiles(now);
}

/** Folds the cards away once a conversation goes on; the badge stays. */
export function fold(on) {
  byId("doelkeuze").hidden = on;
  byId("doel-wijzigen").setAttribute("aria-expanded", String(!on));
}

/** Asks to confirm these conditions; true when the reader did. */
async function confirmed(useCase, conditions) {
  const dialog = byId("voorwaarden");
  byId("voorwaarden-titel").textContent = useCase.title;
  byId("voorwaarden-tekst").textContent = conditions.training;
  byId("voorwaarden-richtlijn").href = useCase.guideline ?? "/richtlijn";
  for (const box of dialog.querySelectorAll("input")) {
    box.checked = false;
  }
  return (await answerOf(dialog)) === "bevestig";
}

/**
 * Resolves to true when the conditions of this purpose hold: none, confirmed before, or now. The
 * gateway keeps and records who confirmed which version; this page only remembers, for
 * one conversation, that it asked.
 */
export async function conditionsHold(useCase, conversation) {
  if (conversation !== asked) {
    asked = conversation;
    holds.clear();
  }
  if (!useCase.conditions || holds.has(useCase.id)) {
    return true;
  }
  const address = `/api/v1/toepassingen/${encodeURIComponent(useCase.id)}/voorwaarden`;
  for (let changed = true; changed; ) {
    const now = await call(address);
    if (!now.ok) {
      throw new Error(await reason(now));
    }
    const conditions = await now.json();
    changed = false;
    if (!conditions.bevestigdOp) {
      if (!(await confirmed(useCase, conditions))) {
        say(t("conditionsDeclined"));
        return false;
      }
      const kept = await call(address, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ versie: conditions.versie, trainingGevolgd: true, richtlijnGelezen: true }),
      });
      // Another text came in between: it is read and confirmed anew.
      changed = kept.status === 409;
      if (!kept.ok && !changed) {
        throw new Error(await reason(kept));
      }
    }
  }
  holds.add(useCase.id);
  return true;
}

/**
 * Whoever was here before finds the last purpose chosen and the question in sight; who comes for the
 * first time sees what there is to choose.
 *
 * @param changed called with the new purpose when another one is chosen
 */
export function prepareChoice(changed) {
  const last = device.get("doel");
  if (last && radios().some((one) => one.value === last)) {
    choose(last);
    fold(true);
  }
  showBadge();
  document.addEventListener("aanmelding", () => holds.clear());
  byId("toepassingen").addEventListener("change", () => {
    const now = chosen();
    showBadge();
    device.set("doel", now?.id ?? null);
    changed(now);
  });
  byId("doel-wijzigen").addEventListener("click", () => {
    const hide = !byId("doelkeuze").hidden;
    fold(hide);
    if (!hide) {
      byId("toepassingen").scrollIntoView({ block: "start" });
      (radios().find((one) => one.checked) ?? byId("toepassingen")).focus();
    }
  });
}

/** The request for a purpose that is not there; hidden where the gateway takes none. */
export function prepareRequest() {
  const form = byId("aanvraag");
  byId("aanvraag-blok").hidden = !has("aanvragen");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = {};
    for (const name of ["titel", "doel", "noodzaak", "gegevens"]) {
      told[name] = byId(`aanvraag-${name}`).value.trim();
    }
    const answer = await call("/api/v1/aanvragen", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(told),
    }).catch(() => null);
    let own = null;
    let words = null;
    if (answer?.ok) {
      const made = await answer.json().catch(() => ({}));
      own = /^[\w-]+$/.test(made.id ?? "") ? link(`/aanvraag/${made.id}`, t("requestOwnPage")) : null;
      form.reset();
      words = `${t("requestSent")} ${made.antwoordVoor ? t("appealBy", { date: day(new Date(made.antwoordVoor)) }) : ""}`.trim();
    } else {
      words = `${t("requestFailed")} ${answer ? await reason(answer) : t("unreachable")}`;
    }
    say(words);
    byId("aanvraag-uitkomst").replaceChildren(words, " ", own ?? "");
  });
}

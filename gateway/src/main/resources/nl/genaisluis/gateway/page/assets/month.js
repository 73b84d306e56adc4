// What the reader used this month, in the energy panel beside this chat. Neutral, a range with its
// method; asked for when the panel is opened, and of nobody but the reader.
import { facts, number } from "./dom.js";
import { call, signedIn } from "./identity.js";
import { has } from "./surface.js";
import { t } from "./words.js";

function words(use) {
  const energy = use.energie;
  const range = energy ? `${number(energy.middenWh)} Wh (${t("energyRange", { low: number(energy.laagWh), high: number(energy.hoogWh) })})` : t("energyUnknown");
  const rest = energy && use.zonderEnergiecijfer > 0 ? ` ${t("energyPlusUnknown", { count: use.zonderEnergiecijfer })}` : "";
  return `${range}${rest}, ${t("monthAnswers", { count: use.antwoorden })}`;
}

const methods = (use) => use.methoden.map((one) => (one === "no-model" ? t("noModelMethod") : one)).join(", ");

async function show(panel) {
  const answer = await call("/api/v1/mijn-gebruik").catch(() => null);
  const use = answer?.ok ? await answer.json().catch(() => null) : null;
  panel.querySelector(".maand")?.remove();
  if (use) {
    const list = facts([[t("myMonth"), words(use)], [t("monthMethods"), use.antwoorden > 0 ? methods(use) : null]]);
    list.classList.add("maand");
    panel.append(list);
  }
}

/** The panel, which tells of the reader's month each time it is opened. */
export function withMonth(panel) {
  panel.addEventListener("toggle", () => {
    if (panel.open && has("mijn-gebruik") && signedIn()) {
      show(panel);
    }
  });
  return panel;
}

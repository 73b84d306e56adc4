// What an answer cost in energy: a line with its range, the method behind it, the sum of the chat.
// Neutral: no praise, no blame, and what is unknown is never zero.
import { facts, make, number } from "./dom.js";
import { withMonth } from "./month.js";
import { t } from "./words.js";

const known = (energy) => energy && energy.class !== "U" && typeof energy.central_wh === "number";
const range = (energy) => t("energyRange", { low: number(energy.low_wh), high: number(energy.high_wh) });

export function energyWords(energy) {
  if (!known(energy)) {
    return t("energyUnknown");
  }
  if (energy.method === "no-model") {
    return t("energyNone");
  }
  if (energy.method === "cache") {
    return t("energyKept");
  }
  return `${number(energy.central_wh)} Wh · ${t(energy.class === "A" ? "measured" : "estimated")} (${range(energy)})`;
}

function co2Words(co2) {
  if (typeof co2?.central_g !== "number") {
    return null;
  }
  return t("co2", { central: number(co2.central_g), low: number(co2.low_g), high: number(co2.high_g) });
}

/** Sums what is known; the number of answers for which nothing is known stands beside it. */
export function sum(turns) {
  const all = turns.map((turn) => turn.told?.energy).filter((energy) => energy !== undefined);
  const counted = all.filter(known);
  const total = { low_wh: 0, central_wh: 0, high_wh: 0, class: "C", method: "sum" };
  for (const energy of counted) {
    total.low_wh += energy.low_wh;
    total.central_wh += energy.central_wh;
    total.high_wh += energy.high_wh;
  }
  return { total, unknown: all.length - counted.length, answers: counted.length };
}

export function sumWords(turns) {
  const { total, unknown, answers } = sum(turns);
  const said = answers === 0 ? t("energyUnknown") : total.high_wh === 0 ? t("energyNone") : `${number(total.central_wh)} Wh (${range(total)})`;
  return unknown > 0 && answers > 0 ? `${said} ${t("energyPlusUnknown", { count: unknown })}` : said;
}

/** Ways to use less next time: a place in the guideline, a shorter text, a budget that runs out. */
export function thriftLines(told) {
  const simpler = told.simpler_means;
  const lines = [
    simpler ? t("simplerMeans", { title: simpler.title, heading: simpler.heading ?? "" }) : null,
    told.prompt_diet ? t("promptDiet") : null,
    (told.budgets ?? []).length > 0 ? t("budgetLow") : null,
  ];
  return lines.filter((line) => line !== null).map((line) => make("p", { class: "hint" }, line));
}

/** The line under an answer; opened, it tells how the figure was made. */
export function energyLine(told, turns) {
  const energy = told.energy;
  return withMonth(make("details", { class: "energy" },
    make("summary", {}, `${t("energy")}: ${energyWords(energy)}`),
    facts([
      [t("evidence"), known(energy) ? t(`class${energy.class}`) : t("classU")],
      [t("method"), energy?.method === "no-model" ? t("noModelMethod") : energy?.method],
      [t("scope"), t("energyScope")],
      [t("emission"), co2Words(told.co2e)],
      [t("model"), told.model],
      [t("tokens"), told.usage ? t("tokensWords", { input: told.usage.prompt_tokens, output: told.usage.completion_tokens }) : null],
      [t("thisChat"), sumWords(turns)],
    ])));
}

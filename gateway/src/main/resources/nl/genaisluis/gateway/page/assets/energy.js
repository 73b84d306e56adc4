// Figures of energy in words: a range, never one figure, and what is unknown is never zero.
import { number } from "./dom.js";
import { t } from "./words.js";

export const known = (energy) => energy && energy.class !== "U" && typeof energy.central_wh === "number";
export const range = (energy) => t("energyRange", { low: number(energy.low_wh), high: number(energy.high_wh) });
export const methodWords = (method) => (method === "no-model" ? t("noModelMethod") : method);

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

export function co2Words(co2) {
  if (typeof co2?.central_g !== "number") {
    return null;
  }
  const grams = t("co2", { central: number(co2.central_g), low: number(co2.low_g), high: number(co2.high_g) });
  return co2.zone ? `${grams}; ${t("co2Grid", { zone: co2.zone, year: co2.year, grams: co2.g_per_kwh })}` : grams;
}

/** Sums what is known; the number of answers for which nothing is known stands beside it. */
export function sumWords(turns) {
  const all = turns.map((turn) => turn.told?.energy).filter((energy) => energy !== undefined);
  const counted = all.filter(known);
  if (counted.length === 0) {
    return t("energyUnknown");
  }
  const total = { low_wh: 0, central_wh: 0, high_wh: 0 };
  for (const energy of counted) {
    for (const name of Object.keys(total)) {
      total[name] += energy[name];
    }
  }
  const said = total.high_wh === 0 ? t("energyNone") : `${number(total.central_wh)} Wh (${range(total)})`;
  const unknown = all.length - counted.length;
  return unknown > 0 ? `${said} ${t("energyPlusUnknown", { count: unknown })}` : said;
}

// What is shown around an answer: masked data, facts after it, a refusal, the request to confirm.
import { facts, link, make, marked, number } from "./dom.js";

const TYPES = {
  PERSOON: "naam", ADRES: "adres", POSTCODE: "postcode", EMAIL: "e-mailadres", TELEFOON: "telefoonnummer",
  BSN: "burgerservicenummer", IBAN: "rekeningnummer", GEBOORTEDATUM: "geboortedatum", KENTEKEN: "kenteken",
  IDENTITEITSBEWIJS: "nummer identiteitsbewijs", RIJBEWIJS: "rijbewijsnummer", VNUMMER: "V-nummer",
  BTW: "btw-nummer", KVK: "KvK-nummer", CREDITCARD: "creditcardnummer", IP: "IP-adres", MAC: "MAC-adres",
  GEHEIM: "wachtwoord of sleutel", GEBRUIKER: "gebruikersnaam", URLDATA: "gegevens in een webadres",
};
const EVIDENCE = {
  A: "gemeten of zeker", B: "geijkt aan metingen", C: "geschat, open model",
  D: "grove schatting, gesloten model", U: "onbekend",
};

const typeWords = (type) => TYPES[type] ?? type.toLowerCase();

export function maskedReview(original, masked, findings) {
  const rows = findings.map((one) =>
    make("tr", {}, make("td", {}, typeWords(one.type)), make("td", {}, original.slice(one.start, one.end)), make("td", { class: "mono" }, one.placeholder ?? "blijft staan")),
  );
  const head = make("tr", {}, ...["Soort", "In uw tekst", "Wordt"].map((word) => make("th", { scope: "col" }, word)));
  return make("div", {},
    make("h3", {}, "Uw tekst"), marked(original, findings),
    make("h3", {}, "Zo gaat uw vraag naar het model"), make("p", { class: "text" }, masked),
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Gevonden persoonsgegevens" },
      make("table", {}, make("caption", {}, `Gevonden persoonsgegevens: ${findings.length}`), make("thead", {}, head), make("tbody", {}, ...rows))));
}

export function energyWords(energy) {
  if (!energy || energy.class === "U" || energy.central_wh === null) {
    return "onbekend (klasse U)";
  }
  if (energy.method === "no-model") {
    return "0 Wh: er is geen taalmodel gebruikt";
  }
  if (energy.method === "cache") {
    return "0 Wh: dit antwoord was er al, voor dezelfde vraag van uw afdeling";
  }
  const range = `${number(energy.low_wh)} tot ${number(energy.high_wh)}`;
  return `${number(energy.central_wh)} Wh (tussen ${range}); klasse ${energy.class}: ${EVIDENCE[energy.class] ?? ""}; methode ${energy.method}`;
}

function co2Words(co2) {
  const central = co2?.central_g ?? null;
  return central === null ? null : `${number(central)} g CO2e (tussen ${number(co2.low_g)} en ${number(co2.high_g)})`;
}

/** Ways to use less next time: a place in the guideline, a shorter text, a budget that runs out. */
function thrift(told) {
  const lines = [];
  const simpler = told.simpler_means;
  if (simpler) {
    lines.push(`${simpler.text} Kies hierboven “Vraag het de richtlijn”: ${simpler.title}${simpler.heading ? `, § ${simpler.heading}` : ""}.`);
  }
  if (told.prompt_diet) {
    lines.push(told.prompt_diet.text);
  }
  if ((told.budgets ?? []).length > 0) {
    lines.push("Een budget van deze toepassing of afdeling is voor meer dan vier vijfde gebruikt.");
  }
  return lines.map((line) => make("p", { class: "hint" }, line));
}

export function answerFacts(told, disclosureHeader) {
  if (!told) {
    return make("p", { class: "meta" }, disclosureHeader ?? "Bij dit antwoord kwamen geen gegevens over model en energie mee.");
  }
  const masked = Object.entries(told.masked ?? {}).map(([type, count]) => `${count} × ${typeWords(type)}`);
  const receipt = told.receipt?.proof_url ? link(told.receipt.proof_url, "bewijs van vastlegging") : null;
  return make("div", { class: "meta" },
    make("p", {}, make("strong", {}, told.disclosure ?? disclosureHeader ?? "")),
    ...thrift(told),
    facts([
      ["Energie", energyWords(told.energy)],
      ["Uitstoot", co2Words(told.co2e)],
      ["Model", told.model],
      ["Vervangen", masked.join(", ")],
      ["Bewijs", receipt],
      ["Kenmerk", told.request_id],
    ]));
}

function ruleBlock(rule, conversation) {
  const block = make("li", {}, make("strong", {}, `${rule.id}: ${rule.title}`), make("p", {}, rule.explanation));
  const byMessage = Map.groupBy((rule.spans ?? []).filter((span) => conversation[span.message]), (span) => span.message);
  for (const [index, spans] of byMessage) {
    block.append(make("p", { class: "meta" }, "De woorden waar het om gaat:"), marked(conversation[index].content, spans));
  }
  return block;
}

function rules(told, conversation) {
  const found = told?.rules ?? [];
  return found.length === 0 ? null : make("ul", {}, ...found.map((rule) => ruleBlock(rule, conversation)));
}

export function refusal(error, conversation) {
  const told = error.sluis ?? {};
  const box = make("div", { class: "panel bad" }, make("p", {}, error.message ?? "Deze vraag is geweigerd."));
  const list = rules(told, conversation);
  if (list) {
    box.append(make("h4", {}, "Regels"), list);
  }
  if (told.alternative) {
    box.append(make("h4", {}, "Wat u wel kunt doen"), make("p", {}, told.alternative));
  }
  box.append(make("h4", {}, "Een mens spreken of bezwaar maken"));
  box.append(make("p", {}, told.human_contact ?? "Vraag het aan de contactpersoon van deze toepassing."));
  if (told.appeal_url) {
    box.append(make("p", {}, link(told.appeal_url, "Vraag een mens om deze weigering opnieuw te bekijken")));
  }
  box.append(facts([["Code", error.code], ["Regels van", told.policy_version], ["Kenmerk", told.request_id]]));
  box.append(make("p", { class: "meta" }, "Vastgelegd zijn de weigering en uw tekst zonder persoonsgegevens. De ethische commissie kan die lezen."));
  return box;
}

export function trouble(words) {
  return make("div", { class: "panel warn" }, make("p", {}, words), make("p", {}, "Uw vraag staat weer in het invoerveld."));
}

/** Asks for a reason of 10 to 500 characters; resolves to it, or to null when the reader declines. */
export function confirmation(dialog, error, conversation) {
  const text = dialog.querySelector("textarea");
  const explained = dialog.querySelector("[data-uitleg]");
  explained.replaceChildren(make("p", {}, error.message ?? ""), rules(error.sluis, conversation) ?? "");
  text.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const grounds = text.value.trim();
      resolve(dialog.returnValue === "bevestig" && grounds.length >= 10 && grounds.length <= 500 ? grounds : null);
    }, { once: true });
  });
}

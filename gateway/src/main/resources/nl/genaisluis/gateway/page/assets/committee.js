// The committee's console: search the record of decisions and read one, as a client of the API.
import { byId, empty, facts, make } from "./dom.js";
import { call, prepareSignIn, reason, signedIn } from "./identity.js";
import { prepareQueue } from "./queue.js";
import { say } from "./sluis-status.js";

const PER_PAGE = 25;
let page = 1;

function query() {
  const asked = new URLSearchParams({ pagina: String(page), aantal: String(PER_PAGE) });
  for (const name of ["zoek", "soort", "code", "toepassing", "eenheid"]) {
    const value = byId(name).value.trim();
    if (value !== "") {
      asked.set(name, value);
    }
  }
  return asked;
}

const moments = new Intl.DateTimeFormat("nl-NL", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const SORT = { refused: "geweigerd", opened: "toegelaten", closed: "afgerond" };

/** What a select of the search form calls this code; the code itself when it does not know it. */
const called = (field, code) => [...byId(field).options].find((one) => one.value === code)?.text ?? code;
const ruled = (ruling) => (ruling.weigering ? called("code", ruling.weigering) : SORT[ruling.soort] ?? ruling.soort);
const purpose = (ruling) => (ruling.toepassing ? called("toepassing", ruling.toepassing) : "geen");

function row(ruling) {
  const moment = moments.format(new Date(ruling.tijd));
  const open = make("button", { type: "button", class: "quiet" }, "Bekijk");
  open.setAttribute("aria-label", `Bekijk beslissing van ${moment}, ${ruled(ruling)}`);
  open.addEventListener("click", () => guarded(() => show(ruling.id)));
  return make("tr", {},
    make("td", {}, make("time", { datetime: ruling.tijd }, moment)),
    make("td", {}, ruled(ruling)),
    make("td", {}, purpose(ruling)),
    make("td", {}, (ruling.regels ?? []).join(", ")),
    make("td", {}, open));
}

async function search() {
  if (!signedIn()) {
    say("Meld u eerst aan als lid van de commissie.");
    return;
  }
  say("Bezig met zoeken.");
  const response = await call(`/api/v1/beslissingen?${query()}`);
  if (!response.ok) {
    say(`Zoeken is niet gelukt: ${await reason(response)}`);
    return;
  }
  const found = await response.json();
  empty(byId("regels")).append(...found.beslissingen.map(row));
  byId("resultaat").hidden = false;
  byId("vorige").disabled = page <= 1;
  byId("volgende").disabled = page * PER_PAGE >= found.totaal;
  byId("niets-gevonden").hidden = found.totaal > 0;
  say(`${found.totaal} ${found.totaal === 1 ? "beslissing" : "beslissingen"} gevonden. Pagina ${page}. Deze zoekactie is vastgelegd.`);
}

const ROLES = { user: "Vraag", assistant: "Antwoord", system: "Opdracht vooraf", developer: "Opdracht vooraf", tool: "Van een hulpmiddel" };

/** What was asked, turn by turn; the whole as it was kept when it has another form. */
function said(content) {
  if (!content) {
    return [make("p", {}, "De tekst is niet bewaard of al verwijderd.")];
  }
  try {
    const { messages } = JSON.parse(content);
    return messages.map((one) => make("div", {}, make("h4", {}, ROLES[one.role] ?? one.role), make("p", { class: "text" }, typeof one.content === "string" ? one.content : JSON.stringify(one.content))));
  } catch {
    return [make("p", { class: "text" }, content)];
  }
}

async function show(id) {
  const response = await call(`/api/v1/beslissingen/${encodeURIComponent(id)}`);
  if (!response.ok) {
    say(`Openen is niet gelukt: ${await reason(response)}`);
    return;
  }
  const ruling = await response.json();
  const list = facts([
    ["Tijd (UTC)", moments.format(new Date(ruling.tijd))],
    ["Beslissing", ruled(ruling)],
    ["Toepassing", purpose(ruling)],
    ["Regels", (ruling.regels ?? []).join(", ")],
    ["Klassen", (ruling.klassen ?? []).join(", ")],
    ["Model", ruling.model],
    ["Kenmerk in het logboek", ruling.id],
  ]);
  empty(byId("dossier-inhoud")).append(list, make("h3", {}, "Tekst zonder persoonsgegevens"), ...said(ruling.inhoud));
  byId("dossier").hidden = false;
  byId("dossier-kop").focus();
  say("Beslissing geopend. Dat u dit bekijkt is vastgelegd.");
}

function guarded(action) {
  action().catch(() => say("De server is niet bereikbaar. Probeer het opnieuw."));
}

byId("zoekformulier").addEventListener("submit", (event) => {
  event.preventDefault();
  page = 1;
  guarded(search);
});
byId("vorige").addEventListener("click", () => {
  page = Math.max(1, page - 1);
  guarded(search);
});
byId("volgende").addEventListener("click", () => {
  page += 1;
  guarded(search);
});
document.addEventListener("aanmelding", (event) => {
  byId("zoeken").disabled = !event.detail.signedIn;
  if (!event.detail.signedIn) {
    byId("resultaat").hidden = true;
    byId("dossier").hidden = true;
    empty(byId("regels"));
    empty(byId("dossier-inhoud"));
  }
});
prepareQueue();
prepareSignIn();

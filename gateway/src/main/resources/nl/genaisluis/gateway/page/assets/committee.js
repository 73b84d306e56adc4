// The committee's console: search the record of refusals and read one, as a client of the API.
import { byId, empty, facts, make } from "./dom.js";
import { call, prepareSignIn, reason, signedIn } from "./identity.js";

const PER_PAGE = 25;
let page = 1;

function say(words) {
  byId("status").textContent = words;
}

function query() {
  const asked = new URLSearchParams({ pagina: String(page), aantal: String(PER_PAGE) });
  for (const name of ["zoek", "code", "toepassing"]) {
    const value = byId(name).value.trim();
    if (value !== "") {
      asked.set(name, value);
    }
  }
  return asked;
}

function row(ruling) {
  const open = make("button", { type: "button", class: "quiet" }, "Bekijk");
  open.setAttribute("aria-label", `Bekijk beslissing van ${ruling.tijd}, ${ruling.weigering ?? ruling.soort}`);
  open.addEventListener("click", () => guarded(() => show(ruling.id)));
  return make("tr", {},
    make("td", {}, make("time", { datetime: ruling.tijd }, ruling.tijd)),
    make("td", {}, ruling.weigering ?? ruling.soort),
    make("td", {}, ruling.toepassing ?? "geen"),
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
  say(`${found.totaal} beslissingen gevonden. Pagina ${page}. Deze zoekactie is vastgelegd.`);
}

async function show(id) {
  const response = await call(`/api/v1/beslissingen/${encodeURIComponent(id)}`);
  if (!response.ok) {
    say(`Openen is niet gelukt: ${await reason(response)}`);
    return;
  }
  const ruling = await response.json();
  const list = facts([
    ["Tijd", ruling.tijd],
    ["Soort", ruling.soort],
    ["Weigering", ruling.weigering],
    ["Toepassing", ruling.toepassing],
    ["Regels", (ruling.regels ?? []).join(", ")],
    ["Klassen", (ruling.klassen ?? []).join(", ")],
    ["Model", ruling.model],
    ["Kenmerk in het logboek", ruling.id],
  ]);
  const text = ruling.inhoud ?? "De tekst is niet bewaard of al verwijderd.";
  empty(byId("dossier-inhoud")).append(list, make("h3", {}, "Tekst zonder persoonsgegevens"), make("p", { class: "text" }, text));
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
prepareSignIn();

// What waits for the committee: objections and requests of colleagues, oldest first, each with its
// course and the next step. A step has a reason that its maker reads.
import { button, byId, day, empty, make } from "./dom.js";
import { call, reason, signedIn } from "./identity.js";
import { statusWords } from "./sluis-case.js";
import { say } from "./sluis-status.js";

const KINDS = { bezwaren: "Bezwaar", aanvragen: "Aanvraag" };
const NEXT = {
  ontvangen: ["in-behandeling", "Neem in behandeling"],
  "in-behandeling": ["afgehandeld", "Handel af"],
};

async function get(address) {
  const answer = await call(`/api/v1/${address}`);
  if (!answer.ok) {
    throw new Error(await reason(answer));
  }
  return answer;
}

async function waiting(resource) {
  const found = [];
  for (const status of Object.keys(NEXT)) {
    for (let page = 1; page !== null;) {
      const part = await (await get(`${resource}?${new URLSearchParams({ status, pagina: String(page) })}`)).json();
      found.push(...part[resource].map((one) => ({ ...one, resource })));
      page = part.volgende;
    }
  }
  return found;
}

const nameOf = (one) => `${KINDS[one.resource]}: ${one.titel ?? one.id.slice(0, 8)}`;

/** The form for the next step; nothing once a case is done. */
function step(one, tag, place) {
  const next = NEXT[one.status];
  if (!next) {
    return null;
  }
  const id = `reden-${one.id}`;
  const area = make("textarea", { id, rows: "3", minlength: "3", maxlength: "2000", required: "" });
  const form = make("form", {},
    make("label", { for: id }, "Toelichting, die de steller leest"), area,
    make("div", { class: "row" }, make("button", { type: "submit" }, next[1])));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    guarded(async () => {
      const answer = await call(`/api/v1/${one.resource}/${encodeURIComponent(one.id)}`, {
        method: "PATCH",
        headers: { "Content-Type": "application/json", "If-Match": tag },
        body: JSON.stringify({ status: next[0], reden: area.value.trim() }),
      });
      if (!answer.ok) {
        throw new Error(await reason(answer));
      }
      await show(one, place);
      say(`${nameOf(one)} is nu ${statusWords(next[0])}. Deze stap is vastgelegd.`);
    });
  });
  return form;
}

async function show(one, place) {
  const answer = await get(`${one.resource}/${encodeURIComponent(one.id)}`);
  const told = { ...(await answer.json()), resource: one.resource };
  const heading = make("h3", { tabindex: "-1" }, nameOf(told));
  place.replaceChildren(heading, make("sluis-case").show(told, "h4", false), step(told, answer.headers.get("ETag") ?? "*", place) ?? "");
  heading.focus();
}

function row(one) {
  const place = make("div", {});
  const meta = make("p", { class: "meta" }, `${statusWords(one.status)}, sinds ${day(new Date(one.gewijzigd))}`);
  const open = button(nameOf(one), () => guarded(async () => {
    await show(one, place);
    meta.hidden = true;
  }), { class: "plain" });
  return make("li", {}, open, meta, place);
}

async function list() {
  if (!signedIn()) {
    say("Meld u eerst aan als lid van de commissie.");
    return;
  }
  const found = [...(await waiting("bezwaren")), ...(await waiting("aanvragen"))];
  found.sort((a, b) => a.gewijzigd.localeCompare(b.gewijzigd));
  empty(byId("werk")).append(...found.map(row));
  byId("werk-leeg").hidden = found.length > 0;
  say(`${found.length} ${found.length === 1 ? "verzoek wacht" : "verzoeken wachten"} op antwoord.`);
}

function guarded(action) {
  action().catch((fault) => say(fault instanceof TypeError ? "De server is niet bereikbaar. Probeer het opnieuw." : `Dat is niet gelukt: ${fault.message}`));
}

export function prepareQueue() {
  byId("werk-halen").addEventListener("click", () => guarded(list));
  document.addEventListener("aanmelding", (event) => {
    byId("werk-halen").disabled = !event.detail.signedIn;
    empty(byId("werk"));
    byId("werk-leeg").hidden = true;
  });
}

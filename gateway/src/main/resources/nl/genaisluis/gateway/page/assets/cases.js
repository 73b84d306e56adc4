// What its reader sent to the committee: the list, or one objection or request with its course.
import { byId, day, link, make } from "./dom.js";
import { call, prepareSignIn, reason, signedIn } from "./identity.js";
import { statusWords } from "./sluis-case.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

const RESOURCES = { bezwaar: "bezwaren", aanvraag: "aanvragen" };
const [, kind, id] = location.pathname.split("/");

async function get(path) {
  const answer = await call(`/api/v1/${path}`);
  if (!answer.ok) {
    throw new Error(answer.status === 404 ? t("caseAbsent") : await reason(answer));
  }
  return answer.json();
}

function show(...content) {
  byId("verzoek").replaceChildren(...content);
}

const nameOf = (which, one) => (which === "aanvraag" ? one.titel : t("objectionOf", { id: one.id.slice(0, 8) }));

function row(which, one) {
  return make("li", {},
    link(`/${which}/${encodeURIComponent(one.id)}`, nameOf(which, one)),
    make("p", { class: "meta" }, `${t(which === "aanvraag" ? "caseRequest" : "caseObjection")} · ${statusWords(one.status)} · ${t("caseChanged", { date: day(new Date(one.gewijzigd)) })}`));
}

async function all(which) {
  const resource = RESOURCES[which];
  const found = [];
  for (let page = 1; page !== null;) {
    const part = await get(`${resource}?${new URLSearchParams({ eigen: "true", pagina: String(page) })}`);
    found.push(...part[resource].map((one) => ({ which, one })));
    page = part.volgende;
  }
  return found;
}

async function list() {
  const found = [...(await all("bezwaar")), ...(await all("aanvraag"))];
  found.sort((a, b) => b.one.gewijzigd.localeCompare(a.one.gewijzigd));
  show(found.length === 0 ? make("p", {}, t("noCases")) : make("ul", { class: "plainlist" }, ...found.map(({ which, one }) => row(which, one))));
  say(t("casesShown", { count: found.length }));
}

async function single() {
  const one = await get(`${RESOURCES[kind]}/${encodeURIComponent(id)}`);
  byId("verzoek").show(one, "h2", true);
  say(t("caseStands", { status: statusWords(one.status) }));
}

async function refresh() {
  if (!signedIn()) {
    show(make("p", {}, t("caseSignIn")));
    return;
  }
  try {
    await (kind in RESOURCES ? single() : list());
  } catch (fault) {
    const told = fault instanceof TypeError ? t("unreachable") : fault.message;
    show(make("p", { class: "panel warn" }, told));
    say(told);
  }
}

document.addEventListener("aanmelding", refresh);
document.addEventListener("anderelezer", () => show());
prepareSignIn();

// What its reader sent to the committee: the list, or one objection or request with its course.
import { byId, day, facts, link, make } from "./dom.js";
import { call, prepareSignIn, reason, signedIn } from "./identity.js";
import { say } from "./speech.js";
import { t } from "./words.js";

const RESOURCES = { bezwaar: "bezwaren", aanvraag: "aanvragen" };
const [, kind, id] = location.pathname.split("/");

const STATUS = {
  ontvangen: t("caseReceived"),
  "in-behandeling": t("caseTaken"),
  afgehandeld: t("caseDone"),
};
const status = (code) => STATUS[code] ?? String(code);

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
    make("p", { class: "meta" }, `${t(which === "aanvraag" ? "caseRequest" : "caseObjection")} · ${status(one.status)} · ${t("caseChanged", { date: day(new Date(one.gewijzigd)) })}`));
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

const words = (text) => (text ? make("span", { class: "text" }, text) : null);

function written(one) {
  return kind === "aanvraag"
    ? [[t("caseTitle"), one.titel], [t("caseGoal"), words(one.doel)], [t("caseNeed"), words(one.noodzaak)], [t("caseData"), words(one.gegevens)]]
    : [[t("reference"), one.verzoek ? link(`/weigering?kenmerk=${encodeURIComponent(one.verzoek)}`, one.verzoek) : null], [t("caseWords"), words(one.toelichting)]];
}

function step(one) {
  return make("li", {},
    make("strong", {}, status(one.status)), ` · ${day(new Date(one.op))}`,
    one.reden ? make("p", { class: "text" }, one.reden) : null);
}

async function single() {
  const one = await get(`${RESOURCES[kind]}/${encodeURIComponent(id)}`);
  show(
    make("h2", {}, t("caseStands", { status: status(one.status) })),
    make("ol", { class: "plainlist" }, ...(one.verloop ?? []).map(step)),
    make("h2", {}, t("caseWritten")),
    facts([...written(one), [t("caseAnswerBy"), one.antwoordVoor ? day(new Date(one.antwoordVoor)) : null], [t("caseNumber"), one.id], [t("caseEnds"), one.verloopt ? day(new Date(one.verloopt)) : null]]));
  say(t("caseStands", { status: status(one.status) }));
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

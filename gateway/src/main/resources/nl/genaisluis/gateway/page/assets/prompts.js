// The prompt library: texts to start from, own ones and those of the team or the organisation. A
// `{{name}}` in such a text is asked for before it lands in the question.
import { keepFile } from "./along.js";
import { about, button, byId, empty, make } from "./dom.js";
import { call, faultWords, reason } from "./identity.js";
import { say } from "./sluis-status.js";
import { has } from "./surface.js";
import { t } from "./words.js";

const BASE = "/api/v1/sjablonen";
const VARIABLE = /\{\{\s*([^{}\n]{1,40}?)\s*\}\}/g;
let useCase = () => null;

async function ask(path, method = "GET", body = undefined) {
  const options = body === undefined ? { method } : { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await call(path, options);
  if (!answer.ok) {
    throw new Error(await reason(answer));
  }
  return answer.status === 204 ? null : answer.json().catch(() => null);
}

const variablesOf = (text) => [...new Set([...text.matchAll(VARIABLE)].map((found) => found[1]))];

function place(text) {
  const box = byId("vraag");
  box.value = text;
  box.dispatchEvent(new Event("input"));
  byId("sjablonen").close();
  box.focus();
  say(t("promptPlaced"));
}

function take(one) {
  const names = variablesOf(one.tekst);
  if (names.length === 0) {
    place(one.tekst);
    return;
  }
  const fields = names.map((name, index) => {
    const id = `variabele-${index}`;
    return make("div", {}, make("label", { for: id }, name), make("input", { type: "text", id, "data-name": name, required: "", autocomplete: "off" }));
  });
  const form = make("form", {}, ...fields, make("button", { type: "submit" }, t("fillIn")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = new Map(fields.map((field) => [field.lastChild.dataset.name, field.lastChild.value]));
    place(one.tekst.replace(VARIABLE, (_, name) => values.get(name) ?? ""));
  });
  empty(byId("sjabloon-invullen")).append(make("h3", {}, one.titel), form);
  form.querySelector("input").focus();
}

function row(one) {
  const item = make("li", {}, button(one.titel, () => take(one), { class: "plain" }), make("p", { class: "meta" }, t(`scope_${one.bereik ?? "eigen"}`)));
  if (one.vanMij ?? true) {
    const away = button(t("remove"), async () => {
      await work(() => ask(`${BASE}/${encodeURIComponent(one.id)}`, "DELETE"), t("promptRemoved"));
    });
    item.append(about(away, one.titel));
  }
  return item;
}

/** The status region lies outside the dialog, so what happened gets the focus instead. */
function tell(words) {
  const told = byId("sjabloon-uitkomst");
  told.textContent = words;
  told.focus();
}

/** @param done what is told when it went well; without it nothing, and what was told stays */
async function work(action, done) {
  try {
    await action();
    await list();
    if (done) {
      tell(done);
    }
  } catch (fault) {
    tell(`${t("promptFailed")} ${faultWords(fault)}`);
  }
}

async function list() {
  const found = await ask(BASE);
  const mine = (found.sjablonen ?? []).filter((one) => !one.toepassing || one.toepassing === useCase());
  empty(byId("sjablonenlijst")).append(...mine.map(row));
  byId("sjablonen-leeg").hidden = mine.length > 0;
}

export function showPrompts() {
  byId("sjablonen-open").hidden = !has("sjablonen");
}

/** @param chosen the id of the purpose that holds now */
export function preparePrompts(chosen) {
  useCase = chosen;
  byId("sjablonen-open").addEventListener("click", () => {
    empty(byId("sjabloon-invullen"));
    empty(byId("sjablonenlijst"));
    byId("sjabloon-uitkomst").textContent = "";
    byId("sjablonen").showModal();
    work(() => null);
  });
  byId("sjabloon-bewaren").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = byId("vraag").value.trim();
    if (text === "") {
      tell(t("promptEmpty"));
      return;
    }
    const body = { titel: byId("sjabloon-titel").value.trim(), tekst: text, toepassing: useCase(), bereik: byId("sjabloon-bereik").value };
    work(async () => {
      await ask(BASE, "POST", body);
      byId("sjabloon-titel").value = "";
    }, t("promptKept"));
  });
  byId("sjablonen-uit").addEventListener("click", () => work(async () => {
    const all = await ask(`${BASE}/export`);
    keepFile(new Blob([JSON.stringify(all, null, 2)], { type: "application/json" }), `${t("promptFile")}.json`);
  }, t("exported")));
  byId("sjablonen-in").addEventListener("change", (event) => {
    const [file] = event.target.files;
    work(async () => {
      const sent = await file.text().then(JSON.parse).catch(() => {
        throw new Error(t("promptFileWrong"));
      });
      await ask(`${BASE}/import`, "POST", sent);
    }, t("promptsAdded"));
    event.target.value = "";
  });
}

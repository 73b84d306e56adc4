// Earlier conversations: found, opened, named, pinned, removed. They live with the gateway, under
// this reader's own key; where it keeps none, this panel is not there.
import { apart } from "./files.js";
import { keepFile } from "./along.js";
import { about, answerOf, button, byId, day, empty, make } from "./dom.js";
import { folderButton, inChoice, prepareFolders, showFolders } from "./folders.js";
import { call, faultWords, reason, signedIn } from "./identity.js";
import { say } from "./sluis-status.js";
import { has } from "./surface.js";
import { t } from "./words.js";

const BASE = "/api/v1/gesprekken";
const TITLE_MAX = 80;
const ATTEMPTS_MAX = 3;
/** Of 50 chats each. */
const PAGES_MAX = 20;
let open = () => {};
let current = () => null;
let forget = () => {};

/** What came back: the status, the version that it is of, and the body. Others than 412 fail. */
async function exchange(path, method, body, tag) {
  const options = { method, headers: tag ? { "If-Match": tag } : {} };
  if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  const answer = await call(path, options);
  if (!answer.ok && answer.status !== 412) {
    throw new Error(await reason(answer));
  }
  const told = answer.status === 204 ? null : await answer.json().catch(() => null);
  return { status: answer.status, tag: answer.headers.get("ETag"), body: told };
}

async function ask(path, method = "GET", body = undefined) {
  return (await exchange(path, method, body, null)).body;
}

const address = (id) => `${BASE}/${encodeURIComponent(id)}`;
export const titleOf = (question) => [...apart(question).words.replace(/[\s\p{Cc}]+/gu, " ")].slice(0, TITLE_MAX).join("");

async function guarded(work) {
  try {
    await work();
  } catch (fault) {
    say(`${t("historyFailed")} ${faultWords(fault)}`);
  }
}

function rename(one, item) {
  const field = make("input", { type: "text", maxlength: TITLE_MAX, "aria-label": t("newName", { title: one.titel }) });
  field.value = one.titel;
  const form = make("form", { class: "row" }, field, make("button", { type: "submit", class: "quiet small" }, t("keep")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    guarded(async () => {
      await ask(address(one.id), "PUT", { titel: field.value.trim() || one.titel });
      say(t("renamed"));
      await refresh();
      focusOn(one.id);
    });
  });
  item.append(form);
  field.focus();
  field.select();
}

async function remove(one) {
  byId("verwijderen-titel").textContent = one.titel;
  if ((await answerOf(byId("verwijderen"))) !== "verwijder") {
    return;
  }
  await ask(address(one.id), "DELETE");
  if (current() === one.id) {
    forget();
  }
  say(t("removed"));
  await refresh();
  byId("zoek-gesprek").focus();
}

/** The list was made again; the focus goes to this chat, or to what leads to it. */
function focusOn(id) {
  const place = byId("gesprekkenlijst").querySelector(`[data-id="${CSS.escape(id)}"] .plain`);
  (place ?? byId("map-keuze")).focus();
}

function row(one) {
  const item = make("li", { "data-id": one.id });
  const pin = button(one.vastgezet ? t("unpin") : t("pin"), () => guarded(async () => {
    await ask(address(one.id), "PUT", { vastgezet: !one.vastgezet });
    say(one.vastgezet ? t("unpinned") : t("pinned"));
    await refresh();
    focusOn(one.id);
  }));
  const name = button(t("rename"), () => rename(one, item));
  const away = button(t("remove"), () => guarded(() => remove(one)));
  const place = folderButton(one, item);
  for (const tool of [pin, name, place, away]) {
    about(tool, one.titel);
  }
  const opener = button(one.titel, () => guarded(async () => open(await fetchKept(one.id))), { class: "plain" });
  if (one.id === current()) {
    opener.setAttribute("aria-current", "true");
  }
  item.append(opener, make("p", { class: "meta" }, [one.map ? t("inFolder", { folder: one.map }) : null, one.vastgezet ? t("isPinned") : null, one.gewijzigd ? day(new Date(one.gewijzigd)) : null, one.verloopt ? t("expires", { date: day(new Date(one.verloopt)) }) : null].filter(Boolean).join(" · ")), make("div", { class: "row tools" }, pin, name, place, away));
  return item;
}

async function allFound(wanted) {
  const found = [];
  for (let page = 1; page !== null && page <= PAGES_MAX;) {
    const told = await ask(`${BASE}?${new URLSearchParams({ ...(wanted ? { zoek: wanted } : {}), pagina: page })}`);
    found.push(...(told.gesprekken ?? []));
    page = told.volgende ?? null;
  }
  return found;
}

async function show() {
  await refresh();
  say(t("foundChats", { count: byId("gesprekkenlijst").childElementCount }));
}

/** Gives these chats this folder; null takes them out of theirs. */
function move(chats, folder, words, focus) {
  return guarded(async () => {
    for (const one of chats) {
      await ask(address(one.id), "PUT", { map: folder });
    }
    await refresh();
    say(words);
    if (focus) {
      focusOn(focus);
    }
  });
}

export async function refresh() {
  const there = has("gesprekken") && signedIn();
  byId("geschiedenis").hidden = !there;
  byId("tijdelijk-veld").hidden = !there;
  if (!there) {
    return;
  }
  const wanted = byId("zoek-gesprek").value.trim();
  const found = await allFound(wanted);
  showFolders(found, wanted !== "");
  const list = inChoice(found);
  empty(byId("gesprekkenlijst")).append(...list.map(row));
  byId("gesprekken-leeg").hidden = list.length > 0;
}

async function fetchKept(id) {
  const found = await exchange(address(id), "GET");
  return { ...found.body, tag: found.tag };
}

/** Keeps this version of the chat; when another window was first, takes in what it kept. */
async function keepVersion(chat, others) {
  const messages = () => ({ berichten: messagesOf(chat.turns), varianten: messagesOf(chat.aside) });
  if (!chat.id) {
    const made = await exchange(BASE, "POST", { toepassing: chat.useCase, titel: titleOf(chat.turns[0].question), ...messages() });
    chat.id = made.body.id;
    chat.tag = made.tag;
    return;
  }
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const told = await exchange(address(chat.id), "PUT", messages(), chat.tag);
    if (told.status !== 412) {
      chat.tag = told.tag;
      return;
    }
    const now = await fetchKept(chat.id);
    chat.tag = now.tag;
    others([...turnsOf(now.berichten), ...turnsOf(now.varianten)]);
  }
  throw new Error(t("stillChanging"));
}

let keeping = Promise.resolve();

/**
 * Keeps the conversation as it is now; a new one gets its id. Where it is not kept, it says why.
 *
 * @param others is given the turns that another window kept in between
 */
export function store(chat, others) {
  keeping = keeping.then(() => storeNow(chat, others));
  return keeping;
}

async function storeNow(chat, others) {
  const told = byId("niet-bewaard");
  told.textContent = "";
  chat.kept = false;
  if (!has("gesprekken") || chat.temporary || chat.turns.length === 0) {
    return;
  }
  try {
    await keepVersion(chat, others);
    chat.kept = true;
    await refresh();
  } catch (fault) {
    told.textContent = t("notKept", { reason: faultWords(fault) });
  }
}

/** These turns as messages that the gateway keeps, with the marks that a reopened chat shows. */
export function messagesOf(turns) {
  return turns.flatMap((turn) => {
    const told = turn.told ?? {};
    const asked = { rol: "user", tekst: turn.question, beurt: turn.key ?? null, na: turn.after ?? null };
    return turn.answer
      ? [asked, {
          rol: "assistant",
          tekst: turn.answer,
          model: told.model ?? null,
          energie: told.energy ?? null,
          verzoek: told.request_id ?? null,
          uitstoot: told.co2e ?? null,
          gemaskeerd: told.masked ?? null,
          vermelding: told.disclosure ?? null,
          generatief: told.generative ?? null,
          afgebroken: turn.cut === true,
        }]
      : [asked];
  });
}

const whole = (entries) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));

/** The turns of a conversation as the gateway kept it. */
export function turnsOf(messages) {
  const turns = [];
  for (const one of messages ?? []) {
    if (one.rol === "user") {
      turns.push({ key: one.beurt ?? undefined, after: one.na ?? (one.beurt ? null : undefined), question: one.tekst, answer: "" });
    } else if (turns.length > 0) {
      Object.assign(turns.at(-1), {
        answer: one.tekst,
        cut: one.afgebroken === true,
        told: whole({ model: one.model, energy: one.energie, request_id: one.verzoek, co2e: one.uitstoot, masked: one.gemaskeerd, disclosure: one.vermelding, generative: one.generatief }),
      });
    }
  }
  return turns;
}

/** @param handlers open(conversation), current() its id, forget() when it was removed */
export function prepareHistory(handlers) {
  ({ open, current, forget } = handlers);
  prepareFolders({ move, show: () => guarded(show) });
  byId("zoek-gesprekken").addEventListener("submit", (event) => {
    event.preventDefault();
    guarded(show);
  });
  byId("eigen-gegevens").addEventListener("click", () => guarded(async () => {
    const data = await ask(`${BASE}/export`);
    keepFile(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }), `${t("dataFile")}.json`);
    say(t("exported"));
  }));
}

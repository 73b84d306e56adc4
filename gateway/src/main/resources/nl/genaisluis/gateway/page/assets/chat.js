// The conversation: check, show what is masked, send, stream, stop, confirm, go on. No text leaves
// this page but to this gateway; a draft and the conversation wait in this tab.
import { takeAlong } from "./along.js";
import { check, complete, Refused } from "./ask.js";
import { keyed, merge, newKey, showVariants, take } from "./branches.js";
import { article, byId, empty, link, make } from "./dom.js";
import { sumWords } from "./energy.js";
import { apart, attach, prepareFiles, showFiles, withFiles } from "./files.js";
import { prepareHistory, refresh, store, turnsOf } from "./history.js";
import { knowReader, prepareSignIn, signedIn } from "./identity.js";
import { prepareKeys } from "./keys.js";
import { seenEnough, valuesOf } from "./masking.js";
import { tab } from "./memory.js";
import { offer, prepareModels, surveyModels, wantedModel } from "./model.js";
import { fetchPreferences, preference, preparePreferences } from "./preferences.js";
import { preparePrompts, showPrompts } from "./prompts.js";
import { missing } from "./ready.js";
import { confirmation, keepRefusal, trouble } from "./refusal.js";
import { reviewed } from "./review.js";
import { toBottom } from "./scroll.js";
import "./sluis-refusal.js";
import { busy as reminding, say } from "./sluis-status.js";
import { StreamCut } from "./stream.js";
import { survey } from "./surface.js";
import { log, putAnswer, putQuestion, showAll } from "./turns.js";
import { choose, chosen, conditionsHold, fold, prepareChoice, prepareRequest } from "./usecase.js";
import { t } from "./words.js";

const DRAFT_WAIT_MS = 200;
const question = byId("vraag");
const fresh = () => ({ id: null, useCase: chosen()?.id ?? null, temporary: byId("tijdelijk").checked, turns: [], aside: [], values: {} });
let chat = fresh();
let running = null;
let editing = null;
let drafting = 0;

function busy(on) {
  byId("versturen").setAttribute("aria-disabled", String(on || !signedIn()));
  if (!on && document.activeElement === byId("stoppen")) {
    question.focus();
  }
  byId("stoppen").hidden = !on;
  log.setAttribute("aria-busy", String(on));
  reminding(on);
}

function keep() {
  tab.set("gesprek", chat);
  byId("gesprek-tools").hidden = chat.turns.length === 0;
  byId("energie-gesprek").textContent = chat.turns.some((turn) => turn.told?.energy) ? t("chatTotal", { sum: sumWords([...chat.turns, ...chat.aside]) }) : "";
  showVariants(log, chat);
}

function keepDraft() {
  clearTimeout(drafting);
  drafting = setTimeout(() => tab.set("concept", question.value), DRAFT_WAIT_MS);
}

/** Puts a question into the box, what it carried along beside it. */
function putDraft(text) {
  clearTimeout(drafting);
  const { words, files } = apart(text);
  question.value = words;
  tab.set("concept", words || null);
  attach(files);
}

function messagesOf(turns) {
  return turns.filter((turn) => turn.answer).flatMap((turn) => [{ role: "user", content: turn.question }, { role: "assistant", content: turn.answer }]);
}

/** True when the conversation may go: nothing personal in it, or the reader saw what is replaced. */
async function checked(conversation, how) {
  say(t("checking"));
  const found = await check(conversation, how);
  chat.values = { ...chat.values, ...valuesOf(found, conversation) };
  const last = conversation.length - 1;
  const findings = (found.personal_data ?? []).filter((one) => one.message === last);
  if (findings.length === 0 || (found.ruling === "block" && found.code !== "personal_data_blocked")) {
    return true;
  }
  return (found.ruling !== "block" && seenEnough(chosen()?.preview, chat.turns)) || waited(() => reviewed(found, conversation[last].content, findings, how.signal));
}

/** While the page waits for its reader, it does not say that it is busy. */
async function waited(work) {
  reminding(false);
  const done = await work();
  reminding(running !== null);
  return done;
}

async function answered(conversation, turn, how) {
  say(t("making"));
  let answer = null;
  const number = chat.turns.length;
  try {
    for await (const part of complete(conversation, how)) {
      answer ??= putAnswer(number);
      if (part.text) {
        answer.add(part.text);
      }
      turn.told = part.told ?? turn.told;
    }
    await answer.shown();
    turn.answer = answer.text;
    say(t("ready", { count: answer.text.split(/\s+/).filter(Boolean).length }));
  } catch (fault) {
    if (!answer) {
      throw fault;
    }
    turn.answer = answer.text;
    turn.cut = true;
    answer.incomplete(fault.name === "AbortError" ? t("stoppedByYou") : null);
    if (fault.name !== "AbortError") {
      turn.told = turn.told ?? {};
      answer.finish(turn, chat);
      throw fault;
    }
    say(t("stopped"));
  }
  answer.finish(turn, chat);
  if (preference("springen") && (document.activeElement !== question || question.value === "")) {
    answer.focusTitle();
  }
}

/** Sends; a doubt that may be confirmed, and is, is sent once more. */
async function sentOrConfirmed(conversation, turn, how) {
  try {
    await answered(conversation, turn, how);
  } catch (fault) {
    const offer = fault instanceof Refused && !fault.begun ? fault.error.confirmation : null;
    if (!offer?.token) {
      throw fault;
    }
    say(t("confirmNeeded"));
    const grounds = await waited(() => confirmation(byId("bevestigen"), fault.error, conversation));
    if (grounds === null) {
      throw fault;
    }
    await answered(conversation, turn, { ...how, confirmation: { token: offer.token, reason: grounds } });
  }
}

function tell(fault, conversation, draft) {
  const back = question.value === "" || withFiles(question.value) === draft;
  if (back) {
    putDraft(draft);
  }
  if (fault.name === "AbortError") {
    say(t("stopped"));
    return;
  }
  const refused = fault instanceof Refused;
  const heading = !refused ? t("wentWrong") : fault.begun ? t("answerStopped") : t("notSent");
  const words = fault instanceof StreamCut ? t("brokeOff") : fault instanceof TypeError ? t("unreachable") : fault.message;
  const told = refused ? make("sluis-refusal").show(fault.error, conversation) : trouble(words, () => send(draft));
  const { block, title } = article(heading, "refused", told);
  log.append(block);
  const own = refused ? keepRefusal(fault.error, conversation) : null;
  if (own) {
    block.append(make("p", {}, link(own, t("ownPage"))));
  }
  if (back) {
    block.append(make("p", { class: "meta" }, t("draftBack")));
  }
  const rule = refused ? fault.error.sluis?.rules?.[0]?.id : null;
  say(rule ? t("saidRule", { heading, rule }) : `${heading}.`);
  title.focus();
}

async function send(text) {
  const lacks = missing(text);
  if (running || lacks) {
    say(running ? t("waitOrStop") : lacks.words);
    lacks?.where.focus();
    return;
  }
  running = new AbortController();
  const how = { useCase: chosen().id, wanted: wantedModel(), signal: running.signal, streamed: preference("stroom") };
  const here = chat;
  const before = editing === null ? chat.turns : chat.turns.slice(0, editing);
  const conversation = [...messagesOf(before), { role: "user", content: text }];
  busy(true);
  try {
    if (!(await waited(() => conditionsHold(chosen(), here))) || !(await checked(conversation, how))) {
      putDraft(text);
      say(t("notSentEdit"));
      question.focus();
      return;
    }
    await turned(text, conversation, how);
  } catch (fault) {
    tell(fault, conversation, text);
  } finally {
    running = null;
    busy(false);
    if (here === chat) {
      chat.turns = chat.turns.filter((turn) => turn.answer);
      keep();
      keepWithGateway(here);
    }
  }
}

async function turned(text, conversation, how) {
  const here = chat;
  const at = editing;
  const earlier = at === null ? null : chat.turns;
  if (earlier) {
    chat.turns = chat.turns.slice(0, editing);
    endEdit();
    showAll(chat);
  }
  const turn = { key: newKey(), after: chat.turns.at(-1)?.key ?? null, question: text, answer: "" };
  chat.useCase = how.useCase;
  // What was asked in passing stays so, whatever is asked after it.
  chat.temporary = byId("tijdelijk").checked || (chat.temporary && chat.turns.length > 0);
  chat.turns.push(turn);
  const shown = putQuestion(chat.turns.length, turn);
  if (withFiles(question.value.trim()) === text) {
    putDraft("");
  }
  fold(true);
  toBottom();
  await sentOrConfirmed(conversation, turn, how).finally(() => {
    if (turn.answer && earlier) {
      here.aside.push(...earlier.slice(at));
    } else if (!turn.answer && earlier && here === chat) {
      // No new answer came, so the old ones stay.
      chat.turns = earlier;
      showAll(chat);
    } else if (!turn.answer) {
      shown.unanswered();
    }
  });
}

function edit(index) {
  if (running) {
    say(t("waitOrStop"));
    return;
  }
  beginEdit(index);
  putDraft(chat.turns[index].question);
  question.focus();
}

function beginEdit(index) {
  editing = index;
  byId("bewerken-melding").hidden = false;
  byId("bewerken-tekst").textContent = t("editing", { number: index + 1 });
}

function endEdit() {
  editing = null;
  byId("bewerken-melding").hidden = true;
}

/** Shows another variant of a question, and what came after it. */
function pick({ index, turn, way }) {
  if (running) {
    say(t("waitOrStop"));
    return;
  }
  endEdit();
  take(chat, index, turn);
  showAll(chat);
  keep();
  const variant = [...log.querySelectorAll("sluis-question")].find((one) => one.key === turn.key).stepTo(way);
  say(t("variantSaid", { number: index + 1, variant }));
  keepWithGateway(chat);
}

function keepWithGateway(here) {
  store(here, (others) => {
    const count = merge(here, keyed(others));
    if (count > 0 && here === chat) {
      if (!running) {
        showAll(chat);
      }
      showVariants(log, chat);
      say(t("merged", { count }));
    }
  }).then(() => here === chat && keep());
}

function again() {
  if (!running && chat.turns.length > 0) {
    beginEdit(chat.turns.length - 1);
    send(chat.turns.at(-1).question);
  }
}

function startAnew(words) {
  running?.abort();
  endEdit();
  chat = fresh();
  offer(chosen());
  empty(log);
  keep();
  say(words);
}

function openKept(kept) {
  running?.abort();
  endEdit();
  if (kept.toepassing) {
    choose(kept.toepassing);
  }
  byId("tijdelijk").checked = false;
  chat = { ...fresh(), id: kept.id, useCase: kept.toepassing, turns: keyed(turnsOf(kept.berichten)), aside: turnsOf(kept.varianten), tag: kept.tag, kept: true };
  showAll(chat);
  keep();
  fold(true);
  refresh().catch(() => {});
  say(t("opened", { title: kept.titel ?? "" }));
  byId("gesprek-kop").focus();
}

function comeBack() {
  question.value = tab.get("concept") ?? "";
  const kept = tab.get("gesprek");
  if (kept?.turns?.length > 0) {
    choose(kept.useCase);
    byId("tijdelijk").checked = kept.temporary === true;
    chat = { ...fresh(), ...kept };
    keyed(chat.turns);
    showAll(chat);
    fold(true);
  }
  keep();
}

byId("vraagformulier").addEventListener("submit", (event) => {
  event.preventDefault();
  send(withFiles(question.value.trim()));
});
question.addEventListener("input", keepDraft);
question.addEventListener("keydown", (event) => {
  const sends = preference("enter") ? !event.shiftKey : event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && sends && !event.isComposing) {
    event.preventDefault();
    byId("vraagformulier").requestSubmit();
  }
});
log.addEventListener("edit", ({ detail }) => edit(detail.index));
log.addEventListener("variant", ({ detail }) => pick(detail));
log.addEventListener("again", again);
log.addEventListener("onward", () => send(t("goOnPlease")));
log.addEventListener("save", ({ detail }) => takeAlong(chat, detail.number));
prepareKeys(() => running?.abort());
byId("stoppen").addEventListener("click", () => running?.abort());
byId("bewerken-stop").addEventListener("click", () => {
  endEdit();
  putDraft("");
  question.focus();
});
byId("nieuw").addEventListener("click", () => {
  startAnew(t("startedAnew"));
  question.focus();
});
byId("uitvoeren").addEventListener("click", () => takeAlong(chat));
byId("afdrukken").addEventListener("click", () => window.print());
document.addEventListener("aanmelding", async () => {
  busy(running !== null);
  await survey();
  showPrompts();
  showFiles();
  await surveyModels();
  await fetchPreferences();
  await refresh().catch(() => {});
});

preparePreferences();
prepareFiles();
prepareModels();
prepareChoice((now) => {
  const had = chat.turns.length > 0;
  if (had && now?.id !== chat.useCase) {
    startAnew(t("otherChat"));
  }
  chat.useCase = now?.id ?? null;
});
preparePrompts(() => chosen()?.id ?? null);
prepareHistory({ open: openKept, current: () => chat.id, forget: () => startAnew(t("startedAnew")) });
document.addEventListener("anderelezer", () => {
  startAnew(t("startedAnew"));
  putDraft("");
  attach([]);
});
await knowReader();
comeBack();
await prepareSignIn();
await survey();
showFiles();
prepareRequest();

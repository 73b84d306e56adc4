// The conversation: check, show what is masked, send, stream, stop, confirm. No text leaves this
// tab but to this gateway, and none of it is kept when the tab closes.
import { byId, empty, make } from "./dom.js";
import { call, prepareSignIn, reason, signedIn } from "./identity.js";
import { answerFacts, confirmation, maskedReview, refusal, trouble } from "./answer.js";
import { events, StreamCut } from "./stream.js";

const JSON_BODY = { "Content-Type": "application/json" };
const question = byId("vraag");
const log = byId("gesprek");
let messages = [];
let turn = 0;
let running = null;
let lastUseCase = null;
let epoch = 0;

function say(words) {
  byId("status").textContent = words;
}

function chosen() {
  return document.querySelector("input[name=toepassing]:checked");
}

function busy(on) {
  byId("versturen").disabled = on || !signedIn();
  byId("stoppen").hidden = !on;
  byId("toepassingen").disabled = on;
  log.setAttribute("aria-busy", String(on));
}

function atBottom() {
  return window.innerHeight + window.scrollY >= document.body.scrollHeight - 120;
}

function article(heading, ...parts) {
  const title = make("h3", { tabindex: "-1" }, heading);
  const block = make("article", {}, title, ...parts);
  log.append(block);
  return { block, title };
}

/** The gateway said no: before anything was sent, or (`begun`) in the middle of an answer. */
class Refused extends Error {
  constructor(error, begun) {
    super(error.message ?? "geweigerd");
    this.error = error;
    this.begun = begun;
  }
}

async function post(path, conversation, extension) {
  const body = { model: "auto", messages: conversation, stream: path.endsWith("completions") };
  if (extension) {
    body.sluis = extension;
  }
  const response = await call(path, {
    method: "POST",
    headers: { ...JSON_BODY, "X-Use-Case": chosen().value },
    body: JSON.stringify(body),
    signal: running.signal,
  });
  if (response.status === 403) {
    const told = await response.json();
    throw new Refused({ ...told.error, confirmation: told.confirmation ?? told.error?.confirmation }, false);
  }
  if (!response.ok) {
    throw new Error(await reason(response));
  }
  return response;
}

async function check(conversation) {
  say("Uw vraag wordt gecontroleerd.");
  const found = await (await post("/v1/chat/check", conversation)).json();
  const last = conversation.length - 1;
  const inQuestion = (found.personal_data ?? []).filter((one) => one.message === last);
  if (found.ruling === "block" || inQuestion.length === 0) {
    return true;
  }
  return review(conversation[last].content, found.messages?.[last]?.content ?? "", inQuestion);
}

/** Resolves to true when the reader sends the masked text, to false when they edit it. */
function review(original, masked, findings) {
  const panel = byId("controle");
  empty(byId("controle-inhoud")).append(maskedReview(original, masked, findings));
  panel.hidden = false;
  byId("controle-kop").focus();
  say(`${findings.length} persoonsgegevens gevonden. Kies of u de vraag zo verstuurt.`);
  return new Promise((resolve) => {
    const done = (answer) => {
      panel.hidden = true;
      resolve(answer);
    };
    byId("verstuur-zo").onclick = () => done(true);
    byId("aanpassen").onclick = () => done(false);
    running.signal.addEventListener("abort", () => done(false));
  });
}

async function stream(conversation, extension) {
  say("Het antwoord wordt gemaakt.");
  const response = await post("/v1/chat/completions", conversation, extension);
  const text = make("p", { class: "text", lang: "nl", dir: "auto" });
  const { block, title } = article(`Antwoord ${turn}`, text);
  let facts = null;
  let waiting = "";
  let scheduled = false;
  const flush = () => {
    scheduled = false;
    const follow = atBottom();
    text.append(waiting);
    waiting = "";
    if (follow) {
      block.scrollIntoView({ block: "end" });
    }
  };
  try {
    for await (const event of events(response.body)) {
      if (event.error) {
        throw new Refused(event.error, true);
      }
      facts = event.sluis ?? facts;
      waiting += event.choices?.[0]?.delta?.content ?? "";
      if (waiting && !scheduled) {
        scheduled = true;
        requestAnimationFrame(flush);
      }
    }
    flush();
    block.append(answerFacts(facts, response.headers.get("X-AI-Disclosure")));
    say(`Antwoord klaar, ${text.textContent.split(/\s+/).filter(Boolean).length} woorden.`);
  } catch (fault) {
    flush();
    title.textContent = `Antwoord ${turn}, niet volledig`;
    if (fault.name !== "AbortError") {
      throw fault;
    }
    block.append(make("p", { class: "meta" }, "Gestopt door u. Het antwoord is niet volledig."));
    say("Gestopt.");
  }
  return text.textContent;
}

/** Shows a refusal; when it may be confirmed and is, sends once more. */
async function confirmed(conversation, refused) {
  const offer = refused.error.confirmation;
  if (refused.begun || !offer?.token) {
    throw refused;
  }
  say("Bevestiging nodig.");
  const grounds = await confirmation(byId("bevestigen"), refused.error, conversation);
  if (grounds === null) {
    throw refused;
  }
  return stream(conversation, { confirmation: { token: offer.token, reason: grounds } });
}

function tell(fault, conversation, draft) {
  question.value = draft;
  let heading = "Er ging iets mis";
  if (fault instanceof Refused) {
    heading = fault.begun ? "Het antwoord is gestopt" : "Uw vraag is niet verstuurd";
  }
  const cut = fault instanceof StreamCut;
  const told =
    fault instanceof Refused
      ? refusal(fault.error, conversation)
      : trouble(cut ? "Het antwoord brak af. Wat u ziet is niet volledig." : fault.message);
  const { title } = article(heading, told);
  say(`${heading}.`);
  title.focus();
}

async function send() {
  const draft = question.value.trim();
  const useCase = chosen();
  if (!signedIn() || !useCase || draft === "") {
    const missing = !signedIn() ? "Meld u eerst aan." : useCase ? "Typ eerst een vraag." : "Kies eerst waarvoor u het gebruikt.";
    say(missing);
    (useCase ? question : byId("toepassingen")).focus();
    return;
  }
  const conversation = [...messages, { role: "user", content: draft }];
  const begun = epoch;
  running = new AbortController();
  busy(true);
  try {
    if (!(await check(conversation))) {
      say("Niet verstuurd. Pas uw vraag aan.");
      question.focus();
      return;
    }
    turn += 1;
    article(`Vraag ${turn}`, make("p", { class: "spoken" }, draft));
    question.value = "";
    const answer = await stream(conversation).catch((fault) => {
      if (fault instanceof Refused) {
        return confirmed(conversation, fault);
      }
      throw fault;
    });
    if (answer !== "" && begun === epoch) {
      messages = [...conversation, { role: "assistant", content: answer }];
    }
  } catch (fault) {
    if (fault.name === "AbortError") {
      question.value = draft;
      say("Gestopt.");
    } else {
      tell(fault, conversation, draft);
    }
  } finally {
    running = null;
    busy(false);
  }
}

function startAnew(words) {
  messages = [];
  epoch += 1;
  running?.abort();
  say(words);
}

byId("vraagformulier").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!running) {
    send();
  }
});
question.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("vraagformulier").requestSubmit();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("bevestigen").open) {
    running?.abort();
  }
});
byId("stoppen").addEventListener("click", () => running?.abort());
byId("nieuw").addEventListener("click", () => {
  startAnew("Nieuw gesprek begonnen.");
  empty(log);
  turn = 0;
  question.focus();
});
byId("toepassingen").addEventListener("change", () => {
  const now = chosen();
  byId("gekozen").textContent = now ? now.dataset.titel : "nog niets gekozen";
  if (lastUseCase && lastUseCase !== now?.value && messages.length > 0) {
    startAnew("Ander doel: dit is een nieuw gesprek. Eerdere vragen gaan niet mee.");
  }
  lastUseCase = now?.value ?? null;
});
document.addEventListener("aanmelding", () => busy(running !== null));
prepareSignIn();
byId("toepassingen").dispatchEvent(new Event("change"));

// Questions and answers on the page: an article with a heading each, and what can be done with it.
import { button, byId, empty, facts, link, make } from "./dom.js";
import { copyAnswer, copyCode, copyLabelled } from "./copy.js";
import { takeAlong } from "./along.js";
import { apart, materials } from "./files.js";
import { energyLine, thriftLines } from "./energy.js";
import { kind, showCodes, tint } from "./masking.js";
import { has } from "./surface.js";
import { t } from "./words.js";
import { Writer } from "./writer.js";

const COMMON = {
  nl: /\b(de|het|een|van|en|niet|voor|dat|zijn|wordt|met|op|ook|bij|naar)\b/gi,
  en: /\b(the|and|of|to|is|that|for|with|are|not|you|this|from|be|as)\b/gi,
  de: /\b(der|die|das|und|nicht|ist|mit|ein|eine|für|auf|den|von|zu|werden)\b/gi,
  fr: /\b(le|la|les|des|et|est|une|pour|dans|que|pas|vous|avec|sur|du)\b/gi,
  fy: /\b(de|it|fan|en|net|foar|dat|binne|wurdt|mei|op|ek|by|nei|in)\b/gi,
};

/** The language that this text is most likely in; Dutch when it says too little. */
export function languageOf(text) {
  const counts = Object.entries(COMMON).map(([language, words]) => [language, (text.match(words) ?? []).length]);
  counts.sort((a, b) => b[1] - a[1]);
  return counts[0][1] > 2 ? counts[0][0] : "nl";
}

/** No longer than this at a stretch, so that typing and scrolling never wait for an answer. */
const SLICE_MS = 8;
const UNSEEN_MS = 200;

/** Completes after the page has been drawn; soon also where nobody looks and nothing is drawn. */
const nextPicture = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, UNSEEN_MS);
});

export const log = byId("gesprek");

export function article(heading, kindOf, ...parts) {
  const title = make("h3", { tabindex: "-1" }, heading);
  const block = make("article", { class: kindOf }, title, ...parts);
  log.append(block);
  return { block, title };
}

/** The turn's question. `edit` puts it back into the composer. */
export function showQuestion(number, turn, edit) {
  const tools = make("div", { class: "row tools" }, named(button(t("editResend"), edit), t("questionNumber", { number })));
  const { words, files } = apart(turn.question);
  const { block } = article(t("questionNumber", { number }), "asked", make("p", { class: "spoken", dir: "auto" }, words), ...materials(files), tools, make("div", { class: "row variants", hidden: "" }));
  block.dataset.key = turn.key;
  return block;
}

function named(made, what) {
  made.append(make("span", { class: "unseen" }, `: ${what}`));
  return made;
}

/** An answer that is still to come. */
export class Answer {
  constructor(number) {
    this.number = number;
    this.box = make("div", { class: "answer", lang: "nl", dir: "auto" });
    const made = article(t("answerNumber", { number }), "answered", this.box);
    this.block = made.block;
    this.title = made.title;
    this.writer = new Writer(this.box);
    this.waits = false;
    this.over = false;
  }

  get text() {
    return this.writer.text;
  }

  add(piece) {
    this.writer.add(piece);
    this.#later();
  }

  /** After the next picture, so that making it and laying it out are not one long task. */
  #later() {
    if (!this.waits) {
      this.waits = true;
      requestAnimationFrame(() => setTimeout(() => {
        this.waits = false;
        this.over || this.#part() || this.#later();
      }));
    }
  }

  /** Makes as much as fits in a moment. True when all of it is there. */
  #part(moment = SLICE_MS) {
    const follow = atBottom();
    const whole = this.writer.show(performance.now() + moment);
    requestAnimationFrame(() => {
      if (follow) {
        toBottom();
      }
      byId("omlaag").hidden = follow || atBottom();
    });
    return whole;
  }

  /** Makes all of it, however long that takes. */
  show() {
    this.over = true;
    this.#part(Infinity);
  }

  /** Completes when all of it is there; the page stays free in between. */
  async shown() {
    while (!this.#part()) {
      await nextPicture();
    }
    this.over = true;
    await nextPicture();
  }

  incomplete(words) {
    this.show();
    this.title.textContent = t("answerIncomplete", { number: this.number });
    if (words) {
      this.block.append(make("p", { class: "meta" }, words));
    }
  }

  remove() {
    this.block.remove();
  }
}

export const atBottom = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 120;

export function toBottom() {
  const still = document.documentElement.dataset.beweging === "minder" || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: still ? "instant" : "auto" });
}

function maskedWords(told) {
  return Object.entries(told.masked ?? {}).map(([type, count]) => `${count} × ${kind(type)}`).join(", ");
}

function languageChoice(box) {
  const names = { nl: "Nederlands", fy: "Frysk", en: "English", de: "Deutsch", fr: "Français" };
  const id = `taal-${Math.random().toString(36).slice(2, 8)}`;
  const select = make("select", { id }, ...Object.entries(names).map(([code, name]) => make("option", { value: code, lang: code }, name)));
  select.value = box.lang;
  select.addEventListener("change", () => {
    box.lang = select.value;
  });
  return make("p", {}, make("label", { for: id }, `${t("answerLanguage")} `), select);
}

function aroundAnswer(told, box) {
  const receipt = told.receipt?.proof_url ? link(told.receipt.proof_url, t("receipt")) : null;
  return make("details", { class: "energy" },
    make("summary", {}, t("aboutAnswer")),
    facts([
      [t("model"), told.model],
      [t("replaced"), maskedWords(told)],
      [t("responsible"), told.responsible ? make("span", { lang: "nl" }, told.responsible) : null],
      [t("proof"), receipt],
      [t("rulesOf"), told.policy_version],
      [t("reference"), told.request_id],
    ]),
    languageChoice(box));
}

function codesButton(box) {
  const toggle = button(t("showCodes"), () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(on));
    showCodes(box, on);
  }, { "aria-pressed": "false" });
  return toggle;
}

/**
 * Puts under an answer what it was, what it cost and what can be done with it.
 *
 * @param actions again and onward, each for the last answer only
 */
export function finish(answer, turn, chat, actions) {
  const { box, block, number } = answer;
  const told = turn.told ?? {};
  answer.writer.finish();
  const language = languageOf(turn.answer);
  if (box.lang !== language) {
    box.lang = language;
  }
  const restored = tint(box, chat.values);
  const name = t("answerNumber", { number });
  const tools = make("div", { class: "row tools" },
    named(button(t("copy"), () => copyAnswer(box)), name),
    named(button(t("copyWithLabel"), () => copyLabelled(box, told)), name),
    has("gesprekken") ? named(button(t("saveAnswer"), () => takeAlong(chat, number)), name) : null,
    restored > 0 ? named(codesButton(box), name) : null,
    make("span", { class: "lastonly row" }, named(button(t("again"), actions.again), name), named(button(t("onward"), actions.onward), name)));
  if (told.disclosure) {
    block.append(make("p", { class: "meta" }, `${t("tellAlong")}: `, make("span", { lang: "nl" }, told.disclosure)));
  }
  if (Object.keys(told.masked ?? {}).length > 0) {
    block.append(make("p", { class: "nl-data-badge badge warn" }, t("sentMasked", { what: maskedWords(told) })));
  }
  if (told.energy) {
    block.append(energyLine(told, chat.turns), ...thriftLines(told));
  }
  if (told.request_id) {
    block.append(aroundAnswer(told, box));
  }
  block.append(tools);
}

/** Shows a whole conversation that was kept. */
export function showAll(chat, actionsOf) {
  empty(log);
  chat.turns.forEach((turn, index) => {
    const actions = actionsOf(index);
    showQuestion(index + 1, turn, actions.edit);
    if (turn.answer) {
      const answer = new Answer(index + 1);
      answer.add(turn.answer);
      if (turn.cut) {
        answer.incomplete(null);
      }
      answer.show();
      finish(answer, turn, { ...chat, turns: chat.turns.slice(0, index + 1) }, actions);
    }
  });
}

log.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-copy]");
  if (pressed) {
    copyCode(pressed);
  }
});
window.addEventListener("scroll", () => {
  byId("omlaag").hidden = atBottom() || log.childElementCount === 0;
}, { passive: true });
byId("omlaag").addEventListener("click", () => {
  toBottom();
  byId("vraag").focus();
});

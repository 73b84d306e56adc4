// Files that go along with a question. The gateway takes the text out; the reader sees what would
// be replaced in it, and only then it becomes part of the question. The file itself is kept nowhere.
import { about, button, byId, empty, facts, make } from "./dom.js";
import { call } from "./identity.js";
import { kind } from "./masking.js";
import { fits, unwrap, wrap } from "./material.js";
import { tab } from "./memory.js";
import { problemWords } from "./problem.js";
import "./sluis-findings.js";
import "./sluis-review.js";
import { say } from "./sluis-status.js";
import { has } from "./surface.js";
import { t } from "./words.js";

const BYTES_MAX = 10 * 1024 * 1024;
const NAME_MAX = 120;
const FILES_MAX = 5;
const ENDINGS = /\.(pdf|docx|odt|txt|csv)$/i;
const FAULTS = {
  file_wrong_kind: "fileWrongKind",
  file_encrypted: "fileEncrypted",
  file_too_large_inside: "fileTooLargeInside",
  file_unreadable: "fileUnreadable",
  file_no_text: "fileNoText",
  file_too_slow: "fileTooSlow",
  too_large: "fileTooLarge",
  overloaded: "fileBusy",
};
const question = byId("vraag");
let attached = [];
let reading = null;

const hasFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files");
const countWords = (counts) => Object.entries(counts).map(([type, count]) => `${count} × ${kind(type)}`).join(", ");

/** The question with what is attached to it, as it is sent. */
export const withFiles = (words) => (words === "" ? "" : wrap(words, attached));

/** Attaches these files instead of what was attached. */
export function attach(files) {
  attached = files;
  tab.set("bestanden", files.length > 0 ? files : null);
  empty(byId("bestand-lijst")).append(...files.map((file, index) => {
    const away = button(t("fileRemove"), () => {
      attach(attached.filter((_, at) => at !== index));
      say(t("fileRemoved", { name: file.name }));
      byId("bestand-kies").focus();
    });
    return make("li", { class: "row" }, make("span", {}, t("fileAttached", { name: file.name, count: file.text.length })), about(away, file.name));
  }));
}

/** A question as it was sent, in words and files again. */
export const apart = unwrap;

/** What a question carried along, folded. */
export const materials = (files) => files.map((file) =>
  make("details", { class: "material" }, make("summary", {}, t("fileAttached", { name: file.name, count: file.text.length })), make("p", { class: "text", dir: "auto" }, file.text)));

function trouble(words) {
  const told = byId("bestand-fout");
  told.hidden = false;
  empty(told).append(make("p", {}, words));
  say(words);
  told.focus();
}

function unfit(file) {
  if (!ENDINGS.test(file.name)) {
    return t("fileEnding");
  }
  if (file.size > BYTES_MAX) {
    return t("fileTooLarge");
  }
  return attached.length >= FILES_MAX ? t("filesFull", { count: FILES_MAX }) : null;
}

/** A name that the gateway takes: without a folder, of bounded length, with its ending. */
function nameOf(file) {
  const plain = file.name.replace(/[/\\\p{Cc}]+/gu, " ").trim();
  return plain.length <= NAME_MAX ? plain : `${plain.slice(0, NAME_MAX - 6)}${ENDINGS.exec(plain)[0]}`;
}

async function sentOf(file, signal) {
  const answer = await call(`/api/v1/bestanden?${new URLSearchParams({ naam: nameOf(file) })}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
    signal,
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(FAULTS[body.code] ? t(FAULTS[body.code]) : problemWords(body, answer.status));
  }
  return body;
}

/** Resolves to true when the reader wants the text in the question. */
function decided(told) {
  const counts = countWords(told.aantallen ?? {});
  const findings = (told.plaatsen ?? []).map((one) => ({ type: one.soort, start: one.start, end: one.einde, placeholder: one.vervanger }));
  const contents = [
    facts([
      [t("fileNamed"), told.naam],
      [t("fileLength"), t("fileLengthWords", { words: told.tekst.split(/\s+/).filter(Boolean).length, count: told.tekens })],
      [t("fileReplaced"), counts === "" ? t("fileNothing") : counts],
    ]),
    make("details", {}, make("summary", {}, t("fileLook")),
      make("div", { class: "scroll preview", tabindex: "0", role: "region", "aria-label": t("fileLook") }, make("sluis-findings").show(told.tekst, findings))),
  ];
  if ((told.bijzonder ?? []).length > 0) {
    contents.push(make("p", {}, make("strong", {}, t("fileSpecial"))));
  }
  const decision = byId("bestand-verslag").decide(contents, { signal: reading.signal });
  say(counts === "" ? t("fileReadClean", { name: told.naam }) : t("fileReadMasked", { name: told.naam, what: counts }));
  return decision;
}

function waiting(on) {
  byId("bestand-bezig").hidden = !on;
  byId("bestand-kies").setAttribute("aria-disabled", String(on));
}

async function take(file) {
  if (reading) {
    say(t("fileWait"));
    return;
  }
  byId("bestand-fout").hidden = true;
  const wrong = unfit(file);
  if (wrong) {
    trouble(wrong);
    return;
  }
  reading = new AbortController();
  waiting(true);
  say(t("fileReading", { name: file.name }));
  try {
    const told = await sentOf(file, reading.signal);
    byId("bestand-bezig").hidden = true;
    if (!(await decided(told))) {
      say(t("fileUnused"));
    } else if (fits(question.value, [...attached, { name: told.naam, text: told.tekst }])) {
      attach([...attached, { name: told.naam, text: told.tekst }]);
      say(t("fileAdded", { name: told.naam }));
    } else {
      trouble(t("fileTooLong"));
      return;
    }
    question.focus();
  } catch (fault) {
    if (fault.name === "AbortError") {
      say(t("stopped"));
      byId("bestand-kies").focus();
    } else {
      trouble(`${t("fileFailed", { name: file.name })} ${fault instanceof TypeError ? t("unreachable") : fault.message}`);
    }
  } finally {
    reading = null;
    waiting(false);
  }
}

function takeFrom(list) {
  const files = [...list];
  if (files.length > 1) {
    trouble(t("fileOne"));
  } else if (files.length === 1) {
    take(files[0]);
  }
}

/** Shows the way in where this gateway reads files. */
export function showFiles() {
  byId("bestanden").hidden = !has("bestanden");
}

function prepareDrop(form) {
  form.addEventListener("dragover", (event) => {
    if (hasFiles(event.dataTransfer) && has("bestanden")) {
      event.preventDefault();
      form.classList.add("dropping");
    }
  });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("dropping");
    if (hasFiles(event.dataTransfer) && has("bestanden")) {
      event.preventDefault();
      takeFrom(event.dataTransfer.files);
    }
  });
  question.addEventListener("paste", (event) => {
    if (hasFiles(event.clipboardData) && has("bestanden")) {
      event.preventDefault();
      takeFrom(event.clipboardData.files);
    }
  });
}

export function prepareFiles() {
  const field = byId("bestand");
  byId("bestand-kies").addEventListener("click", () => (reading ? say(t("fileWait")) : field.click()));
  field.addEventListener("change", () => {
    takeFrom(field.files);
    field.value = "";
  });
  byId("bestand-stop").addEventListener("click", () => reading?.abort());
  prepareDrop(byId("vraagformulier"));
  attach(tab.get("bestanden") ?? []);
}

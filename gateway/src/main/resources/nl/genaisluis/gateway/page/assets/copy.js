// Taking an answer along: as a text processor likes it, with the notice that AI helped, as a file.
import { answerOf, byId, day, make } from "./dom.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

/** The answer without what belongs to the page only: buttons, hidden words, classes, roles. */
function plainClone(root) {
  const copy = root.cloneNode(true);
  for (const extra of copy.querySelectorAll("button, .unseen")) {
    extra.remove();
  }
  for (const own of copy.querySelectorAll("sluis-code")) {
    own.replaceWith(...own.childNodes);
  }
  for (const element of copy.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (!["href", "start", "scope", "lang"].includes(name)) {
        element.removeAttribute(name);
      }
    }
  }
  return copy;
}

const serialized = (root) =>
  [...root.childNodes].map((node) => new XMLSerializer().serializeToString(node)).join("").replace(/ xmlns="[^"]*"/g, "");

/** The text as a reader would type it: blocks on lines of their own, cells parted by tabs. */
function plainText(root) {
  const lines = [];
  const walk = (element, before) => {
    for (const child of element.children) {
      if (["UL", "OL"].includes(child.tagName)) {
        [...child.children].forEach((item, index) => {
          const own = [...item.childNodes].filter((node) => !["UL", "OL"].includes(node.nodeName)).map((node) => node.textContent).join("");
          lines.push(`${before}${child.tagName === "OL" ? `${Number(child.getAttribute("start") ?? 1) + index}.` : "-"} ${own.trim()}`);
          walk({ children: [...item.children].filter((node) => ["UL", "OL"].includes(node.tagName)) }, `${before}  `);
        });
        lines.push("");
      } else if (child.tagName === "TABLE") {
        lines.push(...[...child.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join("\t")), "");
      } else if (["DIV", "BLOCKQUOTE"].includes(child.tagName)) {
        walk(child, before);
      } else if (child.tagName !== "HR") {
        lines.push(`${before}${child.textContent}`, "");
      }
    }
  };
  walk(root, "");
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

async function put(html, text) {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) }),
    ]);
    return true;
  } catch {
    return false;
  }
}

/**
 * The notice that goes with a text. That a person checked it is said only when the reader ticked that
 * it is true; else the notice says nothing of it, for the page does not know.
 */
function notice(told) {
  const words = told.generative === false ? "noticeSearch" : byId("nagelopen").checked ? "noticeRead" : "noticeUnread";
  const who = byId("nagelopen-door").value.trim() || t("aColleague");
  return t(words, { model: told.model ?? t("unknownModel"), date: day(new Date()), id: told.request_id ?? "-", who });
}

export async function copyAnswer(box, extra = null) {
  const copy = plainClone(box);
  if (extra) {
    copy.append(make("p", {}, make("em", {}, extra)));
  }
  say((await put(serialized(copy), plainText(copy))) ? t(extra ? "copiedLabelled" : "copied") : t("copyFailed"));
}

/** Asks whether the text was read over, then copies it with the notice. */
export async function copyLabelled(box, told) {
  const dialog = byId("vermelding");
  const show = () => {
    byId("vermelding-tekst").textContent = notice(told);
  };
  byId("nagelopen").checked = false;
  dialog.oninput = show;
  show();
  if ((await answerOf(dialog)) === "kopieer") {
    copyAnswer(box, notice(told));
  }
}

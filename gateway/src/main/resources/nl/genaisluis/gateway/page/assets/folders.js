// Folders of earlier chats. A folder is a name that chats bear: the first chat that gets it makes
// it, and it is gone with the last. The list shows all chats, those without a folder, or one folder.
import { button, byId, empty, make } from "./dom.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

const NAME_MAX = 60;
const ALL = "alle";
const NONE = "geen";
const FOLDER = "map:";
let change = () => {};
let shown = [];
/** What is to be chosen when the list is made again. */
let next = null;

const choice = () => byId("map-keuze");
const chosenFolder = () => (choice().value.startsWith(FOLDER) ? choice().value.slice(FOLDER.length) : null);
const inside = (folder) => shown.filter((one) => one.map === folder);

/** Fills the choice with the folders of these chats; what was chosen stays so while it is there. */
export function showFolders(chats, searching) {
  shown = chats;
  const names = new Set(chats.map((one) => one.map).filter(Boolean));
  const now = next ?? (choice().value || ALL);
  next = null;
  if (searching && chosenFolder()) {
    names.add(chosenFolder());
  }
  const sorted = [...names].sort((a, b) => a.localeCompare(b, "nl"));
  const option = (value, words) => make("option", { value }, words);
  empty(choice()).append(
    option(ALL, t("folderAll", { count: chats.length })),
    option(NONE, t("folderNone", { count: inside(null).length })),
    ...sorted.map((folder) => option(`${FOLDER}${folder}`, `${folder} (${inside(folder).length})`)));
  empty(byId("mapnamen")).append(...sorted.map((folder) => make("option", { value: folder })));
  choice().value = [...choice().options].some((one) => one.value === now) ? now : ALL;
  byId("mappen").hidden = names.size === 0;
  byId("map-knoppen").hidden = chosenFolder() === null;
}

/** Those of these chats that the reader wants to see. */
export function inChoice(chats) {
  const folder = chosenFolder();
  return chats.filter((one) => (folder ? one.map === folder : choice().value !== NONE || !one.map));
}

function nameForm(label, value, done) {
  const field = make("input", { type: "text", maxlength: NAME_MAX, list: "mapnamen", autocomplete: "off", "aria-label": label });
  field.value = value;
  const form = make("form", { class: "row" }, field, make("button", { type: "submit", class: "quiet small" }, t("keep")), button(t("leave"), () => done(null)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done(field.value.trim().replace(/\s+/g, " "));
  });
  return { form, field };
}

/** A button that asks for the folder of this chat, below it in `item`. */
export function folderButton(one, item) {
  const opener = button(t("toFolder"), () => {
    const { form, field } = nameForm(t("folderFor", { title: one.titel }), one.map ?? "", (name) => {
      form.remove();
      if (name === null || name === (one.map ?? "")) {
        opener.focus();
        return;
      }
      change([one], name || null, name ? t("moved", { folder: name }) : t("movedOut"), one.id);
    });
    item.append(form);
    field.focus();
  });
  return opener;
}

function closeWork() {
  empty(byId("map-werk"));
}

function renameFolder() {
  const folder = chosenFolder();
  closeWork();
  const { form, field } = nameForm(t("folderNewName", { folder }), folder, async (name) => {
    closeWork();
    if (name && name !== folder) {
      next = `${FOLDER}${name}`;
      await change(inside(folder), name, t("folderRenamed", { folder: name }), null);
    }
    choice().focus();
  });
  byId("map-werk").append(form);
  field.focus();
}

function removeFolder() {
  const folder = chosenFolder();
  closeWork();
  const stay = button(t("leave"), () => {
    closeWork();
    byId("map-weg").focus();
  });
  const away = button(t("remove"), async () => {
    closeWork();
    await change(inside(folder), null, t("folderRemoved"), null);
    byId(byId("mappen").hidden ? "zoek-gesprek" : "map-keuze").focus();
  });
  const asked = make("p", { tabindex: "-1" }, t("folderAway", { folder, count: inside(folder).length }));
  byId("map-werk").append(asked, make("div", { class: "row" }, away, stay));
  asked.focus();
}

/**
 * @param handlers move(chats, folder, words, focus) keeps the folder with the gateway, says the words
 *   and shows the list again, with the chat `focus` in focus; show() shows the list again
 */
export function prepareFolders({ move, show }) {
  change = move;
  choice().addEventListener("change", () => {
    closeWork();
    show();
  });
  byId("map-naam").addEventListener("click", renameFolder);
  byId("map-weg").addEventListener("click", removeFolder);
  byId("map-werk").addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      closeWork();
      choice().focus();
    }
  });
}

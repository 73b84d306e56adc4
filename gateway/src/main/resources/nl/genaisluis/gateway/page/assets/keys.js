// Keys for the whole page: Escape stops, single letters lead somewhere while nobody is typing.
import { byId } from "./dom.js";
import { preference } from "./preferences.js";
import { toLastAnswer } from "./scroll.js";

/** @param stop ends what is running */
export function prepareKeys(stop) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "Escape") {
      stop();
    } else if (!typing && preference("toetsen") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.key === "?") {
        byId("hulp").showModal();
      } else if (event.key === "a") {
        toLastAnswer();
      } else if (event.key === "v") {
        event.preventDefault();
        byId("vraag").focus();
      }
    }
  });
}

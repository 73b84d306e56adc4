// Tiles to begin with: what the chosen purpose offers as the beginning of a question. They stand where
// the conversation will be and make way for it (chat.css). A tile starts the question in the box;
// what its reader typed before stays behind it.
import { button, byId, make } from "./dom.js";

function begin(words) {
  const box = byId("vraag");
  const typed = box.value.trim();
  const start = `${words}${words.endsWith(":") ? "\n" : " "}`;
  box.value = `${start}${typed}`;
  box.dispatchEvent(new Event("input"));
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

/** Shows the tiles of this purpose; none where it has none. */
export function showTiles(useCase) {
  const beginnings = JSON.parse(useCase?.beginnings ?? "[]");
  byId("taken").hidden = beginnings.length === 0;
  byId("taken-lijst").replaceChildren(...beginnings.map((words) => make("li", {}, button(words, () => begin(words), { lang: "nl", class: "quiet" }))));
}

// Staying with an answer that grows: the page follows while its reader is at the end, and shows the
// way down when they are not.
import { byId } from "./dom.js";

const NEAR_PX = 120;
const atBottom = () => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR_PX;

export function toBottom() {
  const still = document.documentElement.dataset.beweging === "minder" || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: still ? "instant" : "auto" });
}

/** Does the work, and then follows whoever was at the end before it. */
export function following(work) {
  const follow = atBottom();
  const done = work();
  requestAnimationFrame(() => {
    if (follow) {
      toBottom();
    }
    byId("omlaag").hidden = follow || atBottom();
  });
  return done;
}

/** Moves the focus to the heading of the last answer, from where it is read. */
export function toLastAnswer() {
  [...document.querySelectorAll("sluis-answer")].at(-1)?.focusTitle();
}

byId("naar-antwoord").addEventListener("click", toLastAnswer);
window.addEventListener("scroll", () => {
  byId("omlaag").hidden = atBottom() || byId("gesprek").childElementCount === 0;
}, { passive: true });
byId("omlaag").addEventListener("click", () => {
  toBottom();
  byId("vraag").focus();
});

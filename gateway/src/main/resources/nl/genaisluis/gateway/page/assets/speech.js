// The one voice of the page: a status region that is there from the start and never leaves it.
import { byId } from "./dom.js";
import { t } from "./words.js";

const STILL_BUSY_MS = 15_000;
let reminder = 0;

export function say(words) {
  const status = byId("status");
  if (status.textContent !== words) {
    status.textContent = words;
  }
}

/** Says so now and then while work goes on. The words alternate, or a reader would not hear them. */
export function busy(on) {
  clearInterval(reminder);
  let times = 0;
  if (on) {
    reminder = setInterval(() => {
      times += 1;
      say(t("stillBusy", { seconds: (times * STILL_BUSY_MS) / 1000 }));
    }, STILL_BUSY_MS);
  }
}

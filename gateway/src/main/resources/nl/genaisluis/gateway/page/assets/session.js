// The session of a work account: whose it is, how long it lasts, the warning before it ends. What
// its reader typed stays in this tab, whatever happens to the session.
import { byId } from "./dom.js";
import { claim, release } from "./memory.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

const ADDRESS = "/aanmelden/sessie";
const RETRY_MS = 30_000;
let now = null;
let timer = 0;
let changed = () => {};

/** Whether readers of this gateway sign in with a work account. */
export const byAccount = () => document.getElementById("aanmelden-account") !== null;

/** `{who, name, ends, warns, extendable}` with moments in milliseconds; null for nobody. */
export const session = () => now;

async function ask(method, address = ADDRESS) {
  const answer = await fetch(address, { method, redirect: "error" });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

/** Asks how the session stands, which does not make it last. No answer changes nothing. */
export async function look() {
  const told = await ask("GET").catch(() => null);
  if (told) {
    take(told);
  } else {
    arm(RETRY_MS);
  }
}

function take(told) {
  const before = now;
  now = told.aangemeld
    ? {
        who: told.wie,
        name: told.naam,
        ends: Date.now() + 1000 * told.over_seconden,
        warns: 1000 * told.waarschuw_seconden,
        extendable: told.verlengbaar,
      }
    : null;
  if (now) {
    claim(now.who);
    const left = now.ends - Date.now();
    if (left <= now.warns) {
      warn();
      arm(left);
    } else {
      byId("sessie").close();
      arm(left - now.warns);
    }
  } else if (before) {
    expired();
  }
  if (before?.who !== now?.who) {
    changed();
  }
}

function arm(wait) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(1000, wait));
}

function show(heading, words, alive) {
  byId("sessie-kop").textContent = heading;
  byId("sessie-uitleg").textContent = words;
  byId("sessie-verlengen").hidden = !alive;
  byId("sessie-opnieuw").hidden = alive;
  byId("sessie-opnieuw").href = `/aanmelden?terug=${encodeURIComponent(location.pathname + location.search)}`;
  const dialog = byId("sessie");
  if (!dialog.open) {
    dialog.showModal();
  }
  byId(alive ? "sessie-verlengen" : "sessie-opnieuw").focus();
}

function warn() {
  const at = new Date(now.ends).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
  show(t("sessionWarns"), t(now.extendable ? "sessionWarnsWords" : "sessionLastWords", { at }), now.extendable);
}

function expired() {
  clearTimeout(timer);
  show(t("sessionEnded"), t("sessionEndedWords"), false);
}

async function extend() {
  const told = await ask("POST").catch(() => null);
  if (!told) {
    byId("sessie-uitleg").textContent = t("unreachable");
    return;
  }
  take(told);
  if (now) {
    say(t("sessionExtended"));
  }
}

async function leave() {
  const told = await ask("POST", "/afmelden").catch(() => null);
  if (!told) {
    say(t("unreachable"));
    return;
  }
  release();
  clearTimeout(timer);
  const onward = String(told.vervolg);
  location.assign(/^(https?:\/\/|\/(?![/\\]))/.test(onward) ? onward : "/");
}

/** @param told called when somebody else, or nobody, is signed in from now on */
export function prepareSession(told) {
  changed = told;
  byId("sessie-verlengen").addEventListener("click", extend);
  byId("sessie-later").addEventListener("click", () => byId("sessie").close());
  byId("afmelden").addEventListener("click", leave);
  // A laptop that slept has late timers, and another tab may have signed out.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && now) {
      look();
    }
  });
}

// Who the reader is to the gateway: by a work account, of which the browser keeps the session and no
// script sees it; or by a demo user, of whom the token stays in this tab and goes with it.
import { byId } from "./dom.js";
import { claim, release } from "./memory.js";
import { problemWords } from "./problem.js";
import { byAccount, look, prepareSession, session } from "./session.js";
import { t } from "./words.js";

const KEY = "sluis.toegang";

function stored() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return kept && kept.until > Date.now() ? kept : null;
  } catch {
    return null;
  }
}

export function signedIn() {
  return stored() !== null || session() !== null;
}

/** fetch as the reader; a 401 signs out. */
export async function call(address, options = {}) {
  const access = stored();
  const headers = new Headers(options.headers ?? {});
  if (access) {
    headers.set("Authorization", `Bearer ${access.token}`);
  }
  const response = await fetch(address, { ...options, headers, redirect: "error" });
  if (response.status === 401 && access) {
    sessionStorage.removeItem(KEY);
    show();
  } else if (response.status === 401 && session()) {
    await look();
  }
  return response;
}

/** The words for the reader of a failed answer, in either of the two error shapes. */
export async function reason(response) {
  return problemWords(await response.json().catch(() => ({})), response.status);
}

/** The words for what went wrong with a call: a browser's own are in its own language and for makers. */
export const faultWords = (fault) => (fault instanceof TypeError ? t("unreachable") : fault.message);

function stateWords(access) {
  if (access) {
    return t("signedInAs", { user: access.user });
  }
  const person = session();
  return person ? (person.name ? t("signedInWith", { name: person.name }) : t("signedInPlain")) : t("signedOut");
}

function show() {
  const state = byId("aanmeldstatus");
  const access = stored();
  if (state) {
    state.textContent = stateWords(access);
  }
  if (byAccount()) {
    byId("aanmelden-account").hidden = session() !== null;
    byId("afmelden").hidden = session() === null;
  } else if (byId("afmelden")) {
    byId("afmelden").hidden = access === null;
  }
  document.dispatchEvent(new CustomEvent("aanmelding", { detail: { signedIn: signedIn() } }));
}

async function signIn(user) {
  const response = await fetch("/demo/token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user }),
    redirect: "error",
  });
  if (!response.ok) {
    throw new Error(await reason(response));
  }
  const body = await response.json();
  const until = Date.now() + 1000 * (body.expires_in ?? 300);
  claim(user);
  sessionStorage.setItem(KEY, JSON.stringify({ token: body.access_token, user, until }));
}

/** Completes when it is known who reads; then nothing of another reader is left in this tab. */
export async function knowReader() {
  if (byAccount() && session() === null) {
    await look();
  }
}

function prepareDemo(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await signIn(byId("demogebruiker").value);
      show();
    } catch (fault) {
      byId("aanmeldstatus").textContent = t("signInFailed", { reason: faultWords(fault) });
    }
  });
  byId("afmelden").addEventListener("click", () => {
    sessionStorage.removeItem(KEY);
    release();
    location.reload();
  });
}

export async function prepareSignIn() {
  await knowReader();
  if (byAccount()) {
    prepareSession(show);
  }
  if (byId("aanmelden")) {
    prepareDemo(byId("aanmelden"));
  }
  show();
}

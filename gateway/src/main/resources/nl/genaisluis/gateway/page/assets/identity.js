// Signing in with a demo user. The token stays in this tab and is gone when the tab closes.
import { byId } from "./dom.js";
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
  return stored() !== null;
}

/** fetch with the bearer token; a 401 signs out. */
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
  }
  return response;
}

/** The words for the reader of a failed answer, in either of the two error shapes. */
export async function reason(response) {
  try {
    const body = await response.json();
    return body.error?.message ?? body.detail ?? body.title ?? t("errorCode", { status: response.status });
  } catch {
    return t("errorCode", { status: response.status });
  }
}

function show() {
  const state = byId("aanmeldstatus");
  const access = stored();
  if (state) {
    state.textContent = access ? t("signedInAs", { user: access.user }) : t("signedOut");
  }
  document.dispatchEvent(new CustomEvent("aanmelding", { detail: { signedIn: access !== null } }));
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
  sessionStorage.setItem(KEY, JSON.stringify({ token: body.access_token, user, until }));
}

export function prepareSignIn() {
  const form = byId("aanmelden");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await signIn(byId("demogebruiker").value);
      show();
    } catch (fault) {
      byId("aanmeldstatus").textContent = t("signInFailed", { reason: fault.message });
    }
  });
  show();
}

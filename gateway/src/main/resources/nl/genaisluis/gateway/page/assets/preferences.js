// How this reader wants the page: colours, size, motion, streaming, keys. Kept on this device, and
// with the gateway too where it keeps preferences.
import { byId } from "./dom.js";
import { call, signedIn } from "./identity.js";
import { device } from "./memory.js";
import { has } from "./surface.js";

const DEFAULTS = { thema: "systeem", tekst: "gewoon", beweging: "systeem", stroom: true, enter: true, springen: false, toetsen: true };
let kept = { ...DEFAULTS, ...known(device.get("voorkeuren")) };

/** Of what was kept, only what this page knows and of the kind that it expects. */
function known(values) {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name, value]) => typeof value === typeof DEFAULTS[name]));
}

export const preference = (name) => kept[name];

function apply() {
  for (const name of ["thema", "tekst", "beweging"]) {
    document.documentElement.dataset[name] = kept[name];
  }
}

function fill() {
  for (const name of Object.keys(DEFAULTS)) {
    const field = byId(`voorkeur-${name}`);
    if (field.type === "checkbox") {
      field.checked = kept[name];
    } else {
      field.value = kept[name];
    }
  }
}

async function keepThere() {
  if (has("voorkeuren") && signedIn()) {
    await call("/api/v1/voorkeuren", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(kept),
    }).catch(() => null);
  }
}

/** Takes over what the gateway keeps of this reader. What it does not answer changes nothing. */
export async function fetchPreferences() {
  if (!has("voorkeuren") || !signedIn()) {
    return;
  }
  const answer = await call("/api/v1/voorkeuren").catch(() => null);
  if (answer?.ok) {
    kept = { ...kept, ...known(await answer.json().catch(() => ({}))) };
    device.set("voorkeuren", kept);
    apply();
    fill();
  }
}

export function preparePreferences() {
  apply();
  fill();
  byId("voorkeuren-open").addEventListener("click", () => byId("voorkeuren").showModal());
  byId("voorkeuren").addEventListener("change", (event) => {
    const name = event.target.id.replace("voorkeur-", "");
    if (name in DEFAULTS) {
      kept = { ...kept, [name]: event.target.type === "checkbox" ? event.target.checked : event.target.value };
      device.set("voorkeuren", kept);
      apply();
    }
  });
  byId("voorkeuren").addEventListener("close", keepThere);
  byId("hulp-open").addEventListener("click", () => byId("hulp").showModal());
}

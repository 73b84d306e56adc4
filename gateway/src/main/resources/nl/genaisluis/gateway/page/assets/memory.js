// What the browser keeps. `tab` is gone with the tab: drafts and the conversation. `device` stays:
// preferences and the last purpose, never a text of the reader.

function keeper(store) {
  return {
    get(name) {
      try {
        return JSON.parse(store().getItem(`sluis.${name}`) ?? "null");
      } catch {
        return null;
      }
    },
    /** False when there is no room or no store; then the value lives on in the page only. */
    set(name, value) {
      try {
        if (value === null || value === undefined) {
          store().removeItem(`sluis.${name}`);
        } else {
          store().setItem(`sluis.${name}`, JSON.stringify(value));
        }
        return true;
      } catch {
        return false;
      }
    },
  };
}

const OF_A_READER = ["bestanden", "concept", "gesprek", "weigeringen"];
const session = keeper(() => window.sessionStorage);

/** The reader signed out: what was still under way then writes nothing back. */
let left = false;

export const tab = {
  get: session.get,
  set: (name, value) => !(left && OF_A_READER.includes(name)) && session.set(name, value),
};
export const device = keeper(() => window.localStorage);

function clear() {
  for (const name of [...OF_A_READER, "lezer"]) {
    session.set(name, null);
  }
}

/** Empties this tab of what its reader typed and was told, for good. */
export function release() {
  left = true;
  clear();
}

/** Makes this tab that of a reader. What another reader left in it goes first. */
export function claim(reader) {
  const before = tab.get("lezer");
  if (before !== null && before !== reader) {
    clear();
    document.dispatchEvent(new CustomEvent("anderelezer"));
  }
  left = false;
  session.set("lezer", reader);
}

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

export const tab = keeper(() => window.sessionStorage);
export const device = keeper(() => window.localStorage);

const OF_A_READER = ["concept", "gesprek", "weigeringen"];

/** Empties this tab of what its reader typed and was told. */
export function release() {
  for (const name of [...OF_A_READER, "lezer"]) {
    tab.set(name, null);
  }
}

/** Makes this tab that of a reader. What another reader left in it goes first. */
export function claim(reader) {
  const before = tab.get("lezer");
  if (before !== null && before !== reader) {
    release();
    document.dispatchEvent(new CustomEvent("anderelezer"));
  }
  tab.set("lezer", reader);
}

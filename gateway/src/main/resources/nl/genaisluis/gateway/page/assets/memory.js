// What the browser keeps. `tab` is gone with the tab: drafts and the conversation. `device` stays:
// preferences, the last purpose and the conditions that were confirmed, never a text of the reader.

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

// Which resources this gateway has, from its own description. What is not there is not shown.
let present = new Set();
let asked = null;

/** Completes when it is known; a gateway that cannot say has none. */
export function survey() {
  asked ??= fetch("/api/v1/openapi.json", { redirect: "error" })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((described) => {
      present = new Set(Object.keys(described.paths ?? {}).map((path) => path.split("/")[1]));
    })
    .catch(() => {});
  return asked;
}

export const has = (resource) => present.has(resource);

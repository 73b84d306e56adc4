// Runs before the first paint, so that a page never flashes in colours its reader did not choose.
(() => {
  try {
    const kept = JSON.parse(window.localStorage.getItem("sluis.voorkeuren") ?? "{}") ?? {};
    for (const name of ["thema", "tekst", "beweging"]) {
      if (typeof kept[name] === "string") {
        document.documentElement.dataset[name] = kept[name];
      }
    }
  } catch {
    // Without a store the system's own choices hold.
  }
})();

// Plays the resources where the gateway keeps a reader's own things, in the tab itself: the same
// addresses, bodies and statuses, kept in the tab's store so that they outlive a reload.
(() => {
  const real = window.fetch.bind(window);
  const KEY = "proef.bewaard";
  const load = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{"gesprekken":[],"sjablonen":[],"voorkeuren":{},"bezwaren":[],"aanvragen":[],"volgnummer":0}');
  const save = (all) => sessionStorage.setItem(KEY, JSON.stringify(all));
  const json = (status, body) => new Response(body === null ? null : JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  const short = ({ berichten, ...rest }) => rest;

  const make = (all, kind, body, more) => {
    all.volgnummer += 1;
    const one = { id: `${kind}-${all.volgnummer}`, ...body, ...more };
    all[kind].push(one);
    return one;
  };

  function conversations(all, method, id, query, body) {
    if (method === "POST") {
      return json(201, make(all, "gesprekken", { vastgezet: false, map: null, berichten: [], ...body }, { gewijzigd: "2026-11-22T12:00:00Z", verloopt: "2026-12-22T12:00:00Z" }));
    }
    if (id === "export") {
      return json(200, { gegevens: all.gesprekken });
    }
    const one = all.gesprekken.find((kept) => kept.id === id);
    if (id && !one) {
      return json(404, { title: "Niet gevonden" });
    }
    if (method === "PUT") {
      return json(200, Object.assign(one, body));
    }
    if (method === "DELETE") {
      all.gesprekken = all.gesprekken.filter((kept) => kept !== one);
      return json(204, null);
    }
    if (one) {
      return json(200, one);
    }
    const wanted = (query.get("zoek") ?? "").toLowerCase();
    const found = all.gesprekken.filter((kept) => JSON.stringify(kept).toLowerCase().includes(wanted));
    found.sort((a, b) => Number(b.vastgezet) - Number(a.vastgezet));
    return json(200, { gesprekken: found.map(short), totaal: found.length, pagina: 1, volgende: null });
  }

  function rest(all, kind, method, id, body) {
    if (kind === "voorkeuren") {
      all.voorkeuren = method === "PUT" ? body : all.voorkeuren;
      return json(200, all.voorkeuren);
    }
    if (method === "POST") {
      const status = kind === "sjablonen" ? {} : { status: "ontvangen", gewijzigd: "2026-11-22T12:00:00Z" };
      const one = make(all, kind, body, status);
      return json(201, kind === "sjablonen" ? one : { ...one, status_url: `/api/v1/${kind}/${one.id}` });
    }
    if (method === "DELETE") {
      all[kind] = all[kind].filter((kept) => kept.id !== id);
      return json(204, null);
    }
    return id ? json(200, all[kind].find((kept) => kept.id === id)) : json(200, { [kind]: all[kind], totaal: all[kind].length });
  }

  window.fetch = async (address, options = {}) => {
    const url = new URL(address, location.href);
    const [, , , kind, id] = url.pathname.split("/");
    if (url.pathname === "/api/v1/openapi.json") {
      const paths = ["gesprekken", "sjablonen", "voorkeuren", "bezwaren", "aanvragen"].map((name) => [`/${name}`, {}]);
      return json(200, { paths: Object.fromEntries(paths) });
    }
    if (!url.pathname.startsWith("/api/v1/") || !(kind in load())) {
      return real(address, options);
    }
    if (!new Headers(options.headers).get("Authorization")?.startsWith("Bearer ")) {
      return json(401, { title: "Niet aangemeld" });
    }
    const all = load();
    const method = options.method ?? "GET";
    const body = options.body ? JSON.parse(options.body) : undefined;
    const answer = kind === "gesprekken" ? conversations(all, method, id, url.searchParams, body) : rest(all, kind, method, id, body);
    save(all);
    return answer;
  };
})();

// Personal data in a question: what would be replaced, by what and why, before anything is sent;
// and afterwards the answer with names or with codes.
import { button, byId, empty, make, marked } from "./dom.js";
import { call, reason } from "./identity.js";
import { say } from "./speech.js";
import { has } from "./surface.js";
import { t } from "./words.js";

export const kind = (type) => t(`type${type}`);

const form = (what) => t("whyForm", { what });
const name = () => t("whyName");
const place = () => t("whyPlace");
const secret = () => t("whySecret");
const WHY = { PERSOON: name, GEBRUIKER: name, ADRES: place, POSTCODE: place, GEHEIM: secret, URLDATA: secret };

const fate = (finding) => (finding.action === "block" ? t("fateBlock") : finding.placeholder ?? t("fateKeep"));

function table(original, findings, report) {
  const heads = [t("kind"), t("inYourText"), t("becomes"), t("why"), ...(report ? [t("wrong")] : [])];
  // On a narrow screen a row becomes a list of its cells; the roles say that it is a table still.
  const cell = (column, ...content) => make("td", { role: "cell", "data-head": heads[column], class: column === 2 ? "mono" : null }, ...content);
  const rows = findings.map((one) => {
    const cells = [kind(one.type), original.slice(one.start, one.end), fate(one), t("maskReason", { why: (WHY[one.type] ?? form)(kind(one.type)), rule: one.rule ?? "-" })];
    const row = make("tr", { role: "row" }, ...cells.map((words, column) => cell(column, words)));
    if (report) {
      const ask = button(t("notPersonal"), async () => {
        ask.setAttribute("aria-disabled", "true");
        say(await report(one));
      });
      ask.append(make("span", { class: "unseen" }, `: ${original.slice(one.start, one.end)}`));
      row.append(cell(4, ask));
    }
    return row;
  });
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("foundData") },
    make("table", { class: "stacks", role: "table" },
      make("caption", {}, t("foundCount", { count: findings.length })),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads.map((word) => make("th", { scope: "col", role: "columnheader" }, word)))),
      make("tbody", { role: "rowgroup" }, ...rows)));
}

/** Tells people that a finding of this request is wrong: its kind and rule, never the words. */
export function reporter(request) {
  return has("bezwaren")
    ? async (finding) => {
        const words = t("reportWords", { type: finding.type, rule: finding.rule ?? "-" });
        const answer = await call("/api/v1/bezwaren", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ verzoek: request, toelichting: words }) }).catch(() => null);
        return answer?.ok ? t("reported") : `${t("reportFailed")} ${answer ? await reason(answer) : t("unreachable")}`;
      }
    : null;
}

/**
 * Shows what would be masked. Resolves to true when the reader sends the masked text, to false when
 * they edit it. `report` tells the gateway's people that a finding is wrong; null where it cannot.
 */
export function review(found, signal, report) {
  const { original, masked, findings } = found;
  const panel = byId("controle");
  const stuck = findings.some((one) => one.action === "block");
  empty(byId("controle-inhoud")).append(
    make("h4", {}, t("yourText")), marked(original, findings, (one) => `${kind(one.type)} → ${fate(one).replace(/^\[|\]$/g, "")}`),
    make("h4", {}, t("asSent")), make("p", { class: "text" }, masked),
    table(original, findings, report));
  byId("verstuur-zo").hidden = stuck;
  panel.hidden = false;
  byId("vraagformulier").hidden = true;
  byId("controle-kop").focus();
  say(t("reviewSaid", { count: findings.length }));
  return new Promise((resolve) => {
    const done = (answer) => {
      panel.hidden = true;
      byId("vraagformulier").hidden = false;
      byId("vraag").focus();
      resolve(answer);
    };
    byId("verstuur-zo").onclick = () => done(true);
    byId("aanpassen").onclick = () => done(false);
    signal.addEventListener("abort", () => done(false), { once: true });
  });
}

/** What the codes of this check stand for; secrets have none that comes back. */
export function valuesOf(check, conversation) {
  const values = {};
  for (const one of check.personal_data ?? []) {
    const text = one.message === null ? null : conversation[one.message]?.content;
    if (text && one.placeholder && one.type !== "GEHEIM") {
      values[one.placeholder] = text.slice(one.start, one.end);
    }
  }
  return values;
}

function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    texts.push(walker.currentNode);
  }
  return texts;
}

/** True where the purpose does not ask the reader to look again at what is replaced. */
export function seenEnough(mode, turns) {
  const before = turns.some((turn) => Object.keys(turn.told?.masked ?? {}).length > 0);
  return mode === "achteraf" || (mode === "eerste-keer" && before);
}

/** Tints each restored value in the answer. Returns how many there are. */
export function tint(root, values) {
  const wanted = Object.entries(values).filter(([, value]) => value.length > 1).sort((a, b) => b[1].length - a[1].length);
  if (wanted.length === 0) {
    return 0;
  }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(([, value]) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const codes = new Map(wanted.map(([code, value]) => [value, code]));
  let count = 0;
  for (const node of textsOf(root)) {
    const parts = [];
    let plain = 0;
    for (const found of node.data.matchAll(pattern)) {
      parts.push(node.data.slice(plain, found.index), make("span", { class: "restored", "data-code": codes.get(found[0]), "data-name": found[0] }, found[0]));
      plain = found.index + found[0].length;
      count += 1;
    }
    if (parts.length > 0) {
      node.replaceWith(...parts, node.data.slice(plain));
    }
  }
  return count;
}

/** Shows codes instead of names, or names again. */
export function showCodes(root, on) {
  for (const span of root.querySelectorAll(".restored")) {
    span.textContent = on ? span.dataset.code : span.dataset.name;
  }
}

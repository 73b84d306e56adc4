// Taking a chat or one answer along as a document. The gateway makes it: out of what it keeps, or
// out of what this page holds, and then it keeps nothing of it.
import { answerOf, byId, make } from "./dom.js";
import { messagesOf, titleOf } from "./history.js";
import { call, reason } from "./identity.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

const BASE = "/api/v1/gesprekken";

/** Gives the reader's browser a file to keep. */
export function keepFile(content, name) {
  const address = URL.createObjectURL(content);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A name goes in a body only, so that no address bears it. */
function made(chat, query) {
  const readBy = byId("meenemen-nagelopen").checked ? byId("meenemen-door").value.trim() : "";
  if (chat.id && chat.kept && readBy === "") {
    return call(`${BASE}/${encodeURIComponent(chat.id)}/export?${query}`);
  }
  const body = { toepassing: chat.useCase, titel: titleOf(chat.turns[0].question), berichten: messagesOf(chat.turns), door: readBy };
  return call(`${BASE}/export?${query}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

async function take(chat, number) {
  const form = document.querySelector("input[name=meenemen]:checked").value;
  const query = new URLSearchParams({ vorm: form, nagelopen: String(byId("meenemen-nagelopen").checked) });
  if (number) {
    query.set("antwoord", number);
  }
  say(t("makingFile"));
  try {
    const answer = await made(chat, query);
    if (!answer.ok) {
      throw new Error(await reason(answer));
    }
    const name = /filename="([a-z0-9.-]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
    keepFile(await answer.blob(), name ? name[1] : `${t("fileName")}.${form}`);
    say(t("exported"));
  } catch (fault) {
    say(`${t("exportFailed")} ${fault instanceof TypeError ? t("unreachable") : fault.message}`);
  }
}

/** Asks for the form; `number` is the one answer that is wanted, null for the whole chat. */
export async function takeAlong(chat, number = null) {
  byId("meenemen-wat").textContent = number ? t("takeAnswer", { number }) : t("takeChat");
  byId("meenemen-nagelopen").checked = false;
  if ((await answerOf(byId("meenemen"))) === "bewaar") {
    await take(chat, number);
  }
}

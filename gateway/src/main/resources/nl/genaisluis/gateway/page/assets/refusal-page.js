// The page of one refusal. The words of the question are only in the tab that asked it.
import { byId, make } from "./dom.js";
import { prepareSignIn } from "./identity.js";
import { keptRefusal, refusal } from "./refusal.js";
import { survey } from "./surface.js";
import { t } from "./words.js";

await prepareSignIn();
await survey();
const id = new URLSearchParams(window.location.search).get("kenmerk") ?? "";
const kept = keptRefusal(id);
if (kept) {
  byId("weigering").replaceChildren(refusal(kept.error, kept.conversation, "h2"));
} else if (/^[0-9a-f-]{8,40}$/.test(id)) {
  const told = { sluis: { request_id: id }, message: t("otherTab"), lang: document.documentElement.lang };
  byId("weigering").replaceChildren(refusal(told, [], "h2"));
} else {
  byId("weigering").replaceChildren(make("p", {}, t("noReference")));
}

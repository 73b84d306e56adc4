// The page of one refusal. The words of the question are only in the tab that asked it.
import { byId, make } from "./dom.js";
import { prepareSignIn } from "./identity.js";
import { keptRefusal } from "./refusal.js";
import "./sluis-refusal.js";
import "./sluis-status.js";
import { survey } from "./surface.js";
import { t } from "./words.js";

await prepareSignIn();
await survey();
const id = new URLSearchParams(window.location.search).get("kenmerk") ?? "";
const place = byId("weigering");
const kept = keptRefusal(id);
if (kept) {
  place.show(kept.error, kept.conversation);
} else if (/^[0-9a-f-]{8,40}$/.test(id)) {
  place.show({ sluis: { request_id: id }, message: t("otherTab"), lang: document.documentElement.lang }, []);
} else {
  place.replaceChildren(make("p", {}, t("noReference")));
}

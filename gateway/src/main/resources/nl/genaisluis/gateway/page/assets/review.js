// The look at a question that holds personal data, in place of the box that it was typed in.
import { byId, make } from "./dom.js";
import "./sluis-findings.js";
import "./sluis-review.js";
import { say } from "./sluis-status.js";
import { t } from "./words.js";

/** Shows what would be replaced. True when the reader sends it so. */
export async function reviewed(found, original, findings, signal) {
  const report = make("sluis-findings").show(original, findings, { masked: found.messages?.at(-1)?.content ?? "", request: found.request });
  byId("vraagformulier").hidden = true;
  const decision = byId("controle").decide([report], { stuck: findings.some((one) => one.action === "block"), signal });
  say(t("reviewSaid", { count: findings.length }));
  const sent = await decision;
  byId("vraagformulier").hidden = false;
  byId("vraag").focus();
  return sent;
}

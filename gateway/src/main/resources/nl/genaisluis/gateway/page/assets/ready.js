// What still lacks before a question can go.
import { byId } from "./dom.js";
import { signedIn } from "./identity.js";
import { lacksReason } from "./model.js";
import { chosen, fold } from "./usecase.js";
import { t } from "./words.js";

/** The words for what is missing and where to put it right; null when the question can go. */
export function missing(text) {
  const question = byId("vraag");
  if (!signedIn()) {
    return { words: t("signInFirst"), where: document.querySelector("#demogebruiker, #aanmelden-account") ?? question };
  }
  if (!chosen()) {
    fold(false);
    return { words: t("chooseFirst"), where: document.querySelector("input[name=toepassing]") ?? question };
  }
  return text === "" ? { words: t("typeFirst"), where: question } : lacksReason();
}

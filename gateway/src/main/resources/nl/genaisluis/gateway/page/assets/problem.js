// Why the API did not do what was asked, in the reader's language. The words of the API are Dutch and
// exact; a reader of English gets ours, by the code of the problem or else by its status.
import { language, t } from "./words.js";

const WORDS = {
  no_room: "problemFull",
  no_team: "problemTeam",
  not_kept: "problemNotKept",
  too_many: "problemFull",
  400: "problemInput",
  401: "problemAccess",
  403: "problemAccess",
  404: "problemAbsent",
  409: "problemChanged",
  412: "problemChanged",
  413: "faultLong",
  422: "problemInput",
  429: "faultBusy",
  503: "faultBusy",
};

/** The words for this problem (RFC 9457) or error object of an answer with this status. */
export function problemWords(body, status) {
  const said = body.error?.message ?? body.detail ?? body.title;
  if (language === "nl" && said) {
    return said;
  }
  return t(WORDS[body.code] ?? WORDS[status] ?? "faultOther", { code: body.code ?? body.error?.code ?? status });
}

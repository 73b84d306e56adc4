// What the page asks of the gateway: check a conversation, and have it answered.
import { call, reason } from "./identity.js";
import { events } from "./stream.js";
import { t } from "./words.js";

/** What a program is told by a code, a reader is told in words. */
const FAULTS = {
  upstream_failed: "faultFailed",
  upstream_cut: "faultFailed",
  upstream_bad_answer: "faultFailed",
  model_substituted: "faultFailed",
  upstream_timeout: "faultSlow",
  body_timeout: "faultSlow",
  rate_limited: "faultBusy",
  too_many_at_once: "faultBusy",
  upstream_busy: "faultBusy",
  upstream_resting: "faultBusy",
  overloaded: "faultBusy",
  stopping: "faultBusy",
  stopped: "faultStopped",
  record_unavailable: "faultRecord",
  too_large: "faultLong",
  body_too_large: "faultLong",
  context_length_exceeded: "faultLong",
};

/** The words for an error of the host or of the gateway that is no refusal. */
const wordsOf = (error) => t(FAULTS[error.code] ?? "faultOther", { code: error.code ?? "-" });

/** The gateway said no: before anything was sent, or (`begun`) in the middle of an answer. */
export class Refused extends Error {
  constructor(error, begun) {
    super(error.message ?? "");
    this.error = error;
    this.begun = begun;
  }
}

async function post(path, body, how) {
  const response = await call(path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Use-Case": how.useCase,
      "Accept-Language": document.documentElement.lang || "nl",
    },
    body: JSON.stringify(body),
    signal: how.signal,
  });
  if (response.ok) {
    return response;
  }
  const told = await response.clone().json().catch(() => ({}));
  if (response.status === 403 || response.status === 429) {
    if (told.error?.type === "policy_refusal") {
      // The words are in the language that the gateway chose, not always in that of the page.
      throw new Refused({ ...told.error, lang: response.headers.get("Content-Language") ?? "nl" }, false);
    }
  }
  throw new Error(told.error?.code && response.status !== 401 ? wordsOf(told.error) : await reason(response));
}

/** The own members of the request: why a larger model, and what was confirmed. */
function own(how) {
  const told = {};
  if (how.wanted?.reason) {
    told.model_reason = how.wanted.reason;
  }
  if (how.confirmation) {
    told.confirmation = how.confirmation;
  }
  return Object.keys(told).length > 0 ? { sluis: told } : {};
}

/** What the gateway would do with it; nothing goes to a model. */
export async function check(conversation, how) {
  const response = await post("/v1/chat/check", { model: how.wanted?.model ?? "auto", messages: conversation, ...own(how) }, how);
  return { ...(await response.json()), request: response.headers.get("X-Request-Id") };
}

async function* whole(response) {
  const body = await response.json();
  yield { text: body.choices?.[0]?.message?.content ?? "" };
  yield { told: { ...body.sluis, usage: body.usage } };
}

/**
 * Yields the pieces of an answer as `{text}` and, when it is whole, the facts around it as `{told}`.
 *
 * @param how useCase, wanted (model and reason), signal, streamed; and confirmation where a doubt was confirmed
 */
export async function* complete(conversation, how) {
  const body = { model: how.wanted?.model ?? "auto", messages: conversation, stream: how.streamed, ...own(how) };
  if (how.streamed) {
    body.stream_options = { include_usage: true };
  }
  const response = await post("/v1/chat/completions", body, how);
  const disclosure = response.headers.get("X-AI-Disclosure");
  yield { begun: true };
  if (!how.streamed) {
    yield* whole(response);
    return;
  }
  let told = disclosure ? { disclosure } : {};
  for await (const event of events(response.body)) {
    if (event.error) {
      throw event.error.type === "policy_refusal" ? new Refused(event.error, true) : new Error(`${wordsOf(event.error)} ${t("faultIncomplete")}`);
    }
    told = { ...told, ...event.sluis, ...(event.usage ? { usage: event.usage } : {}) };
    const text = event.choices?.[0]?.delta?.content;
    if (text) {
      yield { text };
    }
  }
  yield { told };
}

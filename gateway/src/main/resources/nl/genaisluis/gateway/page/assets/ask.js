// What the page asks of the gateway: check a conversation, and have it answered.
import { call, reason } from "./identity.js";
import { events } from "./stream.js";

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
  if (response.status === 403 || response.status === 429) {
    const told = await response.clone().json().catch(() => ({}));
    if (told.error?.type === "policy_refusal") {
      // The words are in the language that the gateway chose, not always in that of the page.
      throw new Refused({ ...told.error, lang: response.headers.get("Content-Language") ?? "nl" }, false);
    }
  }
  throw new Error(await reason(response));
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
      throw new Refused(event.error, true);
    }
    told = { ...told, ...event.sluis, ...(event.usage ? { usage: event.usage } : {}) };
    const text = event.choices?.[0]?.delta?.content;
    if (text) {
      yield { text };
    }
  }
  yield { told };
}

// Server-sent events out of a fetch response: one parsed value for each data line that is complete.

export class StreamCut extends Error {}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      break;
    }
    rest += value;
    const parts = rest.split(/\r\n|\n|\r(?!$)/);
    rest = parts.pop();
    yield* parts;
  }
}

/** Yields each event's value; throws StreamCut when the stream ends without its closing mark. */
export async function* events(body) {
  let data = [];
  for await (const line of lines(body)) {
    if (line !== "") {
      if (line.startsWith("data:")) {
        data.push(line.slice(5).replace(/^ /, ""));
      }
      continue;
    }
    if (data.length === 0) {
      continue;
    }
    const text = data.join("\n");
    data = [];
    if (text === "[DONE]") {
      return;
    }
    yield JSON.parse(text);
  }
  throw new StreamCut("het antwoord brak af voor het einde");
}

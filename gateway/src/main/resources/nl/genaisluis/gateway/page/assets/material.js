// A message that carries files: the words of its writer first, then each file between two lines of
// signs that do not stand in it. The model gets it as it is; the page shows the files folded.

/** Together with the question no longer than one message that the gateway keeps. */
const MESSAGE_MAX = 190_000;
const OPENING = /\n\n(={3,40}) Bestand: ([^\n]{1,160}) \1\n/g;

const closing = (fence) => `\n${fence} Einde van bestand ${fence}`;

/** @param files each `{name, text}` */
export function wrap(words, files) {
  return words + files.map(({ name, text }) => {
    let fence = "===";
    while (text.includes(fence)) {
      fence += "=";
    }
    return `\n\n${fence} Bestand: ${name} ${fence}\n${text}${closing(fence)}`;
  }).join("");
}

/** The words and the files of such a message; one without files is words alone. */
export function unwrap(message) {
  const files = [];
  let words = null;
  let from = 0;
  for (;;) {
    OPENING.lastIndex = from;
    const found = OPENING.exec(message);
    const start = found ? found.index + found[0].length : 0;
    // The text may be empty: then its closing line starts where the opening line ended.
    const end = found ? message.indexOf(closing(found[1]), start - 1) : -1;
    if (end < 0 || (words !== null && found.index !== from)) {
      break;
    }
    words ??= message.slice(0, found.index);
    files.push({ name: found[2], text: message.slice(start, end) });
    from = end + closing(found[1]).length;
  }
  return words === null ? { words: message, files } : { words: words + message.slice(from), files };
}

export const fits = (words, files) => wrap(words, files).length <= MESSAGE_MAX;

// Variants of a question. A turn knows its own key and that of the turn before it, so a chat is a
// tree; `turns` is the way through it that the reader sees, `aside` holds every other turn.

const KEY_DIGITS = 9;
const byKey = (one, other) => (one.key < other.key ? -1 : 1);
const everyTurn = (chat) => [...chat.turns, ...chat.aside];

/** Later keys sort after earlier ones, whichever window made them. */
export function newKey() {
  const [chance] = crypto.getRandomValues(new Uint32Array(1));
  return `${Date.now().toString(36).padStart(KEY_DIGITS, "0")}-${chance.toString(36)}`;
}

/** Turns that were kept before there were variants follow one another. */
export function keyed(turns) {
  turns.forEach((turn, index) => {
    if (!turn.key) {
      turn.key = `0-${index}`;
      turn.after = index > 0 ? turns[index - 1].key : null;
    }
  });
  return turns;
}

const variantsOf = (chat, turn) => everyTurn(chat).filter((one) => one.after === turn.after).sort(byKey);

/** Shows this turn at its place, and below it what was said last after it. */
export function take(chat, index, turn) {
  const all = everyTurn(chat);
  const way = [...chat.turns.slice(0, index), turn];
  for (;;) {
    const next = all.filter((one) => one.after === way.at(-1).key && !way.includes(one)).sort(byKey).at(-1);
    if (!next) {
      break;
    }
    way.push(next);
  }
  chat.turns = way;
  chat.aside = all.filter((one) => !way.includes(one));
}

/** Adds turns that another window kept. Returns how many were new here. */
export function merge(chat, others) {
  const known = new Set(everyTurn(chat).map((turn) => turn.key));
  const fresh = others.filter((turn) => turn.answer && !known.has(turn.key));
  chat.aside.push(...fresh);
  if (fresh.length > 0 && chat.turns.length > 0) {
    take(chat, chat.turns.length - 1, chat.turns.at(-1));
  }
  return fresh.length;
}

/** Offers under each question the ways to its variants. */
export function showVariants(log, chat) {
  for (const question of log.querySelectorAll("sluis-question")) {
    const turn = chat.turns.find((one) => one.key === question.key);
    const variants = turn ? variantsOf(chat, turn) : [];
    question.offer(variants, variants.indexOf(turn));
  }
}

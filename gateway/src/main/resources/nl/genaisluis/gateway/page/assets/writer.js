// An answer that is still growing. A block that is complete is made once and never again; the one
// that grows keeps what can no longer change, so that a piece costs the same however long it is.
import { make } from "./dom.js";
import { inlineFrom } from "./inline.js";
import { BLANK, block, blockEnd, codeOf, item, itemsOf, mayGoOn, paragraphText, rowOf, sortOf } from "./markdown.js";

/** What may still come decides about at most this many characters of a paragraph (see inline.js). */
const UNDECIDED = 3100;
/** So many characters are settled at once; fewer would make many small text nodes. */
const STEP = 1000;

/** A block that is made anew as long as it grows: a heading, a rule, a quote. */
class Anew {
  grow(lines) {
    const text = lines.join("\n");
    if (this.text === text) {
      return;
    }
    this.text = text;
    const made = block(lines, 0);
    this.node?.replaceWith(made);
    this.node = made;
  }
}

class Paragraph {
  constructor() {
    this.node = make("p");
    this.forget();
  }

  forget() {
    this.node.replaceChildren();
    this.settled = 0;
    this.before = "";
    this.loose = 0;
  }

  grow(lines) {
    const text = paragraphText(lines);
    if (!text.startsWith(this.before)) {
      this.forget();
    }
    while (this.loose > 0) {
      this.node.lastChild.remove();
      this.loose -= 1;
    }
    if (text.length - this.settled > UNDECIDED + STEP) {
      const { parts, end } = inlineFrom(text, this.settled, text.length - UNDECIDED);
      this.node.append(...parts);
      this.settled = end;
      this.before = text.slice(0, end);
    }
    const { parts } = inlineFrom(text, this.settled, text.length);
    this.node.append(...parts);
    this.loose = parts.length;
  }
}

class Code {
  grow(lines) {
    const text = codeOf(lines);
    // The first line is whole once there is a second; until then its language may still grow.
    if (!this.node || this.first !== lines[0]) {
      const made = block(lines, 0);
      this.node?.replaceWith(made);
      this.node = made;
      this.first = lines[0];
      this.words = made.querySelector("code").appendChild(document.createTextNode(""));
      this.words.parentNode.replaceChildren(this.words);
      this.words.data = text;
    } else if (text.startsWith(this.words.data)) {
      this.words.appendData(text.slice(this.words.length));
    } else {
      this.words.data = text;
    }
  }
}

/** A block of parts: those that another follows are settled, the last is made again. */
class Parts {
  constructor(partsOf, makePart, boxOf) {
    Object.assign(this, { partsOf, makePart, boxOf, done: [] });
  }

  grow(lines) {
    const parts = this.partsOf(lines);
    const keep = this.node && this.done.length < parts.length && this.done.every((text, at) => text === parts[at].join("\n"));
    if (!keep) {
      const made = block(lines, 0);
      this.node?.replaceWith(made);
      this.node = made;
    } else {
      const box = this.boxOf(this.node);
      while (box.childElementCount > this.done.length) {
        box.lastElementChild.remove();
      }
      box.append(...parts.slice(this.done.length).map((part) => this.makePart(part, lines)));
    }
    this.done = parts.slice(0, -1).map((part) => part.join("\n"));
  }
}

const KINDS = {
  paragraph: () => new Paragraph(),
  code: () => new Code(),
  list: () => new Parts(itemsOf, (part) => item(part, 0), (node) => node),
  table: () => new Parts((lines) => lines.slice(2).map((line) => [line]), ([line], lines) => rowOf(lines, line, "td"), (node) => node.querySelector("tbody")),
};

/** Fills `box` with a text that comes in pieces. */
export class Writer {
  constructor(box) {
    this.box = box;
    this.text = "";
    this.open = 0;
    this.tail = [];
  }

  add(piece) {
    this.text += piece;
  }

  /**
   * Makes what came in since the last time. True when all of it is there; past `deadline` (as
   * `performance.now()` tells it) what is left waits for the next call.
   */
  show(deadline = Infinity) {
    const lines = this.text.slice(this.open).split("\n");
    let at = 0;
    let place = 0;
    let done = 0;
    for (;;) {
      while (at < lines.length && BLANK.test(lines[at])) {
        at += 1;
      }
      if (at >= lines.length) {
        break;
      }
      const end = blockEnd(lines, at);
      this.#grow(place, lines.slice(at, end));
      if (place > 0 || end >= lines.length - 1 || (mayGoOn(lines[at]) && end >= lines.length - 2)) {
        place += 1;
      } else {
        this.tail.shift().node.normalize();
        done = end;
      }
      at = end;
      if (place === 0 && performance.now() > deadline) {
        break;
      }
    }
    this.open += lines.slice(0, done).reduce((sum, line) => sum + line.length + 1, 0);
    if (at < lines.length) {
      return false;
    }
    for (const gone of this.tail.splice(place)) {
      gone.node.remove();
    }
    return true;
  }

  /** Joins what was made in steps, so that a name is in one piece. */
  finish() {
    this.box.normalize();
  }

  #grow(place, lines) {
    const sort = sortOf(lines, 0);
    const old = this.tail[place];
    if (old?.sort === sort) {
      old.grow(lines);
      return;
    }
    const fresh = KINDS[sort]?.() ?? new Anew();
    fresh.sort = sort;
    fresh.grow(lines);
    if (old) {
      old.node.replaceWith(fresh.node);
    } else {
      this.box.append(fresh.node);
    }
    this.tail[place] = fresh;
  }
}

// An answer that is still growing. A block that is complete is made once and never again; the one
// that grows keeps what can no longer change, so that a piece costs the same however long it is.
import { make } from "./dom.js";
import { inlineFrom } from "./inline.js";
import { BLANK, block, blockEnd, codeOf, item, itemsOf, listBox, paragraphText, rowOf, sortOf, tableBox } from "./markdown.js";

/**
 * So many characters of a paragraph are made before it is asked whether there is time for more. More
 * than what may still come decides about (see inline.js), so that every step settles something.
 */
const STEP = 4000;

/** A block that is made anew as long as it grows: a heading, a rule, a quote. */
class Anew {
  grow(lines) {
    const text = lines.join("\n");
    if (this.text === text) {
      return true;
    }
    this.text = text;
    const made = block(lines, 0);
    this.node?.replaceWith(made);
    this.node = made;
    return true;
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

  grow(lines, deadline) {
    const text = paragraphText(lines);
    if (!text.startsWith(this.before)) {
      this.forget();
    }
    for (let until = 0; until < text.length; ) {
      while (this.loose > 0) {
        this.node.lastChild.remove();
        this.loose -= 1;
      }
      until = Math.min(text.length, Math.max(until, this.settled) + STEP);
      const { parts, firm } = inlineFrom(text, this.settled, until);
      this.node.append(...parts);
      this.loose = parts.length - firm.count;
      this.settled = firm.end;
      this.before = text.slice(0, firm.end);
      if (until < text.length && performance.now() > deadline) {
        return false;
      }
    }
    return true;
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
    return true;
  }
}

/** A block of parts: those that another follows are settled, the last is made again. */
class Parts {
  constructor(sort) {
    Object.assign(this, sort, { done: [] });
  }

  grow(lines, deadline) {
    const parts = this.partsOf(lines);
    const stays = this.node && this.head === lines[0] && this.done.length <= parts.length && this.done.every((text, at) => text === parts[at].join("\n"));
    if (!stays) {
      const made = this.makeBox(lines);
      this.node?.replaceWith(made);
      this.node = made;
      this.head = lines[0];
      this.done = [];
    }
    const box = this.boxOf(this.node);
    while (box.childElementCount > this.done.length) {
      box.lastElementChild.remove();
    }
    while (this.done.length < parts.length - 1) {
      const part = parts[this.done.length];
      box.append(this.makePart(part, lines));
      this.done.push(part.join("\n"));
      if (performance.now() > deadline) {
        return false;
      }
    }
    if (parts.length > 0) {
      box.append(this.makePart(parts.at(-1), lines));
    }
    return true;
  }
}

const LIST = { partsOf: itemsOf, makeBox: listBox, makePart: (part) => item(part, 0), boxOf: (node) => node };
const TABLE = {
  partsOf: (lines) => lines.slice(2).map((line) => [line]),
  makeBox: tableBox,
  makePart: ([line], lines) => rowOf(lines, line, "td"),
  boxOf: (node) => node.querySelector("tbody"),
};

const KINDS = {
  paragraph: () => new Paragraph(),
  code: () => new Code(),
  list: () => new Parts(LIST),
  table: () => new Parts(TABLE),
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
      if (!this.#grow(place, lines.slice(at, end), deadline)) {
        break;
      }
      // What ends it may lie in the line after the next: a list goes on behind an empty line, and a
      // table has its divider below its head. That line is whole once there is another.
      if (place > 0 || end >= lines.length - 2) {
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

  /** True when all of this block is there; what is left of it waits for the next call. */
  #grow(place, lines, deadline) {
    const sort = sortOf(lines, 0);
    const old = this.tail[place];
    if (old?.sort === sort) {
      return old.grow(lines, deadline);
    }
    const fresh = KINDS[sort]?.() ?? new Anew();
    fresh.sort = sort;
    const whole = fresh.grow(lines, deadline);
    if (old) {
      old.node.replaceWith(fresh.node);
    } else {
      this.box.append(fresh.node);
    }
    this.tail[place] = fresh;
    return whole;
  }
}

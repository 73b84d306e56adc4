package nl.genaisluis.policy.output;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Watches one text for keys and tokens. Where one seems to begin, the run of characters without a
/// blank is held until it ends or is [#RUN_MAX] long, and the recognisers of personal data are
/// asked. Confined to one thread.
///
/// ```
///   free ──head of a key; `://`; any run behind `token:`──► held
///   held ──the run ends──► asked ──a key──► hit; not one ──► free
/// ```
final class SecretWatch {
  /// The most characters of a run that are held.
  static final int RUN_MAX = 256;

  private static final int RUN_MIN = 16;
  private static final int LINE_MAX = 256;
  private static final int ASCII = 128;
  private static final boolean[] VALUES = values();
  private static final boolean[] WORD_PARTS = wordParts();
  private static final List<String> SAMPLES =
      List.of(
          "example",
          "voorbeeld",
          "beispiel",
          "your",
          "changeme",
          "xxxx",
          "....",
          "****",
          "1234567");
  private static final List<String> SAMPLE_PASSWORDS =
      List.of(":password@", ":wachtwoord@", ":pass@", ":secret@", ":geheim@", ":passwort@");

  private final KeyForms forms;
  private final Predicate<String> secret;
  private final KeyBlocks blocks;
  private final char[] line = new char[2 * LINE_MAX];
  private int lineLength;
  private final StringBuilder run = new StringBuilder();
  private boolean announced;
  private long announcedAt;
  private boolean spent;
  private long runAt;
  private int form = KeyForms.NONE;
  private long formAt;
  private int formIndex;
  private boolean head;
  private boolean address;
  private long addressAt;
  private boolean named;
  private char last = '\n';
  private long hitAt = Sentences.NONE;

  /// @param secret says of a stretch of text whether it holds a key
  SecretWatch(KeyForms forms, Predicate<String> secret) {
    this.forms = forms;
    this.secret = secret;
    this.blocks = new KeyBlocks(secret);
  }

  /// A word that announces a key ended before this place.
  void announce(long at) {
    announced = true;
    announcedAt = at;
  }

  /// Takes the next character, which stands at this place.
  void take(char c, long at) {
    if (blocks.take(c, at)) {
      hitAt = blocks.heldFrom();
      blocks.pass();
    }
    if (value(c)) {
      read(c, at);
    } else if (!run.isEmpty()) {
      endRun();
    }
    remember(c);
    last = c;
  }

  private void remember(char c) {
    if (c == '\n') {
      lineLength = 0;
      announced = false;
      return;
    }
    if (lineLength == line.length) {
      System.arraycopy(line, LINE_MAX, line, 0, LINE_MAX);
      lineLength = LINE_MAX;
    }
    line[lineLength++] = c;
  }

  private void read(char c, long at) {
    if (run.isEmpty()) {
      runAt = at;
      spent = false;
    }
    if (spent) {
      return;
    }
    run.append(c);
    if (!head) {
      walk(c, at);
    }
    if (c == '/' && last == '/' && run.length() > 2) {
      address = true;
      addressAt = at + 1;
    } else if (c == '@' && address) {
      named = true;
    } else if (!named && (c == '/' || c == '?' || c == '#')) {
      address = false;
    }
    if (run.length() >= RUN_MAX) {
      ask();
      spent = true;
    }
  }

  /// Follows the head of a key, which may begin wherever a word may.
  private void walk(char c, long at) {
    form = forms.step(form, c);
    if (form == KeyForms.NONE && !wordPart(last)) {
      form = forms.step(KeyForms.ROOT, c);
      formAt = at;
      formIndex = run.length() - 1;
    }
    head = forms.whole(form);
  }

  private void endRun() {
    if (!spent) {
      ask();
    }
    run.setLength(0);
    form = KeyForms.NONE;
    head = false;
    address = false;
    named = false;
    spent = false;
  }

  private void ask() {
    boolean found = false;
    if (head) {
      found = judge(run.substring(formIndex), run.substring(formIndex));
    } else if (named) {
      found = judge(run.toString(), run.toString());
    } else if (announced && run.length() >= RUN_MIN && mixed(run)) {
      found = judge(run.toString(), lineWith(run));
    }
    if (found) {
      hitAt = heldFrom();
    }
  }

  /// The line so far; the run at its end may not be wholly in it yet.
  private String lineWith(CharSequence held) {
    String read = new String(line, 0, lineLength);
    return read.endsWith(held.toString()) ? read : read + held.charAt(held.length() - 1);
  }

  private boolean judge(String value, String text) {
    return !sample(value) && secret.test(text);
  }

  /// The text ended.
  void finish() {
    if (blocks.finish()) {
      hitAt = blocks.heldFrom();
    }
    if (!run.isEmpty()) {
      endRun();
    }
  }

  private static boolean value(char c) {
    return c >= ASCII || VALUES[c];
  }

  private static boolean wordPart(char c) {
    return c < ASCII ? WORD_PARTS[c] : Character.isLetterOrDigit(c);
  }

  private static boolean[] values() {
    boolean[] values = new boolean[ASCII];
    for (char c = '!'; c < ASCII; c++) {
      values[c] = "\"'<>;`(),|".indexOf(c) < 0;
    }
    return values;
  }

  private static boolean[] wordParts() {
    boolean[] parts = new boolean[ASCII];
    for (char c = 0; c < ASCII; c++) {
      parts[c] = Character.isLetterOrDigit(c) || c == '_';
    }
    return parts;
  }

  private static boolean mixed(CharSequence held) {
    return held.chars().anyMatch(Character::isDigit) && held.chars().anyMatch(Character::isLetter);
  }

  /// A key that documentation shows: it says so itself, or it has hardly any characters of its own.
  private static boolean sample(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return SAMPLES.stream().anyMatch(lower::contains)
        || SAMPLE_PASSWORDS.stream().anyMatch(lower::contains)
        || (value.length() >= RUN_MIN && value.chars().distinct().count() <= 8);
  }

  /// The first character that may be part of a key; [Sentences#NONE] when there is none.
  long heldFrom() {
    return Math.min(blocks.heldFrom(), runHeldFrom());
  }

  private long runHeldFrom() {
    if (run.isEmpty() || spent) {
      return Sentences.NONE;
    }
    long from = Sentences.NONE;
    if (announced) {
      from = Math.max(runAt, announcedAt);
    }
    if (head || form != KeyForms.NONE) {
      from = Math.min(from, formAt);
    }
    return address ? Math.min(from, addressAt) : from;
  }

  boolean anyHit() {
    return hitAt != Sentences.NONE;
  }

  /// Where a key began that was found since the last call; [Sentences#NONE] when none was.
  long takeHit() {
    long taken = hitAt;
    hitAt = Sentences.NONE;
    return taken;
  }
}

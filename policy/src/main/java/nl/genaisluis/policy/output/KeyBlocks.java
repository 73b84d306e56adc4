package nl.genaisluis.policy.output;

import java.util.function.Predicate;

/// Watches one text for PEM blocks with a private key. The header and the first characters of the
/// block are held until they can be judged. Confined to one thread.
///
/// ```
///   free ──five dashes, "BEGIN "──► header ──line ends──► body ──8 characters──► asked ──► free
/// ```
final class KeyBlocks {
  private static final String HEADER = "-----BEGIN ";
  private static final int DASHES = 5;
  private static final int HEADER_MAX = 80;
  private static final int BODY_MIN = 8;

  private final Predicate<String> secret;
  private final StringBuilder text = new StringBuilder();
  private int dashes;
  private int lineEnd = -1;
  private long heldFrom = Sentences.NONE;

  KeyBlocks(Predicate<String> secret) {
    this.secret = secret;
  }

  /// Takes the next character; true when it completes a key.
  boolean take(char c, long at) {
    if (text.isEmpty()) {
      dashes(c, at);
      return false;
    }
    text.append(c);
    if (text.length() <= HEADER.length()) {
      if (!HEADER.regionMatches(true, 0, text.toString(), 0, text.length())) {
        release();
        dashes(c, at);
      }
      return false;
    }
    if (lineEnd < 0 && c == '\n') {
      lineEnd = text.length();
    }
    boolean enough = lineEnd >= 0 && text.length() >= lineEnd + BODY_MIN;
    if (enough) {
      return ask();
    }
    if (lineEnd < 0 && text.length() > HEADER_MAX) {
      release();
    }
    return false;
  }

  private void dashes(char c, long at) {
    if (c == '-') {
      dashes = Math.min(dashes + 1, DASHES);
      heldFrom = at - dashes + 1;
      return;
    }
    if (dashes == DASHES && (c == 'B' || c == 'b')) {
      text.append("-----").append(c);
      dashes = 0;
      return;
    }
    dashes = 0;
    heldFrom = Sentences.NONE;
  }

  private boolean ask() {
    boolean found = secret.test(text.toString());
    if (!found) {
      release();
    }
    return found;
  }

  private void release() {
    text.setLength(0);
    lineEnd = -1;
    dashes = 0;
    heldFrom = Sentences.NONE;
  }

  /// The text ended; true when a key was under way.
  boolean finish() {
    return lineEnd >= 0 && ask();
  }

  /// Where the block begins that is held; [Sentences#NONE] when none is.
  long heldFrom() {
    return heldFrom;
  }

  /// Goes on after a hit.
  void pass() {
    release();
  }
}

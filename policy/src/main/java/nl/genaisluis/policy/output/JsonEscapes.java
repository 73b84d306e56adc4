package nl.genaisluis.policy.output;

/// Undoes the escapes of JSON strings, one character at a time. Confined to one thread.
final class JsonEscapes {
  /// Takes a character and the place where its written form begins.
  interface Reader {
    void take(char c, long at);
  }

  private static final int DIGITS = 4;
  private static final int CLOSED = -1;
  private static final int OPEN = 0;

  private int seen = CLOSED;
  private int value;
  private long start = Sentences.NONE;

  void take(char raw, long at, Reader reader) {
    if (seen == CLOSED) {
      if (raw == '\\') {
        seen = OPEN;
        start = at;
      } else {
        reader.take(raw, at);
      }
      return;
    }
    if (seen == OPEN && raw == 'u') {
      seen++;
      value = 0;
      return;
    }
    if (seen == OPEN) {
      give(plain(raw), reader);
      return;
    }
    value = value * 16 + Math.max(0, Character.digit(raw, 16));
    seen++;
    if (seen > DIGITS) {
      give((char) value, reader);
    }
  }

  private void give(char c, Reader reader) {
    long from = start;
    seen = CLOSED;
    start = Sentences.NONE;
    reader.take(c, from);
  }

  private static char plain(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b', 'f' -> ' ';
      default -> escaped;
    };
  }

  /// Where an escape begins that is not whole yet; [Sentences#NONE] when there is none.
  long heldFrom() {
    return start;
  }
}

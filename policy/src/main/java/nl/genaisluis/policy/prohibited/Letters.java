package nl.genaisluis.policy.prohibited;

/// What kind a character is, as [Character] says it; for the first of them from one table, for
/// every character of every text is asked.
final class Letters {
  private static final int KNOWN = 0x80;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte[] KINDS = new byte[KNOWN];

  static {
    for (char c = 0; c < KNOWN; c++) {
      KINDS[c] = (byte) ((Character.isLetter(c) ? LETTER : 0) | (Character.isDigit(c) ? DIGIT : 0));
    }
  }

  private Letters() {}

  static boolean letter(char c) {
    return c < KNOWN ? KINDS[c] == LETTER : Character.isLetter(c);
  }

  static boolean digit(char c) {
    return c < KNOWN ? KINDS[c] == DIGIT : Character.isDigit(c);
  }

  static boolean letterOrDigit(char c) {
    return c < KNOWN ? KINDS[c] != 0 : Character.isLetterOrDigit(c);
  }
}

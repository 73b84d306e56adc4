package nl.genaisluis.policy.prohibited;

/// The one way in which words and features become numbers: FNV-1a over UTF-16 units, mixed at the
/// end. The checked-in weights depend on every constant here.
final class Hash {
  static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hash() {}

  static long step(long hash, char c) {
    return (hash ^ c) * PRIME;
  }

  /// Adds a whole number, such as another hash, to a hash.
  static long step(long hash, long value) {
    long mixed = (hash ^ value) * 0x9e3779b97f4a7c15L;
    return mixed ^ (mixed >>> 29);
  }

  /// Spreads a hash over all bits, so that its high and its low bits can number things.
  static long spread(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return mixed ^ (mixed >>> 32);
  }

  static char lower(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }
}

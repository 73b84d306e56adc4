package nl.genaisluis.policy.personal;

/// Looks up what stands before and behind a number in the addresses of the own province.
final class ListedStreets {
  private static final int FIGURES_MAX = 5;

  /// Words and signs that are walked back over, so that a line of signs costs no more per number.
  private static final int TOKENS_MAX = 16;

  /// The longest name of a street in the register.
  private static final int LENGTH_MAX = 80;

  private ListedStreets() {}

  /// The token with which the longest listed street begins that ends at this token; -1 when none
  /// does.
  static int start(Page page, int last) {
    Tokens tokens = page.tokens();
    AddressList addresses = page.addresses();
    if (addresses.isEmpty() || !tokens.inside(last)) {
      return -1;
    }
    int found = -1;
    int words = 0;
    int first = Math.max(0, last - TOKENS_MAX + 1);
    for (int i = last; i >= first && words < AddressList.WORDS_MAX; i--) {
      if (!tokens.sameLine(i, last) || tokens.end(last) - tokens.start(i) > LENGTH_MAX) {
        return found;
      }
      boolean word = tokens.kind(i) != Tokens.Kind.SIGN;
      words += word ? 1 : 0;
      boolean starts = word || tokens.isSign(i, '\'');
      if (starts && addresses.isStreet(page.view().text(tokens.start(i), tokens.end(last)))) {
        found = i;
      }
    }
    return found;
  }

  /// The house number at this token, a comma before it left out; 0 when there is none.
  static int number(Page page, int token) {
    Tokens tokens = page.tokens();
    int at = tokens.isSign(token, ',') ? token + 1 : token;
    if (!tokens.sameLine(at, token - 1) || tokens.length(at) > FIGURES_MAX) {
      return 0;
    }
    int number = 0;
    for (int i = tokens.start(at); i < tokens.end(at); i++) {
      char c = page.view().at(i);
      if (!Digits.isDigit(c)) {
        return i == tokens.end(at) - 1 ? number : 0;
      }
      number = number * 10 + Character.digit(c, 10);
    }
    return number;
  }
}

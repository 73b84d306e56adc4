package nl.genaisluis.policy.personal;

/// Numbers of passports, identity cards and residence permits, and the machine-readable zone.
final class Documents {
  private static final int NUMBER_LENGTH = 9;
  private static final int ZONE_LENGTH_MIN = 30;
  private static final long NAMED = Marks.PASSPORT | Marks.LICENCE;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  private Documents(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  static void find(Page page) {
    Documents documents = new Documents(page);
    documents.zones();
    if (!Marks.has(page.tokens().pageMarks(), NAMED | Marks.ALIEN)) {
      return;
    }
    for (int i = 0; i < documents.tokens.figureCount(); i++) {
      int token = documents.tokens.figure(i);
      documents.at(token);
    }
  }

  private void at(int token) {
    int start = tokens.start(token);
    if (tokens.length(token) != NUMBER_LENGTH || !isNumber(start)) {
      return;
    }
    Context context = page.context();
    boolean named =
        Marks.has(context.nearest(token, NAMED | Marks.NUMBER), NAMED)
            || context.sentence(token, NAMED)
            || context.right(token, NAMED, 4);
    if (named) {
      page.hit(PersonalType.IDENTITEITSBEWIJS, start, tokens.end(token), "passport.context", 0.95);
    }
  }

  private boolean isNumber(int start) {
    int digits = 0;
    for (int i = start; i < start + NUMBER_LENGTH; i++) {
      char c = view.at(i);
      boolean digit = Digits.isDigit(c);
      if (!digit && (c < 'A' || c > 'Z')) {
        return false;
      }
      digits += digit ? 1 : 0;
    }
    return digits >= 1
        && !Digits.isDigit(view.at(start))
        && Digits.isDigit(view.at(start + NUMBER_LENGTH - 1));
  }

  /// Lines of capitals, digits and `<` only (ICAO 9303): the name and all numbers are in them.
  private void zones() {
    int at = 0;
    while (at < view.length()) {
      if (view.at(at) != '<' || view.at(at + 1) != '<') {
        at++;
        continue;
      }
      int start = at;
      while (start > 0 && isZone(view.at(start - 1))) {
        start--;
      }
      int end = at;
      while (end < view.length() && isZone(view.at(end))) {
        end++;
      }
      if (end - start >= ZONE_LENGTH_MIN) {
        page.hit(PersonalType.IDENTITEITSBEWIJS, start, end, "passport.zone", 0.99);
      }
      at = end;
    }
  }

  private static boolean isZone(char c) {
    return c == '<' || (c >= 'A' && c <= 'Z') || Digits.isDigit(c);
  }
}

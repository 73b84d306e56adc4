package nl.genaisluis.policy.personal;

/// Numbers of passports, identity cards and residence permits, and the machine-readable zone.
final class Documents {
  private static final int NUMBER_LENGTH = 9;
  private static final int FOREIGN_MIN = 7;
  private static final int FOREIGN_MAX = 10;
  private static final int FOREIGN_DIGITS_MIN = 5;
  private static final int ZONE_LENGTH_MIN = 30;
  static final long NAMED = Marks.PASSPORT | Marks.LICENCE;

  private final Page page;
  private final Tokens tokens;
  private final View view;
  private int zoneEnd;

  Documents(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at a token with a digit, on a page that speaks of documents.
  void at(int token) {
    int start = tokens.start(token);
    if (tokens.length(token) != NUMBER_LENGTH || !isNumber(start)) {
      foreign(token);
      return;
    }
    Context context = page.context();
    boolean named =
        Marks.has(context.nearest(token, NAMED | Marks.NUMBER), NAMED)
            || context.sentence(token, NAMED)
            || context.right(token, NAMED, 4);
    if (named) {
      page.hit(PersonalType.IDENTITEITSBEWIJS, start, tokens.end(token), "passport.context", 0.95);
    } else if (behindDate(token)) {
      page.hit(PersonalType.IDENTITEITSBEWIJS, start, tokens.end(token), "passport.row", 0.85);
    }
  }

  /// Documents of other countries: up to three capitals and figures, right behind a word for one.
  private void foreign(int token) {
    if (!Marks.has(page.context().nearest(token, NAMED | Marks.NUMBER), Marks.PASSPORT)) {
      return;
    }
    int end = tokens.end(token);
    if (isForeign(token) || isCard(token)) {
      int last = isCard(token) ? token + 2 : token;
      page.hit(
          PersonalType.IDENTITEITSBEWIJS,
          tokens.start(token),
          Math.max(end, tokens.end(last)),
          "passport.foreign",
          0.85);
    }
  }

  private boolean isForeign(int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    int digits = 0;
    for (int i = start; i < end; i++) {
      char c = view.at(i);
      boolean digit = Digits.isDigit(c);
      if (!digit && (c < 'A' || c > 'Z')) {
        return false;
      }
      digits += digit ? 1 : 0;
    }
    int length = end - start;
    return length >= FOREIGN_MIN
        && length <= FOREIGN_MAX
        && digits >= FOREIGN_DIGITS_MIN
        && digits < length;
  }

  /// The Portuguese card: `12345678 9 ZZ0`.
  private boolean isCard(int token) {
    return tokens.kind(token) == Tokens.Kind.NUMBER
        && tokens.length(token) == 8
        && tokens.length(Math.min(token + 1, tokens.count() - 1)) == 1
        && tokens.kind(token + 1) == Tokens.Kind.NUMBER
        && tokens.kind(token + 2) == Tokens.Kind.MIXED
        && tokens.length(token + 2) == 3;
  }

  /// True for a number with letters among its figures in the cell after a date, in a text that
  /// speaks of birth or of foreigners: a row of a list of people.
  private boolean behindDate(int token) {
    boolean cell = tokens.isSign(token - 1, '|') || tokens.isSign(token - 1, ';');
    return cell
        && tokens.kind(token - 2) == Tokens.Kind.NUMBER
        && tokens.isSign(token - 3, '-')
        && Marks.has(tokens.pageMarks(), Marks.BIRTH | Marks.ALIEN);
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
  ///
  /// @param at where a `<` stands before another
  void zone(int at) {
    if (at < zoneEnd) {
      return;
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
    zoneEnd = end;
  }

  private static boolean isZone(char c) {
    return c == '<' || (c >= 'A' && c <= 'Z') || Digits.isDigit(c);
  }
}

package nl.genaisluis.policy.personal;

/// Identifiers that are digits only: citizen service number, chamber of commerce, driving licence,
/// aliens registration, payment card. Length and checksum make a candidate; the nearest word that
/// names a kind of number decides.
final class Numbers {
  private static final long OTHER_KIND =
      Marks.NUMBER | Marks.RSIN | Marks.KVK | Marks.PHONE | Marks.CARD;

  private static final double SCORE = 0.95;
  private static final int COUNT_MIN = 8;
  private static final String SEPARATORS = " .-/";

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Numbers(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// A digit run that does not go on from one before: no `1.` or `2-` in front of it.
  private boolean startsNumber(int token) {
    Tokens.Kind kind = tokens.kind(token);
    if (kind == Tokens.Kind.MIXED) {
      return aliens(token);
    }
    if (kind != Tokens.Kind.NUMBER) {
      return false;
    }
    int start = tokens.start(token);
    char before = view.at(start - 1);
    boolean continues =
        (before == '.' || before == '-' || before == '/') && Digits.isDigit(view.at(start - 2));
    return !continues;
  }

  /// `V2812345678`: the letter stands against the number.
  private boolean aliens(int token) {
    int start = tokens.start(token);
    if (tokens.length(token) == 11 && Lexicon.fold(view.at(start)) == 'v') {
      Digits digits = Digits.read(view, start + 1, "", 0);
      if (digits.count() == 10) {
        page.hit(PersonalType.VNUMMER, start + 1, tokens.end(token), "alien.glued", 0.9);
      }
    }
    return false;
  }

  /// Looks at a token with a digit.
  void at(int token) {
    if (!startsNumber(token)
        || !Digits.areAtLeast(COUNT_MIN, view, tokens.start(token), SEPARATORS, 1)) {
      return;
    }
    Digits digits = Digits.read(view, tokens.start(token), SEPARATORS, 1);
    long kind = page.context().nearest(token, Marks.NUMBER_KINDS);
    if (citizen(token, digits, kind) || card(token, digits, kind) || ten(token, digits, kind)) {
      return;
    }
    if (Marks.has(kind, Marks.KVK)) {
      int length = digits.closesAt(12) ? 12 : 8;
      hit(token, digits, length, PersonalType.KVK, "kvk.context");
    }
  }

  private boolean citizen(int token, Digits digits, long kind) {
    boolean shaped =
        digits.startsGrouped("9")
            || digits.startsGrouped("333")
            || digits.startsGrouped("423")
            || digits.startsGrouped("432");
    if (shaped && digits.closesAt(9)) {
      return nine(token, digits, kind);
    }
    boolean short8 = digits.startsGrouped("8") && Checksums.citizen("0" + digits.first(8));
    if (short8 && Marks.has(kind, Marks.BSN)) {
      hit(token, digits, 8, PersonalType.BSN, "bsn.short");
      return true;
    }
    return false;
  }

  private boolean nine(int token, Digits digits, long kind) {
    boolean named = Marks.has(kind, Marks.BSN);
    if (!named && !Checksums.citizen(digits.first(9))) {
      return false;
    }
    if (!named && (Marks.has(kind, OTHER_KIND & ~Marks.PHONE) || otherwiseNamed(token))) {
      return false;
    }
    if (followed(digits, 9) || (!named && isAmount(digits.end(9)))) {
      return false;
    }
    hit(token, digits, 9, PersonalType.BSN, named ? "bsn.context" : "bsn.checksum");
    return true;
  }

  /// True when the sentence or a `key=` says that this is a number of something else.
  private boolean otherwiseNamed(int token) {
    boolean assigned =
        tokens.isSign(token - 1, '=') && tokens.glued(token) && tokens.isWord(token - 2);
    return assigned
        || page.context().sentence(token, Marks.NUMBER)
        || page.context().right(token, Marks.NUMBER, 4);
  }

  private boolean card(int token, Digits digits, long kind) {
    for (int length = Math.min(19, digits.count()); length >= 13; length--) {
      if (digits.closesAt(length)
          && digits.groups(length) <= 5
          && isIssuer(digits, length)
          && Checksums.luhn(digits.first(length))
          && !Marks.has(kind, Marks.NUMBER)) {
        hit(token, digits, length, PersonalType.CREDITCARD, "card.luhn");
        return true;
      }
    }
    return false;
  }

  /// The issuer prefixes in use with the card lengths that go with them.
  private static boolean isIssuer(Digits digits, int length) {
    int two = Integer.parseInt(digits.first(2));
    int four = Integer.parseInt(digits.first(4));
    if (two == 34 || two == 37) {
      return length == 15;
    }
    if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) {
      return length == 14;
    }
    boolean mastercard = (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720);
    boolean discover = four == 6011 || two == 65 || (four >= 6440 && four <= 6499);
    if (mastercard || discover) {
      return length == 16;
    }
    if (two / 10 == 4) {
      return length == 13 || length == 16 || length == 19;
    }
    return two == 50 || (two >= 56 && two <= 58) || two == 62 || two == 63 || two == 67;
  }

  private boolean ten(int token, Digits digits, long kind) {
    if (!digits.closesAt(10) || digits.groups(10) > 4) {
      return false;
    }
    if (Marks.has(kind, Marks.ALIEN)) {
      hit(token, digits, 10, PersonalType.VNUMMER, "alien.context");
      return true;
    }
    if (Marks.has(kind, Marks.LICENCE | Marks.PASSPORT) && digits.at(0) != '0') {
      hit(token, digits, 10, PersonalType.RIJBEWIJS, "licence.context");
      return true;
    }
    boolean aliensPage = Marks.has(tokens.pageMarks(), Marks.ALIEN) && digits.first(2).equals("28");
    if (aliensPage && !Marks.has(kind, Marks.NUMBER)) {
      hit(token, digits, 10, PersonalType.VNUMMER, "alien.page");
      return true;
    }
    return false;
  }

  /// `123.456.782,00`: cents behind a comma.
  private boolean isAmount(int end) {
    return view.at(end) == ',' && Digits.isDigit(view.at(end + 1));
  }

  /// True when more digits follow in the same grouping, so that the number is a longer one.
  private static boolean followed(Digits digits, int count) {
    if (digits.count() == count) {
      return false;
    }
    char gap = digits.gap(digits.groups(count) - 1);
    return gap == '-' || gap == '.' || gap == '/';
  }

  private void hit(int token, Digits digits, int count, PersonalType type, String rule) {
    if (digits.closesAt(count)) {
      page.hit(type, tokens.start(token), digits.end(count), rule, SCORE);
    }
  }
}

package nl.genaisluis.policy.personal;

/// Telephone numbers of the Dutch plan and foreign ones with a country code. Public service numbers
/// (112, 0800, 0900, 14 0xx) are nobody's.
final class Phones {
  private static final String SEPARATORS = " -./()";
  private static final int INTERNATIONAL_MIN = 9;
  private static final int INTERNATIONAL_MAX = 14;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Phones(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at a token with a digit.
  void figure(int token) {
    if (tokens.kind(token) == Tokens.Kind.NUMBER) {
      at(token);
    } else if (tokens.length(token) <= 3) {
      misread(token);
    }
  }

  private void at(int token) {
    int start = tokens.start(token);
    char first = view.at(start);
    if (view.at(start - 1) == '+') {
      international(start - 1, start);
    } else if (first == '0' && view.at(start + 1) == '0') {
      exit(token, start);
    } else if (first == '0' && !continues(start)) {
      national(token, start);
    }
  }

  private boolean continues(int start) {
    char before = view.at(start - 1);
    boolean joins = before == '.' || before == '-' || before == '/' || before == ',';
    return joins && Digits.isDigit(view.at(start - 2));
  }

  private void national(int token, int start) {
    Digits digits = Digits.read(view, start, SEPARATORS, 3);
    boolean bracket = view.at(start - 1) == '(';
    int from = bracket ? start - 1 : start;
    long kind = page.context().nearest(token, Marks.NUMBER_KINDS);
    if (Marks.has(kind, Marks.NUMBER) || isDate(digits)) {
      return;
    }
    boolean named = Marks.has(kind, Marks.PHONE);
    if (digits.closesAt(10)
        && isPlan(digits)
        && isGrouped(digits)
        && (!followed(digits) || named)) {
      page.hit(PersonalType.TELEFOON, from, digits.end(10), "phone.national", 0.95);
      return;
    }
    for (int count = 12; named && count >= 9; count--) {
      if (digits.closesAt(count) && digits.at(1) != '0') {
        page.hit(PersonalType.TELEFOON, from, digits.end(count), "phone.context", 0.8);
        return;
      }
    }
  }

  /// More digits joined to the tenth by a sign: a longer number of another kind.
  private static boolean followed(Digits digits) {
    return digits.count() > 10 && digits.gap(digits.groups(10) - 1) != ' ';
  }

  private static boolean isGrouped(Digits digits) {
    int groups = digits.groups(10);
    return groups <= 6 || groups == 10;
  }

  private static boolean isPlan(Digits digits) {
    char second = digits.at(1);
    char third = digits.at(2);
    return switch (second) {
      case '1', '2', '3', '4', '5', '7' -> third != '0' || second == '2' || second == '5';
      case '6' -> third != '0' && third != '7' && third != '9';
      case '8' -> third == '4' || third == '5' || third == '7' || third == '8';
      case '9' -> third == '1' || third == '7';
      default -> false;
    };
  }

  /// True for a date, and for four octets that begin with nought.
  private static boolean isDate(Digits digits) {
    char gap = digits.gap(0);
    if (digits.grouped("1333") && gap == '.') {
      return true;
    }
    return digits.startsGrouped("224") && (gap == '-' || gap == '.' || gap == '/');
  }

  private void exit(int token, int start) {
    boolean known =
        view.startsWith("0031", start)
            || view.startsWith("0032", start)
            || view.startsWith("0049", start);
    boolean named = Marks.has(page.context().nearest(token, Marks.NUMBER_KINDS), Marks.PHONE);
    if (known || named) {
      international(start, start + 2);
    }
  }

  /// @param from where the whole number begins
  /// @param country where the country code begins
  private void international(int from, int country) {
    if (from > 0 && Character.isLetterOrDigit(view.at(from - 1))) {
      return;
    }
    Digits digits = Digits.read(view, country, SEPARATORS, 3);
    if (digits.count() >= 2 && digits.first(2).equals("31")) {
      int trunk = digits.count() > 2 && digits.at(2) == '0' ? 1 : 0;
      int count = 11 + trunk;
      if (digits.closesAt(count)) {
        page.hit(PersonalType.TELEFOON, from, digits.end(count), "phone.dutch", 0.97);
      }
      return;
    }
    for (int count = Math.min(INTERNATIONAL_MAX, digits.count());
        count >= INTERNATIONAL_MIN;
        count--) {
      if (digits.closesAt(count) && digits.at(0) != '0') {
        page.hit(PersonalType.TELEFOON, from, digits.end(count), "phone.foreign", 0.9);
        return;
      }
    }
  }

  /// `o6-12345678`: the letter for the nought.
  private void misread(int token) {
    int start = tokens.start(token);
    boolean mobile = view.startsWith("o6", start) && !Character.isLetterOrDigit(view.at(start - 1));
    if (mobile && tokens.length(token) >= 2) {
      Digits digits = Digits.read(view, start + 1, SEPARATORS, 3);
      if (digits.closesAt(9)) {
        page.hit(PersonalType.TELEFOON, start, digits.end(9), "phone.misread", 0.9);
      }
    }
  }
}

package nl.genaisluis.policy.personal;

/// Bank account and VAT numbers: two letters of a country, then the number.
final class Accounts {
  private static final int LENGTH_MAX = 34;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Accounts(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at a token of two letters, or of letters and digits.
  void at(int token) {
    int start = tokens.start(token);
    char third = view.at(start + 2);
    boolean opens = isLetter(view.at(start)) && isLetter(view.at(start + 1));
    boolean dutch = view.startsWith("nl", start);
    boolean spaced = (third == ' ' || third == '.') && dutch;
    boolean foreign = third == ' ' && Digits.isDigit(view.at(start + 3)) && isUpper(start);
    if (!opens || !(spaced || foreign || Digits.isDigit(third))) {
      return;
    }
    if (view.at(start - 1) != '_' && !iban(start)) {
      vat(token, start);
    }
  }

  private boolean iban(int start) {
    String country = view.text(start, start + 2).toUpperCase(java.util.Locale.ROOT);
    int length = Checksums.ibanLength(country);
    if (length == 0 || !Digits.isDigit(view.at(start + 2)) || !Digits.isDigit(view.at(start + 3))) {
      return false;
    }
    StringBuilder account = new StringBuilder(LENGTH_MAX);
    int end = read(start, length, " \n", account);
    if (end < 0 || Character.isLetterOrDigit(view.at(end))) {
      return false;
    }
    boolean valid = Checksums.iban(account);
    if (valid || isDutch(account)) {
      page.hit(PersonalType.IBAN, start, end, valid ? "iban.mod97" : "iban.shape", 0.98);
      return true;
    }
    return false;
  }

  /// The shape of a Dutch account number, so a mistyped one: four letters, ten digits.
  private static boolean isDutch(CharSequence account) {
    if (account.length() != 18 || account.charAt(0) != 'N' || account.charAt(1) != 'L') {
      return false;
    }
    for (int i = 4; i < 18; i++) {
      if (i < 8 != isLetter(account.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void vat(int token, int start) {
    StringBuilder number = new StringBuilder(LENGTH_MAX);
    if (view.startsWith("nl", start)) {
      int end = read(start, 14, " .-", number);
      if (end > 0 && isDutchVat(number) && !Character.isLetterOrDigit(view.at(end))) {
        page.hit(PersonalType.BTW, start, end, "vat.dutch", 0.95);
      }
      return;
    }
    boolean named = Marks.has(page.context().nearest(token, Marks.NUMBER_KINDS), Marks.VAT);
    boolean german =
        tokens.length(token) == 11
            && view.startsWith("de", start)
            && Marks.has(tokens.pageMarks(), Marks.VAT);
    if (!named && !german) {
      return;
    }
    int end = start + 2;
    int digits = 0;
    while (Character.isLetterOrDigit(view.at(end)) || isGap(end)) {
      digits += Digits.isDigit(view.at(end)) ? 1 : 0;
      end++;
    }
    if (digits >= 7 && digits <= 12 && end - start <= 17) {
      page.hit(PersonalType.BTW, start, end, "vat.foreign", 0.9);
    }
  }

  /// True for one sign between a country or a group of figures and the next group.
  private boolean isGap(int at) {
    return (view.at(at) == ' ' || view.at(at) == '.') && Digits.isDigit(view.at(at + 1));
  }

  private boolean isUpper(int start) {
    return Character.isUpperCase(view.at(start)) && Character.isUpperCase(view.at(start + 1));
  }

  private static boolean isDutchVat(CharSequence number) {
    for (int i = 2; i < 14; i++) {
      boolean right = i == 11 ? number.charAt(i) == 'B' : Digits.isDigit(number.charAt(i));
      if (!right) {
        return false;
      }
    }
    return true;
  }

  /// Reads this many letters and digits with single separators between.
  ///
  /// @return one past the last of them; -1 when there are fewer
  private int read(int from, int count, String separators, StringBuilder into) {
    int at = from;
    while (into.length() < count) {
      char c = view.at(at);
      if (separators.indexOf(c) >= 0 && !into.isEmpty()) {
        at++;
        c = view.at(at);
      }
      if (!isLetter(c) && !Digits.isDigit(c)) {
        return -1;
      }
      into.append(Character.toUpperCase(c));
      at++;
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}

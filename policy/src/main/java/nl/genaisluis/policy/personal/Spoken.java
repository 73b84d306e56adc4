package nl.genaisluis.policy.personal;

/// What is said aloud and written down: numbers in words, mail addresses in words, spelled names.
final class Spoken {
  private static final int PHONE_WORDS_MIN = 5;
  private static final int LETTERS_MIN = 4;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  private Spoken(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  static void find(Page page) {
    Spoken spoken = new Spoken(page);
    Tokens tokens = page.tokens();
    for (int token = 0; token < tokens.count(); token++) {
      if (tokens.has(token, Marks.SPOKEN) && tokens.has(token, Marks.AT)) {
        spoken.mail(token);
      } else if (tokens.has(token, Marks.SPOKEN) || page.view().at(tokens.end(token) - 1) == 'g') {
        token = spoken.number(token);
      } else if (tokens.length(token) == 1 && tokens.isSign(token + 1, '-')) {
        token = spoken.letters(token);
      }
    }
  }

  /// `jan punt jansen apenstaartje gmail punt com`.
  private void mail(int sign) {
    int from = sign;
    while (sign - from < 6 && tokens.sameLine(from - 1, sign) && isPart(from - 1)) {
      boolean joint = isDot(from - 1) || isDot(from) || from == sign || isDot(from - 2);
      if (!joint || tokens.has(from - 1, Marks.VERB) || tokens.is(from - 1, "is")) {
        break;
      }
      from--;
    }
    int to = sign + 1;
    while (tokens.sameLine(to + 2, sign) && isDot(to + 1)) {
      to += 2;
    }
    boolean whole = from < sign && to > sign + 1 && tokens.isWord(to);
    if (whole) {
      page.hit(PersonalType.EMAIL, tokens.start(from), tokens.end(to), "email.spoken", 0.85);
    }
  }

  private boolean isPart(int token) {
    return tokens.inside(token) && tokens.kind(token) != Tokens.Kind.SIGN;
  }

  private boolean isDot(int token) {
    return tokens.is(token, "punt") || tokens.is(token, "dot") || tokens.is(token, "streepje");
  }

  /// `B-A-R-T`: letters one by one.
  private int letters(int token) {
    int last = token;
    int count = 1;
    while (tokens.length(last) == 1
        && tokens.capitalised(last)
        && tokens.isSign(last + 1, '-')
        && tokens.isWord(last + 2)
        && tokens.length(last + 2) == 1) {
      last += 2;
      count++;
    }
    if (count < LETTERS_MIN) {
      return token;
    }
    page.hit(PersonalType.PERSOON, tokens.start(token), tokens.end(last), "name.spelled", 0.85);
    return last;
  }

  /// A row of number words: a telephone number from nought on, a postcode after that word.
  private int number(int token) {
    if (!isNumber(token)) {
      return token;
    }
    int last = token;
    int words = 1;
    while (tokens.sameLine(last + 1, token) && isNumber(last + 1)) {
      last++;
      words++;
    }
    boolean nought = tokens.is(token, "nul") || tokens.is(token, "zero");
    if (nought && words >= PHONE_WORDS_MIN) {
      page.hit(PersonalType.TELEFOON, tokens.start(token), tokens.end(last), "phone.spoken", 0.85);
      return last;
    }
    boolean postcode = tokens.is(token - 1, "postcode") || tokens.is(token - 2, "postcode");
    if (postcode && words == 2) {
      int letters = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
      int end = tokens.isWord(letters + 1) ? letters + 1 : last;
      page.hit(PersonalType.POSTCODE, tokens.start(token), tokens.end(end), "postcode.spoken", 0.8);
    }
    return last;
  }

  private boolean isNumber(int token) {
    int length = tokens.isWord(token) ? tokens.length(token) : 0;
    if (length < 3 || length > 20) {
      return false;
    }
    return tokens.has(token, Marks.SPOKEN) || isTens(tokens.end(token));
  }

  private boolean isTens(int end) {
    return view.startsWith("tig", end - 3)
        && (view.startsWith("n", end - 4)
            || view.startsWith("r", end - 4)
            || view.startsWith("f", end - 4)
            || view.startsWith("s", end - 4)
            || view.startsWith("tach", end - 7));
  }
}

package nl.genaisluis.policy.personal;

import java.util.Set;

/// Vehicle plates. With hyphens the Dutch series are told by shape; without them, in lower case and
/// for foreign ones the context must speak of a vehicle.
final class Plates {
  private static final Set<String> SERIES =
      Set.of(
          "LL-DD-DD",
          "DD-DD-LL",
          "DD-LL-DD",
          "LL-DD-LL",
          "LL-LL-DD",
          "DD-LL-LL",
          "DD-LLL-D",
          "D-LLL-DD",
          "LL-DDD-L",
          "L-DDD-LL",
          "LLL-DD-D",
          "L-DD-LLL",
          "D-LL-DDD",
          "DDD-LL-D");
  private static final Set<String> SERIES_GLUED = glued();
  private static final long OTHER = Marks.NUMBER | Marks.THING;
  private static final int LENGTH_MAX = 11;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Plates(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at a short token.
  void at(int token) {
    int start = tokens.start(token);
    char before = view.at(start - 1);
    if (before == '-' && tokens.glued(token - 1)) {
      return;
    }
    if (dashed(token, start) || !Marks.has(tokens.pageMarks(), Marks.PLATE)) {
      return;
    }
    if (mayBe(start) && Marks.has(kind(token), Marks.PLATE)) {
      boolean _ = named(start) || foreign(token, start);
    }
  }

  /// A cheap test: no plate is without a figure, or a letter that was read for one.
  private boolean mayBe(int start) {
    for (int at = start; at - start < LENGTH_MAX; at++) {
      char c = view.at(at);
      if (Digits.isDigit(c) || c == 'o' || c == 'O' || c == 'I') {
        return true;
      }
      if (c != ' ' && c != '-' && !Character.isLetter(c)) {
        return false;
      }
    }
    return false;
  }

  private long kind(int token) {
    return page.context().nearest(token, Marks.NUMBER_KINDS);
  }

  private boolean dashed(int token, int start) {
    int end = start + 8;
    if (view.at(tokens.end(token)) != '-'
        || end > view.length()
        || Character.isLetterOrDigit(view.at(end))
        || view.at(end) == '-') {
      return false;
    }
    StringBuilder shape = new StringBuilder(8);
    boolean lower = false;
    for (int i = start; i < end; i++) {
      char c = view.at(i);
      shape.append(sort(c));
      lower |= c >= 'a' && c <= 'z';
    }
    if (!SERIES.contains(shape.toString())) {
      return false;
    }
    long kind = kind(token);
    boolean named = Marks.has(kind, Marks.PLATE);
    if (named || (!lower && !otherThing(token, kind) && isIssued(start, end))) {
      page.hit(PersonalType.KENTEKEN, start, end, "plate.series", named ? 0.97 : 0.85);
      return true;
    }
    return false;
  }

  private boolean otherThing(int token, long kind) {
    return Marks.has(kind, Marks.NUMBER)
        || (page.context().sentence(token, OTHER) && !Marks.has(tokens.pageMarks(), Marks.PLATE));
  }

  /// True when no letter is one that plates do not use; vowels went out with the older series.
  private boolean isIssued(int start, int end) {
    for (int i = start; i < end; i++) {
      if ("CQ".indexOf(view.at(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /// Six characters, glued or parted by spaces, after a word for a vehicle. Misread noughts count.
  private boolean named(int start) {
    StringBuilder shape = new StringBuilder(8);
    StringBuilder misread = new StringBuilder(8);
    int at = start;
    while (shape.length() < 6 && at - start < LENGTH_MAX) {
      char c = view.at(at);
      char sort = sort(c);
      if (sort == 'D' || sort == 'L') {
        shape.append(sort);
        misread.append(c == 'O' || c == 'o' || c == 'I' ? 'D' : sort);
      } else if (shape.isEmpty() || (c != ' ' && c != '-') || isLong(at)) {
        return false;
      }
      at++;
    }
    if (shape.length() == 6 && isSaid(tokens.at(start), at)) {
      return false;
    }
    boolean ends = shape.length() == 6 && !Character.isLetterOrDigit(view.at(at));
    boolean series =
        SERIES_GLUED.contains(shape.toString()) || SERIES_GLUED.contains(misread.toString());
    if (ends && series) {
      page.hit(PersonalType.KENTEKEN, start, at, "plate.context", 0.9);
      return true;
    }
    return false;
  }

  /// `Bus 20 reed`, `na 2027`: an ordinary word in small letters of its own beside a number.
  private boolean isSaid(int first, int end) {
    for (int i = first; i < tokens.count() && tokens.start(i) < end; i++) {
      boolean word = tokens.shape(i) == Tokens.Shape.LOWER && tokens.isCommon(i);
      boolean apart = !tokens.glued(i) && tokens.end(i) <= end && view.at(tokens.end(i)) == ' ';
      int number = tokens.kind(i - 1) == Tokens.Kind.NUMBER ? i - 1 : i + 1;
      boolean four = tokens.length(i) == 4 || isYear(number);
      if (word && apart && four) {
        return true;
      }
    }
    return false;
  }

  private boolean isYear(int token) {
    return tokens.kind(token) == Tokens.Kind.NUMBER
        && tokens.length(token) == 4
        && (view.startsWith("20", tokens.start(token))
            || view.startsWith("19", tokens.start(token)));
  }

  /// Four figures behind a hyphen are no group of a plate.
  private boolean isLong(int hyphen) {
    int end = hyphen + 1;
    while (end - hyphen < 5 && Digits.isDigit(view.at(end))) {
      end++;
    }
    return view.at(hyphen) == '-' && end - hyphen == 5;
  }

  /// `LER-ML 482`, `1-ABC-234`: letters and digits in groups, after a word for a vehicle.
  private boolean foreign(int token, int start) {
    int at = start;
    int letters = 0;
    int digits = 0;
    while (at - start < LENGTH_MAX) {
      char c = view.at(at);
      char sort = sort(c);
      boolean upper = sort == 'L' && !Character.isLowerCase(c);
      boolean gap = (c == ' ' || c == '-') && isPart(view.at(at + 1)) && !isLong(at);
      if (!upper && sort != 'D' && !gap) {
        break;
      }
      letters += upper ? 1 : 0;
      digits += sort == 'D' ? 1 : 0;
      at++;
    }
    boolean plausible = letters >= 2 && digits >= 2 && letters + digits <= 9;
    if (plausible
        && isPart(view.at(tokens.start(token)))
        && !Character.isLetterOrDigit(view.at(at))) {
      page.hit(PersonalType.KENTEKEN, start, at, "plate.foreign", 0.8);
      return true;
    }
    return false;
  }

  private static boolean isPart(char c) {
    return Digits.isDigit(c) || (sort(c) == 'L' && !Character.isLowerCase(c));
  }

  private static char sort(char c) {
    if (Digits.isDigit(c)) {
      return 'D';
    }
    return Character.isLetter(c) ? 'L' : c;
  }

  private static Set<String> glued() {
    Set<String> glued = new java.util.HashSet<>();
    SERIES.forEach(series -> glued.add(series.replace("-", "")));
    return Set.copyOf(glued);
  }
}

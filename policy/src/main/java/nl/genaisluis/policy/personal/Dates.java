package nl.genaisluis.policy.personal;

import java.time.YearMonth;
import java.util.Map;

/// Dates of birth. Other dates stay: a date counts when a word of birth is near, when it heads a
/// column of them, or when it stands right behind a person or a person's number. Runs after the
/// recognisers of those.
final class Dates {
  private static final String[] MONTHS = {
    "jan",
    "feb",
    "mrt|maa|mar|mär",
    "apr",
    "mei|may|mai|maa",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt|oct",
    "nov",
    "dec|dez"
  };
  private static final Map<String, Integer> NUMBERS = numbers();
  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 2035;
  private static final int REACH = 16;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  private Dates(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  static void find(Page page) {
    Dates dates = new Dates(page);
    for (int token = 0; token < dates.tokens.count(); token++) {
      int end = dates.mayStart(token) ? dates.end(token) : -1;
      if (end > 0 && dates.isBirth(token, end)) {
        int start = dates.tokens.start(token);
        page.hit(PersonalType.GEBOORTEDATUM, start, end, "birth.context", 0.9);
      }
    }
  }

  private boolean mayStart(int token) {
    return tokens.kind(token) == Tokens.Kind.NUMBER
        || tokens.has(token, Marks.MONTH)
        || tokens.has(token + 1, Marks.MONTH);
  }

  private boolean isBirth(int token, int end) {
    Context context = page.context();
    if (isLimit(token - 1) || isToldBefore(token)) {
      return false;
    }
    if (Marks.has(context.nearest(token, Marks.BIRTH | Marks.NUMBER), Marks.BIRTH)) {
      return true;
    }
    if (abbreviated(tokens.start(token))) {
      return true;
    }
    int last = tokens.at(end) - 1;
    return context.right(last, Marks.BIRTH, 2) || behindPerson(tokens.start(token));
  }

  /// True when the word of birth already has its year: `geb. 1962, benoemd op 14 juni 1994`.
  private boolean isToldBefore(int token) {
    for (int i = token - 1; i > token - REACH && tokens.sameLine(i, token); i--) {
      int word = tokens.isSign(i - 1, '.') ? i - 2 : i - 1;
      boolean year = tokens.kind(i) == Tokens.Kind.NUMBER && tokens.length(i) == 4;
      if (year && tokens.has(word, Marks.BIRTH)) {
        return true;
      }
    }
    return false;
  }

  /// `d.o.b. 3/3/1979`.
  private boolean abbreviated(int date) {
    for (int from = date - 9; from <= date - 6; from++) {
      if (view.startsWith("d.o.b", from)) {
        return true;
      }
    }
    return false;
  }

  /// `geboren voor 1 januari 1957` is a rule, not a person.
  private boolean isLimit(int token) {
    return tokens.is(token, "voor")
        || tokens.is(token, "vóór")
        || tokens.is(token, "na")
        || tokens.is(token, "vanaf")
        || tokens.is(token, "sinds")
        || tokens.is(token, "before")
        || tokens.is(token, "after");
  }

  /// True when only a comma, a bracket or space parts this place from a person or their number.
  private boolean behindPerson(int place) {
    int at = place - 1;
    boolean sign = false;
    while (at >= 0 && place - at <= 3 && " (,;/|\t".indexOf(view.at(at)) >= 0) {
      sign |= view.at(at) == '(' || view.at(at) == ',' || view.at(at) == ' ';
      at--;
    }
    int behind = at + 1;
    if (!sign) {
      return false;
    }
    boolean person = page.endsBefore(PersonalType.PERSOON, behind, 0);
    if (person) {
      return view.at(place - 1) == '('
          || view.at(behind) == ','
          || (view.at(behind) == ' ' && view.at(behind + 1) == '/');
    }
    return page.endsBefore(PersonalType.BSN, behind, 0)
        || page.endsBefore(PersonalType.VNUMMER, behind, 0);
  }

  /// Where the date that begins with this token ends; -1 when there is none.
  private int end(int token) {
    if (tokens.isWord(token)) {
      int month = month(token);
      return month > 0 ? american(token, month) : spoken(token);
    }
    if (tokens.kind(token) != Tokens.Kind.NUMBER
        || Digits.isDigit(view.at(tokens.start(token) - 1))) {
      return -1;
    }
    int end = figures(token);
    end = end > 0 ? end : lettered(token);
    end = end > 0 ? end : spaced(token);
    return end > 0 ? end : worded(token);
  }

  /// `3-3-1979`, `17.08.1961`, `5/6/'91`, `1966-02-27`, `19510722`.
  private int figures(int token) {
    if (tokens.length(token) == 8) {
      int year = value(token, 0, 4);
      return valid(year, value(token, 4, 6), value(token, 6, 8)) ? tokens.end(token) : -1;
    }
    int second = token + 2;
    int third = token + 4;
    boolean signs = isJoint(token + 1) && tokens.glued(second) && isJoint(token + 3);
    if (!signs || tokens.kind(second) != Tokens.Kind.NUMBER || tokens.length(second) > 2) {
      return -1;
    }
    int apostrophe = tokens.isSign(third, '\'') ? third + 1 : third;
    if (tokens.kind(apostrophe) != Tokens.Kind.NUMBER || !tokens.glued(third)) {
      return -1;
    }
    boolean right =
        tokens.length(token) == 4
            ? valid(number(token), number(second), number(apostrophe))
            : valid(year(apostrophe), number(second), number(token));
    return right ? tokens.end(apostrophe) : -1;
  }

  /// `15-MRT-1985`.
  private int lettered(int token) {
    int month = month(token + 2);
    boolean joined = isJoint(token + 1) && isJoint(token + 3) && month > 0;
    if (!joined || tokens.kind(token + 4) != Tokens.Kind.NUMBER || tokens.length(token) > 2) {
      return -1;
    }
    return valid(year(token + 4), month, number(token)) ? tokens.end(token + 4) : -1;
  }

  /// `27 10 1993`, right behind the word of birth only.
  private int spaced(int token) {
    int before = tokens.kind(token - 1) == Tokens.Kind.SIGN ? token - 2 : token - 1;
    boolean figures =
        tokens.kind(token + 1) == Tokens.Kind.NUMBER
            && tokens.kind(token + 2) == Tokens.Kind.NUMBER
            && tokens.sameLine(token, token + 2);
    boolean told = tokens.has(before, Marks.BIRTH) || tokens.has(before - 1, Marks.BIRTH);
    boolean shaped = figures && told && tokens.length(token) <= 2 && tokens.length(token + 1) <= 2;
    return shaped && valid(year(token + 2), number(token + 1), number(token))
        ? tokens.end(token + 2)
        : -1;
  }

  private boolean isJoint(int token) {
    boolean sign =
        tokens.isSign(token, '-') || tokens.isSign(token, '/') || tokens.isSign(token, '.');
    return sign && tokens.glued(token);
  }

  /// `1 januari 1994`, `7 sept. '58`.
  private int worded(int token) {
    int word = tokens.isSign(token + 1, '.') && tokens.glued(token + 1) ? token + 2 : token + 1;
    int month = month(word);
    int at = word + 1;
    if (month == 0 || tokens.length(token) > 2 || !tokens.sameLine(token, at)) {
      return -1;
    }
    at += tokens.isSign(at, '.') ? 1 : 0;
    at += tokens.isSign(at, '\'') ? 1 : 0;
    boolean right = tokens.kind(at) == Tokens.Kind.NUMBER && valid(year(at), month, number(token));
    return right ? tokens.end(at) : -1;
  }

  /// `May 24, 1987`.
  private int american(int token, int month) {
    int day = token + 1;
    int year = tokens.isSign(day + 1, ',') ? day + 2 : day + 1;
    boolean shaped =
        tokens.kind(day) == Tokens.Kind.NUMBER
            && tokens.length(day) <= 2
            && tokens.kind(year) == Tokens.Kind.NUMBER
            && tokens.length(year) == 4;
    return shaped && valid(number(year), month, number(day)) ? tokens.end(year) : -1;
  }

  /// `twaalf augustus negentienvierenvijftig`.
  private int spoken(int token) {
    int month = month(token + 1);
    if (month == 0 || tokens.length(token) > 20) {
      return -1;
    }
    Integer day = NUMBERS.get(text(token));
    boolean year =
        tokens.isWord(token + 2)
            && (view.startsWith("negentien", tokens.start(token + 2))
                || view.startsWith("tweeduizend", tokens.start(token + 2)));
    return day != null && year ? tokens.end(token + 2) : -1;
  }

  private int month(int token) {
    if (!tokens.has(token, Marks.MONTH)) {
      return 0;
    }
    String start = text(token).substring(0, 3);
    for (int i = 0; i < MONTHS.length; i++) {
      if (MONTHS[i].contains(start)) {
        return i + 1;
      }
    }
    return 0;
  }

  private String text(int token) {
    return view.text(tokens.start(token), tokens.end(token)).toLowerCase(java.util.Locale.ROOT);
  }

  private int year(int token) {
    int year = number(token);
    if (tokens.length(token) != 2) {
      return year;
    }
    return year > 30 ? 1900 + year : 2000 + year;
  }

  private int number(int token) {
    return tokens.length(token) > 4 ? -1 : value(token, 0, tokens.length(token));
  }

  private int value(int token, int from, int to) {
    int value = 0;
    for (int i = tokens.start(token) + from; i < tokens.start(token) + to; i++) {
      value = value * 10 + view.at(i) - '0';
    }
    return value;
  }

  private static boolean valid(int year, int month, int day) {
    return year >= YEAR_MIN
        && year <= YEAR_MAX
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static Map<String, Integer> numbers() {
    String words =
        """
        een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien \
        zestien zeventien achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig \
        vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig \
        dertig eenendertig\
        """;
    Map<String, Integer> numbers = new java.util.HashMap<>();
    for (String word : words.split(" ", -1)) {
      numbers.put(word, numbers.size() + 1);
    }
    return Map.copyOf(numbers);
  }
}

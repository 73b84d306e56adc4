package nl.genaisluis.policy.personal;

import java.util.Locale;
import java.util.Set;

/// Postcodes: Dutch ones by form, anything that may be one right behind an address.
final class Postcodes {
  private static final Set<String> UNITS =
      Set.of(
          "PK", "KB", "MB", "GB", "TB", "KG", "MG", "GR", "KM", "CM", "MM", "ML", "LT", "KW", "MW",
          "GW", "HP", "EN", "OF", "DE", "OP", "IN", "TE", "ST", "EU", "AD", "NA", "NV", "BV", "IS",
          "UUR");
  private static final Set<String> NEVER = Set.of("SA", "SD", "SS");

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Postcodes(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at a token with a digit, after the address before it is known.
  void postcode(int token) {
    int start = tokens.start(token);
    boolean digits = Digits.isDigit(view.at(start));
    if (!digits) {
      british(token);
      return;
    }
    int length = tokens.length(token);
    if (length < 4 || length > 6) {
      return;
    }
    boolean house = !page.addresses().isEmpty() && house(token);
    boolean near = house || page.endsBefore(PersonalType.ADRES, start, 3) || headed(token);
    if (isPostcode(token, near)) {
      int end =
          tokens.kind(token) == Tokens.Kind.NUMBER ? tokens.end(token + 1) : tokens.end(token);
      page.hit(PersonalType.POSTCODE, start, end, "postcode", near ? 0.97 : 0.8);
    } else if (near && tokens.kind(token) == Tokens.Kind.NUMBER && tokens.length(token) == 5) {
      page.hit(PersonalType.POSTCODE, start, tokens.end(token), "postcode.foreign", 0.8);
    } else if (headed(token) && tokens.isSign(token + 1, '-') && isFollowed(token + 2)) {
      page.hit(PersonalType.POSTCODE, start, tokens.end(token + 2), "postcode.foreign", 0.8);
    } else if (near && isMisread(start)) {
      page.hit(PersonalType.POSTCODE, start, start + 7, "postcode.misread", 0.8);
    }
  }

  /// `9712ab 12`, when a house with that number has that postcode: both are masked.
  private boolean house(int token) {
    if (!isPostcode(token, true)) {
      return false;
    }
    int last = tokens.kind(token) == Tokens.Kind.NUMBER ? token + 1 : token;
    int number = ListedStreets.number(page, last + 1);
    String postcode = view.text(tokens.start(token), tokens.end(last));
    boolean known = number > 0 && page.addresses().isHouse(postcode, number);
    if (known) {
      int at = tokens.isSign(last + 1, ',') ? last + 2 : last + 1;
      page.hit(PersonalType.ADRES, tokens.start(at), tokens.end(at), "address.listed", 0.95);
    }
    return known;
  }

  /// `AB25 2QL` and `V1Y 4L5`, behind a place or an address: the two groups are of no other kind.
  private void british(int token) {
    int next = token + 1;
    int length = tokens.length(token);
    boolean groups =
        length <= 4 && tokens.kind(next) == Tokens.Kind.MIXED && tokens.length(next) == 3;
    if (!groups || view.at(tokens.end(token)) != ' ' || !tokens.sameLine(token, next)) {
      return;
    }
    String shape = shape(tokens.start(token), tokens.end(next));
    boolean form = shape.matches("LL?D[LD]? DLL|LDL DLD");
    boolean place = tokens.capitalised(token - 1) || tokens.isSign(token - 1, ',');
    if (form && place && tokens.sameLine(token - 1, token)) {
      page.hit(
          PersonalType.POSTCODE, tokens.start(token), tokens.end(next), "postcode.foreign", 0.85);
    }
  }

  private String shape(int start, int end) {
    StringBuilder shape = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = view.at(i);
      shape.append(Digits.isDigit(c) ? 'D' : c >= 'A' && c <= 'Z' ? 'L' : c);
    }
    return shape.toString();
  }

  private boolean isFollowed(int token) {
    return tokens.kind(token) == Tokens.Kind.NUMBER
        && tokens.length(token) == 3
        && tokens.glued(token);
  }

  private boolean headed(int token) {
    return tokens.is(token - 2, "postcode")
        || tokens.is(token - 1, "postcode")
        || tokens.is(token - 4, "postcode");
  }

  /// True when a postcode begins with this token.
  ///
  /// @param near true right behind an address, where small letters and units count too
  boolean isPostcode(int token, boolean near) {
    Tokens.Kind kind = tokens.kind(token);
    int start = tokens.inside(token) ? tokens.start(token) : -1;
    int letters = start + 4;
    if (kind == Tokens.Kind.NUMBER && tokens.length(token) == 4 && view.at(letters) == ' ') {
      letters = start + (view.at(letters + 1) == ' ' ? 6 : 5);
    } else if (kind != Tokens.Kind.MIXED || tokens.length(token) != 6) {
      return false;
    }
    for (int i = start; i < start + 4; i++) {
      if (!Digits.isDigit(view.at(i))) {
        return false;
      }
    }
    boolean shaped =
        isLetter(view.at(letters))
            && isLetter(view.at(letters + 1))
            && !Character.isLetterOrDigit(view.at(letters + 2))
            && !(view.at(letters + 2) == '-' && Digits.isDigit(view.at(letters + 3)));
    if (view.at(start) == '0' || !shaped || Digits.isDigit(view.at(start - 1))) {
      return false;
    }
    String pair = view.text(letters, letters + 2);
    boolean upper = pair.equals(pair.toUpperCase(Locale.ROOT));
    return near || (upper && !UNITS.contains(pair) && !NEVER.contains(pair) && !isYear(token));
  }

  /// `97Z1 AB`: a letter that a scanner read for a figure.
  private boolean isMisread(int start) {
    for (int i = start; i < start + 4; i++) {
      if (!Digits.isDigit(view.at(i)) && "ZSOIlB".indexOf(view.at(i)) < 0) {
        return false;
      }
    }
    return view.at(start + 4) == ' '
        && isLetter(view.at(start + 5))
        && isLetter(view.at(start + 6));
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private boolean isYear(int token) {
    int start = tokens.start(token);
    boolean century = view.startsWith("19", start) || view.startsWith("20", start);
    return tokens.length(token) == 4 && century;
  }
}

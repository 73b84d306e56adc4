package nl.genaisluis.policy.personal;

import java.util.Set;

/// Street addresses. A street is told by its ending, or by a capital and what stands around it;
/// without a house number it is nobody's address.
final class Addresses {
  private static final Endings ENDINGS =
      new Endings(
          """
          straat laan weg plein kade singel gracht steeg dijk pad hof plantsoen dreef wal \
          markt park baan hoek poort haven burg borg brink es veld weide kamp akker horst berg \
          buren streek diek diep wijk oord heem erf ring boulevard allee straße strasse gasse \
          platz street road lane avenue strjitte wei leane buorren donk tuin werf bos stee \
          waard\
          """
              .split(" ", -1));
  private static final int SURE_ENDINGS = 16;
  private static final Set<String> ADDITIONS =
      Set.of(
          "bis", "hs", "huis", "zw", "rood", "boven", "beneden", "i", "ii", "iii", "iv", "kamer",
          "unit", "zwart", "wit", "links", "rechts", "hoog");

  private static final int ADDITION_MAX =
      ADDITIONS.stream().mapToInt(String::length).max().orElse(1);

  /// Ordinary words with which names of streets begin, so that one may open a sentence.
  private static final WordSet NAME_STARTS =
      WordSet.of(
          "nieuwe", "oude", "grote", "kleine", "lange", "korte", "hoge", "lage", "eerste", "tweede",
          "derde", "achter", "boven", "noorder", "zuider", "ooster", "wester");

  /// Words of English before a house number.
  private static final WordSet NUMBER_FIRST =
      WordSet.of(
          "at", "to", "near", "outside", "from", "opposite", "behind", "of", "is", "address");

  private static final WordSet UNITS =
      WordSet.line(
          "hectare meter kilometer procent euro miljoen miljard mensen personen woningen huizen"
              + " bomen banen jaar maanden weken dagen uur minuten inwoners leerlingen zetels"
              + " stemmen deelnemers bedrijven gemeenten keer km ha m2 kwh mw decibel graden ton"
              + " kilo liter kuub meldingen klachten bezoekers huurwoningen beuken eiken");

  private static final WordSet ENGLISH_STREETS =
      WordSet.of(
          "lane",
          "road",
          "street",
          "avenue",
          "terrace",
          "drive",
          "close",
          "crescent",
          "court",
          "way",
          "gardens",
          "place",
          "square",
          "row",
          "hill",
          "grove",
          "lanes");

  private final Page page;
  private final Tokens tokens;
  private final View view;
  private final Postcodes postcodes;

  Addresses(Page page, Postcodes postcodes) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
    this.postcodes = postcodes;
  }

  /// The address whose house number this token is.
  void street(int token) {
    Tokens.Kind kind = tokens.kind(token);
    boolean misread = kind == Tokens.Kind.MIXED && view.startsWith("l", tokens.start(token));
    if (!misread && !Digits.isDigit(view.at(tokens.start(token)))) {
      return;
    }
    int name = token - 1;
    boolean marked =
        tokens.is(name, "nr") || (tokens.isSign(name, '.') && tokens.is(name - 1, "nr"));
    if (marked) {
      reversed(token);
      name -= tokens.isSign(name, '.') ? 2 : 1;
    }
    numberFirst(token);
    boolean next = tokens.sameLine(token, token + 1) && tokens.isWord(token + 1);
    boolean dated = next && (tokens.has(token + 1, Marks.MONTH) || isUnit(token + 1));
    if (dated || houseNumber(token) == 0 || !nearLine(name, token) || !mayName(name)) {
      return;
    }
    int end = additions(token);
    int listed = ListedStreets.start(page, name);
    if (listed >= 0 && (!isYear(token) || besideAddress(token, end))) {
      page.hit(PersonalType.ADRES, tokens.start(listed), end, "address.listed", 0.95);
      return;
    }
    int start = streetStart(name, token, end);
    if (start >= 0) {
      page.hit(PersonalType.ADRES, tokens.start(start), end, "address.street", 0.9);
    }
  }

  /// A cheap test: whether a street's name may end at this token.
  private boolean mayName(int token) {
    return tokens.capitalised(token)
        || tokens.kind(token) == Tokens.Kind.NUMBER
        || !page.addresses().isEmpty()
        || ending(token) >= 0;
  }

  /// True for what is counted: `kocht in Limburg 40 hectare heide`.
  private boolean isUnit(int token) {
    return tokens.shape(token) == Tokens.Shape.LOWER && UNITS.contains(tokens.key(token));
  }

  /// `at 12 Mill Lane`: the English order.
  private void numberFirst(int token) {
    int before = token - 1;
    boolean told =
        NUMBER_FIRST.contains(tokens.key(Math.max(0, before)))
            || tokens.isSign(before, ':')
            || tokens.isSign(before, ',');
    if (!told || before < 0 || isYear(token) || houseNumber(token) == 0) {
      return;
    }
    int name = token + 1;
    if (tokens.isSign(name, '-') && tokens.glued(name) && tokens.length(name + 1) == 1) {
      name += 2;
    }
    for (int i = name; i < name + 3 && tokens.sameLine(i, token); i++) {
      if (!tokens.capitalised(i)) {
        return;
      }
      boolean english = i > name && ENGLISH_STREETS.contains(tokens.key(i));
      int ending = tokens.isSign(before, ',') ? Endings.NONE : ending(i);
      if (english || (ending >= 0 && ending < SURE_ENDINGS)) {
        int end = unit(i);
        page.hit(PersonalType.ADRES, tokens.start(token), end, "address.english", 0.85);
        return;
      }
    }
  }

  /// Where `, flat 6B` ends behind a street.
  private int unit(int street) {
    int word = tokens.isSign(street + 1, ',') ? street + 2 : street + 1;
    boolean unit = tokens.is(word, "flat") || tokens.is(word, "unit") || tokens.is(word, "apt");
    return unit && tokens.sameLine(word + 1, street) ? tokens.end(word + 1) : tokens.end(street);
  }

  /// `nr. 61 aan de Stadsweg`.
  private void reversed(int token) {
    boolean at =
        tokens.is(token + 1, "aan") || tokens.is(token + 1, "van") || tokens.is(token + 1, "op");
    int name = tokens.has(token + 2, Marks.PARTICLE) ? token + 3 : token + 2;
    if (at && tokens.capitalised(name) && ending(name) >= 0) {
      int from = tokens.isSign(token - 1, '.') ? token - 2 : token - 1;
      page.hit(PersonalType.ADRES, tokens.start(from), tokens.end(name), "address.reversed", 0.85);
    }
  }

  /// True when the name stands on the number's line, or on the line before and ends it.
  private boolean nearLine(int name, int token) {
    return tokens.inside(name) && tokens.line(token) - tokens.line(name) == 0;
  }

  /// The digits of the house number; 0 when it cannot be one.
  private int houseNumber(int token) {
    int start = tokens.start(token);
    int digits = 0;
    while (digits < 6 && start + digits < tokens.end(token) && isFigure(view.at(start + digits))) {
      digits++;
    }
    int letters = tokens.length(token) - digits;
    boolean fraction =
        (view.at(tokens.end(token)) == ','
                || view.at(tokens.end(token)) == '.'
                || view.at(tokens.end(token)) == ':')
            && Digits.isDigit(view.at(tokens.end(token) + 1));
    return digits == 0 || digits > 5 || letters > 2 || fraction ? 0 : digits;
  }

  private static boolean isFigure(char c) {
    return Digits.isDigit(c) || c == 'l' || c == 'I';
  }

  /// Where the address ends with everything that belongs to the house number.
  private int additions(int token) {
    int end = tokens.end(token);
    int next = token + 1;
    if (tokens.isSign(next, '-')
        && tokens.glued(next)
        && tokens.glued(next + 1)
        && tokens.length(next + 1) <= 4) {
      end = tokens.end(next + 1);
      next += 2;
    }
    if (tokens.isSign(next, ',')
        && (tokens.is(next + 1, "kamer")
            || tokens.is(next + 1, "unit")
            || tokens.is(next + 1, "app"))) {
      next++;
    }
    if (tokens.sameLine(next, token) && isAddition(next)) {
      boolean room = tokens.length(next) > 3 && tokens.kind(next + 1) == Tokens.Kind.NUMBER;
      return tokens.end(room ? next + 1 : next);
    }
    if (isFloor(next) && tokens.sameLine(next + 1, token)) {
      return floorEnd(next + 1);
    }
    boolean suffix =
        tokens.kind(next) == Tokens.Kind.MIXED
            && tokens.length(next) <= 3
            && tokens.sameLine(next, token);
    return suffix && Digits.isDigit(view.at(tokens.start(next))) && !tokens.glued(next)
        ? tokens.end(next)
        : end;
  }

  /// A word such as `bis`, or a letter that is no word of the sentence.
  private boolean isAddition(int token) {
    if (!tokens.isWord(token) || tokens.length(token) > ADDITION_MAX) {
      return false;
    }
    String word =
        view.text(tokens.start(token), tokens.end(token)).toLowerCase(java.util.Locale.ROOT);
    boolean letter =
        word.length() == 1 && !tokens.is(token, "u") && view.at(tokens.end(token)) != '\'';
    boolean coded = letter && postcodes.isPostcode(token + 1, true);
    return coded
        || ADDITIONS.contains(word)
        || (letter && tokens.shape(token) != Tokens.Shape.LOWER);
  }

  private int floorEnd(int floor) {
    boolean stop = tokens.isSign(floor + 1, '.') && tokens.length(floor) <= 4;
    return tokens.end(stop ? floor + 1 : floor);
  }

  /// `2e verd.` and `1e etage`.
  private boolean isFloor(int token) {
    boolean floor =
        tokens.is(token + 1, "verd")
            || tokens.is(token + 1, "verdieping")
            || tokens.is(token + 1, "etage");
    return floor && tokens.kind(token) == Tokens.Kind.MIXED && tokens.length(token) <= 3;
  }

  /// The token with which the street's name begins; -1 when this is no street.
  private int streetStart(int name, int number, int end) {
    if (tokens.kind(name) == Tokens.Kind.NUMBER) {
      return numbered(name);
    }
    int ending = ending(name);
    boolean capital = tokens.capitalised(name);
    if (!tokens.isWord(name) && ending < 0) {
      return -1;
    }
    boolean own = !tokens.isCommon(name);
    boolean street =
        ending >= 0
            && (ending < SURE_ENDINGS ? capital || own || sureLower(ending) : capital && own);
    if (street && !isYear(number)) {
      return extend(name);
    }
    boolean beside = besideAddress(number, end);
    if (isYear(number) && !beside) {
      return -1;
    }
    boolean shaped =
        capital && !tokens.has(name, Marks.MONTH | Marks.WEEKDAY | Marks.NUMBER | Marks.NOT_NAME);
    if (street || (beside && shaped)) {
      return extend(name);
    }
    return capital && shaped ? behindType(name) : -1;
  }

  /// The type of street with which `Laan van Meerdervoort` begins; -1 when there is none.
  private int behindType(int name) {
    int first = name - 1;
    while (tokens.has(first, Marks.PARTICLE) && tokens.sameLine(first, name) && name - first < 4) {
      first--;
    }
    boolean type =
        first < name - 1
            && tokens.sameLine(first, name)
            && tokens.has(first, Marks.STREET)
            && tokens.shape(first) == Tokens.Shape.CAPITAL;
    return type ? first : -1;
  }

  /// Endings that make even an ordinary word in lower case a street before a number.
  private static boolean sureLower(int ending) {
    return ending < 4;
  }

  /// `Plein 1813 3a`, `Laan 1940-1945 nr. 12`: a number is part of the name.
  private int numbered(int name) {
    int at = name;
    while (name - at < 4 && (tokens.kind(at) == Tokens.Kind.NUMBER || tokens.isSign(at, '-'))) {
      at--;
    }
    boolean type =
        tokens.has(at, Marks.STREET) && tokens.capitalised(at) && tokens.sameLine(at, name);
    return type ? at : -1;
  }

  private boolean isYear(int token) {
    int start = tokens.start(token);
    boolean century = view.startsWith("19", start) || view.startsWith("20", start);
    return tokens.length(token) == 4 && century;
  }

  /// True beside a postcode, or where the words before or the column speak of living somewhere.
  private boolean besideAddress(int number, int end) {
    int next = tokens.at(end);
    int after = tokens.isSign(next, ',') || tokens.isSign(next, ';') ? next + 1 : next;
    boolean postcode =
        tokens.length(Math.min(after, tokens.count() - 1)) == 4
            && postcodes.isPostcode(after, false);
    boolean foreign =
        tokens.isSign(next, ',') && tokens.length(Math.min(after, tokens.count() - 1)) == 5;
    boolean glued = tokens.kind(after) == Tokens.Kind.MIXED && postcodes.isPostcode(after, false);
    Context context = page.context();
    return (tokens.inside(after)
            && (postcode || glued || (foreign && tokens.kind(after) == Tokens.Kind.NUMBER)))
        || Marks.has(context.nearest(number, Marks.ADDRESS | Marks.NUMBER), Marks.ADDRESS);
  }

  private int extend(int name) {
    int start = name;
    while (tokens.sameLine(start - 1, name) && name - start < 5) {
      int before = start - 1;
      boolean particle =
          tokens.has(before, Marks.PARTICLE)
              && (!tokens.is(before, "von") || tokens.has(before - 1, Marks.STREET))
              && isNamePart(before - 1)
              && tokens.sameLine(before - 1, name);
      boolean hyphen = tokens.isSign(before, '-') && tokens.glued(before) && isNamePart(before - 1);
      boolean ordinal =
          tokens.kind(before) == Tokens.Kind.MIXED
              && tokens.length(before) <= 3
              && Digits.isDigit(view.at(tokens.start(before)));
      boolean initial =
          tokens.isSign(before, '.')
              && tokens.glued(before)
              && tokens.length(before - 1) == 1
              && tokens.capitalised(before - 1);
      if (initial) {
        start -= 2;
      } else if (isNamePart(before) || ordinal) {
        start--;
      } else if (particle || hyphen) {
        start -= 2;
      } else {
        break;
      }
    }
    boolean broken = isHyphenBreak(start - 1, start);
    return broken ? start - 2 : start;
  }

  /// A name that is broken over two lines: `Meeden-` and `erweg`.
  private boolean isHyphenBreak(int hyphen, int rest) {
    return tokens.isSign(hyphen, '-')
        && tokens.glued(hyphen)
        && !tokens.sameLine(hyphen, rest)
        && tokens.capitalised(hyphen - 1)
        && !tokens.capitalised(rest);
  }

  private boolean isNamePart(int token) {
    return tokens.isWord(token)
        && tokens.capitalised(token)
        && !(tokens.isCommon(token)
            && !NAME_STARTS.contains(tokens.key(token))
            && page.context().startsSentence(token)
            && !tokens.isSign(token - 1, ':')
            && !tokens.has(token, Marks.PARTICLE | Marks.FIRST))
        && !tokens.has(token, Marks.TITLE | Marks.LABEL | Marks.ADDRESS | Marks.WEEKDAY);
  }

  private int ending(int token) {
    if (!tokens.inside(token)) {
      return Endings.NONE;
    }
    int ending = ENDINGS.of(view, tokens.start(token), tokens.end(token));
    if (ending != Endings.NONE) {
      return ending;
    }
    return tokens.has(token, Marks.STREET) && tokens.capitalised(token) ? 0 : Endings.NONE;
  }
}

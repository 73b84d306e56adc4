package nl.genaisluis.policy.personal;

import java.util.BitSet;

/// Decides on the capitalised words that lists and cues leave open, with a linear model over
/// [NameFeatures]: weights learnt from generated and hand-written sentences, checked in as
/// `names.bin`. Immutable.
///
/// It scores at most [#BUDGET] words a request. What lies beyond is masked when it may be a name: a
/// request cannot be made long enough to hide one.
final class NameTagger {
  /// How many words of one request are scored.
  static final int BUDGET = 50_000;

  /// What one step of a weight is worth in logits.
  static final double STEP = 1 / 16.0;

  /// From this sum of weights on a word is taken for a name.
  private static final int THRESHOLD = -8;

  /// The same for a word that no list calls ordinary, in a text that is no report.
  private static final int UNKNOWN = -16;

  /// The same for an ordinary word at the head of a sentence, where a capital says nothing.
  private static final int OPENING = 24;

  /// What is asked more of an ordinary word that is in no list of names.
  private static final int PLAIN = 24;

  /// From this sum on the words of the name are looked for elsewhere too.
  private static final int SURE = 32;

  /// What a word gains that the rules took for a name without being sure.
  private static final int LEANING = 48;

  /// What is asked more of a word in no list among words of another language, where a capital says
  /// little.
  private static final int FOREIGN = 24;

  /// What a listed name gains in a text that is no report.
  private static final int LISTED = 16;

  /// The same as [#OPENING] for a listed name in a text that is no report.
  private static final int OPENING_LISTED = 8;

  /// What a listed name gains that goes on a row of persons.
  private static final int ROW = 32;

  /// What a word gains beside words that tell of a person, in a text that is no report.
  private static final int TOLD = 56;

  /// The same for a listed name.
  private static final int TOLD_LISTED = 88;

  private static final long ELSEWHERE = Marks.PLACE | Marks.WORLD | Marks.BODY | Marks.ORG;

  private static final String CODE_BEFORE = "@_/\\$#.{=&";
  private static final String CODE_AFTER = "_/\\=({@";
  private static final String RULE = "name.tagger";
  private static final int REACH = 3;
  private static final long OTHER =
      Marks.TITLE
          | Marks.GREETING
          | Marks.CLOSING
          | Marks.LABEL
          | Marks.USER
          | Marks.WEEKDAY
          | Marks.NATION
          | Marks.NOT_NAME
          | Marks.SPOKEN
          | Marks.NUMBER_KINDS;

  private final byte[] weights;

  /// @param weights one per place of [NameFeatures#SPACE]
  NameTagger(byte[] weights) {
    if (weights.length != NameFeatures.SPACE) {
      throw new IllegalStateException("the tagger's weights have the wrong size");
    }
    this.weights = weights;
  }

  static NameTagger load() {
    return new NameTagger(Lexicon.bytes("names.bin"));
  }

  /// What the rules said of the words of a page that they did not take.
  ///
  /// @param closed those that are known to be no person's
  /// @param leaning those that may well be
  record Open(BitSet closed, BitSet leaning) {
    Open() {
      this(new BitSet(), new BitSet());
    }
  }

  /// One request's use of the tagger: counts what is spent. Confined to one thread.
  final class Budget {
    private int left = BUDGET;
    private boolean doubting;

    /// From now on whatever may be a name is taken for one, beside what the weights say.
    void doubt() {
      doubting = true;
    }

    /// Adds a hit for every name that it sees in words that are not `taken` and not closed.
    ///
    /// @param taken the tokens that are personal data already
    /// @param open what the rules said of the others
    void find(Page page, BitSet taken, Open open, KeySet learnt) {
      Tokens tokens = page.tokens();
      NameFeatures features = new NameFeatures(page);
      BitSet persons = Names.taken(page, PersonalType.PERSOON);
      int token = 0;
      while (token < tokens.count()) {
        int next = token + 1;
        boolean free = !taken.get(token) && !open.closed().get(token);
        boolean asked = free && isOpen(tokens, page.view(), token) && !isOther(page, token);
        asked &= spent() || open.leaning().get(token) || Impersonal.mayTell(page, token);
        if (asked && !(persons.isEmpty() && NameAlone.isThing(page, token))) {
          boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
          int sum = score(features, token, afterPerson(tokens, token, persons), listed);
          sum += open.leaning().get(token) ? LEANING : 0;
          sum += listed && isInRow(tokens, token, persons) ? ROW : 0;
          sum += listed && isCareful(page, persons) ? LISTED : 0;
          int least = least(page, token, persons);
          int told = listed ? TOLD_LISTED : TOLD;
          if (sum > least || (sum + told > least && isTold(page, token))) {
            next = hit(page, token, sum, persons, learnt);
            taken.or(persons);
          }
        }
        token = next;
      }
    }

    private static int least(Page page, int token, BitSet persons) {
      Tokens tokens = page.tokens();
      boolean opens = tokens.isCommon(token) && page.context().startsSentence(token);
      boolean unknown = !tokens.isCommon(token) && !tokens.isCompound(token);
      boolean report = page.setting() == Setting.REPORT;
      boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
      int opening = listed && isCareful(page, persons) ? OPENING_LISTED : OPENING;
      int least = opens ? opening : unknown && !report ? UNKNOWN : THRESHOLD;
      least += tokens.isCommon(token) && !listed ? PLAIN : 0;
      return least + (persons.isEmpty() ? NameAlone.asked(page, token) : 0);
    }

    /// True for a word that may be a name, beside words that tell of a person.
    private static boolean isTold(Page page, int token) {
      Tokens tokens = page.tokens();
      boolean may = tokens.has(token, Marks.FIRST | Marks.LAST) || !tokens.isCommon(token);
      return may
          && page.setting() != Setting.REPORT
          && !tokens.has(token, ELSEWHERE)
          && NameHints.tell(tokens, token);
    }

    /// True where a name is more likely missed than wrongly masked: where somebody speaks to
    /// somebody, and in what is no report but names persons.
    private static boolean isCareful(Page page, BitSet persons) {
      return switch (page.setting()) {
        case REPORT -> false;
        case CASE -> true;
        case OPEN -> !persons.isEmpty();
      };
    }

    private boolean spent() {
      return doubting || left == 0;
    }

    private int score(NameFeatures features, int token, boolean afterPerson, boolean listed) {
      if (spent() && features.mayBeName(token)) {
        return Byte.MAX_VALUE;
      }
      if (left == 0) {
        return 0;
      }
      left--;
      features.read(token, afterPerson);
      int sum = features.isForeign() && !listed ? -FOREIGN : 0;
      for (int i = 0; i < features.count(); i++) {
        sum += weights[features.place(i)];
      }
      return sum;
    }
  }

  /// `X, Y en Z` behind a person.
  private static boolean isInRow(Tokens tokens, int token, BitSet persons) {
    int sign = token - 1;
    boolean joint =
        tokens.isSign(sign, ',')
            || tokens.isSign(sign, '/')
            || tokens.is(sign, "en")
            || tokens.is(sign, "and");
    return joint
        && sign > 0
        && persons.get(sign - 1)
        && tokens.sameLine(sign - 1, token)
        && !tokens.has(token, Marks.PLACE | Marks.WORLD | Marks.BODY | Marks.NATION);
  }

  /// A word that the model may be asked about: one that is written as a name is, and not a part of
  /// code or of an address.
  static boolean isOpen(Tokens tokens, View view, int token) {
    if (!tokens.capitalised(token) || tokens.length(token) < 2) {
      return false;
    }
    boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean written = tokens.shape(token) == Tokens.Shape.CAPITAL || listed;
    char before = view.at(tokens.start(token) - 1);
    char after = view.at(tokens.end(token));
    char next = view.at(tokens.end(token) + 1);
    boolean led =
        CODE_BEFORE.indexOf(before) >= 0 && !(before == '/' && isSlashed(tokens, token - 2));
    boolean followed = CODE_AFTER.indexOf(after) >= 0;
    boolean code = led || (followed && !(after == '/' && isSlashed(tokens, token + 2)));
    boolean member = (after == '.' && Character.isLetter(next)) || (after == '!' && next == '$');
    return written && !code && !member;
  }

  /// `Prinsen/Provincie`: a word with a capital at the other side of a slash.
  private static boolean isSlashed(Tokens tokens, int other) {
    return tokens.shape(other) == Tokens.Shape.CAPITAL && tokens.length(other) > 1;
  }

  /// True for what the lists know as something else: titles, salutations, labels and kinds of
  /// numbers, products; the town at the head of a report; a word joined to an ordinary one.
  private static boolean isOther(Page page, int token) {
    Tokens tokens = page.tokens();
    boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean told = tokens.has(token, OTHER) && !listed;
    boolean amount =
        tokens.startsLine(token)
            && tokens.isSign(token + 1, ':')
            && tokens.kind(token + 2) == Tokens.Kind.NUMBER
            && !listed;
    boolean month =
        tokens.has(token, Marks.MONTH)
            && !tokens.is(token, "mai")
            && !NameParts.isMei(tokens, token)
            && !tokens.isSign(token + 1, '-')
            && (!tokens.has(token + 1, Marks.VERB) || isState(tokens, token + 1));
    boolean dateline =
        tokens.startsLine(token)
            && tokens.shape(token) == Tokens.Shape.UPPER
            && tokens.isSign(token + 1, '-')
            && !tokens.glued(token + 1);
    return told
        || Roles.isPartOfPlace(tokens, token)
        || NameThings.isAmongPlaces(tokens, token)
        || (!listed && NameThings.isPartner(tokens, token))
        || isAbbreviation(tokens, token)
        || (Names.introduces(tokens, token) && tokens.isCompound(token))
        || tokens.isSign(token - 1, '+')
        || amount
        || month
        || dateline
        || NameThings.isHead(page, token - 1)
        || (!listed && NameThings.isPlaceName(page, token))
        || tokens.has(token, Marks.VETO)
        || NameThings.isPlural(page, token)
        || NameThings.isPartOfThing(tokens, token);
  }

  /// What is said of months as well: `Mei was warm`.
  private static boolean isState(Tokens tokens, int token) {
    return tokens.is(token, "was")
        || tokens.is(token, "is")
        || tokens.is(token, "wordt")
        || tokens.is(token, "werd");
  }

  /// `AI`, `HR`: two or three capitals are a family name in some list, and an abbreviation in
  /// nearly every text; behind another part of a name they may be one.
  private static boolean isAbbreviation(Tokens tokens, int token) {
    return tokens.shape(token) == Tokens.Shape.UPPER
        && tokens.length(token) <= 3
        && !tokens.capitalised(token - 1);
  }

  /// True when the nearest word before this one, particles and initials left out, is a person's.
  static boolean afterPerson(Tokens tokens, int token, BitSet persons) {
    for (int i = token - 1; i >= token - REACH && tokens.sameLine(i, token); i--) {
      if (persons.get(i)) {
        return true;
      }
      boolean between = isBetween(tokens, i) || tokens.isSign(i, '-');
      if (!between) {
        return false;
      }
    }
    return false;
  }

  /// A particle inside a name; a preposition is one only before an article (`in 't Veld`), else it
  /// parts the name from what follows (`president Kabila voor Kerstmis`).
  private static boolean isBetween(Tokens tokens, int token) {
    boolean leads =
        NameWords.isPlacing(tokens, token)
            && tokens.shape(token) == Tokens.Shape.LOWER
            && !tokens.is(token, "te")
            && tokens.capitalised(token + 1);
    return tokens.has(token, Marks.PARTICLE) && !leads;
  }

  /// Marks the word, with what belongs to the same name before it: initials, particles, and the
  /// part of the name that was found earlier.
  ///
  /// @return the token after the hit
  private static int hit(Page page, int token, int sum, BitSet persons, KeySet learnt) {
    Tokens tokens = page.tokens();
    int first = token;
    while (first > 1 && isInitial(tokens, first - 2) && !persons.get(first - 2)) {
      first -= 2;
    }
    first = particles(tokens, first, persons);
    boolean named = tokens.shape(first - 1) == Tokens.Shape.CAPITAL && !persons.get(first - 1);
    boolean given = tokens.has(first - 1, Marks.FIRST) || isGiven(page, first - 1, token);
    if (named && given && tokens.sameLine(first - 1, token)) {
      first--;
    }
    int before = isHyphen(tokens, first - 1) ? first - 2 : first - 1;
    boolean continues = tokens.sameLine(before, token) && before >= 0 && persons.get(before);
    int start = continues ? page.personStart(tokens.end(before)) : View.NOWHERE;
    page.hit(
        PersonalType.PERSOON,
        start == View.NOWHERE ? tokens.start(first) : start,
        tokens.end(token),
        RULE,
        probability(sum));
    persons.set(first, token + 1);
    if (sum >= SURE && !tokens.has(token, Marks.PARTICLE) && !tokens.isCommon(token)) {
      learnt.add(tokens.key(token));
    }
    return token + 1;
  }

  /// `naar Diep Lam`: an ordinary word with a capital inside a sentence, right before a surname.
  private static boolean isGiven(Page page, int given, int surname) {
    Tokens tokens = page.tokens();
    return given == surname - 1
        && tokens.has(surname, Marks.LAST)
        && tokens.shape(given - 1) == Tokens.Shape.LOWER
        && tokens.sameLine(given - 1, given)
        && page.setting() != Setting.REPORT
        && tokens.length(given) > 1
        && !tokens.has(given, OTHER | ELSEWHERE | Marks.ROLE | Marks.KIN | Marks.VETO);
  }

  private static boolean isHyphen(Tokens tokens, int token) {
    return tokens.isSign(token, '-') && tokens.glued(token) && tokens.glued(token + 1);
  }

  private static boolean isInitial(Tokens tokens, int token) {
    return tokens.isSign(token + 1, '.')
        && tokens.glued(token + 1)
        && tokens.length(token) == 1
        && tokens.capitalised(token);
  }

  /// The first of the particles before a name that belong to it: all of them behind another part of
  /// the name, else only those that are no prepositions.
  private static int particles(Tokens tokens, int name, BitSet persons) {
    int first = name;
    while (tokens.has(first - 1, Marks.PARTICLE)
        && tokens.sameLine(first - 1, name)
        && !persons.get(first - 1)) {
      first--;
    }
    boolean inside = first > 0 && tokens.sameLine(first - 1, name) && persons.get(first - 1);
    while (!inside && first < name && !tokens.capitalised(first) && parts(tokens, first, name)) {
      first++;
    }
    return first;
  }

  /// True for a small word that leads to the name and is none of its own: the last one before it,
  /// and a preposition with no article behind it.
  private static boolean parts(Tokens tokens, int particle, int name) {
    boolean alone = name - particle < 2;
    boolean plain = tokens.has(name, Marks.FIRST) || tokens.isCommon(name);
    boolean led =
        NameWords.isPlacing(tokens, particle) && !NameWords.isArticle(tokens, particle + 1);
    return alone || plain || led || tokens.capitalised(particle + 1);
  }

  private static double probability(int sum) {
    return Math.round(100 / (1 + StrictMath.exp(-sum * STEP))) / 100.0;
  }
}

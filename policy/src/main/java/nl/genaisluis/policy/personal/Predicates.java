package nl.genaisluis.policy.personal;

/// What is said of people and of no place: `is 12 jaar`, `heeft adhd`, `is ziek`, `heeft gebeld`.
final class Predicates {
  private static final WordSet VERBS =
      WordSet.line("is was heeft had wordt werd krijgt kreeg blijft bleef wil komt gaat moet kan");
  private static final WordSet BETWEEN =
      WordSet.line(
          "nu al erg heel ernstig ook weer niet nog net vandaag gisteren ons mij me haar hem zo");
  private static final WordSet STATES =
      WordSet.line(
          "ziek overleden zwanger ontslagen geboren getrouwd gescheiden jarig verhuisd gebeld"
              + " gemaild geappt verslaafd dakloos werkloos arbeidsongeschikt gehandicapt invalide"
              + " bezwaar ruzie schulden kanker dement depressief dyslexie epilepsie bijstand");
  private static final int BETWEEN_MAX = 3;
  private static final int AGE_DIGITS_MAX = 2;

  private Predicates() {}

  /// True for a verb that has a person for its subject as a rule.
  static boolean acts(Tokens tokens, int token) {
    return tokens.isWord(token)
        && (tokens.has(token, Marks.VERB)
            || VERBS.contains(tokens.key(token))
            || Roles.speaks(tokens, token));
  }

  /// True when the words from here on say of whatever stands before them what only a person is or
  /// has; no other subject stands between.
  static boolean tellsOfPerson(Tokens tokens, int verb) {
    if (!tokens.isWord(verb) || !VERBS.contains(tokens.key(verb))) {
      return false;
    }
    int said = verb + 1;
    while (said <= verb + BETWEEN_MAX
        && tokens.isWord(said)
        && BETWEEN.contains(tokens.key(said))) {
      said++;
    }
    if (!tokens.sameLine(verb, said)) {
      return false;
    }
    boolean age =
        tokens.kind(said) == Tokens.Kind.NUMBER
            && tokens.length(said) <= AGE_DIGITS_MAX
            && (tokens.is(said + 1, "jaar") || tokens.is(said + 1, "maanden"));
    return age
        || (tokens.isWord(said)
            && tokens.shape(said) == Tokens.Shape.LOWER
            && (STATES.contains(tokens.key(said)) || tokens.has(said, Marks.SPECIAL)));
  }
}

package nl.genaisluis.policy.personal;

/// What shows at the words beside it that a name is borne by a thing: `kringloopwinkel X`,
/// `X-bokaal`.
final class NameThings {
  private static final Endings HEADS =
      new Endings(
          """
          winkel centrum museum school vereniging stichting hotel restaurant schip boot club \
          complex gebouw bedrijf bureau fabriek hoeve camping\
          """
              .split(" ", -1));
  private static final int HEAD_MIN = 9;

  private NameThings() {}

  /// `kringloopwinkel X`: a compound that says what bears the name.
  static boolean isHead(Page page, int token) {
    Tokens tokens = page.tokens();
    return tokens.shape(token) == Tokens.Shape.LOWER
        && tokens.length(token) > HEAD_MIN
        && HEADS.of(page.view(), tokens.start(token), tokens.end(token)) != Endings.NONE;
  }

  /// `X-bokaal`, `X-gebouw`: a name joined to an ordinary word is that of a thing.
  static boolean isPartOfThing(Tokens tokens, int last) {
    int word = last + 2;
    return tokens.isSign(last + 1, '-')
        && tokens.glued(last + 1)
        && tokens.glued(word)
        && tokens.shape(word) == Tokens.Shape.LOWER
        && tokens.isCommon(word)
        && !tokens.has(word, Marks.FIRST | Marks.LAST | Marks.PARTICLE);
  }
}

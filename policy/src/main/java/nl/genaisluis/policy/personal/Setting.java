package nl.genaisluis.policy.personal;

/// The surroundings of a text, as far as they tell how much speaks for a name before a word is
/// taken for one.
enum Setting {
  /// Public reporting: it speaks of countries, offices and bodies, quotes, and nobody in it speaks
  /// to anybody. Most capitals in it are not of persons that have dealings with the office.
  REPORT,

  /// A letter, mail, note, chat or form: somebody speaks to or of somebody, or other personal data
  /// was found. A name is more likely missed here than wrongly masked.
  CASE,

  /// Neither for certain: plans, decisions, minutes, notes.
  OPEN;

  private static final int REPORT_MIN = 3;
  private static final int SPREAD = 40;
  private static final long ANSWERING =
      Marks.GREETING | Marks.CLOSING | Marks.NUMBER_KINDS | Marks.ADDRESS | Marks.USER;

  /// Words by which somebody speaks to somebody, or of a person that has dealings with the office.
  private static final WordSet OWN =
      WordSet.line(
          "ik mij mijn we wij ons onze u uw je jij jou jouw jullie i you your me my our ich sie mir"
              + " mevrouw meneer mw dhr mevr collega collega's cliënt cliënte gebeld teruggebeld"
              + " telefoonnotitie gesproken gemaild aanwezig afwezig bezwaarmaker aanvrager"
              + " gemachtigde dank bedankt graag svp haar hem");

  /// Words of the files of an office: no report has them.
  private static final WordSet OFFICE =
      WordSet.line(
          "bezwaar bezwaarschrift zienswijze dossier aanvraag vergunning besluit beschikking"
              + " zitting hoorzitting verslag notulen agenda actie actielijst overleg afspraak"
              + " bijlage kenmerk betreft onderwerp machtiging klacht melding mail nota memo"
              + " steller paraaf sjabloon tabel samenvatting provincie gemeente waterschap"
              + " steunpunt ondertekend ondertekening vriendelijk hierbij bovengenoemde");

  /// What this text is.
  static Setting of(Page page) {
    Tokens tokens = page.tokens();
    if (page.hits().stream().anyMatch(hit -> hit.type() != PersonalType.PERSOON)) {
      return CASE;
    }
    int told = 0;
    boolean office = false;
    boolean quoted = false;
    int count = tokens.count();
    for (int token = 0; token < count; token++) {
      if (tokens.kind(token) == Tokens.Kind.SIGN) {
        quoted ^= tokens.isSign(token, '"');
        if (tokens.isSign(token, '|') || tokens.isSign(token, '@')) {
          return CASE;
        }
        continue;
      }
      if (!tokens.isWord(token)) {
        continue;
      }
      if (!quoted && isOwn(tokens, token)) {
        return CASE;
      }
      office |= OFFICE.contains(tokens.key(token));
      told += tells(tokens, token);
    }
    return !office && told >= REPORT_MIN && told * SPREAD >= count ? REPORT : OPEN;
  }

  private static boolean isOwn(Tokens tokens, int token) {
    if (tokens.has(token, ANSWERING) && opens(tokens, token)) {
      return true;
    }
    return OWN.contains(tokens.key(token));
  }

  /// True at the head of a line: a greeting, or a label with its sign.
  private static boolean opens(Tokens tokens, int token) {
    boolean greets = tokens.has(token, Marks.GREETING | Marks.CLOSING);
    return tokens.startsLine(token) && (greets || tokens.isSign(token + 1, ':'));
  }

  /// How much a word speaks for a report: peoples and cities of the world, offices, bodies.
  private static int tells(Tokens tokens, int token) {
    boolean capital = tokens.capitalised(token);
    if (capital && tokens.has(token, Marks.NATION)) {
      return 2;
    }
    if (capital && tokens.has(token, Marks.WORLD | Marks.BODY)) {
      return 1;
    }
    boolean office = tokens.has(token, Marks.ROLE) || Roles.speaks(tokens, token);
    return office || tokens.is(token, "aldus") || tokens.is(token, "volgens") ? 1 : 0;
  }
}

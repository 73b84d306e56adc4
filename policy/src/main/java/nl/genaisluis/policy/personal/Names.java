package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/// Names of people. The first sweep over a page reads runs with the shape of a name and judges
/// them; the second finds what the first has learnt from any page again where it stands alone.
final class Names {
  private static final double SURE = 0.8;
  private static final long ANNOUNCING =
      Marks.TITLE
          | Marks.GREETING
          | Marks.CLOSING
          | Marks.KIN
          | Marks.NEAR
          | Marks.LABEL
          | Marks.PHRASE;
  private static final long NAME_MARKS = Marks.FIRST | Marks.LAST | Marks.COMMON;
  private static final long INTRODUCING = Marks.TITLE | Marks.GREETING | Marks.NEAR | Marks.CLOSING;
  private static final int PARTICLES_MAX = 6;
  private static final int SHORT = 4;
  private static final String RULE = "name";

  /// What is a name only if the page names somebody for certain.
  private record Doubt(NameRun run, double score) {}

  private final KeySet learnt = new KeySet();
  private final IdentityHashMap<Page, NameTagger.Open> open = new IdentityHashMap<>();
  private boolean casual;

  /// The first sweep.
  void find(Page page) {
    Tokens tokens = page.tokens();
    NameCues cues = new NameCues(page);
    NameJudge judge = new NameJudge(page);
    NameReader reader = new NameReader(tokens);
    NameEdges edges = new NameEdges(page);
    Impersonal impersonal = new Impersonal(page);
    List<Doubt> doubts = new ArrayList<>();
    int previous = -1;
    casual = isCasual(tokens);
    for (int token = 0; token < tokens.count(); token++) {
      if (Roles.isOfTheKing(tokens, token)) {
        token += 2;
        continue;
      }
      if (!mayStart(page, token) || Roles.isNamedAfter(tokens, token)) {
        continue;
      }
      NameCues.Cue cue = cueAt(page, cues, token, previous);
      boolean leads =
          introduces(tokens, token) || cues.endsOffice(token) || NameThings.employs(tokens, token);
      if (cue == NameCues.Cue.NONE && leads) {
        continue;
      }
      if (isPlainWord(tokens, token)) {
        continue;
      }
      boolean cued = cue != NameCues.Cue.NONE;
      NameRun read = reader.read(token, cued || (casual && isCasualName(tokens, token)));
      NameRun run = read == null ? null : edges.trim(read, cue == NameCues.Cue.STRONG);
      double score = run == null ? 0 : judge.judge(run, cue);
      if (read != null && run != null && run.last() < read.last()) {
        open(page).closed().set(run.last() + 1, read.last() + 1);
      }
      if (run != null
          && score == NameJudge.OTHER
          && !NameWords.isShoutedBefore(tokens, run.first())) {
        open(page).closed().set(run.first(), run.last() + 1);
        token = run.last();
      } else if (run != null && leans(tokens, run, score)) {
        if (page.impersonal() && !impersonal.keeps(run, cue)) {
          doubts.add(new Doubt(run, score));
        } else {
          open(page).leaning().set(run.first(), run.last() + 1);
        }
      } else if (run != null && score > 0) {
        if (page.impersonal() && impersonal.tells(run, cues.before(run.first()))) {
          page.nameSomebody();
        }
        if (page.impersonal() && !impersonal.keeps(run, cue)) {
          doubts.add(new Doubt(run, score));
        } else {
          hit(page, run, score);
        }
        previous = run.last();
        token = run.last();
      }
    }
    doubts.forEach(doubt -> settle(page, impersonal, doubt));
  }

  /// Not sure enough without the weights, unless a first name says something.
  private static boolean leans(Tokens tokens, NameRun run, double score) {
    boolean given = run.first() == run.last() && run.has(Marks.FIRST);
    boolean said = given && Roles.speaks(tokens, run.last() + 1);
    return score > 0 && score < SURE && tokens.capitalised(run.last()) && !said;
  }

  private void settle(Page page, Impersonal impersonal, Doubt doubt) {
    NameRun run = doubt.run();
    if (page.impersonal()) {
      boolean borne = impersonal.isBorne(run.first() - 1);
      open(page).closed().set(run.first(), borne ? run.last() + 1 : run.first());
    } else if (leans(page.tokens(), run, doubt.score())) {
      open(page).leaning().set(run.first(), run.last() + 1);
    } else {
      hit(page, run, doubt.score());
    }
  }

  /// An ordinary word in small letters is a name only where a list has it, right behind a title or,
  /// as a first name, a salutation; behind a preposition (`mevrouw in de zaal`) only behind a title
  /// and where a list has it and it does something (`mevrouw op de beek belt`).
  private static boolean isPlainWord(Tokens tokens, int token) {
    int word = token;
    boolean placed = false;
    while (word < token + PARTICLES_MAX
        && tokens.has(word, Marks.PARTICLE)
        && tokens.shape(word) == Tokens.Shape.LOWER) {
      placed |= NameWords.isPreposition(tokens, word);
      word++;
    }
    boolean lower = tokens.shape(word) == Tokens.Shape.LOWER;
    if (!lower || tokens.has(word, Marks.SPOKEN)) {
      return lower;
    }
    int before = tokens.isSign(token - 1, '.') ? token - 2 : token - 1;
    boolean titled = tokens.has(before, Marks.TITLE);
    if (!tokens.isCommon(word) && !tokens.isCompound(word)) {
      boolean tiny = tokens.length(word) < SHORT && !titled;
      return tiny && !tokens.has(word, Marks.FIRST | Marks.LAST);
    }
    boolean acts = !tokens.isCommon(word) || Predicates.acts(tokens, word + 1);
    if (titled && placed && acts) {
      return !tokens.has(word, Marks.FIRST | Marks.LAST);
    }
    if (placed || !tokens.has(before, INTRODUCING)) {
      return placed || !tokens.has(word, Marks.FIRST);
    }
    long listed = titled ? Marks.FIRST | Marks.LAST : Marks.FIRST;
    return !tokens.has(word, listed);
  }

  /// True for a text whose lines begin with a small letter, as chats and notes do: there the names
  /// may too.
  private static boolean isCasual(Tokens tokens) {
    int lower = 0;
    int lines = 0;
    boolean speakers = tokens.hasSign(']');
    for (int token = 0; token < tokens.count(); token++) {
      boolean opens = tokens.startsLine(token) || (speakers && isSpeaker(tokens, token));
      if (opens && tokens.isWord(token)) {
        lines++;
        lower += tokens.shape(token) == Tokens.Shape.LOWER ? 1 : 0;
      }
    }
    return lower * 2 > lines;
  }

  private static boolean isSpeaker(Tokens tokens, int token) {
    return tokens.isSign(token - 1, ']') && tokens.isSign(token + 1, ':');
  }

  private static boolean isCasualName(Tokens tokens, int token) {
    boolean called = tokens.length(token) > 2 && NameHints.calls(tokens, token - 1);
    boolean name = tokens.has(token, Marks.FIRST) && (called || tokens.length(token) > 3);
    boolean chat = name && tokens.isSign(token + 1, ':') && NameWords.opensLine(tokens, token);
    boolean opens = tokens.startsLine(token) || tokens.isSign(token - 1, '?');
    boolean acts = name && opens && Predicates.acts(tokens, token + 1);
    boolean other = tokens.has(token, ~(NAME_MARKS | (acts ? Marks.VETO | Marks.THING : 0)));
    return name && (chat || acts || !tokens.isCommon(token)) && !other;
  }

  /// A name goes on in a row: `X, Y en Z`.
  private static NameCues.Cue cueAt(Page page, NameCues cues, int token, int previous) {
    NameCues.Cue cue = cues.before(token);
    Tokens tokens = page.tokens();
    boolean called = tokens.isSign(token - 1, '@') && tokens.glued(token);
    if (called && cue == NameCues.Cue.NONE && isCalled(tokens, token)) {
      return NameCues.Cue.NEAR;
    }
    int sign = token - 1;
    boolean row = sign == previous + 1 && previous >= 0 && tokens.sameLine(previous, token);
    if (!row || cue != NameCues.Cue.NONE) {
      return cue;
    }
    boolean joint =
        tokens.isSign(sign, ',')
            || tokens.isSign(sign, '&')
            || tokens.isSign(sign, '/')
            || tokens.isSign(sign, ';')
            || tokens.is(sign, "en")
            || tokens.is(sign, "and")
            || tokens.is(sign, "und");
    boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean led = tokens.has(token, Marks.PARTICLE) && leadsToCapital(tokens, token);
    boolean told = tokens.isSign(sign, '&') && isUnknown(tokens, token);
    boolean name = tokens.capitalised(token) && (listed || led || told);
    boolean plain = tokens.has(token, Marks.PLACE | Marks.NOT_NAME | Marks.ORG);
    return joint && name && !plain ? NameCues.Cue.KIN : cue;
  }

  private static boolean isUnknown(Tokens tokens, int token) {
    return tokens.shape(token) == Tokens.Shape.CAPITAL
        && tokens.length(token) >= SHORT
        && !tokens.isCommon(token)
        && !tokens.isCompound(token);
  }

  /// A word that is no name in front of initials: `Kaarthouder R. Smit`, `Afschrift W. Winter`.
  static boolean introduces(Tokens tokens, int token) {
    boolean initial = tokens.length(token + 1 < tokens.count() ? token + 1 : token) == 1;
    boolean before = initial && tokens.capitalised(token + 1) && tokens.isSign(token + 2, '.');
    return before
        && tokens.length(token) > 1
        && !tokens.has(token, Marks.FIRST | Marks.LAST | Marks.PARTICLE);
  }

  /// True when a name in small letters that no list has could be announced here; a cheap test.
  private static boolean isAnnounced(Page page, int token) {
    Tokens tokens = page.tokens();
    return token > 0
        && (tokens.has(token - 1, ANNOUNCING)
            || tokens.kind(token - 1) == Tokens.Kind.SIGN
            || tokens.startsLine(token)
            || page.context().head(token) != 0);
  }

  private boolean mayStart(Page page, int token) {
    Tokens tokens = page.tokens();
    if (!tokens.isWord(token)) {
      boolean genitive = tokens.glued(token) && tokens.isWord(token - 1);
      return tokens.isSign(token, '\'')
          && !genitive
          && tokens.has(token + 1, Marks.PARTICLE)
          && tokens.length(token + 1) == 1
          && tokens.glued(token + 1);
    }
    if (tokens.capitalised(token)) {
      return !tokens.glued(token) || !tokens.isSign(token - 1, '@') || isCalled(tokens, token);
    }
    if (tokens.is(token, "het") && !tokens.has(token - 1, Marks.TITLE)) {
      return false;
    }
    if (tokens.has(token, Marks.PARTICLE) && leadsToCapital(tokens, token)) {
      return true;
    }
    if (casual && isCasualName(tokens, token)) {
      return true;
    }
    return isAnnounced(page, token)
        && (tokens.has(token, Marks.PARTICLE | Marks.FIRST | Marks.LAST)
            || !tokens.isCommon(token));
  }

  /// `@Margot`: a colleague who is called in a note, not a body.
  private static boolean isCalled(Tokens tokens, int token) {
    boolean own = !tokens.isCommon(token) && !tokens.has(token, Marks.BODY | Marks.ORG);
    boolean goesOn = tokens.isWord(token + 1) || tokens.isSign(token + 1, ',');
    return (tokens.has(token, Marks.FIRST) || (own && goesOn && tokens.sameLine(token, token + 1)))
        && tokens.shape(token) == Tokens.Shape.CAPITAL
        && !tokens.glued(token - 1)
        && !tokens.isSign(token + 1, '_');
  }

  /// True when a capital follows after no more than other particles.
  private static boolean leadsToCapital(Tokens tokens, int particle) {
    int next = particle + 1;
    while (next < particle + PARTICLES_MAX && !tokens.capitalised(next)) {
      boolean between = tokens.has(next, Marks.PARTICLE) || tokens.kind(next) == Tokens.Kind.SIGN;
      if (!between) {
        return false;
      }
      next++;
    }
    return tokens.capitalised(next);
  }

  private void hit(Page page, NameRun run, double score) {
    Tokens tokens = page.tokens();
    int first = run.initials() > 0 ? NameParts.joint(tokens, run.first()) : run.first();
    page.hit(PersonalType.PERSOON, tokens.start(first), end(page, run), RULE, score);
    if (score < SURE) {
      return;
    }
    for (int i = run.first(); i <= run.last(); i++) {
      if (tokens.isWord(i)
          && tokens.length(i) > 1
          && !tokens.has(i, Marks.PARTICLE | Marks.NOT_NAME)) {
        learnt.add(tokens.key(i));
      }
    }
  }

  private static int end(Page page, NameRun run) {
    return page.tokens().end(run.last());
  }

  private NameTagger.Open open(Page page) {
    return open.computeIfAbsent(page, _ -> new NameTagger.Open());
  }

  /// What the first sweep left open goes to the tagger.
  void tag(Page page, NameTagger.Budget tagger) {
    tagger.find(page, taken(page), open(page), learnt);
  }

  /// The second sweep.
  void findAgain(Page page) {
    if (learnt.isEmpty()) {
      return;
    }
    Tokens tokens = page.tokens();
    BitSet taken = taken(page);
    for (int token = 0; token < tokens.count(); token++) {
      if (!taken.get(token)
          && tokens.isWord(token)
          && isLearnt(page, token)
          && again(page, token)) {
        page.hit(PersonalType.PERSOON, tokens.start(token), tokens.end(token), "name.again", 0.75);
      }
    }
  }

  /// True for a learnt word, also with the s of a genitive.
  private boolean isLearnt(Page page, int token) {
    Tokens tokens = page.tokens();
    if (learnt.contains(tokens.key(token))) {
      return true;
    }
    if (!tokens.capitalised(token)) {
      return false;
    }
    int last = tokens.end(token) - 1;
    boolean genitive =
        page.view().at(last) == 's' && tokens.length(token) > 4 && tokens.marks(token) == 0;
    return genitive && learnt.contains(Lexicon.key(page.view().text(tokens.start(token), last)));
  }

  private static boolean again(Page page, int token) {
    Tokens tokens = page.tokens();
    NameRun alone = new NameRun(token, token, tokens.marks(token), 1, 1, 0, 0, 0);
    boolean plain =
        tokens.isCommon(token) || tokens.has(token, Marks.PLACE | Marks.MONTH | Marks.WEEKDAY);
    if (new NameJudge(page).judge(alone, NameCues.Cue.STRONG) <= 0) {
      return false;
    }
    if (!plain) {
      return tokens.capitalised(token) || tokens.length(token) > 3;
    }
    return tokens.capitalised(token)
        && !tokens.has(token, Marks.PLACE)
        && (!page.context().startsSentence(token) || isDoing(page, token));
  }

  /// `Sterk levert voor 1 mei`: a word behind it that may be a verb of one person.
  private static boolean isDoing(Page page, int token) {
    Tokens tokens = page.tokens();
    int verb = token + 1;
    boolean shaped =
        tokens.shape(verb) == Tokens.Shape.LOWER
            && tokens.length(verb) >= SHORT
            && tokens.isCommon(verb)
            && page.view().at(tokens.end(verb) - 1) == 't';
    return tokens.sameLine(token, verb) && (shaped || Predicates.acts(tokens, verb));
  }

  static BitSet taken(Page page) {
    BitSet taken = new BitSet(page.tokens().count());
    for (Hit hit : page.hits()) {
      take(page, hit, taken);
    }
    return taken;
  }

  /// The tokens that are personal data of this type.
  static BitSet taken(Page page, PersonalType type) {
    BitSet taken = new BitSet(page.tokens().count());
    for (Hit hit : page.hits()) {
      if (hit.type() == type) {
        take(page, hit, taken);
      }
    }
    return taken;
  }

  /// Marks the tokens of this hit.
  static void take(Page page, Hit hit, BitSet taken) {
    int from = page.tokens().at(hit.start());
    int to = from;
    while (to < page.tokens().count() && page.tokens().start(to) < hit.end()) {
      to++;
    }
    taken.set(from, to);
  }
}

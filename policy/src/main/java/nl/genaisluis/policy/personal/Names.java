package nl.genaisluis.policy.personal;

import java.util.HashSet;
import java.util.Set;

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
  private static final String RULE = "name";

  private final Set<Long> learnt = new HashSet<>();

  /// The first sweep.
  void find(Page page) {
    Tokens tokens = page.tokens();
    NameCues cues = new NameCues(page);
    NameJudge judge = new NameJudge(page);
    NameReader reader = new NameReader(tokens);
    int previous = -1;
    boolean casual = isCasual(tokens);
    for (int token = 0; token < tokens.count(); token++) {
      if (!mayStart(page, token)) {
        continue;
      }
      NameCues.Cue cue = cueAt(page, cues, token, previous);
      if (cue == NameCues.Cue.NONE && introduces(tokens, token)) {
        continue;
      }
      boolean cued = cue != NameCues.Cue.NONE;
      NameRun run = reader.read(token, cued || (casual && isCasualName(tokens, token)));
      double score = run == null ? 0 : judge.judge(run, cue);
      if (run != null && score == NameJudge.OTHER) {
        token = run.last();
      } else if (run != null && score > 0) {
        hit(page, run, score);
        previous = run.last();
        token = run.last();
      }
    }
  }

  /// True for a text whose lines begin with a small letter, as chats and notes do: there the names
  /// may too.
  private static boolean isCasual(Tokens tokens) {
    int lower = 0;
    int lines = 0;
    for (int token = 0; token < tokens.count(); token++) {
      if (tokens.isWord(token) && tokens.startsLine(token)) {
        lines++;
        lower += tokens.shape(token) == Tokens.Shape.LOWER ? 1 : 0;
      }
    }
    return lower * 2 > lines;
  }

  private static boolean isCasualName(Tokens tokens, int token) {
    boolean name = tokens.has(token, Marks.FIRST) && tokens.length(token) > 3;
    boolean chat = tokens.startsLine(token) && tokens.isSign(token + 1, ':');
    return name && (chat || !tokens.isCommon(token)) && !tokens.has(token, ~NAME_MARKS);
  }

  /// A name goes on in a row: `X, Y en Z`.
  private static NameCues.Cue cueAt(Page page, NameCues cues, int token, int previous) {
    NameCues.Cue cue = cues.before(token);
    Tokens tokens = page.tokens();
    int sign = token - 1;
    boolean row = sign == previous + 1 && previous >= 0 && tokens.sameLine(previous, token);
    boolean joint =
        tokens.isSign(sign, ',')
            || tokens.isSign(sign, '&')
            || tokens.isSign(sign, '/')
            || tokens.isSign(sign, ';')
            || tokens.is(sign, "en")
            || tokens.is(sign, "and")
            || tokens.is(sign, "und");
    boolean name = tokens.capitalised(token) && tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean plain = tokens.has(token, Marks.PLACE | Marks.NOT_NAME | Marks.ORG);
    return cue == NameCues.Cue.NONE && row && joint && name && !plain ? NameCues.Cue.KIN : cue;
  }

  /// A word that is no name in front of initials: `Kaarthouder R. Smit`, `Afschrift W. Winter`.
  private static boolean introduces(Tokens tokens, int token) {
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

  private static boolean mayStart(Page page, int token) {
    Tokens tokens = page.tokens();
    if (tokens.isSign(token, '\'')) {
      return tokens.has(token + 1, Marks.PARTICLE) && tokens.glued(token + 1);
    }
    if (!tokens.isWord(token) || (tokens.glued(token) && tokens.isSign(token - 1, '@'))) {
      return false;
    }
    return tokens.capitalised(token)
        || tokens.has(token, Marks.PARTICLE | Marks.FIRST | Marks.LAST)
        || (isAnnounced(page, token) && !tokens.isCommon(token));
  }

  private void hit(Page page, NameRun run, double score) {
    Tokens tokens = page.tokens();
    page.hit(PersonalType.PERSOON, tokens.start(first(tokens, run)), end(page, run), RULE, score);
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

  /// The run's first token; `van` before a first name alone is no part of it.
  private static int first(Tokens tokens, NameRun run) {
    int next = run.first() + 1;
    boolean lower = tokens.shape(run.first()) == Tokens.Shape.LOWER && next <= run.last();
    boolean particle = lower && tokens.has(run.first(), Marks.PARTICLE) && tokens.capitalised(next);
    return particle && tokens.has(next, Marks.FIRST) ? next : run.first();
  }

  private static int end(Page page, NameRun run) {
    return page.tokens().end(run.last());
  }

  /// The second sweep.
  void findAgain(Page page) {
    if (learnt.isEmpty()) {
      return;
    }
    Tokens tokens = page.tokens();
    boolean[] taken = taken(page);
    for (int token = 0; token < tokens.count(); token++) {
      if (!taken[token] && tokens.isWord(token) && isLearnt(page, token) && again(page, token)) {
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
        && (!page.context().startsSentence(token) || tokens.has(token + 1, Marks.VERB));
  }

  private static boolean[] taken(Page page) {
    boolean[] taken = new boolean[page.tokens().count()];
    for (Hit hit : page.hits()) {
      for (int i = page.tokens().at(hit.start());
          i < taken.length && page.tokens().start(i) < hit.end();
          i++) {
        taken[i] = true;
      }
    }
    return taken;
  }
}

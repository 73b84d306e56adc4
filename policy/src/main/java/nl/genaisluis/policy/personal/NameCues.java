package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands in front of a name and announces it.
final class NameCues {
  /// How sure an announcement is.
  enum Cue {
    NONE,
    /// A word for a relative or an office: `tante`, `boswachter`.
    KIN,
    /// The same, of a kind that is said right before a name, even in small letters: `buurman`.
    NEAR,
    /// A title, salutation, closing, label or set phrase: whatever follows is a name.
    STRONG
  }

  private static final List<String> TEXTS =
      List.of(
          "naam is",
          "achternaam is",
          "voornaam is",
          "name is",
          "ik ben",
          "ik heet",
          "i am",
          "ich heiße",
          "ich bin",
          "ik bin",
          "spreekt met",
          "hallo met",
          "noemde zich",
          "noemt zich",
          "naam van",
          "bekend als",
          "genaamd",
          "t . n . v .",
          "t . a . v .",
          "i . a . a .",
          "heet",
          "heette",
          "tnv",
          "tav",
          "mien wief",
          "mijn vrouw",
          "mijn man",
          "geboren als",
          "namens",
          "achternaam",
          "voornaam",
          "roepnaam",
          "meisjesnaam",
          "mijn zoon",
          "mijn dochter",
          "gebeld door",
          "verslag van");
  private static final Map<Long, List<long[]>> PHRASES = phrases();
  private static final KeySet LAST_WORDS = new KeySet();

  static {
    PHRASES.keySet().forEach(LAST_WORDS::add);
  }

  private static final int CLOSING_WORDS_MAX = 6;
  private static final WordSet PARTIES =
      WordSet.line("klager klaagster bezwaarmaker bezwaarmaakster indiener indienster inspreker");

  private final Tokens tokens;
  private final Context context;

  NameCues(Page page) {
    this.tokens = page.tokens();
    this.context = page.context();
  }

  Cue before(int token) {
    if (Marks.has(context.head(token), Marks.LABEL)) {
      return Cue.STRONG;
    }
    int before = token - 1;
    while (isOpening(before) && tokens.sameLine(before, token)) {
      before--;
    }
    if (Roles.isJoint(tokens, token)) {
      return Roles.mayBeJoint(tokens, behindParticles(token)) ? Cue.KIN : Cue.NONE;
    }
    boolean sameLine = tokens.sameLine(before, token);
    if (!sameLine) {
      return afterClosing(token) ? Cue.STRONG : Cue.NONE;
    }
    if (tokens.isSign(before, '.') && isTitle(before - 1) && tokens.glued(before)) {
      return Cue.STRONG;
    }
    if (isTitle(before) && !tokens.isSign(token - 1, '"')) {
      return Cue.STRONG;
    }
    if (tokens.has(before, Marks.GREETING) && startsClause(before)) {
      return Cue.STRONG;
    }
    if (labelled(before) || closes(before) || phrase(before)) {
      return Cue.STRONG;
    }
    if (tokens.has(before, Marks.NEAR) && !tokens.has(token, Marks.PARTICLE)) {
      return Cue.NEAR;
    }
    boolean kin = tokens.has(before, Marks.KIN | Marks.NEAR) || tokens.is(before, "bel");
    if (isProsecutor(before) && tokens.shape(token) == Tokens.Shape.CAPITAL) {
      return Cue.KIN;
    }
    boolean suit = tokens.is(before, "zaak") && Roles.isSurname(tokens, behindParticles(token));
    boolean led = tokens.has(token, Marks.PARTICLE);
    if (suit && tokens.capitalised(token) && (led || Roles.mayBear(tokens, token))) {
      return Cue.KIN;
    }
    if (isParty(before) && Roles.isSurname(tokens, behindParticles(token))) {
      return tokens.capitalised(token) ? Cue.KIN : Cue.NONE;
    }
    if (!kin && Roles.names(tokens, context, before, token)) {
      return Cue.KIN;
    }
    boolean held = !kin && tokens.capitalised(before) && tokens.capitalised(token);
    if (held && before == token - 1 && Roles.office(tokens, before) >= 0) {
      return Roles.mayBear(tokens, token) && !isGoingOn(token) ? Cue.KIN : Cue.NONE;
    }
    return kin && (tokens.capitalised(token) || particleName(token)) ? Cue.KIN : Cue.NONE;
  }

  /// True where a form asks for a name: `Naam: X`, not `Aan: X`.
  boolean isAsked(int token) {
    if (Marks.has(context.head(token), Marks.LABEL)) {
      return true;
    }
    int colon = token - 1;
    int label = colon - 1;
    return tokens.sameLine(label, token)
        && labelled(colon)
        && !tokens.has(label, Marks.PARTICLE)
        && tokens.length(label) > 2
        && !tokens.is(label, "from");
  }

  /// True for the only word on what is left of the line behind a closing formula, or on the line
  /// below it.
  boolean isSigned(int token) {
    int before = tokens.isSign(token - 1, ',') ? token - 2 : token - 1;
    boolean alone = !tokens.inside(token + 1) || !tokens.sameLine(token, token + 1);
    return alone
        && before >= 0
        && before < token - 1
        && tokens.has(before, Marks.CLOSING)
        && tokens.line(token) - tokens.line(before) < 3;
  }

  /// `Officier van justitie Hermien Kloosterhuis`: the last word of the office.
  private boolean isProsecutor(int token) {
    return tokens.is(token, "justitie")
        && tokens.is(token - 1, "van")
        && tokens.is(token - 2, "officier");
  }

  /// Who asks or is asked, and what is called after its people, right before the name.
  private boolean isParty(int token) {
    return tokens.isWord(token)
        && (PARTIES.contains(tokens.key(token)) || NameThings.isPartnership(tokens, token));
  }

  /// `Schepen van Openbare Werken Hilde Lauwers`: the last word of what an office is for, right
  /// before the name.
  boolean endsOffice(int token) {
    return tokens.capitalised(token) && isGoingOn(token) && Roles.office(tokens, token) >= 0;
  }

  private boolean isGoingOn(int token) {
    return tokens.isCommon(token)
        && !tokens.has(token, Marks.FIRST)
        && tokens.capitalised(token + 1)
        && tokens.has(token + 1, Marks.FIRST);
  }

  private int behindParticles(int token) {
    int name = token;
    while (name < token + 3 && tokens.has(name, Marks.PARTICLE)) {
      name++;
    }
    return name;
  }

  /// A title; `HR` in capitals is a department.
  private boolean isTitle(int token) {
    boolean staff = tokens.is(token, "hr") && tokens.shape(token) == Tokens.Shape.UPPER;
    return tokens.has(token, Marks.TITLE) && !staff;
  }

  /// `de Wit` after `patiënt`; a bare `van` begins a place or a body as often.
  private boolean particleName(int token) {
    boolean particle = tokens.has(token, Marks.PARTICLE) && !tokens.is(token, "van");
    return particle && tokens.capitalised(token + 1) && tokens.has(token + 1, Marks.LAST);
  }

  /// The sex that a title before this token tells; 0 when it tells none.
  long sex(int token) {
    for (int i = token - 1; i >= token - 3 && tokens.sameLine(i, token); i--) {
      long sex = tokens.marks(i) & (Marks.MALE | Marks.FEMALE);
      if (sex != 0) {
        return sex;
      }
      if (!tokens.isSign(i, '.') && !tokens.has(i, Marks.TITLE)) {
        return 0;
      }
    }
    return 0;
  }

  private boolean isOpening(int token) {
    return tokens.isSign(token, '"')
        || tokens.isSign(token, '(')
        || tokens.isSign(token, '\'')
        || tokens.isSign(token, '*');
  }

  private boolean startsClause(int token) {
    return context.startsSentence(token)
        || tokens.isSign(token - 1, ',')
        || tokens.has(token - 1, Marks.GREETING)
        || tokens.isSign(token - 1, '.');
  }

  /// `Naam kind: X`, `author=X`, `"naam": "X"`.
  private boolean labelled(int before) {
    int colon = before;
    while (tokens.isSign(colon, '"') || tokens.isSign(colon, '>') || tokens.isSign(colon, '*')) {
      colon--;
    }
    if (tokens.isSign(before, '>') && tokens.has(before - 1, Marks.LABEL)) {
      return true;
    }
    if (!tokens.isSign(colon, ':') && !tokens.isSign(colon, '=')) {
      return false;
    }
    int reach = tokens.isSign(colon, '=') ? 1 : 4;
    for (int i = colon - 1; i >= colon - reach && tokens.sameLine(i, colon); i--) {
      boolean header = !tokens.has(i, Marks.PARTICLE) || heads(i, colon);
      if (tokens.has(i, Marks.LABEL) && header) {
        return true;
      }
      if (tokens.capitalised(i) && !tokens.isCommon(i) && !tokens.startsLine(i)) {
        return false;
      }
    }
    return false;
  }

  /// `Van:` and `aan =`: a preposition is a label only right before its sign.
  private boolean heads(int label, int colon) {
    return tokens.startsLine(label) || label == colon - 1;
  }

  /// `groet, X` on one line.
  private boolean closes(int before) {
    boolean stop = tokens.isSign(before, '.') && tokens.glued(before) && isShort(before - 1);
    int word = tokens.isSign(before, ',') || stop ? before - 1 : before;
    return tokens.has(word, Marks.CLOSING)
        && !tokens.has(word, Marks.NOT_NAME)
        && (tokens.shape(word) == Tokens.Shape.LOWER || context.startsSentence(word))
        && (word != before || tokens.startsLine(word) || isShortClosing(word));
  }

  /// `Tot dan! gr kim`: a closing word that ends the last line of a message.
  private boolean isShortClosing(int word) {
    int behind = word + 2;
    boolean sign = tokens.isSign(word - 1, '.') || tokens.isSign(word - 1, '!');
    boolean ends = !tokens.inside(behind) || !tokens.sameLine(behind, word);
    return ends && (sign || tokens.isSign(word - 1, '?'));
  }

  /// `Gr. Wil`
  private boolean isShort(int token) {
    return tokens.isWord(token) && tokens.length(token) < 5;
  }

  /// True when the line before is a closing formula; signatures may have a line in between.
  private boolean afterClosing(int token) {
    int lines = 0;
    int i = token - 1;
    while (lines < 2 && i >= 0) {
      int end = i;
      boolean closing = false;
      while (i >= 0 && tokens.sameLine(i, end)) {
        closing |= tokens.has(i, Marks.CLOSING);
        i--;
      }
      if (closing && end - i <= CLOSING_WORDS_MAX) {
        return tokens.line(token) - tokens.line(end) <= 4;
      }
      lines++;
    }
    return false;
  }

  private boolean phrase(int before) {
    boolean letter = tokens.isSign(before, '.') && before > 0 && tokens.length(before - 1) == 1;
    boolean said = tokens.has(before, Marks.PHRASE) || letter;
    if (!said || !LAST_WORDS.contains(tokens.key(before))) {
      return false;
    }
    for (long[] phrase : PHRASES.getOrDefault(tokens.key(before), List.of())) {
      int at = before - phrase.length + 1;
      boolean matches = at >= 0 && tokens.sameLine(at, before);
      for (int i = 0; matches && i < phrase.length; i++) {
        matches = tokens.key(at + i) == phrase[i];
      }
      if (matches) {
        return true;
      }
    }
    return false;
  }

  /// The phrases by their last word.
  private static Map<Long, List<long[]>> phrases() {
    Map<Long, List<long[]>> map = new HashMap<>();
    for (String text : TEXTS) {
      String[] words = text.split(" ", -1);
      long[] keys = new long[words.length];
      for (int i = 0; i < words.length; i++) {
        boolean sign = words[i].equals(".");
        keys[i] = sign ? Tokens.signKey('.') : Lexicon.key(words[i]);
      }
      map.computeIfAbsent(keys[keys.length - 1], _ -> new ArrayList<>()).add(keys);
    }
    return Map.copyOf(map);
  }
}

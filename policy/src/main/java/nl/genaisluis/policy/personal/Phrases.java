package nl.genaisluis.policy.personal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.genaisluis.models.wire.Leaf;

/// The organisation's own lists of phrases, matched word by word: case, spacing and signs between
/// words do not count. Immutable.
final class Phrases {
  private static final String DENY = "deny";
  private static final Set<String> GUESSES =
      Set.of("name", "name.tagger", "name.again", "name.model");
  private static final long ANNOUNCING =
      Marks.TITLE | Marks.GREETING | Marks.KIN | Marks.NEAR | Marks.ROLE | Marks.LABEL;
  private static final WordSet OFFICES =
      WordSet.of(
          "gedeputeerde",
          "commissaris",
          "koning",
          "burgemeester",
          "wethouder",
          "minister",
          "staatssecretaris",
          "premier",
          "dijkgraaf",
          "statenlid",
          "raadslid",
          "kamerlid",
          "griffier",
          "directeur",
          "deputy",
          "mayor",
          "alderman");

  private record Form(Pattern pattern, PersonalType type) {}

  private record Phrase(List<Long> words, PersonalType type) {}

  private final Map<Long, List<Phrase>> allowed = new HashMap<>();
  private final Map<Long, List<Phrase>> firms = new HashMap<>();
  private final Map<Long, List<Phrase>> denied = new HashMap<>();
  private final List<Form> forms = new ArrayList<>();
  private final Set<String> mailboxes = new HashSet<>();
  private final KeySet holders = new KeySet();

  /// The first words of what is allowed and of the firms: most words begin neither.
  private final KeySet firsts = new KeySet();

  /// True when the organisation has phrases of its own, which may begin with anything.
  private final boolean own;

  Phrases(PersonalDataConfig config, Lexicon lexicon) {
    for (String text : Lexicon.lines("firms.txt")) {
      add(firms, text, PersonalType.PERSOON, lexicon);
    }
    for (String text : config.allow()) {
      add(allowed, text, PersonalType.PERSOON, lexicon);
    }
    own = !config.allow().isEmpty() || !PersonalDataConfig.orNone(config.officeHolders()).isEmpty();
    for (PersonalDataConfig.Deny deny : config.deny()) {
      add(denied, deny.phrase(), deny.type(), lexicon);
    }
    for (PersonalDataConfig.Form form : PersonalDataConfig.orNone(config.patterns())) {
      forms.add(new Form(Pattern.compile(form.pattern()), form.type()));
    }
    for (String mailbox : PersonalDataConfig.orNone(config.mailboxes())) {
      mailboxes.add(mailbox.toLowerCase(Locale.ROOT));
    }
    for (String name : PersonalDataConfig.orNone(config.officeHolders())) {
      add(allowed, name, PersonalType.PERSOON, lexicon);
      holders.add(Lexicon.key(name.substring(name.strip().lastIndexOf(' ') + 1)));
    }
    firms.keySet().forEach(firsts::add);
    allowed.keySet().forEach(firsts::add);
  }

  /// Adds a hit for every denied phrase of the page.
  void deny(Page page) {
    Tokens tokens = page.tokens();
    for (int token = 0; !denied.isEmpty() && token < tokens.count(); token++) {
      for (Phrase phrase : denied.getOrDefault(tokens.key(token), List.of())) {
        int last = last(tokens, token, phrase);
        if (last >= 0) {
          page.hit(phrase.type(), tokens.start(token), tokens.end(last), DENY, 1);
        }
      }
    }
  }

  /// Adds a hit for everything that has one of the organisation's own forms.
  void forms(Page page) {
    if (forms.isEmpty()) {
      return;
    }
    String text = page.view().text(0, page.view().length());
    for (Form form : forms) {
      Matcher matcher = form.pattern().matcher(text);
      while (matcher.find()) {
        page.hit(form.type(), matcher.start(), matcher.end(), DENY, 1);
      }
    }
  }

  /// True for a mailbox of a function, and for an office holder behind the name of the office.
  private boolean isPublic(Page page, Hit hit) {
    if (hit.type() == PersonalType.EMAIL) {
      String mail = page.view().text(hit.start(), hit.end()).toLowerCase(Locale.ROOT);
      return mailboxes.contains(mail.substring(0, Math.max(0, mail.indexOf('@'))));
    }
    Tokens tokens = page.tokens();
    int name = tokens.at(hit.start());
    boolean single = tokens.inside(name) && tokens.end(name) == hit.end();
    return hit.type() == PersonalType.PERSOON
        && single
        && name > 0
        && holders.contains(tokens.key(name))
        && OFFICES.contains(tokens.key(name - 1));
  }

  /// The page's hits without those that lie within an allowed phrase. A denied phrase, a secret and
  /// a citizen service number stay hits.
  List<Hit> allow(Page page) {
    List<Hit> kept = new ArrayList<>(page.hits());
    kept.removeIf(hit -> !hit.rule().equals(DENY) && isPublic(page, hit));
    Tokens tokens = page.tokens();
    for (int token = 0; !kept.isEmpty() && token < tokens.count(); token++) {
      boolean capital = tokens.capitalised(token);
      if (!(capital || own) || !firsts.contains(tokens.key(token))) {
        continue;
      }
      free(tokens, token, allowed, kept, Phrases::yields);
      if (capital) {
        int name = token;
        free(tokens, token, firms, kept, hit -> isGuess(hit) && !isAnnounced(page, name));
      }
    }
    return kept;
  }

  /// Takes out of `kept` what yields and lies within a phrase of this list that begins here.
  private static void free(
      Tokens tokens,
      int token,
      Map<Long, List<Phrase>> phrases,
      List<Hit> kept,
      Predicate<Hit> yields) {
    for (Phrase phrase : phrases.getOrDefault(tokens.key(token), List.of())) {
      int last = last(tokens, token, phrase);
      if (last >= 0) {
        int start = tokens.start(led(tokens, token) ? token - 1 : token);
        int end = tokens.end(last);
        kept.removeIf(hit -> inside(hit, start, end) && yields.test(hit));
      }
    }
  }

  /// `de Kop van Drenthe`: an article in small letters before the phrase belongs to what is freed.
  private static boolean led(Tokens tokens, int token) {
    return tokens.sameLine(token - 1, token)
        && tokens.shape(token - 1) == Tokens.Shape.LOWER
        && NameWords.isArticle(tokens, token - 1);
  }

  /// True for what was taken for a person by how it is written.
  private static boolean isGuess(Hit hit) {
    return hit.type() == PersonalType.PERSOON && GUESSES.contains(hit.rule());
  }

  /// True behind a title, a label, a greeting, an office, a relative or a closing: there the name
  /// of a firm is that of somebody who is called so.
  private static boolean isAnnounced(Page page, int token) {
    Tokens tokens = page.tokens();
    int before = tokens.isSign(token - 1, '.') ? token - 2 : token - 1;
    boolean told =
        tokens.sameLine(before, token)
            && tokens.has(before, ANNOUNCING)
            && !tokens.has(before, Marks.PARTICLE);
    return told || new NameCues(page).before(token) != NameCues.Cue.NONE;
  }

  private static boolean yields(Hit hit) {
    return !hit.rule().equals(DENY)
        && hit.type() != PersonalType.GEHEIM
        && hit.type() != PersonalType.BSN;
  }

  /// Signs at the hit's edges, such as the bracket of `(050)`, may stick out.
  private static boolean inside(Hit hit, int start, int end) {
    return hit.start() >= start - 1 && hit.end() <= end + 1;
  }

  /// The last token of the phrase that begins at this token; -1 when it does not.
  private static int last(Tokens tokens, int from, Phrase phrase) {
    int at = from;
    for (int i = 0; i < phrase.words().size(); i++) {
      while (i > 0 && tokens.inside(at) && tokens.kind(at) == Tokens.Kind.SIGN) {
        at++;
      }
      if (!tokens.inside(at) || tokens.key(at) != phrase.words().get(i)) {
        return -1;
      }
      at++;
    }
    return at - 1;
  }

  private static void add(
      Map<Long, List<Phrase>> phrases, String text, PersonalType type, Lexicon lexicon) {
    Tokens tokens = new Page(new Leaf("", -1, null, -1, false, text), lexicon).tokens();
    List<Long> words = new ArrayList<>();
    for (int token = 0; token < tokens.count(); token++) {
      if (tokens.kind(token) != Tokens.Kind.SIGN) {
        words.add(tokens.key(token));
      }
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a phrase of an allow or deny list has no word");
    }
    phrases
        .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
        .add(new Phrase(List.copyOf(words), type));
  }
}

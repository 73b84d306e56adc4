package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The memory of all values that are replaced somewhere in a request: where one of them stands
/// again, it is replaced there too, whatever surrounds it. A recogniser may pass by a place for its
/// surroundings (a mail address among credentials, a number that nothing announces), but a value
/// that leaves at one place was not taken out at the other.
///
/// A value stands again in any case, with any white space between its words, with signs escaped as
/// in web addresses and pages, and, where it is a number, with other separators or none. Not
/// remembered are values that say nothing by themselves, such as ordinary words, and names of one
/// word, which [Names] finds again by what surrounds them.
///
/// The time taken is at most a constant times the length of all texts.
final class Echoes {
  private static final String RULE = "value.again";
  private static final int VALUE_MIN = 4;

  /// Longer values are secrets such as keys in blocks, which have marks of their own.
  private static final int VALUE_MAX = 256;

  private static final int NUMBER_MIN = 6;
  private static final int NUMBER_MAX = 40;

  /// Written with separators in many ways; what counts are the letters and digits.
  private static final Set<PersonalType> NUMBERS =
      EnumSet.of(
          PersonalType.POSTCODE,
          PersonalType.TELEFOON,
          PersonalType.BSN,
          PersonalType.IBAN,
          PersonalType.KENTEKEN,
          PersonalType.IDENTITEITSBEWIJS,
          PersonalType.RIJBEWIJS,
          PersonalType.VNUMMER,
          PersonalType.BTW,
          PersonalType.KVK,
          PersonalType.CREDITCARD);

  /// What is a value at one place by its surroundings alone and may be an ordinary word elsewhere,
  /// such as a key that cannot be rewritten.
  private static final Set<PersonalType> LOOSE =
      EnumSet.of(PersonalType.GEBRUIKER, PersonalType.URLDATA, PersonalType.GEHEIM);

  private final Map<Long, Known> values = new HashMap<>();
  private final Map<Long, Known> numbers = new HashMap<>();

  /// The first words of the values, and the first letters or digits of the numbers.
  private final KeySet words = new KeySet();

  private final BitSet figures = new BitSet();

  /// How long the values are, and how many letters and digits the numbers have: where nothing of
  /// this length was read, nothing need be looked up.
  private final BitSet lengths = new BitSet();

  private final BitSet counts = new BitSet();

  /// A value that is replaced.
  ///
  /// @param spelling the only one that counts, for what is one word; null for any
  private record Known(PersonalType type, double score, @Nullable String spelling) {
    @Override
    public String toString() {
      return "Known[" + type + "]";
    }
  }

  /// Replaces on each of these pages what is replaced on any of them. Their hits are resolved
  /// before and after.
  static void find(List<Page> pages, Phrases phrases) {
    Echoes echoes = new Echoes();
    for (Page page : pages) {
      page.hits().forEach(hit -> echoes.remember(page, hit));
    }
    if (echoes.values.isEmpty() && echoes.numbers.isEmpty()) {
      return;
    }
    for (Page page : pages) {
      List<Hit> found = echoes.on(page);
      if (!found.isEmpty()) {
        List<Hit> all = new ArrayList<>(page.hits());
        page.keep(found);
        all.addAll(phrases.allow(page));
        page.keep(Resolver.resolve(all));
      }
    }
  }

  private void remember(Page page, Hit hit) {
    Tokens tokens = page.tokens();
    int first = tokens.at(hit.start());
    if (first > 0 && tokens.end(first - 1) > hit.start()) {
      first--;
    }
    while (tokens.inside(first) && tokens.kind(first) == Tokens.Kind.SIGN) {
      first++;
    }
    if (!tokens.inside(first) || tokens.start(first) >= hit.end() || !says(tokens, first, hit)) {
      return;
    }
    int start = Math.max(tokens.start(first), hit.start());
    int wordEnd = Math.min(tokens.end(first), hit.end());
    String spelling = spelled(tokens, first, hit) ? page.view().text(start, hit.end()) : null;
    Known known = new Known(hit.type(), hit.score(), spelling);
    Folded value = new Folded(page.view(), start, hit.end());
    boolean more = true;
    while (more && value.length() <= VALUE_MAX) {
      more = value.next();
    }
    if (value.length() >= VALUE_MIN && value.length() <= VALUE_MAX) {
      add(values, value.key(), known);
      lengths.set(value.length());
      words.add(Lexicon.key(page.view().text(start, wordEnd)));
    }
    if (NUMBERS.contains(hit.type()) && value.figures() >= NUMBER_MIN) {
      add(numbers, value.figureKey(), known);
      counts.set(value.figures());
      figures.set(Lexicon.fold(page.view().at(start)));
    }
  }

  /// False for a value that says nothing where its surroundings are others.
  private static boolean says(Tokens tokens, int first, Hit hit) {
    if (tokens.end(first) < hit.end()) {
      return hit.type() != PersonalType.GEBOORTEDATUM || hit.length() >= NUMBER_MIN;
    }
    if (tokens.kind(first) == Tokens.Kind.NUMBER) {
      return hit.type() == PersonalType.GEHEIM || tokens.length(first) >= NUMBER_MIN;
    }
    if (tokens.kind(first) == Tokens.Kind.MIXED) {
      return true;
    }
    boolean small = tokens.shape(first) == Tokens.Shape.LOWER;
    return switch (hit.type().writing()) {
      case WORDS -> false;
      case SECRET -> !small && !tokens.isCommon(first);
      case HANDLE, ADDRESS, TELEPHONE, CODE -> !tokens.isCommon(first);
    };
  }

  /// True for a single word, and for a name of ordinary words: `De Boer` is not `de boer`.
  private static boolean spelled(Tokens tokens, int first, Hit hit) {
    if (tokens.isWord(first) && tokens.end(first) >= hit.end()) {
      return hit.type() != PersonalType.GEBRUIKER;
    }
    boolean ordinary = hit.type() == PersonalType.PERSOON;
    for (int token = first; ordinary && tokens.inside(token); token++) {
      if (tokens.start(token) >= hit.end()) {
        return true;
      }
      ordinary =
          !tokens.isWord(token) || tokens.isCommon(token) || tokens.has(token, Marks.PARTICLE);
    }
    return ordinary;
  }

  /// A secret is never put back, so a value that is one anywhere is one everywhere.
  private static void add(Map<Long, Known> all, long key, Known known) {
    if (known.type() == PersonalType.GEHEIM) {
      all.put(key, known);
    } else {
      all.putIfAbsent(key, known);
    }
  }

  /// The values that stand on this page outside its hits.
  private List<Hit> on(Page page) {
    Tokens tokens = page.tokens();
    List<Hit> before = page.hits();
    List<Hit> echoes = new ArrayList<>();
    int done = 0;
    for (int token = 0; token < tokens.count(); token++) {
      int start = tokens.start(token);
      while (done < before.size() && before.get(done).end() <= start) {
        done++;
      }
      boolean taken = done < before.size() && before.get(done).start() <= start;
      if (taken || tokens.kind(token) == Tokens.Kind.SIGN) {
        continue;
      }
      Hit echo = at(page, start, tokens.key(token));
      if (echo == null && Folded.isEscape(page.view(), start - 1)) {
        int behind = start + 2;
        int end = tokens.end(token);
        echo = end > behind ? at(page, behind, Lexicon.key(page.view().text(behind, end))) : null;
      }
      if (echo != null && !(page.leaf().fixed() && LOOSE.contains(echo.type()))) {
        echoes.add(echo);
      }
    }
    return echoes;
  }

  /// The longest value that stands here in full.
  ///
  /// @param word the key of the letters and digits that begin here
  private @Nullable Hit at(Page page, int start, long word) {
    View view = page.view();
    boolean value = words.contains(word);
    boolean number = figures.get(Lexicon.fold(view.at(start)));
    if (!value && !number) {
      return null;
    }
    Folded text = new Folded(view, start, view.length());
    Hit found = null;
    while ((value || number) && text.next()) {
      value &= text.length() < lengths.length();
      number &= text.figures() > 0 && text.figures() <= NUMBER_MAX;
      number &= text.figures() < counts.length();
      boolean whole = value && lengths.get(text.length());
      boolean counted = number && text.atFigure() && counts.get(text.figures());
      if (!(whole || counted) || !text.ends()) {
        continue;
      }
      Known known = whole ? values.get(text.key()) : null;
      if (known == null && counted) {
        known = numbers.get(text.figureKey());
      }
      if (known != null && (known.spelling() == null || view.holds(known.spelling(), start))) {
        found = new Hit(known.type(), start, text.at(), RULE, known.score());
      }
    }
    return found;
  }
}

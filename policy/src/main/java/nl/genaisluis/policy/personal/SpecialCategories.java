package nl.genaisluis.policy.personal;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Words about health, belief, origin, politics, union, sexuality, body, genes and crime that stand
/// in one sentence with a person (AVG articles 9 and 10). They raise the class of the request; they
/// are not replaced.
final class SpecialCategories {
  /// How many tokens to either side belong to a sentence without an end.
  private static final int REACH = 80;

  private final Map<Long, String> categories = new HashMap<>();

  static SpecialCategories load() {
    SpecialCategories special = new SpecialCategories();
    for (String line : Lexicon.lines("special.txt")) {
      int colon = line.indexOf(':');
      for (String word : line.substring(colon + 1).strip().split(" +", -1)) {
        special.categories.put(Lexicon.key(word), line.substring(0, colon));
      }
    }
    return special;
  }

  /// The categories in these pages, in the order of the alphabet. Runs on resolved hits.
  List<String> find(List<Page> pages) {
    SortedSet<String> found = new TreeSet<>();
    for (Page page : pages) {
      find(page, found);
    }
    return List.copyOf(found);
  }

  private void find(Page page, SortedSet<String> found) {
    Tokens tokens = page.tokens();
    if (page.hits().isEmpty() || !Marks.has(tokens.pageMarks(), Marks.SPECIAL)) {
      return;
    }
    BitSet persons = Names.taken(page, PersonalType.PERSOON);
    persons.or(Names.taken(page, PersonalType.BSN));
    for (int token = 0; token < tokens.count(); token++) {
      String category = tokens.has(token, Marks.SPECIAL) ? categories.get(tokens.key(token)) : null;
      if (category != null && !found.contains(category) && besidePerson(page, token, persons)) {
        found.add(category);
      }
    }
  }

  /// True when a person or a citizen service number stands in this token's sentence.
  private static boolean besidePerson(Page page, int token, BitSet persons) {
    Tokens tokens = page.tokens();
    int first = token;
    while (token - first < REACH && tokens.sameLine(first - 1, token) && !ends(page, first - 1)) {
      first--;
    }
    int last = token;
    while (last - token < REACH && tokens.sameLine(last + 1, token) && !ends(page, last)) {
      last++;
    }
    int person = persons.nextSetBit(first);
    return person >= 0 && person <= last;
  }

  private static boolean ends(Page page, int token) {
    Tokens tokens = page.tokens();
    boolean sign =
        tokens.isSign(token, '.') || tokens.isSign(token, '!') || tokens.isSign(token, '?');
    return sign && page.context().startsSentence(token + 1);
  }
}

package nl.genaisluis.policy.personal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Words about health, belief, origin, politics, union, sexuality, body, genes and crime that stand
/// in one sentence with a person (AVG articles 9 and 10). They raise the class of the request; they
/// are not replaced.
final class SpecialCategories {
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
    if (page.hits().isEmpty()) {
      return;
    }
    SortedSet<String> here = new TreeSet<>();
    boolean person = false;
    int next = 0;
    for (int token = 0; token < tokens.count(); token++) {
      if (token > 0 && (ends(page, token - 1) || !tokens.sameLine(token - 1, token))) {
        if (person) {
          found.addAll(here);
        }
        here.clear();
        person = false;
      }
      String category = categories.get(tokens.key(token));
      if (category != null) {
        here.add(category);
      }
      while (next < page.hits().size() && page.hits().get(next).end() <= tokens.start(token)) {
        next++;
      }
      person |= next < page.hits().size() && isPerson(page.hits().get(next), tokens, token);
    }
    if (person) {
      found.addAll(here);
    }
  }

  private static boolean isPerson(Hit hit, Tokens tokens, int token) {
    boolean covers = hit.start() <= tokens.start(token);
    return covers && (hit.type() == PersonalType.PERSOON || hit.type() == PersonalType.BSN);
  }

  private static boolean ends(Page page, int token) {
    Tokens tokens = page.tokens();
    boolean sign =
        tokens.isSign(token, '.') || tokens.isSign(token, '!') || tokens.isSign(token, '?');
    return sign && page.context().startsSentence(token + 1);
  }
}

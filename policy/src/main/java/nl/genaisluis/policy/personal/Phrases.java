package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.models.wire.Leaf;

/// The organisation's own lists of phrases, matched word by word: case, spacing and signs between
/// words do not count. Immutable.
final class Phrases {
  private record Phrase(List<Long> words, PersonalType type) {}

  private final Map<Long, List<Phrase>> allowed = new HashMap<>();
  private final Map<Long, List<Phrase>> denied = new HashMap<>();

  Phrases(PersonalDataConfig config, Lexicon lexicon) {
    for (String text : config.allow()) {
      add(allowed, text, PersonalType.PERSOON, lexicon);
    }
    for (PersonalDataConfig.Deny deny : config.deny()) {
      add(denied, deny.phrase(), deny.type(), lexicon);
    }
  }

  /// Adds a hit for every denied phrase of the page.
  void deny(Page page) {
    Tokens tokens = page.tokens();
    for (int token = 0; !denied.isEmpty() && token < tokens.count(); token++) {
      for (Phrase phrase : denied.getOrDefault(tokens.key(token), List.of())) {
        int last = last(tokens, token, phrase);
        if (last >= 0) {
          page.hit(phrase.type(), tokens.start(token), tokens.end(last), "deny", 1);
        }
      }
    }
  }

  /// The page's hits without those that lie within an allowed phrase. A denied phrase, a secret and
  /// a citizen service number stay hits.
  List<Hit> allow(Page page) {
    List<Hit> kept = new ArrayList<>(page.hits());
    Tokens tokens = page.tokens();
    for (int token = 0; !allowed.isEmpty() && token < tokens.count(); token++) {
      for (Phrase phrase : allowed.getOrDefault(tokens.key(token), List.of())) {
        int last = last(tokens, token, phrase);
        if (last >= 0) {
          int start = tokens.start(token);
          int end = tokens.end(last);
          kept.removeIf(hit -> yields(hit) && inside(hit, start, end));
        }
      }
    }
    return kept;
  }

  private static boolean yields(Hit hit) {
    return !hit.rule().equals("deny")
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

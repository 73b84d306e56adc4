package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Says which rules a whole text hits, in the plainest way: every sentence is split at its blanks,
/// every word is compared with every list, and every chain of words is tried. Knows only what
/// [Wording] writes: words, placeholders, numbers and signs, parted by one blank.
final class SlowTwin {
  private final RuleBook book;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, Integer> lastSeen = new HashMap<>();
  private final Set<String> hits = new TreeSet<>();
  private int words;

  /// One entry of a word list: the words of a phrase, `*` for any letters.
  private record Entry(List<String> parts, long bit) {
    Entry {
      parts = List.copyOf(parts);
    }
  }

  private record Token(String written, long lists, boolean sign) {}

  SlowTwin(RuleBook book) {
    this.book = book;
    book.words()
        .forEach(
            (name, list) -> {
              long bit = book.marks().of(name);
              list.forEach(word -> entries.add(new Entry(List.of(word.split("_", -1)), bit)));
            });
  }

  /// The ids of the rules that this text hits.
  Set<String> hits(List<List<String>> sentences) {
    words = 0;
    lastSeen.clear();
    hits.clear();
    sentences.forEach(this::sentence);
    return new TreeSet<>(hits);
  }

  private void sentence(List<String> written) {
    boolean question = written.getLast().equals("?");
    List<Token> tokens = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (String one : written.subList(0, written.size() - 1)) {
      plain.add(one);
      tokens.add(token(plain, tokens));
    }
    long all = 0;
    for (Token token : tokens) {
      words += token.sign() ? 0 : 1;
      all |= token.lists();
      for (long bit = 1; bit != 0; bit <<= 1) {
        if ((token.lists() & bit) != 0) {
          lastSeen.put(bit, words);
        }
      }
    }
    for (Rule rule : book.rules()) {
      for (Rule.Sequence sequence : rule.sequences()) {
        boolean hit = !question && chain(rule, sequence, tokens, all, new ArrayList<>());
        if (hit) {
          hits.add(rule.text().id());
        }
      }
    }
  }

  private boolean chain(
      Rule rule, Rule.Sequence sequence, List<Token> tokens, long all, List<Integer> chosen) {
    int step = chosen.size();
    if (step == sequence.steps().size()) {
      return holds(rule, sequence, tokens, all, chosen);
    }
    for (int i = step == 0 ? 0 : chosen.getLast() + 1; i < tokens.size(); i++) {
      boolean fits = (tokens.get(i).lists() & sequence.steps().get(step)) != 0;
      if (fits
          && (step == 0 || between(tokens, chosen.getLast(), i) <= sequence.gaps().get(step - 1))) {
        List<Integer> longer = new ArrayList<>(chosen);
        longer.add(i);
        if (chain(rule, sequence, tokens, all, longer)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int between(List<Token> tokens, int from, int to) {
    return (int) tokens.subList(from + 1, to).stream().filter(token -> !token.sign()).count();
  }

  private boolean holds(
      Rule rule, Rule.Sequence sequence, List<Token> tokens, long all, List<Integer> chosen) {
    int headEnd = chosen.get(Math.max(1, sequence.steps().size() - 2));
    long head = 0;
    for (int i = 0; i <= headEnd; i++) {
      head |= tokens.get(i).lists();
    }
    return (all & rule.unless()) == 0
        && (head & rule.unlessHead()) == 0
        && rule.needs().stream().allMatch(need -> (all & need) != 0)
        && rule.context().stream().allMatch(this::recent)
        && (!recent(rule.unlessContext()) || recent(book.marks().of("@persoon")));
  }

  private boolean recent(long lists) {
    return lastSeen.entrySet().stream()
        .anyMatch(
            seen ->
                (seen.getKey() & lists) != 0 && words - seen.getValue() <= Sentences.CONTEXT_WORDS);
  }

  private Token token(List<String> plain, List<Token> before) {
    String written = plain.getLast();
    if (written.startsWith("[")) {
      return new Token(written, Marks.PERSON, false);
    }
    if (written.equals(":") || written.equals("€")) {
      return new Token(written, written.equals(":") ? Marks.COLON : Marks.EURO, true);
    }
    long lists = listed(plain);
    List<Token> real = before.stream().filter(token -> !token.sign()).toList();
    long previous = real.isEmpty() ? 0 : real.getLast().lists();
    long beforePrevious = real.size() < 2 ? 0 : real.get(real.size() - 2).lists();
    boolean capital = Character.isUpperCase(written.charAt(0));
    boolean number = Character.isDigit(written.charAt(0));
    long all = lists;
    if (number) {
      all |= Marks.NUMBER | (written.equals("1") ? Marks.ONE : 0);
      boolean year = written.length() == 4 && written.compareTo("1900") >= 0;
      all |= year && has(previous, "jaarwoord") ? Marks.YEAR : 0;
    }
    if (has(lists, "zaakwoord") && has(previous | beforePrevious, "bepaald")) {
      all |= Marks.CASE;
    }
    boolean named = capital && !real.isEmpty() && !has(lists, "geennaam");
    boolean afterName = real.size() > 1 && named(real.getLast());
    if (named && (afterName || has(previous, "voorzetsel"))) {
      all |= Marks.NAME;
    }
    if ((capital || number) && has(previous, "persoonrol")) {
      all |= Marks.LABEL;
    }
    return new Token(written, all, false);
  }

  private boolean named(Token token) {
    return Character.isUpperCase(token.written().charAt(0)) && !has(token.lists(), "geennaam");
  }

  private boolean has(long lists, String name) {
    return (lists & book.marks().of(name)) != 0;
  }

  /// The lists in which the last word stands, alone or as the end of a phrase.
  private long listed(List<String> plain) {
    List<String> folded = new ArrayList<>();
    for (String word : plain) {
      if (word.startsWith("[")) {
        folded.clear();
      } else if (Character.isLetterOrDigit(word.charAt(0))) {
        folded.add(Fold.word(word));
      }
    }
    long lists = 0;
    for (Entry entry : entries) {
      lists |= matches(entry.parts(), folded) ? entry.bit() : 0;
    }
    return lists;
  }

  private static boolean matches(List<String> parts, List<String> folded) {
    String last = parts.getLast();
    if (folded.size() < parts.size() || !fits(last, folded.getLast())) {
      return false;
    }
    int from = folded.size() - parts.size();
    for (int i = 0; i < parts.size() - 1; i++) {
      if (!fits(parts.get(i), folded.get(from + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String entry, String word) {
    String bare = Fold.word(entry.replace("*", ""));
    boolean open = entry.startsWith("*");
    boolean prefix = entry.endsWith("*");
    if (open) {
      return prefix ? word.contains(bare) : word.endsWith(bare);
    }
    return prefix ? word.startsWith(bare) : word.equals(bare);
  }
}

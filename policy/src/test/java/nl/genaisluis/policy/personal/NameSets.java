package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures persons in the sets whose misses have been read (`names-*.txt`, `fresh-*.txt`,
/// `clean-dev.txt`), line by line in two halves, also with signs set apart by spaces, as corpora of
/// news are published: `NameSets [--leaks] [--over] [--lists=FILE]`. [FreshSets] has what nobody
/// has read.
final class NameSets {
  /// One text with its persons, and the origin of each by where it starts.
  record Item(String text, BitSet persons, Map<Integer, String> origins) {}

  private static final Pattern MARK = Pattern.compile("\\[([A-Za-z]+)\\|([^\\]]+)]");
  private static final Pattern UNIT = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+|[^\\s\\p{L}\\p{N}]");
  private static final Pattern SIGN =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}\"')])([,;:?!\")(])|(\\()(?=\\S)|(?<=\\p{Ll}{2})(\\.)(?=\\s|$)");
  private static final List<String> SETS =
      List.of(
          "names-news",
          "names-letters",
          "names-news-2",
          "names-letters-2",
          "clean-dev",
          "fresh-news",
          "fresh-letters",
          "fresh-clean",
          "names-news-3",
          "names-letters-3",
          "clean-dev-2",
          "fresh-5-news",
          "fresh-5-letters",
          "fresh-5-clean",
          "fresh-6-news",
          "fresh-6-letters",
          "fresh-6-clean",
          "clean-dev-3",
          "fresh-7-news",
          "fresh-7-letters",
          "fresh-7-clean");
  private static final Lexicon LEXICON = Lexicon.load();

  private int names;
  private int exact;
  private int found;
  private int units;
  private int unitsMasked;
  private int characters;
  private int charactersMasked;
  private int ordinary;
  private int ordinaryMasked;
  private int others;
  private int othersMasked;
  private final Map<String, int[]> byOrigin = new TreeMap<>();
  private final Map<String, Integer> overByRule = new TreeMap<>();
  private final List<String> leaks = new ArrayList<>();
  private final List<String> over = new ArrayList<>();

  private NameSets() {}

  public static void main(String[] args) throws IOException {
    PersonalData personalData = NameEvaluation.scrubber(LEXICON);
    List<String> leaks = new ArrayList<>();
    List<String> over = new ArrayList<>();
    for (String name : SETS) {
      for (boolean odd : new boolean[] {true, false}) {
        String half = name + (odd ? ", odd " : ", even");
        NameSets plain = score(items(name, odd), personalData);
        System.out.println(half + "             " + plain);
        System.out.println(half + ", signs apart " + score(apart(items(name, odd)), personalData));
        plain.byOrigin.forEach(
            (origin, pair) -> System.out.print(" " + origin + " " + pair[0] + "/" + pair[1]));
        System.out.println(" over by rule: " + plain.overByRule);
        leaks.addAll(plain.leaks);
        over.addAll(plain.over);
      }
    }
    Lists.show(args, leaks, over);
  }

  /// The share of the words of names that are masked.
  double recall() {
    return (double) unitsMasked / units;
  }

  double characterRecall() {
    return (double) charactersMasked / characters;
  }

  /// The share of words, numbers and signs masked that belong to no name of any kind.
  double ordinaryMasked() {
    return (double) ordinaryMasked / ordinary;
  }

  double exactF1() {
    return 2.0 * exact / (names + found);
  }

  int names() {
    return names;
  }

  /// Each origin's masked words and words.
  Map<String, int[]> byOrigin() {
    return byOrigin;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%4d names, words %5.1f %%, characters %5.1f %%, ordinary %.2f %%, other names %4.1f %%,"
            + " F1 %.3f",
        names,
        100 * recall(),
        100 * characterRecall(),
        100 * ordinaryMasked(),
        100.0 * othersMasked / Math.max(1, others),
        exactF1());
  }

  static List<Item> items(String name, boolean odd) throws IOException {
    List<Item> items = new ArrayList<>();
    int line = 0;
    for (String source : NameFrames.lines("personal/" + name + ".txt")) {
      if (source.startsWith("#") || source.isBlank()) {
        continue;
      }
      line++;
      if ((line % 2 == 1) == odd) {
        items.add(item(source.replace("\\n", "\n")));
      }
    }
    return items;
  }

  private static Item item(String source) {
    StringBuilder text = new StringBuilder();
    BitSet persons = new BitSet();
    Map<Integer, String> origins = new TreeMap<>();
    Matcher mark = MARK.matcher(source);
    int at = 0;
    while (mark.find()) {
      text.append(source, at, mark.start());
      origins.put(text.length(), mark.group(1));
      persons.set(text.length(), text.length() + mark.group(2).length());
      text.append(mark.group(2));
      at = mark.end();
    }
    return new Item(text.append(source.substring(at)).toString(), persons, origins);
  }

  /// The same texts with spaces before and behind signs.
  static List<Item> apart(List<Item> items) {
    List<Item> apart = new ArrayList<>();
    for (Item item : items) {
      StringBuilder text = new StringBuilder();
      BitSet persons = new BitSet();
      Map<Integer, String> origins = new TreeMap<>();
      BitSet before = new BitSet();
      Matcher sign = SIGN.matcher(item.text());
      while (sign.find()) {
        before.set(sign.group(2) == null ? sign.start() : sign.end());
      }
      for (int i = 0; i < item.text().length(); i++) {
        if (before.get(i) && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
          persons.set(text.length(), item.persons().get(i) && item.persons().get(i - 1));
          text.append(' ');
        }
        if (item.origins().containsKey(i)) {
          origins.put(text.length(), item.origins().get(i));
        }
        persons.set(text.length(), item.persons().get(i));
        text.append(item.text().charAt(i));
      }
      apart.add(new Item(text.toString(), persons, origins));
    }
    return apart;
  }

  static NameSets score(List<Item> items, PersonalData personalData) {
    NameSets score = new NameSets();
    for (Item item : items) {
      score.add(item, personalData);
    }
    return score;
  }

  private void add(Item item, PersonalData personalData) {
    BitSet covered = new BitSet();
    Map<Integer, String> rules = new TreeMap<>();
    Map<Integer, Integer> findings = new TreeMap<>();
    for (PersonalFinding finding :
        personalData.scrub(List.of(Quality.leaf(item.text())), Actions.defaults()).findings()) {
      covered.set(finding.start(), finding.end());
      rules.put(finding.start(), finding.rule());
      if (finding.type() == PersonalType.PERSOON) {
        findings.put(finding.start(), finding.end());
      }
    }
    found += findings.size();
    for (int start : item.origins().keySet()) {
      int end = item.persons().nextClearBit(start);
      names++;
      exact += findings.getOrDefault(start, -1) == end ? 1 : 0;
    }
    Matcher unit = UNIT.matcher(item.text());
    String origin = "";
    boolean opens = true;
    while (unit.find()) {
      int ordinaryBefore = ordinaryMasked;
      origin = item.origins().getOrDefault(unit.start(), origin);
      boolean masked = covered.get(unit.start());
      count(item, unit, masked, opens, origin);
      if (masked && !item.persons().get(unit.start())) {
        String rule = rules.getOrDefault(covered.previousClearBit(unit.start()) + 1, "");
        overByRule.merge(rule, 1, Integer::sum);
        String kind = ordinaryMasked > ordinaryBefore ? "OVER ordinary " : "OVER ";
        over.add(kind + unit.group() + " (" + rule + ") | " + item.text().replace("\n", "/"));
      }
      opens = ".!?\"".contains(unit.group()) || item.text().startsWith("\n", unit.end());
    }
  }

  private void count(Item item, Matcher unit, boolean masked, boolean opens, String origin) {
    String word = unit.group();
    boolean letters = Character.isLetter(word.charAt(0));
    if (item.persons().get(unit.start())) {
      if (letters) {
        int[] pair = byOrigin.computeIfAbsent(origin, _ -> new int[2]);
        pair[0] += masked ? 1 : 0;
        pair[1]++;
        units++;
        unitsMasked += masked ? 1 : 0;
        characters += word.length();
        charactersMasked += masked ? word.length() : 0;
        if (!masked) {
          leaks.add("LEAK " + word + " | " + item.text().replace("\n", "/"));
        }
      }
      return;
    }
    boolean plain = opens && LEXICON.isWord(Lexicon.key(word));
    boolean name = letters && Character.isUpperCase(word.charAt(0)) && !plain;
    others += name ? 1 : 0;
    othersMasked += name && masked ? 1 : 0;
    ordinary += name ? 0 : 1;
    ordinaryMasked += !name && masked ? 1 : 0;
  }
}

package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures names on the sets that nobody tunes on (`fresh-10-*.txt`), and on those that were so
/// until they took their place (`fresh-*.txt`): `FreshSets [SET...]`. It prints totals alone: there
/// is no way to have it list what was missed.
final class FreshSets {
  /// How clean texts came through.
  ///
  /// @param texts how many there are
  /// @param touched in how many of them something was masked
  /// @param characters how many characters they have
  /// @param masked how many of those were masked
  record Clean(int texts, int touched, int characters, int masked) {}

  private static final List<String> SETS =
      List.of(
          "fresh",
          "fresh-3",
          "fresh-4",
          "fresh-5",
          "fresh-6",
          "fresh-7",
          "fresh-8",
          "fresh-9",
          "fresh-10");
  private static final int ROUNDS = 8;
  private static final long SEED = 2_026;

  private FreshSets() {}

  /// Prints the totals of each set.
  ///
  /// @param arguments the sets, `fresh-4` say; without any, all
  public static void main(String[] arguments) throws IOException {
    PersonalData personalData = NameEvaluation.scrubber(Lexicon.load());
    for (String set : arguments.length > 0 ? List.of(arguments) : SETS) {
      print(set, personalData);
    }
  }

  private static void print(String set, PersonalData personalData) throws IOException {
    for (String name : List.of(set + "-news", set + "-letters")) {
      NameSets plain = NameSets.score(items(name), personalData);
      System.out.println(name + "               " + plain);
      System.out.println(
          name + ", signs apart  " + NameSets.score(NameSets.apart(items(name)), personalData));
      plain
          .byOrigin()
          .forEach(
              (origin, pair) -> System.out.print(" " + origin + " " + pair[0] + "/" + pair[1]));
      System.out.println();
    }
    System.out.println(set + "-clean  " + clean(set, personalData));
    byOrigin(set, personalData)
        .forEach((origin, tally) -> System.out.printf("%-14s %s%n", origin, tally));
  }

  static List<NameSets.Item> items(String name) throws IOException {
    List<NameSets.Item> items = new ArrayList<>(NameSets.items(name, true));
    items.addAll(NameSets.items(name, false));
    return items;
  }

  static Clean clean(String set, PersonalData personalData) throws IOException {
    int touched = 0;
    int masked = 0;
    int characters = 0;
    List<NameSets.Item> items = items(set + "-clean");
    for (NameSets.Item item : items) {
      BitSet covered = new BitSet();
      for (PersonalFinding finding :
          personalData.scrub(List.of(Quality.leaf(item.text())), Actions.defaults()).findings()) {
        covered.set(finding.start(), finding.end());
      }
      touched += covered.isEmpty() ? 0 : 1;
      masked += covered.cardinality();
      characters += item.text().length();
    }
    return new Clean(items.size(), touched, characters, masked);
  }

  static Map<String, NameEvaluation.Tally> byOrigin(String set, PersonalData personalData)
      throws IOException {
    Map<String, NameEvaluation.Tally> tallies = new LinkedHashMap<>();
    for (NameList names : names(set)) {
      NameFrames frames =
          new NameFrames(List.of("personal/" + set + "-frames.txt"), List.of(names), SEED);
      List<NameFrames.Marked> texts = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        texts.addAll(frames.each());
      }
      tallies.put(names.origin(), NameEvaluation.tally(texts, personalData));
    }
    return tallies;
  }

  static List<NameList> names(String set) throws IOException {
    Map<String, List<String>> firsts = new LinkedHashMap<>();
    Map<String, List<String>> lasts = new LinkedHashMap<>();
    for (String line : NameFrames.lines("personal/" + set + "-names.txt")) {
      if (line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String[] head = line.substring(0, colon).split(" ", -1);
      List<String> names = List.of(line.substring(colon + 1).strip().split(" ", -1));
      (head[1].equals("first") ? firsts : lasts).put(head[0], names);
    }
    List<NameList> lists = new ArrayList<>();
    firsts.forEach(
        (origin, names) -> {
          lists.add(new NameList(origin, names, lasts.getOrDefault(origin, names)));
        });
    return lists;
  }
}

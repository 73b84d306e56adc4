package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Leaf;

/// Scores the scrubber on marked records as the data's README says, and measures its speed:
/// `Quality RECORDS.jsonl [--leaks] [--over]`.
final class Quality {
  private static final String TITLES =
      "(?:(?:de\\s+)?heer|meneer|mijnheer|mevrouw|dhr|hr|mevr|mw|dames?|fam(?:ilie)?|drs|dr"
          + "|mr|mrs|ms|ir|ing|prof|jhr|baron|ds|herr|frau|frou)\\b\\.?\\s*";
  private static final int ROUNDS = 600;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern LEAD = Pattern.compile("(?:" + TITLES + ")+", FLAGS);
  private static final Pattern BEFORE = Pattern.compile("(?<!\\w)(?:" + TITLES + ")+$", FLAGS);

  /// One marked stretch; offsets in UTF-16 code units.
  record Mark(int start, int end, String type) {}

  /// One record of the set.
  record Case(String id, String text, List<Mark> marks) {}

  /// What a set scored.
  record Score(
      Map<String, int[]> recall,
      double overPerThousand,
      int cleanTouched,
      int clean,
      List<String> leaks,
      List<String> over) {
    int hits() {
      return recall.values().stream().mapToInt(pair -> pair[0]).sum();
    }

    int gold() {
      return recall.values().stream().mapToInt(pair -> pair[1]).sum();
    }

    double recall(String type) {
      int[] pair = recall.getOrDefault(type, new int[] {0, 0});
      return pair[1] == 0 ? 1 : (double) pair[0] / pair[1];
    }
  }

  private Quality() {}

  public static void main(String[] args) throws IOException, JsonFault {
    List<Case> cases = read(Files.readString(Path.of(args[0])));
    PersonalData personalData = PersonalData.load(PersonalDataConfig.defaults());
    Score score = score(cases, personalData);
    List<String> flags = Arrays.asList(args);
    score
        .recall()
        .forEach(
            (type, pair) ->
                System.out.printf(Locale.ROOT, "%-18s %3d / %3d%n", type, pair[0], pair[1]));
    System.out.printf(Locale.ROOT, "all %d / %d%n", score.hits(), score.gold());
    System.out.printf(Locale.ROOT, "over-masked per 1,000: %.2f%n", score.overPerThousand());
    System.out.printf("clean touched: %d / %d%n", score.cleanTouched(), score.clean());
    Lists.show(args, score.leaks(), score.over());
    if (!flags.contains("--no-speed")) {
      speed(cases, personalData);
    }
  }

  static List<Case> read(String lines) throws JsonFault {
    List<Case> cases = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (!line.isBlank() && JsonCodec.read(line) instanceof Json.Obj object) {
        String text = String.valueOf(object.text("text"));
        List<Mark> marks = new ArrayList<>();
        for (Json item : object.items("spans")) {
          Json.Obj span = (Json.Obj) item;
          int start = text.offsetByCodePoints(0, number(span, "start"));
          int end = text.offsetByCodePoints(0, number(span, "end"));
          marks.add(new Mark(start, end, String.valueOf(span.text("type"))));
        }
        cases.add(new Case(String.valueOf(object.text("id")), text, marks));
      }
    }
    return cases;
  }

  private static int number(Json.Obj span, String name) {
    Long value = span.whole(name);
    return value == null ? 0 : value.intValue();
  }

  static Score score(List<Case> cases, PersonalData personalData) {
    Map<String, int[]> recall = new TreeMap<>();
    List<String> leaks = new ArrayList<>();
    List<String> over = new ArrayList<>();
    int characters = 0;
    int overCharacters = 0;
    int clean = 0;
    int touched = 0;
    for (Case one : cases) {
      String text = one.text();
      BitSet covered = covered(text, personalData);
      BitSet allowed = new BitSet();
      for (int i = 0; i < text.length(); i++) {
        allowed.set(i, Character.isWhitespace(text.charAt(i)));
      }
      for (Mark mark : one.marks()) {
        mark(one, mark, covered, allowed, recall, leaks);
      }
      BitSet wrong = (BitSet) covered.clone();
      wrong.andNot(allowed);
      characters += text.codePointCount(0, text.length());
      overCharacters += codePoints(text, wrong);
      clean += one.marks().isEmpty() ? 1 : 0;
      touched += one.marks().isEmpty() && !covered.isEmpty() ? 1 : 0;
      describe(one, wrong, over);
    }
    return new Score(recall, 1000.0 * overCharacters / characters, touched, clean, leaks, over);
  }

  private static void mark(
      Case one,
      Mark mark,
      BitSet covered,
      BitSet allowed,
      Map<String, int[]> recall,
      List<String> leaks) {
    allowed.set(mark.start(), mark.end());
    if (mark.type().equals("?")) {
      return;
    }
    int start = mark.start();
    if (mark.type().equals("PERSOON")) {
      Matcher before = BEFORE.matcher(one.text().substring(0, start));
      if (before.find()) {
        allowed.set(before.start(), start);
      }
      Matcher lead = LEAD.matcher(one.text().substring(start, mark.end()));
      if (lead.lookingAt() && lead.end() < mark.end() - start) {
        start += lead.end();
      }
    }
    int[] pair = recall.computeIfAbsent(mark.type(), _ -> new int[2]);
    pair[1]++;
    boolean whole = true;
    for (int i = start; i < mark.end(); i++) {
      whole &= covered.get(i) || Character.isWhitespace(one.text().charAt(i));
    }
    pair[0] += whole ? 1 : 0;
    if (!whole) {
      leaks.add(
          one.id() + " " + mark.type() + " " + one.text().substring(mark.start(), mark.end()));
    }
  }

  private static BitSet covered(String text, PersonalData personalData) {
    BitSet covered = new BitSet();
    Scrubbed scrubbed = personalData.scrub(List.of(leaf(text)), Actions.defaults());
    for (PersonalFinding finding : scrubbed.findings()) {
      covered.set(finding.start(), finding.end());
    }
    return covered;
  }

  private static int codePoints(String text, BitSet places) {
    return (int) places.stream().filter(i -> !Character.isLowSurrogate(text.charAt(i))).count();
  }

  private static void describe(Case one, BitSet wrong, List<String> over) {
    for (int i = wrong.nextSetBit(0); i >= 0; i = wrong.nextSetBit(wrong.nextClearBit(i))) {
      over.add(one.id() + " OVER " + one.text().substring(i, wrong.nextClearBit(i)));
    }
  }

  static Leaf leaf(String text) {
    return new Leaf("/messages/0/content", 0, null, 0, false, text);
  }

  /// Time that this thread had a core, so that other programs on the machine do not count.
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// Measures all records in a row, which is denser than any prompt, and a mix with personal data
  /// in three of ten, as the load of the bars is.
  private static void speed(List<Case> cases, PersonalData personalData) {
    StringBuilder all = new StringBuilder();
    cases.forEach(one -> all.append(one.text()).append("\n\n"));
    List<Case> clean = cases.stream().filter(one -> one.marks().isEmpty()).toList();
    List<Case> marked = cases.stream().filter(one -> !one.marks().isEmpty()).toList();
    Random random = new Random(20_261_122);
    StringBuilder mixed = new StringBuilder();
    while (mixed.length() < all.length()) {
      List<Case> from = random.nextInt(10) < 3 ? marked : clean;
      mixed.append(from.get(random.nextInt(from.size())).text()).append("\n\n");
    }
    speed("every record", all.toString(), personalData);
    speed("3 of 10 with personal data", mixed.toString(), personalData);
  }

  /// Scrubs prompts of 20 kB and prints MB of UTF-8 per second of processor time.
  private static void speed(String name, String text, PersonalData personalData) {
    List<List<Leaf>> prompts = new ArrayList<>();
    long bytes = 0;
    for (int from = 0; from + 20_000 < text.length(); from += 5_000) {
      String prompt = text.substring(from, from + 20_000);
      prompts.add(List.of(leaf(prompt)));
      bytes += prompt.getBytes(StandardCharsets.UTF_8).length;
    }
    double best = 0;
    long[] times = new long[prompts.size() * ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = processorTime();
      for (int i = 0; i < prompts.size(); i++) {
        long one = processorTime();
        Scrubbed scrubbed = personalData.scrub(prompts.get(i), Actions.defaults());
        times[round * prompts.size() + i] = processorTime() - one;
        if (scrubbed.texts().isEmpty()) {
          throw new IllegalStateException("no text");
        }
      }
      best = Math.max(best, bytes * 1000.0 / (processorTime() - start));
    }
    long[] warm = Arrays.copyOfRange(times, times.length / 2, times.length);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "speed on one core, %s: %.1f MB/s best round, p50 %.2f ms, p99 %.2f ms per 20 kB%n",
        name,
        best,
        warm[warm.length / 2] / 1e6,
        warm[warm.length * 99 / 100] / 1e6);
  }
}

package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Measures what it costs to read office texts strictly: one sentence with one name, put into a
/// text that names nobody, `HostedNames HOSTS FRAMES...` (`fresh-8-clean fresh-5 fresh-6`, say). It
/// prints per kind of name how many were masked whole, with `--list` also the sentences of those
/// that were not.
final class HostedNames {
  private static final long SEED = 2_027;

  private HostedNames() {}

  public static void main(String[] args) throws IOException {
    boolean list = List.of(args).contains("--list");
    List<String> names = List.of(args).stream().filter(arg -> !arg.startsWith("--")).toList();
    PersonalData personalData = NameEvaluation.scrubber(Lexicon.load());
    List<NameSets.Item> hosts = FreshSets.items(names.getFirst());
    Map<String, int[]> kinds = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    int host = 0;
    for (String set : names.subList(1, names.size())) {
      List<String> frames =
          NameFrames.lines("personal/" + set + "-frames.txt").stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      for (NameList origin : FreshSets.names(set)) {
        List<NameFrames.Marked> texts =
            new NameFrames(List.of("personal/" + set + "-frames.txt"), List.of(origin), SEED)
                .each();
        for (int i = 0; i < frames.size(); i++) {
          if (!isFit(frames.get(i))) {
            continue;
          }
          String kind = frames.get(i).replaceAll(".*<([A-Z]+)>.*", "$1");
          boolean found = isFound(texts.get(i), hosts.get(host++ % hosts.size()), personalData);
          int[] pair = kinds.computeIfAbsent(kind, _ -> new int[2]);
          pair[0] += found ? 1 : 0;
          pair[1]++;
          if (!found) {
            missed.add(texts.get(i).text() + "  [" + origin.origin() + "]");
          }
        }
      }
    }
    kinds.forEach((kind, pair) -> System.out.println(kind + " " + pair[0] + " of " + pair[1]));
    int all = kinds.values().stream().mapToInt(pair -> pair[1]).sum();
    int found = kinds.values().stream().mapToInt(pair -> pair[0]).sum();
    System.out.println(String.format(Locale.ROOT, "all %d of %d", found, all));
    if (list) {
      missed.stream().sorted().forEach(System.out::println);
    }
  }

  /// One name, on one line.
  private static boolean isFit(String frame) {
    return !frame.contains("\\n") && frame.indexOf('<') == frame.lastIndexOf('<');
  }

  private static boolean isFound(
      NameFrames.Marked sentence, NameSets.Item host, PersonalData personalData) {
    int middle = host.text().indexOf(". ", host.text().length() / 2);
    int at = middle < 0 ? host.text().length() : middle + 1;
    String text = host.text().substring(0, at) + " " + sentence.text() + host.text().substring(at);
    BitSet covered = new BitSet();
    for (PersonalFinding finding :
        personalData.scrub(List.of(Quality.leaf(text)), Actions.defaults()).findings()) {
      covered.set(finding.start(), finding.end());
    }
    return sentence.persons().stream().allMatch(i -> covered.get(at + 1 + i));
  }
}

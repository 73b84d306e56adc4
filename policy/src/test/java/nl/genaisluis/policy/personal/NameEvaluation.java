package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures how names are found in sentences and among names that nothing was learnt from, once
/// with the names in the lists and once without: `NameEvaluation [--leaks] [--over]
/// [--lists=FILE]`.
final class NameEvaluation {
  private static final Pattern MARK = Pattern.compile("\\[P\\|([^\\]]+)]");
  private static final Lexicon LEXICON = Lexicon.load();
  private static final int ROUNDS = 8;
  private static final long SEED = 4_711;

  /// What a set of texts scored.
  static final class Tally {
    private int names;
    private int covered;
    private int exact;
    private int hits;
    private int tokens;
    private int tokensMasked;
    private int ordinary;
    private int ordinaryMasked;
    private int others;
    private int othersMasked;
    private final List<String> leaks = new ArrayList<>();
    private final List<String> over = new ArrayList<>();

    int names() {
      return names;
    }

    /// The share of names that are wholly covered.
    double recall() {
      return share(covered, names);
    }

    /// The share of the words of names that are covered.
    double tokenRecall() {
      return share(tokensMasked, tokens);
    }

    /// The share of other words that are covered.
    double ordinaryMasked() {
      return share(ordinaryMasked, ordinary);
    }

    double exactF1() {
      return share(2 * exact, names + hits);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%5d names, wholly masked %5.1f %%, words of names %5.1f %%, ordinary words %.2f %%,"
              + " other names %.1f %%, F1 %.3f",
          names,
          100 * recall(),
          100 * tokenRecall(),
          100 * ordinaryMasked(),
          100 * share(othersMasked, others),
          exactF1());
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 1 : (double) part / whole;
    }
  }

  private NameEvaluation() {}

  public static void main(String[] args) throws IOException {
    PersonalData listed = scrubber(Lexicon.load());
    PersonalData unlisted = scrubber(Lexicon.load(NameList::isKept));
    PersonalData bare = scrubber(Lexicon.load(_ -> true));
    Tally own = tally(sentences(), listed);
    System.out.println("own sentences               " + own);
    System.out.println("own sentences, no name list " + tally(sentences(), bare));
    for (NameList names : NameList.byOrigin(true)) {
      List<NameFrames.Marked> texts = texts(names);
      Tally tally = tally(texts, listed);
      own.leaks.addAll(tally.leaks);
      System.out.printf("%-11s in the lists      %s%n", names.origin(), tally);
      System.out.printf("%-11s not in the lists  %s%n", names.origin(), tally(texts, unlisted));
    }
    Lists.show(args, own.leaks, own.over);
  }

  static PersonalData scrubber(Lexicon lexicon) {
    Detector detector = new Detector(PersonalDataConfig.defaults(), lexicon, NameTagger.load());
    return new PersonalData(detector, SpecialCategories.load());
  }

  /// The frames of the origins' set, each several times, with the kept names of one origin.
  static List<NameFrames.Marked> texts(NameList names) throws IOException {
    NameFrames frames = new NameFrames(List.of("personal/origin-frames.txt"), List.of(names), SEED);
    List<NameFrames.Marked> texts = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      texts.addAll(frames.each());
    }
    return texts;
  }

  /// The sentences with fixed names.
  static List<NameFrames.Marked> sentences() throws IOException {
    List<NameFrames.Marked> texts = new ArrayList<>();
    for (String line : NameFrames.lines("personal/names-own.txt")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      BitSet persons = new BitSet();
      String source = line.replace("\\n", "\n");
      Matcher mark = MARK.matcher(source);
      int at = 0;
      while (mark.find()) {
        text.append(source, at, mark.start());
        int start = text.length();
        text.append(mark.group(1));
        persons.set(start, text.length());
        at = mark.end();
      }
      texts.add(new NameFrames.Marked(text.append(source.substring(at)).toString(), persons));
    }
    return texts;
  }

  static Tally tally(List<NameFrames.Marked> texts, PersonalData personalData) {
    Tally tally = new Tally();
    for (NameFrames.Marked marked : texts) {
      add(marked, personalData, tally);
    }
    return tally;
  }

  private static void add(NameFrames.Marked marked, PersonalData personalData, Tally tally) {
    String text = marked.text();
    BitSet covered = new BitSet();
    BitSet ends = new BitSet();
    for (PersonalFinding finding :
        personalData.scrub(List.of(Quality.leaf(text)), Actions.defaults()).findings()) {
      covered.set(finding.start(), finding.end());
      tally.hits += finding.type() == PersonalType.PERSOON ? 1 : 0;
      BitSet persons = marked.persons();
      boolean exact =
          persons.get(finding.start())
              && (finding.start() == 0 || !persons.get(finding.start() - 1))
              && persons.nextClearBit(finding.start()) == finding.end();
      tally.exact += exact ? 1 : 0;
      ends.set(finding.end());
    }
    for (int start = marked.persons().nextSetBit(0); start >= 0; ) {
      int end = marked.persons().nextClearBit(start);
      boolean whole = true;
      for (int i = start; i < end; i++) {
        whole &= covered.get(i) || !Character.isLetter(text.charAt(i));
      }
      tally.names++;
      tally.covered += whole ? 1 : 0;
      if (!whole) {
        tally.leaks.add("LEAK " + text.substring(start, end) + " | " + text.replace("\n", "/"));
      }
      start = marked.persons().nextSetBit(end);
    }
    words(marked, covered, tally);
  }

  private static void words(NameFrames.Marked marked, BitSet covered, Tally tally) {
    Matcher word = Pattern.compile("\\p{L}+").matcher(marked.text());
    while (word.find()) {
      boolean masked = covered.get(word.start());
      if (marked.persons().get(word.start())) {
        tally.tokens++;
        tally.tokensMasked += masked ? 1 : 0;
      } else {
        boolean ordinary = LEXICON.isWord(Lexicon.key(word.group()));
        tally.ordinary += ordinary ? 1 : 0;
        tally.ordinaryMasked += ordinary && masked ? 1 : 0;
        tally.others += ordinary ? 0 : 1;
        tally.othersMasked += !ordinary && masked ? 1 : 0;
        if (masked) {
          tally.over.add("OVER " + word.group() + " | " + marked.text().replace("\n", "/"));
        }
      }
    }
  }
}

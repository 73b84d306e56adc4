package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Office text to put requests among.
final class Padding {
  private final List<String> pool;
  private final int lengthMin;
  private final int lengthSpread;

  /// A text among other text, and where it lies.
  record Padded(String text, int from, int to) {}

  private Padding(List<String> pool, int lengthMin, int lengthSpread) {
    this.pool = List.copyOf(pool);
    this.lengthMin = lengthMin;
    this.lengthSpread = lengthSpread;
  }

  /// The padding to learn with: paragraphs without any request, and long ordinary samples.
  static Padding training(List<Sample> samples) {
    List<String> pool = new ArrayList<>(paragraphs("own-neutral.txt"));
    for (String document : Material.documents()) {
      pool.addAll(List.of(document.split("\n\n", -1)));
    }
    for (Sample sample : samples) {
      if (!sample.prohibited()
          && sample.style().startsWith("ordinary-long")
          && Learner.joined(sample).length() < Reading.SEEN_WHOLE_MAX) {
        pool.add(Learner.joined(sample));
      }
    }
    return new Padding(pool, 150, 500);
  }

  /// Greetings, thanks and other politeness, to learn with.
  static Padding courtesy() {
    return new Padding(paragraphs("own-courtesy.txt"), 20, 120);
  }

  /// The padding to calibrate with: text without any request.
  static Padding calibrating() {
    return new Padding(paragraphs("own-neutral.txt"), 150, 500);
  }

  /// The padding to measure with; nothing is learned from it.
  static Padding measuring() {
    return new Padding(paragraphs("neutral.txt"), 150, 500);
  }

  static List<String> paragraphs(String resource) {
    return List.of(Sample.resource(resource).strip().split("\n\n", -1));
  }

  /// Puts a text among some of the pool, mostly as a paragraph of its own, sometimes within one.
  Padded around(String text, Random random) {
    boolean apart = random.nextInt(3) > 0;
    String before = apart ? some(random) : some(random).replace('\n', ' ');
    String after = some(random);
    return new Padded(
        before + text + (apart ? "\n" : " ") + after,
        before.length(),
        before.length() + text.length());
  }

  private String some(Random random) {
    if (pool.isEmpty() || random.nextInt(3) == 0) {
      return "";
    }
    return text(lengthMin + random.nextInt(lengthSpread), random);
  }

  /// Texts of the pool, chosen at random, of this length together or somewhat more.
  String text(int length, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(pool.get(random.nextInt(pool.size()))).append('\n');
    }
    return text.toString();
  }
}

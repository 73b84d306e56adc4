package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Learns two things of requests. What reads like one, of whatever kind, against what was pasted:
/// from requests of a sentence or two, from samples of which it is known which lines are material,
/// and from text that asks for nothing. And which requests about material want a judgement of it,
/// against those that want it worked on: from what is no material in such samples.
final class Requests {
  /// A request of so many sentences at most holds no material of its own.
  private static final int REQUEST_MAX = 2;

  /// Shorter lines are greetings and names.
  private static final int PART_MIN = 12;

  private final Vocabulary vocabulary;
  private final Lessons lessons = new Lessons();
  private final Lessons acts = new Lessons();
  private final Set<String> told = new HashSet<>();

  /// @param read answers the view of a sample
  Requests(
      Lexicon lexicon,
      Vocabulary vocabulary,
      List<Sample> samples,
      Function<Sample, Stretch> read) {
    this.vocabulary = vocabulary;
    Material material = new Material(samples);
    for (Sample sample : samples) {
      if (sample.asked().turns().size() > 1) {
        continue;
      }
      Stretch whole = read.apply(sample);
      boolean[] own = material.own(whole.view(), whole.words());
      if (IntStream.range(0, own.length).anyMatch(sentence -> !own[sentence])) {
        parts(whole, own);
        acts(sample, whole, own);
      } else if (own.length <= REQUEST_MAX) {
        lessons.add(true, List.of(whole.vector(vocabulary)));
      }
    }
    List<String> texts = new ArrayList<>(Material.documents());
    texts.addAll(Padding.paragraphs("own-neutral.txt"));
    for (String text : texts) {
      Stretch whole = Stretch.of(Learner.view(text), lexicon);
      parts(whole, new boolean[whole.to()]);
    }
  }

  /// What reads like a request.
  LinearSvm.Machine asking() {
    return lessons.train();
  }

  /// Which requests about material want a judgement of it.
  LinearSvm.Machine act() {
    return acts.train();
  }

  /// The parts of a sample with material that are all request have the sample's label.
  private void acts(Sample sample, Stretch whole, boolean[] own) {
    for (PlainText.Range part : Instruction.parts(whole.words())) {
      int length = whole.words().from(part.to()) - whole.words().from(part.from());
      boolean all = IntStream.range(part.from(), part.to()).allMatch(one -> own[one]);
      if (all && length >= PART_MIN) {
        Stretch stretch = new Stretch(whole.view(), whole.words(), part.from(), part.to());
        acts.add(sample.prohibited(), List.of(stretch.vector(vocabulary)));
      }
    }
  }

  /// The parts of one view that are all request or all material, each text once.
  private void parts(Stretch whole, boolean[] own) {
    for (PlainText.Range part : Instruction.parts(whole.words())) {
      int from = whole.words().from(part.from());
      int length = whole.words().from(part.to()) - from;
      boolean all =
          IntStream.range(part.from(), part.to()).allMatch(one -> own[one] == own[part.from()]);
      String text = new String(whole.view().lower(), from, length).strip();
      if (all && text.length() >= PART_MIN && told.add(text)) {
        Stretch stretch = new Stretch(whole.view(), whole.words(), part.from(), part.to());
        lessons.add(own[part.from()], List.of(stretch.vector(vocabulary)));
      }
    }
  }
}

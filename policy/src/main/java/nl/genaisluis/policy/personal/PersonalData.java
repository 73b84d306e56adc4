package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.Leaf;

/// Finds personal data in the texts of a request and replaces it. Immutable and thread-safe; no I/O
/// after [#load]; never throws for any text.
public final class PersonalData {
  private final Detector detector;
  private final SpecialCategories special;

  private PersonalData(Detector detector, SpecialCategories special) {
    this.detector = detector;
    this.special = special;
  }

  /// Reads the word lists from the class path.
  public static PersonalData load(PersonalDataConfig config) {
    return new PersonalData(new Detector(config), SpecialCategories.load());
  }

  /// Scrubs all leaves, in order. Placeholders are numbered per type in order of first occurrence
  /// over the whole list; the same value has the same placeholder.
  public Scrubbed scrub(List<Leaf> leaves, Actions actions) {
    List<Page> pages = new ArrayList<>();
    for (Leaf leaf : leaves) {
      pages.add(detector.page(leaf));
    }
    detector.detect(pages);
    return new Rewrite(actions, pages).run(pages, special.find(pages));
  }
}

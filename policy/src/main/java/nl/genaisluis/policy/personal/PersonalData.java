package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.policy.namemodel.NameModels;

/// Finds personal data in the texts of a request and replaces it. Immutable and thread-safe; no I/O
/// after [#load]; never throws for any text; waits only where [#waits] says so.
public final class PersonalData {
  private final Detector detector;
  private final SpecialCategories special;

  PersonalData(Detector detector, SpecialCategories special) {
    this.detector = detector;
    this.special = special;
  }

  /// Reads the word lists from the class path.
  public static PersonalData load(PersonalDataConfig config) {
    return load(config, AddressList.none());
  }

  /// The same, with the addresses of the own province.
  public static PersonalData load(PersonalDataConfig config, AddressList addresses) {
    return load(config, addresses, NameModels.none());
  }

  /// The same, with the operator's model of names beside the built-in rules.
  public static PersonalData load(
      PersonalDataConfig config, AddressList addresses, NameModels models) {
    return new PersonalData(new Detector(config, addresses, models), SpecialCategories.load());
  }

  /// The check for other lists, with the same model of names.
  public PersonalData with(PersonalDataConfig config, AddressList addresses) {
    return new PersonalData(detector.with(config, addresses), special);
  }

  /// The same for a caller that may not wait: where there is a model of names, it counts as one
  /// that did not answer, and what may be a name is masked.
  public PersonalData atOnce() {
    return waits() ? new PersonalData(detector.beside(NameModels.silent()), special) : this;
  }

  /// The same without the operator's model of names, for texts that an event loop reads.
  public PersonalData withoutNameModel() {
    return waits() ? new PersonalData(detector.beside(NameModels.none()), special) : this;
  }

  /// True when [#scrub] may wait for the operator's model of names, for its budget at most.
  public boolean waits() {
    return detector.waits();
  }

  /// How keys of well-known services begin; [#secrets] knows what follows.
  public static List<String> secretHeads() {
    return Secrets.heads();
  }

  /// The passwords, keys and tokens in a text: hits of [PersonalType#GEHEIM] alone, in the order in
  /// which they were recognised. Nothing is replaced.
  public List<PersonalFinding> secrets(String text) {
    Page page = detector.page(new Leaf("", -1, null, -1, false, text));
    Triggers.secrets(page);
    return page.hits().stream()
        .filter(hit -> hit.type() == PersonalType.GEHEIM)
        .map(
            hit ->
                new PersonalFinding(
                    0,
                    page.view().originalStart(hit.start()),
                    page.view().originalEnd(hit.end()),
                    hit.type(),
                    Action.FLAG,
                    null,
                    hit.rule(),
                    hit.score()))
        .toList();
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

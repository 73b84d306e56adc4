package nl.genaisluis.policy.personal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request's texts without the personal data that was found, and the way back for the asker.
/// Immutable. Holds values, so `toString` shows counts only.
public final class Scrubbed {
  private final List<String> texts;
  private final List<PersonalFinding> findings;
  private final Map<Placeholder, String> values;
  private final Set<Placeholder> given;
  private final boolean fixedHit;
  private final List<String> specialCategories;
  private final Tongue tongue;

  /// What the parts of a scrub add up to.
  ///
  /// @param values what the asker gets back
  /// @param given every placeholder in the texts, also those that are never restored, and the
  ///   look-alikes that the asker wrote
  record Parts(
      List<String> texts,
      List<PersonalFinding> findings,
      Map<Placeholder, String> values,
      Set<Placeholder> given,
      boolean fixedHit,
      List<String> specialCategories,
      Tongue tongue) {
    @Override
    public String toString() {
      return "Parts[" + findings.size() + " findings]";
    }
  }

  Scrubbed(Parts parts) {
    this.texts = List.copyOf(parts.texts());
    this.findings = List.copyOf(parts.findings());
    this.values = Map.copyOf(parts.values());
    this.given = Set.copyOf(parts.given());
    this.fixedHit = parts.fixedHit();
    this.specialCategories = List.copyOf(parts.specialCategories());
    this.tongue = parts.tongue();
  }

  /// The texts that may leave, as many as there were leaves and in their order.
  public List<String> texts() {
    return texts;
  }

  /// What was found, in reading order; offsets are UTF-16 code units of the original leaf text.
  public List<PersonalFinding> findings() {
    return findings;
  }

  /// The number of findings per type name.
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (PersonalFinding finding : findings) {
      counts.merge(finding.type().name(), 1, Integer::sum);
    }
    return Collections.unmodifiableMap(counts);
  }

  /// True when a finding's action is to refuse the request.
  public boolean blocked() {
    return findings.stream().anyMatch(finding -> finding.action() == Action.BLOCK);
  }

  /// True when personal data stands in a key or a tool name, which cannot be rewritten.
  public boolean fixedHit() {
    return fixedHit;
  }

  /// The special categories of AVG articles 9 and 10 that are named in one sentence with a person.
  public List<String> specialCategories() {
    return specialCategories;
  }

  /// The line that asks the model to keep the placeholders as they are, in the conversation's
  /// language; null when the texts have none.
  public @Nullable String instruction() {
    if (findings.stream().noneMatch(finding -> finding.placeholder() != null)) {
      return null;
    }
    return switch (tongue) {
      case DUTCH ->
          "Codes tussen vierkante haken zoals [PERSOON_1] staan voor persoonsgegevens. Neem ze"
              + " letterlijk over waar je ze nodig hebt en verzin er geen bij.";
      case ENGLISH ->
          "Codes in square brackets such as [PERSON_1] stand for personal data. Copy them exactly"
              + " where you need them and do not make up new ones.";
    };
  }

  /// A fresh restorer; take one per choice and field.
  public Restorer restorer(Restorer.Mode mode) {
    return new Restorer(values, given, mode);
  }

  /// A whole text with the values put back.
  public String restore(String text) {
    Restorer restorer = restorer(Restorer.Mode.TEXT);
    return restorer.push(text) + restorer.finish();
  }

  @Override
  public String toString() {
    return "Scrubbed[" + texts.size() + " texts, " + counts() + "]";
  }
}

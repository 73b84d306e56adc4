package nl.genaisluis.audit.search;

/// What entries are told apart by: one can narrow a search to values of it, and have what was found
/// counted by it.
public enum Facet {
  /// Code of the event.
  CODE("code", 'k', false),
  USE_CASE("use_case", 'u', false),
  /// The model that answered, or the first that would have been asked.
  MODEL("model", 'm', false),
  /// How it went: ground of a refusal, outcome of an answer, ruling of a dry run. A call that was
  /// let through has none before its end.
  VERDICT("verdict", 'v', false),
  /// `2026-11`.
  MONTH("month", 't', false),
  /// How much energy an answer took, as an [EnergyBand]; an entry that is not the end of one has
  /// none.
  ENERGY("energy_band", 'e', false),
  /// The organisation unit of who asked, as long as the content of the entry is there, or
  /// [UnitCounts#UNKNOWN]. Counted apart, in [UnitCounts].
  UNIT("unit", 'o', false),
  /// Ids of rules that hit, in the question or in the answer.
  RULE("rule", 'r', true),
  /// Prohibited classes that were hit.
  CATEGORY("category", 'c', true),
  /// Types of personal data that were replaced.
  MASKED("masked", 'p', true);

  private final String field;
  private final char letter;
  private final boolean several;

  Facet(String field, char letter, boolean several) {
    this.field = field;
    this.letter = letter;
    this.several = several;
  }

  /// The field of the index that holds its values as terms.
  String field() {
    return field;
  }

  /// The letter before its values in what is counted.
  char letter() {
    return letter;
  }

  /// True when one entry can have more than one value.
  boolean several() {
    return several;
  }

  /// True when its values are ids and codes that words are looked for in.
  boolean isName() {
    return switch (this) {
      case CODE, USE_CASE, MODEL, VERDICT, RULE, CATEGORY -> true;
      case MONTH, ENERGY, UNIT, MASKED -> false;
    };
  }

  static Facet of(char letter) {
    for (Facet facet : values()) {
      if (facet.letter == letter) {
        return facet;
      }
    }
    throw new IllegalArgumentException("index holds an unknown facet: " + letter);
  }
}

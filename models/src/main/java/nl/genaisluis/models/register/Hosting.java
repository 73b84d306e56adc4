package nl.genaisluis.models.register;

/// Who runs the machines, where, and under which law.
///
/// @param own the province itself or a body that works for it alone, on machines it controls
public record Hosting(
    Fact<String> country,
    Fact<Jurisdiction> jurisdiction,
    Fact<Party> owner,
    Sector sector,
    boolean own) {
  public Hosting {
    if (own && jurisdiction.value() != Jurisdiction.OWN) {
      throw new IllegalArgumentException("own hosting has jurisdiction own");
    }
    if (!own && jurisdiction.value() == Jurisdiction.OWN) {
      throw new IllegalArgumentException("jurisdiction own is for own hosting");
    }
  }

  /// Who the owner serves.
  public enum Sector {
    PUBLIC,
    COMMERCIAL
  }
}

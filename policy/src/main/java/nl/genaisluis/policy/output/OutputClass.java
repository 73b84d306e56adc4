package nl.genaisluis.policy.output;

/// What an output rule looks for. The codes are stable words in the API and the records.
public enum OutputClass {
  BESLUIT("besluit"),
  SANCTIE("sanctie"),
  BEOORDELING("beoordeling"),
  GEHEIM("geheim"),
  PERSOONSGEGEVENS("persoonsgegevens");

  private final String code;

  OutputClass(String code) {
    this.code = code;
  }

  /// The stable code.
  public String code() {
    return code;
  }
}

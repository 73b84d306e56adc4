package nl.genaisluis.policy;

/// What is asked of a model.
public enum Kind {
  CHAT("chat"),
  EMBEDDINGS("embeddings");

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  /// The stable name in records.
  public String code() {
    return code;
  }
}

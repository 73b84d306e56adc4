package nl.genaisluis.models.register;

/// How sensitive data is, from low to high. The names are the stable words in files and APIs.
public enum DataClass {
  OPENBAAR,
  INTERN,
  VERTROUWELIJK,
  GEHEIM;

  /// A host that may hold this class may hold the other one too.
  public boolean covers(DataClass other) {
    return compareTo(other) >= 0;
  }
}

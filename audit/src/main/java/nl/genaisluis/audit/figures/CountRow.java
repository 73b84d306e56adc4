package nl.genaisluis.audit.figures;

/// How often something happened.
///
/// @param key what is counted; [Folding#REST] for rows folded together
public record CountRow(String key, long count) implements Folding.Row<CountRow> {
  @Override
  public CountRow fold(CountRow other) {
    return new CountRow(Folding.REST, count + other.count);
  }

  @Override
  public CountRow renamed() {
    return new CountRow(Folding.REST, count);
  }
}

package nl.genaisluis.audit.figures;

/// What one use case, model or evidence class took.
///
/// @param key what is counted; [Folding#REST] for rows folded together
/// @param count closed exchanges
public record UseRow(String key, long count, TokenSum tokens, EnergySum energy)
    implements Folding.Row<UseRow> {
  static UseRow none(String key) {
    return new UseRow(key, 0, TokenSum.NONE, EnergySum.NONE);
  }

  @Override
  public UseRow fold(UseRow other) {
    return plus(Folding.REST, other);
  }

  @Override
  public UseRow renamed() {
    return new UseRow(Folding.REST, count, tokens, energy);
  }

  UseRow plus(UseRow other) {
    return plus(key, other);
  }

  private UseRow plus(String name, UseRow other) {
    return new UseRow(
        name, count + other.count, tokens.plus(other.tokens), energy.plus(other.energy));
  }
}

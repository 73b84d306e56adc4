package nl.genaisluis.policy.judge;

/// What the judge said of a doubt.
public enum Verdict {
  /// Not a prohibited use.
  CLEARED("judge_cleared"),
  /// A prohibited use: the doubt stays.
  UPHELD("judge_upheld"),
  /// It could not or would not say, or what it said was not usable: the doubt stays.
  NONE("judge_no_verdict");

  private final String code;

  Verdict(String code) {
    this.code = code;
  }

  /// The stable word in records.
  public String code() {
    return code;
  }
}

package nl.genaisluis.policy.prohibited;

/// The uses for which generative AI is never used. The first four are the province's own rule, the
/// last the uses that the EU AI Act (2024/1689, art. 5 and annex III) forbids or calls high-risk.
public enum ProhibitedClass {
  VERGUNNINGEN("vergunningen"),
  SUBSIDIES("subsidies"),
  HANDHAVING("handhaving"),
  INWONERS("inwoners"),
  HOOGRISICO("hoogrisico");

  private final String code;

  ProhibitedClass(String code) {
    this.code = code;
  }

  /// The stable name in APIs, records and data sets.
  public String code() {
    return code;
  }
}

package nl.genaisluis.gateway.exchange;

/// How the use log is kept.
///
/// @param register URI of the register of use cases, which is the register of processing activities
/// @param days how long a line stays
public record UseTerms(String register, int days) {
  /// Half a year (BIO2 8.18.02, AI Act art. 26(6)), and the weeks in which somebody looks into it.
  public static final int DAYS = 200;

  public UseTerms {
    if (days < 1 || days > 3_650) {
      throw new IllegalArgumentException("use_log.days must be between 1 and 3650, was: " + days);
    }
  }
}

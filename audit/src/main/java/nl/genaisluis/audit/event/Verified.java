package nl.genaisluis.audit.event;

/// Somebody had the log recomputed from its entries, up to a checkpoint.
///
/// @param size entries under that checkpoint
/// @param root of the tree under it, in hexadecimal; of the empty tree when no checkpoint held
/// @param sound whether the log is what it claims to be
/// @param faults what is wrong with the log, counted
/// @param remarks what a person should look at, counted
public record Verified(
    String exchange, long size, String root, boolean sound, long faults, long remarks, String role)
    implements Event {
  public static final String CODE = "verified";

  private static final int ROOT_DIGITS = 64;

  public Verified {
    Plain.id("exchange", exchange);
    Plain.count("size", size);
    Plain.hex("root", root, ROOT_DIGITS);
    Plain.count("faults", faults);
    Plain.count("remarks", remarks);
    Plain.name("role", role);
    if (sound != (faults == 0)) {
      throw new IllegalArgumentException("a log is sound when it has no faults");
    }
  }

  @Override
  public String code() {
    return CODE;
  }
}

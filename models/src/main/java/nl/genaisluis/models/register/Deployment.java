package nl.genaisluis.models.register;

/// On what the weights run, as far as the host says so.
public record Deployment(Precision precision, Hardware hardware) {
  /// The number format of the running weights.
  public enum Precision {
    BF16,
    FP8,
    INT8,
    INT4,
    MXFP4,
    /// The host does not say.
    UNSTATED
  }

  /// The accelerator.
  public enum Hardware {
    H100,
    H200,
    B200,
    A100,
    L40S,
    CPU,
    /// Another one.
    OTHER,
    /// The host does not say.
    UNSTATED
  }
}

package nl.genaisluis.audit.verify;

/// One thing that the verifier found.
///
/// @param code stable code
/// @param severity whether the log can still be believed
/// @param index the entry or tile that it is about; -1 when it is about the log as a whole
/// @param text the same for people; names places, never content
public record Problem(String code, Severity severity, long index, String text) {
  /// How bad a problem is.
  public enum Severity {
    /// The log is not what it claims to be.
    FAULT,
    /// Possible in an honest log, and for a person to look at.
    REMARK
  }
}

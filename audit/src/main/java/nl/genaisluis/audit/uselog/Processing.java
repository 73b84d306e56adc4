package nl.genaisluis.audit.uselog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One data processing, with the fields of Logboek Dataverwerkingen 1.0.0. No person is in it: what
/// a prompt is about is not known, so it has no `dpl.core.data_subject_id`.
///
/// @param traceId `trace_id`: 32 lower-case hexadecimal digits
/// @param spanId `span_id`: 16 lower-case hexadecimal digits
/// @param parentSpanId `parent_span_id`: the caller's span; null when the trace begins here
/// @param name `name`: the kind of processing
/// @param status `status`
/// @param start `start_time`
/// @param end `end_time`; null while the processing goes on, or when its end was never seen
/// @param activity `dpl.core.processing_activity_id`: URI of the activity in its register
public record Processing(
    String traceId,
    String spanId,
    @Nullable String parentSpanId,
    String name,
    Status status,
    Instant start,
    @Nullable Instant end,
    String activity) {
  /// How a processing ended.
  public enum Status {
    UNSET("Unset"),
    OK("Ok"),
    ERROR("Error");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    /// As the standard writes it.
    public String code() {
      return code;
    }
  }

  public Processing {
    if (!isHex(traceId, 32) || !isHex(spanId, 16)) {
      throw new IllegalArgumentException("trace and span must be 32 and 16 hexadecimal digits");
    }
    if (parentSpanId != null && !isHex(parentSpanId, 16)) {
      throw new IllegalArgumentException("parent span must be 16 hexadecimal digits");
    }
  }

  private static boolean isHex(String text, int length) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() == length;
  }

  /// The same processing at its end.
  public Processing ended(Status how, Instant when) {
    return new Processing(traceId, spanId, parentSpanId, name, how, start, when, activity);
  }
}

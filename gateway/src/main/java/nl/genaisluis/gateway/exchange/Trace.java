package nl.genaisluis.gateway.exchange;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The place of one request in a trace (W3C Trace Context). The gateway is a span of its own under
/// the caller's; `tracestate` is neither read nor passed on.
///
/// @param traceId 32 lower-case hexadecimal digits, not all zero
/// @param spanId of the gateway's span, 16 digits, not all zero
/// @param parentSpanId of the caller's span; null when the trace begins here
/// @param sampled what the caller says of its own recording; the use log leaves nothing out
public record Trace(String traceId, String spanId, @Nullable String parentSpanId, boolean sampled) {
  /// Name of the header.
  public static final String HEADER = "traceparent";

  private static final SecureRandom RANDOM = new SecureRandom();

  /// Trace Context §3.2.2: version, trace, parent and flags; later versions may say more.
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.{0,200})?");

  /// The trace that these headers name, with a new span in it; a new trace when there is not
  /// exactly one header or it does not have the form of the standard.
  public static Trace of(List<String> headers) {
    Matcher said = headers.size() == 1 ? FORM.matcher(headers.getFirst()) : null;
    if (said == null || !said.matches() || !sound(said)) {
      return new Trace(hex(16), hex(8), null, true);
    }
    boolean sampled = (Integer.parseInt(said.group(4), 16) & 1) == 1;
    return new Trace(said.group(2), hex(8), said.group(3), sampled);
  }

  private static boolean sound(Matcher said) {
    boolean longer = said.group(5) != null;
    return !said.group(1).equals("ff")
        && !(said.group(1).equals("00") && longer)
        && !said.group(2).matches("0+")
        && !said.group(3).matches("0+");
  }

  /// The header that names the gateway's span, for the answer and for the call to a model.
  public String header() {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  private static String hex(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    // All zero is no id; one set bit costs nothing.
    bytes[0] |= 1;
    return HexFormat.of().formatHex(bytes);
  }
}

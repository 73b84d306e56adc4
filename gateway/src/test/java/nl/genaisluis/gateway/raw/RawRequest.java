package nl.genaisluis.gateway.raw;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 request as it came off a socket.
///
/// @param head up to and with the empty line
public record RawRequest(String head, String body) {
  private static final String LENGTH = "content-length: ";

  /// The next request of a connection; null when there is none any more.
  public static @Nullable RawRequest read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int unit = in.read();
      if (unit < 0) {
        return null;
      }
      head.append((char) unit);
    }
    return new RawRequest(
        head.toString(), new String(in.readNBytes(length(head.toString())), UTF_8));
  }

  private static int length(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(LENGTH);
    return at < 0
        ? 0
        : Integer.parseInt(
            lower.substring(at + LENGTH.length(), lower.indexOf("\r\n", at)).strip());
  }

  /// Head and body.
  public String text() {
    return head + body;
  }
}

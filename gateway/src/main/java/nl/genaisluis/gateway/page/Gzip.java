package nl.genaisluis.gateway.page;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Compression of pages and assets: the same bytes for everyone, holding nothing of the asker. What
/// is answered under a token is never compressed, for the length of a compressed answer tells of
/// secrets beside text that another chose (BREACH), and a compressor would hold a stream back.
final class Gzip {
  /// Shorter bodies fit one packet anyway.
  private static final int WORTH_BYTES = 1_024;

  private Gzip() {}

  static boolean worth(byte[] body) {
    return body.length >= WORTH_BYTES;
  }

  static byte[] compress(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  /// True when the client says that it takes gzip (RFC 9110 §12.5.3); `*` and weights other than
  /// zero count, a weight of zero is a no.
  static boolean accepted(HttpServerRequest request) {
    boolean any = false;
    for (String header : request.headers().getAll("Accept-Encoding")) {
      for (String part : header.split(",", -1)) {
        String[] words = part.toLowerCase(Locale.ROOT).split(";", -1);
        String coding = words[0].strip();
        if (coding.equals("gzip")) {
          return !refused(words);
        }
        any |= coding.equals("*") && !refused(words);
      }
    }
    return any;
  }

  private static boolean refused(String[] words) {
    return words.length > 1 && words[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
  }
}

package nl.genaisluis.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// The text that a fuzzer's bytes stand for: UTF-8, in which a byte that does not fit stands for
/// half of a surrogate pair, so that texts no client can send are reached too.
public final class FuzzText {
  private FuzzText() {}

  /// The text of these bytes.
  public static String of(byte[] input) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(input);
    CharBuffer text = CharBuffer.allocate(input.length);
    CoderResult result = decoder.decode(bytes, text, true);
    while (result.isError()) {
      text.put(half(bytes.get()));
      result = decoder.reset().decode(bytes, text, true);
    }
    return text.flip().toString();
  }

  /// Continuation bytes are low halves, all others high ones.
  private static char half(byte unit) {
    int low = unit & 0x3f;
    return (char) ((unit & 0x40) == 0 ? 0xDC00 | low : 0xD800 | low);
  }
}

package nl.genaisluis.models.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes of UTF-8 to text, strictly.
final class Utf8 {
  /// What the JDK puts in the place of bytes that are no UTF-8.
  private static final char REPLACEMENT = '\ufffd';

  private Utf8() {}

  /// The text of these bytes. A text that was decoded leniently and has no replacement in it was
  /// whole, and that way is many times faster; one that has is decoded again, for the character may
  /// also have been sent.
  static String decode(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : strictly(bytes);
  }

  private static String strictly(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }
}

package nl.genaisluis.gateway.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Files that are text already: UTF-8, UTF-16 with a byte order mark, or what older programs write.
final class PlainText {
  private static final Charset OLDER = Charset.forName("windows-1252");

  private PlainText() {}

  static void read(byte[] bytes, Sheet sheet) throws ReadFault {
    CharBuffer text = decode(bytes);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
        throw new ReadFault(Reason.WRONG_KIND);
      }
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == '\ufeff';
    char[] characters = new char[text.length()];
    text.get(characters);
    int from = marked ? 1 : 0;
    sheet.write(characters, from, characters.length - from);
  }

  private static CharBuffer decode(byte[] bytes) throws ReadFault {
    try {
      if (starts(bytes, 0xfe, 0xff) || starts(bytes, 0xff, 0xfe)) {
        return strict(StandardCharsets.UTF_16, bytes);
      }
      return strict(StandardCharsets.UTF_8, bytes);
    } catch (CharacterCodingException notUnicode) {
      try {
        return strict(OLDER, bytes);
      } catch (CharacterCodingException noText) {
        throw new ReadFault(Reason.WRONG_KIND);
      }
    }
  }

  private static CharBuffer strict(Charset charset, byte[] bytes) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes));
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }
}

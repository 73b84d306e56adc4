package nl.genaisluis.audit.export;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.Revealed;

/// One content as a line of JSON, its end included. Never printed.
///
/// @param index place in the log of the entry that it belongs to
/// @param leaf id of that entry
record ContentLine(long index, String leaf, Revealed revealed) {
  /// A content of 4 MiB whose every character is escaped.
  static final int BYTES_MAX = 6 * Content.BYTES_MAX + 4096;

  private static final String SALT = "salt";
  private static final String RETAIN_UNTIL = "retain_until";
  private static final String TEXT = "text";
  private static final String UNIT = "unit";

  byte[] bytes() throws IOException {
    Instant retainUntil = revealed.content().retainUntil();
    return new FlatLine.Facts()
        .with(SALT, revealed.salt())
        .with(RETAIN_UNTIL, retainUntil == null ? null : retainUntil.toString())
        .with(UNIT, revealed.content().unit())
        .with(TEXT, revealed.content().text())
        .line(index, leaf);
  }

  /// The content that a line is; anything else is an [ExportFault] that does not quote it.
  static ContentLine parse(byte[] line) throws IOException {
    try {
      FlatLine flat = FlatLine.parse(line);
      String retainUntil = flat.factOrNull(RETAIN_UNTIL);
      Content content =
          new Content(
              flat.fact(TEXT),
              retainUntil == null ? null : Instant.parse(retainUntil),
              flat.factOrNull(UNIT));
      return new ContentLine(flat.index(), flat.leaf(), new Revealed(content, flat.fact(SALT)));
    } catch (DateTimeException | IllegalArgumentException notContent) {
      // Without its cause: a parser's message quotes what it stumbled over.
      throw malformed();
    }
  }

  private static ExportFault malformed() {
    return new ExportFault(Export.CONTENT + " has a line that is not a content");
  }

  @Override
  public String toString() {
    return "ContentLine[" + index + "]";
  }
}

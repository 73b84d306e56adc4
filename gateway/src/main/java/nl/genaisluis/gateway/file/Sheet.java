package nl.genaisluis.gateway.file;

import java.io.Writer;

/// The text that is read, up to its bound. More than that is no text at all: a part that looks like
/// the whole would mislead.
final class Sheet extends Writer {
  /// Most characters of one file; as many as one message of a conversation may have.
  static final int CHARACTERS_MAX = 200_000;

  private final StringBuilder text = new StringBuilder();

  /// Thrown through libraries that write to a sheet.
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("the sheet is full", null, false, false);
    }
  }

  @Override
  public void write(char[] characters, int from, int length) {
    if (text.length() + length > CHARACTERS_MAX) {
      throw new Full();
    }
    text.append(characters, from, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /// The text, or the fault that there is none.
  String text() throws ReadFault {
    String whole = text.toString().replace("\r\n", "\n").replace('\r', '\n').strip();
    if (whole.isEmpty()) {
      throw new ReadFault(Reason.NO_TEXT);
    }
    return whole;
  }
}

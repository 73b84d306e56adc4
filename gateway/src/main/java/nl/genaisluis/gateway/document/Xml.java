package nl.genaisluis.gateway.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes one XML part. Texts are escaped, and what XML cannot carry becomes the sign for a
/// character that is unknown, so a part is well-formed whatever was typed.
final class Xml {
  private static final int UNKNOWN = 0xFFFD;

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /// @param attributes names and values by turns
  Xml open(String name, String... attributes) {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  Xml close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  Xml empty(String name, String... attributes) {
    start(name, attributes);
    out.append("/>");
    return this;
  }

  /// An element with nothing but this text.
  Xml element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Xml text(String text) {
    escape(text, false);
    return this;
  }

  byte[] bytes() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void start(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
  }

  private void escape(String text, boolean attribute) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n' -> {
                  if (attribute) {
                    out.append("&#").append(point).append(';');
                  } else {
                    out.append((char) point);
                  }
                }
                default -> out.appendCodePoint(allowed(point) ? point : UNKNOWN);
              }
            });
  }

  /// Extensible Markup Language 1.0 §2.2, without the line feed and tab that are handled apart. A
  /// carriage return would be read back as something else.
  private static boolean allowed(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
